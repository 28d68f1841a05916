//! A choice as the query of a URL, and back. Reading never fails: what a link
//! gets wrong is said in a notice, and the default stands in. One schema serves
//! both directions. Knows nothing of the browser's address bar.

mod schema;

use std::borrow::Cow;
use std::fmt;

use schema::{Entry, OTHERS, Reading, SPREAD};

use super::{Choice, Model, Pool, Presentation, Workload, fits};

/// How many unknown names a notice lists before it only counts.
const NAMES_LISTED: usize = 3;

/// What was wrong with a link and what is used instead: one sentence or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    sentence: String,
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl From<String> for Notice {
    fn from(sentence: String) -> Self {
        Self { sentence }
    }
}

/// The pairs of a query, decoded.
type Pairs<'a> = [(Cow<'a, str>, Cow<'a, str>)];

/// Reads a query, with or without its leading `?`.
pub fn read_query(query: &str) -> (Choice, Presentation, Vec<Notice>) {
    let query = query.strip_prefix('?').unwrap_or(query);
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    let mut reading = Reading { choice: start(Workload::Primes), presentation: Presentation::default() };
    let mut notices = Vec::new();

    read_entries(&SPREAD, &pairs, &mut reading, &mut notices);
    settle(&mut reading.choice, &mut notices);
    read_params(&pairs, &mut reading.choice, &mut notices);
    read_entries(&OTHERS, &pairs, &mut reading, &mut notices);

    notices.extend(unknown_names(&pairs, &reading.choice));
    (reading.choice, reading.presentation, notices)
}

/// Writes a choice as a query without a leading `?`. What is as it is by
/// default is left out, but the scenario, the model and where it runs.
pub fn write_query(choice: &Choice, presentation: &Presentation) -> String {
    let entries = |entries: &'static [Entry]| {
        entries.iter().filter_map(|entry| Some((entry.name, (entry.write)(choice, presentation)?)))
    };
    let params = choice.params().filter(|(param, value)| *value != param.default_in(choice.place()));
    let params = params.map(|(param, value)| (param.id, schema::param_value(param, value)));
    let pairs = entries(&SPREAD).chain(params).chain(entries(&OTHERS));
    let pairs = pairs.map(|(name, value)| if value.is_empty() { name.to_owned() } else { format!("{name}={value}") });
    pairs.collect::<Vec<_>>().join("&")
}

/// A workload as a link that names nothing else has it.
fn start(workload: Workload) -> Choice {
    let threads = Choice::new(workload, Model::Threads);
    if fits(&threads).is_ok() { threads } else { nearest(threads) }
}

/// The same work under the first model that fits, the choice's own (without a
/// pool) before all others.
fn nearest(mut choice: Choice) -> Choice {
    let models = [choice.model].into_iter().chain(Model::ALL);
    choice.pool = Pool::None;
    for model in models {
        choice.model = model;
        if fits(&choice).is_ok() {
            break;
        }
    }
    choice
}

/// Makes workload, model and pool go together, and says what had to change.
fn settle(choice: &mut Choice, notices: &mut Vec<Notice>) {
    let (model, pool) = (choice.model, choice.pool);
    if pool != Pool::None && model != Model::Coroutines {
        choice.pool = Pool::None;
        let (model, pool) = (model.id(), pool.id());
        let sentence =
            format!("Only coroutines have a pool beside them; pool={pool} is left out, since the model is {model}.");
        notices.push(sentence.into());
    }
    if let Err(unfit) = fits(choice) {
        *choice = nearest(choice.clone());
        let instead = if choice.model == model { "coroutines alone" } else { choice.model.id() };
        notices.push(format!("{unfit} Until then it is {instead}.").into());
    }
}

fn read_entries(entries: &[Entry], pairs: &Pairs, reading: &mut Reading, notices: &mut Vec<Notice>) {
    for entry in entries {
        if let Some(value) = value_of(entry.name, pairs, notices)
            && let Err(refusal) = (entry.read)(reading, value)
        {
            notices.push(refusal.notice(entry.name, value));
        }
    }
}

fn read_params(pairs: &Pairs, choice: &mut Choice, notices: &mut Vec<Notice>) {
    for param in choice.workload.params() {
        if let Some(value) = value_of(param.id, pairs, notices) {
            match schema::read_param(param, choice.place(), value) {
                Ok(number) => *choice = choice.clone().with_value(param.id, number),
                Err(refusal) => notices.push(refusal.notice(param.id, value)),
            }
        }
    }
}

/// What the link says under that name; the first time, if it does so twice.
fn value_of<'a>(name: &str, pairs: &'a Pairs, notices: &mut Vec<Notice>) -> Option<&'a str> {
    let mut values = pairs.iter().filter(|(given, _)| given == name).map(|(_, value)| value.as_ref());
    let first = values.next()?;
    if values.any(|other| other != first) {
        notices.push(format!("The link gives {name} more than once. The first counts.").into());
    }
    Some(first)
}

/// One notice for everything in the link that means nothing here.
fn unknown_names(pairs: &Pairs, choice: &Choice) -> Option<Notice> {
    let is_known = |name: &str| {
        SPREAD.iter().chain(&OTHERS).any(|entry| entry.name == name)
            || choice.workload.params().iter().any(|param| param.id == name)
    };
    let unknown: Vec<&str> = pairs.iter().map(|(name, _)| name.as_ref()).filter(|name| !is_known(name)).collect();
    let listed: Vec<String> =
        unknown.iter().take(NAMES_LISTED).map(|name| format!("“{}”", schema::shortened(name))).collect();
    let more = match unknown.len().saturating_sub(NAMES_LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let names = listed.join(", ") + &more;
    let title = choice.workload.title();
    (!unknown.is_empty()).then(|| format!("The link also gives {names}, which “{title}” does not know.").into())
}

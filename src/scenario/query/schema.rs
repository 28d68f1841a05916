//! The names that a query may hold, what each may be, and how it is written.
//! Only tables and the reading of single values; what goes together is settled
//! one level up. The parameters of a workload are in the catalogue.

use super::{Notice, start};
use crate::scenario::{
    Choice, Fault, MOST_CORES, Model, Param, ParamKind, Place, Pool, Presentation, Theme, Workload, grouped,
    worker_limit,
};

/// The most of a wrong value that a notice repeats, in characters.
const SHOWN: usize = 40;

/// What has been read so far.
pub(super) struct Reading {
    pub(super) choice: Choice,
    pub(super) presentation: Presentation,
}

/// One name: how its value is taken in, and how it is written if it is not the default.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) read: fn(&mut Reading, &str) -> Result<(), Refusal>,
    pub(super) write: fn(&Choice, &Presentation) -> Option<String>,
}

/// Why a value is not taken.
pub(super) enum Refusal {
    /// It should have been something else; that is used.
    Wanted { wanted: String, used: String },
    /// It is sound, but this version does not have it.
    NotHere(&'static str),
}

impl Refusal {
    pub(super) fn notice(self, name: &str, value: &str) -> Notice {
        let value = shortened(value);
        let sentence = match self {
            Self::Wanted { wanted, used } => {
                format!("The link says {name}={value}, but {name} is {wanted}. Instead it is {used}.")
            }
            Self::NotHere(sentence) => sentence.to_owned(),
        };
        sentence.into()
    }
}

/// A link is anyone's text; a notice repeats no more of it than a line can show.
pub(super) fn shortened(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .take(SHOWN)
        .map(|char| if char.is_control() { char::REPLACEMENT_CHARACTER } else { char })
        .collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// How the work is spread, and where. Read first and in this order: what the
/// others may be depends on it.
pub(super) const SPREAD: [Entry; 4] = [
    Entry {
        name: "scenario",
        read: |reading, value| {
            reading.choice = start(one_of(value, &Workload::ALL, Workload::id, reading.choice.workload)?);
            Ok(())
        },
        write: |choice, _| Some(choice.workload.id().to_owned()),
    },
    Entry {
        name: "model",
        read: |reading, value| set(&mut reading.choice.model, |now| one_of(value, &Model::ALL, Model::id, now)),
        write: |choice, _| Some(choice.model.id().to_owned()),
    },
    Entry {
        name: "pool",
        read: |reading, value| set(&mut reading.choice.pool, |now| one_of(value, &Pool::ALL, Pool::id, now)),
        write: |choice, _| {
            let used = choice.model == Model::Coroutines && choice.pool != Pool::None;
            used.then(|| choice.pool.id().to_owned())
        },
    },
    Entry {
        name: "where",
        read: |reading, value| {
            let place = one_of(value, &Place::ALL, Place::id, reading.choice.place())?;
            reading.choice = reading.choice.clone().in_place(place);
            Ok(())
        },
        // Always there: what a link shows must not change with our defaults.
        write: |choice, _| Some(choice.place().id().to_owned()),
    },
];

/// Everything else but the workload's parameters.
pub(super) const OTHERS: [Entry; 13] = [
    Entry {
        name: "workers",
        read: |reading, value| {
            let Choice { model, pool, .. } = reading.choice;
            let most = worker_limit(reading.choice.place(), model, pool);
            set(&mut reading.choice.workers, |now| Ok(whole(value, 1, most.into(), now.into())? as u32))
        },
        write: |choice, _| (choice.workers != choice.workload.default_workers()).then(|| choice.workers.to_string()),
    },
    Entry {
        name: "gil",
        read: |reading, value| set(&mut reading.choice.gil, |now| one_of(value, &[true, false], on_off, now)),
        write: |choice, _| (!choice.gil).then(|| on_off(false).to_owned()),
    },
    Entry {
        // A real computer has as many as it has; the number waits for the simulated one.
        name: "cores",
        read: |reading, value| {
            set(&mut reading.choice.cores, |now| Ok(whole(value, 1, MOST_CORES.into(), now.into())? as u32))
        },
        write: |choice, _| {
            let default = Choice::new(choice.workload, choice.model).cores;
            (choice.cores != default).then(|| choice.cores.to_string())
        },
    },
    Entry {
        name: "python",
        read: |_, value| match one_of(value, &["3.14", "3.9", "every"], |version| version, "3.14")? {
            "3.14" => Ok(()),
            _ => Err(Refusal::NotHere(
                "Other Pythons than 3.14 come with the Python that runs on the simulated computer, which is not part \
                 of this version yet; the work goes by the rules of 3.14.",
            )),
        },
        write: |_, _| None,
    },
    Entry {
        name: "seed",
        read: |reading, value| set(&mut reading.choice.seed, |now| whole(value, 0, u64::MAX, now)),
        write: |choice, _| (choice.seed != 0).then(|| choice.seed.to_string()),
    },
    Entry {
        // The moment that a played trace stands at: nothing plays yet, so any will do.
        name: "t",
        read: |_, _| Ok(()),
        write: |_, _| None,
    },
    Entry {
        name: "embed",
        read: |reading, value| set(&mut reading.presentation.embed, |now| flag(value, now)),
        write: |_, presentation| presentation.embed.then(String::new),
    },
    Entry {
        name: "play",
        read: |reading, value| set(&mut reading.presentation.play, |now| flag(value, now)),
        write: |_, presentation| presentation.play.then(|| "1".to_owned()),
    },
    Entry {
        name: "theme",
        read: |reading, value| set(&mut reading.presentation.theme, |now| one_of(value, &THEMES, theme_id, now)),
        write: |_, presentation| (presentation.theme != Theme::Auto).then(|| theme_id(presentation.theme).to_owned()),
    },
    Entry {
        // Nothing moves by itself yet; the system's own wish is kept by the style sheet.
        name: "motion",
        read: |_, value| one_of(value, &["auto", "reduced", "full"], |motion| motion, "auto").map(|_| ()),
        write: |_, _| None,
    },
    Entry {
        name: "nosw",
        read: |reading, value| set(&mut reading.presentation.without_service_worker, |now| flag(value, now)),
        write: |_, presentation| presentation.without_service_worker.then(String::new),
    },
    Entry {
        name: "fault",
        read: |reading, value| set(&mut reading.presentation.fault, |now| one_of(value, &FAULTS, fault_id, now)),
        write: |_, presentation| presentation.fault.map(|fault| fault_id(Some(fault)).to_owned()),
    },
    Entry {
        name: "record",
        read: |reading, value| {
            set(&mut reading.presentation.unrecorded, |now| one_of(value, &[true, false], |off| on_off(!off), now))
        },
        write: |_, presentation| presentation.unrecorded.then(|| on_off(false).to_owned()),
    },
];

const THEMES: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

const FAULTS: [Option<Fault>; 5] =
    [None, Some(Fault::Panic), Some(Fault::Start), Some(Fault::Memory), Some(Fault::Deaf)];

const fn theme_id(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "auto",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

const fn fault_id(fault: Option<Fault>) -> &'static str {
    match fault {
        None => "none",
        Some(Fault::Panic) => "panic",
        Some(Fault::Start) => "start",
        Some(Fault::Memory) => "memory",
        Some(Fault::Deaf) => "deaf",
    }
}

const fn on_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

/// A parameter's value as a link has it: a number, or the first name of a choice.
pub(super) fn param_value(param: &Param, value: u64) -> String {
    match param.kind {
        ParamKind::OneOf(choices) => choices.get(value as usize).map_or_else(String::new, |choice| choice.0.to_owned()),
        ParamKind::Number | ParamKind::Millis => value.to_string(),
    }
}

/// The other way round.
pub(super) fn read_param(param: &Param, place: Place, value: &str) -> Result<u64, Refusal> {
    match param.kind {
        ParamKind::OneOf(choices) => {
            let all: Vec<usize> = (0..choices.len()).collect();
            let default = param.default_in(place) as usize;
            Ok(one_of(value, &all, |index| choices[index].0, default)? as u64)
        }
        ParamKind::Number | ParamKind::Millis => whole(value, param.min, param.max, param.default_in(place)),
    }
}

/// Reads a value into its slot, knowing what stands there now.
fn set<T: Copy>(slot: &mut T, read: impl FnOnce(T) -> Result<T, Refusal>) -> Result<(), Refusal> {
    *slot = read(*slot)?;
    Ok(())
}

fn wanted(wanted: &str, used: &str) -> Refusal {
    Refusal::Wanted { wanted: wanted.to_owned(), used: used.to_owned() }
}

fn one_of<T: Copy>(value: &str, all: &[T], id: impl Fn(T) -> &'static str, now: T) -> Result<T, Refusal> {
    let ids: Vec<&str> = all.iter().map(|&one| id(one)).collect();
    let found = all.iter().copied().find(|&one| id(one) == value);
    found.ok_or_else(|| wanted(&format!("one of {}", ids.join(", ")), id(now)))
}

fn whole(value: &str, least: u64, most: u64, now: u64) -> Result<u64, Refusal> {
    let found = number(value).filter(|number| (least..=most).contains(number));
    found.ok_or_else(|| wanted(&format!("a whole number from {} to {}", grouped(least), grouped(most)), &grouped(now)))
}

/// Digits and nothing else: no sign, no blanks, no separators.
fn number(value: &str) -> Option<u64> {
    value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok()).flatten()
}

/// A name alone says yes.
fn flag(value: &str, now: bool) -> Result<bool, Refusal> {
    match value {
        "" | "1" => Ok(true),
        "0" => Ok(false),
        _ => Err(wanted("0 or 1", if now { "1" } else { "0" })),
    }
}

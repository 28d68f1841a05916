//! The program beside the lanes, as it is written for whoever runs it: fetched
//! when there is something else to look at, never edited.

mod ink;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::fetched::fetched;
use super::renders;
use crate::scenario::{Choice, Pool, fits};

pub use ink::inks;

/// The element that knows where the programs are.
const BOOT: &str = "boot";

/// What the program is of.
#[derive(Clone, PartialEq, Properties)]
pub struct CodeProps {
    /// What the next run does.
    pub choice: Choice,
    /// Whether what is more urgent is there.
    pub is_due: bool,
}

/// The name of a choice's program among those that the build cut out of the
/// source; nothing if the work cannot be done that way.
pub fn program_name(choice: &Choice) -> Option<String> {
    fits(choice).ok()?;
    let workload = choice.workload.id();
    Some(match (choice.is_simulated(), choice.pool) {
        (false, _) => format!("real-{workload}"),
        (true, Pool::None) => format!("simulated-{workload}-{}", choice.model.id()),
        (true, pool) => format!("simulated-{workload}-{}-{}", choice.model.id(), pool.id()),
    })
}

/// The pane. The last program stays until the next is there.
#[component]
pub fn Code(props: &CodeProps) -> Html {
    renders::count();
    let shown = use_state(|| None::<(Choice, Option<String>)>);
    let latest = use_mut_ref(|| None);
    let name = program_name(&props.choice).filter(|_| props.is_due);
    use_effect_with(name, {
        let (shown, choice) = (shown.clone(), props.choice.clone());
        move |name| {
            latest.borrow_mut().clone_from(name);
            if let Some(name) = name.clone() {
                spawn_local(async move {
                    let text = program(&name).await;
                    // Another may have been asked for meanwhile.
                    if *latest.borrow() == Some(name) {
                        shown.set(Some((choice, text)));
                    }
                });
            }
        }
    });
    let (choice, text) = shown.as_ref().map_or((&props.choice, None), |(choice, text)| (choice, Some(text)));
    html! {
        <div class="code">
            { title(choice) }
            <div class="program" id="program" tabindex="0" role="region" aria-labelledby="code-title">
                { for text.map(view) }
            </div>
        </div>
    }
}

/// What is seen below, and whose it is.
fn title(choice: &Choice) -> Html {
    let (model, whose) = match (choice.is_simulated(), choice.pool) {
        (false, _) => (String::new(), "the kernel, in Rust"),
        (true, Pool::None) => (format!(" · {}", choice.model.id()), WRITTEN),
        (true, pool) => (format!(" · {} + {}", choice.model.id(), pool.id()), WRITTEN),
    };
    html! { <h2 id="code-title"><b>{ choice.workload.id() }{ model }</b>{ " " }<span>{ whose }</span></h2> }
}

/// Whose a simulated program is.
const WRITTEN: &str = "as written in Rust for the simulated computer";

fn view(text: &Option<String>) -> Html {
    let Some(text) = text else {
        return html! { <p class="missing">{ "This program could not be fetched. The lanes do without it." }</p> };
    };
    let ink = |(class, piece): (&'static str, &str)| match class {
        "" => html! { { piece } },
        class => html! { <i {class}>{ piece }</i> },
    };
    // The numbers of the lines are the style sheet's.
    let line = |line: &str| html! { <code>{ for inks(line).into_iter().map(ink) }{ "\n" }</code> };
    html! { <pre>{ for text.lines().map(line) }</pre> }
}

/// The program of that name, from where the build has put it.
async fn program(name: &str) -> Option<String> {
    let boot = web_sys::window()?.document()?.get_element_by_id(BOOT)?;
    let folder = boot.get_attribute("data-programs")?;
    String::from_utf8(fetched(&format!("{folder}{name}.txt")).await?).ok()
}

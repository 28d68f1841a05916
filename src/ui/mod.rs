//! The page: what the reader chooses, sees and is told. Sees runs only through
//! `protocol` and traces only through `timeline`; never knows who computes.
//!
//! In reading order: `state` (everything that was chosen, pure), `words` (the
//! sentences), `app` (the whole page), `store` (its state, kept), `wiring` (what
//! it listens to), `client` (a run and the page), `address` (the state as a
//! link), `fetched` (a file), `recorded` (what is there at first), `theme`,
//! `script` (for other pages and tests), `renders` (counted); then the panels from top to
//! bottom: `header`, `controls`, `messages`, `stage` (the lanes), `status`,
//! `legend`, `code`, `tabs`, `facts`, `about`.

mod about;
mod address;
mod app;
mod client;
mod code;
mod controls;
mod facts;
mod fetched;
mod header;
mod legend;
mod listen;
mod messages;
mod recorded;
mod renders;
mod script;
mod stage;
pub mod state;
mod status;
mod store;
mod tabs;
mod theme;
mod wiring;
pub mod words;

use std::rc::Rc;

use crate::protocol::Engine;

pub use about::about;
pub use app::{App, AppProps, Shared};
pub use code::{Code, inks, program_name};
pub use controls::controls;
pub use facts::facts;
pub use header::header;
pub use legend::legend;
pub use messages::messages;
pub use status::status;
pub use tabs::tabs;

/// The page's element that everything is drawn in.
const ROOT: &str = "app";

/// Starts the page, or says why it cannot be started.
pub fn start(engine: Result<Rc<dyn Engine>, String>) {
    let root = web_sys::window().and_then(|window| window.document()?.get_element_by_id(ROOT));
    let Some(root) = root else { return };
    match engine {
        Ok(engine) => {
            // The still picture in index.html has done its work.
            root.set_inner_html("");
            yew::Renderer::<App>::with_root_and_props(root, AppProps { engine: Shared(engine) }).render();
        }
        Err(sentence) => root.set_text_content(Some(&sentence)),
    }
}

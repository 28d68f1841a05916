//! What drives the built page in a real browser: shared by the browser tests, the bench and the
//! recording. Starts browsers and serves the page to them; tests nothing itself.

pub(crate) mod browser;
#[allow(dead_code, reason = "only the tests have hands")]
pub(crate) mod hands;
#[allow(dead_code, reason = "`make browsers` starts the others")]
pub(crate) mod kind;
pub(crate) mod page;
pub(crate) mod server;
pub(crate) mod site;

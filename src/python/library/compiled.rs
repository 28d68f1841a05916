//! The library's modules, compiled: each when it is first wanted, and kept for all programs. Not
//! which modules there are.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, OnceLock};

use super::LIBRARY;
use crate::python::compile::compile;
use crate::python::module::Module;
use crate::python::refusal::SyntaxError;

/// What every program has.
const PRELUDE: &str = "_prelude";

/// What starts processes anew, and what those run, which nobody imports.
const SPAWN: &str = "multiprocessing.spawn";
const SPAWNED: &str = "_spawned";

/// Beside the rows of the library.
static COMPILED: LazyLock<Vec<OnceLock<Kept>>> = LazyLock::new(|| LIBRARY.iter().map(|_| OnceLock::new()).collect());

type Kept = Result<Arc<Module>, SyntaxError>;

/// The module of that name, if there is one.
fn find(name: &str) -> Option<Kept> {
    let place = LIBRARY.iter().position(|row| row.0 == name)?;
    let (name, file, text, is_hidden) = LIBRARY[place];
    Some(COMPILED[place].get_or_init(|| compile(name, file, text, is_hidden).map(Arc::new)).clone())
}

/// A program's module with all of the library that it may import, in the order in which
/// they are to be linked.
pub(in crate::python) fn with_library(main: Module) -> Result<Vec<Arc<Module>>, SyntaxError> {
    let mut found: BTreeSet<String> = [String::from(PRELUDE)].into();
    let prelude = find(PRELUDE).into_iter().collect::<Result<Vec<_>, _>>()?;
    let mut modules = prelude;
    modules.push(Arc::new(main));
    let mut due: Vec<String> = modules.iter().flat_map(|module| module.imports()).collect();
    while let Some(name) = due.pop() {
        if let Some(module) = find(&name).filter(|_| !found.contains(&name)) {
            let module = module?;
            due.extend(module.imports());
            due.extend((name == SPAWN).then(|| String::from(SPAWNED)));
            modules.push(module);
            found.insert(name);
        }
    }
    Ok(modules)
}

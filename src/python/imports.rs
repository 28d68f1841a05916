//! What a compiled module may import, read off its instructions, so that its part of the
//! library can be found before it runs. Not importing: that is the VM's.

use super::library;
use super::module::{Draft, Module};
use super::op::Op;

/// What the first set of intrinsics calls `from … import *`.
const IMPORT_STAR: u32 = 2;

impl Module {
    /// What it may import: modules, and names of modules, which may be modules too.
    pub(super) fn imports(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.codes.iter().for_each(|code| code.note_imports(&mut found));
        found
    }
}

impl Draft {
    fn note_imports(&self, found: &mut Vec<String>) {
        let mut module = "";
        for &(op, arg) in &self.steps {
            if op == Op::CallIntrinsic1 && arg >= 7 || op == Op::CallIntrinsic2 && arg >= 2 {
                found.push(String::from("_typing"));
            }
            if op == Op::CallIntrinsic1 && arg == IMPORT_STAR && module == "concurrent.futures" {
                found.extend(library::behind("ProcessPoolExecutor").map(str::to_owned));
            }
            let place = if matches!(op, Op::LoadGlobal | Op::LoadAttr) { arg >> 1 } else { arg };
            let Some(name) = self.names.get(place as usize) else { continue };
            if matches!(op, Op::LoadName | Op::LoadGlobal | Op::LoadAttr | Op::ImportFrom) {
                found.extend(library::behind(name).map(str::to_owned));
            }
            match op {
                Op::ImportName => {
                    let ends = name.match_indices('.').map(|(at, _)| at).chain([name.len()]);
                    found.extend(ends.map(|end| name[..end].to_owned()));
                    module = name;
                }
                Op::ImportFrom => found.push(format!("{module}.{name}")),
                _ => {}
            }
        }
    }
}

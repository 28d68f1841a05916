//! The rules of ARCHITECTURE.md, held against the source itself: which module
//! may import which, that every file says what it is, and that none outgrows a
//! reader.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// The most lines of a file.
const FILE_LINES: usize = 400;

/// The loop of Python's VM.
const LOOP: &str = "src/python/vm/run.rs";

/// Files that may be longer, and why.
const LONG_FILES: [(&str, &str); 1] = [(LOOP, "the loop is one function")];

/// Functions that may be longer, and why: a file and a name.
const LONG_MATCHES: [(&str, &str, &str); 1] =
    [(LOOP, "run_frame", "one jump table within one function is what makes it fast; each arm is one operation")];

/// The most lines of a function, from its name to its closing brace.
const FUNCTION_LINES: usize = 60;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below that folder, with its path from the root.
fn rust_files(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(root()).unwrap().to_owned(), text));
            }
        }
    }
    files.sort();
    files
}

/// All of ours that a reader may open.
fn all_files() -> Vec<(PathBuf, String)> {
    ["src", "tests", "benches", "examples"].into_iter().flat_map(rust_files).collect()
}

/// What each module may import: `None` for anything.
fn import_table() -> BTreeMap<String, Option<BTreeSet<String>>> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut rows = text.lines().skip_while(|line| !line.starts_with("| module | may import |")).skip(2);
    let mut table = BTreeMap::new();
    while let Some(row) = rows.next().filter(|row| row.starts_with('|')) {
        let cells: Vec<&str> = row.split('|').collect();
        let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
        let may_import = (!cells[2].contains("anything")).then(|| names(cells[2]));
        table.extend(names(cells[1]).into_iter().map(|module| (module, may_import.clone())));
    }
    table
}

/// The modules of ours at the top that a file's code names, comments aside.
/// `depth` is how many modules deep the file lies, so that a chain of `super`
/// that reaches the top is seen (and told as `super`).
fn imports(text: &str, depth: usize) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    look_through(text.parse().unwrap(), depth, &mut found);
    found
}

fn look_through(tokens: TokenStream, depth: usize, found: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (place, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => look_through(group.stream(), depth, found),
            TokenTree::Ident(name) if *name == "crate" => found.extend(path_heads(&tokens[place + 1..])),
            TokenTree::Ident(name)
                if *name == "super"
                    && supers(&tokens[place..]) >= depth
                    && !path_heads(&tokens[place + 1..]).is_empty() =>
            {
                found.insert("super".to_owned());
            }
            _ => {}
        }
    }
}

/// The names that follow a `::`: one, or those at the heads of a braced list.
fn path_heads(tokens: &[TokenTree]) -> Vec<String> {
    match tokens {
        [TokenTree::Punct(one), TokenTree::Punct(two), next, ..] if one.as_char() == ':' && two.as_char() == ':' => {
            match next {
                TokenTree::Group(list) => {
                    let items: Vec<TokenTree> = list.stream().into_iter().collect();
                    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
                    items.split(is_comma).filter_map(|item| item.first()).map(ToString::to_string).collect()
                }
                name => vec![name.to_string()],
            }
        }
        _ => Vec::new(),
    }
}

/// How many `super`s stand in a row.
fn supers(tokens: &[TokenTree]) -> usize {
    tokens.iter().step_by(3).take_while(|token| matches!(token, TokenTree::Ident(name) if *name == "super")).count()
}

/// How many modules deep a file of `src` lies: 1 for `src/base/mod.rs`.
fn depth(path: &Path) -> usize {
    let names = path.components().count() - 1;
    if path.ends_with("mod.rs") { names - 1 } else { names }
}

#[test]
fn imports_are_found_wherever_they_stand() {
    let check = |text: &str, depth, names: &[&str]| {
        let names: BTreeSet<String> = names.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(imports(text, depth), names, "{text}");
    };
    check("use crate::base::Nanos;", 2, &["base"]);
    check("use crate::{base::Nanos, trace::{State, Lane}, engine};", 2, &["base", "trace", "engine"]);
    check("fn f() -> crate::ui::App { html! { <p>{ crate::engine::run() }</p> } }", 2, &["ui", "engine"]);
    check("// use crate::ui;\n//! [`crate::ui`]\n", 2, &[]);
    check("const TEXT: &str = \"crate::ui\";", 2, &[]);
    check("pub(crate) fn f() {} pub(super) fn g() {}", 2, &[]);
    check("use super::Trace;", 2, &[]);
    check("pub(super) fn g() {}", 1, &[]);
    check("use super::super::Trace;", 3, &[]);
    check("use super::super::ui;", 2, &["super"]);
    check("use super::ui;", 1, &["super"]);
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let table = import_table();
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src") {
        let module = path.components().nth(1).unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
        if module == "lib" {
            continue; // the map; it only names the modules
        }
        let Some(may_import) = table.get(&module) else {
            wrong.push(format!("{}: {module} is missing in the table of ARCHITECTURE.md", path.display()));
            continue;
        };
        let Some(may_import) = may_import else { continue };
        let others = imports(&text, depth(&path)).into_iter().filter(|name| *name != module);
        let forbidden = others.filter(|name| !may_import.contains(name));
        wrong.extend(forbidden.map(|name| format!("{}: {module} may not import {name}", path.display())));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_table_is_about_the_modules_that_there_are() {
    let table: BTreeSet<String> = import_table().into_keys().collect();
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let modules: BTreeSet<String> = declared.chain(["bin"]).map(str::to_owned).collect();
    assert_eq!(table, modules);
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<_> =
        all_files().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|file| file.0).collect();
    assert!(silent.is_empty(), "these do not open with `//!`: {silent:?}");
}

#[test]
fn no_file_outgrows_a_reader() {
    let lines = |(path, text): (PathBuf, String)| (path, text.lines().count());
    let is_long = |(path, lines): &(PathBuf, usize)| {
        *lines > FILE_LINES && !LONG_FILES.iter().any(|(long, _)| path == Path::new(long))
    };
    let long: Vec<_> = all_files().into_iter().map(lines).filter(is_long).collect();
    assert!(long.is_empty(), "longer than {FILE_LINES} lines: {long:?}");
}

/// Collects the functions that are too long.
#[derive(Default)]
struct LongFunctions {
    found: Vec<(String, usize)>,
}

impl LongFunctions {
    fn measure(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let lines = block.span().end().line - signature.span().start().line + 1;
        if lines > FUNCTION_LINES {
            self.found.push((signature.ident.to_string(), lines));
        }
    }
}

impl<'ast> Visit<'ast> for LongFunctions {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.measure(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.measure(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.measure(&function.sig, block);
        }
        visit::visit_trait_item_fn(self, function);
    }
}

fn long_functions(text: &str) -> Vec<(String, usize)> {
    let mut functions = LongFunctions::default();
    functions.visit_file(&syn::parse_file(text).unwrap());
    functions.found
}

#[test]
fn long_functions_are_found() {
    let of_lines = |lines: usize| format!("impl A {{ fn f() {{\n{}}} }}", "a();\n".repeat(lines - 2));
    assert_eq!(long_functions(&of_lines(60)), []);
    assert_eq!(long_functions(&of_lines(61)), [("f".to_owned(), 61)]);
    let nested = format!("fn outer() {{ mod m {{ {} }} }}", of_lines(70));
    assert_eq!(long_functions(&nested).len(), 2);
}

#[test]
fn no_function_outgrows_a_screen() {
    let long: Vec<_> = all_files()
        .into_iter()
        .map(|(path, text)| {
            let may_be_long = |name: &str| LONG_MATCHES.iter().any(|row| Path::new(row.0) == path && row.1 == name);
            let long: Vec<_> = long_functions(&text).into_iter().filter(|(name, _)| !may_be_long(name)).collect();
            (path, long)
        })
        .filter(|(_, functions)| !functions.is_empty())
        .collect();
    assert!(long.is_empty(), "longer than {FUNCTION_LINES} lines: {long:?}");
}

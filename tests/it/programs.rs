//! The programs that the page shows beside the lanes: that every choice has one, that the source has
//! each of its pieces, and that a reader can take it in. How a line of them is inked.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use interleave::scenario::{Place, Workload, fits};
use interleave::ui::{inks, program_name};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::catalogue::{SPREADS, choice};

/// The most lines of a piece, and of a program.
const ITEM_LINES: usize = 60;
const PROGRAM_LINES: usize = 90;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The table's rows: the programs that a row belongs to, its file and its items.
fn rows() -> Vec<(Vec<String>, String, Vec<String>)> {
    let table = read("scripts/programs.txt");
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split_whitespace().collect();
        let [place, workloads, models, file, items @ ..] = &cells[..] else { panic!("{row}") };
        let folder = if *place == "real" { "src/engine/real/kernels" } else { "src/engine/stand_in" };
        let programs = workloads.split(',').flat_map(|workload| {
            models.split(',').map(move |model| match model {
                "any" => format!("{place}-{workload}"),
                model => format!("{place}-{workload}-{}", model.replace('+', "-")),
            })
        });
        (programs.collect(), format!("{folder}/{file}"), items.iter().map(|&item| item.to_owned()).collect())
    })
    .collect()
}

/// Every choice that can be run, in every place, with its program's name.
fn named() -> BTreeSet<String> {
    let choices = Workload::ALL.into_iter().flat_map(|workload| {
        SPREADS.into_iter().flat_map(move |spread| Place::ALL.map(|place| choice(workload, spread).in_place(place)))
    });
    let fitting = choices.filter(|choice| fits(choice).is_ok());
    fitting.map(|choice| program_name(&choice).expect("what fits has a program")).collect()
}

#[test]
fn every_choice_has_its_program_and_every_program_its_choice() {
    let listed: BTreeSet<String> = rows().into_iter().flat_map(|(programs, ..)| programs).collect();
    assert_eq!(listed, named());
}

#[test]
fn what_cannot_be_run_has_none() {
    for workload in Workload::ALL {
        for choice in SPREADS.map(|spread| choice(workload, spread)) {
            assert_eq!(program_name(&choice).is_some(), fits(&choice).is_ok(), "{choice:?}");
        }
    }
}

/// The lengths of everything in a file that has a name.
#[derive(Default)]
struct Items(Vec<(String, usize)>);

impl<'ast> Visit<'ast> for Items {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let name = match item {
            syn::Item::Fn(item) => Some(&item.sig.ident),
            syn::Item::Struct(item) => Some(&item.ident),
            syn::Item::Enum(item) => Some(&item.ident),
            syn::Item::Const(item) => Some(&item.ident),
            _ => None,
        };
        self.0.extend(name.map(|name| (name.to_string(), lines(item.span()))));
        visit::visit_item(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.0.push((item.sig.ident.to_string(), lines(item.span())));
        visit::visit_impl_item_fn(self, item);
    }
}

fn lines(span: proc_macro2::Span) -> usize {
    span.end().line - span.start().line + 1
}

#[test]
fn the_source_has_each_piece_once_and_none_is_long() {
    for (_, file, wanted) in rows() {
        let mut items = Items::default();
        items.visit_file(&syn::parse_file(&read(&file)).unwrap());
        for wanted in wanted.iter().filter(|&wanted| wanted != "*") {
            let found: Vec<usize> =
                items.0.iter().filter(|(name, _)| name == wanted).map(|&(_, lines)| lines).collect();
            assert!(matches!(found[..], [lines] if lines <= ITEM_LINES), "{file}: {wanted} has {found:?} lines");
        }
    }
}

/// The folder of the built page with the programs.
fn built() -> std::path::PathBuf {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let mut folders =
        fs::read_dir(&dist).expect("dist/ is missing: run `make build` first").map(|entry| entry.unwrap());
    let is_it = |entry: &fs::DirEntry| entry.file_name().to_str().is_some_and(|name| name.starts_with("programs-"));
    folders.find(is_it).expect("dist/ has no programs").path()
}

#[test]
fn the_built_programs_are_whole_pieces_of_the_source() {
    let folder = built();
    for name in named() {
        let text =
            fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(text.lines().count() <= PROGRAM_LINES, "{name} has {} lines", text.lines().count());
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!parsed.items.is_empty(), "{name} is empty");
        let mut sources = String::new();
        for line in text.lines() {
            match line.strip_prefix("// src/") {
                Some(file) => sources = read(&format!("src/{file}")),
                None => assert!(line.is_empty() || sources.lines().any(|source| source == line), "{name}: {line}"),
            }
        }
    }
}

#[test]
fn lines_are_inked() {
    let check = |line: &str, inked: &[(&str, &str)]| {
        let found = inks(line);
        let all: String = found.iter().map(|&(_, piece)| piece).collect();
        assert_eq!(all, line, "nothing is lost");
        let found: Vec<_> = found.into_iter().filter(|(ink, _)| !ink.is_empty()).collect();
        assert_eq!(found, inked, "{line}");
    };
    check("", &[]);
    check("    let n = 50_000;", &[("keyword", "let"), ("number", "50_000")]);
    check("for i in 0..n2 {", &[("keyword", "for"), ("keyword", "in"), ("number", "0")]);
    check("/// Σ i² for 0 ≤ i < n", &[("comment", "/// Σ i² for 0 ≤ i < n")]);
    check(r#"f("a \" // b", x) // c"#, &[("text", r#""a \" // b""#), ("comment", "// c")]);
    check("\"never closed … ²", &[("text", "\"never closed … ²")]);
    check("letter.fn_of(format)", &[]);
}

//! Every name of the language and its library that a course uses: a line that
//! uses it, and what becomes of it. Where it works that is what CPython gives;
//! what is left out is refused by name.

use std::fs;

use super::running::Ran;

/// Name, line and what becomes of it.
fn rows() -> Vec<(String, String, String)> {
    let text = fs::read_to_string(super::folder().join("names.txt")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let (name, rest) = line.split_once(" | ").unwrap();
            let (code, result) = rest.rsplit_once(" => ").unwrap();
            (name.to_owned(), code.to_owned(), result.to_owned())
        })
        .collect()
}

/// One program that tries all rows, a marked line of output each.
fn program(rows: &[(String, String, String)]) -> String {
    let modules = "abc asyncio atexit collections concurrent.futures contextlib contextvars copy dataclasses enum functools gc hashlib heapq \
        inspect itertools json logging math multiprocessing multiprocessing.connection multiprocessing.pool \
        multiprocessing.shared_memory operator os pickle random re signal statistics string sys textwrap traceback types \
        typing warnings weakref zlib";
    let mut text: String = modules.split_whitespace().map(|module| format!("import {module}\n")).collect();
    for (_, code, _) in rows {
        let line = match code.starts_with("import ") {
            true => code.clone(),
            false => format!("print('>' + repr({code}))"),
        };
        text.push_str(&format!(
            "try:\n    {line}\nexcept Exception as error:\n    print(f'>{{type(error).__name__}}: {{error}}')\n"
        ));
    }
    text
}

#[test]
fn every_name_works_or_is_refused() {
    let rows = rows();
    assert!(rows.len() > 150, "names are missing");
    let output = Ran::of("names.py", &program(&rows)).output;
    let results: Vec<&str> = output.lines().filter_map(|line| line.strip_prefix('>')).collect();
    for ((name, code, expected), result) in rows.iter().zip(&results) {
        assert_eq!(result, expected, "{name}: {code}");
    }
    assert_eq!(results.len(), rows.len());
}

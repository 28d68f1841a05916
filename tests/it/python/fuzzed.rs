//! What the fuzz targets have found, and a part of what they have tried, once more
//! (`fuzz/harness.rs` says what must hold of an input). An input is a line in
//! hexadecimal figures.

use std::fs;

use super::folder;

#[path = "../../../fuzz/harness.rs"]
mod harness;

fn inputs(name: &str) -> Vec<Vec<u8>> {
    let text = fs::read_to_string(folder().join("fuzz").join(name)).unwrap();
    let byte = |line: &str, at: usize| u8::from_str_radix(&line[at..at + 2], 16).unwrap();
    text.lines().map(|line| (0..line.len()).step_by(2).map(|at| byte(line, at)).collect()).collect()
}

#[test]
fn every_text_that_was_tried_still_ends() {
    let inputs = inputs("source.hex");
    assert!(inputs.len() > 20, "the inputs are missing");
    inputs.iter().for_each(|input| harness::run_source(input));
}

#[test]
fn every_code_object_that_was_tried_still_ends() {
    let inputs = inputs("bytecode.hex");
    assert!(inputs.len() > 20, "the inputs are missing");
    inputs.iter().for_each(|input| harness::run_bytecode(input));
}

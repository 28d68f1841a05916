//! Pairs of instructions that often follow each other, as one. The fused code
//! has the same indices as the plain one, so that a run can change from one to
//! the other at any place. Never changes what a program does or what it costs.

use super::code::{Handler, Instr};
use super::op::Op;

/// The fast form of a code's instructions.
pub(super) fn fuse(plain: &[Instr], _handlers: &[Handler]) -> Box<[Instr]> {
    let mut fast: Vec<Instr> = plain.to_vec();
    for at in 0..plain.len() {
        if let Some(fused) = pair(&plain[at..]) {
            fast[at] = fused;
        }
    }
    fast.into()
}

fn pair(_rest: &[Instr]) -> Option<Instr> {
    None
}

/// The operation whose place a fused one took.
pub(super) const fn unfused(op: Op) -> Op {
    op
}

//! Shapes: which attributes an instance has, in which order, so that instances
//! made alike share one description and an attribute is found by number.

use super::value::Value;

/// The shape of an instance whose attributes are in a dictionary.
pub(crate) const DICT: u32 = u32::MAX;

/// The shape without attributes.
pub(crate) const NONE: u32 = 0;

/// More attributes than this go into a dictionary.
const MOST: usize = 64;

#[derive(Clone, Debug, Default)]
struct Shape {
    names: Vec<Value>,
    /// The shape with one name more.
    next: Vec<(Value, u32)>,
}

/// All shapes of a process.
#[derive(Clone, Debug)]
pub(crate) struct Shapes {
    all: Vec<Shape>,
}

impl Default for Shapes {
    fn default() -> Self {
        Self { all: vec![Shape::default()] }
    }
}

impl Shapes {
    /// The names of a shape, in order.
    pub(crate) fn names(&self, shape: u32) -> &[Value] {
        self.all.get(shape as usize).map_or(&[], |shape| &shape.names)
    }

    /// Where an attribute stands.
    pub(crate) fn find(&self, shape: u32, name: Value) -> Option<usize> {
        self.names(shape).iter().position(|other| other.is(name))
    }

    /// The shape with one name more, unless that would be too many.
    pub(crate) fn with(&mut self, shape: u32, name: Value) -> Option<u32> {
        let from = self.all.get(shape as usize)?;
        if let Some(&(_, next)) = from.next.iter().find(|(other, _)| other.is(name)) {
            return Some(next);
        }
        if from.names.len() >= MOST {
            return None;
        }
        let mut names = from.names.clone();
        names.push(name);
        let next = self.all.len() as u32;
        self.all.push(Shape { names, next: Vec::new() });
        self.all[shape as usize].next.push((name, next));
        Some(next)
    }
}

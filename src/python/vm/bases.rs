//! The bases of a class that are changed, and those that have no order.

use super::Vm;
use crate::python::value::Value;

impl Vm {
    pub(super) fn no_order(&mut self, clashing: &[Value]) -> Value {
        let names: Vec<String> =
            clashing.iter().filter_map(|&base| self.heap.type_of(base)).map(|base| base.name.clone()).collect();
        let message =
            format!("Cannot create a consistent method resolution order (MRO) for bases {}", names.join(", "));
        self.type_error(message)
    }

    /// `cls.__bases__ = …`: the class and those below it get new orders.
    pub(super) fn set_bases(&mut self, class: Value, bases: &[Value]) -> Result<(), Value> {
        let order = match self.order(class, bases) {
            Ok(order) => order,
            Err(clashing) => return Err(self.no_order(&clashing)),
        };
        let kept: Vec<Value> = bases.iter().map(|&base| self.heap.retain(base)).collect();
        let Some(it) = self.heap.type_mut(class) else { return Ok(()) };
        it.mro = order;
        let old = std::mem::replace(&mut it.bases, kept);
        let below = it.subclasses.clone();
        for &base in &old {
            if let Some(base) = self.heap.type_mut(base) {
                base.subclasses.retain(|other| !other.is(class));
            }
        }
        for &base in bases {
            if let Some(base) = self.heap.type_mut(base) {
                base.subclasses.push(class.borrowed());
            }
        }
        for subclass in below {
            let its = self.heap.type_of(subclass).map_or_else(Vec::new, |it| it.bases.clone());
            self.set_bases(subclass, &its)?;
        }
        self.changed(class);
        self.heap.release_all(old);
        Ok(())
    }
}

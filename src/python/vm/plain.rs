//! What the methods of built-in classes do, whatever a class that derives from
//! them says: they see the content only.

use super::{Flow, Res, Then, Vm};
use crate::python::dict::Dict;
use crate::python::object::Obj;
use crate::python::value::Value;

impl Vm {
    /// An argument of a native function, as it lies on the stack.
    pub(crate) fn stack_arg(&self, args: super::Args, place: usize) -> Value {
        self.arg(args, place)
    }

    /// A built-in content as a value of its own, released by `f`'s caller.
    fn with_content<T>(&mut self, value: Value, f: impl FnOnce(&mut Self, Value) -> T) -> T {
        let Obj::Derived(derived) = self.heap.get(value) else { return f(self, value) };
        let content = match &derived.content {
            Obj::Plain(plain) => *plain,
            content => {
                let content = content.clone();
                crate::python::children::children(&content, &mut |child| {
                    self.heap.retain(child);
                });
                let content = self.heap.alloc(content);
                let result = f(self, content);
                self.heap.release(content);
                return result;
            }
        };
        f(self, content)
    }

    /// Whether two contents are equal; none if they are of different kinds.
    pub(crate) fn equal_content(&mut self, left: Value, right: Value) -> Option<bool> {
        let are_numbers = self.number(left).is_some() && self.number(right).is_some();
        let same_kind = std::mem::discriminant(self.heap.body(left)) == std::mem::discriminant(self.heap.body(right));
        if !are_numbers && (!same_kind || matches!(self.heap.body(left), Obj::Free | Obj::Instance(_))) {
            return None;
        }
        self.with_content(left, |vm, left| vm.with_content(right, |vm, right| vm.equal(left, right).ok()))
    }

    /// The hash of a content.
    pub(crate) fn content_hash(&mut self, value: Value) -> Option<u64> {
        self.with_content(value, |vm, content| vm.hash(content).ok())
    }

    /// `len` of a content.
    pub(crate) fn content_len(&mut self, value: Value) -> Res {
        self.with_content(value, |vm, content| vm.len(content, Then::Push))
    }

    /// `in` of a content; both are given away.
    pub(crate) fn content_contains(&mut self, container: Value, item: Value, wanted: bool) -> Res {
        if let Obj::Derived(_) = self.heap.get(container) {
            return self.with_content(container, |vm, content| {
                let content = vm.heap.retain(content);
                vm.contains(content, item, wanted)
            });
        }
        self.contains(container, item, wanted)
    }

    /// An iterator over a content.
    pub(crate) fn content_iter(&mut self, value: Value) -> Res {
        if let Obj::Derived(_) = self.heap.get(value) {
            return self.with_content(value, |vm, content| vm.get_iter(content, Then::Push));
        }
        self.get_iter(value, Then::Push)
    }

    /// `repr` of a content, or the plain form of any object.
    pub(crate) fn plain_repr(&mut self, value: Value) -> String {
        match self.heap.get(value) {
            Obj::Instance(_) => format!("<{} object at {}>", self.full_class_name(value), super::words::address(value)),
            Obj::Exception(exception) => {
                let args = self.repr_text(exception.args, 0).unwrap_or_default();
                let args = args.strip_suffix(",)").map_or(args.clone(), |one| format!("{one})"));
                format!("{}{args}", self.class_name(value))
            }
            Obj::Type(class) => {
                format!("<class '{}'>", if class.is_builtin { class.name.clone() } else { self.full_name(value) })
            }
            _ => self.with_content(value, |vm, content| vm.repr_text(content, 0).unwrap_or_default()),
        }
    }

    /// `+=` and so on as a method.
    pub(crate) fn operate_in_place_or(&mut self, op: u32, left: Value, right: Value) -> Res {
        if let Some(result) = self.operate_in_place(op, left, right) {
            return result;
        }
        match self.operate_plainly(op, left, right) {
            Some(result) => result.map(Flow::Value),
            None => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
        }
    }

    /// `del content[key]`.
    pub(crate) fn plain_delete_item(&mut self, owner: Value, key: Value) -> Res {
        self.delete_content_item(owner, key)
    }

    /// A dictionary's entries as they are, for whoever changes it meanwhile.
    pub(crate) fn entries_of(&self, dict: Value) -> Vec<crate::python::dict::Entry> {
        self.heap.dict_of(dict).map_or_else(Vec::new, |dict: &Dict| dict.iter().copied().collect())
    }
}

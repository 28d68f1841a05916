//! Names that the VM itself looks for, each interned once.

use crate::python::heap::Heap;
use crate::python::value::Value;

macro_rules! known {
    ($($id:ident $text:literal,)*) => {
        /// Interned names.
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct Known {
            $(pub(crate) $id: Value,)*
        }

        impl Known {
            /// All of them, in this heap.
            pub(super) fn new(heap: &mut Heap) -> Self {
                Self { $($id: heap.intern($text),)* }
            }
        }
    };
}

known! {
    aenter "__aenter__", aexit "__aexit__", aiter "__aiter__", anext "__anext__",
    annotations "__annotations__", await_ "__await__", bool "__bool__", call "__call__",
    classcell "__classcell__", close "close", contains "__contains__", del "__del__", delattr "__delattr__",
    delete "__delete__", delitem "__delitem__", dict "__dict__", doc "__doc__", empty "", enter "__enter__",
    eq "__eq__", exit "__exit__", float "__float__", format "__format__", get "__get__",
    getattr "__getattr__", getattribute "__getattribute__", getitem "__getitem__", hash "__hash__",
    index "__index__", init "__init__", init_subclass "__init_subclass__", int "__int__", invert "__invert__",
    iter "__iter__", len "__len__", missing "__missing__", module "__module__", name "__name__",
    neg "__neg__", new "__new__", next "__next__", notes "__notes__", pos "__pos__", qualname "__qualname__",
    repr "__repr__", reversed "__reversed__", send "send", set "__set__", setattr "__setattr__",
    setitem "__setitem__", slots "__slots__", str "__str__", subclasscheck "__subclasscheck__",
    instancecheck "__instancecheck__", throw "throw", wrapped "__wrapped__", abs "__abs__",
    class_getitem "__class_getitem__", ring "_ring", maxlen "maxlen", abstract_methods "__abstractmethods__",
}

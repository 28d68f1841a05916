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
    aenter "__aenter__", aexit "__aexit__", aiter "__aiter__", all "__all__", anext "__anext__", annotations "__annotations__",
    annotate "__annotate__", args "args", await_ "__await__", bases "__bases__", bool "__bool__", builtins "__builtins__",
    bytes "__bytes__", call "__call__", cause "__cause__", class "__class__", classcell "__classcell__", close "close",
    code "__code__", contains "__contains__", context "__context__", defaults "__defaults__", del "__del__",
    delattr "__delattr__", delete "__delete__", delitem "__delitem__", dict "__dict__", doc "__doc__", empty "",
    enter "__enter__", eq "__eq__", exit "__exit__", file "__file__", float "__float__", format "__format__",
    func "__func__", ge "__ge__", get "__get__", getattr "__getattr__", getattribute "__getattribute__",
    getitem "__getitem__", globals "__globals__", gt "__gt__", hash "__hash__", index "__index__", init "__init__",
    init_subclass "__init_subclass__", int "__int__", invert "__invert__", iter "__iter__", keys "keys",
    kwdefaults "__kwdefaults__", le "__le__", len "__len__", length_hint "__length_hint__", lt "__lt__",
    main "__main__", match_args "__match_args__", missing "__missing__", module "__module__", mro "__mro__",
    name "__name__", ne "__ne__", neg "__neg__", new "__new__", next "__next__", notes "__notes__", pos "__pos__",
    prepare "__prepare__", qualname "__qualname__", repr "__repr__", reversed "__reversed__", self_ "__self__",
    send "send", set "__set__", set_name "__set_name__", setattr "__setattr__", setitem "__setitem__",
    slots "__slots__", str "__str__", subclasscheck "__subclasscheck__", suppress_context "__suppress_context__",
    instancecheck "__instancecheck__", throw "throw", traceback "__traceback__", type_params "__type_params__",
    weakref "__weakref__", wrapped "__wrapped__", value "value", abs "__abs__", round "__round__",
    class_getitem "__class_getitem__", mro_entries "__mro_entries__", code_ "code",
}

//! The built-in classes: which there are, what each derives from, and where in
//! every heap it stands. What they can do is in `builtins`.

use super::value::Value;

macro_rules! classes {
    ($($id:ident $name:literal $base:ident;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Place { $($id,)* }

        $(pub(crate) const $id: Value = Value::handle(Place::$id as u32, 0).borrowed();)*

        /// Every built-in class: itself, its name, its base.
        pub(crate) const CLASSES: &[(Value, &str, Value)] = &[$(($id, $name, $base),)*];
    };
}

classes! {
    OBJECT "object" OBJECT;
    TYPE "type" OBJECT;
    NONE_TYPE "NoneType" OBJECT;
    NOT_IMPLEMENTED_TYPE "NotImplementedType" OBJECT;
    ELLIPSIS_TYPE "ellipsis" OBJECT;
    INT "int" OBJECT;
    BOOL "bool" INT;
    FLOAT "float" OBJECT;
    STR "str" OBJECT;
    BYTES "bytes" OBJECT;
    TUPLE "tuple" OBJECT;
    LIST "list" OBJECT;
    DICT "dict" OBJECT;
    SET "set" OBJECT;
    FROZENSET "frozenset" OBJECT;
    RANGE "range" OBJECT;
    SLICE "slice" OBJECT;
    CELL "cell" OBJECT;
    FUNCTION "function" OBJECT;
    NATIVE "builtin_function_or_method" OBJECT;
    METHOD_DESCRIPTOR "method_descriptor" OBJECT;
    METHOD "method" OBJECT;
    GENERATOR "generator" OBJECT;
    COROUTINE "coroutine" OBJECT;
    ASYNC_GENERATOR "async_generator" OBJECT;
    ASYNC_STEP "async_generator_asend" OBJECT;
    COROUTINE_WRAPPER "coroutine_wrapper" OBJECT;
    LIST_ITERATOR "list_iterator" OBJECT;
    TUPLE_ITERATOR "tuple_iterator" OBJECT;
    STR_ITERATOR "str_ascii_iterator" OBJECT;
    BYTES_ITERATOR "bytes_iterator" OBJECT;
    RANGE_ITERATOR "range_iterator" OBJECT;
    LONG_RANGE_ITERATOR "longrange_iterator" OBJECT;
    DICT_KEY_ITERATOR "dict_keyiterator" OBJECT;
    DICT_VALUE_ITERATOR "dict_valueiterator" OBJECT;
    DICT_ITEM_ITERATOR "dict_itemiterator" OBJECT;
    SET_ITERATOR "set_iterator" OBJECT;
    REVERSED "reversed" OBJECT;
    LIST_REVERSED "list_reverseiterator" OBJECT;
    ENUMERATE "enumerate" OBJECT;
    ZIP "zip" OBJECT;
    MAP "map" OBJECT;
    FILTER "filter" OBJECT;
    CALLABLE_ITERATOR "callable_iterator" OBJECT;
    MODULE "module" OBJECT;
    CODE "code" OBJECT;
    PROPERTY "property" OBJECT;
    STATICMETHOD "staticmethod" OBJECT;
    CLASSMETHOD "classmethod" OBJECT;
    SUPER "super" OBJECT;
    DICT_KEYS "dict_keys" OBJECT;
    DICT_VALUES "dict_values" OBJECT;
    DICT_ITEMS "dict_items" OBJECT;
    TRACEBACK "traceback" OBJECT;
    WRAPPED "async_generator_wrapped_value" OBJECT;
    WEAKREF "ReferenceType" OBJECT;
    LOCK "lock" OBJECT;
    RLOCK "RLock" OBJECT;
    BASE_EXCEPTION "BaseException" OBJECT;
    BASE_EXCEPTION_GROUP "BaseExceptionGroup" BASE_EXCEPTION;
    EXCEPTION "Exception" BASE_EXCEPTION;
    EXCEPTION_GROUP "ExceptionGroup" BASE_EXCEPTION_GROUP;
    GENERATOR_EXIT "GeneratorExit" BASE_EXCEPTION;
    KEYBOARD_INTERRUPT "KeyboardInterrupt" BASE_EXCEPTION;
    SYSTEM_EXIT "SystemExit" BASE_EXCEPTION;
    ARITHMETIC_ERROR "ArithmeticError" EXCEPTION;
    FLOATING_POINT_ERROR "FloatingPointError" ARITHMETIC_ERROR;
    OVERFLOW_ERROR "OverflowError" ARITHMETIC_ERROR;
    ZERO_DIVISION_ERROR "ZeroDivisionError" ARITHMETIC_ERROR;
    ASSERTION_ERROR "AssertionError" EXCEPTION;
    ATTRIBUTE_ERROR "AttributeError" EXCEPTION;
    BUFFER_ERROR "BufferError" EXCEPTION;
    EOF_ERROR "EOFError" EXCEPTION;
    IMPORT_ERROR "ImportError" EXCEPTION;
    MODULE_NOT_FOUND_ERROR "ModuleNotFoundError" IMPORT_ERROR;
    LOOKUP_ERROR "LookupError" EXCEPTION;
    INDEX_ERROR "IndexError" LOOKUP_ERROR;
    KEY_ERROR "KeyError" LOOKUP_ERROR;
    MEMORY_ERROR "MemoryError" EXCEPTION;
    NAME_ERROR "NameError" EXCEPTION;
    UNBOUND_LOCAL_ERROR "UnboundLocalError" NAME_ERROR;
    OS_ERROR "OSError" EXCEPTION;
    BLOCKING_IO_ERROR "BlockingIOError" OS_ERROR;
    CHILD_PROCESS_ERROR "ChildProcessError" OS_ERROR;
    CONNECTION_ERROR "ConnectionError" OS_ERROR;
    BROKEN_PIPE_ERROR "BrokenPipeError" CONNECTION_ERROR;
    CONNECTION_ABORTED_ERROR "ConnectionAbortedError" CONNECTION_ERROR;
    CONNECTION_REFUSED_ERROR "ConnectionRefusedError" CONNECTION_ERROR;
    CONNECTION_RESET_ERROR "ConnectionResetError" CONNECTION_ERROR;
    FILE_EXISTS_ERROR "FileExistsError" OS_ERROR;
    FILE_NOT_FOUND_ERROR "FileNotFoundError" OS_ERROR;
    INTERRUPTED_ERROR "InterruptedError" OS_ERROR;
    IS_A_DIRECTORY_ERROR "IsADirectoryError" OS_ERROR;
    NOT_A_DIRECTORY_ERROR "NotADirectoryError" OS_ERROR;
    PERMISSION_ERROR "PermissionError" OS_ERROR;
    PROCESS_LOOKUP_ERROR "ProcessLookupError" OS_ERROR;
    TIMEOUT_ERROR "TimeoutError" OS_ERROR;
    REFERENCE_ERROR "ReferenceError" EXCEPTION;
    RUNTIME_ERROR "RuntimeError" EXCEPTION;
    NOT_IMPLEMENTED_ERROR "NotImplementedError" RUNTIME_ERROR;
    PYTHON_FINALIZATION_ERROR "PythonFinalizationError" RUNTIME_ERROR;
    RECURSION_ERROR "RecursionError" RUNTIME_ERROR;
    STOP_ASYNC_ITERATION "StopAsyncIteration" EXCEPTION;
    STOP_ITERATION "StopIteration" EXCEPTION;
    SYNTAX_ERROR "SyntaxError" EXCEPTION;
    INDENTATION_ERROR "IndentationError" SYNTAX_ERROR;
    TAB_ERROR "TabError" INDENTATION_ERROR;
    SYSTEM_ERROR "SystemError" EXCEPTION;
    TYPE_ERROR "TypeError" EXCEPTION;
    VALUE_ERROR "ValueError" EXCEPTION;
    UNICODE_ERROR "UnicodeError" VALUE_ERROR;
    UNICODE_DECODE_ERROR "UnicodeDecodeError" UNICODE_ERROR;
    UNICODE_ENCODE_ERROR "UnicodeEncodeError" UNICODE_ERROR;
    WARNING "Warning" EXCEPTION;
    DEPRECATION_WARNING "DeprecationWarning" WARNING;
    RUNTIME_WARNING "RuntimeWarning" WARNING;
    USER_WARNING "UserWarning" WARNING;
    RESOURCE_WARNING "ResourceWarning" WARNING;
    SYNTAX_WARNING "SyntaxWarning" WARNING;
    FUTURE_WARNING "FutureWarning" WARNING;
    PENDING_DEPRECATION_WARNING "PendingDeprecationWarning" WARNING;
    IMPORT_WARNING "ImportWarning" WARNING;
    UNICODE_WARNING "UnicodeWarning" WARNING;
    BYTES_WARNING "BytesWarning" WARNING;
    ENCODING_WARNING "EncodingWarning" WARNING;
}

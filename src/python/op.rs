//! The operations: those of CPython 3.14, by their own numbers and names, and
//! the VM's fused ones. What they do stands in `vm`, what they cost in `costs`.

use serde::{Deserialize, Serialize};

macro_rules! ops {
    ($($name:ident = $number:literal $text:literal;)*) => {
        /// An operation. The names are CPython's.
        #[allow(clippy::enum_variant_names)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(into = "u8", try_from = "u8")]
        #[repr(u8)]
        pub(crate) enum Op {
            $($name = $number,)*
        }

        impl Op {
            /// The operation that has this number.
            pub(crate) const fn of(number: u8) -> Option<Self> {
                match number {
                    $($number => Some(Self::$name),)*
                    _ => None,
                }
            }

            /// Its name, as CPython writes it.
            pub(crate) const fn text(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

impl From<Op> for u8 {
    fn from(op: Op) -> Self {
        op as Self
    }
}

impl TryFrom<u8> for Op {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, &'static str> {
        Self::of(number).ok_or("there is no such operation")
    }
}

ops! {
    BinarySlice = 1 "BINARY_SLICE";
    BuildTemplate = 2 "BUILD_TEMPLATE";
    CallFunctionEx = 4 "CALL_FUNCTION_EX";
    CheckEgMatch = 5 "CHECK_EG_MATCH";
    CheckExcMatch = 6 "CHECK_EXC_MATCH";
    CleanupThrow = 7 "CLEANUP_THROW";
    DeleteSubscr = 8 "DELETE_SUBSCR";
    EndFor = 9 "END_FOR";
    EndSend = 10 "END_SEND";
    ExitInitCheck = 11 "EXIT_INIT_CHECK";
    FormatSimple = 12 "FORMAT_SIMPLE";
    FormatWithSpec = 13 "FORMAT_WITH_SPEC";
    GetAiter = 14 "GET_AITER";
    GetAnext = 15 "GET_ANEXT";
    GetIter = 16 "GET_ITER";
    GetLen = 18 "GET_LEN";
    GetYieldFromIter = 19 "GET_YIELD_FROM_ITER";
    LoadBuildClass = 21 "LOAD_BUILD_CLASS";
    LoadLocals = 22 "LOAD_LOCALS";
    MakeFunction = 23 "MAKE_FUNCTION";
    MatchKeys = 24 "MATCH_KEYS";
    MatchMapping = 25 "MATCH_MAPPING";
    MatchSequence = 26 "MATCH_SEQUENCE";
    Nop = 27 "NOP";
    NotTaken = 28 "NOT_TAKEN";
    PopExcept = 29 "POP_EXCEPT";
    PopIter = 30 "POP_ITER";
    PopTop = 31 "POP_TOP";
    PushExcInfo = 32 "PUSH_EXC_INFO";
    PushNull = 33 "PUSH_NULL";
    ReturnGenerator = 34 "RETURN_GENERATOR";
    ReturnValue = 35 "RETURN_VALUE";
    SetupAnnotations = 36 "SETUP_ANNOTATIONS";
    StoreSlice = 37 "STORE_SLICE";
    StoreSubscr = 38 "STORE_SUBSCR";
    ToBool = 39 "TO_BOOL";
    UnaryInvert = 40 "UNARY_INVERT";
    UnaryNegative = 41 "UNARY_NEGATIVE";
    UnaryNot = 42 "UNARY_NOT";
    WithExceptStart = 43 "WITH_EXCEPT_START";
    BinaryOp = 44 "BINARY_OP";
    BuildInterpolation = 45 "BUILD_INTERPOLATION";
    BuildList = 46 "BUILD_LIST";
    BuildMap = 47 "BUILD_MAP";
    BuildSet = 48 "BUILD_SET";
    BuildSlice = 49 "BUILD_SLICE";
    BuildString = 50 "BUILD_STRING";
    BuildTuple = 51 "BUILD_TUPLE";
    Call = 52 "CALL";
    CallIntrinsic1 = 53 "CALL_INTRINSIC_1";
    CallIntrinsic2 = 54 "CALL_INTRINSIC_2";
    CallKw = 55 "CALL_KW";
    CompareOp = 56 "COMPARE_OP";
    ContainsOp = 57 "CONTAINS_OP";
    ConvertValue = 58 "CONVERT_VALUE";
    Copy = 59 "COPY";
    CopyFreeVars = 60 "COPY_FREE_VARS";
    DeleteAttr = 61 "DELETE_ATTR";
    DeleteDeref = 62 "DELETE_DEREF";
    DeleteFast = 63 "DELETE_FAST";
    DeleteGlobal = 64 "DELETE_GLOBAL";
    DeleteName = 65 "DELETE_NAME";
    DictMerge = 66 "DICT_MERGE";
    DictUpdate = 67 "DICT_UPDATE";
    EndAsyncFor = 68 "END_ASYNC_FOR";
    ForIter = 70 "FOR_ITER";
    GetAwaitable = 71 "GET_AWAITABLE";
    ImportFrom = 72 "IMPORT_FROM";
    ImportName = 73 "IMPORT_NAME";
    IsOp = 74 "IS_OP";
    JumpBackward = 75 "JUMP_BACKWARD";
    JumpBackwardNoInterrupt = 76 "JUMP_BACKWARD_NO_INTERRUPT";
    JumpForward = 77 "JUMP_FORWARD";
    ListAppend = 78 "LIST_APPEND";
    ListExtend = 79 "LIST_EXTEND";
    LoadAttr = 80 "LOAD_ATTR";
    LoadCommonConstant = 81 "LOAD_COMMON_CONSTANT";
    LoadConst = 82 "LOAD_CONST";
    LoadDeref = 83 "LOAD_DEREF";
    LoadFast = 84 "LOAD_FAST";
    LoadFastAndClear = 85 "LOAD_FAST_AND_CLEAR";
    LoadFastBorrow = 86 "LOAD_FAST_BORROW";
    LoadFastBorrowLoadFastBorrow = 87 "LOAD_FAST_BORROW_LOAD_FAST_BORROW";
    LoadFastCheck = 88 "LOAD_FAST_CHECK";
    LoadFastLoadFast = 89 "LOAD_FAST_LOAD_FAST";
    LoadFromDictOrDeref = 90 "LOAD_FROM_DICT_OR_DEREF";
    LoadFromDictOrGlobals = 91 "LOAD_FROM_DICT_OR_GLOBALS";
    LoadGlobal = 92 "LOAD_GLOBAL";
    LoadName = 93 "LOAD_NAME";
    LoadSmallInt = 94 "LOAD_SMALL_INT";
    LoadSpecial = 95 "LOAD_SPECIAL";
    LoadSuperAttr = 96 "LOAD_SUPER_ATTR";
    MakeCell = 97 "MAKE_CELL";
    MapAdd = 98 "MAP_ADD";
    MatchClass = 99 "MATCH_CLASS";
    PopJumpIfFalse = 100 "POP_JUMP_IF_FALSE";
    PopJumpIfNone = 101 "POP_JUMP_IF_NONE";
    PopJumpIfNotNone = 102 "POP_JUMP_IF_NOT_NONE";
    PopJumpIfTrue = 103 "POP_JUMP_IF_TRUE";
    RaiseVarargs = 104 "RAISE_VARARGS";
    Reraise = 105 "RERAISE";
    Send = 106 "SEND";
    SetAdd = 107 "SET_ADD";
    SetFunctionAttribute = 108 "SET_FUNCTION_ATTRIBUTE";
    SetUpdate = 109 "SET_UPDATE";
    StoreAttr = 110 "STORE_ATTR";
    StoreDeref = 111 "STORE_DEREF";
    StoreFast = 112 "STORE_FAST";
    StoreFastLoadFast = 113 "STORE_FAST_LOAD_FAST";
    StoreFastStoreFast = 114 "STORE_FAST_STORE_FAST";
    StoreGlobal = 115 "STORE_GLOBAL";
    StoreName = 116 "STORE_NAME";
    Swap = 117 "SWAP";
    UnpackEx = 118 "UNPACK_EX";
    UnpackSequence = 119 "UNPACK_SEQUENCE";
    YieldValue = 120 "YIELD_VALUE";
    Resume = 128 "RESUME";
    AddStore = 129 "BINARY_OP+STORE_FAST";
    SubtractStore = 130 "BINARY_OP-STORE_FAST";
    AddSmall = 131 "LOAD_SMALL_INT+BINARY_OP";
    SubtractSmall = 132 "LOAD_SMALL_INT-BINARY_OP";
    CompareJump = 133 "COMPARE_OP+POP_JUMP_IF";
    CompareSmallJump = 134 "LOAD_SMALL_INT+COMPARE_OP+POP_JUMP_IF";
    ForIterStore = 135 "FOR_ITER+STORE_FAST";
    Add = 136 "BINARY_OP+";
    Subtract = 137 "BINARY_OP-";
    Multiply = 138 "BINARY_OP*";
    Remainder = 139 "BINARY_OP%";
    Item = 140 "BINARY_OP[]";
    FastCompareSmallJump = 141 "LOAD_FAST_BORROW+LOAD_SMALL_INT+COMPARE_OP+POP_JUMP_IF";
    FastsCompareJump = 142 "LOAD_FAST_BORROW_LOAD_FAST_BORROW+COMPARE_OP+POP_JUMP_IF";
    FastAddSmall = 143 "LOAD_FAST_BORROW+LOAD_SMALL_INT+BINARY_OP";
    FastSubtractSmall = 144 "LOAD_FAST_BORROW+LOAD_SMALL_INT-BINARY_OP";
    FastAddSmallStore = 145 "LOAD_FAST_BORROW+LOAD_SMALL_INT+BINARY_OP+STORE_FAST";
    FastsAddStore = 146 "LOAD_FAST_BORROW_LOAD_FAST_BORROW+BINARY_OP+STORE_FAST";
    FastAttr = 147 "LOAD_FAST_BORROW+LOAD_ATTR";
    FastMethod = 148 "LOAD_FAST_BORROW+LOAD_ATTR()";
    FastsAdd = 149 "LOAD_FAST_BORROW_LOAD_FAST_BORROW+BINARY_OP";
    FastsSubtract = 150 "LOAD_FAST_BORROW_LOAD_FAST_BORROW-BINARY_OP";
    FastsMultiply = 151 "LOAD_FAST_BORROW_LOAD_FAST_BORROW*BINARY_OP";
    FastsRemainder = 152 "LOAD_FAST_BORROW_LOAD_FAST_BORROW%BINARY_OP";
    StoreFastJump = 153 "STORE_FAST+JUMP_BACKWARD";
    PopTopJump = 154 "POP_TOP+JUMP_BACKWARD";
    ToBoolJump = 155 "TO_BOOL+POP_JUMP_IF";
    FastCopyAttr = 156 "LOAD_FAST_BORROW+COPY+LOAD_ATTR";
    FastsStoreAttr = 157 "LOAD_FAST_BORROW_LOAD_FAST_BORROW+STORE_ATTR";
    SwapStoreAttr = 158 "SWAP+STORE_ATTR";
    ForIterStoreLoad = 159 "FOR_ITER+STORE_FAST_LOAD_FAST";
    FastCall = 160 "LOAD_FAST_BORROW+CALL";
    FastReturn = 161 "LOAD_FAST_BORROW+RETURN_VALUE";
}

impl Op {
    #[cfg(not(target_arch = "wasm32"))]
    /// Whether its argument leads back; none if it leads nowhere.
    pub(crate) fn jumps_back(self) -> Option<bool> {
        match self {
            Self::JumpBackward | Self::JumpBackwardNoInterrupt | Self::EndAsyncFor => Some(true),
            Self::JumpForward
            | Self::ForIter
            | Self::Send
            | Self::PopJumpIfFalse
            | Self::PopJumpIfTrue
            | Self::PopJumpIfNone
            | Self::PopJumpIfNotNone => Some(false),
            _ => None,
        }
    }
}

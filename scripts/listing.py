"""Writes what CPython's compiler made of a file, one instruction a line, in the
form of `src/python/listing.rs`. Not a disassembler for reading."""

import dis
import sys
import types

NAMED = {"LOAD_GLOBAL", "LOAD_ATTR", "STORE_ATTR"}
NAMES = {"LOAD_NAME", "STORE_NAME", "STORE_GLOBAL", "IMPORT_NAME", "IMPORT_FROM", "LOAD_SUPER_ATTR", "LOAD_FROM_DICT_OR_GLOBALS", "DELETE_NAME", "DELETE_GLOBAL", "DELETE_ATTR"}
REGISTERS = {"LOAD_FAST", "LOAD_FAST_BORROW", "STORE_FAST", "LOAD_FAST_CHECK", "LOAD_DEREF", "STORE_DEREF", "MAKE_CELL", "DELETE_FAST"}
PAIRS = {"LOAD_FAST_LOAD_FAST", "LOAD_FAST_BORROW_LOAD_FAST_BORROW", "STORE_FAST_LOAD_FAST", "STORE_FAST_STORE_FAST"}
SILENT = {"RESUME", "END_ASYNC_FOR", "UNPACK_EX", "LOAD_CONST"}


def argument(code, instruction, index_of):
    name, arg = instruction.opname, instruction.arg
    if name in NAMED:
        at, flag = (arg, 0) if name == "STORE_ATTR" else (arg >> 1, arg & 1)
        return f" {code.co_names[at]} {flag}"
    if name in NAMES:
        return " " + code.co_names[arg >> 2 if name == "LOAD_SUPER_ATTR" else arg]
    if name in REGISTERS:
        return " " + registers(code)[arg]
    if name in PAIRS:
        return f" {registers(code)[arg >> 4]} {registers(code)[arg & 15]}"
    if name == "COMPARE_OP":
        return f" {arg >> 5} {arg >> 4 & 1}"
    if name in SILENT or instruction.opcode < dis.opmap["BINARY_OP"]:
        return ""
    if instruction.jump_target is not None:
        return f" {index_of[instruction.jump_target]}"
    return f" {arg}"


def registers(code):
    return code._varname_from_oparg and [code._varname_from_oparg(i) for i in range(total(code))]


def total(code):
    cells = [name for name in code.co_cellvars if name not in code.co_varnames]
    return len(code.co_varnames) + len(cells) + len(code.co_freevars)


def list_code(code):
    print("==", code.co_qualname)
    instructions = [one for one in dis.get_instructions(code) if one.opname != "EXTENDED_ARG"]
    index_of = {one.start_offset: at for at, one in enumerate(instructions)}
    index_of |= {one.offset: at for at, one in enumerate(instructions)}
    for one in instructions:
        print(one.opname + argument(code, one, index_of))
    for one in instructions:
        if one.opname == "LOAD_CONST" and isinstance(one.argval, types.CodeType):
            list_code(one.argval)


with open(sys.argv[1], encoding="utf-8") as file:
    list_code(compile(file.read(), "<string>", "exec"))

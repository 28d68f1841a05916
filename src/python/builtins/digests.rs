//! The functions of `_hashlib` and `_zlib`, on bytes.

use super::modules::function;
use crate::python::digest;
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Vm};

/// The table of `_hashlib`.
pub(crate) static HASHLIB: &[NativeDef] = &[function("digest", digest_of, 2, 2)];

/// The table of `_zlib`.
pub(crate) static ZLIB: &[NativeDef] = &[
    function("crc32", |vm, args| sum(vm, args, digest::crc32, 0), 1, 2),
    function("adler32", |vm, args| sum(vm, args, digest::adler32, 1), 1, 2),
    function("compress", compress, 2, 2),
    function("decompress", decompress, 1, 1),
];

fn bytes(vm: &mut Vm, args: Args, place: usize) -> Result<Vec<u8>, Value> {
    let value = vm.arg(args, place);
    match vm.heap.body(value) {
        Obj::Bytes(bytes) => Ok(bytes.to_vec()),
        _ => {
            let class = vm.class_name(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{class}'")))
        }
    }
}

fn give(vm: &mut Vm, bytes: Vec<u8>) -> Res {
    Ok(Flow::Value(vm.heap.bytes(bytes)))
}

fn digest_of(vm: &mut Vm, args: Args) -> Res {
    let data = bytes(vm, args, 1)?;
    match digest::digest(vm.heap.text_of(vm.arg(args, 0)), &data) {
        Some(digest) => give(vm, digest),
        None => NONE,
    }
}

fn sum(vm: &mut Vm, args: Args, compute: fn(&[u8], u32) -> u32, start: u32) -> Res {
    let data = bytes(vm, args, 0)?;
    let start = if args.len > 1 { vm.index(vm.arg(args, 1)).unwrap_or(0) as u32 } else { start };
    vm.give_int(i64::from(compute(&data, start)))
}

fn compress(vm: &mut Vm, args: Args) -> Res {
    let data = bytes(vm, args, 0)?;
    let level = vm.index(vm.arg(args, 1)).unwrap_or(6).clamp(0, 9) as u8;
    give(vm, miniz_oxide::deflate::compress_to_vec_zlib(&data, level))
}

fn decompress(vm: &mut Vm, args: Args) -> Res {
    let data = bytes(vm, args, 0)?;
    match miniz_oxide::inflate::decompress_to_vec_zlib(&data) {
        Ok(data) => give(vm, data),
        Err(_) => NONE,
    }
}

//! The library in Python of ours, as text: which modules there are, and which
//! of them stand for C code. Modules in Rust are in `builtins`.

#[cfg(not(target_arch = "wasm32"))]
mod compiled;
mod known;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use compiled::with_library;

/// A module's name, its file, its text, and whether it stands for C code: then
/// it has no check points and is not seen in a traceback.
#[cfg(not(target_arch = "wasm32"))]
type Row = (&'static str, &'static str, &'static str, bool);

/// Modules that are Python in CPython too.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! python {
    ($name:literal $file:literal) => {
        ($name, concat!("lib/python3.14/", $file), include_str!($file), false)
    };
}

/// Modules, or parts of them, that are C in CPython.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! native {
    ($name:literal $file:literal) => {
        ($name, concat!("<", $name, ">"), include_str!($file), true)
    };
}

#[cfg(not(target_arch = "wasm32"))]
const LIBRARY: &[Row] = &[
    native!("_prelude" "prelude.py"),
    native!("_abc" "_abc.py"),
    native!("_collections" "_collections.py"),
    python!("_collections_abc" "_collections_abc.py"),
    native!("_functools" "_functools.py"),
    native!("_types" "_types.py"),
    native!("_typing" "_typing.py"),
    native!("gc" "gc.py"),
    native!("_files" "_files.py"),
    native!("_thread_local" "thread_local.py"),
    native!("_queue" "simple_queue.py"),
    python!("threading" "threading.py"),
    python!("queue" "queue.py"),
    python!("abc" "abc.py"),
    python!("collections" "collections/__init__.py"),
    python!("collections.abc" "collections/abc.py"),
    python!("contextlib" "contextlib.py"),
    python!("copy" "copy.py"),
    native!("copyreg" "copyreg.py"),
    native!("bisect" "bisect.py"),
    native!("math" "math.py"),
    native!("hashlib" "hashlib.py"),
    native!("zlib" "zlib.py"),
    python!("json.decoder" "json/decoder.py"),
    python!("json" "json/__init__.py"),
    native!("_json" "_json.py"),
    native!("re" "re.py"),
    native!("sys" "sys.py"),
    python!("io" "io.py"),
    native!("contextvars" "contextvars.py"),
    python!("weakref" "weakref.py"),
    native!("atexit" "atexit.py"),
    python!("__future__" "__future__.py"),
    python!("statistics" "statistics.py"),
    python!("logging" "logging/__init__.py"),
    python!("traceback" "traceback.py"),
    native!("warnings" "warnings.py"),
    native!("pickle" "pickle.py"),
    python!("os" "os/__init__.py"),
    python!("os.path" "os/path.py"),
    python!("random" "random.py"),
    python!("textwrap" "textwrap.py"),
    python!("typing" "typing.py"),
    python!("dataclasses" "dataclasses.py"),
    native!("_dataclasses" "_dataclasses.py"),
    python!("enum" "enum.py"),
    python!("functools" "functools.py"),
    native!("heapq" "heapq.py"),
    native!("itertools" "itertools.py"),
    python!("keyword" "keyword.py"),
    native!("operator" "operator.py"),
    python!("string" "string.py"),
    python!("types" "types.py"),
    native!("_asyncio" "_asyncio.py"),
    python!("asyncio" "asyncio/__init__.py"),
    python!("asyncio._failures" "asyncio/_failures.py"),
    python!("asyncio.base_events" "asyncio/base_events.py"),
    python!("asyncio.base_futures" "asyncio/base_futures.py"),
    python!("asyncio.coroutines" "asyncio/coroutines.py"),
    python!("asyncio.events" "asyncio/events.py"),
    python!("asyncio.exceptions" "asyncio/exceptions.py"),
    python!("asyncio.format_helpers" "asyncio/format_helpers.py"),
    python!("asyncio.futures" "asyncio/futures.py"),
    python!("asyncio.locks" "asyncio/locks.py"),
    python!("asyncio.log" "asyncio/log.py"),
    python!("asyncio.mixins" "asyncio/mixins.py"),
    python!("asyncio.queues" "asyncio/queues.py"),
    python!("asyncio.runners" "asyncio/runners.py"),
    python!("asyncio.taskgroups" "asyncio/taskgroups.py"),
    python!("asyncio.tasks" "asyncio/tasks.py"),
    python!("asyncio.threads" "asyncio/threads.py"),
    python!("asyncio.timeouts" "asyncio/timeouts.py"),
    python!("asyncio.unix_events" "asyncio/unix_events.py"),
    python!("concurrent" "concurrent/__init__.py"),
    python!("concurrent.futures" "concurrent/futures/__init__.py"),
    python!("concurrent.futures._base" "concurrent/futures/_base.py"),
    python!("concurrent.futures.process" "concurrent/futures/process.py"),
    python!("concurrent.futures.thread" "concurrent/futures/thread.py"),
    python!("inspect" "inspect.py"),
    python!("signal" "signal.py"),
    python!("multiprocessing.managers" "multiprocessing/managers.py"),
    python!("multiprocessing.shared_memory" "multiprocessing/shared_memory.py"),
    ("_spawned", "<string>", include_str!("_spawned.py"), false),
    native!("_descriptors" "_descriptors.py"),
    native!("_multiprocessing" "_multiprocessing.py"),
    python!("multiprocessing" "multiprocessing/__init__.py"),
    python!("multiprocessing.connection" "multiprocessing/connection.py"),
    python!("multiprocessing.context" "multiprocessing/context.py"),
    python!("multiprocessing.forkserver" "multiprocessing/forkserver.py"),
    python!("multiprocessing.pool" "multiprocessing/pool.py"),
    python!("multiprocessing.popen" "multiprocessing/popen.py"),
    python!("multiprocessing.process" "multiprocessing/process.py"),
    python!("multiprocessing.queues" "multiprocessing/queues.py"),
    python!("multiprocessing.reduction" "multiprocessing/reduction.py"),
    python!("multiprocessing.sharedctypes" "multiprocessing/sharedctypes.py"),
    python!("multiprocessing.spawn" "multiprocessing/spawn.py"),
    python!("multiprocessing.synchronize" "multiprocessing/synchronize.py"),
    python!("multiprocessing.util" "multiprocessing/util.py"),
];

/// Names of files; what they mean is a module of its own.
#[cfg(not(target_arch = "wasm32"))]
const FILES: &str =
    "open input stdin getcwd listdir remove unlink mkdir makedirs rmdir rename exists isfile isdir getsize";

/// The module that only a program needs that has this name in it.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn behind(name: &str) -> Option<&'static str> {
    match name {
        "ProcessPoolExecutor" => Some("concurrent.futures.process"),
        _ if FILES.split(' ').any(|its| its == name) => Some("_files"),
        _ => None,
    }
}

/// Whether modules may stand in one.
pub(crate) fn is_package(name: &str) -> bool {
    matches!(
        name,
        "asyncio"
            | "collections"
            | "concurrent"
            | "concurrent.futures"
            | "importlib"
            | "json"
            | "logging"
            | "multiprocessing"
            | "os"
    )
}

/// Modules within packages of which ours has others.
const LEFT_OUT: &[&str] = &[
    "asyncio.__main__",
    "asyncio.base_subprocess",
    "asyncio.constants",
    "asyncio.graph",
    "asyncio.proactor_events",
    "asyncio.protocols",
    "asyncio.selector_events",
    "asyncio.sslproto",
    "asyncio.staggered",
    "asyncio.streams",
    "asyncio.subprocess",
    "asyncio.tools",
    "asyncio.transports",
    "asyncio.trsock",
    "asyncio.windows_events",
    "asyncio.windows_utils",
    "concurrent.futures.interpreter",
    "concurrent.interpreters",
    "json.encoder",
    "json.scanner",
    "json.tool",
    "logging.config",
    "logging.handlers",
    "multiprocessing.dummy",
    "multiprocessing.heap",
    "multiprocessing.popen_fork",
    "multiprocessing.popen_forkserver",
    "multiprocessing.popen_spawn_posix",
    "multiprocessing.popen_spawn_win32",
    "multiprocessing.resource_sharer",
    "multiprocessing.resource_tracker",
];

fn has_parts(package: &str) -> bool {
    matches!(package, "asyncio" | "collections" | "concurrent" | "json" | "logging" | "multiprocessing" | "os")
        || !is_package(package)
}

/// Whether CPython's library has it and ours has nothing of it.
pub(crate) fn is_left_out(name: &str) -> bool {
    let (top, inner) = name.split_once('.').map_or((name, None), |(top, inner)| (top, Some(inner)));
    known::is_known(top) && (inner.is_none() || LEFT_OUT.contains(&name) || !has_parts(top))
}

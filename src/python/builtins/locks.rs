//! Locks as CPython 3.14 builds them over a parking lot: a word that says whether
//! it is held and whether anyone waits. Letting go hands it directly to one who has
//! waited for more than a millisecond; else it is free for all. Conditions, queues
//! and the like are Python over these.

use crate::base::Nanos;
use crate::program::{Address, Cause, Effect, Note, Park, ParkEnd, Reply, Subject};
use crate::python::classes as c;
use crate::python::costs;
use crate::python::dialect::Dialect;
use crate::python::object::{Lock, Obj};
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Vm, give_bool, native, native_with_keywords};

use super::numbers::float_of;

/// The lock is held.
const HELD: u64 = 1;
/// Somebody waits for it.
const WAITED_FOR: u64 = 2;

/// The methods of locks.
pub(super) static LOCK: &[NativeDef] = &[
    native_with_keywords("acquire", acquire),
    native_with_keywords("acquire_lock", acquire),
    native("release", release, 0, 0),
    native("release_lock", release, 0, 0),
    native("locked", locked, 0, 0),
    native("__enter__", acquire_plainly, 0, 0),
    native("__exit__", release, 3, 3),
];

/// Those of locks that their owner may take again, in addition.
pub(super) static RLOCK: &[NativeDef] = &[
    native_with_keywords("acquire", acquire),
    native("release", release, 0, 0),
    native("locked", locked, 0, 0),
    native("__enter__", acquire_plainly, 0, 0),
    native("__exit__", release, 3, 3),
    native("_is_owned", is_owned, 0, 0),
    native("_release_save", release_save, 0, 0),
    native("_acquire_restore", acquire_restore, 1, 1),
    native("_recursion_count", recursion_count, 0, 0),
];

/// A lock that nobody has.
pub(super) fn make(vm: &mut Vm, args: Args) -> Res {
    no_arguments(vm, args, "lock")?;
    Ok(Flow::Value(vm.heap.alloc(Obj::Lock(Box::default()))))
}

/// One that its owner may take again.
pub(super) fn make_reentrant(vm: &mut Vm, args: Args) -> Res {
    no_arguments(vm, args, "RLock")?;
    let lock = Lock { is_reentrant: true, ..Lock::default() };
    Ok(Flow::Value(vm.heap.alloc(Obj::Lock(Box::new(lock)))))
}

fn no_arguments(vm: &mut Vm, args: Args, name: &str) -> Result<(), Value> {
    match args.len {
        0 => Ok(()),
        given => Err(vm.type_error(format!("{name} expected 0 arguments, got {given}"))),
    }
}

/// A thread's wait for a lock.
#[derive(Clone, Copy, Debug)]
struct Wait {
    lock: Value,
    /// When it is given up.
    until: Option<Nanos>,
    subject: Subject,
    /// How often it looks again before it waits in turn.
    spins: u32,
    /// How often it is taken at once.
    depth: u32,
}

impl Wait {
    fn for_ever(lock: Value, subject: Subject) -> Self {
        Self { lock, until: None, subject, spins: 0, depth: 1 }
    }
}

impl Vm {
    fn lock(&self, value: Value) -> Option<&Lock> {
        match self.heap.body(value) {
            Obj::Lock(lock) => Some(lock),
            _ => None,
        }
    }

    fn lock_mut(&mut self, value: Value) -> Option<&mut Lock> {
        match self.heap.body_mut(value) {
            Some(Obj::Lock(lock)) => Some(lock),
            _ => None,
        }
    }

    /// What stands at a word: a lock's, or nothing.
    pub(crate) fn lock_word(&self, word: u64) -> u64 {
        self.lock(Value::of_word(word)).map_or(0, |lock| lock.word)
    }

    /// The thread has the lock from now on; told, unless it is one of the library's
    /// own that nobody sees.
    fn has_lock(&mut self, wait: Wait) {
        let me = self.thread;
        if let Some(lock) = self.lock_mut(wait.lock) {
            lock.word |= HELD;
            (lock.owner, lock.depth) = (Some(me), wait.depth);
        }
        if wait.subject.named == Some(address(wait.lock)) {
            self.tell(Note::Taken(address(wait.lock)));
        }
    }

    /// Takes the lock if that needs no waiting.
    fn take_at_once(&mut self, wait: Wait) -> bool {
        let me = self.thread;
        let Some(lock) = self.lock_mut(wait.lock) else { return false };
        if lock.word & HELD == 0 {
            self.has_lock(wait);
            return true;
        }
        let is_mine = lock.is_reentrant && lock.owner == Some(me);
        lock.depth += u32::from(is_mine);
        is_mine
    }

    /// Takes the lock, or waits for it if it may. The result is whether it has it.
    fn take(&mut self, wait: Wait, blocks: bool) -> Res {
        self.charge(costs::ACQUIRE);
        if self.take_at_once(wait) {
            return give_bool(true);
        }
        if !blocks {
            return give_bool(false);
        }
        let spins = if self.program.dialect == Dialect::Free { costs::SPINS } else { 0 };
        self.wait_for(Wait { spins, ..wait })
    }

    /// The moment that is so far away.
    fn until(&self, timeout: Option<Nanos>) -> Option<Nanos> {
        timeout.map(|timeout| Nanos(self.time_nanos()) + timeout)
    }

    /// One step of waiting: looks again, or parks.
    fn wait_for(&mut self, wait: Wait) -> Res {
        let kept = self.keep(wait);
        if wait.spins > 0 && self.lock(wait.lock).is_some_and(|lock| lock.word == HELD) {
            // Whoever holds it runs on another core, and may let it go soon.
            self.charge(costs::SPIN);
            return self.ask(Effect::Attach, heard, kept);
        }
        if let Some(lock) = self.lock_mut(wait.lock) {
            lock.word |= WAITED_FOR;
        }
        if let Some(Address::Own(word)) = wait.subject.named {
            self.name_on_lanes(Value::of_word(word));
        }
        let timeout = wait.until.map(|until| until.since(Nanos(self.time_nanos())));
        let (address, expected) = (address(wait.lock), HELD | WAITED_FOR);
        self.ask(Effect::Park(Park { address, expected, timeout, subject: wait.subject }), heard, kept)
    }

    /// A wait as a value that is kept until the reply is there.
    fn keep(&mut self, wait: Wait) -> Value {
        let lock = self.heap.retain(wait.lock);
        let until = wait.until.map_or(Value::NONE, |until| self.heap.int(until.0 as i64));
        let named = match wait.subject.named {
            Some(Address::Own(word)) => self.heap.int(word as i64),
            _ => Value::NONE,
        };
        let [spins, depth] = [wait.spins, wait.depth].map(|count| Value::small(count.into()));
        self.heap.tuple(vec![lock, until, named, Value::small(code_of(wait.subject.cause)), spins, depth])
    }

    fn kept(&self, kept: Value) -> Option<Wait> {
        let &[lock, until, named, cause, spins, depth] = self.heap.items(kept)? else { return None };
        let named = named.as_int().map(|word| Address::Own(word as u64));
        let subject = Subject { cause: cause_of(cause), named };
        let until = until.as_int().map(|until| Nanos(until as u64));
        let [spins, depth] = [spins, depth].map(|count| count.as_int().unwrap_or(0) as u32);
        Some(Wait { lock, until, subject, spins, depth })
    }

    /// Lets a lock go, whoever holds it; then that is the result.
    fn let_go(&mut self, value: Value, subject: Option<Address>, result: Value) -> Res {
        let Some(lock) = self.lock_mut(value) else { return NONE };
        let is_waited_for = lock.word & WAITED_FOR != 0;
        lock.word &= !HELD;
        (lock.owner, lock.depth) = (None, 0);
        if let Some(address) = subject {
            self.tell(Note::Released(address));
        }
        if !is_waited_for {
            return Ok(Flow::Value(result));
        }
        let lock = self.heap.retain(value);
        let kept = self.heap.tuple(vec![lock, result]);
        self.ask(Effect::Unpark { address: address(value), count: 1, hand_over: true }, let_go, kept)
    }
}

/// What came of a wait.
fn heard(vm: &mut Vm, kept: Value, reply: Reply) -> Res {
    let Some(wait) = vm.kept(kept) else { return NONE };
    let has_it = match reply {
        Reply::Parked(ParkEnd::HandedOver) => {
            vm.has_lock(wait);
            Some(true)
        }
        Reply::Parked(ParkEnd::TimedOut) => Some(false),
        _ if vm.take_at_once(wait) => Some(true),
        _ if wait.until.is_some_and(|until| until.0 <= vm.time_nanos()) => Some(false),
        _ => None,
    };
    let result = match has_it {
        Some(has_it) => give_bool(has_it),
        None => vm.wait_for(Wait { spins: wait.spins.saturating_sub(1), ..wait }),
    };
    vm.heap.release(kept);
    result
}

/// Whoever waited was woken.
fn let_go(vm: &mut Vm, kept: Value, reply: Reply) -> Res {
    let &[lock, result] = vm.heap.items(kept).unwrap_or_default() else { return NONE };
    if let (Reply::Unparked { handed_over, more, .. }, Some(lock)) = (reply, vm.lock_mut(lock)) {
        lock.word |= if handed_over { HELD } else { 0 };
        if !more {
            lock.word &= !WAITED_FOR;
        }
    }
    vm.heap.release(kept);
    Ok(Flow::Value(result))
}

/// Where an object is, for the computer.
pub(super) fn address(value: Value) -> Address {
    Address::Own(value.word())
}

fn itself(value: Value) -> Subject {
    Subject { cause: Cause::Lock, named: Some(address(value)) }
}

/// What a wait is about, by the number that the library in Python gives it.
pub(super) fn cause_of(code: Value) -> Cause {
    match code.as_int() {
        Some(1) => Cause::Queue,
        Some(2) => Cause::Event,
        Some(3) => Cause::Barrier,
        Some(4) => Cause::Start,
        Some(5) => Cause::Future,
        Some(6) => Cause::Sleep,
        _ => Cause::Lock,
    }
}

fn code_of(cause: Cause) -> i64 {
    match cause {
        Cause::Queue => 1,
        Cause::Event => 2,
        Cause::Barrier => 3,
        Cause::Start => 4,
        Cause::Future => 5,
        Cause::Sleep => 6,
        Cause::Lock | Cause::Join | Cause::Request => 0,
    }
}

fn acquire_plainly(vm: &mut Vm, args: Args) -> Res {
    let lock = vm.arg(args, 0);
    vm.take(Wait::for_ever(lock, itself(lock)), true)
}

fn acquire(vm: &mut Vm, args: Args) -> Res {
    let lock = vm.arg(args, 0);
    let (blocks, timeout) = acquire_arguments(vm, args)?;
    vm.take(Wait { until: vm.until(timeout), ..Wait::for_ever(lock, itself(lock)) }, blocks)
}

fn acquire_arguments(vm: &mut Vm, args: Args) -> Result<(bool, Option<Nanos>), Value> {
    let given = vm.positional(args);
    let mut blocking = if given > 1 { vm.arg(args, 1) } else { Value::TRUE };
    let mut timeout = if given > 2 { vm.arg(args, 2) } else { Value::small(-1) };
    for (name, value) in vm.keywords(args) {
        match vm.heap.text_of(name) {
            "blocking" => blocking = value,
            "timeout" => timeout = value,
            name => {
                let message = format!("acquire() got an unexpected keyword argument '{name}'");
                return Err(vm.type_error(message));
            }
        }
    }
    let blocks = !matches!(blocking.as_bool(), Some(false)) && blocking.as_int() != Some(0);
    Ok((blocks, timeout_of(vm, timeout, blocks)?))
}

/// A time-out in seconds; -1 for none.
fn timeout_of(vm: &mut Vm, timeout: Value, blocks: bool) -> Result<Option<Nanos>, Value> {
    let Some(seconds) = float_of(vm, timeout) else {
        let class = vm.class_name(timeout);
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer or float")));
    };
    if !blocks && seconds != -1.0 {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if seconds < 0.0 && seconds != -1.0 {
        return Err(vm.value_error("timeout value must be a non-negative number"));
    }
    if seconds >= 9_223_372_036.0 {
        return Err(vm.overflow("timestamp out of range for C PyTime_t"));
    }
    Ok((seconds >= 0.0).then(|| super::threads::nanos_of(seconds)))
}

/// `_thread._wait(lock, timeout, cause, named)`: takes a lock of the library's own,
/// whose wait is shown as one for something else.
pub(super) fn wait(vm: &mut Vm, args: Args) -> Res {
    let [lock, timeout, cause, named] = [0, 1, 2, 3].map(|place| vm.arg(args, place));
    let named = if named.is_handle() { Some(address(named)) } else { None };
    let subject = Subject { cause: cause_of(cause), named };
    let timeout = if timeout.is_none() { None } else { timeout_of(vm, timeout, true)? };
    vm.take(Wait { until: vm.until(timeout), ..Wait::for_ever(lock, subject) }, true)
}

/// `_thread._held_lock()`: a lock of the library's own that is taken already.
pub(super) fn held(vm: &mut Vm, _args: Args) -> Res {
    vm.charge(costs::ACQUIRE);
    let lock = Lock { word: HELD, owner: Some(vm.thread), depth: 1, ..Lock::default() };
    Ok(Flow::Value(vm.heap.alloc(Obj::Lock(Box::new(lock)))))
}

/// `_thread._wake(lock)`: lets a lock of the library's own go.
pub(super) fn wake(vm: &mut Vm, args: Args) -> Res {
    vm.charge(costs::RELEASE);
    let lock = vm.arg(args, 0);
    if vm.lock(lock).is_some_and(|lock| lock.word & HELD == 0) {
        return Err(vm.error(c::RUNTIME_ERROR, "release unlocked lock"));
    }
    vm.let_go(lock, None, Value::NONE)
}

fn release(vm: &mut Vm, args: Args) -> Res {
    vm.charge(costs::RELEASE);
    let (me, value) = (vm.thread, vm.arg(args, 0));
    let Some(lock) = vm.lock_mut(value) else { return NONE };
    if lock.is_reentrant && lock.owner != Some(me) {
        return Err(vm.error(c::RUNTIME_ERROR, "cannot release un-acquired lock"));
    }
    if lock.word & HELD == 0 {
        return Err(vm.error(c::RUNTIME_ERROR, "release unlocked lock"));
    }
    lock.depth = lock.depth.saturating_sub(1);
    if lock.is_reentrant && lock.depth > 0 {
        return NONE;
    }
    vm.let_go(value, Some(address(value)), Value::NONE)
}

fn locked(vm: &mut Vm, args: Args) -> Res {
    give_bool(vm.lock(vm.arg(args, 0)).is_some_and(|lock| lock.word & HELD != 0))
}

fn is_mine(vm: &Vm, value: Value) -> bool {
    vm.lock(value).is_some_and(|lock| lock.owner == Some(vm.thread))
}

fn is_owned(vm: &mut Vm, args: Args) -> Res {
    give_bool(is_mine(vm, vm.arg(args, 0)))
}

fn recursion_count(vm: &mut Vm, args: Args) -> Res {
    let lock = vm.arg(args, 0);
    let depth = if is_mine(vm, lock) { vm.lock(lock).map_or(0, |lock| lock.depth) } else { 0 };
    vm.give_int(depth.into())
}

/// Lets a lock go however often it was taken; that is the result.
fn release_save(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    if !is_mine(vm, value) {
        return Err(vm.error(c::RUNTIME_ERROR, "cannot release un-acquired lock"));
    }
    let depth = vm.lock(value).map_or(0, |lock| lock.depth);
    vm.let_go(value, Some(address(value)), Value::small(depth.into()))
}

/// Takes a lock as often as it was taken before.
fn acquire_restore(vm: &mut Vm, args: Args) -> Res {
    let (lock, depth) = (vm.arg(args, 0), vm.arg(args, 1).as_int().unwrap_or(1));
    vm.take(Wait { depth: depth as u32, ..Wait::for_ever(lock, itself(lock)) }, true)
}

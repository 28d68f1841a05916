//! The devices: the way to servers outside, with latency, bandwidth and a limit
//! of connections, and the disk, which does one thing after the other.

use std::collections::VecDeque;

use super::Machine;
use super::core::CoreId;
use super::event::Due;
use super::lanes::about;
use super::slices::Flow;
use super::spec::Network;
use super::thread::{Next, Place};
use crate::base::{LaneId, Nanos, Rng};
use crate::program::{ProcessId, Reply, Request, SocketId, Software, Source, ThreadId};
use crate::trace::{CounterKind, MarkKind, On, State};

/// The devices and what they are at.
#[derive(Clone, Debug)]
pub(super) struct Outside {
    chance: Rng,
    sockets: Vec<Socket>,
    /// Requests that wait for a connection, the oldest first.
    waiting: VecDeque<SocketId>,
    open: u32,
    /// From when on the wire, and the disk, can do something more.
    wire_free: Nanos,
    disk_free: Nanos,
}

/// A request and its answer.
#[derive(Clone, Debug)]
struct Socket {
    latency: Nanos,
    bytes: u64,
    from: LaneId,
    process: ProcessId,
    /// Its answer has left the server.
    on_the_wire: bool,
    answered: bool,
    waiters: Vec<ThreadId>,
}

impl Outside {
    pub(super) fn new(chance: Rng) -> Self {
        Self {
            chance,
            sockets: Vec::new(),
            waiting: VecDeque::new(),
            open: 0,
            wire_free: Nanos::ZERO,
            disk_free: Nanos::ZERO,
        }
    }

    pub(super) fn has(&self, socket: SocketId) -> bool {
        socket.index() < self.sockets.len()
    }

    pub(super) fn is_answered(&self, socket: SocketId) -> bool {
        self.sockets[socket.index()].answered
    }

    pub(super) fn forget_waiter(&mut self, socket: SocketId, thread: ThreadId) {
        self.sockets[socket.index()].waiters.retain(|&other| other != thread);
    }

    /// A latency of the network: half of them are shorter than the median, and
    /// the rest have a tail that thins out towards the slowest.
    fn latency(&mut self, network: &Network) -> Nanos {
        const STEPS: u64 = 1 << 20;
        let drawn = self.chance.below(STEPS);
        let (median, slowest) = (network.median.0, network.slowest.0.max(network.median.0));
        if drawn < STEPS / 2 {
            // From half of the median up to it.
            return Nanos(median / 2 + (u128::from(median) * u128::from(drawn) / u128::from(STEPS)) as u64);
        }
        let over = u128::from(drawn - STEPS / 2) * 2;
        let cube = over * over / u128::from(STEPS) * over / u128::from(STEPS);
        Nanos(median + (u128::from(slowest - median) * cube / u128::from(STEPS)) as u64)
    }
}

impl<S: Software> Machine<S> {
    pub(super) fn request(&mut self, thread: ThreadId, request: Request) -> Flow {
        let latency = request.latency.unwrap_or_else(|| self.outside.latency(&self.spec.network));
        let id = SocketId(self.outside.sockets.len() as u32);
        let from = self.acting_lane(thread);
        let process = self.threads[thread.index()].process;
        self.pen.mark(from, self.now, MarkKind::Request, &name_of(id));
        let bytes = request.bytes;
        self.outside.sockets.push(Socket {
            latency,
            bytes,
            from,
            process,
            on_the_wire: false,
            answered: false,
            waiters: Vec::new(),
        });
        if self.outside.open < self.spec.network.connections {
            self.connect(id);
        } else {
            self.outside.waiting.push_back(id);
        }
        self.answer(thread, Reply::Socket(id))
    }

    /// The request is on its way: the server takes its time.
    fn connect(&mut self, socket: SocketId) {
        let Socket { latency, process, .. } = self.outside.sockets[socket.index()];
        self.outside.open += 1;
        self.queue.post(self.now + latency, Due::Answer(socket));
        self.count_in_flight(process, 1);
    }

    fn count_in_flight(&mut self, process: ProcessId, change: i32) {
        let counted = &mut self.processes[process.index()];
        counted.in_flight = counted.in_flight.saturating_add_signed(change);
        self.pen.counter(CounterKind::InFlight, counted.lane, self.now, u64::from(counted.in_flight));
    }

    /// The server outside has answered: the wire carries it, after what was sent
    /// before, and then it is here.
    pub(super) fn answered(&mut self, socket: SocketId) {
        if !std::mem::replace(&mut self.outside.sockets[socket.index()].on_the_wire, true) {
            let bytes = self.outside.sockets[socket.index()].bytes;
            let carried = Nanos(bytes.saturating_mul(1_000_000) / self.spec.network.bytes_per_milli.max(1));
            let at = self.outside.wire_free.max(self.now) + carried;
            self.outside.wire_free = at;
            return self.queue.post(at, Due::Answer(socket));
        }
        let answered = &mut self.outside.sockets[socket.index()];
        answered.answered = true;
        let (from, process) = (answered.from, answered.process);
        let waiters = std::mem::take(&mut answered.waiters);
        self.outside.open -= 1;
        self.count_in_flight(process, -1);
        self.pen.mark(from, self.now, MarkKind::Answer, &name_of(socket));
        if let Some(next) = self.outside.waiting.pop_front() {
            self.connect(next);
        }
        for waiter in waiters {
            self.wake_with_reply(waiter, Reply::Done);
        }
        self.source_changed(Source::Socket(socket));
    }

    pub(super) fn receive(&mut self, core: CoreId, thread: ThreadId, socket: SocketId) -> Flow {
        if self.outside.is_answered(socket) {
            return self.answer(thread, Reply::Done);
        }
        self.outside.sockets[socket.index()].waiters.push(thread);
        self.show(thread, State::Io, about(On::Request));
        self.wait_at(core, thread, Place::Socket(socket), None)
    }

    pub(super) fn use_disk(&mut self, core: CoreId, thread: ThreadId, bytes: u64) -> Flow {
        let disk = &self.spec.disk;
        let moved = Nanos(bytes.saturating_mul(1_000_000) / disk.bytes_per_milli.max(1));
        let at = self.outside.disk_free.max(self.now) + disk.latency + moved;
        self.outside.disk_free = at;
        self.show(thread, State::Io, about(On::Request));
        self.threads[thread.index()].next = Next::idle();
        let generation = self.threads[thread.index()].generation;
        self.queue.post(at, Due::DiskDone(thread, generation));
        self.wait_at(core, thread, Place::Disk, None)
    }
}

fn name_of(socket: SocketId) -> String {
    format!("request {}", socket.0 + 1)
}

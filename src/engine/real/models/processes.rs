//! The pool of processes, as the main worker sees it: which are idle, what waits
//! for one, and what copying to and from them costs. The page starts them and
//! hands over a port to each.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use futures::StreamExt;
use futures::channel::oneshot;
use web_sys::MessagePort;

use super::Ports;
use super::pool::{Answer, Promise};
use super::post::{FromProcess, Post, ToProcess, send};
use crate::base::Table;
use crate::engine::real::plan::process_thread_lane;
use crate::engine::real::recorder::by;
use crate::engine::real::worker::session::Session;
use crate::protocol::{PortTo, encode};
use crate::trace::{CounterKind, LinkKind, On, State};

type Reply = oneshot::Sender<Result<Answer, String>>;

/// The pool. Whoever holds it may submit; messages come in by themselves.
pub(super) struct Processes {
    books: Rc<RefCell<Books>>,
}

/// Who is there, who is idle, what waits and what is being done.
struct Books {
    session: Rc<Session>,
    ports: Table<MessagePort>,
    idle: VecDeque<u32>,
    waiting: VecDeque<(u32, Reply)>,
    /// One for each process at most.
    in_work: Vec<(u32, Reply)>,
    closed: bool,
    crossed_bytes: u64,
}

impl Processes {
    /// Takes in every process whose port comes.
    pub(super) fn new(session: &Rc<Session>, mut ports: Ports) -> Self {
        let books = Rc::new(RefCell::new(Books {
            session: Rc::clone(session),
            ports: Table::default(),
            idle: VecDeque::new(),
            waiting: VecDeque::new(),
            in_work: Vec::new(),
            closed: false,
            crossed_bytes: 0,
        }));
        let pool = Rc::downgrade(&books);
        wasm_bindgen_futures::spawn_local(async move {
            while let Some((to, port)) = ports.next().await {
                if let PortTo::Process(process) = to {
                    wasm_bindgen_futures::spawn_local(hear(Weak::clone(&pool), process, Post::open(port)));
                }
            }
        });
        Self { books }
    }

    /// Hands over a piece of the plan, as soon as a process is idle.
    pub(super) fn submit(&self, piece: u32) -> Promise {
        let (reply, promise) = oneshot::channel();
        let mut books = self.books.borrow_mut();
        books.waiting.push_back((piece, reply));
        books.hand_out();
        promise
    }

    /// Processes that have nothing left to do end.
    pub(super) fn close(&self) {
        let mut books = self.books.borrow_mut();
        books.closed = true;
        books.hand_out();
    }
}

/// Hears one process for as long as the pool lives.
async fn hear(pool: Weak<RefCell<Books>>, process: u32, mut post: Post<FromProcess>) {
    while let Some((message, bytes)) = post.receive().await {
        let Some(books) = pool.upgrade() else { return };
        let mut books = books.borrow_mut();
        match message {
            Ok(FromProcess::Hello) => {
                books.ports.row(process as usize, || post.port());
            }
            Ok(FromProcess::Done { piece, numbers, sent }) => books.take_in(process, piece, numbers, sent, bytes),
            Err(garbled) => books.give_up(&garbled.to_string()),
        }
        books.idle.push_back(process);
        books.hand_out();
    }
}

impl Books {
    /// Gives waiting pieces to idle processes; where there are none left, and
    /// none to come, sends the processes home.
    fn hand_out(&mut self) {
        while let Some(process) = self.idle.pop_front() {
            match self.waiting.pop_front() {
                Some((piece, reply)) => {
                    self.send_work(process, piece);
                    self.in_work.push((piece, reply));
                }
                None if self.closed => {
                    if let Some(port) = self.ports.get(process as usize) {
                        send(port, &encode(&ToProcess::Close));
                    }
                }
                None => {
                    self.idle.push_front(process);
                    return;
                }
            }
        }
    }

    fn send_work(&mut self, process: u32, piece: u32) {
        let (Some(port), Some(work)) = (self.ports.get(process as usize), self.session.plan.pieces.get(piece as usize))
        else {
            return;
        };
        let pen = &self.session.pen;
        let before = pen.current();
        pen.span(State::Copying, by(On::Message, process_thread_lane(process)));
        let message = encode(&ToProcess::Work { piece, work: work.clone(), sent: pen.now() });
        send(port, &message);
        pen.resume(before);
        self.count(message.len() as u64);
    }

    fn take_in(&mut self, process: u32, piece: u32, numbers: Vec<u64>, sent: crate::base::Nanos, bytes: u64) {
        let pen = &self.session.pen;
        let (from, before) = (process_thread_lane(process), pen.current());
        pen.span_since(sent, State::Copying, by(On::Message, from));
        pen.caused_by(LinkKind::Sent, from, sent);
        if let Some(place) = self.in_work.iter().position(|&(known, _)| known == piece) {
            let (_, reply) = self.in_work.swap_remove(place);
            // Whoever waited may have been dropped by a stop.
            let _ = reply.send(Ok(Answer { numbers, by: from, at: sent }));
        }
        pen.resume(before);
        self.count(bytes);
    }

    fn count(&mut self, bytes: u64) {
        self.crossed_bytes += bytes;
        self.session.pen.count(CounterKind::SerialisedBytes, self.crossed_bytes);
    }

    fn give_up(&mut self, words: &str) {
        for (_, reply) in std::mem::take(&mut self.in_work) {
            let _ = reply.send(Err(words.to_owned()));
        }
    }
}

//! How a run's main worker spreads the work: `sequential` does it all itself,
//! `threads` and `processes` are pools to which pieces are handed, `coroutines`
//! an event loop, with or without a pool. `alone` and `task` grant a kernel's
//! wishes in a worker of its own and on an event loop; `post` is what crosses
//! between processes.

pub(super) mod alone;
mod coroutines;
mod handshake;
mod pool;
pub(super) mod post;
mod processes;
mod sequential;
mod service;
mod task;
mod threads;

use std::cell::RefCell;
use std::rc::Rc;

use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use web_sys::MessagePort;

use super::drive::network::Wire;
use super::recorder::about;
use super::worker::session::Session;
use crate::protocol::{Network, PortTo};
use crate::scenario::{Model, Pool as PoolKind};
use crate::trace::{On, State};
use pool::Pool;

/// The ports that the page hands over while a run goes on.
pub(super) type Ports = UnboundedReceiver<(PortTo, MessagePort)>;

/// A run, as its main worker sees it.
pub(super) struct Run {
    session: Rc<Session>,
    ports: RefCell<Option<Ports>>,
    pool: RefCell<Option<Rc<Pool>>>,
}

impl Run {
    pub(super) fn new(session: Rc<Session>, ports: Ports) -> Self {
        Self { session, ports: RefCell::new(Some(ports)), pool: RefCell::new(None) }
    }

    /// Sees to it that whoever helped has left at a stop point.
    pub(super) async fn leave(&self) {
        let pool = self.pool.borrow_mut().take();
        if let Some(pool) = pool {
            pool.leave().await;
        }
    }

    /// The wire to the network; where a device worker plays it, its port comes first.
    async fn wire(&self) -> Wire {
        let start = &self.session.start;
        let wire = Wire::new(start.network, start.server.clone());
        if start.network == Network::Device && self.session.plan.processes == 0 {
            let ports = self.ports.borrow_mut().take();
            if let Some((PortTo::Device, port)) = match ports {
                Some(mut ports) => ports.next().await,
                None => None,
            } {
                wire.connect(port);
            }
        }
        wire
    }

    /// The pool that the model wants.
    async fn start_pool(&self, kind: PoolKind) -> Result<Rc<Pool>, String> {
        self.session.pen.span(State::Waiting, about(On::Start));
        let pool = Rc::new(match kind {
            PoolKind::Processes => {
                let ports = self.ports.borrow_mut().take().ok_or("The ports of the processes are gone.")?;
                Pool::Processes(processes::Processes::new(&self.session, ports))
            }
            _ => Pool::Threads(threads::Crew::start(&self.session).await?),
        });
        *self.pool.borrow_mut() = Some(Rc::clone(&pool));
        self.session.pen.span(State::Running, None);
        Ok(pool)
    }
}

/// Does all the work: the numbers of each piece, in the order of the plan.
///
/// # Errors
/// A sentence for the reader, when it could not be done.
pub(super) async fn run(run: &Run) -> Result<Vec<Vec<u64>>, String> {
    let choice = &run.session.start.order.choice;
    match (choice.model, choice.pool) {
        (Model::Sequential, _) => sequential::run(&run.session, run.wire().await).await,
        (Model::Threads, _) => pool::map(&run.session, &*run.start_pool(PoolKind::Threads).await?).await,
        (Model::Processes, _) => pool::map(&run.session, &*run.start_pool(PoolKind::Processes).await?).await,
        (Model::Coroutines, PoolKind::None) => coroutines::run(&run.session, run.wire().await, None).await,
        (Model::Coroutines, kind) => {
            let pool = run.start_pool(kind).await?;
            coroutines::run(&run.session, run.wire().await, Some(pool)).await
        }
    }
}

//! The life of a process of the pool: a worker with an instance and a memory of
//! its own. It gets pieces of work as bytes over a port to the main worker, does
//! one after the other, and sends the numbers back as bytes.

use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::{Either, select};
use futures::{FutureExt, StreamExt, pin_mut};
use gloo::timers::callback::Interval;
use web_sys::MessagePort;

use super::main_role::wait_for_go;
use super::session::{FLUSH_EVERY_MILLIS, Session};
use super::{Inbox, Uplink};
use crate::engine::real::drive::cooperative::drive;
use crate::engine::real::drive::network::Wire;
use crate::engine::real::kernels::{SharedCell, kernel};
use crate::engine::real::models::alone::Alone;
use crate::engine::real::models::post::{FromProcess, Post, ToProcess};
use crate::engine::real::plan::{MAIN_THREAD, process_lane, process_thread_lane, work_on};
use crate::engine::real::recorder::{about, by};
use crate::protocol::{FromWorker, Network, PortTo, Start, ToWorker, encode};
use crate::trace::{LinkKind, On, State};

/// Lives until the main worker has no more work, or until it is stopped.
pub(super) async fn live(start: Start, index: u32, mut inbox: Inbox) {
    let Some(origin) = wait_for_go(&mut inbox).await else { return };
    let session = Session::new(start, process_thread_lane(index), origin);
    session.pen.span(State::Waiting, by(On::Message, MAIN_THREAD));
    let flushing = Rc::clone(&session);
    let flush = Interval::new(FLUSH_EVERY_MILLIS, move || flushing.flush());
    let (stop, stopped) = oneshot::channel();
    let work = work(&session, index, inbox, stop);
    pin_mut!(work);
    if let Either::Left((Err(words), _)) = select(work, stopped.fuse()).await {
        Uplink.say(&FromWorker::Failed(words));
    }
    drop(flush);
    session.pen.span(State::Done, None);
    session.pen.span_of(process_lane(index), State::Done, None);
    session.take_leave();
    Uplink.say(&FromWorker::Left);
}

async fn work(session: &Rc<Session>, index: u32, inbox: Inbox, stop: oneshot::Sender<()>) -> Result<(), String> {
    let wire = Wire::new(session.start.network, session.start.server.clone());
    let host = Alone::new(Rc::clone(session), wire);
    let Some(main) = connect(&host, inbox, stop).await else { return Ok(()) };
    let mut post = Post::<ToProcess>::open(main);
    post.send(&encode(&FromProcess::Hello));
    let (pen, cell) = (&session.pen, SharedCell::default().into());
    while let Some((message, _)) = post.receive().await {
        let ToProcess::Work { piece, work, sent } = message.map_err(|garbled| garbled.to_string())? else { break };
        pen.span_since(sent, State::Copying, by(On::Message, MAIN_THREAD));
        pen.caused_by(LinkKind::Sent, MAIN_THREAD, sent);
        pen.span(State::Running, Some(work_on(piece)));
        host.begin(piece);
        let fault = session.start.order.fault.filter(|_| index == 0);
        let numbers = drive(kernel(&work, &cell, pen.lane()), &host, fault).await?;
        pen.span(State::Copying, by(On::Message, MAIN_THREAD));
        let sent = pen.now();
        post.send(&encode(&FromProcess::Done { piece, numbers, sent }));
        pen.span(State::Waiting, about(On::Queue));
        session.breathe().await;
    }
    Ok(())
}

/// Waits for the port to the main worker (and to the device worker, where one
/// plays the network); then goes on listening for Stop.
async fn connect(host: &Alone, mut inbox: Inbox, stop: oneshot::Sender<()>) -> Option<MessagePort> {
    let mut main = None;
    let mut wants_device = host.session().start.network == Network::Device;
    while main.is_none() || wants_device {
        match inbox.next().await? {
            (ToWorker::Port(PortTo::Device), Some(port)) => {
                host.wire().connect(port);
                wants_device = false;
            }
            (ToWorker::Port(_), Some(port)) => main = Some(port),
            (ToWorker::Stop, _) => return None,
            _ => {}
        }
    }
    wasm_bindgen_futures::spawn_local(async move {
        while let Some((message, _)) = inbox.next().await {
            if message == ToWorker::Stop {
                // The work may be over already.
                let _ = stop.send(());
                return;
            }
        }
    });
    main
}

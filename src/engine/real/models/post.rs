//! What crosses between the main process and one of its pool, always as bytes:
//! a process has a memory of its own, and what it gets is a copy.

use std::marker::PhantomData;

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, unbounded};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort};

use crate::base::Nanos;
use crate::protocol::{Garbled, decode};
use crate::scenario::Piece;

/// What the main process says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::engine::real) enum ToProcess {
    /// Do this.
    Work {
        /// Its place in the plan.
        piece: u32,
        /// What is to be done.
        work: Piece,
        /// When the message left, on the run's axis.
        sent: Nanos,
    },
    /// There will be no more.
    Close,
}

/// What a process says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::engine::real) enum FromProcess {
    /// It waits for work.
    Hello,
    /// It has done the piece.
    Done {
        /// Its place in the plan.
        piece: u32,
        /// What it computed.
        numbers: Vec<u64>,
        /// When the message left, on the run's axis.
        sent: Nanos,
    },
}

/// One end of a port over which messages of one type come in.
pub(in crate::engine::real) struct Post<In> {
    port: MessagePort,
    arrived: UnboundedReceiver<Vec<u8>>,
    _hear: Closure<dyn Fn(MessageEvent)>,
    _in: PhantomData<In>,
}

impl<In: DeserializeOwned> Post<In> {
    /// Listens at the port.
    pub(in crate::engine::real) fn open(port: MessagePort) -> Self {
        let (send, arrived) = unbounded();
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            // Nobody may be waiting any more.
            let _ = send.unbounded_send(js_sys::Uint8Array::new(&event.data()).to_vec());
        });
        port.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        Self { port, arrived, _hear: hear, _in: PhantomData }
    }

    /// Sends a message. A port whose other end is gone swallows it.
    pub(in crate::engine::real) fn send(&self, message: &[u8]) {
        send(&self.port, message);
    }

    /// The next message and its size in bytes; none when the port is closed.
    pub(in crate::engine::real) async fn receive(&mut self) -> Option<(Result<In, Garbled>, u64)> {
        let bytes = self.arrived.next().await?;
        Some((decode(&bytes), bytes.len() as u64))
    }

    /// The port itself, to send from elsewhere.
    pub(in crate::engine::real) fn port(&self) -> MessagePort {
        self.port.clone()
    }
}

/// Sends bytes, which are copied into the other memory.
pub(in crate::engine::real) fn send(port: &MessagePort, message: &[u8]) {
    // A port whose other end is gone swallows the message.
    let _ = port.post_message(&js_sys::Uint8Array::from(message));
}

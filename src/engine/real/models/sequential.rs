//! One worker does one piece after the other: what every other model is
//! measured against.

use std::rc::Rc;

use super::alone::Alone;
use crate::engine::real::drive::cooperative::drive;
use crate::engine::real::drive::network::Wire;
use crate::engine::real::kernels::{self, SharedCell};
use crate::engine::real::plan::work_on;
use crate::engine::real::worker::session::Session;
use crate::trace::State;

/// The numbers of each piece.
///
/// # Errors
/// A sentence, when the network failed a piece.
pub(super) async fn run(session: &Rc<Session>, wire: Wire) -> Result<Vec<Vec<u64>>, String> {
    let host = Alone::new(Rc::clone(session), wire);
    let cell = SharedCell::default().into();
    let mut by_piece = Vec::with_capacity(session.plan.pieces.len());
    for (number, piece) in (0..).zip(&session.plan.pieces) {
        host.begin(number);
        session.pen.span(State::Running, Some(work_on(number)));
        let kernel = kernels::kernel(piece, &cell, session.pen.lane());
        by_piece.push(drive(kernel, &host, session.start.order.fault).await?);
    }
    Ok(by_piece)
}

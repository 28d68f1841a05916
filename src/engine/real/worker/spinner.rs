//! A worker that only counts, for a moment that the page names: how far several
//! of them get at once, beside one alone, tells how many cores there are.

use futures::StreamExt;

use super::{Inbox, Uplink};
use crate::engine::real::clock::since_epoch;
use crate::engine::real::kernels::{Kernel, SharedCell, Step, kernel};
use crate::engine::real::plan::MAIN_THREAD;
use crate::protocol::{FromWorker, ToWorker};
use crate::scenario::Piece;

/// Counts as often as it is asked to.
pub(super) async fn live(mut inbox: Inbox) {
    while let Some((message, _)) = inbox.next().await {
        if let ToWorker::Spin { from, until } = message {
            while since_epoch() < from {
                std::hint::spin_loop();
            }
            let mut kernel = endless();
            let mut steps = 0;
            while since_epoch() < until && kernel.step(&mut ()) == Step::Working {
                steps += 1;
            }
            Uplink.say(&FromWorker::Spun(steps));
        }
    }
}

/// Steps of equal length for longer than anyone asks.
fn endless() -> Kernel {
    kernel(&Piece::Squares(u64::MAX / 2), &SharedCell::default().into(), MAIN_THREAD)
}

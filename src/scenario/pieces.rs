//! How a workload is cut into pieces, and how the pieces' numbers are put
//! together again. The cut is the same for every model and every engine, so
//! that they all do the same work; only who does which piece differs.

use serde::{Deserialize, Serialize};

use super::catalogue::PAGE_BYTES;
use super::{Choice, Model, Workload};
use crate::base::{Nanos, Rng};

/// Into how many ranges `primes` is cut: enough that the last, most expensive
/// one does not keep the others waiting, few enough to be seen.
const RANGES: u32 = 32;

/// How many factorials are computed.
const FACTORIALS: usize = 4;

/// A piece of work that can be sent to whoever shall do it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// Count the primes of `from..until`.
    Primes {
        /// The first number.
        from: u32,
        /// The first number that is not tried.
        until: u32,
    },
    /// Compute fib(n).
    Fib(u32),
    /// Count the digits of n!.
    Factorial(u32),
    /// Add to the shared cell.
    Add {
        /// How many times in each repeat.
        times: u64,
        /// How many repeats.
        repeats: u64,
        /// Whether the lock is taken for each addition.
        locked: bool,
    },
    /// Sleep that long.
    Sleep(Nanos),
    /// Fetch a page.
    Page {
        /// How long the server takes.
        latency: Nanos,
        /// How much it sends.
        bytes: u32,
    },
    /// Sum the squares below n.
    Squares(u64),
}

/// Cuts the work up; each piece has a name for the reader.
pub fn pieces(choice: &Choice) -> Vec<(Piece, String)> {
    let n = choice.value("n");
    match choice.workload {
        Workload::Primes => ranges(choice.value("limit")),
        Workload::Fib => numbered(choice.value("times") as usize, Piece::Fib(n as u32), &format!("fib({n})")),
        Workload::Factorial => numbered(FACTORIALS, Piece::Factorial(n as u32), &format!("{n}!")),
        Workload::Counter => {
            let times = choice.value("times");
            let add = Piece::Add { times, repeats: choice.value("repeats"), locked: choice.value("version") == 1 };
            numbered(choice.workers as usize, add, &format!("{times} additions"))
        }
        Workload::Sleepers => {
            let millis = choice.value("millis");
            let sleep = Piece::Sleep(Nanos::from_millis(millis));
            numbered(choice.value("sleepers") as usize, sleep, &format!("sleep of {millis} ms"))
        }
        Workload::Downloads => pages(choice),
        Workload::Offload => numbered(choice.value("requests") as usize, Piece::Squares(n), "request"),
    }
}

fn numbered(count: usize, piece: Piece, name: &str) -> Vec<(Piece, String)> {
    (1..=count).map(|number| (piece.clone(), format!("{name}, number {number}"))).collect()
}

/// The numbers 0 to `limit`, that one too, in ranges of equal length.
fn ranges(limit: u64) -> Vec<(Piece, String)> {
    let border = |range: u32| ((limit + 1) * u64::from(range) / u64::from(RANGES)) as u32;
    (0..RANGES)
        .map(|range| (border(range), border(range + 1)))
        .filter(|(from, until)| from < until)
        .map(|(from, until)| (Piece::Primes { from, until }, format!("numbers {from} to {}", until - 1)))
        .collect()
}

fn pages(choice: &Choice) -> Vec<(Piece, String)> {
    let median = Nanos::from_millis(choice.value("latency"));
    let tail = choice.value("tail") == 1;
    latencies(choice.value("pages"), median, tail, choice.seed)
        .into_iter()
        .enumerate()
        .map(|(page, latency)| (Piece::Page { latency, bytes: PAGE_BYTES as u32 }, format!("page {}", page + 1)))
        .collect()
}

/// Puts the pieces' numbers together, in the order in which they were cut: what
/// the run computed, as [`super::expected`] has it.
pub fn gather(choice: &Choice, by_piece: &[Vec<u64>]) -> Vec<u64> {
    let count = by_piece.len() as u64;
    let firsts = || by_piece.iter().filter_map(|numbers| numbers.first().copied());
    match choice.workload {
        Workload::Primes => vec![firsts().sum()],
        Workload::Sleepers => vec![count],
        Workload::Downloads => vec![count, firsts().sum()],
        Workload::Fib | Workload::Factorial | Workload::Offload => {
            let first = firsts().next().unwrap_or(0);
            // They should all be the same; one that is not is what has to be seen.
            vec![firsts().find(|&number| number != first).unwrap_or(first), count]
        }
        Workload::Counter => counts(choice, by_piece),
    }
}

/// With one shared cell all adders saw the same counts; processes have a cell
/// each, and all of their counts are told, repeat by repeat.
fn counts(choice: &Choice, by_piece: &[Vec<u64>]) -> Vec<u64> {
    let adders = if choice.model == Model::Processes { by_piece } else { &by_piece[..by_piece.len().min(1)] };
    let repeats = adders.first().map_or(0, Vec::len);
    (0..repeats).flat_map(|repeat| adders.iter().filter_map(move |counts| counts.get(repeat).copied())).collect()
}

/// The shape of the server's latencies, in thousandths of the median: the
/// quantile at 0/16, 1/16, … 16/16 of the pages. Half answer close to the
/// median, a few take up to four times as long.
const QUANTILES_PERMILLE: [u64; 17] =
    [550, 640, 700, 750, 800, 850, 900, 950, 1_000, 1_060, 1_130, 1_210, 1_320, 1_480, 1_750, 2_300, 4_000];

/// How long each page takes: the quantiles of the shape above, in an order of
/// chance; without a tail all take the median.
fn latencies(pages: u64, median: Nanos, tail: bool, seed: u64) -> Vec<Nanos> {
    if !tail {
        return vec![median; pages as usize];
    }
    let mut all: Vec<Nanos> = (0..pages).map(|page| quantile(page, pages, median)).collect();
    Rng::new(seed).shuffle(&mut all);
    all
}

/// The `rank`-th of `count` latencies in order of size.
fn quantile(rank: u64, count: u64, median: Nanos) -> Nanos {
    let steps = QUANTILES_PERMILLE.len() as u64 - 1;
    // One page alone takes the median; otherwise the last is the slowest.
    let place_permille = if count == 1 { 500 } else { rank * 1_000 / (count - 1) };
    let scaled = place_permille * steps;
    let (below, part) = ((scaled / 1_000) as usize, scaled % 1_000);
    let low = QUANTILES_PERMILLE[below];
    let high = QUANTILES_PERMILLE[(below + 1).min(steps as usize)];
    let permille = low + (high - low) * part / 1_000;
    Nanos(median.0 * permille / 1_000)
}

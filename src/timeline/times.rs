//! Times as a sentence says them: without the zeros that a column of figures
//! would keep, and as exactly as what stands beside them asks for.

use crate::base::Nanos;

/// The units, the largest first, and with how many digits each can be cut.
const UNITS: [(u64, &str, u32); 4] = [(1_000_000_000, "s", 9), (1_000_000, "ms", 6), (1_000, "µs", 3), (1, "ns", 0)];

/// How long something lasts, in three figures at most: `4.2 ms`, `12 µs`.
pub(super) fn length(time: Nanos) -> String {
    let told = time.to_string();
    match told.split_once(' ') {
        Some((figures, unit)) if figures.contains('.') => format!("{} {unit}", trimmed(figures)),
        _ => told,
    }
}

/// When something is, as exactly as a length beside it needs so that two such
/// neighbours are told apart: `1.003 s` beside `4.2 ms`. Three figures in any case.
pub(super) fn position(at: Nanos, beside: Nanos) -> String {
    let &(unit, name, most) = UNITS.iter().find(|unit| at.0 >= unit.0).unwrap_or(&UNITS[1]);
    let beside = if beside == Nanos::ZERO { at.0 } else { beside.0 };
    let fine = |step: u64| step <= beside / 2 && step <= at.0 / 100;
    let digits = (0..most).find(|&digits| fine(unit / 10_u64.pow(digits))).unwrap_or(most);
    let step = unit / 10_u64.pow(digits);
    let steps = at.0.saturating_add(step / 2) / step;
    let parts = 10_u64.pow(digits);
    if digits == 0 {
        return format!("{steps} {name}");
    }
    let figures = format!("{}.{:0width$}", steps / parts, steps % parts, width = digits as usize);
    format!("{} {name}", trimmed(&figures))
}

/// Without the zeros at the end of a fraction.
fn trimmed(figures: &str) -> &str {
    figures.trim_end_matches('0').trim_end_matches('.')
}

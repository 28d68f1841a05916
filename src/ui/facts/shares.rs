//! Times by state as shares of their sum, in the order in which they are told.

use yew::prelude::*;

use crate::base::Nanos;
use crate::trace::State;
use crate::trace::facts::ByState;
use crate::ui::legend::name;

/// Less than this share of the time, in thousandths, is not drawn.
const LEAST_PERMILLE: u64 = 2;

/// A state's part.
pub(super) struct Share {
    pub(super) state: State,
    pub(super) time: Nanos,
    pub(super) permille: u64,
}

/// The states that matter, the longest first.
pub(super) fn shares(times: &ByState, is_counted: impl Fn(State) -> bool) -> Vec<Share> {
    let counted = State::ALL.into_iter().filter(|&state| is_counted(state));
    let whole = counted.clone().map(|state| times[state.index()]).sum::<Nanos>().0.max(1);
    let mut shares: Vec<Share> = counted
        .map(|state| (state, times[state.index()]))
        .map(|(state, time)| Share { state, time, permille: (u128::from(time.0) * 1_000 / u128::from(whole)) as u64 })
        .filter(|share| share.permille >= LEAST_PERMILLE)
        .collect();
    shares.sort_by_key(|share| std::cmp::Reverse(share.time));
    shares
}

/// All of them side by side.
pub(super) fn bar(shares: &[Share]) -> Html {
    html! {
        <div class="share-bar" aria-hidden="true">
            { for shares.iter().zip(0_u32..).map(|(share, place)| html! {
                <i key={place} class={name(share.state)} style={format!("flex-grow: {}", share.permille)}></i>
            }) }
        </div>
    }
}

pub(super) fn percent(permille: u64) -> String {
    match permille {
        0..10 => "< 1 %".to_owned(),
        _ => format!("{} %", (permille + 5) / 10),
    }
}

//! Where the time of a run's threads went, by state: one bar and its list.

use yew::prelude::*;

use crate::base::Nanos;
use crate::trace::State;
use crate::trace::facts::Facts;
use crate::ui::legend::{name, swatch};

/// Less than this share of the time, in thousandths, is not drawn.
const LEAST_PERMILLE: u64 = 2;

/// The bar and the list; empty places while nothing is known.
pub(super) fn view(facts: Option<&Facts>) -> Html {
    let shares = facts.map(shares).unwrap_or_default();
    html! {
        <>
            <div class="share-bar" aria-hidden="true">
                { for shares.iter().map(|share| html! {
                    <i class={name(share.state)} style={format!("flex-grow: {}", share.permille)}></i>
                }) }
            </div>
            <ul class="share-list">
                { for shares.iter().map(|share| html! {
                    <li>
                        { swatch(share.state) }
                        <span>{ share.state.words() }</span>
                        <span class="number">{ share.time.to_string() }</span>
                        <span class="number">{ percent(share.permille) }</span>
                    </li>
                }) }
            </ul>
        </>
    }
}

struct Share {
    state: State,
    time: Nanos,
    permille: u64,
}

/// The states that matter, the longest first.
fn shares(facts: &Facts) -> Vec<Share> {
    let lived = State::ALL.into_iter().filter(|&state| state != State::Done);
    let whole = lived.clone().map(|state| facts.by_state[state.index()]).sum::<Nanos>().0.max(1);
    let mut shares: Vec<Share> = lived
        .map(|state| (state, facts.by_state[state.index()]))
        .map(|(state, time)| Share { state, time, permille: (u128::from(time.0) * 1_000 / u128::from(whole)) as u64 })
        .filter(|share| share.permille >= LEAST_PERMILLE)
        .collect();
    shares.sort_by_key(|share| std::cmp::Reverse(share.time));
    shares
}

fn percent(permille: u64) -> String {
    match permille {
        0..10 => "< 1 %".to_owned(),
        _ => format!("{} %", (permille + 5) / 10),
    }
}

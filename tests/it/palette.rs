//! The colours of `static/tokens.css`: whether they can be told apart, by whom,
//! and read. Figures are computed here, from the file that the page uses.

mod difference;

use interleave::timeline::{Ink, Palette, Scheme};
use interleave::trace::State;

use difference::{Rgb, VISIONS, contrast, difference};

/// States that have a colour of their own; sleeping, waiting and done share one.
const DISTINCT: [State; 10] = [
    State::Lock,
    State::Gil,
    State::Switching,
    State::Starting,
    State::Copying,
    State::Ready,
    State::Running,
    State::Io,
    State::Awaiting,
    State::Sleeping,
];

fn colour(scheme: Scheme, ink: Ink) -> Rgb {
    Rgb::parse(Palette::of(scheme).colour(ink)).unwrap_or_else(|| panic!("{} is no colour", ink.token()))
}

#[test]
fn every_ink_has_a_colour_in_both_schemes() {
    for scheme in [Scheme::Light, Scheme::Dark] {
        for ink in Ink::all().filter(|&ink| ink != Ink::Shade) {
            colour(scheme, ink);
        }
    }
}

#[test]
fn states_can_be_told_apart_under_every_vision() {
    let check = |scheme, least: f64| {
        for (vision, matrix) in VISIONS {
            for (index, &one) in DISTINCT.iter().enumerate() {
                for &other in &DISTINCT[index + 1..] {
                    let seen = |state| colour(scheme, Ink::State(state)).seen_as(matrix);
                    let apart = difference(seen(one), seen(other));
                    assert!(apart >= least, "{scheme:?}, {vision}: {one:?} and {other:?} are {apart:.1} apart");
                }
            }
        }
    };
    check(Scheme::Light, 11.0);
    check(Scheme::Dark, 12.0);
}

#[test]
fn what_is_not_idle_stands_out_from_the_ground() {
    for scheme in [Scheme::Light, Scheme::Dark] {
        let ground = colour(scheme, Ink::Page);
        for state in DISTINCT {
            let edge = match state {
                State::Ready => Ink::ReadyEdge,
                State::Awaiting => Ink::AwaitingEdge,
                State::Sleeping => Ink::IdleEdge,
                state => Ink::State(state),
            };
            let stands_out = contrast(colour(scheme, edge), ground);
            assert!(stands_out >= 3.0, "{scheme:?}: {state:?} has a contrast of {stands_out:.2}");
        }
    }
}

#[test]
fn text_can_be_read_on_every_ground() {
    for scheme in [Scheme::Light, Scheme::Dark] {
        for ground in [Ink::Page, Ink::Panel] {
            for text in [Ink::Text, Ink::Muted, Ink::Accent] {
                let stands_out = contrast(colour(scheme, text), colour(scheme, ground));
                assert!(stands_out >= 4.5, "{scheme:?}: {text:?} on {ground:?} has a contrast of {stands_out:.2}");
            }
        }
    }
}

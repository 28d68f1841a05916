//! Strings in other letters: at the beginnings of words, turned, folded.

use super::strings::own;
use crate::python::vm::{Args, Res, Vm};

pub(super) fn capitalize(vm: &mut Vm, args: Args) -> Res {
    let text = own(vm, args);
    let mut characters = text.chars();
    let first: String = characters.next().map_or_else(String::new, titled);
    let rest = characters.as_str().to_lowercase();
    vm.give_str(first + &rest)
}

pub(super) fn title(vm: &mut Vm, args: Args) -> Res {
    let mut titled = String::new();
    let mut is_inside = false;
    for character in own(vm, args).chars() {
        if is_inside {
            titled.extend(character.to_lowercase());
        } else {
            titled.push_str(&self::titled(character));
        }
        is_inside = character.is_alphabetic();
    }
    vm.give_str(titled)
}

/// A letter at the beginning of a word: of those that become several only the
/// first is large, and letters that are pairs have a form of their own.
fn titled(character: char) -> String {
    match character as u32 {
        0x1C4..=0x1C6 => return String::from('\u{1C5}'),
        0x1C7..=0x1C9 => return String::from('\u{1C8}'),
        0x1CA..=0x1CC => return String::from('\u{1CB}'),
        0x1F1..=0x1F3 => return String::from('\u{1F2}'),
        _ => {}
    }
    let mut upper = character.to_uppercase();
    let first: String = upper.next().into_iter().collect();
    // Letters of one's own stay large, such as a modifier before a letter.
    if first.chars().all(char::is_alphabetic) && character.is_lowercase() {
        let rest: String = upper.collect();
        let keeps = first.chars().any(|it| !it.is_uppercase());
        return first + &if keeps { rest } else { rest.to_lowercase() };
    }
    first + &upper.collect::<String>()
}

/// For comparing texts without regard to the size of letters.
pub(super) fn casefold(vm: &mut Vm, args: Args) -> Res {
    let mut folded = String::new();
    for character in own(vm, args).chars() {
        match character {
            'ß' | 'ẞ' => folded.push_str("ss"),
            'ſ' => folded.push('s'),
            'ς' => folded.push('σ'),
            '\u{B5}' => folded.push('μ'),
            '\u{130}' => folded.push_str("i\u{307}"),
            '\u{149}' | '\u{FB00}'..='\u{FB06}' | '\u{FB13}'..='\u{FB17}' | '\u{1F0}' | '\u{390}' | '\u{3B0}' => {
                folded.push_str(&character.to_uppercase().collect::<String>().to_lowercase());
            }
            _ => folded.extend(character.to_lowercase()),
        }
    }
    vm.give_str(folded)
}

pub(super) fn swapcase(vm: &mut Vm, args: Args) -> Res {
    let mut swapped = String::new();
    for character in own(vm, args).chars() {
        if character.is_uppercase() {
            swapped.extend(character.to_lowercase());
        } else {
            swapped.extend(character.to_uppercase());
        }
    }
    vm.give_str(swapped)
}

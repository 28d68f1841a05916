//! A choice as a link: what is read from which query, what is said about it, and
//! that writing and reading are each other's reverse.

use interleave::scenario::{Choice, Model, Place, Presentation, Workload, read_query, write_query};
use proptest::prelude::*;

use crate::chance;

/// Queries and what becomes of them. Each begins with `?`, then follow the link
/// that is written for it (`=`) and the notices that it earns (`!`).
const LINKS: &str = include_str!("../data/links.txt");

#[test]
fn links_are_read_as_the_table_says() {
    let mut cases = 0;
    for case in LINKS.split("\n\n").filter(|case| case.starts_with('?')) {
        let mut lines = case.lines();
        let query = lines.next().unwrap();
        let (choice, presentation, notices) = read_query(query);
        let link = format!("= {}", write_query(&choice, &presentation));
        let notices = notices.iter().map(|notice| format!("! {notice}"));
        let found: Vec<String> = [link].into_iter().chain(notices).collect();
        assert_eq!(found, lines.collect::<Vec<_>>(), "{query}");
        cases += 1;
    }
    assert!(cases > 30, "the table has shrunk to {cases}");
}

#[test]
fn nothing_asked_for_is_the_default_scenario() {
    for query in ["", "?", "&", "?&&"] {
        let default = Choice::new(Workload::Primes, Model::Threads);
        assert_eq!(read_query(query), (default, Presentation::default(), Vec::new()), "{query}");
    }
}

/// Where a link runs changes with nothing but the link: old links keep their meaning.
#[test]
fn a_link_says_where_it_runs_and_how_much_there() {
    let check = |query: &str, place, limit, cores| {
        let (choice, _, notices) = read_query(query);
        assert_eq!((choice.place(), choice.value("limit"), choice.cores), (place, limit, cores), "{query}");
        assert_eq!(notices, Vec::new(), "{query}");
    };
    check("", Place::Simulated, 100_000, 4);
    check("where=simulated", Place::Simulated, 100_000, 4);
    check("where=real", Place::Real, 5_000_000, 4);
    check("where=real&limit=100000", Place::Real, 100_000, 4);
    check("limit=5000000&where=simulated&cores=128", Place::Simulated, 5_000_000, 128);
    check("cores=1&where=real", Place::Real, 5_000_000, 1);
}

#[test]
fn a_notice_repeats_only_so_much_of_a_link() {
    let (_, _, notices) = read_query(&format!("model={}&{}", "x".repeat(10_000), "y&".repeat(10_000)));
    let lengths: Vec<usize> = notices.iter().map(|notice| notice.to_string().chars().count()).collect();
    assert_eq!(lengths.len(), 2);
    assert!(lengths.iter().all(|&length| length < 200), "{lengths:?}");
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(choice in chance::choice(), presentation in chance::presentation()) {
        let link = write_query(&choice, &presentation);
        let always = [("scenario", choice.workload.id()), ("model", choice.model.id()), ("where", choice.place().id())];
        let stands = always.iter().all(|(name, value)| link.split('&').any(|pair| pair == format!("{name}={value}")));
        prop_assert!(stands, "{}", link);
        prop_assert_eq!(read_query(&link), (choice, presentation, Vec::new()), "{}", link);
    }

    #[test]
    fn any_text_is_read_and_what_it_gives_is_a_link(query: String) {
        let (choice, presentation, _) = read_query(&query);
        let link = write_query(&choice, &presentation);
        prop_assert_eq!(read_query(&link), (choice, presentation, Vec::new()));
    }

    #[test]
    fn any_pairs_are_read_and_what_they_give_is_a_link(
        pairs in prop::collection::vec(("(scenario|model|pool|workers|cores|gil|seed|limit|n|times|version|where|embed)",
            "(primes|fib|counter|offload|factorial|threads|processes|coroutines|none|off|plain|lock|simulated|real|[0-9]{1,9}|.{0,3})"), 0..8)
    ) {
        let query = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
        let (choice, presentation, _) = read_query(&query);
        let link = write_query(&choice, &presentation);
        prop_assert_eq!(read_query(&link), (choice, presentation, Vec::new()));
    }
}

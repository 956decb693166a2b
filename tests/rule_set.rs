//! What the rules say of themselves: the tables are those that are decided by, and the digest tells them apart.
#![cfg(not(target_arch = "wasm32"))]

use render_rules::edl_workflow::EdlStatus;
use render_rules::rule_set::{EdlTransition, rules};
use render_rules::status::Status;

#[test]
fn the_transitions_are_the_table() {
    let rules = rules();
    for from in Status::ALL {
        for to in Status::ALL {
            let listed = rules.transitions.iter().any(|way| (way.from, way.to) == (from, to));
            assert_eq!(listed, from.may_become(to), "{from:?} to {to:?}");
        }
    }
}

#[test]
fn the_defaults_are_those_that_are_decided_by() {
    let defaults = rules().defaults;
    assert_eq!((defaults.max_queued, defaults.max_queued_per_session), (1_000, 20));
    assert_eq!(
        (defaults.max_attempts, defaults.retry_base_ms, defaults.retry_max_ms),
        (3, 5_000, 300_000)
    );
    let limits: Vec<(&str, u32)> = defaults
        .time_limits_ms
        .iter()
        .map(|limit| (limit.format.name(), limit.limit_ms))
        .collect();
    let hour = 3_600_000;
    assert_eq!(
        limits,
        [
            ("full_16_9", 6 * hour),
            ("short_9_16", hour / 2),
            ("clip_1_1", 6 * hour),
            ("thumbnail", hour / 6)
        ]
    );
}

#[test]
fn the_transitions_of_edls_are_their_table() {
    let rules = rules();
    for from in EdlStatus::ALL {
        for to in EdlStatus::ALL {
            let listed = rules.edl_transitions.contains(&EdlTransition { from, to });
            assert_eq!(listed, from.may_become(to), "{from:?} to {to:?}");
        }
    }
}

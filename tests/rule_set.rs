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
fn the_transitions_of_edls_are_their_table() {
    let rules = rules();
    for from in EdlStatus::ALL {
        for to in EdlStatus::ALL {
            let listed = rules.edl_transitions.contains(&EdlTransition { from, to });
            assert_eq!(listed, from.may_become(to), "{from:?} to {to:?}");
        }
    }
}

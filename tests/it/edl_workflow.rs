//! How an EDL comes to be locked.

use render_rules::edl_workflow::{EdlStatus, check_transition, is_frozen, transitions};
use serde_json::json;

use EdlStatus::{Approved, Draft, Locked, Reviewing};

#[test]
fn the_whole_transition_table() {
    // Rows: from. Columns: to draft, reviewing, approved, locked.
    let table = [
        (Draft, [false, true, false, false]),
        (Reviewing, [true, false, true, false]),
        (Approved, [false, true, false, true]),
        (Locked, [false, true, false, false]),
    ];
    for (from, row) in table {
        for (to, allowed) in EdlStatus::ALL.iter().copied().zip(row) {
            assert_eq!(from.may_become(to), allowed, "{from:?} to {to:?}");
            let check = check_transition(from.name(), to.name());
            assert_eq!((check.allowed, check.reason.is_none()), (allowed, allowed));
        }
    }
}

#[test]
fn the_usual_next_status_comes_first() {
    for (from, to) in [
        ("draft", vec![Reviewing]),
        ("reviewing", vec![Approved, Draft]),
        ("approved", vec![Locked, Reviewing]),
        ("locked", vec![Reviewing]),
    ] {
        assert_eq!(transitions(from), Ok(to));
    }
}

#[test]
fn what_was_approved_keeps_its_content_and_can_be_taken_back() {
    for (status, frozen) in [(Draft, false), (Reviewing, false), (Approved, true), (Locked, true)] {
        assert_eq!(is_frozen(status.name()), Ok(frozen));
        let way_back = status.successors().iter().any(|next| !next.is_frozen());
        assert!(way_back, "{status:?}");
    }
    assert_eq!(is_frozen("published").unwrap_err().code(), "unknown_status");
}

#[test]
fn a_name_is_the_same_in_json() {
    for &status in EdlStatus::ALL {
        assert_eq!(serde_json::to_value(status).unwrap(), json!(status.name()));
        assert_eq!(EdlStatus::parse(status.name()), Ok(status));
    }
}

#[test]
fn names_are_taken_as_they_are() {
    for wrong in ["", "Draft", " draft", "published", "queued", "constructor"] {
        let error = transitions(wrong).unwrap_err();
        assert_eq!((error.code(), error.value()), ("unknown_status", Some(wrong)));
    }
}

#[test]
fn why_a_transition_is_not_allowed() {
    for (from, to, reason) in [
        (
            "draft",
            "locked",
            "an EDL that is `draft` can't become `locked`: it may become `reviewing`",
        ),
        (
            "approved",
            "draft",
            "an EDL that is `approved` can't become `draft`: it may become `locked`, `reviewing`",
        ),
        (
            "locked",
            "locked",
            "an EDL that is `locked` can't become `locked`: it may become `reviewing`",
        ),
        (
            "draft",
            "published",
            "unknown status `published`: valid are `draft`, `reviewing`, `approved`, `locked`",
        ),
        (
            "",
            "",
            "unknown status ``: valid are `draft`, `reviewing`, `approved`, `locked`",
        ),
    ] {
        assert_eq!(check_transition(from, to).reason.as_deref(), Some(reason));
    }
}

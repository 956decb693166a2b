//! The five statuses, the transition table, and what the rules say of themselves.

use render_rules::event::{EventKind, event_leading_to};
use render_rules::rule_set::rules;
use render_rules::status::{Status, check_transition};
use serde_json::json;

use Status::{Cancelled, Completed, Failed, Processing, Queued};

#[test]
fn the_whole_transition_table() {
    // Rows: from. Columns: to queued, processing, completed, failed, cancelled.
    let table = [
        (Queued, [false, true, false, false, true]),
        (Processing, [false, false, true, true, true]),
        (Completed, [false; 5]),
        (Failed, [true, false, false, false, false]),
        (Cancelled, [false; 5]),
    ];
    for (from, row) in table {
        for (to, allowed) in Status::ALL.into_iter().zip(row) {
            assert_eq!(from.may_become(to), allowed, "{from:?} to {to:?}");
            let check = check_transition(from.name(), to.name());
            assert_eq!((check.allowed, check.reason.is_none()), (allowed, allowed));
        }
    }
}

#[test]
fn what_each_status_is() {
    for (status, terminal, active, next) in [
        (Queued, false, true, Some(Processing)),
        (Processing, false, true, Some(Completed)),
        (Completed, true, false, None),
        (Failed, false, false, Some(Queued)),
        (Cancelled, true, false, None),
    ] {
        assert_eq!(status.is_terminal(), terminal, "{status:?}");
        assert_eq!(status.is_active(), active, "{status:?}");
        assert_eq!(status.next(), next, "{status:?}");
        assert!(!status.description().is_empty());
    }
}

#[test]
fn a_name_is_the_same_in_json() {
    for status in Status::ALL {
        assert_eq!(serde_json::to_value(status).unwrap(), json!(status.name()));
        assert_eq!(Status::parse(status.name()), Ok(status));
    }
}

#[test]
fn names_are_taken_as_they_are() {
    for wrong in ["", "Queued", " queued", "queued ", "done", "QUEUED", "running"] {
        assert!(Status::parse(wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn why_a_transition_is_not_allowed() {
    for (from, to, reason) in [
        (
            "queued",
            "completed",
            "a job that is `queued` can't become `completed`: it may become `processing`, `cancelled`",
        ),
        (
            "failed",
            "failed",
            "a job that is `failed` can't become `failed`: it may become `queued`",
        ),
        (
            "cancelled",
            "queued",
            "a job that is `cancelled` can't become `queued`: `cancelled` is terminal",
        ),
        (
            "queued",
            "done",
            "unknown status `done`: valid are `queued`, `processing`, `completed`, `failed`, `cancelled`",
        ),
        (
            "done",
            "gone",
            "unknown status `done`: valid are `queued`, `processing`, `completed`, `failed`, `cancelled`",
        ),
    ] {
        assert_eq!(check_transition(from, to).reason.as_deref(), Some(reason));
    }
}

#[test]
fn the_event_by_which_somebody_moves_a_job() {
    for (status, event) in [
        (Queued, EventKind::Retried),
        (Processing, EventKind::Started),
        (Completed, EventKind::Completed),
        (Failed, EventKind::Failed),
        (Cancelled, EventKind::Cancelled),
    ] {
        assert_eq!(event_leading_to(status), event);
    }
}

#[test]
fn the_rules_say_what_they_are() {
    let rules = serde_json::to_value(rules()).unwrap();
    assert_eq!(rules["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(
        rules["statuses"],
        json!(["queued", "processing", "completed", "failed", "cancelled"])
    );
    assert_eq!(rules["initialStatus"], "queued");
    assert_eq!(rules["defaultFormat"], "full_16_9");
    assert_eq!(
        rules["transitions"],
        json!([
            { "from": "queued", "to": "processing", "event": "started" },
            { "from": "queued", "to": "cancelled", "event": "cancelled" },
            { "from": "processing", "to": "completed", "event": "completed" },
            { "from": "processing", "to": "failed", "event": "failed" },
            { "from": "processing", "to": "failed", "event": "lease_expired" },
            { "from": "processing", "to": "cancelled", "event": "cancelled" },
            { "from": "failed", "to": "queued", "event": "retried" },
        ]),
    );
    assert_eq!(
        rules["edlStatuses"],
        json!(["draft", "reviewing", "approved", "locked"])
    );
    assert!(
        rules["edlTransitions"]
            .as_array()
            .unwrap()
            .contains(&json!({ "from": "approved", "to": "locked" }))
    );
}

#[test]
fn the_digest_is_the_same_each_time() {
    let hash = rules().hash;
    assert_eq!(hash, rules().hash);
    assert!(
        hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{hash}"
    );
}

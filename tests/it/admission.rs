//! The kill switch and the ceilings.

use render_rules::admission::{Load, admit};
use serde_json::json;

#[test]
fn a_job_is_admitted_below_every_ceiling() {
    let load = Load {
        queued: 999,
        queued_of_session: 19,
        ..Load::default()
    };
    assert_eq!(serde_json::to_value(admit(&load)).unwrap(), json!({ "ok": true }));
}

#[test]
fn each_reason_has_its_code_and_the_widest_comes_first() {
    // Columns: paused, queued in all, of the session, and the answer.
    for (paused, queued, of_session, code, message) in [
        (
            false,
            1_000,
            0,
            "queue_full",
            "1000 jobs wait already, and at most 1000 may",
        ),
        (
            false,
            20,
            20,
            "session_queue_full",
            "20 jobs of this session wait already, and at most 20 may",
        ),
        (
            true,
            2_000,
            30,
            "rendering_paused",
            "new renders are switched off at the moment; try again when they are switched on",
        ),
    ] {
        let load = Load {
            paused,
            queued,
            queued_of_session: of_session,
            ..Load::default()
        };
        assert_eq!(
            serde_json::to_value(admit(&load)).unwrap(),
            json!({ "ok": false, "code": code, "message": message })
        );
    }
}

#[test]
fn an_installation_chooses_its_ceilings() {
    let load = Load {
        queued: 1,
        queued_of_session: 1,
        max_queued: Some(2),
        max_queued_per_session: Some(1),
        ..Load::default()
    };
    assert_eq!(
        serde_json::to_value(admit(&load)).unwrap()["code"],
        "session_queue_full"
    );
    let wider = Load {
        max_queued_per_session: Some(2),
        ..load
    };
    assert_eq!(serde_json::to_value(admit(&wider)).unwrap()["ok"], true);
}

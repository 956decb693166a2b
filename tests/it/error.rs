//! The one error type: its codes, what it carries, and its exact sentences.

use render_rules::edl_workflow::EdlStatus;
use render_rules::history::replay;
use render_rules::status::Status;

#[test]
fn no_status_of_a_job() {
    let error = Status::parse("done").unwrap_err();
    assert_eq!(error.code(), "unknown_status");
    assert_eq!(error.value(), Some("done"));
    assert_eq!(
        error.valid(),
        ["queued", "processing", "completed", "failed", "cancelled"]
    );
    assert!(error.findings().is_empty());
    assert_eq!(
        error.to_string(),
        "unknown status `done`: valid are `queued`, `processing`, `completed`, `failed`, `cancelled`",
    );
}

#[test]
fn no_status_of_an_edl() {
    let error = EdlStatus::parse("published").unwrap_err();
    assert_eq!(error.code(), "unknown_status");
    assert_eq!(error.valid(), ["draft", "reviewing", "approved", "locked"]);
    assert_eq!(
        error.to_string(),
        "unknown status `published`: valid are `draft`, `reviewing`, `approved`, `locked`",
    );
}

#[test]
fn no_history() {
    let error = replay(&[]).unwrap_err();
    assert_eq!(error.code(), "bad_history");
    assert_eq!((error.value(), error.valid()), (None, [].as_slice()));
    assert_eq!(
        error.to_string(),
        "the history can't be replayed: entry 0: there is none"
    );
}

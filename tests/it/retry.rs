//! How often a job is tried, and how long to wait.

use proptest::prelude::*;
use render_rules::job::Policy;
use render_rules::retry::{DEFAULT_MAX_ATTEMPTS, can_retry};
use render_rules::status::Status;

fn jitter(jitter: f64) -> Policy {
    Policy {
        jitter: Some(jitter),
        ..Policy::default()
    }
}

#[test]
fn only_a_failed_job_with_attempts_left_can_be_retried() {
    for status in Status::ALL {
        assert_eq!(
            can_retry(status, 0, DEFAULT_MAX_ATTEMPTS),
            status == Status::Failed,
            "{status:?}"
        );
    }
    for (attempts, max_attempts, allowed) in [
        (0, 0, false),
        (0, 1, true),
        (1, 1, false),
        (2, 3, true),
        (3, 3, false),
        (4, 3, false),
    ] {
        assert_eq!(
            can_retry(Status::Failed, attempts, max_attempts),
            allowed,
            "{attempts} of {max_attempts}"
        );
    }
}

#[test]
fn the_wait_doubles_up_to_the_maximum() {
    for (attempt, wait) in [
        (0, 5_000),
        (1, 5_000),
        (2, 10_000),
        (3, 20_000),
        (6, 160_000),
        (7, 300_000),
        (u32::MAX, 300_000),
    ] {
        assert_eq!(jitter(1.0).backoff_ms(attempt), wait, "after attempt {attempt}");
    }
}

#[test]
fn chance_decides_about_half_of_the_wait() {
    for (chance, wait) in [(0.0, 2_500), (0.5, 3_750), (1.0, 5_000)] {
        assert_eq!(jitter(chance).backoff_ms(1), wait);
    }
    assert_eq!(Policy::default().backoff_ms(1), 3_750);
}

#[test]
fn what_is_no_chance_is_taken_for_the_nearest() {
    for (chance, wait) in [(-1.0, 2_500), (2.0, 5_000), (f64::NAN, 3_750), (f64::INFINITY, 3_750)] {
        assert_eq!(jitter(chance).backoff_ms(1), wait);
    }
}

#[test]
fn an_installation_chooses_its_waits() {
    let policy = Policy {
        retry_base_ms: Some(100),
        retry_max_ms: Some(150),
        ..jitter(1.0)
    };
    assert_eq!([1, 2, 3].map(|attempt| policy.backoff_ms(attempt)), [100, 150, 150]);
    let never = Policy {
        retry_base_ms: Some(0),
        ..jitter(1.0)
    };
    assert_eq!(never.backoff_ms(40), 0);
}

proptest! {
    #[test]
    fn no_wait_is_longer_than_the_maximum(attempt: u32, base: u32, max: u32, chance: f64) {
        let policy = Policy { retry_base_ms: Some(base), retry_max_ms: Some(max), ..jitter(chance) };
        prop_assert!((0..=i64::from(max)).contains(&policy.backoff_ms(attempt)));
    }
}

//! What a page that shows jobs asks: statuses, formats, the rule tables, and the workflow of EDLs.

use super::{count, name, outcome, status_of};
use crate::{edl_workflow, format, retry, rule_set, status};

exports! {
    in "wasm-rules";

    /// Whether one status may follow another. An unknown status is not an error here: the reason names the valid ones.
    canTransition(from, to) "(from: string, to: string): TransitionCheck" {
        V::answer(&status::check_transition(&name(&from), &name(&to)))
    }

    /// Whether a job of this status may be tried again: it is `failed` and attempts are left (0 were made, 3 are allowed
    /// where nothing else is said).
    canRetry(status, attempts, max_attempts) "(status: string, attempts?: number | null, maxAttempts?: number | null): boolean" {
        let status = status_of(&status)?;
        let attempts = count("attempts", &attempts, 0)?;
        let max_attempts = count("maxAttempts", &max_attempts, retry::DEFAULT_MAX_ATTEMPTS)?;
        V::answer(&retry::can_retry(status, attempts, max_attempts))
    }

    /// Whether nothing can follow this status.
    isTerminal(status) "(status: string): boolean" {
        V::answer(&status_of(&status)?.is_terminal())
    }

    /// Whether a job of this status waits or runs, and so can be cancelled.
    isActive(status) "(status: string): boolean" {
        V::answer(&status_of(&status)?.is_active())
    }

    /// The next status on the happy path (`failed` → `queued`), or null at the end.
    getNextStatus(current) "(current: string): Status | null" {
        V::answer(&status_of(&current)?.next())
    }

    /// One sentence about a status, for people.
    getStatusDescription(status) "(status: string): string" {
        V::answer(&status_of(&status)?.description())
    }

    /// The specifications of the four output formats.
    formats() "(): FormatSpec[]" {
        V::answer(&format::formats())
    }

    /// What these rules are: version, digest, statuses, transitions.
    rules() "(): RuleSet" {
        V::answer(&rule_set::rules())
    }

    /// The statuses that an EDL of this status may go to, the usual next one first.
    getEdlTransitions(status) "(status: string): EdlStatus[]" {
        outcome(edl_workflow::transitions(&name(&status)))
    }

    /// Whether an EDL of this status keeps its content: what was approved is what is rendered.
    isEdlFrozen(status) "(status: string): boolean" {
        outcome(edl_workflow::is_frozen(&name(&status)))
    }

    /// Whether an EDL may go from one status to another.
    canTransitionEdl(from, to) "(from: string, to: string): TransitionCheck" {
        V::answer(&edl_workflow::check_transition(&name(&from), &name(&to)))
    }
}

//! When two renders, or two requests, are the same: digests of their content.
//!
//! All digests are SHA-256 in 64 hexadecimal digits.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::edl::{CanonicalEdl, EdlDocument};
use crate::finding::codes::request as codes;
use crate::finding::{Finding, quoted};
use crate::format::Format;
use crate::json_text::json_text;
use crate::selection::Selection;

/// The longest idempotency key, in characters.
pub const MAX_IDEMPOTENCY_KEY: usize = 255;

/// The digest of what an EDL says, whatever its text looks like: the order of keys, white space and what no rule reads
/// (proxies, metrics, unknown fields) make no difference. None for what is no EDL at all.
#[must_use]
pub fn edl_hash(document: &EdlDocument) -> Option<String> {
    document.edl().map(|edl: &CanonicalEdl| digest(edl))
}

/// The digest of what a render makes: the same session, EDL content, format and selection give the same file. The
/// selection is what [`resolve_selection`](crate::selection::resolve_selection) answers, so that the default and what is
/// chosen by name are the same.
#[must_use]
pub fn render_key(session_id: &str, edl_hash: &str, format: Format, selection: Option<Selection>) -> String {
    match selection {
        None => digest(&(session_id, edl_hash, format)),
        Some(selection) => digest(&(session_id, edl_hash, format, selection)),
    }
}

/// What is wrong with an idempotency key, if something is: it has 1 to 255 visible ASCII characters.
#[must_use]
pub fn check_idempotency_key(key: &str) -> Option<Finding> {
    let fault = if key.is_empty() {
        "is empty".to_owned()
    } else if key.len() > MAX_IDEMPOTENCY_KEY {
        format!("is longer than {MAX_IDEMPOTENCY_KEY} characters")
    } else if key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    } else {
        format!("{} has other than visible ASCII characters", quoted(key))
    };
    Some(Finding::of(
        &codes::IDEMPOTENCY_KEY_INVALID,
        "",
        format!("the idempotency key {fault}"),
    ))
}

/// The digest of a value's JSON, in which the keys of every object are in order.
pub(crate) fn digest(value: &impl Serialize) -> String {
    use std::fmt::Write;

    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(json_text(value)) {
        // Writing to a string can't fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

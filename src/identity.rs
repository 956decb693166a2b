//! When two renders, or two requests, are the same: digests of their content.
//!
//! All digests are SHA-256 in 64 hexadecimal digits.

use sha2::{Digest, Sha256};

use crate::edl::{CanonicalEdl, EdlDocument};
use crate::finding::{Code, Finding, quoted};
use crate::format::Format;
use crate::input::to_json;
use crate::selection::Selection;
use crate::settings::RenderSettings;

/// The longest idempotency key, in characters.
pub const MAX_IDEMPOTENCY_KEY: usize = 255;

/// The digest of what an EDL says, whatever its text looks like: the order of keys, white space and what no rule reads
/// (proxies, metrics, unknown fields) make no difference. None for what is no EDL at all.
#[must_use]
pub fn edl_hash(document: &EdlDocument) -> Option<String> {
    document.edl().map(|edl: &CanonicalEdl| sha256(&to_json(edl)))
}

/// The digest of what a render makes: the same session, EDL content, format, selection and settings give the same file. The
/// selection is what [`resolve_selection`](crate::gate::resolve_selection) answers, so that the default and what is
/// chosen by name are the same.
#[must_use]
pub fn render_key(
    session_id: &str,
    edl_hash: &str,
    format: Format,
    selection: Option<Selection>,
    settings: RenderSettings,
) -> String {
    let parts = [to_json(&session_id), to_json(&edl_hash), to_json(&format)];
    digest(&parts, selection, settings)
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
        Code::IdempotencyKeyInvalid,
        "",
        format!("the idempotency key {fault}"),
    ))
}

/// The digest of a list of these parts, each of them JSON text, and of a selection and settings if there are any. A selection
/// is told from settings by its keys.
pub(crate) fn digest(parts: &[String], selection: Option<Selection>, settings: RenderSettings) -> String {
    let selection = selection.map(|selection| to_json(&selection));
    let settings = settings.that_matter().map(|settings| to_json(&settings));
    let parts: Vec<&str> = parts
        .iter()
        .chain(&selection)
        .chain(&settings)
        .map(String::as_str)
        .collect();
    sha256(&format!("[{}]", parts.join(",")))
}

pub(crate) fn sha256(text: &str) -> String {
    let digits = |byte: u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16));
    Sha256::digest(text).into_iter().flat_map(digits).flatten().collect()
}

//! Which parts of renders a machine goes on keeping.

use serde::Deserialize;

/// A file in a machine's store of parts.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct StoredPart {
    /// How it is found again.
    pub name: String,
    /// How large it is.
    pub bytes: u64,
    /// When it was last used, in ms since 1970.
    pub used_at: f64,
    /// Whether a render that goes on has it.
    pub in_use: bool,
}

/// How much is kept, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct StoreLimits {
    /// All parts together are no larger than this.
    pub max_bytes: u64,
    /// What was not used for so long is not kept.
    pub max_age_ms: f64,
}

/// The names of the parts that are not to be kept: those that are too old, and those that were not used for the longest time,
/// until what is left is within the limits and `missing_bytes` more are free. What a render has is never among them.
#[must_use]
pub fn surplus_parts(parts: &[StoredPart], limits: &StoreLimits, now: f64, missing_bytes: u64) -> Vec<String> {
    let stored: u64 = parts.iter().map(|part| part.bytes).fold(0, u64::saturating_add);
    let mut surplus = stored.saturating_sub(limits.max_bytes).max(missing_bytes);
    let mut free: Vec<&StoredPart> = parts.iter().filter(|part| !part.in_use).collect();
    free.sort_by(|a, b| a.used_at.total_cmp(&b.used_at).then_with(|| a.name.cmp(&b.name)));
    let mut names = Vec::new();
    for part in free {
        if surplus == 0 && now - part.used_at <= limits.max_age_ms {
            break;
        }
        surplus = surplus.saturating_sub(part.bytes);
        names.push(part.name.clone());
    }
    names
}

//! What a finding tells. It is named as its type is in TypeScript.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Params, Severity};

/// One problem: what, where, and what to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Finding {
    /// A stable name such as `edl_not_locked`; the admin translates by it.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub code: Cow<'static, str>,
    /// Whether it blocks.
    pub severity: Severity,
    /// Where in the input, such as `assets[1].mezzanineUrl`.
    pub path: String,
    /// What is wrong, in English.
    pub message: String,
    /// What to do about it, in English.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub remedy: Cow<'static, str>,
    /// The values that the message names, for translations.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Param>"))]
    pub params: Params,
}

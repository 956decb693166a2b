//! Every code that a finding can have: the one table that the checks, the package and its reference are made from.

pub(crate) mod edl;
pub(crate) mod gate;
pub(crate) mod request;
pub(crate) mod selection;

use serde::Serialize;

use super::Severity;

/// What a code of findings means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct FindingCode {
    /// The stable name.
    pub code: &'static str,
    /// Whether it blocks where no option says otherwise.
    pub severity: Severity,
    /// The option of [`CheckOptions`](crate::edl::CheckOptions) that decides whether it blocks; null if none does.
    pub option: Option<&'static str>,
    /// The function that finds it. What `checkEdl` finds, `checkRender` finds as well.
    pub check: &'static str,
    /// What is wrong, in English.
    pub meaning: &'static str,
    /// What to do about it, in English.
    pub remedy: &'static str,
}

impl FindingCode {
    /// A code that blocks.
    const fn error(check: &'static str, code: &'static str, meaning: &'static str, remedy: &'static str) -> Self {
        Self {
            code,
            severity: Severity::Error,
            option: None,
            check,
            meaning,
            remedy,
        }
    }

    /// A code that does not block.
    const fn warning(check: &'static str, code: &'static str, meaning: &'static str, remedy: &'static str) -> Self {
        let mut code = Self::error(check, code, meaning, remedy);
        code.severity = Severity::Warning;
        code
    }

    /// The same code, whose severity an option decides.
    const fn by(mut self, option: &'static str) -> Self {
        self.option = Some(option);
        self
    }
}

/// Every code, in the order in which the checks come to them.
pub const FINDING_CODES: &[&FindingCode] = &[
    &edl::EDL_UNREADABLE,
    &edl::EDL_EMPTY,
    &edl::EDL_NOT_AN_OBJECT,
    &edl::EDL_SYNTAX,
    &edl::SCHEMA_VERSION_UNKNOWN,
    &edl::DURATION_INVALID,
    &edl::FPS_INVALID,
    &edl::PROGRAM_EMPTY,
    &edl::CUT_INVALID,
    &edl::CUT_ID_INVALID,
    &edl::CUT_ID_DUPLICATE,
    &edl::CUT_TIME_INVALID,
    &edl::CUT_END_BEFORE_START,
    &edl::CUT_OUT_OF_RANGE,
    &edl::CUT_OVERLAP,
    &edl::CUT_CAMERA_UNKNOWN,
    &edl::MASTER_CAMERA_UNKNOWN,
    &edl::SOURCE_INVALID,
    &edl::SOURCE_OFFSET_INVALID,
    &edl::SOURCE_RANGE_INVALID,
    &edl::TRACK_INVALID,
    &edl::OVERLAY_INVALID,
    &edl::OVERLAY_ID_INVALID,
    &edl::OVERLAY_ID_DUPLICATE,
    &edl::OVERLAY_TYPE_UNKNOWN,
    &edl::OVERLAY_TIME_INVALID,
    &edl::OVERLAY_END_BEFORE_START,
    &edl::OVERLAY_OUT_OF_RANGE,
    &edl::CHAPTER_INVALID,
    &edl::CHAPTER_TITLE_BLANK,
    &edl::CHAPTER_OUT_OF_RANGE,
    &edl::CHAPTER_ORDER,
    &edl::SHORT_INVALID,
    &edl::SHORT_TIME_INVALID,
    &edl::SHORT_END_BEFORE_START,
    &edl::SHORT_OUT_OF_RANGE,
    &edl::CAMERA_UNUSED,
    &edl::CUT_GAP,
    &edl::SHOT_TOO_SHORT,
    &edl::CUTS_TOO_DENSE,
    &edl::FRAME_MISALIGNED,
    &edl::FINDINGS_TRUNCATED,
    &gate::REQUEST_UNREADABLE,
    &gate::SESSION_MISSING,
    &gate::SESSION_NOT_PUBLISHED,
    &gate::FORMAT_UNKNOWN,
    &selection::SELECTION_INVALID,
    &selection::SELECTION_AMBIGUOUS,
    &selection::SELECTION_NOT_TAKEN,
    &selection::SHORT_INDEX_INVALID,
    &selection::CLIP_INVALID,
    &selection::CLIP_TIME_INVALID,
    &selection::CLIP_END_BEFORE_START,
    &selection::CLIP_TOO_SHORT,
    &selection::CLIP_OVER_LIMIT,
    &selection::STILL_TIME_INVALID,
    &gate::EDL_MISSING,
    &gate::EDL_NOT_PUBLISHED,
    &gate::EDL_NOT_LOCKED,
    &gate::EDL_CHANGED,
    &gate::ASSETS_MISSING,
    &gate::ASSET_INVALID,
    &gate::ASSET_NOT_PUBLISHED,
    &gate::MEZZANINE_MISSING,
    &gate::MEZZANINE_URL_INVALID,
    &gate::MEZZANINE_HOST_NOT_ALLOWED,
    &gate::MEZZANINE_ADDRESS_PRIVATE,
    &gate::MEZZANINE_CONTAINER_UNREAD,
    &gate::ASSET_UNKNOWN,
    &gate::SOURCE_WITHOUT_PICTURE,
    &gate::SESSION_OFFSET_INVALID,
    &gate::SOURCE_TOO_SHORT,
    &gate::SOUND_INCOMPLETE,
    &gate::SOUND_UNLIKELY,
    &gate::OVERLAYS_NOT_DRAWN,
    &gate::SOURCE_RATE_DIFFERS,
    &gate::SYNC_OFFSET_DIFFERS,
    &gate::SESSION_DIFFERS,
    &selection::SHORT_UNKNOWN,
    &selection::SHORT_TOO_SHORT,
    &selection::SHORT_OVER_LIMIT,
    &selection::CLIP_OUT_OF_RANGE,
    &selection::STILL_OUT_OF_RANGE,
    &gate::DURATION_OVER_LIMIT,
    &gate::TRANSCRIPT_INVALID,
    &gate::CUE_INVALID,
    &gate::CUE_TIME_INVALID,
    &gate::CUE_END_BEFORE_START,
    &gate::CUE_OUT_OF_RANGE,
    &gate::TRANSCRIPT_TOO_LONG,
    &request::BODY_UNREADABLE,
    &request::BODY_NOT_AN_OBJECT,
    &request::SESSION_ID_MISSING,
    &request::SESSION_ID_INVALID,
    &request::LOCALE_INVALID,
    &request::FORCE_INVALID,
    &request::KEY_FORBIDDEN,
    &request::METADATA_INVALID,
    &request::METADATA_TOO_LARGE,
    &request::METADATA_TOO_DEEP,
    &request::IDEMPOTENCY_KEY_INVALID,
];

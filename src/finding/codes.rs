//! Every code that a finding can have: the checks, the package and its reference are made from these.

mod meaning;
mod remedy;

use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::Severity;

/// A code, in the order in which the checks come to them. Its name is the variant's in snake case, such as `cut_gap`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub(crate) enum Code {
    // `checkEdl`
    EdlUnreadable,
    EdlEmpty,
    EdlNotAnObject,
    EdlSyntax,
    SchemaVersionUnknown,
    DurationInvalid,
    FpsInvalid,
    ProgramEmpty,
    CutInvalid,
    CutIdInvalid,
    CutIdDuplicate,
    CutTimeInvalid,
    CutEndBeforeStart,
    CutOutOfRange,
    FramingInvalid,
    CutOverlap,
    CutCameraUnknown,
    MasterCameraUnknown,
    SourceInvalid,
    SourceOffsetInvalid,
    SourceAudioInvalid,
    SourceRangeInvalid,
    TrackInvalid,
    OverlayInvalid,
    OverlayIdInvalid,
    OverlayIdDuplicate,
    OverlayTypeUnknown,
    OverlayTimeInvalid,
    OverlayEndBeforeStart,
    OverlayOutOfRange,
    ChapterInvalid,
    ChapterTitleBlank,
    ChapterOutOfRange,
    ChapterOrder,
    ShortInvalid,
    ShortTimeInvalid,
    ShortEndBeforeStart,
    ShortOutOfRange,
    CameraUnused,
    CutGap,
    ShotTooShort,
    CutsTooDense,
    FrameMisaligned,
    FindingsTruncated,

    // `checkRender`, besides those of `checkEdl`
    RequestUnreadable,
    SessionMissing,
    SessionNotPublished,
    FormatUnknown,
    SettingInvalid,
    SelectionInvalid,
    SelectionAmbiguous,
    SelectionNotTaken,
    ShortIndexInvalid,
    ClipInvalid,
    ClipTimeInvalid,
    ClipEndBeforeStart,
    ClipTooShort,
    ClipOverLimit,
    StillTimeInvalid,
    EdlMissing,
    EdlNotPublished,
    EdlNotLocked,
    EdlChanged,
    AssetsMissing,
    AssetInvalid,
    AssetNotPublished,
    MezzanineMissing,
    MezzanineUrlInvalid,
    MezzanineHostNotAllowed,
    MezzanineAddressPrivate,
    MezzanineContainerUnread,
    RecordingUnreadable,
    RecordingUnchecked,
    AssetUnknown,
    SourceWithoutPicture,
    SessionOffsetInvalid,
    SourceTooShort,
    SoundIncomplete,
    SoundMissing,
    SoundChannelMissing,
    SoundUnlikely,
    OverlaysNotDrawn,
    SourceRateDiffers,
    RecordingDiffers,
    SourceRateVaries,
    SourceInterlaced,
    SourceHdr,
    SourceWithoutRanges,
    SyncOffsetDiffers,
    SessionDiffers,
    ShortUnknown,
    ShortTooShort,
    ShortOverLimit,
    ClipOutOfRange,
    StillOutOfRange,
    DurationOverLimit,
    TranscriptInvalid,
    CueInvalid,
    CueTimeInvalid,
    CueEndBeforeStart,
    CueOutOfRange,
    TranscriptTooLong,

    // `stepWarning`
    PicturesHeld,
    RecordingDamaged,

    // `parseTrigger`
    BodyUnreadable,
    BodyNotAnObject,
    SessionIdMissing,
    SessionIdInvalid,
    LocaleInvalid,
    ForceInvalid,
    KeyForbidden,
    MetadataInvalid,
    MetadataTooLarge,
    MetadataTooDeep,

    // `checkIdempotencyKey`
    IdempotencyKeyInvalid,
}

impl Code {
    /// The stable name.
    pub(crate) fn name(self) -> &'static str {
        self.into()
    }

    /// The option of [`CheckOptions`](crate::edl::CheckOptions) that decides whether it blocks.
    fn option(self) -> Option<&'static str> {
        match self {
            Self::CameraUnused => Some("unusedCameras"),
            Self::CutGap => Some("gaps"),
            Self::ShotTooShort | Self::CutsTooDense => Some("shotLength"),
            Self::FrameMisaligned | Self::SourceRateDiffers => Some("frameAlignment"),
            Self::RecordingUnchecked => Some("uncheckedRecordings"),
            _ => None,
        }
    }

    fn check(self) -> &'static str {
        if self < Self::RequestUnreadable {
            "checkEdl"
        } else if self < Self::PicturesHeld {
            "checkRender"
        } else if self < Self::BodyUnreadable {
            "stepWarning"
        } else if self < Self::IdempotencyKeyInvalid {
            "parseTrigger"
        } else {
            "checkIdempotencyKey"
        }
    }
}

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

impl From<Code> for FindingCode {
    fn from(code: Code) -> Self {
        let (severity, meaning) = code.meaning();
        Self {
            code: code.name(),
            severity,
            option: code.option(),
            check: code.check(),
            meaning,
            remedy: code.remedy(),
        }
    }
}

/// Every code, in the order in which the checks come to them.
#[must_use]
pub fn finding_codes() -> Vec<FindingCode> {
    Code::VARIANTS.iter().map(|code| (*code).into()).collect()
}

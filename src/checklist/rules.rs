//! The gate's rules: which codes each has, and what keeps it from being looked at.

use strum::{IntoStaticStr, VariantArray};

use crate::finding::{Code, Finding, Param};

/// A rule of the gate, in the order in which an operator meets them: the session, the EDL and its approval, the recordings,
/// then what the EDL says, and how it fits the session. Its name is the variant's in camel case, such as `edlLocked`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "camelCase")]
pub(super) enum Rule {
    Session,
    Format,
    Edl,
    EdlLocked,
    EdlUnchanged,
    Assets,
    Mezzanines,
    EdlStructure,
    Programme,
    Cuts,
    Sequence,
    Cameras,
    Sync,
    Coverage,
    Sound,
    Overlays,
    Chapters,
    Shorts,
    Gaps,
    Shots,
    Frames,
    Unused,
    SameSession,
    FormatLength,
    Selection,
    Transcript,
    Complete,
}

/// The rule that is broken where a code is found; none for the codes of other functions than the gate.
pub(super) const fn rule_of(code: Code) -> Option<Rule> {
    Some(match code {
        Code::RequestUnreadable | Code::SessionMissing | Code::SessionNotPublished => Rule::Session,
        Code::FormatUnknown | Code::SettingInvalid => Rule::Format,
        Code::EdlMissing | Code::EdlNotPublished | Code::EdlEmpty => Rule::Edl,
        Code::EdlNotLocked => Rule::EdlLocked,
        Code::EdlChanged => Rule::EdlUnchanged,
        Code::AssetsMissing | Code::AssetInvalid | Code::AssetNotPublished => Rule::Assets,
        Code::MezzanineMissing
        | Code::MezzanineUrlInvalid
        | Code::MezzanineHostNotAllowed
        | Code::MezzanineAddressPrivate
        | Code::MezzanineContainerUnread
        | Code::RecordingUnreadable
        | Code::RecordingUnchecked
        | Code::RecordingDiffers
        | Code::SourceRateVaries
        | Code::SourceInterlaced
        | Code::SourceHdr
        | Code::SourceWithoutRanges => Rule::Mezzanines,
        Code::EdlUnreadable
        | Code::EdlNotAnObject
        | Code::EdlSyntax
        | Code::SchemaVersionUnknown
        | Code::TrackInvalid => Rule::EdlStructure,
        Code::DurationInvalid | Code::FpsInvalid => Rule::Programme,
        Code::ProgramEmpty
        | Code::CutInvalid
        | Code::CutIdInvalid
        | Code::CutIdDuplicate
        | Code::CutTimeInvalid
        | Code::CutEndBeforeStart
        | Code::CutOutOfRange
        | Code::FramingInvalid => Rule::Cuts,
        Code::CutOverlap => Rule::Sequence,
        Code::CutCameraUnknown | Code::MasterCameraUnknown | Code::SourceInvalid | Code::AssetUnknown => Rule::Cameras,
        Code::SourceOffsetInvalid | Code::SessionOffsetInvalid | Code::SyncOffsetDiffers => Rule::Sync,
        Code::SourceRangeInvalid | Code::SourceTooShort | Code::SourceWithoutPicture => Rule::Coverage,
        Code::SourceAudioInvalid
        | Code::SoundIncomplete
        | Code::SoundMissing
        | Code::SoundChannelMissing
        | Code::SoundUnlikely => Rule::Sound,
        Code::OverlayInvalid
        | Code::OverlayIdInvalid
        | Code::OverlayIdDuplicate
        | Code::OverlayTypeUnknown
        | Code::OverlayTimeInvalid
        | Code::OverlayEndBeforeStart
        | Code::OverlayOutOfRange
        | Code::OverlaysNotDrawn => Rule::Overlays,
        Code::ChapterInvalid | Code::ChapterTitleBlank | Code::ChapterOutOfRange | Code::ChapterOrder => Rule::Chapters,
        Code::ShortInvalid | Code::ShortTimeInvalid | Code::ShortEndBeforeStart | Code::ShortOutOfRange => Rule::Shorts,
        Code::CutGap => Rule::Gaps,
        Code::ShotTooShort | Code::CutsTooDense => Rule::Shots,
        Code::FrameMisaligned | Code::SourceRateDiffers => Rule::Frames,
        Code::CameraUnused => Rule::Unused,
        Code::SessionDiffers => Rule::SameSession,
        Code::DurationOverLimit => Rule::FormatLength,
        Code::SelectionInvalid
        | Code::SelectionAmbiguous
        | Code::SelectionNotTaken
        | Code::ShortIndexInvalid
        | Code::ShortUnknown
        | Code::ShortTooShort
        | Code::ShortOverLimit
        | Code::ClipInvalid
        | Code::ClipTimeInvalid
        | Code::ClipEndBeforeStart
        | Code::ClipOutOfRange
        | Code::ClipTooShort
        | Code::ClipOverLimit
        | Code::StillTimeInvalid
        | Code::StillOutOfRange => Rule::Selection,
        Code::TranscriptInvalid
        | Code::CueInvalid
        | Code::CueTimeInvalid
        | Code::CueEndBeforeStart
        | Code::CueOutOfRange
        | Code::TranscriptTooLong => Rule::Transcript,
        Code::FindingsTruncated => Rule::Complete,
        Code::PicturesHeld
        | Code::RecordingDamaged
        | Code::BodyUnreadable
        | Code::BodyNotAnObject
        | Code::SessionIdMissing
        | Code::SessionIdInvalid
        | Code::LocaleInvalid
        | Code::ForceInvalid
        | Code::KeyForbidden
        | Code::MetadataInvalid
        | Code::MetadataTooLarge
        | Code::MetadataTooDeep
        | Code::IdempotencyKeyInvalid => return None,
    })
}

/// What a rule needs, so that nothing found means that it is passed.
#[derive(Clone, Copy)]
enum Need {
    /// A request that can be walked through.
    Request,
    /// An EDL, whatever it holds.
    Record,
    /// An EDL with content that can be read.
    Content,
    /// The programme's length.
    Length,
    /// The EDL's frame rate.
    Rate,
    /// Cuts that all have times and a camera.
    PlacedCuts,
    /// Cuts that follow one another.
    Sequence,
    /// The tracks besides the programme, each a list.
    Tracks,
    /// Recordings.
    Assets,
    /// A recording for each camera.
    Cameras,
    /// Somebody who looked at the recordings.
    Look,
    Session,
    Format,
    /// A list of findings that was not cut off.
    WholeList,
}

/// What a rule needs.
const fn needs(rule: Rule) -> &'static [Need] {
    match rule {
        Rule::Session => &[],
        Rule::Format | Rule::Edl | Rule::Assets => &[Need::Request],
        Rule::EdlLocked => &[Need::Record],
        Rule::EdlUnchanged | Rule::Programme | Rule::Complete => &[Need::Content],
        Rule::Mezzanines => &[Need::Assets],
        Rule::EdlStructure | Rule::Sync => &[Need::Content, Need::WholeList],
        Rule::Cuts => &[Need::Content, Need::Length, Need::WholeList],
        Rule::Sequence => &[Need::Content, Need::PlacedCuts, Need::WholeList],
        Rule::Cameras => &[Need::Content, Need::Assets, Need::WholeList],
        Rule::Coverage => &[
            Need::Content,
            Need::PlacedCuts,
            Need::Cameras,
            Need::Look,
            Need::WholeList,
        ],
        Rule::Unused => &[Need::Content, Need::PlacedCuts, Need::Cameras, Need::WholeList],
        Rule::Sound => &[Need::Content, Need::Length, Need::Cameras, Need::Look, Need::WholeList],
        Rule::Overlays | Rule::Chapters | Rule::Shorts => &[Need::Content, Need::Length, Need::Tracks, Need::WholeList],
        Rule::Gaps => &[Need::Content, Need::Length, Need::PlacedCuts, Need::WholeList],
        Rule::Shots => &[Need::Content, Need::PlacedCuts, Need::Sequence, Need::WholeList],
        Rule::Frames => &[Need::Content, Need::Rate, Need::PlacedCuts, Need::WholeList],
        Rule::SameSession => &[Need::Content, Need::Session, Need::WholeList],
        Rule::FormatLength | Rule::Selection => &[Need::Content, Need::Length, Need::Format, Need::WholeList],
        Rule::Transcript => &[Need::Request, Need::Session, Need::WholeList],
    }
}

/// Whether a finding says that a rule could not be looked at, or not at everything.
pub(super) fn is_kept_from(rule: Rule, code: Code, finding: &Finding) -> bool {
    needs(rule).iter().any(|need| is_denied(*need, code, finding))
}

/// Whether a finding says that something is not there.
fn is_denied(need: Need, code: Code, finding: &Finding) -> bool {
    match need {
        Need::Request => matches!(code, Code::RequestUnreadable),
        Need::Record => matches!(code, Code::RequestUnreadable | Code::EdlMissing),
        Need::Content => matches!(
            code,
            Code::RequestUnreadable
                | Code::EdlMissing
                | Code::EdlEmpty
                | Code::EdlUnreadable
                | Code::EdlNotAnObject
                | Code::EdlSyntax
        ),
        Need::Length => matches!(code, Code::DurationInvalid),
        Need::Rate => matches!(code, Code::FpsInvalid),
        Need::PlacedCuts => {
            matches!(
                code,
                Code::ProgramEmpty | Code::CutInvalid | Code::CutTimeInvalid | Code::CutEndBeforeStart
            ) || names_no_camera(code, finding)
        }
        Need::Sequence => matches!(code, Code::CutOverlap),
        Need::Tracks => matches!(code, Code::TrackInvalid),
        Need::Assets => matches!(code, Code::RequestUnreadable | Code::AssetsMissing),
        Need::Cameras => matches!(
            code,
            Code::AssetsMissing | Code::AssetUnknown | Code::CutCameraUnknown | Code::MasterCameraUnknown
        ),
        Need::Look => matches!(code, Code::RecordingUnchecked),
        Need::Session => matches!(code, Code::SessionMissing),
        Need::Format => matches!(code, Code::FormatUnknown),
        Need::WholeList => matches!(code, Code::FindingsTruncated),
    }
}

/// A cut without any camera can't be placed; one to a camera without a source can.
fn names_no_camera(code: Code, finding: &Finding) -> bool {
    let camera = finding.params.get("camera");
    code == Code::CutCameraUnknown && camera == Some(&Param::Text(String::new()))
}

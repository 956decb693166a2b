//! What each code means, and whether it blocks where no option says otherwise.

use super::super::Severity::{self, Error, Warning};
use super::Code;

impl Code {
    /// Whether a finding of this code blocks where no option says otherwise, and what it means.
    // A line or two for each code.
    #[allow(clippy::too_many_lines)]
    pub(crate) const fn meaning(self) -> (Severity, &'static str) {
        match self {
            Self::EdlUnreadable => (
                Error,
                "the EDL contains something that is not plain data, such as a function",
            ),
            Self::EdlEmpty => (Error, "the EDL has no content"),
            Self::EdlNotAnObject => (Error, "the EDL is not an object"),
            Self::EdlSyntax => (Error, "the EDL's text is not valid JSON"),
            Self::SchemaVersionUnknown => (Error, "the schema version is not `1.0`"),
            Self::DurationInvalid => (
                Error,
                "the programme's duration is not a valid time, or is shorter than one frame",
            ),
            Self::FpsInvalid => (Error, "the frame rate is not a number above 0 and up to 1000"),
            Self::ProgramEmpty => (Error, "the programme track has no cuts"),
            Self::CutInvalid => (Error, "a cut is not an object"),
            Self::CutIdInvalid => (Error, "a cut's id is not text"),
            Self::CutIdDuplicate => (Error, "more than one cut has the same id"),
            Self::CutTimeInvalid => (Error, "a cut's start or end is not a time from 0 to 2^53 - 1 ms"),
            Self::CutEndBeforeStart => (Error, "a cut does not end after its start"),
            Self::CutOutOfRange => (Error, "a cut ends after the programme's end"),
            Self::FramingInvalid => (
                Error,
                "a framing of a cut or a source is not what is kept of a picture in a format",
            ),
            Self::CutOverlap => (Error, "a cut begins before an earlier one has ended"),
            Self::CutCameraUnknown => (Error, "a cut names no camera, or one that has no source"),
            Self::MasterCameraUnknown => (Error, "the master camera has no source"),
            Self::SourceInvalid => (Error, "a source is not an object, or its asset id is not text"),
            Self::SourceOffsetInvalid => (Error, "a source's offset is not a finite number of ms"),
            Self::SourceAudioInvalid => (Error, "a source's `audio` does not name one or two channels"),
            Self::SourceRangeInvalid => (Error, "a cut needs its camera before the camera's recording begins"),
            Self::TrackInvalid => (Error, "a track is not a list"),
            Self::OverlayInvalid => (Error, "an overlay is not an object"),
            Self::OverlayIdInvalid => (Error, "an overlay's id is not text"),
            Self::OverlayIdDuplicate => (Error, "more than one overlay has the same id"),
            Self::OverlayTypeUnknown => (Error, "an overlay's type is not one of the known types"),
            Self::OverlayTimeInvalid => (Error, "an overlay's start or end is not a time from 0 to 2^53 - 1 ms"),
            Self::OverlayEndBeforeStart => (Error, "an overlay does not end after its start"),
            Self::OverlayOutOfRange => (Error, "an overlay ends after the programme's end"),
            Self::ChapterInvalid => (Error, "a chapter is not an object with a title"),
            Self::ChapterTitleBlank => (Warning, "a chapter's title is blank, so players show nothing"),
            Self::ChapterOutOfRange => (Error, "a chapter's start is not a time before the programme's end"),
            Self::ChapterOrder => (Warning, "a chapter does not begin after the one before it"),
            Self::ShortInvalid => (Error, "a short is not an object with a title"),
            Self::ShortTimeInvalid => (Error, "a short's start or end is not a time from 0 to 2^53 - 1 ms"),
            Self::ShortEndBeforeStart => (Error, "a short does not end after its start"),
            Self::ShortOutOfRange => (Error, "a short ends after the programme's end"),
            Self::CameraUnused => (Warning, "a camera has a source but is never used"),
            Self::CutGap => (Warning, "part of the programme is black: no cut covers it"),
            Self::ShotTooShort => (Warning, "a shot is shorter than `minShotMs`"),
            Self::CutsTooDense => (Warning, "more than `maxCutsPerMinute` shots begin within one minute"),
            Self::FrameMisaligned => (Warning, "a cut begins or ends between two frames of the EDL's `fps`"),
            Self::FindingsTruncated => (
                Warning,
                "not all findings are listed; it blocks if one of the others does",
            ),
            Self::RequestUnreadable => (
                Error,
                "the request contains something that is not plain data, such as a function",
            ),
            Self::SessionMissing => (Error, "there is no such recording session"),
            Self::SessionNotPublished => (
                Error,
                "the session was never published, and only published content is rendered",
            ),
            Self::FormatUnknown => (Error, "the format is not one of the known formats"),
            Self::SettingInvalid => (Error, "`fps` or `onDamage` is not what it may be"),
            Self::SelectionInvalid => (Error, "the selection is not an object"),
            Self::SelectionAmbiguous => (Error, "more than one part of the programme is chosen"),
            Self::SelectionNotTaken => (Error, "the format does not take this kind of selection"),
            Self::ShortIndexInvalid => (Error, "the index of a short is not a whole number from 0 up"),
            Self::ClipInvalid => (Error, "the clip is not an object"),
            Self::ClipTimeInvalid => (Error, "a time of the clip is missing or not a valid time"),
            Self::ClipEndBeforeStart => (Error, "the clip does not end after its start"),
            Self::ClipTooShort => (Error, "the clip is shorter than one frame of the output"),
            Self::ClipOverLimit => (Error, "the clip is longer than the format allows"),
            Self::StillTimeInvalid => (Error, "the time of the still is not a valid time"),
            Self::EdlMissing => (Error, "the session has no EDL"),
            Self::EdlNotPublished => (
                Error,
                "the session's EDL was never published, and only published content is rendered",
            ),
            Self::EdlNotLocked => (Error, "the EDL is not locked"),
            Self::EdlChanged => (Error, "the EDL's content does not match `edlHash`"),
            Self::AssetsMissing => (Error, "the session has no media assets"),
            Self::AssetInvalid => (Error, "an asset is not an object with an id"),
            Self::AssetNotPublished => (Error, "an asset that the render needs was never published"),
            Self::MezzanineMissing => (Error, "an asset that the render needs has no mezzanine URL"),
            Self::MezzanineUrlInvalid => (Error, "a mezzanine URL is not one that a render may read"),
            Self::MezzanineHostNotAllowed => (
                Error,
                "a mezzanine is on a host that this installation does not read from",
            ),
            Self::MezzanineAddressPrivate => (
                Error,
                "a mezzanine's host is an address that is not public, such as a loopback, private or link-local one",
            ),
            Self::MezzanineContainerUnread => (
                Error,
                "a mezzanine's file extension is not supported, such as that of a playlist, an AVI file or an archive",
            ),
            Self::RecordingUnreadable => (
                Error,
                "a recording that the render needs can't be read, as somebody found who looked at it",
            ),
            Self::RecordingUnchecked => (
                Warning,
                "nobody has looked at a recording that the render needs, and nothing else blocks: what it is like is not known yet",
            ),
            Self::AssetUnknown => (Error, "a source names an asset that the session does not have"),
            Self::SourceWithoutPicture => (
                Error,
                "a cut shows a camera whose recording has no picture: its asset is of type `audio`, or a sound file",
            ),
            Self::SessionOffsetInvalid => (
                Error,
                "a sync offset that the render needs from the session is not a number of ms",
            ),
            Self::SourceTooShort => (Error, "a cut needs its camera after the camera's recording has ended"),
            Self::SoundIncomplete => (
                Warning,
                "the audio source lacks more than 100 ms of the output, which is silent there",
            ),
            Self::SoundMissing => (
                Warning,
                "the audio source's recording has no sound, so the output has none",
            ),
            Self::SoundChannelMissing => (
                Error,
                "`audio` of the audio source names a channel that its recording does not have",
            ),
            Self::SoundUnlikely => (
                Warning,
                "the audio source is an asset of type `screen`, and screen recordings usually have no sound",
            ),
            Self::OverlaysNotDrawn => (Warning, "the output has overlays, which are checked but not drawn yet"),
            Self::SourceRateDiffers => (Warning, "a recording's frame rate differs from the output's"),
            Self::RecordingDiffers => (
                Warning,
                "an asset says another length or frame rate than its recording has",
            ),
            Self::SourceRateVaries => (
                Warning,
                "a recording has no constant frame rate, so some of its pictures are repeated or left out",
            ),
            Self::SourceInterlaced => (
                Warning,
                "a recording is interlaced, so one frame is made of each two fields",
            ),
            Self::SourceHdr => (
                Warning,
                "a recording has more light or colours than the output, to which they are brought",
            ),
            Self::SourceWithoutRanges => (
                Warning,
                "a recording's server sends no parts of it, so that each cut reads it from its beginning",
            ),
            Self::SyncOffsetDiffers => (Warning, "the EDL's offsets put a camera out of the session's sync"),
            Self::SessionDiffers => (Warning, "the EDL names a session other than the one it belongs to"),
            Self::ShortUnknown => (Error, "the EDL has no short with this index"),
            Self::ShortTooShort => (Error, "the short to render is shorter than one frame of the output"),
            Self::ShortOverLimit => (Error, "the short to render is longer than the format allows"),
            Self::ClipOutOfRange => (Error, "the clip ends after the programme's end"),
            Self::StillOutOfRange => (Error, "the still's time is not before the programme's end"),
            Self::DurationOverLimit => (Error, "the programme is longer than the format allows"),
            Self::TranscriptInvalid => (
                Warning,
                "the session's transcript is not a list, so there are no subtitles",
            ),
            Self::CueInvalid => (
                Warning,
                "a cue of the transcript is not an object with a text, so it is not shown",
            ),
            Self::CueTimeInvalid => (Warning, "a cue's start or end is not a time in ms, so it is not shown"),
            Self::CueEndBeforeStart => (Warning, "a cue does not end after its start, so it is not shown"),
            Self::CueOutOfRange => (
                Warning,
                "cues of the transcript begin after the programme's end, so they are not shown",
            ),
            Self::TranscriptTooLong => (
                Warning,
                "the transcript has more than 100,000 cues, and the rest is not shown",
            ),
            Self::PicturesHeld => (
                Warning,
                "a recording lacks a few pictures at the start or the end of a cut, where the nearest one is held",
            ),
            Self::RecordingDamaged => (
                Warning,
                "a part of a recording is damaged, and the decoder made of it what it could",
            ),
            Self::BodyUnreadable => (
                Error,
                "the body contains something that is not plain data, such as a function",
            ),
            Self::BodyNotAnObject => (Error, "the body is not an object"),
            Self::SessionIdMissing => (Error, "`sessionId` is missing or empty"),
            Self::SessionIdInvalid => (Error, "`sessionId` is not a valid id"),
            Self::LocaleInvalid => (Error, "`locale` is not a locale code"),
            Self::ForceInvalid => (Error, "`force` is neither true nor false"),
            Self::KeyForbidden => (Error, "the body has a key that is not allowed, such as `__proto__`"),
            Self::MetadataInvalid => (Error, "`metadata` is not an object of plain JSON"),
            Self::MetadataTooLarge => (Error, "`metadata` takes more than 65,536 bytes as JSON"),
            Self::MetadataTooDeep => (Error, "`metadata` is nested too deeply"),
            Self::IdempotencyKeyInvalid => (Error, "the idempotency key is not 1 to 255 visible ASCII characters"),
        }
    }
}

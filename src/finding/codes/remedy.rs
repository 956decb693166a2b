//! What to do about a finding of each code.

use super::Code;

// A line or two for each code.
#[allow(clippy::too_many_lines)]
pub(super) const fn remedy(code: Code) -> &'static str {
    match code {
        Code::EdlUnreadable | Code::RequestUnreadable => "give plain data: objects, lists, text, numbers",
        Code::EdlEmpty => "generate the EDL's content, or enter it",
        Code::EdlNotAnObject => "give the EDL as an object",
        Code::EdlSyntax => "correct the JSON text",
        Code::SchemaVersionUnknown => "export the EDL as schema version 1.0",
        Code::DurationInvalid => "give the programme's length in ms",
        Code::FpsInvalid => "give the frames per second as a number, or leave `fps` out",
        Code::ProgramEmpty => "add at least one cut to `tracks.program`",
        Code::CutInvalid => "make it an object with `id`, `startMs`, `endMs` and `camera`",
        Code::CutIdInvalid => "give the cut an id that is text",
        Code::CutIdDuplicate => "give each cut an id of its own",
        Code::CutTimeInvalid | Code::OverlayTimeInvalid | Code::ShortTimeInvalid => {
            "give the time in ms from the programme's start"
        }
        Code::CutEndBeforeStart => "let the cut end after it begins",
        Code::CutOutOfRange => "shorten the cut or lengthen `durationMs`",
        Code::CutOverlap => "let one cut end where the next one begins",
        Code::CutCameraUnknown => "add the camera to `sources`, or cut to one that is there",
        Code::MasterCameraUnknown => "name one of the cameras in `sources`",
        Code::SourceInvalid => "make it an object with `assetId`, which is text, and `offsetMs`",
        Code::SourceOffsetInvalid => "give the offset in ms, from the session's sync",
        Code::SourceRangeInvalid => "begin the cut later, cut to another camera, or correct the offset",
        Code::TrackInvalid => "make it a list, or leave it out",
        Code::OverlayInvalid => "make it an object with `id`, `startMs`, `endMs`, `type` and `payload`",
        Code::OverlayIdInvalid => "give the overlay an id that is text",
        Code::OverlayIdDuplicate => "give each overlay an id of its own",
        Code::OverlayTypeUnknown => "choose one of the types, or remove the overlay",
        Code::OverlayEndBeforeStart => "let the overlay end after it begins",
        Code::OverlayOutOfRange => "let the overlay end inside the programme",
        Code::ChapterInvalid => "make it an object with `startMs` and a `title` that is text",
        Code::ChapterTitleBlank => "give the chapter a title, or remove it",
        Code::ChapterOutOfRange => "let the chapter begin inside the programme",
        Code::ChapterOrder => "sort the chapters by `startMs`, and let each begin at a time of its own",
        Code::ShortInvalid => "make it an object with `startMs`, `endMs` and a `title` that is text",
        Code::ShortEndBeforeStart => "let the short end after it begins",
        Code::ShortOutOfRange => "let the short end inside the programme",
        Code::CameraUnused => "cut to the camera, or remove its source",
        Code::CutGap => "lengthen a cut or add one, unless black is meant",
        Code::ShotTooShort => "lengthen the shot, or remove it",
        Code::CutsTooDense => "cut less often",
        Code::FrameMisaligned => "move the cut to a frame, or correct `fps`",
        Code::FindingsTruncated => "correct the listed ones and check again",
        Code::SessionMissing => "choose a recording session",
        Code::SessionNotPublished => "publish the session",
        Code::FormatUnknown => "choose one of the formats",
        Code::SelectionInvalid => "choose a part by `short`, `clip` or `stillAtMs`, or leave the selection out",
        Code::SelectionAmbiguous => "choose one part, or make one request for each",
        Code::SelectionNotTaken => "choose another format, or leave the selection out",
        Code::ShortIndexInvalid => "give the place of the short in the EDL's `tracks.shorts`, counted from 0",
        Code::ClipInvalid => "give the clip as an object with `startMs` and `endMs`",
        Code::ClipTimeInvalid | Code::StillTimeInvalid => "enter a time in ms from the start of the programme",
        Code::ClipEndBeforeStart => "enter an end after the start",
        Code::ClipTooShort => "end the clip later",
        Code::ClipOverLimit => "choose another format, or a shorter clip",
        Code::EdlMissing => "generate an EDL for the session, then approve and lock it",
        Code::EdlNotPublished => "publish the EDL",
        Code::EdlNotLocked => "review, approve and lock the EDL",
        Code::EdlChanged => "ask for a new render, which is made from the EDL as it is now",
        Code::AssetsMissing => "add the session's recordings",
        Code::AssetInvalid => "correct or remove the asset",
        Code::AssetNotPublished => "publish the asset",
        Code::MezzanineMissing => "wait until the mezzanine is made, or enter its URL",
        Code::MezzanineUrlInvalid => "enter an http or https URL without credentials",
        Code::MezzanineHostNotAllowed => {
            "move the recording to an allowed host, or have the host added to `media.allowedHosts`"
        }
        Code::MezzanineAddressPrivate => {
            "move the recording to a public host, or have the host added to `media.privateHosts`"
        }
        Code::MezzanineContainerUnread => {
            "convert the recording to one of the containers that are read, and enter the new file's URL"
        }
        Code::AssetUnknown => "name one of the session's assets, or add the asset to the session",
        Code::SourceWithoutPicture => "cut to another camera, or name an asset with a picture",
        Code::SessionOffsetInvalid => "synchronise the session again, or correct the offset",
        Code::SourceTooShort => "end the cut earlier, cut to another camera, or correct the offset",
        Code::SoundIncomplete => "name another master camera, correct the offset, or leave it silent",
        Code::SoundUnlikely => "name as `masterCamera` a camera that was recorded with sound",
        Code::OverlaysNotDrawn => "add them to the finished video, or render without them",
        Code::SourceRateDiffers => "convert the recording, or cut at the recording's frame rate",
        Code::SyncOffsetDiffers => "generate the EDL again after the session was synchronised, or correct the offset",
        Code::SessionDiffers => "check that the EDL belongs to this session, and correct its `sessionId`",
        Code::ShortUnknown => "choose one of the EDL's shorts, or a clip",
        Code::ShortTooShort => "end the short later, or choose another one",
        Code::ShortOverLimit => "choose another short or a clip, or end the short earlier",
        Code::ClipOutOfRange => "end the clip before the programme ends",
        Code::StillOutOfRange => "choose a time before the programme ends",
        Code::DurationOverLimit => "choose another format or a clip, or shorten the programme",
        Code::TranscriptInvalid => "give a list of cues, or none",
        Code::CueInvalid => "give the cue a text, or remove it",
        Code::CueTimeInvalid | Code::CueEndBeforeStart => "correct the cue's times",
        Code::CueOutOfRange => "check that the transcript is of this programme",
        Code::TranscriptTooLong => "join short cues",
        Code::BodyUnreadable | Code::BodyNotAnObject => "send a JSON object with `sessionId`",
        Code::SessionIdMissing | Code::SessionIdInvalid => "name the session by its documentId or its sessionId",
        Code::LocaleInvalid => "name a locale of the session, such as `en`, or leave it out",
        Code::ForceInvalid => "send true or false, or leave it out",
        Code::KeyForbidden => "rename or remove the key",
        Code::MetadataInvalid => "send an object of plain JSON, or leave it out",
        Code::MetadataTooLarge => "send less, or send a link",
        Code::MetadataTooDeep => "send flatter data",
        Code::IdempotencyKeyInvalid => "send a key of its own for each request, such as a UUID",
    }
}

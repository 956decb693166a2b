//! What to do about a finding of each code.

use super::Code;

impl Code {
    /// What to do about a finding of this code.
    // A line or two for each code.
    #[allow(clippy::too_many_lines)]
    pub(crate) const fn remedy(self) -> &'static str {
        match self {
            Self::EdlUnreadable | Self::RequestUnreadable => "use plain data: objects, lists, text, numbers",
            Self::EdlEmpty => "generate the EDL's content, or enter it",
            Self::EdlNotAnObject => "give the EDL as an object",
            Self::EdlSyntax => "correct the JSON text",
            Self::SchemaVersionUnknown => "export the EDL as schema version 1.0",
            Self::DurationInvalid => "give the programme's length in ms",
            Self::FpsInvalid => "give the frames per second as a number, or leave `fps` out",
            Self::ProgramEmpty => "add at least one cut to `tracks.program`",
            Self::CutInvalid => "make it an object with `id`, `startMs`, `endMs` and `camera`",
            Self::CutIdInvalid => "give the cut an id that is text",
            Self::CutIdDuplicate => "give each cut an id of its own",
            Self::CutTimeInvalid | Self::OverlayTimeInvalid | Self::ShortTimeInvalid => {
                "give the time in ms from the programme's start"
            }
            Self::CutEndBeforeStart => "end the cut after its start",
            Self::CutOutOfRange => "shorten the cut or lengthen `durationMs`",
            Self::FramingInvalid => {
                "give `x` and `y` from 0 to 1, `zoom` from 0.1 to 1, and `mode` as `fill` or `fit`, by format"
            }
            Self::CutOverlap => "end each cut where the next one begins",
            Self::CutCameraUnknown => "add the camera to `sources`, or cut to one that is there",
            Self::MasterCameraUnknown => "name one of the cameras in `sources`",
            Self::SourceInvalid => "make it an object with `assetId`, which is text, and `offsetMs`",
            Self::SourceOffsetInvalid => "give the offset in ms, from the session's sync",
            Self::SourceAudioInvalid => {
                "give `audio.channels` as a list such as `[1, 2]`: the channels that are left and right, counted from 1"
            }
            Self::SourceRangeInvalid => "begin the cut later, cut to another camera, or correct the offset",
            Self::TrackInvalid => "make it a list, or leave it out",
            Self::OverlayInvalid => "make it an object with `id`, `startMs`, `endMs`, `type` and `payload`",
            Self::OverlayIdInvalid => "give the overlay an id that is text",
            Self::OverlayIdDuplicate => "give each overlay an id of its own",
            Self::OverlayTypeUnknown => "choose one of the types, or remove the overlay",
            Self::OverlayEndBeforeStart => "end the overlay after its start",
            Self::OverlayOutOfRange => "end the overlay within the programme",
            Self::ChapterInvalid => "make it an object with `startMs` and a `title` that is text",
            Self::ChapterTitleBlank => "give the chapter a title, or remove it",
            Self::ChapterOutOfRange => "start the chapter within the programme",
            Self::ChapterOrder => "sort the chapters by `startMs`, and give each its own start",
            Self::ShortInvalid => "make it an object with `startMs`, `endMs` and a `title` that is text",
            Self::ShortEndBeforeStart => "end the short after its start",
            Self::ShortOutOfRange => "end the short within the programme",
            Self::CameraUnused => "cut to the camera, or remove its source",
            Self::CutGap => "lengthen a cut or add one, unless black is intended",
            Self::ShotTooShort => "lengthen the shot, or remove it",
            Self::CutsTooDense => "cut less often",
            Self::FrameMisaligned => "move the cut to a frame, or correct `fps`",
            Self::FindingsTruncated => "fix the findings that are listed, and check again",
            Self::SessionMissing => "choose a recording session",
            Self::SessionNotPublished => "publish the session",
            Self::FormatUnknown => "choose one of the formats",
            Self::SettingInvalid => "send `fps` from 1 to 60, and `onDamage` as `fail` or `conceal`, or leave them out",
            Self::SelectionInvalid => "choose a part by `short`, `clip` or `stillAtMs`, or leave the selection out",
            Self::SelectionAmbiguous => "choose one part, or make one request for each",
            Self::SelectionNotTaken => "choose another format, or leave the selection out",
            Self::ShortIndexInvalid => "give the position of the short in the EDL's `tracks.shorts`, counting from 0",
            Self::ClipInvalid => "give the clip as an object with `startMs` and `endMs`",
            Self::ClipTimeInvalid | Self::StillTimeInvalid => "enter a time in ms from the start of the programme",
            Self::ClipEndBeforeStart => "enter an end after the start",
            Self::ClipTooShort => "end the clip later",
            Self::ClipOverLimit => "choose another format, or a shorter clip",
            Self::EdlMissing => "generate an EDL for the session, then approve and lock it",
            Self::EdlNotPublished => "publish the EDL",
            Self::EdlNotLocked => "review, approve and lock the EDL",
            Self::EdlChanged => "request a new render, which uses the EDL as it is now",
            Self::AssetsMissing => "add the session's recordings",
            Self::AssetInvalid => "correct or remove the asset",
            Self::AssetNotPublished => "publish the asset",
            Self::MezzanineMissing => "wait until the mezzanine is made, or enter its URL",
            Self::MezzanineUrlInvalid => "enter an http or https URL without credentials",
            Self::MezzanineHostNotAllowed => {
                "move the recording to an allowed host, or have the host added to `media.allowedHosts`"
            }
            Self::MezzanineAddressPrivate => {
                "move the recording to a public host, or have the host added to `media.privateHosts`"
            }
            Self::MezzanineContainerUnread => {
                "convert the recording to a supported container, and enter the new file's URL"
            }
            Self::RecordingUnreadable => "correct the mezzanine's URL or the file, and check the recordings again",
            Self::RecordingUnchecked => "check the recordings; a render looks at them as well",
            Self::AssetUnknown => "name one of the session's assets, or add the asset to the session",
            Self::SourceWithoutPicture => "cut to another camera, or name an asset that has a picture",
            Self::SessionOffsetInvalid => "synchronise the session again, or correct the offset",
            Self::SourceTooShort => "end the cut earlier, cut to another camera, or correct the offset",
            Self::SoundIncomplete => "choose another master camera, correct the offset, or accept the silence",
            Self::SoundMissing => "set `masterCamera` to a camera that was recorded with sound, or accept the silence",
            Self::SoundChannelMissing => "choose channels that the recording has, or leave `audio` out",
            Self::SoundUnlikely => "set `masterCamera` to a camera that was recorded with sound",
            Self::OverlaysNotDrawn => "add them to the finished video, or render without them",
            Self::SourceRateDiffers => "convert the recording, or render at its frame rate",
            Self::RecordingDiffers => "correct the asset, or check that its URL leads to the right recording",
            Self::SourceRateVaries => "convert the recording to a constant frame rate, or accept it",
            Self::SourceInterlaced => "look at a still of the camera, or deinterlace the recording yourself",
            Self::SourceHdr => "look at a still of the camera, or convert the recording to BT.709 yourself",
            Self::SourceWithoutRanges => "put the recording on a server that answers range requests, or accept it",
            Self::SyncOffsetDiffers => "generate the EDL again from the session's sync, or correct the offset",
            Self::SessionDiffers => "check that the EDL belongs to this session, and correct its `sessionId`",
            Self::ShortUnknown => "choose one of the EDL's shorts, or a clip",
            Self::ShortTooShort => "end the short later, or choose another one",
            Self::ShortOverLimit => "choose another short or a clip, or end the short earlier",
            Self::ClipOutOfRange => "end the clip before the programme ends",
            Self::StillOutOfRange => "choose a time before the programme ends",
            Self::DurationOverLimit => "choose another format or a clip, or shorten the programme",
            Self::TranscriptInvalid => "give a list of cues, or none",
            Self::CueInvalid => "give the cue a text, or remove it",
            Self::CueTimeInvalid | Self::CueEndBeforeStart => "correct the cue's times",
            Self::CueOutOfRange => "check that the transcript belongs to this programme",
            Self::TranscriptTooLong => "join short cues",
            Self::RecordingDamaged => "look at the output there, or replace the recording by a whole copy",
            Self::PicturesHeld => "move the cut to where the recording has pictures, or accept it",
            Self::BodyUnreadable | Self::BodyNotAnObject => "send a JSON object with `sessionId`",
            Self::SessionIdMissing | Self::SessionIdInvalid => "name the session by its documentId or its sessionId",
            Self::LocaleInvalid => "name a locale of the session, such as `en`, or leave it out",
            Self::ForceInvalid => "send true or false, or leave it out",
            Self::KeyForbidden => "rename or remove the key",
            Self::MetadataInvalid => "send an object of plain JSON, or leave it out",
            Self::MetadataTooLarge => "send less, or send a link",
            Self::MetadataTooDeep => "send flatter data",
            Self::IdempotencyKeyInvalid => "send a key of its own for each request, such as a UUID",
        }
    }
}

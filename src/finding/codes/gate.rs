//! The codes of `checkRender` that are not the EDL's own.

use super::FindingCode;

const CHECK: &str = "checkRender";

pub(crate) const REQUEST_UNREADABLE: FindingCode = FindingCode::error(
    CHECK,
    "request_unreadable",
    "the request holds what is no plain data, such as a function",
    "give plain data: objects, lists, text, numbers",
);

pub(crate) const SESSION_MISSING: FindingCode = FindingCode::error(
    CHECK,
    "session_missing",
    "there is no such recording session",
    "choose a recording session",
);

pub(crate) const FORMAT_UNKNOWN: FindingCode = FindingCode::error(
    CHECK,
    "format_unknown",
    "the format is none of the four",
    "choose one of the formats",
);

pub(crate) const EDL_MISSING: FindingCode = FindingCode::error(
    CHECK,
    "edl_missing",
    "the session has no EDL",
    "generate an EDL for the session, then approve and lock it",
);

pub(crate) const EDL_NOT_LOCKED: FindingCode = FindingCode::error(
    CHECK,
    "edl_not_locked",
    "the EDL is not locked",
    "review, approve and lock the EDL",
);

pub(crate) const EDL_CHANGED: FindingCode = FindingCode::error(
    CHECK,
    "edl_changed",
    "the EDL's content is not the one that `edlHash` demands",
    "ask for a new render, which is made from the EDL as it is now",
);

pub(crate) const ASSETS_MISSING: FindingCode = FindingCode::error(
    CHECK,
    "assets_missing",
    "the session has no media assets",
    "add the session's recordings",
);

pub(crate) const ASSET_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "asset_invalid",
    "an asset is not an object with an id",
    "correct or remove the asset",
);

pub(crate) const MEZZANINE_MISSING: FindingCode = FindingCode::error(
    CHECK,
    "mezzanine_missing",
    "an asset that the render needs has no mezzanine URL",
    "wait until the mezzanine is made, or enter its URL",
);

pub(crate) const MEZZANINE_URL_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "mezzanine_url_invalid",
    "a mezzanine URL is not one that a render may read",
    "enter an http or https URL without credentials",
);

pub(crate) const MEZZANINE_HOST_NOT_ALLOWED: FindingCode = FindingCode::error(
    CHECK,
    "mezzanine_host_not_allowed",
    "a mezzanine lies on a host that this installation does not read from",
    "move the recording to an allowed host, or have the host added to `media.allowedHosts`",
);

pub(crate) const MEZZANINE_ADDRESS_PRIVATE: FindingCode = FindingCode::error(
    CHECK,
    "mezzanine_address_private",
    "a mezzanine's host is an address that is not public, such as a loopback, private or link-local one",
    "move the recording to a public host, or have the host added to `media.privateHosts`",
);

pub(crate) const MEZZANINE_CONTAINER_UNREAD: FindingCode = FindingCode::error(
    CHECK,
    "mezzanine_container_unread",
    "a mezzanine's name ends like that of a file that is not read, such as a playlist, an AVI file or an archive",
    "convert the recording to one of the containers that are read, and enter the new file's URL",
);

pub(crate) const ASSET_UNKNOWN: FindingCode = FindingCode::error(
    CHECK,
    "asset_unknown",
    "a source names an asset that the session has not",
    "name one of the session's assets, or add the asset to the session",
);

pub(crate) const SOURCE_WITHOUT_PICTURE: FindingCode = FindingCode::error(
    CHECK,
    "source_without_picture",
    "a camera is cut to whose recording has sound alone: its asset is of type `audio`, or a sound file",
    "cut to another camera, or name an asset with a picture",
);

pub(crate) const SESSION_OFFSET_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "session_offset_invalid",
    "a sync offset of the session is used and is no number of ms",
    "synchronise the session again, or correct the offset",
);

pub(crate) const SOURCE_TOO_SHORT: FindingCode = FindingCode::error(
    CHECK,
    "source_too_short",
    "a cut needs its camera beyond the end of its recording",
    "end the cut earlier, cut to another camera, or correct the offset",
);

pub(crate) const SOUND_INCOMPLETE: FindingCode = FindingCode::warning(
    CHECK,
    "sound_incomplete",
    "the recording that is heard does not cover what is made, by more than 100 ms: the rest is silent",
    "name another master camera, correct the offset, or leave it silent",
);

pub(crate) const SOUND_UNLIKELY: FindingCode = FindingCode::warning(
    CHECK,
    "sound_unlikely",
    "the camera that is heard has an asset of type `screen`: such a recording usually has no sound",
    "name as `masterCamera` a camera that was recorded with sound",
);

pub(crate) const OVERLAYS_NOT_DRAWN: FindingCode = FindingCode::warning(
    CHECK,
    "overlays_not_drawn",
    "overlays lie in what is made: they are checked, and not drawn yet",
    "add them to the finished video, or render without them",
);

pub(crate) const SOURCE_RATE_DIFFERS: FindingCode = FindingCode::warning(
    CHECK,
    "source_rate_differs",
    "a recording has another frame rate than the EDL's `fps`",
    "convert the recording, or cut at the recording's frame rate",
)
.by("frameAlignment");

pub(crate) const SYNC_OFFSET_DIFFERS: FindingCode = FindingCode::warning(
    CHECK,
    "sync_offset_differs",
    "the EDL puts a camera elsewhere in relation to the others than the session's sync does",
    "generate the EDL again after the session was synchronised, or correct the offset",
);

pub(crate) const SESSION_DIFFERS: FindingCode = FindingCode::warning(
    CHECK,
    "session_differs",
    "the EDL names another session than the one that it belongs to",
    "check that the EDL belongs to this session, and correct its `sessionId`",
);

pub(crate) const DURATION_OVER_LIMIT: FindingCode = FindingCode::error(
    CHECK,
    "duration_over_limit",
    "the programme is longer than the format allows",
    "choose another format or a clip, or shorten the programme",
);

pub(crate) const TRANSCRIPT_INVALID: FindingCode = FindingCode::warning(
    CHECK,
    "transcript_invalid",
    "the session's transcript is no list: there are no subtitles",
    "give a list of cues, or none",
);

pub(crate) const CUE_INVALID: FindingCode = FindingCode::warning(
    CHECK,
    "cue_invalid",
    "a cue of the transcript is no object with a text: it is not shown",
    "give the cue a text, or remove it",
);

pub(crate) const CUE_TIME_INVALID: FindingCode = FindingCode::warning(
    CHECK,
    "cue_time_invalid",
    "a cue's start or end is no time in ms: it is not shown",
    "correct the cue's times",
);

pub(crate) const CUE_END_BEFORE_START: FindingCode = FindingCode::warning(
    CHECK,
    "cue_end_before_start",
    "a cue does not end after it starts: it is not shown",
    "correct the cue's times",
);

pub(crate) const CUE_OUT_OF_RANGE: FindingCode = FindingCode::warning(
    CHECK,
    "cue_out_of_range",
    "cues of the transcript begin after the programme's end: they are not shown",
    "check that the transcript is of this programme",
);

pub(crate) const TRANSCRIPT_TOO_LONG: FindingCode = FindingCode::warning(
    CHECK,
    "transcript_too_long",
    "the transcript has more than 100,000 cues: those after them are not shown",
    "join short cues",
);

pub(crate) const SESSION_NOT_PUBLISHED: FindingCode = FindingCode::error(
    CHECK,
    "session_not_published",
    "the session was never published: what is published is what is rendered",
    "publish the session",
);

pub(crate) const EDL_NOT_PUBLISHED: FindingCode = FindingCode::error(
    CHECK,
    "edl_not_published",
    "the session's EDL was never published: what is published is what is rendered",
    "publish the EDL",
);

pub(crate) const ASSET_NOT_PUBLISHED: FindingCode = FindingCode::error(
    CHECK,
    "asset_not_published",
    "an asset that the render needs was never published",
    "publish the asset",
);

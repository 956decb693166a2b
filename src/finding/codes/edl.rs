//! The codes of `checkEdl`.

use super::FindingCode;

const CHECK: &str = "checkEdl";

pub(crate) const EDL_UNREADABLE: FindingCode = FindingCode::error(
    CHECK,
    "edl_unreadable",
    "the EDL holds what is no plain data, such as a function",
    "give plain data: objects, lists, text, numbers",
);

pub(crate) const EDL_EMPTY: FindingCode = FindingCode::error(
    CHECK,
    "edl_empty",
    "the EDL has no content",
    "generate the EDL's content, or enter it",
);

pub(crate) const EDL_NOT_AN_OBJECT: FindingCode = FindingCode::error(
    CHECK,
    "edl_not_an_object",
    "the EDL is something else than an object",
    "give the EDL as an object",
);

pub(crate) const EDL_SYNTAX: FindingCode = FindingCode::error(
    CHECK,
    "edl_syntax",
    "the EDL's text is not valid JSON",
    "correct the JSON text",
);

pub(crate) const SCHEMA_VERSION_UNKNOWN: FindingCode = FindingCode::error(
    CHECK,
    "schema_version_unknown",
    "the schema version is not `1.0`",
    "export the EDL as schema version 1.0",
);

pub(crate) const DURATION_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "duration_invalid",
    "the programme's duration is no time, or shorter than one frame",
    "give the programme's length in ms",
);

pub(crate) const FPS_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "fps_invalid",
    "the frame rate is given and is no number above 0 and up to 1000",
    "give the frames per second as a number, or leave `fps` out",
);

pub(crate) const PROGRAM_EMPTY: FindingCode = FindingCode::error(
    CHECK,
    "program_empty",
    "the programme track has no cuts",
    "add at least one cut to `tracks.program`",
);

pub(crate) const CUT_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "cut_invalid",
    "a cut is not an object",
    "make it an object with `id`, `startMs`, `endMs` and `camera`",
);

pub(crate) const CUT_ID_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "cut_id_invalid",
    "a cut's id is not text",
    "give the cut an id that is text",
);

pub(crate) const CUT_ID_DUPLICATE: FindingCode = FindingCode::error(
    CHECK,
    "cut_id_duplicate",
    "more than one cut has the same id",
    "give each cut an id of its own",
);

pub(crate) const CUT_TIME_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "cut_time_invalid",
    "a cut's start or end is no time from 0 to 2^53 - 1 ms",
    "give the time in ms from the programme's start",
);

pub(crate) const CUT_END_BEFORE_START: FindingCode = FindingCode::error(
    CHECK,
    "cut_end_before_start",
    "a cut does not end after its start",
    "let the cut end after it begins",
);

pub(crate) const CUT_OUT_OF_RANGE: FindingCode = FindingCode::error(
    CHECK,
    "cut_out_of_range",
    "a cut ends after the programme's end",
    "shorten the cut or lengthen `durationMs`",
);

pub(crate) const CUT_OVERLAP: FindingCode = FindingCode::error(
    CHECK,
    "cut_overlap",
    "a cut begins before an earlier one has ended",
    "let one cut end where the next one begins",
);

pub(crate) const CUT_CAMERA_UNKNOWN: FindingCode = FindingCode::error(
    CHECK,
    "cut_camera_unknown",
    "a cut names no camera, or one that has no source",
    "add the camera to `sources`, or cut to one that is there",
);

pub(crate) const MASTER_CAMERA_UNKNOWN: FindingCode = FindingCode::error(
    CHECK,
    "master_camera_unknown",
    "the master camera has no source",
    "name one of the cameras in `sources`",
);

pub(crate) const SOURCE_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "source_invalid",
    "a source is not an object, or its asset id is not text",
    "make it an object with `assetId`, which is text, and `offsetMs`",
);

pub(crate) const SOURCE_OFFSET_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "source_offset_invalid",
    "a source's offset is no finite number of ms",
    "give the offset in ms, from the session's sync",
);

pub(crate) const SOURCE_RANGE_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "source_range_invalid",
    "a cut needs its camera from before its recording begins",
    "begin the cut later, cut to another camera, or correct the offset",
);

pub(crate) const TRACK_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "track_invalid",
    "a track is not a list",
    "make it a list, or leave it out",
);

pub(crate) const OVERLAY_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "overlay_invalid",
    "an overlay is not an object",
    "make it an object with `id`, `startMs`, `endMs`, `type` and `payload`",
);

pub(crate) const OVERLAY_ID_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "overlay_id_invalid",
    "an overlay's id is not text",
    "give the overlay an id that is text",
);

pub(crate) const OVERLAY_ID_DUPLICATE: FindingCode = FindingCode::error(
    CHECK,
    "overlay_id_duplicate",
    "more than one overlay has the same id",
    "give each overlay an id of its own",
);

pub(crate) const OVERLAY_TYPE_UNKNOWN: FindingCode = FindingCode::error(
    CHECK,
    "overlay_type_unknown",
    "an overlay's type is none of the known ones",
    "choose one of the types, or remove the overlay",
);

pub(crate) const OVERLAY_TIME_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "overlay_time_invalid",
    "an overlay's start or end is no time from 0 to 2^53 - 1 ms",
    "give the time in ms from the programme's start",
);

pub(crate) const OVERLAY_END_BEFORE_START: FindingCode = FindingCode::error(
    CHECK,
    "overlay_end_before_start",
    "an overlay does not end after its start",
    "let the overlay end after it begins",
);

pub(crate) const OVERLAY_OUT_OF_RANGE: FindingCode = FindingCode::error(
    CHECK,
    "overlay_out_of_range",
    "an overlay ends after the programme's end",
    "let the overlay end inside the programme",
);

pub(crate) const CHAPTER_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "chapter_invalid",
    "a chapter is not an object with a title",
    "make it an object with `startMs` and a `title` that is text",
);

pub(crate) const CHAPTER_TITLE_BLANK: FindingCode = FindingCode::warning(
    CHECK,
    "chapter_title_blank",
    "a chapter's title is blank: players show nothing",
    "give the chapter a title, or remove it",
);

pub(crate) const CHAPTER_OUT_OF_RANGE: FindingCode = FindingCode::error(
    CHECK,
    "chapter_out_of_range",
    "a chapter's start is no time before the programme's end",
    "let the chapter begin inside the programme",
);

pub(crate) const CHAPTER_ORDER: FindingCode = FindingCode::warning(
    CHECK,
    "chapter_order",
    "a chapter does not begin after the one before it",
    "sort the chapters by `startMs`, and let each begin at a time of its own",
);

pub(crate) const SHORT_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "short_invalid",
    "a short is not an object with a title",
    "make it an object with `startMs`, `endMs` and a `title` that is text",
);

pub(crate) const SHORT_TIME_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "short_time_invalid",
    "a short's start or end is no time from 0 to 2^53 - 1 ms",
    "give the time in ms from the programme's start",
);

pub(crate) const SHORT_END_BEFORE_START: FindingCode = FindingCode::error(
    CHECK,
    "short_end_before_start",
    "a short does not end after its start",
    "let the short end after it begins",
);

pub(crate) const SHORT_OUT_OF_RANGE: FindingCode = FindingCode::error(
    CHECK,
    "short_out_of_range",
    "a short ends after the programme's end",
    "let the short end inside the programme",
);

pub(crate) const CAMERA_UNUSED: FindingCode = FindingCode::warning(
    CHECK,
    "camera_unused",
    "a camera has a source, and is neither seen nor heard",
    "cut to the camera, or remove its source",
)
.by("unusedCameras");

pub(crate) const CUT_GAP: FindingCode = FindingCode::warning(
    CHECK,
    "cut_gap",
    "no camera is cut to for a while: the picture is black",
    "lengthen a cut or add one, unless black is meant",
)
.by("gaps");

pub(crate) const SHOT_TOO_SHORT: FindingCode = FindingCode::warning(
    CHECK,
    "shot_too_short",
    "a shot is shorter than `minShotMs`",
    "lengthen the shot, or remove it",
)
.by("shotLength");

pub(crate) const CUTS_TOO_DENSE: FindingCode = FindingCode::warning(
    CHECK,
    "cuts_too_dense",
    "more than `maxCutsPerMinute` shots begin within one minute",
    "cut less often",
)
.by("shotLength");

pub(crate) const FRAME_MISALIGNED: FindingCode = FindingCode::warning(
    CHECK,
    "frame_misaligned",
    "a cut begins or ends between two frames of the EDL's `fps`",
    "move the cut to a frame, or correct `fps`",
)
.by("frameAlignment");

pub(crate) const FINDINGS_TRUNCATED: FindingCode = FindingCode::warning(
    CHECK,
    "findings_truncated",
    "there are more findings than are listed; it blocks if one of them does",
    "correct the listed ones and check again",
);

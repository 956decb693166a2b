//! The codes of what part of the programme is chosen.

use super::FindingCode;

const CHECK: &str = "checkRender";

pub(crate) const SELECTION_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "selection_invalid",
    "the selection is something else than an object",
    "choose a part by `short`, `clip` or `stillAtMs`, or leave the selection out",
);

pub(crate) const SELECTION_AMBIGUOUS: FindingCode = FindingCode::error(
    CHECK,
    "selection_ambiguous",
    "more than one part of the programme is chosen",
    "choose one part, or make one request for each",
);

pub(crate) const SELECTION_NOT_TAKEN: FindingCode = FindingCode::error(
    CHECK,
    "selection_not_taken",
    "the format is not made of a part that is chosen in this way",
    "choose another format, or leave the selection out",
);

pub(crate) const SHORT_INDEX_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "short_index_invalid",
    "the index of a short is not a whole number from 0",
    "give the place of the short in the EDL's `tracks.shorts`, counted from 0",
);

pub(crate) const CLIP_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "clip_invalid",
    "the clip is something else than an object",
    "give the clip as an object with `startMs` and `endMs`",
);

pub(crate) const CLIP_TIME_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "clip_time_invalid",
    "a time of the clip is missing or is no time",
    "enter a time in ms from the start of the programme",
);

pub(crate) const CLIP_END_BEFORE_START: FindingCode = FindingCode::error(
    CHECK,
    "clip_end_before_start",
    "the clip ends where it starts, or before",
    "enter an end after the start",
);

pub(crate) const CLIP_TOO_SHORT: FindingCode = FindingCode::error(
    CHECK,
    "clip_too_short",
    "the clip takes less than one frame of the output",
    "end the clip later",
);

pub(crate) const CLIP_OVER_LIMIT: FindingCode = FindingCode::error(
    CHECK,
    "clip_over_limit",
    "the clip is longer than the format allows",
    "choose another format, or a shorter clip",
);

pub(crate) const STILL_TIME_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "still_time_invalid",
    "the time of the still is no time",
    "enter a time in ms from the start of the programme",
);

pub(crate) const SHORT_UNKNOWN: FindingCode = FindingCode::error(
    CHECK,
    "short_unknown",
    "the EDL has no short of this index",
    "choose one of the EDL's shorts, or a clip",
);

pub(crate) const SHORT_TOO_SHORT: FindingCode = FindingCode::error(
    CHECK,
    "short_too_short",
    "the short that is made takes less than one frame of the output",
    "end the short later, or choose another one",
);

pub(crate) const SHORT_OVER_LIMIT: FindingCode = FindingCode::error(
    CHECK,
    "short_over_limit",
    "the short that is made is longer than the format allows",
    "choose another short or a clip, or end the short earlier",
);

pub(crate) const CLIP_OUT_OF_RANGE: FindingCode = FindingCode::error(
    CHECK,
    "clip_out_of_range",
    "the clip reaches beyond the programme's end",
    "end the clip before the programme ends",
);

pub(crate) const STILL_OUT_OF_RANGE: FindingCode = FindingCode::error(
    CHECK,
    "still_out_of_range",
    "the still is taken after the programme's end",
    "choose a time before the programme ends",
);

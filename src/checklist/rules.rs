//! The gate's rules: which codes each has, and what keeps it from being looked at.

use crate::finding::codes::{edl, gate, selection};
use crate::finding::{Finding, FindingCode, Param};

/// A rule of the gate.
pub(super) struct Rule {
    pub(super) name: &'static str,
    /// What is found where it is broken.
    pub(super) codes: &'static [&'static FindingCode],
    needs: &'static [Need],
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
    Session,
    Format,
    /// A list of findings that was not cut off.
    WholeList,
}

impl Need {
    /// Whether a finding says that this is not there.
    fn is_denied_by(self, finding: &Finding) -> bool {
        let denied: &[&FindingCode] = match self {
            Self::Request => &[&gate::REQUEST_UNREADABLE],
            Self::Record => &[&gate::REQUEST_UNREADABLE, &gate::EDL_MISSING],
            Self::Content => &[
                &gate::REQUEST_UNREADABLE,
                &gate::EDL_MISSING,
                &edl::EDL_EMPTY,
                &edl::EDL_UNREADABLE,
                &edl::EDL_NOT_AN_OBJECT,
                &edl::EDL_SYNTAX,
            ],
            Self::Length => &[&edl::DURATION_INVALID],
            Self::Rate => &[&edl::FPS_INVALID],
            Self::PlacedCuts if names_no_camera(finding) => return true,
            Self::PlacedCuts => &[
                &edl::PROGRAM_EMPTY,
                &edl::CUT_INVALID,
                &edl::CUT_TIME_INVALID,
                &edl::CUT_END_BEFORE_START,
            ],
            Self::Sequence => &[&edl::CUT_OVERLAP],
            Self::Tracks => &[&edl::TRACK_INVALID],
            Self::Assets => &[&gate::REQUEST_UNREADABLE, &gate::ASSETS_MISSING],
            Self::Cameras => &[
                &gate::ASSETS_MISSING,
                &gate::ASSET_UNKNOWN,
                &edl::CUT_CAMERA_UNKNOWN,
                &edl::MASTER_CAMERA_UNKNOWN,
            ],
            Self::Session => &[&gate::SESSION_MISSING],
            Self::Format => &[&gate::FORMAT_UNKNOWN],
            Self::WholeList => &[&edl::FINDINGS_TRUNCATED],
        };
        denied.iter().any(|code| code.code == finding.code)
    }
}

/// A cut without any camera can't be placed; one to a camera without a source can.
fn names_no_camera(finding: &Finding) -> bool {
    let camera = finding.params.get("camera");
    finding.code == edl::CUT_CAMERA_UNKNOWN.code && camera == Some(&Param::Text(String::new()))
}

impl Rule {
    /// Whether a finding says that this rule could not be looked at, or not at everything.
    pub(super) fn is_kept_from(&self, finding: &Finding) -> bool {
        self.needs.iter().any(|need| need.is_denied_by(finding))
    }
}

const fn rule(name: &'static str, codes: &'static [&'static FindingCode], needs: &'static [Need]) -> Rule {
    Rule { name, codes, needs }
}

/// Every rule, in the order in which an operator meets them: the session, the EDL and its approval, the recordings, then
/// what the EDL says, and how it fits the session.
pub(super) const RULES: &[Rule] = &[
    rule(
        "session",
        &[
            &gate::REQUEST_UNREADABLE,
            &gate::SESSION_MISSING,
            &gate::SESSION_NOT_PUBLISHED,
        ],
        &[],
    ),
    rule("format", &[&gate::FORMAT_UNKNOWN], &[Need::Request]),
    rule(
        "edl",
        &[&gate::EDL_MISSING, &gate::EDL_NOT_PUBLISHED, &edl::EDL_EMPTY],
        &[Need::Request],
    ),
    rule("edlLocked", &[&gate::EDL_NOT_LOCKED], &[Need::Record]),
    rule("edlUnchanged", &[&gate::EDL_CHANGED], &[Need::Content]),
    rule(
        "assets",
        &[&gate::ASSETS_MISSING, &gate::ASSET_INVALID, &gate::ASSET_NOT_PUBLISHED],
        &[Need::Request],
    ),
    rule(
        "mezzanines",
        &[
            &gate::MEZZANINE_MISSING,
            &gate::MEZZANINE_URL_INVALID,
            &gate::MEZZANINE_HOST_NOT_ALLOWED,
            &gate::MEZZANINE_ADDRESS_PRIVATE,
            &gate::MEZZANINE_CONTAINER_UNREAD,
        ],
        &[Need::Assets],
    ),
    rule(
        "edlStructure",
        &[
            &edl::EDL_UNREADABLE,
            &edl::EDL_NOT_AN_OBJECT,
            &edl::EDL_SYNTAX,
            &edl::SCHEMA_VERSION_UNKNOWN,
            &edl::TRACK_INVALID,
        ],
        &[Need::Content, Need::WholeList],
    ),
    rule(
        "programme",
        &[&edl::DURATION_INVALID, &edl::FPS_INVALID],
        &[Need::Content],
    ),
    rule(
        "cuts",
        &[
            &edl::PROGRAM_EMPTY,
            &edl::CUT_INVALID,
            &edl::CUT_ID_INVALID,
            &edl::CUT_ID_DUPLICATE,
            &edl::CUT_TIME_INVALID,
            &edl::CUT_END_BEFORE_START,
            &edl::CUT_OUT_OF_RANGE,
        ],
        &[Need::Content, Need::Length, Need::WholeList],
    ),
    rule(
        "sequence",
        &[&edl::CUT_OVERLAP],
        &[Need::Content, Need::PlacedCuts, Need::WholeList],
    ),
    rule(
        "cameras",
        &[
            &edl::CUT_CAMERA_UNKNOWN,
            &edl::MASTER_CAMERA_UNKNOWN,
            &edl::SOURCE_INVALID,
            &gate::ASSET_UNKNOWN,
        ],
        &[Need::Content, Need::Assets, Need::WholeList],
    ),
    rule(
        "sync",
        &[
            &edl::SOURCE_OFFSET_INVALID,
            &gate::SESSION_OFFSET_INVALID,
            &gate::SYNC_OFFSET_DIFFERS,
        ],
        &[Need::Content, Need::WholeList],
    ),
    rule(
        "coverage",
        &[
            &edl::SOURCE_RANGE_INVALID,
            &gate::SOURCE_TOO_SHORT,
            &gate::SOURCE_WITHOUT_PICTURE,
        ],
        &[Need::Content, Need::PlacedCuts, Need::Cameras, Need::WholeList],
    ),
    rule(
        "sound",
        &[&gate::SOUND_INCOMPLETE, &gate::SOUND_UNLIKELY],
        &[Need::Content, Need::Length, Need::Cameras, Need::WholeList],
    ),
    rule(
        "overlays",
        &[
            &edl::OVERLAY_INVALID,
            &edl::OVERLAY_ID_INVALID,
            &edl::OVERLAY_ID_DUPLICATE,
            &edl::OVERLAY_TYPE_UNKNOWN,
            &edl::OVERLAY_TIME_INVALID,
            &edl::OVERLAY_END_BEFORE_START,
            &edl::OVERLAY_OUT_OF_RANGE,
            &gate::OVERLAYS_NOT_DRAWN,
        ],
        &[Need::Content, Need::Length, Need::Tracks, Need::WholeList],
    ),
    rule(
        "chapters",
        &[
            &edl::CHAPTER_INVALID,
            &edl::CHAPTER_TITLE_BLANK,
            &edl::CHAPTER_OUT_OF_RANGE,
            &edl::CHAPTER_ORDER,
        ],
        &[Need::Content, Need::Length, Need::Tracks, Need::WholeList],
    ),
    rule(
        "shorts",
        &[
            &edl::SHORT_INVALID,
            &edl::SHORT_TIME_INVALID,
            &edl::SHORT_END_BEFORE_START,
            &edl::SHORT_OUT_OF_RANGE,
        ],
        &[Need::Content, Need::Length, Need::Tracks, Need::WholeList],
    ),
    rule(
        "gaps",
        &[&edl::CUT_GAP],
        &[Need::Content, Need::Length, Need::PlacedCuts, Need::WholeList],
    ),
    rule(
        "shots",
        &[&edl::SHOT_TOO_SHORT, &edl::CUTS_TOO_DENSE],
        &[Need::Content, Need::PlacedCuts, Need::Sequence, Need::WholeList],
    ),
    rule(
        "frames",
        &[&edl::FRAME_MISALIGNED, &gate::SOURCE_RATE_DIFFERS],
        &[Need::Content, Need::Rate, Need::PlacedCuts, Need::WholeList],
    ),
    rule(
        "unused",
        &[&edl::CAMERA_UNUSED],
        &[Need::Content, Need::PlacedCuts, Need::Cameras, Need::WholeList],
    ),
    rule(
        "sameSession",
        &[&gate::SESSION_DIFFERS],
        &[Need::Content, Need::Session, Need::WholeList],
    ),
    rule(
        "formatLength",
        &[&gate::DURATION_OVER_LIMIT],
        &[Need::Content, Need::Length, Need::Format, Need::WholeList],
    ),
    rule(
        "selection",
        &[
            &selection::SELECTION_INVALID,
            &selection::SELECTION_AMBIGUOUS,
            &selection::SELECTION_NOT_TAKEN,
            &selection::SHORT_INDEX_INVALID,
            &selection::SHORT_UNKNOWN,
            &selection::SHORT_TOO_SHORT,
            &selection::SHORT_OVER_LIMIT,
            &selection::CLIP_INVALID,
            &selection::CLIP_TIME_INVALID,
            &selection::CLIP_END_BEFORE_START,
            &selection::CLIP_OUT_OF_RANGE,
            &selection::CLIP_TOO_SHORT,
            &selection::CLIP_OVER_LIMIT,
            &selection::STILL_TIME_INVALID,
            &selection::STILL_OUT_OF_RANGE,
        ],
        &[Need::Content, Need::Length, Need::Format, Need::WholeList],
    ),
    rule(
        "transcript",
        &[
            &gate::TRANSCRIPT_INVALID,
            &gate::CUE_INVALID,
            &gate::CUE_TIME_INVALID,
            &gate::CUE_END_BEFORE_START,
            &gate::CUE_OUT_OF_RANGE,
            &gate::TRANSCRIPT_TOO_LONG,
        ],
        &[Need::Request, Need::Session, Need::WholeList],
    ),
    rule("complete", &[&edl::FINDINGS_TRUNCATED], &[Need::Content]),
];

//! Whether the EDL fits the session that it belongs to: same session, same synchronisation.

use super::cameras::source_path;
use super::{RenderRequest, Served};
use crate::edl::{CanonicalEdl, EDL_PATH, entry_path, offset};
use crate::finding::{Code, Finding, quoted};

/// Offsets are mostly written in whole ms: a difference below 1 ms is one of rounding.
const ROUNDING_MS: f64 = 1.0;

/// A warning where the EDL names another session. It is no error: what is rendered is by the session's own assets, whose
/// ids and lengths are checked, and an EDL that was copied with its session can be a good one. Without the session's
/// `sessionId` nobody can tell, as its `id` may be a database's.
pub(super) fn check_session(request: &RenderRequest, edl: &CanonicalEdl, findings: &mut Vec<Finding>) {
    let Some(session) = request.session.value() else { return };
    let (Some(named), Some(own)) = (edl.session_id.text(), session.session_id.text()) else {
        return;
    };
    if named == own || Some(named) == session.id.text() {
        return;
    }
    let message = format!("the EDL is for session {}, not {}", quoted(named), quoted(own));
    findings.push(
        Finding::of(Code::SessionDiffers, format!("{EDL_PATH}.sessionId"), message)
            .with("given", named)
            .with("sessionId", own),
    );
}

/// One warning for each camera that the EDL puts elsewhere, in relation to a reference camera, than the session's sync
/// does. In relation, as an EDL's programme may begin anywhere in the session: then all its offsets are shifted alike. The
/// reference is the anchor, or else the first camera that both know.
pub(super) fn check_sync(
    request: &RenderRequest,
    edl: &CanonicalEdl,
    cameras: &[Served<'_>],
    findings: &mut Vec<Finding>,
) {
    let offsets = request.sync_offsets();
    let anchor = request.session.value().and_then(|session| session.anchor_angle.text());
    let both = |camera: &str| {
        let own = edl.source(camera).and_then(|source| offset(&source.offset_ms))?;
        Some((own, offsets.get(camera)?))
    };
    let candidates = anchor.into_iter().chain(cameras.iter().map(|served| served.camera));
    let mut known = candidates.filter_map(|camera| Some((camera, both(camera)?)));
    let Some((reference, (own_zero, session_zero))) = known.next() else {
        return;
    };
    for served in cameras {
        let camera = served.camera;
        let Some((own, session)) = both(camera) else { continue };
        let (own_ms, session_ms) = (own - own_zero, session - session_zero);
        if (own_ms - session_ms).abs() < ROUNDING_MS {
            continue;
        }
        let (shown, from) = (quoted(camera), quoted(reference));
        let path = format!("{}.offsetMs", source_path(camera));
        let placed = format!("the EDL puts camera {shown} {own_ms} ms from camera {from}");
        let message = format!("{placed}, but the session's sync puts it {session_ms} ms away");
        findings.push(
            Finding::of(Code::SyncOffsetDiffers, path, message)
                .with("camera", camera)
                .with("reference", reference)
                .with("relativeMs", own_ms)
                .with("sessionRelativeMs", session_ms),
        );
    }
}

/// A session's offset has to be a number where it is used: where the EDL's source has none of its own.
pub(super) fn check_offsets(
    request: &RenderRequest,
    edl: &CanonicalEdl,
    cameras: &[Served<'_>],
    findings: &mut Vec<Finding>,
) {
    let session = request.session.value();
    let Some(offsets) = session.and_then(|session| session.sync_offsets_ms.value()) else {
        return;
    };
    for camera in cameras.iter().map(|served| served.camera) {
        let has_own = edl.source(camera).is_some_and(|source| !source.offset_ms.is_absent());
        let given = offsets.get(camera).filter(|given| !has_own && !given.is_absent());
        if given.is_some_and(|given| offset(given).is_none()) {
            let path = entry_path("session.syncOffsetsMs", camera);
            let message = format!(
                "the session's sync offset of camera {} is not a number of ms",
                quoted(camera)
            );
            findings.push(Finding::of(Code::SessionOffsetInvalid, path, message).with("camera", camera));
        }
    }
}

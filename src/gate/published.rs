//! Whether what is rendered was published, where entries have drafts.

use super::mezzanine::asset_label;
use super::{RenderRequest, Served};
use crate::finding::{Code, Finding};
use crate::input::Lenient;

/// Whether something is a draft that was never published.
pub(super) fn is_draft(published: Lenient<bool>) -> bool {
    published == Lenient::Value(false)
}

pub(super) fn check_session_published(request: &RenderRequest, findings: &mut Vec<Finding>) {
    let Some(session) = request.session.value() else { return };
    if is_draft(session.published) {
        let message = "the session is not published";
        findings.push(Finding::of(Code::SessionNotPublished, "session", message));
    }
}

pub(super) fn check_edl_published(request: &RenderRequest, findings: &mut Vec<Finding>) {
    let Some(edl) = request.edl.value() else { return };
    if is_draft(edl.published) {
        let message = "the session's EDL is not published";
        findings.push(Finding::of(Code::EdlNotPublished, "edl", message));
    }
}

/// One finding for each asset that a camera of the EDL is served by, in the order of the assets.
pub(super) fn check_assets_published(cameras: &[Served<'_>], findings: &mut Vec<Finding>) {
    let mut drafts: Vec<_> = cameras
        .iter()
        .filter_map(|camera| camera.asset)
        .filter(|(_, asset)| is_draft(asset.published))
        .collect();
    drafts.sort_by_key(|(index, _)| *index);
    drafts.dedup_by_key(|(index, _)| *index);
    findings.extend(drafts.into_iter().map(|(index, asset)| {
        let message = format!("{} is not published", asset_label(index, asset));
        Finding::of(Code::AssetNotPublished, format!("assets[{index}]"), message)
            .with("assetId", asset.id.text().unwrap_or_default())
            .with("angle", asset.angle.text().unwrap_or_default())
    }));
}

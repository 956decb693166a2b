//! The gate's rules, in the order in which an operator meets them.

use super::cameras::source_path;
use super::made::{shown, within};
use super::media::{check_lengths, check_rates, check_sound, check_sound_likely};
use super::mezzanine::check_mezzanines;
use super::pictures::{check_overlays_drawn, check_pictures};
use super::probed::{
    check_converted, check_declared, check_looked_at, check_served, check_sound_channels, check_sound_present,
};
use super::published::{check_assets_published, check_edl_published, check_session_published};
use super::session::{check_offsets, check_session, check_sync};
use super::transcript::check_transcript;
use super::{RenderRequest, Resolved, Served};
use crate::edl::{Around, CanonicalEdl, CheckOptions, EDL_PATH, check_document, limited, time};
use crate::edl_workflow::EdlStatus;
use crate::finding::{Code, Finding, Report, Severity, quoted};
use crate::format::OutputKind;
use crate::identity::edl_hash;
use crate::input::Lenient;

/// As many findings are listed; the last one then says how many more there are.
const MAX_FINDINGS: usize = 2 * crate::edl::MAX_FINDINGS;

/// May this session be rendered in this format? Every reason at once; bad data is a finding, never an error.
#[must_use]
pub fn check_render(request: &RenderRequest, options: &CheckOptions) -> Report {
    check_resolved(&Resolved::new(request), options)
}

/// As [`check_render`].
pub(crate) fn check_resolved(resolved: &Resolved<'_>, options: &CheckOptions) -> Report {
    let (request, format, edl) = (resolved.request, resolved.format, resolved.edl);
    let (part, cameras, seen) = (resolved.part, &resolved.cameras, &resolved.seen);
    let heard = resolved.heard;
    let mut findings = Vec::new();
    if request.session.value().is_none() {
        let message = "there is no such recording session";
        findings.push(Finding::of(Code::SessionMissing, "session", message));
    }
    check_session_published(request, &mut findings);
    findings.extend_from_slice(&resolved.format_faults);
    findings.extend_from_slice(&resolved.settings_faults);
    if let Err(faults) = &resolved.asked {
        findings.extend_from_slice(faults);
    }
    check_edl_published(request, &mut findings);
    check_edl_record(request, &mut findings);
    check_edl_unchanged(request, &mut findings);
    check_assets(request, &mut findings);
    check_assets_published(cameras, &mut findings);
    check_mezzanines(request, cameras, &options.media, &mut findings);
    check_edl_content(resolved, options, &mut findings);
    if let Some(edl) = edl {
        check_camera_assets(request, edl, cameras, &mut findings);
        check_pictures(cameras, &mut findings);
        check_offsets(request, edl, cameras, &mut findings);
        let shown = shown(edl, format, resolved.asked(), (part, resolved.rate.rate), seen);
        check_lengths(cameras, &within(seen, shown), &mut findings);
        let made = part.map(|part| (part.start_ms, part.end_ms));
        if let Some(made) = made.or_else(|| Some((0.0, time(&edl.duration_ms)?))) {
            check_sound(made, cameras, seen, heard, &mut findings);
        }
        if format.is_none_or(|format| format.spec().kind == OutputKind::Video) {
            check_sound_present(cameras, heard, &mut findings);
            check_sound_channels(edl, cameras, heard, &mut findings);
            check_sound_likely(cameras, heard, &mut findings);
        }
        if let Some(shown) = shown {
            check_overlays_drawn(edl, shown, &mut findings);
        }
        findings.extend_from_slice(&resolved.part_faults);
        check_session(request, edl, &mut findings);
        check_sync(request, edl, cameras, &mut findings);
        check_rates(resolved.rate, cameras, options, &mut findings);
        check_declared(cameras, &mut findings);
        check_converted(cameras, &mut findings);
        check_served(cameras, &mut findings);
    }
    check_transcript(request, edl, &mut findings);
    // As long as something blocks, that is what matters; and a trigger, which looks by itself, refuses with the same.
    if findings.iter().all(|finding| finding.severity != Severity::Error) {
        check_looked_at(cameras, options, &mut findings);
    }
    Report::in_order(limited(findings, MAX_FINDINGS))
}

/// The report on what can't even be walked through, such as a JavaScript function.
#[must_use]
pub fn unreadable(why: &str) -> Report {
    let message = format!("the request can't be read: {why}");
    vec![Finding::of(Code::RequestUnreadable, "", message)].into()
}

fn check_edl_record(request: &RenderRequest, findings: &mut Vec<Finding>) {
    let Some(edl) = request.edl.value() else {
        findings.push(Finding::of(Code::EdlMissing, "edl", "the session has no EDL"));
        return;
    };
    let status = edl.status.text().unwrap_or_default();
    if status == EdlStatus::Locked.name() {
        return;
    }
    let shown = if status.is_empty() {
        "has no status".to_owned()
    } else {
        format!("is {}", quoted(status))
    };
    let message = format!("the EDL {shown}, not `locked`");
    findings.push(Finding::of(Code::EdlNotLocked, "edl.status", message).with("status", status));
}

/// What was checked is what is rendered: an EDL that has to have a certain content has no other.
fn check_edl_unchanged(request: &RenderRequest, findings: &mut Vec<Finding>) {
    // Without an EDL there is a better reason.
    let Some(edl) = request.edl.value() else { return };
    let unchanged = match &request.edl_hash {
        Lenient::Absent => true,
        Lenient::Value(expected) => edl_hash(&edl.canonical_edl).as_ref() == Some(expected),
        Lenient::Wrong(_) => false,
    };
    if !unchanged {
        let message = "the EDL's content has changed since the render was requested";
        findings.push(Finding::of(Code::EdlChanged, EDL_PATH, message));
    }
}

fn check_assets(request: &RenderRequest, findings: &mut Vec<Finding>) {
    if request.listed_assets().is_empty() {
        let message = "the session has no media assets";
        findings.push(Finding::of(Code::AssetsMissing, "assets", message));
    }
    for (index, given) in request.listed_assets().iter().enumerate() {
        if given.value().and_then(|asset| asset.id.text()).is_none() {
            let message = format!("asset {index} is not an object with an id");
            findings.push(Finding::of(Code::AssetInvalid, format!("assets[{index}]"), message).with("index", index));
        }
    }
}

fn check_edl_content(resolved: &Resolved<'_>, options: &CheckOptions, findings: &mut Vec<Finding>) {
    let Some(edl) = resolved.request.edl.value() else {
        return;
    };
    let around = Around {
        offsets: resolved.request.sync_offsets(),
        heard: resolved.heard,
    };
    let found = check_document(&edl.canonical_edl, &resolved.cuts, Some(&around), options);
    findings.extend(found.into_iter().map(|mut finding| {
        let below = if finding.path.is_empty() { "" } else { "." };
        finding.path = format!("{EDL_PATH}{below}{}", finding.path);
        finding
    }));
}

/// Where there are no assets at all, that alone is said. A camera without a source is the EDL's own finding.
fn check_camera_assets(
    request: &RenderRequest,
    edl: &CanonicalEdl,
    cameras: &[Served<'_>],
    findings: &mut Vec<Finding>,
) {
    if request.listed_assets().is_empty() {
        return;
    }
    for served in cameras.iter().filter(|served| edl.source(served.camera).is_some()) {
        if served.unknown_asset.is_none() && served.asset.is_some() {
            continue;
        }
        let camera = quoted(served.camera);
        let fault = served.unknown_asset.map_or_else(
            || "no asset, and no asset has that angle".to_owned(),
            |id| format!("asset {}, which the session does not have", quoted(id)),
        );
        let path = format!("{}.assetId", source_path(served.camera));
        let message = format!("the source of camera {camera} names {fault}");
        findings.push(
            Finding::of(Code::AssetUnknown, path, message)
                .with("camera", served.camera)
                .with("assetId", served.unknown_asset.unwrap_or_default()),
        );
    }
}

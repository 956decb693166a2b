//! The gate's rules, in the order in which an operator meets them.

use std::collections::BTreeSet;

use super::media::{check_lengths, check_rates, check_sound};
use super::session::{check_offsets, check_session, check_sync};
use super::transcript::check_transcript;
use super::url::{UrlFault, url_fault};
use super::{Asset, RenderRequest, Served, serve};
use crate::edl::{Around, CanonicalEdl, CheckOptions, check_document, entry_path, limited, time, timed_cuts};
use crate::edl_workflow::EdlStatus;
use crate::finding::codes::gate as codes;
use crate::finding::{Finding, Report, count, quoted};
use crate::format::Format;
use crate::given::Given;
use crate::selection::part_of;

/// What the EDL's own findings are prefixed with.
pub(crate) const EDL_PATH: &str = "edl.canonicalEdl";

/// As many findings are listed; the last one then says how many more there are.
const MAX_FINDINGS: usize = 2 * crate::edl::MAX_FINDINGS;

/// May this session be rendered in this format? Every reason at once; bad data is a finding, never an error.
#[must_use]
pub fn check_render(request: &RenderRequest, options: &CheckOptions) -> Report {
    let mut findings = Vec::new();
    if request.session.value().is_none() {
        findings.push(session_missing());
    }
    let format = check_format(&request.format, &mut findings);
    let asked = request
        .asked_selection(format)
        .map_err(|faults| findings.extend(faults));
    check_edl_record(request, &mut findings);
    check_assets(request, &mut findings);
    let edl = request.edl.value().and_then(|edl| edl.canonical_edl.edl());
    let cuts = edl.map(timed_cuts).unwrap_or_default();
    let mut unmade = Vec::new();
    let part = match (edl, format, asked) {
        (Some(edl), Some(format), Ok(asked)) => part_of(edl, format, asked, &mut unmade),
        _ => None,
    };
    // The recordings have to hold what is made of them. Where that can't be told, it is the whole programme.
    let seen = part.map_or_else(|| cuts.clone(), |part| part.cuts(&cuts));
    let (cameras, heard) = edl.map(|edl| serve(request, edl, &cuts, &seen)).unwrap_or_default();
    check_mezzanines(request, &cameras, &mut findings);
    check_edl_content(request, heard, options, &mut findings);
    if let Some(edl) = edl {
        check_camera_assets(request, edl, &cameras, &mut findings);
        check_offsets(request, edl, &cameras, &mut findings);
        check_lengths(&cameras, &seen, &mut findings);
        let made = part.map(|part| (part.start_ms, part.end_ms));
        if let Some(made) = made.or_else(|| Some((0.0, time(&edl.duration_ms)?))) {
            check_sound(made, &cameras, &seen, heard, &mut findings);
        }
        findings.append(&mut unmade);
        check_session(request, edl, &mut findings);
        check_sync(request, edl, &cameras, &mut findings);
        check_rates(edl, &cameras, &seen, options, &mut findings);
    }
    check_transcript(request, edl, &mut findings);
    limited(findings, MAX_FINDINGS).into()
}

/// The report on what can't even be walked through, such as a JavaScript function.
#[must_use]
pub fn unreadable(why: &str) -> Report {
    let finding = Finding::of(
        &codes::REQUEST_UNREADABLE,
        "",
        format!("the request can't be read: {why}"),
    );
    vec![finding].into()
}

fn session_missing() -> Finding {
    Finding::of(&codes::SESSION_MISSING, "session", "there is no such recording session")
}

/// Reads the format; what is none of the four is a finding. Absent means the default.
pub(crate) fn check_format(given: &Given<String>, findings: &mut Vec<Finding>) -> Option<Format> {
    let (shown, name) = match given {
        Given::Absent => return Some(Format::default()),
        Given::Value(name) => match Format::parse(name) {
            Some(format) => return Some(format),
            None => (quoted(name), name.as_str()),
        },
        Given::Wrong(kind) => (kind.to_string(), ""),
    };
    let valid = Format::names();
    findings.push(
        Finding::of(
            &codes::FORMAT_UNKNOWN,
            "format",
            format!("the format is {shown}: valid are {valid}"),
        )
        .with("given", name)
        .with("valid", valid),
    );
    None
}

fn check_edl_record(request: &RenderRequest, findings: &mut Vec<Finding>) {
    let Some(edl) = request.edl.value() else {
        findings.push(Finding::of(&codes::EDL_MISSING, "edl", "the session has no EDL"));
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
    findings.push(
        Finding::of(
            &codes::EDL_NOT_LOCKED,
            "edl.status",
            format!("the EDL {shown}, not `locked`"),
        )
        .with("status", status),
    );
}

fn check_assets(request: &RenderRequest, findings: &mut Vec<Finding>) {
    if request.listed_assets().is_empty() {
        findings.push(Finding::of(
            &codes::ASSETS_MISSING,
            "assets",
            "the session has no media assets",
        ));
    }
    for (index, given) in request.listed_assets().iter().enumerate() {
        if given.value().and_then(|asset| asset.id.text()).is_none() {
            findings.push(
                Finding::of(
                    &codes::ASSET_INVALID,
                    format!("assets[{index}]"),
                    format!("asset {index} is not an object with an id"),
                )
                .with("index", count(index)),
            );
        }
    }
}

/// One finding for each asset that has to have a mezzanine: those that the EDL uses, or, where that can't be told, all
/// cameras'.
fn check_mezzanines(request: &RenderRequest, cameras: &[Served<'_>], findings: &mut Vec<Finding>) {
    let needed: BTreeSet<usize> = if cameras.is_empty() {
        let all = request.listed_assets().iter().enumerate();
        all.filter(|(_, given)| given.value().is_some_and(is_camera))
            .map(|(index, _)| index)
            .collect()
    } else {
        cameras
            .iter()
            .filter_map(|camera| camera.asset)
            .map(|(index, _)| index)
            .collect()
    };
    for index in needed {
        let Some(asset) = request.listed_assets().get(index).and_then(Given::value) else {
            continue;
        };
        findings.extend(mezzanine_finding(index, asset));
    }
}

fn is_camera(asset: &Asset) -> bool {
    match &asset.kind {
        Given::Absent => true,
        Given::Value(kind) => kind == "camera",
        Given::Wrong(_) => false,
    }
}

fn mezzanine_finding(index: usize, asset: &Asset) -> Option<Finding> {
    let id = asset.id.text().unwrap_or_default();
    let angle = asset.angle.text().unwrap_or_default();
    // Built where there is something to say.
    let whose = || asset_label(index, id, angle);
    let path = || format!("assets[{index}].mezzanineUrl");
    let (name, fault) = match &asset.mezzanine_url {
        Given::Value(url) if !url.trim().is_empty() => {
            let UrlFault { name, message } = url_fault(url)?;
            (name, message.to_owned())
        }
        Given::Wrong(kind) => ("kind", format!("is {kind}")),
        Given::Absent | Given::Value(_) => {
            let finding = Finding::of(
                &codes::MEZZANINE_MISSING,
                path(),
                format!("{} has no mezzanine URL", whose()),
            );
            return Some(finding.with("assetId", id).with("angle", angle));
        }
    };
    let message = format!("the mezzanine URL of {} {fault}", whose());
    let finding = Finding::of(&codes::MEZZANINE_URL_INVALID, path(), message);
    Some(finding.with("assetId", id).with("angle", angle).with("fault", name))
}

/// An asset's name for messages: its id, else its place in the list; and its camera, where it says one.
fn asset_label(index: usize, id: &str, angle: &str) -> String {
    let asset = if id.is_empty() {
        format!("asset {index}")
    } else {
        format!("asset {}", quoted(id))
    };
    if angle.is_empty() {
        asset
    } else {
        format!("{asset} of camera {}", quoted(angle))
    }
}

fn check_edl_content(
    request: &RenderRequest,
    heard: Option<&str>,
    options: &CheckOptions,
    findings: &mut Vec<Finding>,
) {
    let Some(edl) = request.edl.value() else { return };
    let around = Around {
        offsets: request.sync_offsets(),
        heard,
    };
    for mut finding in check_document(&edl.canonical_edl, Some(&around), options) {
        finding.path = if finding.path.is_empty() {
            EDL_PATH.to_owned()
        } else {
            format!("{EDL_PATH}.{}", finding.path)
        };
        findings.push(finding);
    }
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
        let camera = quoted(served.camera);
        let message = match (served.unknown_asset, served.asset) {
            (Some(id), _) => format!(
                "the source of camera {camera} names asset {}, which the session has not",
                quoted(id)
            ),
            (None, Some(_)) => continue,
            (None, None) => format!("the source of camera {camera} names no asset, and no asset has that angle"),
        };
        findings.push(
            Finding::of(
                &codes::ASSET_UNKNOWN,
                format!("{}.assetId", entry_path(&format!("{EDL_PATH}.sources"), served.camera)),
                message,
            )
            .with("camera", served.camera)
            .with("assetId", served.unknown_asset.unwrap_or_default()),
        );
    }
}

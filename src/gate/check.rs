//! The gate's rules, in the order in which an operator meets them.

use std::collections::BTreeSet;

use super::url::url_fault;
use super::{Asset, RenderRequest, Served, serve};
use crate::edl::{CanonicalEdl, check_document, entry_path, limited, time, timed_cuts};
use crate::edl_workflow::EdlStatus;
use crate::finding::{Finding, Report, quoted};
use crate::format::Format;
use crate::given::Given;

/// What the EDL's own findings are prefixed with.
const EDL_PATH: &str = "edl.canonicalEdl";

/// As many findings are listed; the last one then says how many more there are.
const MAX_FINDINGS: usize = 2 * crate::edl::MAX_FINDINGS;

/// May this session be rendered in this format? Every reason at once; bad data is a finding, never an error.
#[must_use]
pub fn check_render(request: &RenderRequest) -> Report {
    let mut findings = Vec::new();
    if request.session.value().is_none() {
        findings.push(session_missing());
    }
    let format = check_format(&request.format, &mut findings);
    check_edl_record(request, &mut findings);
    let edl = request.edl.value().and_then(|edl| edl.canonical_edl.edl());
    check_assets(request, &mut findings);
    let cameras = edl
        .map(|edl| serve(request, edl, &timed_cuts(edl)).0)
        .unwrap_or_default();
    check_mezzanines(request, &cameras, &mut findings);
    check_edl_content(request, &mut findings);
    check_camera_assets(request, &cameras, &mut findings);
    check_camera_offsets(request, edl, &cameras, &mut findings);
    findings.extend(
        format
            .zip(edl)
            .and_then(|(format, edl)| duration_over_limit(format, edl)),
    );
    limited(findings, MAX_FINDINGS).into()
}

/// The report on what can't even be walked through, such as a JavaScript function.
#[must_use]
pub fn unreadable(why: &str) -> Report {
    let finding = Finding::error(
        "request_unreadable",
        "",
        format!("the request can't be read: {why}"),
        "give plain data: objects, lists, text, numbers",
    );
    vec![finding].into()
}

fn session_missing() -> Finding {
    Finding::error(
        "session_missing",
        "session",
        "there is no such recording session",
        "choose a recording session",
    )
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
        Finding::error(
            "format_unknown",
            "format",
            format!("the format is {shown}: valid are {valid}"),
            "choose one of the formats",
        )
        .with("given", name)
        .with("valid", valid),
    );
    None
}

fn check_edl_record(request: &RenderRequest, findings: &mut Vec<Finding>) {
    let Some(edl) = request.edl.value() else {
        findings.push(Finding::error(
            "edl_missing",
            "edl",
            "the session has no EDL",
            "generate an EDL for the session, then approve and lock it",
        ));
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
        Finding::error(
            "edl_not_locked",
            "edl.status",
            format!("the EDL {shown}, not `locked`"),
            "review, approve and lock the EDL",
        )
        .with("status", status),
    );
}

fn check_assets(request: &RenderRequest, findings: &mut Vec<Finding>) {
    if request.listed_assets().is_empty() {
        findings.push(Finding::error(
            "assets_missing",
            "assets",
            "the session has no media assets",
            "add the session's recordings",
        ));
    }
    for (index, given) in request.listed_assets().iter().enumerate() {
        if given.value().and_then(|asset| asset.id.text()).is_none() {
            findings.push(
                Finding::error(
                    "asset_invalid",
                    format!("assets[{index}]"),
                    format!("asset {index} is not an object with an id"),
                    "correct or remove the asset",
                )
                // Far below 2^32.
                .with("index", f64::from(u32::try_from(index).unwrap_or(u32::MAX))),
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
    let whose = asset_label(index, id, angle);
    let path = format!("assets[{index}].mezzanineUrl");
    let fault = match &asset.mezzanine_url {
        Given::Value(url) if !url.trim().is_empty() => url_fault(url)?.to_owned(),
        Given::Wrong(kind) => format!("is {kind}"),
        Given::Absent | Given::Value(_) => {
            let finding = Finding::error(
                "mezzanine_missing",
                path,
                format!("{whose} has no mezzanine URL"),
                "wait until the mezzanine is made, or enter its URL",
            );
            return Some(finding.with("assetId", id).with("angle", angle));
        }
    };
    let finding = Finding::error(
        "mezzanine_url_invalid",
        path,
        format!("the mezzanine URL of {whose} {fault}"),
        "enter an http or https URL without credentials",
    );
    Some(finding.with("assetId", id).with("angle", angle).with("fault", fault))
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

fn check_edl_content(request: &RenderRequest, findings: &mut Vec<Finding>) {
    let Some(edl) = request.edl.value() else { return };
    for mut finding in check_document(&edl.canonical_edl, &request.sync_offsets()) {
        finding.path = if finding.path.is_empty() {
            EDL_PATH.to_owned()
        } else {
            format!("{EDL_PATH}.{}", finding.path)
        };
        findings.push(finding);
    }
}

/// Where there are no assets at all, that alone is said. A camera without a source is the EDL's own finding.
fn check_camera_assets(request: &RenderRequest, cameras: &[Served<'_>], findings: &mut Vec<Finding>) {
    if request.listed_assets().is_empty() {
        return;
    }
    let Some(edl) = request.edl.value().and_then(|edl| edl.canonical_edl.edl()) else {
        return;
    };
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
            Finding::error(
                "asset_unknown",
                format!("{}.assetId", entry_path(&format!("{EDL_PATH}.sources"), served.camera)),
                message,
                "name one of the session's assets, or add the asset to the session",
            )
            .with("camera", served.camera)
            .with("assetId", served.unknown_asset.unwrap_or_default()),
        );
    }
}

/// A session's offset has to be a number where it is used: where the EDL's source has none of its own.
fn check_camera_offsets(
    request: &RenderRequest,
    edl: Option<&CanonicalEdl>,
    cameras: &[Served<'_>],
    findings: &mut Vec<Finding>,
) {
    let offsets = request
        .session
        .value()
        .and_then(|session| session.sync_offsets_ms.value());
    let Some((offsets, edl)) = offsets.zip(edl) else { return };
    for served in cameras {
        let own = edl
            .source(served.camera)
            .is_some_and(|source| !source.offset_ms.is_absent());
        let Some(given) = offsets.get(served.camera).filter(|given| !own && !given.is_absent()) else {
            continue;
        };
        if crate::edl::offset(given).is_none() {
            findings.push(
                Finding::error(
                    "session_offset_invalid",
                    entry_path("session.syncOffsetsMs", served.camera),
                    format!(
                        "the session's sync offset of camera {} is no number of ms",
                        quoted(served.camera)
                    ),
                    "synchronise the session again, or correct the offset",
                )
                .with("camera", served.camera),
            );
        }
    }
}

fn duration_over_limit(format: Format, edl: &CanonicalEdl) -> Option<Finding> {
    let limit_ms = f64::from(format.spec().max_duration_ms?);
    let duration_ms = time(&edl.duration_ms).filter(|duration_ms| *duration_ms > limit_ms)?;
    let finding = Finding::error(
        "duration_over_limit",
        "format",
        format!(
            "the programme takes {duration_ms} ms, and `{}` at most {limit_ms} ms",
            format.name()
        ),
        "choose another format, or shorten the programme",
    );
    Some(
        finding
            .with("format", format.name())
            .with("durationMs", duration_ms)
            .with("limitMs", limit_ms),
    )
}

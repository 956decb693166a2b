//! Whether the recordings that a render reads lie where it may read them.

use super::url::{UrlFault, read_url};
use super::{Asset, RenderRequest, Served};
use crate::finding::{Code, Finding, quoted};
use crate::input::Lenient;
use crate::media::{FileKind, MediaPolicy, Refusal, containers_read, file_kind, refusal};

/// What is wrong with the mezzanine of each asset that has to have one: those that the EDL uses, or, where that can't be
/// told, all cameras'.
pub(super) fn check_mezzanines(
    request: &RenderRequest,
    cameras: &[Served<'_>],
    policy: &MediaPolicy,
    findings: &mut Vec<Finding>,
) {
    let assets = request.listed_assets();
    let mut needed = vec![cameras.is_empty(); assets.len()];
    for (index, _) in cameras.iter().filter_map(|camera| camera.asset) {
        if let Some(needed) = needed.get_mut(index) {
            *needed = true;
        }
    }
    for (index, (given, needed)) in assets.iter().zip(needed).enumerate() {
        let Some(asset) = given.value().filter(|_| needed) else {
            continue;
        };
        if cameras.is_empty() && asset.recorded_by() != "camera" {
            continue;
        }
        let faults = mezzanine_faults(index, asset, policy);
        findings.extend(faults.into_iter().flatten().map(|finding| {
            finding
                .with("assetId", asset.id.text().unwrap_or_default())
                .with("angle", asset.angle.text().unwrap_or_default())
        }));
    }
}

/// What is wrong with the place of an asset's mezzanine, and with what the file is.
fn mezzanine_faults(index: usize, asset: &Asset, policy: &MediaPolicy) -> [Option<Finding>; 2] {
    // Built where there is something to say.
    let whose = || asset_label(index, asset);
    let path = || format!("assets[{index}].mezzanineUrl");
    let (name, fault) = match &asset.mezzanine_url {
        Lenient::Value(url) if !url.trim().is_empty() => match read_url(url) {
            Ok(target) => {
                let refusal = refusal(&target.host, target.port, policy);
                let refused = refusal.map(|refusal| refused(&refusal, path(), &whose()));
                let unread = unread(url).map(|extension| container_unread(extension, path(), &whose()));
                // What may not be read, or is known not to be, says more than what came of trying.
                if refused.is_none() && unread.is_none() {
                    let problem = asset.problem.text();
                    return [problem.map(|problem| unreadable(problem, path(), &whose())), None];
                }
                return [refused, unread];
            }
            Err(UrlFault { name, message }) => (name, message.to_owned()),
        },
        Lenient::Wrong(kind) => ("kind", format!("is {kind}")),
        Lenient::Absent | Lenient::Value(_) => {
            let message = format!("{} has no mezzanine URL", whose());
            return [Some(Finding::of(Code::MezzanineMissing, path(), message)), None];
        }
    };
    let message = format!("the mezzanine URL of {} {fault}", whose());
    let invalid = Finding::of(Code::MezzanineUrlInvalid, path(), message).with("fault", name);
    [Some(invalid), None]
}

/// The extension of a file that is known not to be read.
fn unread(url: &str) -> Option<&str> {
    let (kind, extension) = file_kind(url)?;
    (kind == FileKind::Unread).then_some(extension)
}

fn container_unread(extension: &str, path: String, whose: &str) -> Finding {
    let (extension, containers) = (extension.to_ascii_lowercase(), containers_read());
    let message = format!(
        "the mezzanine of {whose} has the extension `.{extension}`, which is not supported; supported containers: {containers}"
    );
    Finding::of(Code::MezzanineContainerUnread, path, message)
        .with("extension", &extension)
        .with("containers", &containers)
}

/// Somebody looked at the recording, and could not read it.
fn unreadable(problem: &str, path: String, whose: &str) -> Finding {
    let message = format!("the mezzanine of {whose} can't be read: {problem}");
    Finding::of(Code::RecordingUnreadable, path, message).with("problem", problem)
}

fn refused(refusal: &Refusal, path: String, whose: &str) -> Finding {
    let message = format!("the mezzanine of {whose} may not be read: {refusal}");
    match refusal {
        Refusal::NotAllowed { host } => {
            Finding::of(Code::MezzanineHostNotAllowed, path, message).with("host", host.to_string())
        }
        Refusal::Private { host, address, range } => Finding::of(Code::MezzanineAddressPrivate, path, message)
            .with("host", host.to_string())
            .with("address", address.to_string())
            .with("range", range.name()),
    }
}

/// An asset's name for messages: its id, else its place in the list.
pub(super) fn asset_name(index: usize, asset: &Asset) -> String {
    let id = asset.id.text().filter(|id| !id.is_empty());
    id.map_or_else(|| format!("asset {index}"), |id| format!("asset {}", quoted(id)))
}

/// The same with its camera, where it says one.
pub(super) fn asset_label(index: usize, asset: &Asset) -> String {
    let label = asset_name(index, asset);
    match asset.angle.text().filter(|angle| !angle.is_empty()) {
        Some(angle) => format!("{label} of camera {}", quoted(angle)),
        None => label,
    }
}

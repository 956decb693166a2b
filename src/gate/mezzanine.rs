//! Whether the recordings that a render reads lie where it may read them.

use super::url::{UrlFault, read_url};
use super::{Asset, RenderRequest, Served};
use crate::finding::codes::gate as codes;
use crate::finding::{Finding, quoted};
use crate::given::Given;
use crate::media::{MediaPolicy, Refusal, refusal};

/// One finding for each asset that has to have a mezzanine: those that the EDL uses, or, where that can't be told, all
/// cameras'.
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
        if cameras.is_empty() && !is_camera(asset) {
            continue;
        }
        let finding = mezzanine_finding(index, asset, policy);
        findings.extend(finding.map(|finding| {
            finding
                .with("assetId", asset.id.text().unwrap_or_default())
                .with("angle", asset.angle.text().unwrap_or_default())
        }));
    }
}

fn is_camera(asset: &Asset) -> bool {
    match &asset.kind {
        Given::Absent => true,
        Given::Value(kind) => kind == "camera",
        Given::Wrong(_) => false,
    }
}

fn mezzanine_finding(index: usize, asset: &Asset, policy: &MediaPolicy) -> Option<Finding> {
    // Built where there is something to say.
    let whose = || asset_label(index, asset);
    let path = || format!("assets[{index}].mezzanineUrl");
    let (name, fault) = match &asset.mezzanine_url {
        Given::Value(url) if !url.trim().is_empty() => match read_url(url) {
            Ok(target) => {
                let refusal = refusal(&target.host, target.port, policy)?;
                return Some(refused(&refusal, path(), &whose()));
            }
            Err(UrlFault { name, message }) => (name, message.to_owned()),
        },
        Given::Wrong(kind) => ("kind", format!("is {kind}")),
        Given::Absent | Given::Value(_) => {
            return Some(Finding::of(
                &codes::MEZZANINE_MISSING,
                path(),
                format!("{} has no mezzanine URL", whose()),
            ));
        }
    };
    let message = format!("the mezzanine URL of {} {fault}", whose());
    Some(Finding::of(&codes::MEZZANINE_URL_INVALID, path(), message).with("fault", name))
}

fn refused(refusal: &Refusal, path: String, whose: &str) -> Finding {
    let message = format!("the mezzanine of {whose} may not be read: {refusal}");
    match refusal {
        Refusal::NotAllowed { host } => {
            Finding::of(&codes::MEZZANINE_HOST_NOT_ALLOWED, path, message).with("host", &host.to_string())
        }
        Refusal::Private { host, address, range } => Finding::of(&codes::MEZZANINE_ADDRESS_PRIVATE, path, message)
            .with("host", &host.to_string())
            .with("address", &address.to_string())
            .with("range", range.name()),
    }
}

/// An asset's name for messages: its id, else its place in the list; and its camera, where it says one.
pub(super) fn asset_label(index: usize, asset: &Asset) -> String {
    let label = asset
        .id
        .text()
        .filter(|id| !id.is_empty())
        .map_or_else(|| format!("asset {index}"), |id| format!("asset {}", quoted(id)));
    match asset.angle.text().filter(|angle| !angle.is_empty()) {
        Some(angle) => format!("{label} of camera {}", quoted(angle)),
        None => label,
    }
}

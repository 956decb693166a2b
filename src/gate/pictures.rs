//! Whether the cameras that are seen have pictures, and whether all that is to be seen is drawn.

use super::Served;
use super::mezzanine::asset_name;
use crate::edl::{CanonicalEdl, EDL_PATH, label, time};
use crate::finding::{Code, Finding, and_others, quoted};
use crate::media::{FileKind, file_kind};

/// One finding for each camera that is seen and whose recording has sound alone, at its earliest cut.
pub(super) fn check_pictures(cameras: &[Served<'_>], findings: &mut Vec<Finding>) {
    findings.extend(cameras.iter().filter_map(without_picture));
}

fn without_picture(served: &Served<'_>) -> Option<Finding> {
    let seen = served.seen?;
    let (place, asset) = served.asset?;
    let url = asset.mezzanine_url.text().unwrap_or_default();
    let is_known = asset.probe.value().is_some();
    let what = match (asset.recorded_by(), file_kind(url)) {
        _ if is_known && asset.may_have_pictures() => return None,
        _ if is_known => "has sound alone".to_owned(),
        ("audio", _) => "is of type `audio`".to_owned(),
        (_, Some((FileKind::SoundAlone, extension))) => {
            format!("is a sound file (`.{}`)", extension.to_ascii_lowercase())
        }
        _ => return None,
    };
    let name = asset_name(place, asset);
    let others = and_others(seen.cuts, "cuts do");
    let cut = seen.earliest;
    let message = format!(
        "{} shows camera {}, whose {name} {what} and has no picture{others}",
        label(cut.id, cut.index),
        quoted(served.camera)
    );
    let path = format!("{EDL_PATH}.tracks.program[{}].camera", cut.index);
    Some(
        Finding::of(Code::SourceWithoutPicture, path, message)
            .with_entry("cut", cut.id, cut.index)
            .with("camera", served.camera)
            .with("asset", asset.id.text().unwrap_or_default())
            .with("cuts", seen.cuts),
    )
}

/// A warning where overlays lie in what is made, wholly or in part: none is drawn yet.
pub(super) fn check_overlays_drawn(edl: &CanonicalEdl, (start_ms, end_ms): (f64, f64), findings: &mut Vec<Finding>) {
    let lies_there = |place: usize| {
        let overlay = edl.overlays().get(place)?.value()?;
        let (from_ms, to_ms) = (time(&overlay.start_ms)?, time(&overlay.end_ms)?);
        (from_ms < to_ms && from_ms < end_ms && to_ms > start_ms).then_some(place)
    };
    let mut there = (0..edl.overlays().len()).filter_map(lies_there);
    let Some(first) = there.next() else { return };
    let overlays = 1 + there.count();
    let message = match overlays {
        1 => "the output has 1 overlay, which is not drawn yet".to_owned(),
        _ => format!("the output has {overlays} overlays, which are not drawn yet"),
    };
    let path = format!("{EDL_PATH}.tracks.overlays[{first}]");
    findings.push(Finding::of(Code::OverlaysNotDrawn, path, message).with("overlays", overlays));
}

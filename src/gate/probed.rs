//! What a look at the recordings found, where it does not block.

use super::mezzanine::asset_name;
use super::{Asset, Served};
use crate::edl::{rate, time};
use crate::finding::{Code, Finding, quoted};
use crate::recording::{MediaProbe, PictureStream, Ratio};

/// A warning where the recording that is heard has no sound.
pub(super) fn check_sound_present(cameras: &[Served<'_>], heard: Option<&str>, findings: &mut Vec<Finding>) {
    let heard = cameras.iter().filter(|served| Some(served.camera) == heard);
    for (served, place, asset, probe) in heard.filter_map(probed) {
        if probe.heard().next().is_some() {
            continue;
        }
        let message = format!(
            "the recording of camera {}, the audio source, has no sound, so the output has none",
            quoted(served.camera)
        );
        findings.push(about(Code::SoundMissing, place, served, asset, message));
    }
}

/// Lengths may differ by this without a warning, in ms; and by one in a hundred.
const LENGTH_SLACK_MS: f64 = 1000.0;
const LENGTH_SLACK: f64 = 0.01;

/// Frame rates may differ by this part without a warning: 29.97 is 30 for most people.
const RATE_SLACK: f64 = 0.005;

/// A warning where an asset says another length or frame rate than its recording has.
pub(super) fn check_declared(cameras: &[Served<'_>], findings: &mut Vec<Finding>) {
    for (served, place, asset, probe) in cameras.iter().filter_map(probed) {
        let mut differs = |field, given: f64, real: f64, unit| {
            let whose = format!("{} of camera {}", asset_name(place, asset), quoted(served.camera));
            let message = format!("{whose} says {given} {unit}, but its recording has {real} {unit}");
            let finding = about(Code::RecordingDiffers, place, served, asset, message);
            findings.push(finding.with("field", field).with("given", given).with("real", real));
        };
        if let (Some(given), Some(real)) = (time(&asset.duration_ms), probe.length_ms()) {
            let difference = (given - real).abs();
            if difference > LENGTH_SLACK_MS && difference > LENGTH_SLACK * real {
                differs("durationMs", given, real.round(), "ms");
            }
        }
        let real = probe.picture().and_then(|picture| picture.frame_rate).map(Ratio::value);
        if let (Some(given), Some(real)) = (rate(&asset.fps), real)
            && (given - real).abs() > RATE_SLACK * real
        {
            differs("fps", given, (real * 1000.0).round() / 1000.0, "frames per second");
        }
    }
}

/// A warning for each camera that is seen and whose recording has no constant frame rate.
pub(super) fn check_rates_constant(cameras: &[Served<'_>], findings: &mut Vec<Finding>) {
    let seen = cameras.iter().filter(|served| served.seen.is_some());
    for (served, place, asset, probe) in seen.filter_map(probed) {
        if probe
            .picture()
            .is_none_or(|PictureStream { constant_rate, .. }| *constant_rate)
        {
            continue;
        }
        let message = format!(
            "the recording of camera {} has no constant frame rate: some of its pictures are repeated or left out",
            quoted(served.camera)
        );
        findings.push(about(Code::SourceRateVaries, place, served, asset, message));
    }
}

/// A camera whose recording somebody looked at.
fn probed<'a>(served: &'a Served<'a>) -> Option<(&'a Served<'a>, usize, &'a Asset, &'a MediaProbe)> {
    let (place, asset) = served.asset?;
    Some((served, place, asset, asset.probe.value()?))
}

fn about(code: Code, place: usize, served: &Served<'_>, asset: &Asset, message: String) -> Finding {
    Finding::of(code, format!("assets[{place}].probe"), message)
        .with("camera", served.camera)
        .with("assetId", asset.id.text().unwrap_or_default())
}

//! Whether the recordings have what the EDL's cuts need of them.

use super::cameras::{HELD_MS, places, source_path};
use super::rate::OutputRate;
use super::{Asset, Served};
use crate::edl::{CheckOptions, EDL_PATH, RATE_ROUNDING, TimedCut, label, rate};
use crate::finding::{Code, Finding, and_others, quoted};
use crate::recording::Ratio;

/// Far below one sample of sound: what is left when fractions of ms are added.
const ROUNDING_MS: f64 = 0.001;

/// One finding for each camera that is needed beyond the end of its recording, at the cut that needs most of it. A
/// recording of unknown length is taken to be long enough.
pub(super) fn check_lengths(cameras: &[Served<'_>], cuts: &[TimedCut<'_>], findings: &mut Vec<Finding>) {
    let known = cameras.iter().any(|served| length_ms(served).is_some());
    if !known {
        return;
    }
    let places = places(cameras.iter().map(|served| Some(served.camera)));
    let mut worst: Vec<Option<(TimedCut<'_>, usize)>> = vec![None; cameras.len()];
    for cut in cuts {
        let place = places.get(cut.camera).copied().unwrap_or(usize::MAX);
        let (Some(served), Some(worst)) = (cameras.get(place), worst.get_mut(place)) else {
            continue;
        };
        let last_ms = length_ms(served).map(|length_ms| length_ms - served.offset_ms);
        if last_ms.is_none_or(|last_ms| cut.end_ms <= last_ms + spare_ms(served)) {
            continue;
        }
        let (latest, many) = worst.get_or_insert((*cut, 0));
        if latest.end_ms < cut.end_ms {
            *latest = *cut;
        }
        *many += 1;
    }
    for (served, worst) in cameras.iter().zip(worst) {
        findings.extend(worst.and_then(|(cut, many)| too_short(served, &cut, many)));
    }
}

/// How long there are pictures in a camera's recording, where that is known.
fn length_ms(served: &Served<'_>) -> Option<f64> {
    served.asset.and_then(|(_, asset)| asset.picture_length_ms())
}

/// By how much a cut may go beyond the recording's length.
fn spare_ms(served: &Served<'_>) -> f64 {
    let is_measured = served.asset.is_some_and(|(_, asset)| asset.probe.value().is_some());
    if is_measured { HELD_MS } else { ROUNDING_MS }
}

fn too_short(served: &Served<'_>, cut: &TimedCut<'_>, many: usize) -> Option<Finding> {
    let (_, asset) = served.asset?;
    let length_ms = length_ms(served)?;
    let source_end_ms = cut.end_ms + served.offset_ms;
    let (label, camera) = (label(cut.id, cut.index), quoted(served.camera));
    let others = and_others(many, "cuts do");
    let rivals = match served.of_angle {
        0 | 1 => String::new(),
        _ => format!("; more than one recording has the angle {camera}, and none is long enough for all its cuts"),
    };
    let path = format!("{EDL_PATH}.tracks.program[{}].endMs", cut.index);
    let needed = format!("{label} needs camera {camera} until {source_end_ms} ms");
    let message = format!("{needed}, but its recording ends at {length_ms} ms{others}{rivals}");
    Some(
        Finding::of(Code::SourceTooShort, path, message)
            .with_entry("cut", cut.id, cut.index)
            .with("camera", served.camera)
            .with("assetId", asset.id.text().unwrap_or_default())
            .with("endMs", cut.end_ms)
            .with("offsetMs", served.offset_ms)
            .with("sourceEndMs", source_end_ms)
            .with("assetDurationMs", length_ms)
            .with("cuts", many),
    )
}

/// A silence at the ends that is shorter is one of synchronisation, and nobody hears that it is one.
const SILENCE_MS: f64 = 100.0;

/// A warning where the recording that is heard begins after what is made, which goes from `start_ms` to `end_ms` of the
/// programme, or is known to end before it. It is no error: the rest is silent, which may be meant, as under credits. Where
/// the camera is also seen there, that is an error by itself, and told alone.
pub(super) fn check_sound(
    (start_ms, end_ms): (f64, f64),
    cameras: &[Served<'_>],
    cuts: &[TimedCut<'_>],
    heard: Option<&str>,
    findings: &mut Vec<Finding>,
) {
    let Some(served) = cameras.iter().find(|served| Some(served.camera) == heard) else {
        return;
    };
    let length_ms = served.asset.and_then(|(_, asset)| asset.sound_length_ms());
    let from_ms = (0.0 - served.offset_ms).max(start_ms);
    let to_ms = length_ms.map_or(end_ms, |length_ms| {
        end_ms.min(length_ms - served.offset_ms).max(start_ms)
    });
    if from_ms <= start_ms + SILENCE_MS && to_ms >= end_ms - SILENCE_MS {
        return;
    }
    let is_seen_outside = |cut: &TimedCut<'_>| {
        let outside = cut.start_ms < from_ms - ROUNDING_MS || cut.end_ms > to_ms + ROUNDING_MS;
        cut.camera == served.camera && outside
    };
    if cuts.iter().any(is_seen_outside) {
        return;
    }
    let camera = quoted(served.camera);
    let recorded = if from_ms < to_ms {
        format!("was recorded from {from_ms} to {to_ms} ms, but the output covers {start_ms} to {end_ms} ms")
    } else {
        format!("was not recorded from {start_ms} to {end_ms} ms, which the output covers")
    };
    let message = format!("camera {camera}, the audio source, {recorded}");
    findings.push(
        Finding::of(Code::SoundIncomplete, source_path(served.camera), message)
            .with("camera", served.camera)
            .with("fromMs", from_ms)
            .with("toMs", to_ms)
            .with("startMs", start_ms)
            .with("endMs", end_ms),
    );
}

/// A warning where what is heard was recorded from a screen: such a recording usually has no sound. Where somebody looked at it,
/// it is known whether it has.
pub(super) fn check_sound_likely(cameras: &[Served<'_>], heard: Option<&str>, findings: &mut Vec<Finding>) {
    let Some(served) = cameras.iter().find(|served| Some(served.camera) == heard) else {
        return;
    };
    let screen = |(_, asset): &(usize, &Asset)| asset.recorded_by() == "screen" && asset.probe.value().is_none();
    let Some((_, asset)) = served.asset.filter(screen) else {
        return;
    };
    let message = format!(
        "camera {}, the audio source, has an asset of type `screen`, and screen recordings usually have no sound",
        quoted(served.camera)
    );
    findings.push(
        Finding::of(Code::SoundUnlikely, source_path(served.camera), message)
            .with("camera", served.camera)
            .with("assetId", asset.id.text().unwrap_or_default()),
    );
}

/// One finding for each recording that is seen and has another frame rate than what is made. Where either is not known, nobody
/// can tell.
pub(super) fn check_rates(
    output: OutputRate,
    cameras: &[Served<'_>],
    options: &CheckOptions,
    findings: &mut Vec<Finding>,
) {
    let Some(severity) = options.severity_of(Code::SourceRateDiffers).filter(|_| output.is_known) else {
        return;
    };
    let fps = output.rate.as_f64();
    for served in cameras.iter().filter(|served| served.seen.is_some()) {
        let Some((index, asset)) = served.asset else { continue };
        let known = asset.probe.value().and_then(|probe| probe.picture()?.frame_rate);
        let own = known.map(Ratio::value).or_else(|| rate(&asset.fps));
        let Some(asset_fps) = own.filter(|own| (own - fps).abs() > RATE_ROUNDING) else {
            continue;
        };
        let camera = quoted(served.camera);
        let message =
            format!("the recording of camera {camera} has {asset_fps} frames per second, but the output has {fps}");
        findings.push(
            Finding::of(Code::SourceRateDiffers, format!("assets[{index}].fps"), message)
                .with_severity(severity)
                .with("camera", served.camera)
                .with("assetFps", asset_fps)
                .with("fps", fps),
        );
    }
}

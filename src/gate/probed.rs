//! What a look at the recordings found.

use super::cameras::source_path;
use super::mezzanine::asset_name;
use super::url::read_url;
use super::{Asset, Served};
use crate::edl::{CanonicalEdl, CheckOptions, rate, time};
use crate::finding::{Code, Finding, and_others, quoted};
use crate::recording::{MediaProbe, Ratio, WideColours};

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

/// Warnings for each camera that is seen and whose pictures are not shown one by one as they were recorded.
pub(super) fn check_converted(cameras: &[Served<'_>], findings: &mut Vec<Finding>) {
    let seen = cameras.iter().filter(|served| served.seen.is_some());
    for (served, place, asset, probe) in seen.filter_map(probed) {
        let Some(picture) = probe.picture() else { continue };
        let warning = |code, what: &str| {
            let message = format!("the recording of camera {} {what}", quoted(served.camera));
            about(code, place, served, asset, message)
        };
        if !picture.constant_rate {
            let what = "has no constant frame rate: some of its pictures are repeated or left out";
            findings.push(warning(Code::SourceRateVaries, what));
        }
        if picture.field_order.is_some() {
            let what = "is interlaced: one frame is made of each two fields";
            findings.push(warning(Code::SourceInterlaced, what));
        }
        if let Some(wide) = picture.wide_colours() {
            let colours = match wide {
                WideColours::Hlg => "HLG",
                WideColours::Pq => "PQ",
                WideColours::Sdr => "BT.2020",
            };
            let what = format!("has more light or colours than the output ({colours}): they are brought to BT.709");
            findings.push(warning(Code::SourceHdr, &what).with("colours", colours));
        }
    }
}

/// A warning for each recording that can only be read from its beginning.
pub(super) fn check_served(cameras: &[Served<'_>], findings: &mut Vec<Finding>) {
    for (served, place, asset, probe) in cameras.iter().filter_map(probed) {
        if probe.served.as_ref().is_some_and(|file| !file.ranges) {
            let message = format!(
                "the server of the recording of camera {} sends no parts of it: each cut reads it from its beginning",
                quoted(served.camera)
            );
            findings.push(about(Code::SourceWithoutRanges, place, served, asset, message));
        }
    }
}

/// One finding where nobody looked at recordings that are seen or heard, at the first of them.
pub(super) fn check_looked_at(cameras: &[Served<'_>], options: &CheckOptions, findings: &mut Vec<Finding>) {
    let Some(severity) = options.severity_of(Code::RecordingUnchecked) else {
        return;
    };
    let unchecked = |served: &&Served<'_>| {
        served.asset.is_some_and(|(_, asset)| {
            let can_be_read = asset.mezzanine_url.text().is_some_and(|url| read_url(url).is_ok());
            can_be_read && asset.probe.value().is_none() && asset.problem.is_absent()
        })
    };
    let mut unchecked = cameras.iter().filter(unchecked);
    let Some((served, (place, asset))) = unchecked.next().and_then(|served| Some((served, served.asset?))) else {
        return;
    };
    let recordings = 1 + unchecked.count();
    let others = and_others(recordings, "recordings were not");
    let message = format!(
        "the recording of camera {} was not looked at yet{others}",
        quoted(served.camera)
    );
    let finding = about(Code::RecordingUnchecked, place, served, asset, message);
    findings.push(finding.with_severity(severity).with("recordings", recordings));
}

/// An error where the EDL chooses a channel for the sound that the recording does not have.
pub(super) fn check_sound_channels(
    edl: &CanonicalEdl,
    cameras: &[Served<'_>],
    heard: Option<&str>,
    findings: &mut Vec<Finding>,
) {
    let heard = cameras.iter().filter(|served| Some(served.camera) == heard);
    for (served, _, asset, probe) in heard.filter_map(probed) {
        let (chosen, channels) = (edl.heard_channels(served.camera), probe.channels());
        let missing = chosen.into_iter().flatten().find(|number| *number > channels);
        let Some(missing) = missing.filter(|_| channels > 0) else {
            continue;
        };
        let path = format!("{}.audio.channels", source_path(served.camera));
        let message = format!(
            "camera {}, the audio source, is to be heard from channel {missing}, but its recording has {channels}",
            quoted(served.camera)
        );
        findings.push(
            Finding::of(Code::SoundChannelMissing, path, message)
                .with("camera", served.camera)
                .with("assetId", asset.id.text().unwrap_or_default())
                .with("channel", f64::from(missing))
                .with("channels", f64::from(channels)),
        );
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

//! Recordings that are damaged: what ffmpeg says of them, and where that is.

use super::RenderStep;
use super::failure::Failure;
use super::place::Place;
use super::progress::read_progress;
use super::redact::bare_url;
use crate::edl::EDL_PATH;
use crate::finding::{Code, Finding};
use crate::plan::RenderPlan;

/// What ffmpeg 5 to 7 say where a decoder fails and they go on.
const DAMAGE: [&str; 4] = [
    "corrupt decoded frame",
    "Error while decoding stream",
    "Error submitting packet to decoder",
    "corrupt input packet",
];

/// What a decoder or a demuxer itself says of it, which is all where ffmpeg 5 ends at once.
const SAID_BY_DECODERS: [&str; 5] = ["error", "invalid", "damaged", "corrupt", "exhausted"];

/// Who else speaks in `[name @ 0x…]`: encoders, muxers, ways to read, and filters, which begin with `Parsed_`.
const NO_DECODERS: [&str; 11] = [
    "libx264",
    "mjpeg",
    "null",
    "mp4",
    "http",
    "https",
    "httpproxy",
    "tcp",
    "tls",
    "swscaler",
    "concat",
];

/// Whether a line says for certain that something is damaged.
pub(super) fn tells_damage(line: &str) -> bool {
    DAMAGE.iter().any(|words| line.contains(words))
}

/// Whether a line is a decoder's or a demuxer's complaint.
fn is_complaint(line: &str) -> bool {
    let Some((name, said)) = line.strip_prefix('[').and_then(|line| line.split_once(" @ 0x")) else {
        return false;
    };
    let is_decoder = !NO_DECODERS.contains(&name) && !name.starts_with("Parsed_") && !name.contains('#');
    let said = said.to_ascii_lowercase();
    is_decoder && SAID_BY_DECODERS.iter().any(|word| said.contains(word))
}

/// Why a step failed that reads a recording, where that is damaged. `progress` is the last block of what its `-progress`
/// printed: ffmpeg itself does not say when it was.
pub(super) fn damage(plan: &RenderPlan, step: &RenderStep, stderr: &str, progress: &str) -> Option<Failure> {
    let place = Place::of(plan, step)?;
    stderr
        .lines()
        .any(|line| tells_damage(line) || is_complaint(line.trim()))
        .then(|| {
            let at = place.reached(&read_progress(progress, step.duration_ms));
            let at = at.map_or_else(|| format!("somewhere {}", place.span()), |at| format!("at about {at}"));
            Failure::permanent(format!(
                "camera {}: {} is damaged {at}, in {}; upload a whole copy, or render with `onDamage: \"conceal\"`, which goes \
                 on with what can be decoded",
                place.camera(),
                bare_url(place.url()),
                place.what(),
            ))
        })
}

/// A warning about a step that went on although its recording is damaged.
pub(super) fn concealed(plan: &RenderPlan, step: &RenderStep, stderr: &str) -> Option<Finding> {
    let place = Place::of(plan, step).filter(|_| plan.conceal_damage)?;
    stderr.lines().any(tells_damage).then(|| {
        let message = format!(
            "the recording of camera {} is damaged somewhere {}, in {}: what could not be decoded is concealed",
            place.camera(),
            place.span(),
            place.what()
        );
        let path = place.cut_index().map_or_else(
            || format!("{EDL_PATH}.tracks.program"),
            |index| format!("{EDL_PATH}.tracks.program[{index}]"),
        );
        let finding = Finding::of(Code::RecordingDamaged, path, message).with("camera", place.camera_name());
        place.with_cut(finding)
    })
}

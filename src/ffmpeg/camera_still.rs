//! A small still of a recording, to look at: all of its picture, whatever a format keeps of it.

use super::RenderPaths;
use super::filters::{jpeg_colours, small_picture};
use super::inputs::{Reading, picture_input};
use super::limits::encoding;
use super::outputs::jpeg;
use super::run::Run;
use crate::gate::Recording;
use crate::plan::PlanMedia;
use crate::recording::MediaProbe;

/// No side of it is longer than this, in pixels.
const LONGEST_SIDE: u32 = 640;

/// The file's name, in the directory of [`RenderPaths`].
const NAME: &str = "still.jpg";

/// So long before a recording's end there is surely a picture, in ms.
const BEFORE_END_MS: f64 = 500.0;

/// A run of ffmpeg that makes a still, and where it writes it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct CameraStill {
    /// ffmpeg's arguments.
    pub arguments: Vec<String>,
    /// Where the JPEG is afterwards.
    pub path: String,
}

/// A still of a recording at a time of its own, in ms; where it ends before, of its end. `probe` is what is known of it.
#[must_use]
pub fn camera_still(recording: &Recording, probe: Option<&MediaProbe>, at_ms: f64, paths: &RenderPaths) -> CameraStill {
    let media = probe.map(PlanMedia::of);
    let length_ms = probe.and_then(MediaProbe::picture_length_ms);
    let last_ms = length_ms.map_or(f64::INFINITY, |length_ms| length_ms - BEFORE_END_MS);
    let start = at_ms.min(last_ms).max(0.0) / 1000.0;
    let reading = Reading::of(start, media.as_ref(), |media| media.lead_ms).on_grid();
    let mut run = Run::new(paths);
    let input = run.input(picture_input(&recording.url, &reading, paths));
    let picture = media.as_ref().and_then(|media| media.picture.as_ref());
    let size = (LONGEST_SIDE, LONGEST_SIDE);
    run.filter(small_picture((input, picture), &reading, size, paths));
    run.filter(jpeg_colours());
    let path = paths.file(NAME);
    let arguments = run.arguments().then(encoding(paths)).then(jpeg("still", &path));
    CameraStill {
        arguments: arguments.into_vec(),
        path,
    }
}

//! What is kept of a segment's pictures where the output has another shape.

use serde::{Deserialize, Serialize};

use crate::edl::Framing;
use crate::format::Format;

/// What is kept of a segment's pictures.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PlanFraming {
    /// The middle of what is kept: from 0 at the left to 1 at the right, as far as what is kept stays inside.
    pub x: f64,
    /// The same from 0 at the top to 1 at the bottom.
    pub y: f64,
    /// How much of the largest frame of the output's shape is kept, 0.1 to 1.
    pub zoom: f64,
    /// Whether the whole picture is shown instead, on a blurred ground.
    pub fit: bool,
}

impl PlanFraming {
    pub(super) fn of(framing: &Framing) -> Self {
        let (x, y, zoom) = framing.frame();
        Self {
            x,
            y,
            zoom,
            fit: framing.fits(),
        }
    }
}

/// What is kept of a picture, in parts of its width and height, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FramedBox {
    /// From its left edge.
    pub left: f64,
    /// From its top edge.
    pub top: f64,
    /// Of its width.
    pub width: f64,
    /// Of its height.
    pub height: f64,
}

/// What a format keeps of a picture of this width and height, as it is shown: what a renderer cuts out, but for parts of a pixel.
#[must_use]
pub fn framed_box(format: Format, framing: &Framing, (width, height): (f64, f64)) -> FramedBox {
    let kept = PlanFraming::of(framing);
    if kept.fit {
        return FramedBox {
            left: 0.0,
            top: 0.0,
            width: 1.0,
            height: 1.0,
        };
    }
    let output = format.spec();
    let shape = f64::from(output.width) / f64::from(output.height);
    let kept_width = kept.zoom * width.min(height * shape) / width;
    let kept_height = kept.zoom * height.min(width / shape) / height;
    let place = |middle: f64, kept: f64| (middle - kept / 2.0).min(1.0 - kept).max(0.0);
    FramedBox {
        left: place(kept.x, kept_width),
        top: place(kept.y, kept_height),
        width: kept_width,
        height: kept_height,
    }
}

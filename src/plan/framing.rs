//! What is kept of a segment's pictures where the output has another shape.

use serde::{Deserialize, Serialize};

use crate::edl::Framing;

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

//! Which recordings a render may read: what has to be looked at before it is planned.

use serde::{Deserialize, Serialize};

use super::cameras::assets_of_angles;
use super::{Asset, RenderRequest, Resolved, lower_scheme};
use crate::input::Lenient;
use crate::recording::MediaProbe;

/// A recording that a render may read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Recording {
    /// Its place among the request's assets.
    pub asset: usize,
    /// The camera that it is of.
    pub camera: String,
    /// Its mezzanine.
    pub url: String,
}

/// The recordings that a render of this request may read, each once: those of the cameras that are seen or heard. Where a
/// camera's recording is found by its angle, all of that angle, because what they are decides which is taken.
#[must_use]
pub fn recordings(request: &RenderRequest) -> Vec<Recording> {
    let resolved = Resolved::new(request);
    let of_angles = assets_of_angles(request);
    let mut found: Vec<Recording> = Vec::new();
    for served in &resolved.cameras {
        let of_angle = of_angles.get(served.camera).filter(|_| served.of_angle > 0);
        let assets = of_angle.into_iter().flatten().copied().chain(served.asset);
        for (place, asset) in assets {
            if found.iter().all(|known| known.asset != place) {
                found.push(recording(served.camera, place, asset));
            }
        }
    }
    found
}

fn recording(camera: &str, asset_place: usize, asset: &Asset) -> Recording {
    Recording {
        asset: asset_place,
        camera: camera.to_owned(),
        url: lower_scheme(asset.mezzanine_url.text().unwrap_or_default()),
    }
}

impl RenderRequest {
    /// Says what a recording of this request is.
    pub fn set_probe(&mut self, recording: &Recording, probe: MediaProbe) {
        let Lenient::Value(assets) = &mut self.assets else {
            return;
        };
        if let Some(Lenient::Value(asset)) = assets.get_mut(recording.asset) {
            asset.probe = Lenient::Value(probe);
        }
    }
}

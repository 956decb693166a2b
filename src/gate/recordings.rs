//! Which recordings a render may read: what has to be looked at before it is planned.

use serde::{Deserialize, Serialize};

use super::cameras::assets_of_angles;
use super::check::check_render;
use super::url::read_url;
use super::{Asset, RenderRequest, Resolved, lower_scheme};
use crate::edl::{CheckOptions, Level};
use crate::finding::Report;
use crate::input::Lenient;
use crate::recording::MediaProbe;

/// A recording that a render may read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Recording {
    /// Its place among the request's assets.
    pub asset: u32,
    /// The camera that it is of.
    pub camera: String,
    /// Its mezzanine.
    pub url: String,
}

/// The recordings with an address that a render of this request may read, each once: those of the cameras that are seen or
/// heard, and of those that give the programme its frame rate as long as that is not known. Where a camera's recording is found
/// by its angle, all of that angle, because what they are decides which is taken.
#[must_use]
pub fn recordings(request: &RenderRequest) -> Vec<Recording> {
    let resolved = Resolved::new(request);
    let of_angles = assets_of_angles(request);
    let mut found: Vec<Recording> = Vec::new();
    let pace = resolved.paced_by.iter().filter(|_| !resolved.rate.is_known);
    for served in resolved.cameras.iter().chain(pace) {
        let of_angle = of_angles.get(served.camera).filter(|_| served.of_angle > 0);
        let assets = of_angle.into_iter().flatten().copied().chain(served.asset);
        for (place, asset) in assets {
            let recording = recording(served.camera, place, asset);
            found.extend(recording.filter(|new| found.iter().all(|known| known.asset != new.asset)));
        }
    }
    found
}

/// None where the asset has no address that can be asked.
fn recording(camera: &str, place: usize, asset: &Asset) -> Option<Recording> {
    let url = asset.mezzanine_url.text().filter(|url| read_url(url).is_ok())?;
    Some(Recording {
        asset: u32::try_from(place).ok()?,
        camera: camera.to_owned(),
        url: lower_scheme(url),
    })
}

/// What the gate says of a request whatever its recordings are: as if nobody knew how long they are, how many frames per
/// second they have, and whether they can be read. What is refused even then needs no look at them.
#[must_use]
pub fn check_apart_from_recordings(request: &RenderRequest, options: &CheckOptions) -> Report {
    let mut request = request.clone();
    if let Lenient::Value(assets) = &mut request.assets {
        for given in assets {
            if let Lenient::Value(asset) = given {
                asset.duration_ms = Lenient::Absent;
                asset.fps = Lenient::Absent;
                asset.probe = Lenient::Absent;
                asset.problem = Lenient::Absent;
            }
        }
    }
    let options = CheckOptions {
        unchecked_recordings: Some(Level::Off),
        ..options.clone()
    };
    check_render(&request, &options)
}

impl RenderRequest {
    /// Says what a recording of this request is.
    pub fn set_probe(&mut self, recording: &Recording, probe: MediaProbe) {
        if let Some(asset) = self.asset_of(recording) {
            asset.probe = Lenient::Value(probe);
            asset.problem = Lenient::Absent;
        }
    }

    /// Says why a recording of this request can't be read.
    pub fn set_problem(&mut self, recording: &Recording, problem: String) {
        if let Some(asset) = self.asset_of(recording) {
            asset.probe = Lenient::Absent;
            asset.problem = Lenient::Value(problem);
        }
    }

    fn asset_of(&mut self, recording: &Recording) -> Option<&mut Asset> {
        let Lenient::Value(assets) = &mut self.assets else {
            return None;
        };
        match assets.get_mut(recording.asset as usize) {
            Some(Lenient::Value(asset)) => Some(asset),
            _ => None,
        }
    }
}

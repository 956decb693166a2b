//! How many frames per second is made of a request.

use super::Asset;
use crate::edl::CanonicalEdl;
use crate::frames::FrameRate;
use crate::settings::RenderSettings;

/// The frame rate of what is made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct OutputRate {
    pub(crate) rate: FrameRate,
    /// Whether it stays the same when somebody looks at the recordings.
    pub(crate) is_known: bool,
}

/// What is asked for, else the EDL's, else that of the first of these recordings that has pictures: of the one that is heard,
/// and, as that may be a sound recorder's, of the first cut's camera. Else, and where a recording's rate varies, 30.
pub(super) fn output_rate<'a>(
    settings: RenderSettings,
    edl: Option<&CanonicalEdl>,
    recorded: impl Iterator<Item = Option<&'a Asset>>,
) -> OutputRate {
    let known = |rate| OutputRate { rate, is_known: true };
    let own = || edl?.fps.value().copied().and_then(FrameRate::from_fps);
    if let Some(rate) = settings.frame_rate().or_else(own) {
        return known(rate);
    }
    for asset in recorded {
        let Some(probe) = asset.and_then(|asset| asset.probe.value()) else {
            return OutputRate {
                rate: FrameRate::DEFAULT,
                is_known: false,
            };
        };
        if let Some(picture) = probe.picture() {
            let even = picture.frame_rate.filter(|_| picture.constant_rate);
            let rate = even.and_then(|rate| FrameRate::of_recording(rate.value()));
            return known(rate.unwrap_or(FrameRate::DEFAULT));
        }
    }
    known(FrameRate::DEFAULT)
}

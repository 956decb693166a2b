//! What is heard, and how loud it is made.

use serde::{Deserialize, Serialize};

use crate::edl::CanonicalEdl;
use crate::gate::{Asset, Served};
use crate::recording::{MediaProbe, SoundStream};

/// The source that is heard. It is heard through all cuts, so no cut needs a crossfade.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PlanAudio {
    /// The camera.
    pub camera: String,
    /// Its place in `inputs`.
    #[serde(deserialize_with = "super::place")]
    pub input: usize,
    /// From here in the source, in ms; negative if its recording begins after the programme: silence until then.
    pub source_start_ms: f64,
    /// To here in the source, in ms.
    pub source_end_ms: f64,
    /// From here in the output, in ms, there is sound: from 0, or from where the recording begins.
    pub start_ms: f64,
    /// To here in the output, in ms, there is sound: to the end, or to where the recording ends, if its asset says so.
    pub end_ms: f64,
    /// How long the sound takes to come up at `start_ms`, in ms.
    pub fade_in_ms: f64,
    /// How long it takes to go down before `end_ms`, in ms.
    pub fade_out_ms: f64,
    /// How loud it is made.
    pub loudness: LoudnessTarget,
    /// Which streams are heard, and how; absent where nobody looked at the recording: then its first one as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub sound: Option<PlanSound>,
}

/// The streams that are heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PlanSound {
    /// Their places in the file.
    pub streams: Vec<u32>,
    /// What becomes of their channels.
    pub channels: ChannelUse,
    /// Of each stream the channel that is heard, from 0; absent where the EDL chooses none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub chosen: Vec<u32>,
}

/// How stereo is made of what was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum ChannelUse {
    /// One stream whose channels have names: they are mixed down as usual.
    MixedDown,
    /// One stream of several channels without names, as recorders write it: 1 is left and 2 is right, where the mix is.
    FirstTwo,
    /// Several streams of one channel each: the 1st, 3rd, … are left and the 2nd, 4th, … are right.
    Alternating,
    /// One channel each of two streams, the left one first; both may be the same.
    Chosen,
}

/// What is heard of a recording: the channels that the EDL chooses, else of several streams the first one, unless they are the
/// single channels of a recorder. None where it has no sound.
fn sound(probe: &MediaProbe, chosen: Option<[u32; 2]>) -> Option<PlanSound> {
    if let Some([left, right]) = chosen {
        let (left, right) = (probe.channel(left)?, probe.channel(right)?);
        return Some(PlanSound {
            streams: vec![left.0, right.0],
            channels: ChannelUse::Chosen,
            chosen: vec![left.1, right.1],
        });
    }
    let all: Vec<&SoundStream> = probe.heard().collect();
    let first = *all.first()?;
    let single: Vec<u32> = all
        .iter()
        .filter(|stream| stream.channels == 1)
        .map(|stream| stream.index)
        .collect();
    let channels = if single.len() > 1 && single.len() == all.len() {
        return Some(PlanSound {
            streams: single.into_iter().take(MOST_STREAMS).collect(),
            channels: ChannelUse::Alternating,
            chosen: Vec::new(),
        });
    } else if first.channels > 2 && first.layout.is_none() {
        ChannelUse::FirstTwo
    } else {
        ChannelUse::MixedDown
    };
    Some(PlanSound {
        streams: vec![first.index],
        channels,
        chosen: Vec::new(),
    })
}

/// How loud a programme is made: by one gain for all of it, so that its loudness range stays what it was, and a limiter for
/// the peaks that are then too high. Where much is limited, the whole ends a little below what is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LoudnessTarget {
    /// The loudness of the whole, in LUFS.
    pub integrated_lufs: f64,
    /// No peak is to be higher, in dB of full scale, between the samples as well (dBTP).
    pub true_peak_dbtp: f64,
    /// No programme is made louder than by this, in dB: beyond it one would hear noise.
    pub max_gain_db: f64,
}

/// The loudness of every output, as EBU R 128 measures it; the level is that of the large video platforms.
/// Source: <https://tech.ebu.ch/publications/r128>.
pub const LOUDNESS: LoudnessTarget = LoudnessTarget {
    integrated_lufs: -14.0,
    true_peak_dbtp: -1.0,
    max_gain_db: 20.0,
};

/// As many tracks of a recorder are heard: no camera writes more.
const MOST_STREAMS: usize = 16;

/// Too short to be heard as a fade, long enough for no click.
const FADE_MS: f64 = 15.0;

/// What is heard of a camera from `start_ms` of the programme on; none where its recording has no sound, or lies beyond what is
/// made.
pub(super) fn audio(
    edl: &CanonicalEdl,
    camera: &str,
    cameras: &[Served<'_>],
    (start_ms, duration_ms): (f64, f64),
) -> Option<PlanAudio> {
    let input = cameras.iter().position(|served| served.camera == camera)?;
    let served = cameras.get(input)?;
    let source_start_ms = start_ms + served.offset_ms;
    let asset = served.asset.map(|(_, asset)| asset);
    let recorded_ms = asset.and_then(Asset::sound_length_ms);
    let probe = asset.and_then(|asset| asset.probe.value());
    let sound = probe.map(|probe| sound(probe, edl.heard_channels(camera)));
    if sound == Some(None) {
        return None;
    }
    // Not `-source_start_ms`: of 0 that is -0.
    let heard_from = (0.0 - source_start_ms).max(0.0);
    let heard_to = recorded_ms.map_or(duration_ms, |length| duration_ms.min(length - source_start_ms));
    let fade_ms = FADE_MS.min((heard_to - heard_from) / 2.0);
    (fade_ms > 0.0).then(|| PlanAudio {
        camera: camera.to_owned(),
        input,
        source_start_ms,
        source_end_ms: source_start_ms + duration_ms,
        start_ms: heard_from,
        end_ms: heard_to,
        fade_in_ms: fade_ms,
        fade_out_ms: fade_ms,
        loudness: LOUDNESS,
        sound: sound.flatten(),
    })
}

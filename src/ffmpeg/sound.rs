//! The sound of a render: taken from its source once, into a file of the render's own, then measured, then made as loud as
//! the plan wants it. So a mezzanine, which may be large and far away, is not read a second time.

use std::fmt::Write;

use super::RenderPaths;
use super::arguments::Arguments;
use super::inputs::{MEASURING, Reading, SLACK_S, local_input, seconds, sound_input};
use super::limits::{encoding, switches};
use super::loudness::{Loudness, METER, normalising};
use super::outputs::{AUDIO_RATE, aac, lossless};
use super::run::Run;
use crate::plan::{ChannelUse, PlanAudio, PlanSound, RenderPlan};

/// One black picture beside the sound: a source may have no sound, and ffmpeg writes no file without a stream.
const MARK: &str = "color=c=black:s=16x16:r=1,trim=end_frame=1[mark]";

/// The run that records what is heard, if anything is.
pub(super) fn record(plan: &RenderPlan, paths: &RenderPaths, path: &str) -> Option<Arguments> {
    let audio = plan.audio.as_ref()?;
    let source = plan.inputs.get(audio.input)?;
    let start = (audio.source_start_ms / 1000.0).max(0.0);
    let reading = Reading::of(start, source.media.as_ref(), |media| media.sound_lead_ms);
    let take = (audio.end_ms - audio.start_ms) / 1000.0 + SLACK_S;
    let mut run = Run::of_recording(plan, paths);
    let input = run.input(sound_input(&source.url, &reading, take, paths));
    run.filter(MARK.to_owned());
    let sound = audio.sound.as_ref();
    let stereo = stereo(input, sound, &reading, plan.conceal_damage);
    let rest = format!("{},{}", audible(audio), whole(plan));
    let (from, filter) = match stereo {
        Stereo::Stream(from, filters) => (from, Some(format!("{filters},{rest}"))),
        Stereo::Joined(filters) => {
            run.filter(format!("{filters},{rest}[sound]"));
            ("[sound]".to_owned(), None)
        }
    };
    let recorded = lossless("mark", &from, filter, path);
    Some(run.arguments().then(encoding(paths)).then(recorded))
}

/// How stereo comes about.
enum Stereo {
    /// A stream as `-map` takes it, through these filters.
    Stream(String, String),
    /// These filters of a graph, whose last one is open.
    Joined(String),
}

/// What is wanted of the sound, as stereo.
fn stereo(input: usize, sound: Option<&PlanSound>, reading: &Reading, has_holes: bool) -> Stereo {
    // What is read before what is wanted is cut off here: after a seek the first frames of MP3 and the like are lost.
    let wanted = seconds(reading.wanted);
    // By itself it fills holes of 100 ms, and a packet that can't be decoded leaves one of 20.
    let filled = if has_holes { ":min_hard_comp=0.01" } else { "" };
    let taken =
        format!("atrim=start={wanted},asetpts=PTS-{wanted}/TB,aresample={AUDIO_RATE}:async=1{filled}:first_pts=0");
    let mixed_down = "aformat=channel_layouts=stereo";
    let Some(sound) = sound else {
        return Stereo::Stream(format!("{input}:a:0?"), format!("{taken},{mixed_down}"));
    };
    let first = sound.streams.first().copied().unwrap_or_default();
    match sound.channels {
        ChannelUse::MixedDown => Stereo::Stream(format!("{input}:{first}"), format!("{taken},{mixed_down}")),
        ChannelUse::FirstTwo => Stereo::Stream(format!("{input}:{first}"), format!("{taken},pan=stereo|c0=c0|c1=c1")),
        ChannelUse::Alternating => Stereo::Joined(alternating(input, &sound.streams, &taken)),
        ChannelUse::Chosen => Stereo::Joined(chosen(input, sound, &taken)),
    }
}

/// Single channels, the 1st, 3rd, … to the left and the others to the right. Those that end early are silent from there on.
fn alternating(input: usize, streams: &[u32], taken: &str) -> String {
    let mut graph = String::new();
    let mut joined = String::new();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (place, stream) in streams.iter().enumerate() {
        // Writing to a string can't fail.
        let _ = write!(
            graph,
            "[{input}:{stream}]{taken},aformat=channel_layouts=mono,apad[track{place}];"
        );
        let _ = write!(joined, "[track{place}]");
        let side = if place % 2 == 0 { &mut left } else { &mut right };
        side.push(format!("c{place}"));
    }
    // `<` keeps the sum of several from being too loud to be stored.
    let (count, left, right) = (streams.len(), left.join("+"), right.join("+"));
    format!("{graph}{joined}amerge=inputs={count},pan=stereo|c0<{left}|c1<{right}")
}

/// One channel to the left and one to the right, each of a stream of its own or of the same. One that ends early is silent from
/// there on.
fn chosen(input: usize, sound: &PlanSound, taken: &str) -> String {
    let mut graph = String::new();
    let mut joined = String::new();
    for (side, (stream, channel)) in sound.streams.iter().zip(&sound.chosen).enumerate() {
        // Writing to a string can't fail.
        let _ = write!(
            graph,
            "[{input}:{stream}]{taken},pan=mono|c0=c{channel},apad[side{side}];"
        );
        let _ = write!(joined, "[side{side}]");
    }
    format!("{graph}{joined}amerge=inputs=2,pan=stereo|c0=c0|c1=c1")
}

/// The sound faded at both of its ends, with the silence before it.
fn audible(audio: &PlanAudio) -> String {
    let fade_in = format!("afade=t=in:d={}", seconds(audio.fade_in_ms / 1000.0));
    let silence_ms = audio.start_ms.max(0.0).round();
    let delay = if silence_ms > 0.0 {
        format!("adelay=delays={silence_ms}:all=1,")
    } else {
        String::new()
    };
    // What comes after it is silent.
    let fade_out = format!(
        "afade=t=out:st={}:d={}",
        seconds((audio.end_ms - audio.fade_out_ms) / 1000.0),
        seconds(audio.fade_out_ms / 1000.0)
    );
    format!("{fade_in},{delay}{fade_out}")
}

/// As many samples as belong to the frames, the missing ones silent.
fn whole(plan: &RenderPlan) -> String {
    let samples = plan.frame_rate.frame_start_in(u64::from(AUDIO_RATE), plan.frames);
    format!("apad,atrim=end_sample={samples}")
}

/// The run that measures the recorded sound. Where there is none it says nothing.
pub(super) fn measure(paths: &RenderPaths, path: &str) -> Arguments {
    switches(MEASURING, paths)
        .then(local_input("matroska", path))
        .and(&format!("-map 0:v:0 -c:v copy -map 0:a:0? -af {METER} -f null -"))
}

/// The run that encodes the recorded sound, if there is any, as loud as it is to be. As long as it is not measured, and where it is
/// silent, it stays as it is.
pub(super) fn encode(
    plan: &RenderPlan,
    paths: &RenderPaths,
    measured: Option<&Loudness>,
    (from, to): (&str, &str),
) -> Arguments {
    let normalised = plan.audio.as_ref().zip(measured);
    let filters = normalised.map_or_else(String::new, |(audio, measured)| normalising(&audio.loudness, measured));
    // The file counts in ms, and the samples are to be counted.
    let filter = format!("asetpts=N/SR/TB{filters},{}", whole(plan));
    let mut run = Run::new(paths);
    run.input(local_input("matroska", from));
    run.arguments().then(aac(&filter, &plan.output, to))
}

//! The sound of a render: taken from its source once, into a file of the render's own, then measured, then made as loud as
//! the plan wants it. So a mezzanine, which may be large and far away, is not read a second time.

use super::RenderPaths;
use super::arguments::Arguments;
use super::inputs::{MEASURING, PREROLL_S, SLACK_S, local_input, seconds, sound_input};
use super::limits::{encoding, switches};
use super::loudness::{Loudness, METER, normalising};
use super::outputs::{AUDIO_RATE, aac, lossless};
use super::run::Run;
use crate::plan::{PlanAudio, RenderPlan};

/// One black picture beside the sound: a source may have no sound, and ffmpeg writes no file without a stream.
const MARK: &str = "color=c=black:s=16x16:r=1,trim=end_frame=1[mark]";

/// The run that records what is heard, if anything is.
pub(super) fn record(plan: &RenderPlan, paths: &RenderPaths, path: &str) -> Option<Arguments> {
    let (input, filter) = source(plan, paths)?;
    let mut run = Run::new(paths);
    let input = run.input(input);
    run.filter(MARK.to_owned());
    let recorded = lossless("mark", input, &filter, path);
    Some(run.arguments().then(encoding(paths)).then(recorded))
}

/// Reads what is heard, with the filter that makes of it exactly the plan's frames.
fn source(plan: &RenderPlan, paths: &RenderPaths) -> Option<(Arguments, String)> {
    let audio = plan.audio.as_ref()?;
    let url = &plan.inputs.get(audio.input)?.url;
    let start = (audio.source_start_ms / 1000.0).max(0.0);
    let preroll = start.min(PREROLL_S);
    let take = preroll + (audio.end_ms - audio.start_ms) / 1000.0 + SLACK_S;
    // After a seek the first frames of MP3 and the like are lost: they are read, and cut off here.
    let skip = seconds(preroll);
    let filter = format!(
        "atrim=start={skip},asetpts=PTS-{skip}/TB,aresample={AUDIO_RATE}:async=1:first_pts=0,\
         aformat=channel_layouts=stereo,{},{}",
        audible(audio),
        whole(plan)
    );
    Some((sound_input(url, start - preroll, take, paths), filter))
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

/// Encodes the recorded sound, if there is any, as loud as it is to be. As long as it is not measured, and where it is
/// silent, it stays as it is.
pub(super) fn encode(plan: &RenderPlan, input: usize, measured: Option<&Loudness>) -> Arguments {
    let normalised = plan.audio.as_ref().zip(measured);
    let filters = normalised.map_or_else(String::new, |(audio, measured)| normalising(&audio.loudness, measured));
    // The file counts in ms, and the samples are to be counted.
    let filter = format!("asetpts=N/SR/TB{filters},{}", whole(plan));
    aac(input, &filter, &plan.output)
}

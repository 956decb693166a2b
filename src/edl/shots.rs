//! What is seen without a break: how long it is, and how many of it there are in a minute.

use super::cuts::TimedCut;
use super::findings::Findings;
use super::options::CheckOptions;
use super::order::label;
use crate::finding::{Code, Finding, and_others};

const MINUTE_MS: f64 = 60_000.0;

/// One camera without a break: a cut, and those to the same camera that follow it at once.
struct Shot<'a> {
    first: TimedCut<'a>,
    end_ms: f64,
}

impl Shot<'_> {
    fn length_ms(&self) -> f64 {
        self.end_ms - self.first.start_ms
    }
}

/// Finds shots that nobody can follow; the cuts must be sorted by their start.
pub(crate) fn check_shots(cuts: &[TimedCut<'_>], options: &CheckOptions, findings: &mut Findings) {
    let shots = shots(cuts);
    let min_shot_ms = options.min_shot_ms();
    let short = || shots.iter().filter(|shot| shot.length_ms() < min_shot_ms);
    if let Some(shortest) = short().min_by(|a, b| a.length_ms().total_cmp(&b.length_ms())) {
        findings.add(options.severity_of(Code::ShotTooShort), || {
            too_short(shortest, short().count(), min_shot_ms)
        });
    }
    let max = options.max_cuts_per_minute();
    // A count of shots is far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let is_too_many = |(_, many): &(&Shot<'_>, usize)| *many as f64 > max;
    if let Some((first, many)) = densest_minute(&shots).filter(is_too_many) {
        findings.add(options.severity_of(Code::CutsTooDense), || too_dense(first, many, max));
    }
}

fn shots<'a>(cuts: &[TimedCut<'a>]) -> Vec<Shot<'a>> {
    let mut shots: Vec<Shot<'a>> = Vec::with_capacity(cuts.len());
    for cut in cuts {
        match shots.last_mut() {
            Some(shot) if shot.first.camera == cut.camera && cut.start_ms <= shot.end_ms => {
                shot.end_ms = shot.end_ms.max(cut.end_ms);
            }
            _ => shots.push(Shot {
                first: *cut,
                end_ms: cut.end_ms,
            }),
        }
    }
    shots
}

/// The minute in which most shots begin: its first shot, and how many they are. Two places move through the list, so it
/// takes linear time.
fn densest_minute<'a, 'b>(shots: &'b [Shot<'a>]) -> Option<(&'b Shot<'a>, usize)> {
    let mut densest: Option<(&Shot<'_>, usize)> = None;
    let mut end = 0;
    for (begin, first) in shots.iter().enumerate() {
        while shots
            .get(end)
            .is_some_and(|shot| shot.first.start_ms < first.first.start_ms + MINUTE_MS)
        {
            end += 1;
        }
        let many = end.saturating_sub(begin);
        if densest.is_none_or(|(_, most)| many > most) {
            densest = Some((first, many));
        }
    }
    densest
}

fn too_short(shot: &Shot<'_>, shots: usize, min_shot_ms: f64) -> Finding {
    let TimedCut { id, index, .. } = shot.first;
    let (label, length_ms) = (label(id, index), shot.length_ms());
    let others = and_others(shots, "shots are that short");
    let message = format!("{label} is shown for {length_ms} ms, less than {min_shot_ms} ms{others}");
    Finding::of(Code::ShotTooShort, format!("tracks.program[{index}]"), message)
        .with_entry("cut", id, index)
        .with("lengthMs", length_ms)
        .with("minShotMs", min_shot_ms)
        .with("shots", shots)
}

fn too_dense(shot: &Shot<'_>, shots: usize, max: f64) -> Finding {
    let TimedCut {
        id, index, start_ms, ..
    } = shot.first;
    let message = format!("{shots} shots begin in the minute from {start_ms} ms, more than {max}");
    Finding::of(Code::CutsTooDense, format!("tracks.program[{index}]"), message)
        .with_entry("cut", id, index)
        .with("startMs", start_ms)
        .with("shots", shots)
        .with("maxCutsPerMinute", max)
}

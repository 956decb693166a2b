//! From a request that the gate lets pass to its plan.

use super::audio::audio;
use super::captions::captions;
use super::media::PlanMedia;
use super::still::{still_at, still_of};
use super::{PlanChapter, PlanFraming, PlanInput, RenderPlan, Segment};
use crate::edl::{CanonicalEdl, CheckOptions, TimedCut, time};
use crate::error::RulesError;
use crate::finding::Report;
use crate::format::{Format, OutputKind};
use crate::gate::{RenderRequest, Resolved, Served, check_resolved, lower_scheme};
use crate::selection::{Part, Selection};
use crate::settings::OnDamage;

/// What a render of this session in this format does, cut by cut. The options are those of the gate.
///
/// # Errors
/// [`RulesError`] with code `not_renderable` and the gate's findings, such as for an EDL that is not locked.
pub fn plan_render(request: &RenderRequest, options: &CheckOptions) -> Result<RenderPlan, RulesError> {
    let resolved = Resolved::new(request);
    let report = check_resolved(&resolved, options);
    plan_resolved(&resolved, &report).ok_or_else(|| RulesError::not_renderable(report.findings))
}

/// As [`plan_render`], of a request with the report on it; none where the gate does not let it pass.
pub(crate) fn plan_resolved(resolved: &Resolved<'_>, report: &Report) -> Option<RenderPlan> {
    // What the gate lets pass has all three.
    let (edl, format, part) = (resolved.edl?, resolved.format?, resolved.part?);
    let plan = report.ok.then(|| build(resolved, edl, format, &part))?;
    Some(match (plan.output.kind, resolved.asked()) {
        (OutputKind::Video, _) => plan,
        (OutputKind::Still, Some(Selection::StillAtMs(at_ms))) => still_at(plan, at_ms),
        (OutputKind::Still, _) => still_of(plan),
    })
}

fn build(resolved: &Resolved<'_>, edl: &CanonicalEdl, format: Format, part: &Part) -> RenderPlan {
    let cameras = &resolved.cameras;
    let frames = part.frames_until(part.end_ms);
    let duration_ms = part.frame_rate.frame_start_ms(frames);
    RenderPlan {
        format,
        output: format.spec(),
        start_ms: part.origin_ms(),
        end_ms: part.end_ms,
        duration_ms,
        frames,
        frame_rate: part.frame_rate,
        inputs: cameras.iter().map(input).collect(),
        segments: segments((edl, format), &resolved.seen, cameras, part),
        audio: resolved
            .heard
            .and_then(|camera| audio(edl, camera, cameras, (part.origin_ms(), duration_ms))),
        chapters: chapters(edl, part.origin_ms(), duration_ms),
        captions: captions(resolved.request, part.origin_ms(), duration_ms),
        still_at_ms: None,
        conceal_damage: resolved.settings.on_damage == Some(OnDamage::Conceal),
    }
}

fn input(served: &Served<'_>) -> PlanInput {
    let (id, url) = served
        .asset
        .map_or((None, None), |(_, asset)| (asset.id.text(), asset.mezzanine_url.text()));
    let probe = served.asset.and_then(|(_, asset)| asset.probe.value());
    PlanInput {
        camera: served.camera.to_owned(),
        asset_id: id.unwrap_or_default().to_owned(),
        url: lower_scheme(url.unwrap_or_default()),
        media: probe.map(PlanMedia::of),
        served: probe.and_then(|probe| probe.served.clone()),
    }
}

/// The cuts and the black between them. A cut that takes less than half a frame may have no frame: it is left out.
fn segments(of: (&CanonicalEdl, Format), cuts: &[TimedCut<'_>], cameras: &[Served<'_>], part: &Part) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(cuts.len());
    let (mut frame, mut seen_to) = (0, part.start_ms);
    for cut in cuts {
        let (start_frame, end_frame) = (part.frames_until(cut.start_ms), part.frames_until(cut.end_ms));
        if start_frame > frame {
            segments.push(black(seen_to, cut.start_ms, frame, start_frame));
        }
        if end_frame > start_frame {
            segments.push(segment(of, cut, cameras, (start_frame, end_frame)));
        }
        (frame, seen_to) = (end_frame, cut.end_ms);
    }
    let last = part.frames_until(part.end_ms);
    if last > frame {
        segments.push(black(seen_to, part.end_ms, frame, last));
    }
    segments
}

fn segment(
    (edl, format): (&CanonicalEdl, Format),
    cut: &TimedCut<'_>,
    cameras: &[Served<'_>],
    (start_frame, end_frame): (u64, u64),
) -> Segment {
    let input = cameras.iter().position(|served| served.camera == cut.camera);
    let offset_ms = input
        .and_then(|index| cameras.get(index))
        .map_or(0.0, |served| served.offset_ms);
    Segment {
        cut: Some(cut.index),
        id: cut.id.map(str::to_owned),
        camera: Some(cut.camera.to_owned()),
        input,
        start_ms: cut.start_ms,
        end_ms: cut.end_ms,
        source_start_ms: Some(cut.start_ms + offset_ms),
        source_end_ms: Some(cut.end_ms + offset_ms),
        start_frame,
        end_frame,
        framing: edl.framing(cut.index, cut.camera, format).map(PlanFraming::of),
    }
}

fn black(start_ms: f64, end_ms: f64, start_frame: u64, end_frame: u64) -> Segment {
    Segment {
        cut: None,
        id: None,
        camera: None,
        input: None,
        start_ms,
        end_ms,
        source_start_ms: None,
        source_end_ms: None,
        start_frame,
        end_frame,
        framing: None,
    }
}

/// The chapters that reach into what is made, as far as they do, in the output's time.
fn chapters(edl: &CanonicalEdl, start_ms: f64, duration_ms: f64) -> Vec<PlanChapter> {
    let mut starts: Vec<(f64, &str)> = edl
        .chapters()
        .iter()
        .filter_map(|given| {
            let chapter = given.value()?;
            Some(((time(&chapter.start_ms)? - start_ms).round(), chapter.title.text()?))
        })
        .collect();
    starts.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let ends = starts
        .iter()
        .skip(1)
        .map(|(start_ms, _)| *start_ms)
        .chain([duration_ms]);
    starts
        .iter()
        .zip(ends)
        // The output ends on a frame, which may be a little before the programme's end.
        .map(|((start_ms, title), end_ms)| PlanChapter {
            start_ms: start_ms.max(0.0),
            end_ms: end_ms.min(duration_ms),
            title: (*title).to_owned(),
        })
        .filter(|chapter| chapter.start_ms < chapter.end_ms)
        .collect()
}

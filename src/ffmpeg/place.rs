//! Where in a recording and in the programme a step is.

use super::progress::Progress;
use super::subtitles::timestamp;
use super::{FrameSpan, RenderStep};
use crate::edl::label;
use crate::finding::{Finding, quoted};
use crate::format::OutputKind;
use crate::job::Phase;
use crate::plan::{PlanInput, RenderPlan, Segment};

/// What a step reads of a recording.
pub(super) struct Place<'a> {
    plan: &'a RenderPlan,
    input: &'a PlanInput,
    /// None for what is heard.
    segment: Option<&'a Segment>,
    /// From where to where of the programme, in ms.
    from_ms: f64,
    to_ms: f64,
    /// Source time minus programme time, in ms.
    offset_ms: f64,
}

impl<'a> Place<'a> {
    /// None where a step reads no recording.
    pub(super) fn of(plan: &'a RenderPlan, step: &RenderStep) -> Option<Self> {
        if let Some(index) = step.segment {
            let segment = plan.segments.get(index)?;
            let (from_ms, to_ms) = match (step.frames, plan.still_at_ms) {
                (Some(frames), _) => span(plan, segment, frames),
                (None, at_ms) => at_ms.map_or((segment.start_ms, segment.end_ms), |at_ms| (at_ms, at_ms)),
            };
            return Some(Self {
                plan,
                input: plan.inputs.get(segment.input?)?,
                segment: Some(segment),
                from_ms,
                to_ms,
                offset_ms: segment.source_start_ms.unwrap_or_default() - segment.start_ms,
            });
        }
        let audio = plan
            .audio
            .as_ref()
            .filter(|_| step.phase == Phase::Measuring && !step.measures)?;
        Some(Self {
            plan,
            input: plan.inputs.get(audio.input)?,
            segment: None,
            from_ms: plan.start_ms,
            to_ms: plan.start_ms + audio.end_ms,
            offset_ms: audio.source_start_ms - plan.start_ms,
        })
    }

    pub(super) fn camera(&self) -> String {
        quoted(&self.input.camera)
    }

    pub(super) fn camera_name(&self) -> &str {
        &self.input.camera
    }

    pub(super) fn url(&self) -> &str {
        &self.input.url
    }

    pub(super) fn cut_index(&self) -> Option<usize> {
        self.segment?.cut
    }

    /// The cut's name, or that it is the sound.
    pub(super) fn what(&self) -> String {
        self.segment.map_or_else(
            || "the sound".to_owned(),
            |segment| label(segment.id.as_deref(), segment.cut.unwrap_or_default()),
        )
    }

    /// A finding that says which cut it is about, if it is one.
    pub(super) fn with_cut(&self, finding: Finding) -> Finding {
        match self.segment {
            Some(segment) => finding.with_entry("cut", segment.id.as_deref(), segment.cut.unwrap_or_default()),
            None => finding,
        }
    }

    /// How far the step came; none where that is not known. Of pictures the frames tell: what is written lies behind them, as an
    /// encoder keeps some.
    pub(super) fn reached(&self, progress: &Progress) -> Option<String> {
        let ms = match self.segment {
            Some(_) => self.plan.frame_rate.frame_start_ms(progress.frames?),
            None => progress.out_time_ms?,
        };
        let at_ms = (self.from_ms + ms).min(self.to_ms);
        let (source, programme) = (timestamp(at_ms + self.offset_ms), timestamp(at_ms));
        Some(format!("{source} of the recording ({programme} of the programme)"))
    }

    /// All of it.
    pub(super) fn span(&self) -> String {
        let span = |offset_ms: f64| {
            let start = timestamp(self.from_ms + offset_ms);
            match self.plan.output.kind {
                OutputKind::Still => format!("at {start}"),
                OutputKind::Video => format!("from {start} to {}", timestamp(self.to_ms + offset_ms)),
            }
        };
        format!(
            "{} of the recording ({} of the programme)",
            span(self.offset_ms),
            span(0.0)
        )
    }
}

/// From where to where of the programme frames are, in ms: at a segment's own ends as the EDL says.
fn span(plan: &RenderPlan, segment: &Segment, frames: FrameSpan) -> (f64, f64) {
    let at_ms = |frame| plan.start_ms + plan.frame_rate.frame_start_ms(frame);
    let from_ms = if frames.start == segment.start_frame {
        segment.start_ms
    } else {
        at_ms(frames.start)
    };
    let to_ms = if frames.end == segment.end_frame {
        segment.end_ms
    } else {
        at_ms(frames.end)
    };
    (from_ms, to_ms)
}

//! What the gate, the plan and the timeline all need of a request, worked out once.

use super::RenderRequest;
use super::cameras::{Cast, Served};
use super::rate::{OutputRate, output_rate};
use crate::edl::{CanonicalEdl, TimedCut, timed_cuts};
use crate::finding::Finding;
use crate::format::Format;
use crate::selection::{Part, Selection, default_selection, part_of};
use crate::settings::{RenderSettings, read_all};

/// A request, and what can be told of it; what can't is absent, and why is among the faults.
pub(crate) struct Resolved<'a> {
    pub(crate) request: &'a RenderRequest,
    pub(crate) format: Option<Format>,
    pub(super) format_faults: Vec<Finding>,
    /// The selection that is asked for, none where nothing is, or everything that is wrong with it whatever the EDL.
    pub(super) asked: Result<Option<Selection>, Vec<Finding>>,
    pub(crate) settings: RenderSettings,
    pub(super) settings_faults: Vec<Finding>,
    pub(crate) edl: Option<&'a CanonicalEdl>,
    /// The cuts that can be used, by their start.
    pub(crate) cuts: Vec<TimedCut<'a>>,
    /// The frame rate of what is made.
    pub(crate) rate: OutputRate,
    /// The part of the programme that is made.
    pub(crate) part: Option<Part>,
    pub(super) part_faults: Vec<Finding>,
    /// What is seen of the cuts in what is made; where that can't be told, all of them.
    pub(crate) seen: Vec<TimedCut<'a>>,
    /// The cameras that are seen or heard, each once.
    pub(crate) cameras: Vec<Served<'a>>,
    /// The cameras that the frame rate is taken from, where neither the request nor the EDL says it.
    pub(super) paced_by: Vec<Served<'a>>,
    /// The camera that is heard.
    pub(crate) heard: Option<&'a str>,
}

impl<'a> Resolved<'a> {
    pub(crate) fn new(request: &'a RenderRequest) -> Self {
        let (mut format_faults, mut part_faults, mut settings_faults) = (Vec::new(), Vec::new(), Vec::new());
        let format = Format::read(&request.format, &mut format_faults);
        let asked = request.asked_selection(format);
        let settings = read_all(&request.settings, "settings", &mut settings_faults);
        let edl = request.edl.value().and_then(|edl| edl.canonical_edl.edl());
        let cuts = edl.map(timed_cuts).unwrap_or_default();
        let cast = edl.map(|edl| Cast::new(request, edl, &cuts));
        let heard = cast.as_ref().and_then(|cast| cast.heard);
        let paced_by: Vec<Served<'_>> = cast.iter().flat_map(|cast| cast.paced_by(&cuts)).collect();
        let recorded = paced_by.iter().map(|served| Some(served.asset?.1));
        let rate = output_rate(settings, edl, recorded);
        let part = match (edl, format, &asked) {
            (Some(edl), Some(format), Ok(asked)) => part_of((edl, rate.rate), format, *asked, &mut part_faults),
            _ => None,
        };
        // The recordings have to hold what is made of them. Where that can't be told, it is the whole programme.
        let seen = part.map_or_else(|| cuts.clone(), |part| part.cuts(&cuts));
        let cameras = cast.map(|cast| cast.serve(&seen)).unwrap_or_default();
        Self {
            request,
            format,
            format_faults,
            asked,
            settings,
            settings_faults,
            edl,
            cuts,
            rate,
            part,
            part_faults,
            seen,
            cameras,
            paced_by,
            heard,
        }
    }

    /// The selection that is asked for, where it is a good one.
    pub(crate) fn asked(&self) -> Option<Selection> {
        *self.asked.as_ref().unwrap_or(&None)
    }

    /// See [`resolve_selection`](resolve_selection).
    pub(crate) fn selection(&self) -> Option<Selection> {
        let asked = *self.asked.as_ref().ok()?;
        asked.or_else(|| self.unchosen())
    }

    /// The selection that is made where nothing is asked for.
    pub(crate) fn unchosen(&self) -> Option<Selection> {
        default_selection(self.edl?, self.format?)
    }
}

/// The selection that a render of this request makes: its own, else the format's default, which for a short is the EDL's
/// first one. None for the whole programme, for the still in the middle, and where the request's own is none.
#[must_use]
pub fn resolve_selection(request: &RenderRequest) -> Option<Selection> {
    Resolved::new(request).selection()
}

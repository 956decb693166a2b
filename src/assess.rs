//! All that a page shows of a request, of one reading.

use serde::Serialize;

use crate::checklist::{ChecklistItem, checklist};
use crate::edl::CheckOptions;
use crate::finding::Report;
use crate::gate::{self, RenderRequest, Resolved, check_resolved};
use crate::plan::{RenderPlan, plan_resolved};
use crate::selection::Selection;
use crate::timeline::{self, Timeline};

/// What the gate says of a request, and what a render of it makes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Assessment {
    /// As [`check_render`](crate::gate::check_render) answers.
    pub report: Report,
    /// As [`checklist`](crate::checklist::checklist) answers to the report.
    pub checklist: Vec<ChecklistItem>,
    /// As [`resolve_selection`](crate::gate::resolve_selection) answers.
    pub selection: Option<Selection>,
    /// What would be made if the request chose nothing.
    pub unchosen: Option<Selection>,
    /// As [`plan_render`](crate::plan::plan_render) answers; null where the report is not ok.
    pub plan: Option<RenderPlan>,
    /// As [`timeline`](crate::timeline::timeline) answers to the EDL's content and the report.
    pub timeline: Timeline,
}

/// What the gate says of a request, and what a render of it makes.
#[must_use]
pub fn assess(request: &RenderRequest, options: &CheckOptions) -> Assessment {
    let resolved = Resolved::new(request);
    let report = check_resolved(&resolved, options);
    let placed = resolved.edl.map(|edl| timeline::place(edl, &resolved.cuts, &report));
    Assessment {
        checklist: checklist(&report, options),
        selection: resolved.selection(),
        unchosen: resolved.unchosen(),
        plan: plan_resolved(&resolved, &report),
        timeline: placed.unwrap_or_default(),
        report,
    }
}

/// Of a request that can't be read.
#[must_use]
pub fn unreadable(why: &str, options: &CheckOptions) -> Assessment {
    let report = gate::unreadable(why);
    Assessment {
        checklist: checklist(&report, options),
        selection: None,
        unchosen: None,
        plan: None,
        timeline: Timeline::default(),
        report,
    }
}

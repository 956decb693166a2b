//! What parts of a render are kept by: a digest of all that what is in them depends on.

use serde::{Deserialize, Serialize};

use super::arguments::Arguments;
use super::redact::bare_url;
use super::{RenderPaths, RenderStep};
use crate::identity::sha256;
use crate::input::to_json;
use crate::plan::{PlanInput, RenderPlan};
use crate::recording::MediaServed;

/// Counted up where the same arguments come to mean something else.
const VERSION: u32 = 1;

/// By whom and for what parts are made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PartScope {
    /// What `ffmpeg -version` prints: another build may make other frames.
    pub ffmpeg: String,
    /// How many processors there are: so many threads encode where no limit says how many, and their number changes the frames.
    pub processors: u32,
    /// The job. A recording of which its server does not tell whether it is still the same file is the same for one job alone.
    pub job_id: String,
}

/// A part of a render that is kept: who needs the same again takes it from there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct RenderPart {
    /// What it is kept by: 64 hexadecimal digits. The same key has the same content.
    pub key: String,
    /// The file that it is.
    pub path: String,
    /// The place in the plan's inputs of the recording that it is made from; null for black.
    #[serde(default, deserialize_with = "crate::plan::place_or_none")]
    pub input: Option<usize>,
}

/// A plan without names: with what its recordings are instead of where they are, and with no folder. The arguments of its runs
/// say all that the parts depend on, and nothing else.
pub(super) struct Nameless<'a> {
    scope: &'a PartScope,
    pub(super) plan: RenderPlan,
    pub(super) paths: RenderPaths,
}

impl<'a> Nameless<'a> {
    /// None where nothing is kept.
    pub(super) fn of(plan: &RenderPlan, paths: &'a RenderPaths) -> Option<Self> {
        let scope = paths.parts.as_ref()?;
        let inputs = plan.inputs.iter().map(|input| PlanInput {
            url: identity(input, scope),
            ..input.clone()
        });
        Some(Self {
            scope,
            plan: RenderPlan {
                inputs: inputs.collect(),
                ..plan.clone()
            },
            paths: RenderPaths {
                limits: paths.limits,
                ..RenderPaths::default()
            },
        })
    }

    /// The key of what these runs of the nameless plan make together.
    pub(super) fn key(&self, runs: Vec<Arguments>) -> String {
        let threads = self.paths.limits.and_then(|limits| limits.threads);
        let processors = threads.is_none().then_some(self.scope.processors);
        let runs: Vec<Vec<String>> = runs.into_iter().map(Arguments::into_vec).collect();
        sha256(&to_json(&(VERSION, &self.scope.ffmpeg, processors, runs)))
    }
}

/// What tells a recording's file from others.
fn identity(input: &PlanInput, scope: &PartScope) -> String {
    let address = bare_url(&input.url);
    match input.served.as_ref().and_then(MediaServed::version) {
        Some(version) => to_json(&(address, version)),
        None => to_json(&(address, &scope.job_id)),
    }
}

/// Whether a part may be kept: the recording that it was made from is still the file that the plan was made for. `now` is what
/// its server says when the part is there. Where a server never tells, the part is of use for its own job only.
#[must_use]
pub fn may_be_kept(plan: &RenderPlan, step: &RenderStep, now: Option<&MediaServed>) -> bool {
    let input = step.part.as_ref().and_then(|part| part.input);
    let planned = input.and_then(|input| plan.inputs.get(input)?.served.as_ref()?.version());
    planned.is_none_or(|planned| now.and_then(MediaServed::version) == Some(planned))
}

//! The functions of the npm package by their names there, natively: arguments and answers as JSON.
//! Each binary that calls them uses all of it.

use render_rules::RulesError;
use render_rules::admission::admit;
use render_rules::checklist::checklist;
use render_rules::create::create_job;
use render_rules::decide::{Holding, Outcome, decide, holds_job};
use render_rules::edl::{CheckOptions, check_edl, check_edl_text};
use render_rules::edl_workflow;
use render_rules::estimate::time_left_ms;
use render_rules::event::event_leading_to;
use render_rules::ffmpeg::{
    ConnectionFault, Loudness, RenderStep, artifact_probe_arguments, check_artifact, check_space, check_step,
    explain_failure, explain_step, ffmpeg_health, log_tail, probe_arguments, program_version, read_loudness,
    read_probe, read_progress, render_steps, renderer_health,
};
use render_rules::finding::FINDING_CODES;
use render_rules::format::formats;
use render_rules::gate::{EdlCandidate, check_render, select_edl};
use render_rules::history::{Entry, attempts, replay};
use render_rules::identity::{check_idempotency_key, edl_hash, render_key};
use render_rules::job::Policy;
use render_rules::media::check_address;
use render_rules::plan::{RenderPlan, plan_render};
use render_rules::queue_health::queue_health;
use render_rules::retry::{DEFAULT_MAX_ATTEMPTS, can_retry};
use render_rules::selection::{Selection, resolve_selection};
use render_rules::status::{Status, check_transition};
use render_rules::timeline::timeline;
use render_rules::trigger::parse_trigger;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The code of what a call throws.
pub(crate) struct Thrown(pub(crate) String);

impl From<RulesError> for Thrown {
    fn from(error: RulesError) -> Self {
        Self(error.code().to_owned())
    }
}

impl From<serde_json::Error> for Thrown {
    fn from(_: serde_json::Error) -> Self {
        Self("bad_input".to_owned())
    }
}

#[derive(Deserialize)]
pub(crate) struct Arguments(pub(crate) Vec<Value>);

impl Arguments {
    fn get(&self, index: usize) -> Value {
        self.0.get(index).cloned().unwrap_or(Value::Null)
    }

    fn read<T: DeserializeOwned>(&self, index: usize) -> Result<T, Thrown> {
        Ok(serde_json::from_value(self.get(index))?)
    }

    fn or<T: DeserializeOwned>(&self, index: usize, default: T) -> Result<T, Thrown> {
        Ok(self.read::<Option<T>>(index)?.unwrap_or(default))
    }

    /// A name as the boundary takes it: what is no text is a name that nothing has.
    fn name(&self, index: usize) -> String {
        let value = self.get(index);
        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
    }

    /// An argument that the boundary takes as text alone.
    fn text(&self, index: usize) -> String {
        self.read(index).ok().unwrap()
    }

    /// A point in time as the boundary takes it: in ms, of which parts are dropped, and none that no `Date` can hold.
    fn time(&self, index: usize) -> Result<i64, Thrown> {
        let now: f64 = self.read(index)?;
        // In range, as just checked.
        #[allow(clippy::cast_possible_truncation)]
        let whole = (now.abs() <= 8.64e15).then_some(now as i64);
        whole.ok_or_else(|| Thrown("bad_input".to_owned()))
    }

    fn status(&self, index: usize) -> Result<Status, Thrown> {
        Ok(Status::parse(&self.name(index))?)
    }
}

fn value(answer: impl Serialize) -> Value {
    serde_json::to_value(answer).unwrap()
}

/// Calls the native function of that name in the npm package.
pub(crate) fn call(name: &str, given: &Arguments) -> Result<Value, Thrown> {
    Ok(match name {
        "canTransition" => value(check_transition(&given.name(0), &given.name(1))),
        "canRetry" => {
            let status = given.status(0)?;
            let (attempts, max_attempts) = (given.or(1, 0)?, given.or(2, DEFAULT_MAX_ATTEMPTS)?);
            value(can_retry(status, attempts, max_attempts))
        }
        "isTerminal" => value(given.status(0)?.is_terminal()),
        "isActive" => value(given.status(0)?.is_active()),
        "getNextStatus" => value(given.status(0)?.next()),
        "getStatusDescription" => value(given.status(0)?.description()),
        "eventLeadingTo" => value(event_leading_to(given.status(0)?)),
        "getEdlTransitions" => value(edl_workflow::transitions(&given.name(0))?),
        "isEdlFrozen" => value(edl_workflow::is_frozen(&given.name(0))?),
        "canTransitionEdl" => value(edl_workflow::check_transition(&given.name(0), &given.name(1))),
        "findingCodes" => value(FINDING_CODES),
        "formats" => value(formats()),
        "checkRender" => value(check_render(&given.read(0)?, &given.or(1, CheckOptions::default())?)),
        "checkEdl" => match given.get(0) {
            Value::String(text) => value(check_edl_text(text.as_bytes(), &given.or(1, CheckOptions::default())?)),
            edl => value(check_edl(
                &serde_json::from_value(edl)?,
                &given.or(1, CheckOptions::default())?,
            )),
        },
        "checklist" => value(checklist(&given.read(0)?, &given.or(1, CheckOptions::default())?)),
        "timeline" => value(timeline(&given.read(0)?, &given.read(1)?)),
        "selectEdl" => value(select_edl(&given.read::<Vec<EdlCandidate>>(0)?)),
        "edlHash" => value(edl_hash(&given.read(0)?)),
        "resolveSelection" => value(resolve_selection(&given.read(0)?)),
        "renderKey" => value(render_key(
            &given.text(0),
            &given.text(1),
            given.read(2)?,
            given.read::<Option<Selection>>(3)?,
        )),
        "parseTrigger" => value(parse_trigger(&given.read(0)?)),
        "checkIdempotencyKey" => value(check_idempotency_key(&given.text(0))),
        "admit" => value(admit(&given.read(0)?)),
        "queueHealth" => value(queue_health(&given.read(0)?)),
        "attemptsOf" => value(attempts(&given.read::<Vec<Entry>>(0)?)),
        "logTail" => value(log_tail(&given.text(0), given.or(1, None)?.as_ref())),
        "ffmpegHealth" => value(ffmpeg_health(&given.text(0), &given.text(1))),
        "rendererHealth" => value(renderer_health(&given.read(0)?)),
        "programVersion" => value(program_version(&given.text(0))),
        "createJob" => {
            let policy = given.or(2, Policy::default())?;
            value(create_job(&given.read(0)?, given.time(1)?, &policy))
        }
        "decide" => {
            let policy = given.or(3, Policy::default())?;
            let decided = decide(&given.read(0)?, &given.read(1)?, given.time(2)?, &policy);
            value(Outcome::from(decided))
        }
        "holdsJob" => value(Holding::from(holds_job(
            &given.read(0)?,
            &given.read(1)?,
            given.time(2)?,
        ))),
        "timeLeftMs" => value(time_left_ms(&given.read(0)?, given.time(1)?)),
        "replay" => value(replay(&given.read::<Vec<Entry>>(0)?)?),
        "checkAddress" => {
            let (address, options) = (given.read::<Option<String>>(2)?, given.or(3, CheckOptions::default())?);
            value(check_address(
                &given.text(0),
                given.read(1)?,
                address.as_deref(),
                &options.media,
            ))
        }
        "planRender" => value(plan_render(&given.read(0)?, &given.or(1, CheckOptions::default())?)?),
        "renderSteps" => {
            let loudness = given.read::<Option<Loudness>>(2)?;
            value(render_steps(&given.read(0)?, &given.read(1)?, loudness.as_ref())?)
        }
        "readLoudness" => value(read_loudness(&given.text(0))),
        "probeArguments" => value(probe_arguments(&given.text(0))),
        "readProbe" => value(read_probe(&given.text(0))?),
        "readProgress" => value(read_progress(&given.text(0), given.read(1)?)),
        "artifactProbeArguments" => value(artifact_probe_arguments(given.read(0)?, given.read(1)?, &given.text(2))),
        "checkArtifact" => value(check_artifact(&given.read(0)?, given.read(1)?, &given.read(2)?)),
        "checkStep" => value(check_step(&given.read(0)?, &given.read(1)?, &given.text(2))),
        "explainFailure" => {
            let faults: Vec<ConnectionFault> = given.or(2, Vec::new())?;
            let (plan, stderr) = (given.read(0)?, given.text(1));
            value(match given.read::<Option<RenderStep>>(3)? {
                Some(step) => explain_step(&plan, &step, &stderr, &faults),
                None => explain_failure(&plan, &stderr, &faults),
            })
        }
        "checkSpace" => {
            let plan = given.read::<Option<RenderPlan>>(1)?;
            value(check_space(&given.read(0)?, plan.as_ref()))
        }
        _ => panic!("the call `{name}` has no arm here"),
    })
}

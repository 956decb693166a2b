//! The shared cases of `tests/vectors/*.json`, natively. The same files run through the npm package in Node and in a
//! browser, so a call is named and takes its arguments as there.
#![cfg(not(target_arch = "wasm32"))]
// clippy.toml allows these in `#[test]` functions alone; the helpers beside them are no product code either.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

use render_rules::RulesError;
use render_rules::admission::admit;
use render_rules::checklist::checklist;
use render_rules::create::create_job;
use render_rules::decide::{Outcome, decide};
use render_rules::edl::{CheckOptions, check_edl, check_edl_text};
use render_rules::edl_workflow;
use render_rules::estimate::time_left_ms;
use render_rules::event::event_leading_to;
use render_rules::ffmpeg::{
    ConnectionFault, Loudness, explain_failure, ffmpeg_health, log_tail, probe_arguments, program_version,
    read_loudness, read_probe, read_progress, render_steps,
};
use render_rules::finding::FINDING_CODES;
use render_rules::format::formats;
use render_rules::gate::{EdlCandidate, check_render, select_edl};
use render_rules::history::{Entry, attempts, replay};
use render_rules::identity::{check_idempotency_key, edl_hash, render_key};
use render_rules::job::Policy;
use render_rules::media::check_address;
use render_rules::plan::plan_render;
use render_rules::queue_health::queue_health;
use render_rules::retry::{DEFAULT_MAX_ATTEMPTS, can_retry};
use render_rules::selection::{Selection, resolve_selection};
use render_rules::status::{Status, check_transition};
use render_rules::timeline::timeline;
use render_rules::trigger::parse_trigger;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    call: String,
    arguments: Arguments,
    #[serde(flatten)]
    wanted: Value,
}

/// The code of what a call throws.
struct Thrown(String);

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
struct Arguments(Vec<Value>);

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

    fn status(&self, index: usize) -> Result<Status, Thrown> {
        Ok(Status::parse(&self.name(index))?)
    }
}

fn value(answer: impl Serialize) -> Value {
    serde_json::to_value(answer).unwrap()
}

/// Calls the native function of that name in the npm package.
fn call(name: &str, given: &Arguments) -> Result<Value, Thrown> {
    Ok(match name {
        "canTransition" => value(check_transition(&given.name(0), &given.name(1))),
        "canRetry" => {
            let (attempts, max_attempts) = (given.or(1, 0)?, given.or(2, DEFAULT_MAX_ATTEMPTS)?);
            value(can_retry(given.status(0)?, attempts, max_attempts))
        }
        "isTerminal" => value(given.status(0)?.is_terminal()),
        "isActive" => value(given.status(0)?.is_active()),
        "getNextStatus" => value(given.status(0)?.next()),
        "getStatusDescription" => value(given.status(0)?.description()),
        "eventLeadingTo" => value(event_leading_to(given.status(0)?)),
        "getEdlTransitions" => value(edl_workflow::transitions(&given.name(0))?),
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
        "programVersion" => value(program_version(&given.text(0))),
        "createJob" => {
            let policy = given.or(2, Policy::default())?;
            value(create_job(&given.read(0)?, given.read(1)?, &policy))
        }
        "decide" => {
            let policy = given.or(3, Policy::default())?;
            let decided = decide(&given.read(0)?, &given.read(1)?, given.read(2)?, &policy);
            value(Outcome::from(decided))
        }
        "timeLeftMs" => value(time_left_ms(&given.read(0)?, given.read(1)?)),
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
        "explainFailure" => {
            let faults: Vec<ConnectionFault> = given.or(2, Vec::new())?;
            value(explain_failure(&given.read(0)?, &given.text(1), &faults))
        }
        _ => panic!("the call `{name}` has no arm here"),
    })
}

/// The same value with every number in one form, as JavaScript has it: 1 and 1.0 are the same.
fn plain(value: Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, field)| (name, plain(field))).collect(),
        Value::Null | Value::Bool(_) | Value::String(_) => value,
    }
}

fn files() -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let paths = directory.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|it| it == "json"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_vector_holds_natively() {
    let mut wrong = Vec::new();
    for path in files() {
        let file: File = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        assert!(!file.cases.is_empty(), "{} has no cases", path.display());
        for case in file.cases {
            let got = match call(&case.call, &case.arguments) {
                Ok(value) => json!({ "expected": value }),
                Err(Thrown(code)) => json!({ "throws": { "code": code } }),
            };
            let (got, wanted) = (plain(got), plain(case.wanted));
            if got != wanted {
                let file = path.file_name().unwrap_or_default().display();
                wrong.push(format!("{file}, {}:\n  wanted {wanted}\n  got    {got}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

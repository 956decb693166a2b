//! One attempt at a job, from its plan to the files at the server.

mod send_file;

use std::fs;
use std::io;
use std::thread;
use std::time::Duration;

use render_rules::ffmpeg::{
    ArtifactContent, ArtifactKind, ArtifactPaths, Failure, PlannedOutput, RenderLimits, RenderPaths, RenderStep,
    check_artifact, check_step, explain_failure, explain_step, log_tail, probe_arguments, read_loudness, read_probe,
    read_progress, render_steps,
};
use render_rules::job::Phase;
use render_rules::plan::{RenderPlan, plan_render};
use render_rules::retry::FailureKind;
use serde::Serialize;
use serde_json::Value;

use crate::client::{CALL, CallError, Client, url_part};
use crate::heartbeat::{Pulse, Stop, beat, pair};
use crate::log;
use crate::media_proxy::MediaProxy;
use crate::options::Options;
use crate::process;
use crate::protocol::{Assignment, Complete, Fail};
use crate::renderer::Renderer;
use crate::shutdown::Shutdown;
use crate::space;
use crate::workspace::Workspace;

/// Why an attempt ends without a file.
enum Ending {
    Failed {
        message: String,
        kind: FailureKind,
        log: Option<String>,
    },
    Stopped(Stop),
}

impl Ending {
    fn transient(what: &str, error: impl std::fmt::Display) -> Self {
        Self::Failed {
            message: format!("{what}: {error}"),
            kind: FailureKind::Transient,
            log: None,
        }
    }

    /// What a program that wrote `stderr` did not make, and why.
    fn of_program(plan: &RenderPlan, failure: Failure, stderr: &str) -> Self {
        Self::Failed {
            message: failure.message,
            kind: failure.kind,
            log: Some(log_tail(stderr, Some(plan))).filter(|log| !log.is_empty()),
        }
    }

    fn permanent(message: &impl ToString) -> Self {
        Self::Failed {
            message: message.to_string(),
            kind: FailureKind::Permanent,
            log: None,
        }
    }
}

impl From<Failure> for Ending {
    fn from(Failure { message, kind }: Failure) -> Self {
        let log = None;
        Self::Failed { message, kind, log }
    }
}

/// How often a report or a file is sent again that nobody took. In between the heartbeat tells whether it still counts.
const TRIES: u32 = 8;
/// How long is waited before it is sent again, for the first time.
const FIRST_WAIT: Duration = Duration::from_millis(250);

struct Attempt<'a> {
    options: &'a Options,
    client: &'a Client,
    renderer: &'a Renderer<'a>,
    owner: &'a str,
    assignment: &'a Assignment,
    pulse: Pulse,
}

/// Makes the attempt, and reports how it ended.
pub(crate) fn make(
    options: &Options,
    client: &Client,
    renderer: &Renderer<'_>,
    shutdown: &Shutdown,
    owner: &str,
    slot: u32,
    assignment: &Assignment,
) {
    let Assignment {
        job_id,
        attempt,
        format,
        ..
    } = assignment;
    log::line(&format!("{job_id}: attempt {attempt} of a `{}` begins", format.name()));
    let pulse = Pulse::default();
    let ended = thread::scope(|scope| {
        let (_beating, over) = pair();
        let heart = pulse.clone();
        scope.spawn(move || beat(client, owner, assignment, &heart, shutdown, &over));
        Attempt {
            options,
            client,
            renderer,
            owner,
            assignment,
            pulse,
        }
        .run(slot)
    });
    log::line(&format!("{job_id}: attempt {attempt} {ended}"));
}

impl Attempt<'_> {
    /// Runs, and reports; the answer says how it ended, for the log.
    fn run(&self, slot: u32) -> String {
        let (message, kind, log) = match self.render(slot) {
            Ok(()) => return "completed".to_owned(),
            Err(Ending::Stopped(Stop::Taken)) => return "was taken away".to_owned(),
            Err(Ending::Stopped(Stop::Shutdown)) => (
                "the worker was stopped during the render".to_owned(),
                FailureKind::Interrupted,
                None,
            ),
            Err(Ending::Failed { message, kind, log }) => (message, kind, log),
        };
        let report = Fail {
            owner: self.owner,
            attempt: self.assignment.attempt,
            message: &message,
            kind,
            log: log.as_deref(),
        };
        let told = self.insist(|| self.report("fail", &report));
        match told {
            Ok(_) => format!("failed: {message}"),
            // The lease runs out, and the server finds out by itself.
            Err(error) => format!("failed: {message}; that could not be reported: {}", error.message()),
        }
    }

    fn render(&self, slot: u32) -> Result<(), Ending> {
        let workspace = Workspace::create(slot).map_err(|error| Ending::transient("no room to render in", error))?;
        let Assignment { request, options, .. } = self.assignment;
        let plan = plan_render(request, options).map_err(|error| Ending::permanent(&error))?;
        if let Some(failure) = space::failure(&self.options.limits, Some(&plan)) {
            return Err(failure.into());
        }
        let proxy = MediaProxy::open(&options.media)
            .map_err(|error| Ending::transient("the render's proxy can't be opened", error))?;
        let paths = RenderPaths {
            directory: workspace.path().to_string_lossy().into_owned(),
            proxy: Some(proxy.url()),
            limits: Some(RenderLimits {
                threads: self.options.limits.threads,
            }),
        };
        let mut steps = render_steps(&plan, &paths, None).map_err(|error| Ending::permanent(&error))?;
        for file in &steps.files {
            fs::write(&file.path, &file.text).map_err(|error| Ending::transient("a file can't be written", error))?;
        }
        let mut before = 0.0;
        let mut number = 0;
        while let Some(step) = steps.steps.get(number) {
            let stderr = self.step(&plan, &proxy, step, before)?;
            before += step.share;
            self.pulse.advance(before);
            if step.measures {
                let loudness = read_loudness(&stderr);
                steps = render_steps(&plan, &paths, loudness.as_ref()).map_err(|error| Ending::permanent(&error))?;
            }
            number += 1;
        }
        self.check(&plan, &proxy, &steps.artifacts.video)?;
        drop(proxy);
        self.pulse.enter(Phase::Storing);
        self.hand_over(&steps.artifacts)?;
        self.complete()
    }

    /// The answer is the end of what it wrote to its standard error.
    fn step(&self, plan: &RenderPlan, proxy: &MediaProxy, step: &RenderStep, before: f64) -> Result<String, Ending> {
        self.pulse.enter(step.phase);
        let (mut block, mut last_block) = (String::new(), String::new());
        let stderr = self.run_program(plan, proxy, Some(step), &self.options.ffmpeg, &step.arguments, |line| {
            block.push_str(line);
            block.push('\n');
            if line.starts_with("progress=") {
                let done = read_progress(&block, step.duration_ms).progress;
                self.pulse.advance(before + step.share * done);
                last_block = std::mem::take(&mut block);
            }
        })?;
        match check_step(plan, step, &last_block) {
            Some(failure) => Err(Ending::of_program(plan, failure, &stderr)),
            None => Ok(stderr),
        }
    }

    /// What the server would find wrong with the file, before all of it is sent there.
    fn check(&self, plan: &RenderPlan, proxy: &MediaProxy, video: &str) -> Result<(), Ending> {
        let mut json = String::new();
        self.run_program(
            plan,
            proxy,
            None,
            &self.options.ffprobe,
            &probe_arguments(video),
            |line| json.push_str(line),
        )?;
        let probe = read_probe(&json).map_err(|error| Ending::permanent(&error))?;
        let planned = PlannedOutput {
            format: plan.format,
            duration_ms: Some(plan.duration_ms),
        };
        let failure = check_artifact(&planned, ArtifactKind::Video, &ArtifactContent::Probe(probe));
        failure.map_or(Ok(()), |failure| Err(Ending::permanent(&failure.message)))
    }

    fn run_program(
        &self,
        plan: &RenderPlan,
        proxy: &MediaProxy,
        step: Option<&RenderStep>,
        program: &str,
        arguments: &[String],
        on_line: impl FnMut(&str),
    ) -> Result<String, Ending> {
        let limits = &self.options.limits;
        let mut space = space::Watch::default();
        let is_unwanted = || self.pulse.stopped().is_some() || space.is_short(limits);
        let ended = process::run(program, arguments, limits, is_unwanted, on_line)
            .map_err(|error| self.not_started(program, &error))?;
        if let Some(stop) = self.pulse.stopped() {
            return Err(Ending::Stopped(stop));
        }
        if let Some(failure) = space.failure {
            return Err(failure.into());
        }
        if ended.success {
            return Ok(ended.stderr);
        }
        let faults = proxy.faults();
        let failure = match step {
            Some(step) => explain_step(plan, step, &ended.stderr, &faults),
            None => explain_failure(plan, &ended.stderr, &faults),
        };
        Err(Ending::of_program(plan, failure, &ended.stderr))
    }

    /// A program that is not there any more is no fault of the job's: it is given back, and none is taken before it is there.
    fn not_started(&self, program: &str, error: &io::Error) -> Ending {
        self.renderer.doubt();
        Ending::Failed {
            message: format!("`{program}` can't be started: {error}"),
            kind: if process::is_missing(error) {
                FailureKind::Interrupted
            } else {
                FailureKind::Transient
            },
            log: None,
        }
    }

    fn hand_over(&self, files: &ArtifactPaths) -> Result<(), Ending> {
        self.upload("video", &files.video)?;
        // A still is its own thumbnail.
        if files.thumbnail != files.video {
            self.upload("thumbnail", &files.thumbnail)?;
        }
        for (kind, path) in [("chapters", &files.chapters), ("subtitles", &files.subtitles)] {
            path.as_ref().map_or(Ok(()), |path| self.upload(kind, path))?;
        }
        Ok(())
    }

    fn upload(&self, kind: &str, path: &str) -> Result<(), Ending> {
        let attempt = self.assignment.attempt;
        let owner = url_part(self.owner);
        let route = format!(
            "{}?owner={owner}&attempt={attempt}",
            self.route(&format!("artifacts/{kind}"))
        );
        self.send_file(&route, path).map_err(|error| self.ending(&error))
    }

    fn complete(&self) -> Result<(), Ending> {
        let report = Complete {
            owner: self.owner,
            attempt: self.assignment.attempt,
        };
        let told = self.insist(|| self.report("complete", &report));
        told.map(drop).map_err(|error| self.ending(&error))
    }

    /// Calls until somebody answers, the job is taken away, or patience ends.
    fn insist<T>(&self, call: impl Fn() -> Result<T, CallError>) -> Result<T, CallError> {
        let mut wait = FIRST_WAIT;
        for _ in 1..TRIES {
            match call() {
                Err(CallError::Passing(message)) if self.pulse.stopped() != Some(Stop::Taken) => {
                    log::line(&format!("{}: {message}; trying again", self.assignment.job_id));
                    thread::sleep(wait);
                    wait *= 2;
                }
                answer => return answer,
            }
        }
        call()
    }

    fn report(&self, what: &str, body: &impl Serialize) -> Result<Value, CallError> {
        let lease = Some(self.assignment.lease.as_str());
        self.client.post(&self.route(what), lease, body, CALL)
    }

    fn route(&self, what: &str) -> String {
        format!("{}/{what}", url_part(&self.assignment.job_id))
    }

    fn ending(&self, error: &CallError) -> Ending {
        match (self.pulse.stopped(), error) {
            (Some(stop), _) => Ending::Stopped(stop),
            (None, CallError::Taken(_)) => Ending::Stopped(Stop::Taken),
            (None, CallError::Passing(message)) => Ending::transient("the files could not be handed over", message),
            (None, CallError::Forbidden(message) | CallError::Outdated(message) | CallError::Refused(message)) => {
                Ending::permanent(message)
            }
        }
    }
}

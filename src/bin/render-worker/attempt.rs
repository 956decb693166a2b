//! One attempt at a job, from its plan to the files at the server.

mod hand_over;
mod look;
mod made;
mod send_file;
mod served;

use std::thread;

use render_rules::RulesError;
use render_rules::ffmpeg::{
    ArtifactContent, ArtifactFile, Failure, PlannedOutput, RenderLimits, RenderPaths, artifact_files,
    artifact_probe_arguments, check_artifact, explain_failure, log_tail, read_probe,
};
use render_rules::gate::{check_apart_from_recordings, check_render};
use render_rules::job::Phase;
use render_rules::plan::{RenderPlan, plan_render};
use render_rules::worker::{AttemptCause, attempt_failure};

use crate::client::Client;
use crate::heartbeat::{Pulse, Stop, beat, pair};
use crate::log;
use crate::media_proxy::MediaProxy;
use crate::options::Options;
use crate::process::{self, Ended};
use crate::protocol::{Assignment, Fail};
use crate::renderer::Renderer;
use crate::shutdown::Shutdown;
use crate::space;
use crate::workspace::Workspace;

/// Why an attempt ends without a file.
enum Ending {
    Failed { failure: Failure, log: Option<String> },
    Stopped(Stop),
}

impl Ending {
    fn other(what: &str, error: impl std::fmt::Display) -> Self {
        attempt_failure(AttemptCause::Other, &format!("{what}: {error}")).into()
    }

    /// What a program that wrote `stderr` did not make, and why.
    fn of_program(plan: Option<&RenderPlan>, failure: Failure, stderr: &str) -> Self {
        let log = Some(log_tail(stderr, plan)).filter(|log| !log.is_empty());
        Self::Failed { failure, log }
    }
}

impl From<Failure> for Ending {
    fn from(failure: Failure) -> Self {
        Self::Failed { failure, log: None }
    }
}

impl From<RulesError> for Ending {
    fn from(error: RulesError) -> Self {
        attempt_failure(AttemptCause::Refused, &error.to_string()).into()
    }
}

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
        let rendered = self.render(slot);
        // Now that none is in use.
        if let Some(store) = &self.renderer.store {
            store.make_room(0);
        }
        let (Failure { message, kind }, log) = match rendered {
            Ok(()) => return "completed".to_owned(),
            Err(Ending::Stopped(Stop::Lost)) => return "was taken away".to_owned(),
            Err(Ending::Stopped(Stop::Shutdown)) => (attempt_failure(AttemptCause::WorkerStopped, ""), None),
            Err(Ending::Failed { failure, log }) => (failure, log),
        };
        let report = Fail {
            owner: self.owner,
            attempt: self.assignment.attempt,
            message: &message,
            kind,
            log: log.as_deref(),
        };
        match self.insist(|| self.report("fail", &report)) {
            Ok(_) => format!("failed: {message}"),
            // The lease runs out, and the server finds out by itself.
            Err(error) => format!("failed: {message}; that could not be reported: {}", error.message),
        }
    }

    fn render(&self, slot: u32) -> Result<(), Ending> {
        let workspace =
            Workspace::create(slot).map_err(|error| Ending::other("no folder for the render can be made", error))?;
        let Assignment { request, options, .. } = self.assignment;
        // What is refused whatever the recordings are is refused before anybody looks at them.
        if !check_apart_from_recordings(request, options).ok {
            plan_render(request, options)?;
        }
        let proxy = MediaProxy::open(&options.media)
            .map_err(|error| Ending::other("the render's proxy can't be opened", error))?;
        let (looked_at, unreadable) = self.looked_at(request.clone(), &proxy)?;
        // A recording that can't be read is no fault where the render reads another one.
        let plan = plan_render(&looked_at, options).map_err(|refusal| unreadable.unwrap_or_else(|| refusal.into()))?;
        if let Some(failure) = space::failure(&self.options.limits, self.renderer.store.as_ref(), Some(&plan)) {
            return Err(failure.into());
        }
        let paths = RenderPaths {
            directory: workspace.path().to_string_lossy().into_owned(),
            proxy: Some(proxy.url()),
            limits: Some(RenderLimits {
                threads: self.options.limits.threads,
            }),
            parts: self.renderer.scope(&self.assignment.job_id),
        };
        let (artifacts, held) = self.made(&plan, &proxy, &paths)?;
        let mut warnings = check_render(&looked_at, options).findings;
        warnings.extend(held);
        let files = artifact_files(&artifacts);
        for file in &files {
            self.check(&plan, &proxy, file)?;
        }
        drop(proxy);
        self.pulse.enter(Phase::Storing, 1.0);
        self.hand_over(&files, &warnings)
    }

    /// What the server would find wrong with a file, before all of it is sent there.
    fn check(&self, plan: &RenderPlan, proxy: &MediaProxy, file: &ArtifactFile) -> Result<(), Ending> {
        let Some(arguments) = artifact_probe_arguments(plan.format, file.kind, &file.path) else {
            return Ok(());
        };
        let mut json = String::new();
        let ended = self.run_program(&self.options.ffprobe, &arguments, |line| json.push_str(line))?;
        if ended.exit_code != Some(0) {
            let failure = explain_failure(plan, &ended.stderr, &proxy.faults(), None, "");
            return Err(Ending::of_program(Some(plan), failure, &ended.stderr));
        }
        let planned = PlannedOutput {
            format: plan.format,
            duration_ms: Some(plan.duration_ms),
            frame_rate: Some(plan.frame_rate),
        };
        let content = ArtifactContent::Probe(read_probe(&json)?);
        check_artifact(&planned, file.kind, &content).map_or(Ok(()), |failure| Err(failure.into()))
    }

    /// Runs a program that writes into the workspace, as long as there is space.
    fn run_program(&self, program: &str, arguments: &[String], on_line: impl FnMut(&str)) -> Result<Ended, Ending> {
        let limits = &self.options.limits;
        let mut space = space::Watch::default();
        let store = self.renderer.store.as_ref();
        let is_unwanted = || self.pulse.stopped().is_some() || space.is_short(limits, store);
        let ended = self.run_until(program, arguments, is_unwanted, on_line)?;
        match space.failure {
            Some(failure) => Err(failure.into()),
            None => Ok(ended),
        }
    }

    fn run_until(
        &self,
        program: &str,
        arguments: &[String],
        is_unwanted: impl FnMut() -> bool,
        on_line: impl FnMut(&str),
    ) -> Result<Ended, Ending> {
        let ended = process::run(program, arguments, &self.options.limits, is_unwanted, on_line).map_err(|error| {
            let message = format!("`{program}` can't be started: {error}");
            if !process::is_missing(&error) {
                return attempt_failure(AttemptCause::Other, &message);
            }
            // None is taken before it is there.
            self.renderer.doubt();
            attempt_failure(AttemptCause::ProgramMissing, &message)
        })?;
        match self.pulse.stopped() {
            Some(stop) => Err(Ending::Stopped(stop)),
            None => Ok(ended),
        }
    }
}

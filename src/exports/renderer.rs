//! What a renderer asks: a plan's ffmpeg runs, what the programs' output means, and what every worker decides alike.

use super::{document, optional, optional_document, outcome, text, value};
use crate::finding::Finding;
use crate::gate::{Recording, RenderRequest};
use crate::{CheckOptions, ffmpeg, plan, recording, worker};

exports! {
    in "wasm-renderer";

    /// The ffmpeg runs of a plan, and the files that they read and write, all inside one directory. After a step that measures
    /// ask again with what it measured.
    renderSteps(plan, paths, loudness) "(plan: RenderPlan, paths: RenderPaths, loudness?: Loudness | null): RenderSteps" {
        let loudness: Option<ffmpeg::Loudness> = optional("the loudness", loudness)?;
        outcome(ffmpeg::render_steps(
            &document("the plan", &plan)?,
            &value("the paths", paths)?,
            loudness.as_ref(),
        ))
    }

    /// The run of ffmpeg that makes a small still of a recording at a time of its own, in ms: all of its picture, as it looks. `probe`
    /// is what is known of it. What goes wrong explainMediaProbe says.
    cameraStill(recording, probe, at_ms, paths) "(recording: Recording, probe: MediaProbe | null, atMs: number, paths: RenderPaths): CameraStill" {
        let probe: Option<recording::MediaProbe> = optional("the probe", probe)?;
        V::answer(&ffmpeg::camera_still(
            &value("the recording", recording)?,
            probe.as_ref(),
            at_ms.number(),
            &value("the paths", paths)?,
        ))
    }

    /// Reads how loud the sound is from the standard error of the step that measures; null of silence and without sound.
    readLoudness(stderr) "(stderr: string): Loudness | null" {
        V::answer(&ffmpeg::read_loudness(&text("ffmpeg's output", &stderr)?))
    }

    /// The arguments with which ffprobe describes a recording as JSON, through a proxy if there is one.
    mediaProbeArguments(url, proxy) "(url: string, proxy?: string | null): string[]" {
        let proxy: Option<String> = optional("the proxy", proxy)?;
        V::answer(&ffmpeg::media_probe_arguments(&text("the address", &url)?, proxy.as_deref()))
    }

    /// Reads what ffprobe printed of a recording.
    readMediaProbe(json) "(json: string): MediaProbe" {
        outcome(recording::read_media_probe(&text("ffprobe's output", &json)?))
    }

    /// Reads what a server says of a recording's file, to a request for its first byte (`Range: bytes=0-0`), with the headers' names
    /// in lower case: a probe's `served`. Null for an answer that is not the file.
    readMediaHeaders(status, headers) "(status: number, headers: Record<string, string>): MediaServed | null" {
        let headers: std::collections::BTreeMap<String, String> = value("the headers", headers)?;
        V::answer(&recording::read_media_headers(value("the status", status)?, &headers))
    }

    /// Whether a file is the one that it was before, as far as its server tells.
    isSameMedia(now, before) "(now: MediaServed, before: MediaServed): boolean" {
        let (now, before): (recording::MediaServed, _) = (value("what is served", now)?, value("what was served", before)?);
        V::answer(&now.is_same_as(&before))
    }

    /// Why ffprobe could not look at a recording, from what it wrote to its standard error, and from what its proxy could not do;
    /// or, where it wrote nothing, that there is nothing in it.
    explainMediaProbe(recording, stderr, faults) "(recording: Recording, stderr: string, faults?: ConnectionFault[]): Failure" {
        let faults: Vec<ffmpeg::ConnectionFault> = optional("the faults", faults)?;
        let recording: Recording = value("the recording", recording)?;
        V::answer(&ffmpeg::explain_media_probe(&recording, &text("ffprobe's output", &stderr)?, &faults))
    }

    /// Why a recording can't be rendered although ffprobe ended without an error, from what it wrote to its standard error; null
    /// where nothing says so.
    checkMediaProbe(recording, stderr) "(recording: Recording, stderr: string): Failure | null" {
        V::answer(&ffmpeg::check_media_probe(&value("the recording", recording)?, &text("ffprobe's output", &stderr)?))
    }

    /// That ffprobe was stopped because it took too long to look at a recording.
    lateMediaProbe(recording) "(recording: Recording): Failure" {
        V::answer(&ffmpeg::late_media_probe(&value("the recording", recording)?))
    }

    /// Why a recording can't be read, from what explainMediaProbe or lateMediaProbe says: said of the recording itself, whichever
    /// camera it is of. What is permanent is its asset's `problem`. Null for a failure that tells nothing of the recording.
    recordingProblem(recording, failure) "(recording: Recording, failure: Failure): Failure | null" {
        let recording: Recording = value("the recording", recording)?;
        V::answer(&worker::recording_problem(&recording, &value("the failure", failure)?))
    }

    /// The arguments with which ffprobe describes a file as JSON.
    probeArguments(path) "(path: string): string[]" {
        V::answer(&ffmpeg::probe_arguments(&text("the path", &path)?))
    }

    /// Reads what ffprobe printed.
    readProbe(json) "(json: string): Probe" {
        outcome(ffmpeg::read_probe(&text("ffprobe's output", &json)?))
    }

    /// The arguments with which ffprobe describes a file that somebody handed over, as JSON: as what it is to be and nothing else.
    /// Null for a kind that is text.
    artifactProbeArguments(format, kind, path) "(format: Format, kind: ArtifactKind, path: string): string[] | null" {
        V::answer(&ffmpeg::artifact_probe_arguments(
            value("the format", format)?,
            value("the kind", kind)?,
            &text("the path", &path)?,
        ))
    }

    /// What is known of the file that a render of this request makes, before it is there. The options are those of checkRender.
    plannedOutput(request, options) "(request: RenderRequest, options?: CheckOptions): PlannedOutput" {
        let request = RenderRequest::of(document("the request", &request)?);
        V::answer(&ffmpeg::planned_output(&request, &optional("the options", options)?))
    }

    /// What is wrong with a file that was handed over: it is not of the planned kind, size, rate or length, has other streams,
    /// or is no such text; null where it is what was planned.
    checkArtifact(planned, kind, content) "(planned: PlannedOutput, kind: ArtifactKind, content: ArtifactContent): Failure | null" {
        V::answer(&ffmpeg::check_artifact(
            &value("what is planned", planned)?,
            value("the kind", kind)?,
            &value("the file's content", content)?,
        ))
    }

    /// Reads one block of what ffmpeg's `-progress` prints.
    readProgress(block, duration_ms) "(block: string, durationMs: number): Progress" {
        V::answer(&ffmpeg::read_progress(&text("ffmpeg's progress", &block)?, duration_ms.number()))
    }

    /// How far the whole render is, from 0 to 1, when ffmpeg printed this block for a step.
    stepProgress(step, block) "(step: RenderStep, block: string): number" {
        V::answer(&ffmpeg::step_progress(&value("the step", step)?, &text("ffmpeg's progress", &block)?))
    }

    /// What is wrong with a step that ffmpeg ended without an error; null where it made what it was to make. `progress` is the
    /// last block of what its `-progress` printed.
    checkStep(plan, step, progress) "(plan: RenderPlan, step: RenderStep, progress: string): Failure | null" {
        V::answer(&ffmpeg::check_step(
            &document("the plan", &plan)?,
            &value("the step", step)?,
            &text("ffmpeg's progress", &progress)?,
        ))
    }

    /// What is worth knowing of a step in which checkStep finds nothing wrong, from the same and from what ffmpeg wrote to its
    /// standard error; null where it made all that was planned.
    stepWarning(plan, step, progress, stderr) "(plan: RenderPlan, step: RenderStep, progress: string, stderr: string): Finding | null" {
        V::answer(&ffmpeg::step_warning(
            &document("the plan", &plan)?,
            &value("the step", step)?,
            &text("ffmpeg's progress", &progress)?,
            &text("ffmpeg's output", &stderr)?,
        ))
    }

    /// What went wrong, from what ffmpeg wrote to its standard error, and from what its proxy could not do, if it had one: the
    /// proxy answers 502 then. `step` is the step that failed, where it was one, and `progress` the last block of what its
    /// `-progress` printed.
    explainFailure(plan, stderr, faults, step, progress) "(plan: RenderPlan, stderr: string, faults?: ConnectionFault[], step?: RenderStep, progress?: string): Failure" {
        let faults: Vec<ffmpeg::ConnectionFault> = optional("the faults", faults)?;
        let step: Option<ffmpeg::RenderStep> = optional("the step", step)?;
        let progress: Option<String> = optional("ffmpeg's progress", progress)?;
        let (plan, stderr) = (document("the plan", &plan)?, text("ffmpeg's output", &stderr)?);
        V::answer(&ffmpeg::explain_failure(
            &plan,
            &stderr,
            &faults,
            step.as_ref(),
            &progress.unwrap_or_default(),
        ))
    }

    /// Why there is too little space for a plan to be begun; or, without one, for renders to go on and for any to be begun. Null
    /// where there is enough.
    checkSpace(space, plan) "(space: Space, plan?: RenderPlan): Failure | null" {
        let plan: Option<plan::RenderPlan> = optional_document("the plan", &plan)?;
        V::answer(&ffmpeg::check_space(&value("the space", space)?, plan.as_ref()))
    }

    /// How many bytes are missing for the same, which is what kept parts are to make way for; 0 where there is enough.
    missingBytes(space, plan) "(space: Space, plan?: RenderPlan): number" {
        let plan: Option<plan::RenderPlan> = optional_document("the plan", &plan)?;
        V::answer(&ffmpeg::missing_bytes(&value("the space", space)?, plan.as_ref()))
    }

    /// Whether a part may be kept that was made without a warning: the recording that it was made from is still the file that the
    /// plan was made for. `now` is what its server says when the part is there.
    mayBeKept(plan, step, now) "(plan: RenderPlan, step: RenderStep, now: MediaServed | null): boolean" {
        let now: Option<recording::MediaServed> = optional("what is served", now)?;
        V::answer(&ffmpeg::may_be_kept(
            &document("the plan", &plan)?,
            &value("the step", step)?,
            now.as_ref(),
        ))
    }

    /// The names of the kept parts that are to be deleted: those that are too old, and those that were not used for the longest
    /// time, until what is left is within the limits and so many bytes more are free. `now` is in ms since 1970.
    surplusParts(parts, limits, now, missing_bytes) "(parts: StoredPart[], limits: StoreLimits, now: number, missingBytes?: number): string[]" {
        let parts: Vec<worker::StoredPart> = value("the parts", parts)?;
        let missing: Option<u64> = optional("the missing bytes", missing_bytes)?;
        V::answer(&worker::surplus_parts(
            &parts,
            &value("the limits", limits)?,
            now.number(),
            missing.unwrap_or_default(),
        ))
    }

    /// The end of what ffmpeg wrote to its standard error, without credentials and bounded. `plan` is what was rendered, where
    /// that is known.
    logTail(log, plan) "(log: string, plan?: RenderPlan): string" {
        let plan: Option<plan::RenderPlan> = optional_document("the plan", &plan)?;
        V::answer(&ffmpeg::log_tail(&text("ffmpeg's output", &log)?, plan.as_ref()))
    }

    /// Whether an ffmpeg can make what the plans want: from what `ffmpeg -version` and `ffmpeg -encoders` print.
    ffmpegHealth(version, encoders) "(version: string, encoders: string): FfmpegHealth" {
        V::answer(&ffmpeg::ffmpeg_health(
            &text("ffmpeg's version", &version)?,
            &text("ffmpeg's encoders", &encoders)?,
        ))
    }

    /// Whether a renderer's programs can make what the plans want, from what they say of themselves; if not, what to do.
    rendererHealth(answers) "(answers: RendererAnswers): RendererHealth" {
        V::answer(&ffmpeg::renderer_health(&value("the programs' answers", answers)?))
    }

    /// The version that `ffmpeg -version` or `ffprobe -version` names; null where they name none.
    programVersion(printed) "(text: string): string | null" {
        V::answer(&ffmpeg::program_version(&text("the program's output", &printed)?))
    }

    /// The files of a render that are handed over, in this order.
    artifactFiles(paths) "(paths: ArtifactPaths): ArtifactFile[]" {
        V::answer(&ffmpeg::artifact_files(&value("the paths", paths)?))
    }

    /// The times, sizes and fixed answers that every worker goes by.
    workerRules() "(): WorkerRules" {
        V::answer(&worker::WORKER_RULES)
    }

    /// When the worker that holds a lease reports, and when it stops because it could not renew the lease.
    leaseTiming(lease_ms) "(leaseMs: number): LeaseTiming" {
        V::answer(&worker::lease_timing(value("the lease", lease_ms)?))
    }

    /// How a failed attempt is reported. `message` says what went wrong; it is not used where a worker was stopped.
    attemptFailure(cause, message) "(cause: AttemptCause, message?: string | null): Failure" {
        let message: Option<String> = optional("the message", message)?;
        V::answer(&worker::attempt_failure(value("the cause", cause)?, &message.unwrap_or_default()))
    }

    /// Findings as a worker reports them of what it made, which may say anything: as warnings, of codes that there are, fit to be
    /// stored and shown, and not too many.
    readWarnings(reported) "(reported: Finding[]): Finding[]" {
        let reported: Vec<Finding> = document("the warnings", &reported)?;
        V::answer(&worker::read_warnings(&reported))
    }

    /// What the HTTP status of a refused report, file or claim means for the worker.
    reportRefusal(status) "(status: number): ReportRefusal" {
        V::answer(&worker::report_refusal(value("the status", status)?))
    }

    /// The command that runs a program so that it is killed with the worker. It has to lead a process group, with a pipe as
    /// standard input that nobody writes to. It needs setpriv, which is a part of every Linux, and of no other system.
    killWithParent(program, args, memory_bytes) "(program: string, args: string[], memoryBytes?: number | null): string[]" {
        let args: Vec<String> = value("the arguments", args)?;
        let memory: Option<u64> = optional("the memory", memory_bytes)?;
        V::answer(&worker::kill_with_parent(&text("the program", &program)?, &args, memory))
    }

    /// Why a program that was run by `killWithParent` did not even start; null where it did. The exit code is null where a
    /// signal ended it.
    startFailure(exit_code, stderr) "(exitCode: number | null, stderr: string): string | null" {
        let exit_code: Option<i32> = optional("the exit code", exit_code)?;
        V::answer(&worker::start_failure(exit_code, &text("the program's output", &stderr)?))
    }

    /// Reads the head of a request to a render's proxy, without the empty line at its end and decoded as Latin-1; null where it
    /// is no request of a proxy.
    readProxyRequest(head) "(head: string): ProxyRequest | null" {
        V::answer(&worker::read_proxy_request(&text("the head", &head)?))
    }

    /// The addresses that a render's proxy tries in turn, or why it makes no connection. Ask with null before the host is
    /// resolved, and then with all its addresses.
    addressesToTry(host, port, addresses, options) "(host: string, port: number, addresses: string[] | null, options?: CheckOptions): AddressesToTry" {
        let addresses: Option<Vec<String>> = optional("the addresses", addresses)?;
        let options: CheckOptions = optional("the options", options)?;
        V::answer(&worker::addresses_to_try(
            &text("the host", &host)?,
            value("the port", port)?,
            addresses.as_deref(),
            &options.media,
        ))
    }
}

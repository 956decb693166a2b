/* tslint:disable */
/* eslint-disable */
/**
 * A chapter of the output, in whose time it is told.
 */
export interface PlanChapter {
    /**
     * From here, in whole ms.
     */
    startMs: number;
    /**
     * To here, in ms: where the next chapter begins, or the end.
     */
    endMs: number;
    /**
     * Its title.
     */
    title: string;
}

/**
 * A chapter, an overlay or a short.
 */
export interface TimelineEntry {
    /**
     * Its place in its track of the EDL, from 0.
     */
    index: number;
    /**
     * Its title, or an overlay's id; else its place in the track.
     */
    label: string;
    /**
     * From here (included).
     */
    startMs: number;
    /**
     * To here (excluded).
     */
    endMs: number;
}

/**
 * A colour matrix.
 */
export type ColourMatrix = "bt601" | "bt709" | "bt2020";

/**
 * A connection that the proxy of a render did not make.
 */
export interface ConnectionFault {
    /**
     * The host that was asked for.
     */
    host: string;
    /**
     * Why there is none.
     */
    cause: FaultCause;
    /**
     * What [`check_address`](crate::media::check_address) says, or the system, such as `connection refused`.
     */
    reason?: string;
}

/**
 * A cut of the programme track.
 */
export interface TimelineCut {
    /**
     * Its place in the programme track of the EDL, from 0.
     */
    index: number;
    /**
     * Its id, else its place in the track.
     */
    label: string;
    /**
     * The camera's place in `cameras`.
     */
    camera: number;
    /**
     * From here (included).
     */
    startMs: number;
    /**
     * To here (excluded).
     */
    endMs: number;
}

/**
 * A decision or a rejection as plain data: `ok` tells which.
 */
export type Outcome = ({ ok: true } & Decision) | ({ ok: false } & Rejection);

/**
 * A file in a machine's store of parts.
 */
export interface StoredPart {
    /**
     * How it is found again.
     */
    name: string;
    /**
     * How large it is.
     */
    bytes: number;
    /**
     * When it was last used, in ms since 1970.
     */
    usedAt: number;
    /**
     * Whether a render that goes on has it.
     */
    inUse: boolean;
}

/**
 * A file of an attempt.
 */
export interface ArtifactFile {
    /**
     * What it is.
     */
    kind: ArtifactKind;
    /**
     * Where it is.
     */
    path: string;
}

/**
 * A file that the render reads.
 */
export interface PlanInput {
    /**
     * The camera that it is of.
     */
    camera: string;
    /**
     * The asset that it belongs to.
     */
    assetId: string;
    /**
     * Its mezzanine.
     */
    url: string;
    /**
     * How it is read; absent where nobody looked at it: then as most recordings are.
     */
    media?: PlanMedia;
    /**
     * What its server said of the file when somebody looked at it; absent where nobody did.
     */
    served?: MediaServed;
}

/**
 * A fraction, such as 30000/1001 frames per second.
 */
export interface Ratio {
    /**
     * Above the line.
     */
    num: number;
    /**
     * Below the line; not 0.
     */
    den: number;
}

/**
 * A new job: what to store, and what to do then.
 */
export interface Created {
    /**
     * To be stored.
     */
    job: Job;
    /**
     * To be done once it is stored.
     */
    effects: Effect[];
    /**
     * The first entry of its history.
     */
    entry: Entry;
}

/**
 * A part of a render that is kept: who needs the same again takes it from there.
 */
export interface RenderPart {
    /**
     * What it is kept by: 64 hexadecimal digits. The same key has the same content.
     */
    key: string;
    /**
     * The file that it is.
     */
    path: string;
    /**
     * The place in the plan's inputs of the recording that it is made from; null for black.
     */
    input?: number | null;
}

/**
 * A part of the programme: `{"short": 0}`, `{"clip": {"startMs": 0, "endMs": 1000}}` or `{"stillAtMs": 500}`.
 */
export type Selection = { short: number } | { clip: Clip } | { stillAtMs: number };

/**
 * A range of the programme.
 */
export interface Clip {
    /**
     * From here (included), in ms of the programme.
     */
    startMs: number;
    /**
     * To here (excluded), in ms of the programme.
     */
    endMs: number;
}

/**
 * A range that makes a good short.
 */
export interface Short {
    /**
     * From here (included), in ms of the programme.
     */
    startMs: number;
    /**
     * To here (excluded), in ms of the programme.
     */
    endMs: number;
    /**
     * Its title.
     */
    title: string;
    /**
     * Its first words.
     */
    hook?: string;
}

/**
 * A recording session.
 */
export interface Session {
    /**
     * Its id.
     */
    id: string;
    /**
     * The id by which its EDLs name it, where that is another one than `id`.
     */
    sessionId?: string | null;
    /**
     * Its title; not judged.
     */
    title?: string | null;
    /**
     * The camera whose clock the others are synchronised to.
     */
    anchorAngle?: string | null;
    /**
     * Source time minus programme time in ms, by camera; used where the EDL's source has no offset of its own.
     */
    syncOffsetsMs?: Record<string, number> | null;
    /**
     * How long it was, in ms; not judged.
     */
    durationMs?: number | null;
    /**
     * What was said, in any order; the subtitles are made of it. At most [`MAX_CUES`] cues are read.
     */
    transcript?: TranscriptCue[] | null;
    /**
     * False where it was never published; absent means that it was, or that nothing has to be.
     */
    published?: boolean | null;
}

/**
 * A recording that a render may read.
 */
export interface Recording {
    /**
     * Its place among the request's assets.
     */
    asset: number;
    /**
     * The camera that it is of.
     */
    camera: string;
    /**
     * Its mezzanine.
     */
    url: string;
}

/**
 * A render of one session in one format.
 *
 * Frames are counted on the grid of `frameRate`, which begins with the programme: frame `n` shows it `n / rate` s after `start_ms`,
 * where a frame of the whole programme begins, too. A time of the programme in ms lies on its frame `round(ms * rate / 1000)`,
 * each by itself, so that nothing adds up over the cuts.
 */
export interface RenderPlan {
    /**
     * What is made.
     */
    format: Format;
    /**
     * What its file looks like.
     */
    output: FormatSpec;
    /**
     * From here (included) the programme is made, in ms: where the frame of the programme begins that is nearest to what is asked
     * for; 0 for the whole programme and for a still.
     */
    startMs: number;
    /**
     * To here (excluded) the programme is made, in ms; the programme's end for the whole of it and for a still.
     */
    endMs: number;
    /**
     * The output's length in ms: exactly `frames`, so it may have a fraction.
     */
    durationMs: number;
    /**
     * The output's length in frames; 1 for a still.
     */
    frames: number;
    /**
     * The output's frames per second, and the grid on which a still is taken: what is asked for; else the EDL's `fps`, as far
     * as an output can have it ([`FrameRate::from_fps`]); else that of the recording that is heard, or where that has no
     * pictures of the first cut's; else, and where that varies, 30.
     */
    frameRate: FrameRate;
    /**
     * The cameras that are seen or heard, each once.
     */
    inputs: PlanInput[];
    /**
     * What is seen, from the first frame to the last with no gap; for a still the one segment that it is taken from.
     */
    segments: Segment[];
    /**
     * What is heard; null for a still.
     */
    audio: PlanAudio | null;
    /**
     * The chapters, in order, none of them empty; none for a still.
     */
    chapters: PlanChapter[];
    /**
     * The subtitles, in order; they may overlap. None without a transcript, and none for a still.
     */
    captions: PlanCaption[];
    /**
     * Where in the programme a still is taken; null for a video.
     */
    stillAtMs: number | null;
    /**
     * Whether the render goes on where a recording is damaged; absent means that it fails there.
     */
    concealDamage?: boolean;
}

/**
 * A request to render a session.
 */
export interface TriggerRequest {
    /**
     * The session, by whichever id the caller knows.
     */
    sessionId: string;
    /**
     * The locale in which the session is meant; absent means the default one, or the one that it has.
     */
    locale?: string;
    /**
     * What to make of it.
     */
    format: Format;
    /**
     * What part of the programme is made; absent means what the format makes by itself.
     */
    selection?: Selection;
    /**
     * How it is made.
     */
    settings: RenderSettings;
    /**
     * The caller's notes, kept with the job.
     */
    metadata: Record<string, unknown>;
    /**
     * Whether to render although the same render is queued or being made already.
     */
    force: boolean;
    /**
     * The digest of all that is asked for: equal for equal requests, whatever their text looks like.
     */
    fingerprint: string;
}

/**
 * A run of ffmpeg that makes a still, and where it writes it.
 */
export interface CameraStill {
    /**
     * ffmpeg's arguments.
     */
    arguments: string[];
    /**
     * Where the JPEG is afterwards.
     */
    path: string;
}

/**
 * A run of frames from one source, or of black.
 */
export interface Segment {
    /**
     * The cut's place in the program track, from 0; null for black.
     */
    cut?: number | null;
    /**
     * The cut's id; null if it has none, and for black.
     */
    id: string | null;
    /**
     * The camera; null for black.
     */
    camera: string | null;
    /**
     * The camera's place in `inputs`; null for black.
     */
    input: number | null;
    /**
     * From here in the programme, in ms, as the EDL says; where what is made begins later, from there.
     */
    startMs: number;
    /**
     * To here in the programme, in ms, as the EDL says; where what is made ends earlier, to there.
     */
    endMs: number;
    /**
     * From here in the source, in ms: the start plus the camera's offset; null for black.
     */
    sourceStartMs: number | null;
    /**
     * To here in the source, in ms; null for black.
     */
    sourceEndMs: number | null;
    /**
     * Its first frame in the output.
     */
    startFrame: number;
    /**
     * The frame after its last one.
     */
    endFrame: number;
    /**
     * What is kept of its pictures; absent means what covers the output, around their middle.
     */
    framing?: PlanFraming;
}

/**
 * A small text file that ffmpeg reads or that is an artifact itself.
 */
export interface TextFile {
    /**
     * Where to write it.
     */
    path: string;
    /**
     * What to write, as UTF-8.
     */
    text: string;
}

/**
 * A stream of pictures.
 */
export interface PictureStream {
    /**
     * Its place among all streams of the file, from 0.
     */
    index?: number;
    /**
     * ffmpeg's name of its codec, such as `prores`.
     */
    codec?: string;
    /**
     * Pixels from left to right, as they are stored.
     */
    width?: number;
    /**
     * Pixels from top to bottom, as they are stored.
     */
    height?: number;
    /**
     * The shape of a pixel; null where it is square or not told.
     */
    sampleAspect?: Ratio | null;
    /**
     * By how many degrees it is turned when it is shown, as ffprobe counts them.
     */
    rotation?: number;
    /**
     * Pictures per second, on average; null where it is not told.
     */
    frameRate?: Ratio | null;
    /**
     * Whether pictures come at even times, as far as the file's head tells.
     */
    constantRate?: boolean;
    /**
     * The order of its fields, such as `tt`; null where the pictures are progressive, or where it is not told.
     */
    fieldOrder?: string | null;
    /**
     * ffmpeg's name of its pixel format, such as `yuv422p10le`.
     */
    pixelFormat?: string | null;
    /**
     * Whether pixels may be transparent.
     */
    alpha?: boolean;
    /**
     * Its colour primaries, such as `bt2020`; null where it is not told, as are the next three.
     */
    primaries?: string | null;
    /**
     * Its transfer characteristics, such as `arib-std-b67`.
     */
    transfer?: string | null;
    /**
     * Its colour matrix, such as `smpte170m`.
     */
    matrix?: string | null;
    /**
     * `pc` for full range, `tv` for limited.
     */
    range?: string | null;
    /**
     * Whether it is a cover or thumbnails, and not what was recorded.
     */
    attached?: boolean;
    /**
     * Where it begins by the file's clock, in ms.
     */
    startMs?: number | null;
    /**
     * How long it is, in ms; 0 where it holds nothing.
     */
    durationMs?: number | null;
}

/**
 * A stream of sound.
 */
export interface SoundStream {
    /**
     * Its place among all streams of the file, from 0.
     */
    index?: number;
    /**
     * ffmpeg's name of its codec, such as `pcm_s24le`.
     */
    codec?: string;
    /**
     * How many channels it has.
     */
    channels?: number;
    /**
     * Which they are, such as `stereo` or `5.1(side)`; null where it is not told.
     */
    layout?: string | null;
    /**
     * Samples per second.
     */
    sampleRate?: number;
    /**
     * Where it begins by the file's clock, in ms.
     */
    startMs?: number | null;
    /**
     * How long it is, in ms; 0 where it holds nothing.
     */
    durationMs?: number | null;
}

/**
 * A time with nothing in it.
 */
export interface TimelineRange {
    /**
     * From here (included).
     */
    startMs: number;
    /**
     * To here (excluded).
     */
    endMs: number;
}

/**
 * A trigger's body, read: a request, or everything that is wrong with it.
 */
export type TriggerOutcome = { ok: true; request: TriggerRequest } | { ok: false; findings: Finding[] };

/**
 * A value named in a finding's message.
 */
export type Param = number | string;

/**
 * A way from one status of a job to another.
 */
export interface Transition {
    /**
     * The status left.
     */
    from: Status;
    /**
     * The status entered.
     */
    to: Status;
    /**
     * What happens then.
     */
    event: EventKind;
}

/**
 * A way from one status of an EDL to another.
 */
export interface EdlTransition {
    /**
     * The status left.
     */
    from: EdlStatus;
    /**
     * The status entered.
     */
    to: EdlStatus;
}

/**
 * A way to choose a part of the programme: a key of a [`Selection`].
 */
export type SelectionKind = "short" | "clip" | "stillAtMs";

/**
 * A way to record more than a usual screen shows: the primaries of BT.2020, and with the first two more light as well.
 */
export type WideColours = "hlg" | "pq" | "sdr";

/**
 * A worker's hold on a job, which its reports renew.
 */
export interface Lease {
    /**
     * The worker.
     */
    owner: string;
    /**
     * From this time on (ms since the epoch) the worker counts as lost.
     */
    expiresAt: number;
}

/**
 * An EDL to choose from.
 */
export interface EdlCandidate {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its version; absent counts as the lowest.
     */
    version?: number | null;
    /**
     * Where it stands.
     */
    status: string | null;
    /**
     * False where it was never published.
     */
    published?: boolean | null;
}

/**
 * An EDL's tracks. Times are in ms of the programme.
 */
export interface Timeline {
    /**
     * The axis' length: the programme's, or more where something ends later; 0 where nothing can be placed.
     */
    lengthMs: number;
    /**
     * The cameras: in the order of their first cut.
     */
    cameras: string[];
    /**
     * The cuts, by their start.
     */
    cuts: TimelineCut[];
    /**
     * Where no camera is cut to: the picture is black.
     */
    gaps: TimelineRange[];
    /**
     * The chapters, as they were written; each ends where the next one begins.
     */
    chapters: TimelineEntry[];
    /**
     * The overlays, as they were written.
     */
    overlays: TimelineEntry[];
    /**
     * The shorts, as they were written.
     */
    shorts: TimelineEntry[];
    /**
     * The findings that have a place.
     */
    marks: TimelineMark[];
}

/**
 * An edit decision list as it is stored.
 */
export interface Edl {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its version, counted up.
     */
    version?: number | null;
    /**
     * Where it stands: only `locked` is rendered.
     */
    status: string | null;
    /**
     * Its content: a [`CanonicalEdl`](crate::edl::CanonicalEdl), or its JSON text.
     */
    canonicalEdl?: unknown;
    /**
     * False where it was never published; absent means that it was, or that nothing has to be.
     */
    published?: boolean | null;
}

/**
 * An order to the caller. Each may be carried out twice without harm.
 */
export type Effect = { type: "enqueue"; jobId: string; at?: number } | { type: "stop_render"; jobId: string; attempt: number } | { type: "discard_artifacts"; jobId: string; attempt: number };

/**
 * By whom and for what parts are made.
 */
export interface PartScope {
    /**
     * What `ffmpeg -version` prints: another build may make other frames.
     */
    ffmpeg: string;
    /**
     * How many processors there are: so many threads encode where no limit says how many, and their number changes the frames.
     */
    processors: number;
    /**
     * The job. A recording of which its server does not tell whether it is still the same file is the same for one job alone.
     */
    jobId: string;
}

/**
 * Findings as a worker reports them of what it made, which may say anything: as warnings, of codes that there are, fit to be
 * stored and shown, and not too many.
 */
export function readWarnings(reported: Finding[]): Finding[];


/**
 * Frames in a row.
 */
export interface FrameSpan {
    /**
     * The first one.
     */
    start: number;
    /**
     * The one after the last.
     */
    end: number;
}

/**
 * Frames per second, exactly: `num / den`, in lowest terms and above 0. 29.97 is 30000/1001.
 */
export interface FrameRate {
    /**
     * So many frames …
     */
    num: number;
    /**
     * … in so many seconds.
     */
    den: number;
}

/**
 * How a failed attempt is reported. `message` says what went wrong; it is not used where a worker was stopped.
 */
export function attemptFailure(cause: AttemptCause, message?: string | null): Failure;


/**
 * How a queue fares, and which workers listen.
 */
export interface QueueHealth {
    /**
     * A stable name.
     */
    code: QueueCode;
    /**
     * Whether each worker listens, in the order in which they were given.
     */
    listening: boolean[];
    /**
     * Whether each worker is there and can't render, in the same order. Such a one does not listen.
     */
    unfit: boolean[];
    /**
     * What is wrong, in words; empty where nothing is.
     */
    message: string;
}

/**
 * How a queue fares.
 */
export type QueueCode = "ok" | "rendering_paused" | "no_worker" | "no_renderer" | "queue_stuck";

/**
 * How a recording that was looked at is read.
 */
export interface PlanMedia {
    /**
     * Where the recording begins by the file's own clock, in ms.
     */
    originMs: number;
    /**
     * How long before what is wanted pictures are read from, in ms; null for from the beginning. A seek lands on a key frame
     * where the container has an index, and anywhere where it has none.
     */
    leadMs: number | null;
    /**
     * The same for sound.
     */
    soundLeadMs: number | null;
    /**
     * The pictures; null in a recording of sound alone.
     */
    picture: PlanPicture | null;
}

/**
 * How a render is made. What is absent is as the EDL and its recordings have it, and as every render is made.
 */
export interface RenderSettings {
    /**
     * Frames per second; absent means the EDL's `fps`, else the rate of the recording that is heard, else 30.
     */
    fps?: number;
    /**
     * What becomes of a render whose recordings are damaged; absent means that it fails.
     */
    onDamage?: OnDamage;
}

/**
 * How a session fared by one rule.
 */
export type RuleOutcome = "passed" | "warning" | "failed" | "unchecked" | "off";

/**
 * How decisions are made; what is absent has its default.
 */
export interface Policy {
    /**
     * How often a new job may be started in all, at least once; 3 by default. A job keeps what it was created with.
     */
    maxAttempts?: number;
    /**
     * How long a worker is believed without a report, in ms; 30,000 by default.
     */
    leaseMs?: number;
    /**
     * The wait after the first failed attempt, in ms, which doubles with each further one; 5,000 by default.
     */
    retryBaseMs?: number;
    /**
     * The longest wait between two attempts, in ms; 300,000 by default.
     */
    retryMaxMs?: number;
    /**
     * How long one attempt may take, by format; what is absent has its format's default.
     */
    timeLimitsMs?: TimeLimits;
    /**
     * A random number from 0 to 1, made by the caller, that spreads the waits of jobs which failed together; 0.5 by
     * default.
     */
    jitter?: number;
}

/**
 * How far a run of ffmpeg is.
 */
export interface Progress {
    /**
     * From 0 to 1, by what is written.
     */
    progress: number;
    /**
     * How much is written, in ms; null as long as ffmpeg does not say.
     */
    outTimeMs: number | null;
    /**
     * How many frames of the first output's pictures are written; null as long as ffmpeg does not say.
     */
    frames: number | null;
    /**
     * How fast compared to playing; null as long as ffmpeg does not say.
     */
    speed: number | null;
    /**
     * Whether this is the last block. It is also printed when a run fails: only the exit code says that it succeeded.
     */
    done: boolean;
}

/**
 * How far the whole render is, from 0 to 1, when ffmpeg printed this block for a step.
 */
export function stepProgress(step: RenderStep, block: string): number;


/**
 * How long one attempt at a format may take.
 */
export interface TimeLimit {
    /**
     * The format.
     */
    format: Format;
    /**
     * In ms.
     */
    limitMs: number;
}

/**
 * How long one attempt may take, in ms, by format.
 */
export interface TimeLimits {
    /**
     * 6 hours by default.
     */
    full_16_9?: number;
    /**
     * Half an hour by default.
     */
    short_9_16?: number;
    /**
     * 6 hours by default.
     */
    clip_1_1?: number;
    /**
     * 10 minutes by default.
     */
    thumbnail?: number;
}

/**
 * How loud a programme is made: by one gain for all of it, so that its loudness range stays what it was, and a limiter for
 * the peaks that are then too high. Where much is limited, the whole ends a little below what is wanted.
 */
export interface LoudnessTarget {
    /**
     * The loudness of the whole, in LUFS.
     */
    integratedLufs: number;
    /**
     * No peak is to be higher, in dB of full scale, between the samples as well (dBTP).
     */
    truePeakDbtp: number;
    /**
     * No programme is made louder than by this, in dB: beyond it one would hear noise.
     */
    maxGainDb: number;
}

/**
 * How loud a programme is, as EBU R 128 measures it.
 */
export interface Loudness {
    /**
     * The loudness of the whole, in LUFS.
     */
    integratedLufs: number;
    /**
     * The highest peak, in dB of full scale, between the samples as well (dBTP).
     */
    truePeakDbtp: number;
}

/**
 * How many bytes are missing for the same, which is what kept parts are to make way for; 0 where there is enough.
 */
export function missingBytes(space: Space, plan?: RenderPlan): number;


/**
 * How much is kept, and for how long.
 */
export interface StoreLimits {
    /**
     * All parts together are no larger than this.
     */
    maxBytes: number;
    /**
     * What was not used for so long is not kept.
     */
    maxAgeMs: number;
}

/**
 * How stereo is made of what was recorded.
 */
export type ChannelUse = "mixedDown" | "firstTwo" | "alternating" | "chosen";

/**
 * How strictly an EDL is checked, and where its media may lie. What is absent has its default: nothing debatable blocks a
 * render, and media lie on public hosts.
 */
export interface CheckOptions {
    /**
     * Times at which nothing is seen (`cut_gap`); a warning by default.
     */
    gaps?: Level;
    /**
     * Shots that are too short or too many (`shot_too_short`, `cuts_too_dense`); warnings by default.
     */
    shotLength?: Level;
    /**
     * Cuts between two frames, and recordings of another rate (`frame_misaligned`, `source_rate_differs`); warnings by
     * default. Both are only looked for in an EDL with `fps`.
     */
    frameAlignment?: Level;
    /**
     * Cameras that are neither seen nor heard (`camera_unused`); a warning by default.
     */
    unusedCameras?: Level;
    /**
     * Recordings that nobody has looked at (`recording_unchecked`); off by default, as only who has ffprobe can look at them.
     * The plugin has a warning.
     */
    uncheckedRecordings?: Level;
    /**
     * The shortest shot that is not called too short, in ms; 500 by default.
     */
    minShotMs?: number;
    /**
     * The most shots that may begin within one minute; 60 by default.
     */
    maxCutsPerMinute?: number;
    /**
     * Which hosts mezzanines may lie on; any public one by default.
     */
    media?: MediaPolicy;
}

/**
 * How to carry out a plan: write the files, then run ffmpeg once for each step, in order, but for those whose part is there
 * already. [`check_step`] judges each run that succeeded. After a step that measures, the steps are asked for anew with what it
 * measured: those after it then have their final arguments.
 */
export interface RenderSteps {
    /**
     * What to write before the first step.
     */
    files: TextFile[];
    /**
     * The runs of ffmpeg.
     */
    steps: RenderStep[];
    /**
     * What is there afterwards.
     */
    artifacts: ArtifactPaths;
}

/**
 * One camera, seen from one time to another.
 */
export interface Cut {
    /**
     * Its name, unique in the track.
     */
    id?: string;
    /**
     * From here (included), in ms of the programme.
     */
    startMs: number;
    /**
     * To here (excluded), in ms of the programme.
     */
    endMs: number;
    /**
     * Which camera: a name in `sources`.
     */
    camera: string;
    /**
     * Why the cut was made; not judged.
     */
    reason?: string;
    /**
     * How sure the tool was, 0 to 1; not judged.
     */
    confidence?: number;
    /**
     * What is kept of its camera's pictures, by format, where that is another framing than the camera's.
     */
    framing?: Partial<Record<Format, Framing>>;
}

/**
 * One go at a job.
 */
export interface Attempt {
    /**
     * Its number, from 1.
     */
    attempt: number;
    /**
     * The worker that held its lease; null where somebody started it by hand.
     */
    worker: string | null;
    /**
     * When it began, in ms since the epoch.
     */
    startedAt: number;
    /**
     * When it ended; null while it goes on.
     */
    endedAt: number | null;
    /**
     * What ended it; null while it goes on.
     */
    endedBy: EventKind | null;
    /**
     * The status that it left the job in; null while it goes on.
     */
    outcome: Status | null;
    /**
     * Why it failed, or what was said when it was cancelled.
     */
    reason: string | null;
    /**
     * Whether trying again could help; null where it did not fail.
     */
    failureKind: FailureKind | null;
}

/**
 * One problem: what, where, and what to do.
 */
export interface Finding {
    /**
     * A stable name such as `edl_not_locked`; the admin translates by it.
     */
    code: string;
    /**
     * Whether it blocks.
     */
    severity: Severity;
    /**
     * Where in the input, such as `assets[1].mezzanineUrl`.
     */
    path: string;
    /**
     * What is wrong, in English.
     */
    message: string;
    /**
     * What to do about it, in English.
     */
    remedy: string;
    /**
     * The values that the message names, for translations.
     */
    params: Record<string, Param>;
}

/**
 * One recording of a session.
 */
export interface Asset {
    /**
     * Its id: what an EDL source's `assetId` names.
     */
    id: string;
    /**
     * The camera that it is the recording of.
     */
    angle?: string | null;
    /**
     * `camera`, `audio` or `screen`. One of type `audio` can be heard, and not seen.
     */
    type?: string | null;
    /**
     * Where the full-quality file lies: an http or https URL.
     */
    mezzanineUrl?: string | null;
    /**
     * Its length in ms; absent means long enough.
     */
    durationMs?: number | null;
    /**
     * Its frames per second; compared with the EDL's, where both are given.
     */
    fps?: number | null;
    /**
     * False where it was never published; absent means that it was, or that nothing has to be.
     */
    published?: boolean | null;
    /**
     * What the recording is, where somebody looked at it. It counts before what the fields above say of the file.
     */
    probe?: MediaProbe | null;
    /**
     * Why it can't be read, in English, where somebody looked at it and trying again is of no use.
     */
    problem?: string | null;
}

/**
 * One render job. Times are in ms since the epoch.
 */
export interface Job {
    /**
     * Its name, unique among all jobs.
     */
    jobId: string;
    /**
     * Where it stands.
     */
    status: Status;
    /**
     * What it makes.
     */
    format: Format;
    /**
     * How much of the current attempt is done, 0 to 1.
     */
    progress: number;
    /**
     * How often it was started: 0 before the first time. What a worker reports carries it, so that a report of an older
     * attempt is refused (a fencing token).
     */
    attempt: number;
    /**
     * How many attempts it may have in all, of those that count.
     */
    maxAttempts: number;
    /**
     * How many of its attempts do not count, because they were interrupted: its worker was stopped, or lost its ffmpeg.
     * Jobs and histories of before do not name it.
     */
    interruptions?: number;
    /**
     * Which worker renders it, and until when that is believed; none while no worker does.
     */
    lease: Lease | null;
    /**
     * By then the current attempt has to end: the run time limit of its format. No report renews the lease beyond it.
     */
    deadlineAt: number | null;
    /**
     * What the worker does at the moment; none while no worker does anything.
     */
    phase: Phase | null;
    /**
     * How many parts the current attempt has made; none where its worker does not tell. Jobs and histories of before do not name it.
     */
    parts: JobParts | null;
    /**
     * Not to be started before, and of a failed job when it is retried by itself.
     */
    nextAttemptAt: number | null;
    /**
     * When the current attempt was started.
     */
    renderStartedAt: number | null;
    /**
     * When the current attempt completed or failed.
     */
    renderCompletedAt: number | null;
    /**
     * Why the last attempt failed.
     */
    errorMessage: string | null;
    /**
     * Whether another attempt can help.
     */
    failureKind: FailureKind | null;
    /**
     * What was made.
     */
    artifacts: Artifacts | null;
}

/**
 * One rule of the gate, and how a session fared by it.
 */
export interface ChecklistItem {
    /**
     * The rule's stable name, such as `edlLocked`; the admin translates by it.
     */
    rule: string;
    /**
     * How the session fared.
     */
    outcome: RuleOutcome;
    /**
     * What was found, in the report's order.
     */
    findings: Finding[];
}

/**
 * One run of ffmpeg.
 */
export interface RenderStep {
    /**
     * What it does: [`Phase::Rendering`], [`Phase::Measuring`] or [`Phase::Joining`].
     */
    phase: Phase;
    /**
     * Its arguments, without the program's name. Its progress comes on standard output, its errors on standard error.
     */
    arguments: string[];
    /**
     * How much of the output it makes, in ms: what its progress is measured by.
     */
    durationMs: number;
    /**
     * Its part of the whole progress; all parts make 1.
     */
    share: number;
    /**
     * The parts of the steps before it.
     */
    progressBefore?: number;
    /**
     * Whether its standard error tells how loud the sound is: [`read_loudness`] reads it.
     */
    measures: boolean;
    /**
     * The place in the plan's `segments` of the one whose pictures it takes from a source; null where it takes none.
     */
    segment?: number | null;
    /**
     * The frames of the output that it makes of a segment; null where it makes none, and for a still.
     */
    frames?: FrameSpan | null;
    /**
     * What it makes, alone or with the steps beside it of the same part, of which the last one finishes it. Where that is there
     * already, none of them has to be carried out. Null for what is not kept.
     */
    part?: RenderPart | null;
}

/**
 * One step of a job's life: when, from where to where, what happened, by whom and why, and what it changed.
 */
export interface Entry {
    /**
     * When, in ms since the epoch.
     */
    at: number;
    /**
     * The status left; null in the first entry.
     */
    from: Status | null;
    /**
     * The status entered.
     */
    to: Status;
    /**
     * What happened.
     */
    event: EventKind;
    /**
     * Who caused it, where somebody said so.
     */
    actor: string | null;
    /**
     * Why: a failure's message, or what was said when the job was cancelled.
     */
    reason: string | null;
    /**
     * The job's attempt after this step.
     */
    attempt: number;
    /**
     * What changed; in the first entry the whole job.
     */
    set: Partial<Job>;
}

/**
 * One subtitle.
 */
export interface PlanCaption {
    /**
     * From here in the output, in whole ms.
     */
    startMs: number;
    /**
     * To here in the output, in whole ms.
     */
    endMs: number;
    /**
     * What is said; it may have several lines.
     */
    text: string;
    /**
     * Who says it; null where the transcript does not tell.
     */
    speaker: string | null;
}

/**
 * Reads how loud the sound is from the standard error of the step that measures; null of silence and without sound.
 */
export function readLoudness(stderr: string): Loudness | null;


/**
 * Reads one block of what ffmpeg's `-progress` prints.
 */
export function readProgress(block: string, durationMs: number): Progress;


/**
 * Reads the head of a request to a render's proxy, without the empty line at its end and decoded as Latin-1; null where it
 * is no request of a proxy.
 */
export function readProxyRequest(head: string): ProxyRequest | null;


/**
 * Reads what a server says of a recording's file, to a request for its first byte (`Range: bytes=0-0`), with the headers' names
 * in lower case: a probe's `served`. Null for an answer that is not the file.
 */
export function readMediaHeaders(status: number, headers: Record<string, string>): MediaServed | null;


/**
 * Reads what ffprobe printed of a recording.
 */
export function readMediaProbe(json: string): MediaProbe;


/**
 * Reads what ffprobe printed.
 */
export function readProbe(json: string): Probe;


/**
 * Something laid over the picture.
 */
export interface Overlay {
    /**
     * Its name.
     */
    id?: string;
    /**
     * From here (included), in ms of the programme.
     */
    startMs: number;
    /**
     * To here (excluded), in ms of the programme.
     */
    endMs: number;
    /**
     * `lowerThird`, `title`, `scripture` or `cta`.
     */
    type: 'lowerThird' | 'title' | 'scripture' | 'cta';
    /**
     * What it shows.
     */
    payload?: unknown;
}

/**
 * Something that happened to a job, to be judged by [`decide`](crate::decide::decide). Each kind has the fields that its
 * own description names, besides `actor`; it has no use for the others.
 */
export interface Event {
    /**
     * What happened.
     */
    type: EventKind;
    /**
     * Who caused it, for the history.
     */
    actor?: string;
    /**
     * The attempt that a worker speaks of: a report of another one than the current is refused. Without it somebody else
     * speaks, and means the current one.
     */
    attempt?: number;
    /**
     * The worker that takes the job, or that reports.
     */
    owner?: string;
    /**
     * How much is done, 0 to 1. Less than before keeps what was before.
     */
    progress?: number;
    /**
     * What the worker does at the moment; absent keeps what was said before.
     */
    phase?: Phase;
    /**
     * How many parts are there; absent keeps what was said before.
     */
    parts?: JobParts;
    /**
     * What was made.
     */
    artifacts?: Partial<Artifacts>;
    /**
     * What went wrong.
     */
    message?: string;
    /**
     * Whether another attempt can help; absent means that it can't.
     */
    kind?: FailureKind;
    /**
     * Why, for the history.
     */
    reason?: string;
    /**
     * For how long, in ms, whoever says so has seen the lease unchanged, by what no clock that is set can change. Absent:
     * the end of the lease alone counts.
     */
    watchedMs?: number;
}

/**
 * Something that somebody said.
 */
export interface TranscriptCue {
    /**
     * From here in the programme, in ms.
     */
    startMs: number;
    /**
     * To here in the programme, in ms.
     */
    endMs: number;
    /**
     * What is said; it may have several lines.
     */
    text: string;
    /**
     * Who says it.
     */
    speaker?: string | null;
}

/**
 * That ffprobe was stopped because it took too long to look at a recording.
 */
export function lateMediaProbe(recording: Recording): Failure;


/**
 * The addresses that a render's proxy tries in turn, or why it makes no connection. Ask with null before the host is
 * resolved, and then with all its addresses.
 */
export function addressesToTry(host: string, port: number, addresses: string[] | null, options?: CheckOptions): AddressesToTry;


/**
 * The addresses that the proxy tries in turn; or why it makes no connection.
 */
export interface AddressesToTry {
    /**
     * Those of the host's addresses that a render may connect to.
     */
    addresses: string[];
    /**
     * Why there are none; null where there are, and where the host is to be resolved first.
     */
    fault: ConnectionFault | null;
}

/**
 * The arguments with which ffprobe describes a file as JSON.
 */
export function probeArguments(path: string): string[];


/**
 * The arguments with which ffprobe describes a file that somebody handed over, as JSON: as what it is to be and nothing else.
 * Null for a kind that is text.
 */
export function artifactProbeArguments(format: Format, kind: ArtifactKind, path: string): string[] | null;


/**
 * The arguments with which ffprobe describes a recording as JSON, through a proxy if there is one.
 */
export function mediaProbeArguments(url: string, proxy?: string | null): string[];


/**
 * The command that runs a program so that it is killed with the worker. It has to lead a process group, with a pipe as
 * standard input that nobody writes to. It needs setpriv, which is a part of every Linux, and of no other system.
 */
export function killWithParent(program: string, args: string[], memoryBytes?: number | null): string[];


/**
 * The condition under which a decision may be stored. Every transition changes one of these. A report of progress does not:
 * it may have come since the job was read, so it is for whoever stores a decision to write no field that it leaves alone (see
 * [`Changes`](crate::history::Changes)).
 */
export interface Guard {
    /**
     * The job.
     */
    jobId: string;
    /**
     * The status that was decided on.
     */
    status: Status;
    /**
     * The attempt that was decided on.
     */
    attempt: number;
}

/**
 * The edit decision list of one session.
 */
export interface CanonicalEdl {
    /**
     * `1.0`.
     */
    schemaVersion: string;
    /**
     * The session that it cuts.
     */
    sessionId?: string;
    /**
     * The camera whose sound is heard; absent means the session's anchor angle.
     */
    masterCamera?: string;
    /**
     * The programme's length in ms.
     */
    durationMs: number;
    /**
     * The frame rate on whose grid the cuts lie, and that of what is made, as far as an output can have it.
     */
    fps?: number;
    /**
     * What is seen when.
     */
    tracks: Tracks;
    /**
     * Where each camera's picture and sound come from, by camera.
     */
    sources: Record<string, Source>;
    /**
     * Figures of the tool that made the EDL; not judged.
     */
    metrics?: unknown;
}

/**
 * The end of what ffmpeg wrote to its standard error, without credentials and bounded. `plan` is what was rendered, where
 * that is known.
 */
export function logTail(log: string, plan?: RenderPlan): string;


/**
 * The ffmpeg runs of a plan, and the files that they read and write, all inside one directory. After a step that measures
 * ask again with what it measured.
 */
export function renderSteps(plan: RenderPlan, paths: RenderPaths, loudness?: Loudness | null): RenderSteps;


/**
 * The figures that an installation may choose, where it does not. Times are in ms.
 */
export interface Defaults {
    /**
     * How often a job may be started in all.
     */
    maxAttempts: number;
    /**
     * The wait after the first failed attempt.
     */
    retryBaseMs: number;
    /**
     * The longest wait between two attempts.
     */
    retryMaxMs: number;
    /**
     * How many jobs may wait in all.
     */
    maxQueued: number;
    /**
     * How many jobs of one session may wait.
     */
    maxQueuedPerSession: number;
    /**
     * How long one attempt may take.
     */
    timeLimitsMs: TimeLimit[];
}

/**
 * The files of a render that are handed over, in this order.
 */
export function artifactFiles(paths: ArtifactPaths): ArtifactFile[];


/**
 * The files that a render leaves.
 */
export interface ArtifactPaths {
    /**
     * The output.
     */
    video: string;
    /**
     * A JPEG of the output's middle; for a still the output itself.
     */
    thumbnail: string;
    /**
     * The chapters as JSON; null if there are none.
     */
    chapters: string | null;
    /**
     * The subtitles as `WebVTT`; null if there are none.
     */
    subtitles: string | null;
}

/**
 * The kinds of events.
 */
export type EventKind = "created" | "started" | "progressed" | "completed" | "failed" | "retried" | "cancelled" | "lease_expired";

/**
 * The names of the kept parts that are to be deleted: those that are too old, and those that were not used for the longest
 * time, until what is left is within the limits and so many bytes more are free. `now` is in ms since 1970.
 */
export function surplusParts(parts: StoredPart[], limits: StoreLimits, now: number, missingBytes?: number): string[];


/**
 * The outcome of a check: every finding at once.
 */
export interface Report {
    /**
     * True if no finding blocks.
     */
    ok: boolean;
    /**
     * In the order of the document that was checked, by their paths: an object's fields as its type lists them, a list's
     * items by their places, a map's entries by their names, and what is said of a whole before what is said of its parts.
     * The one that says how many more there are comes last. Which ones are listed where there are too many, the checks
     * decide: the EDL's errors go before its warnings.
     */
    findings: Finding[];
}

/**
 * The parts of a render: its sound, and its pictures in parts of about 20 s.
 */
export interface JobParts {
    /**
     * How many it has.
     */
    total: number;
    /**
     * How many the worker had kept from earlier renders.
     */
    reused: number;
    /**
     * How many are there, with those.
     */
    done: number;
    /**
     * How much of the whole the parts are that the worker had kept, 0 to 1: the progress that the attempt began with.
     */
    reusedProgress: number;
}

/**
 * The reasons for which an event is refused.
 */
export type RejectionCode = "transition_not_allowed" | "attempts_exhausted" | "attempt_outdated" | "lease_held" | "not_owner" | "progress_invalid" | "time_limit_exceeded" | "not_due";

/**
 * The rule tables, with the version and a digest of all rules.
 */
export interface RuleSet {
    /**
     * The version of these rules.
     */
    version: string;
    /**
     * A digest of the rules' source and version, 16 hexadecimal digits: equal where the same rules run.
     */
    hash: string;
    /**
     * Every status of a job.
     */
    statuses: Status[];
    /**
     * The status of a new job.
     */
    initialStatus: Status;
    /**
     * The format of a render that names none.
     */
    defaultFormat: Format;
    /**
     * What can be chosen of the programme for each format.
     */
    selections: FormatSelections[];
    /**
     * The frame rates that are offered for what is made; others may be asked for.
     */
    frameRates: FrameRate[];
    /**
     * Every way from one status of a job to another.
     */
    transitions: Transition[];
    /**
     * Every status of an EDL.
     */
    edlStatuses: EdlStatus[];
    /**
     * Every way from one status of an EDL to another.
     */
    edlTransitions: EdlTransition[];
    /**
     * What holds where an installation does not say.
     */
    defaults: Defaults;
}

/**
 * The run of ffmpeg that makes a small still of a recording at a time of its own, in ms: all of its picture, as it looks. `probe`
 * is what is known of it. What goes wrong explainMediaProbe says.
 */
export function cameraStill(recording: Recording, probe: MediaProbe | null, atMs: number, paths: RenderPaths): CameraStill;


/**
 * The source that is heard. It is heard through all cuts, so no cut needs a crossfade.
 */
export interface PlanAudio {
    /**
     * The camera.
     */
    camera: string;
    /**
     * Its place in `inputs`.
     */
    input: number;
    /**
     * From here in the source, in ms; negative if its recording begins after the programme: silence until then.
     */
    sourceStartMs: number;
    /**
     * To here in the source, in ms.
     */
    sourceEndMs: number;
    /**
     * From here in the output, in ms, there is sound: from 0, or from where the recording begins.
     */
    startMs: number;
    /**
     * To here in the output, in ms, there is sound: to the end, or to where the recording ends, if its asset says so.
     */
    endMs: number;
    /**
     * How long the sound takes to come up at `start_ms`, in ms.
     */
    fadeInMs: number;
    /**
     * How long it takes to go down before `end_ms`, in ms.
     */
    fadeOutMs: number;
    /**
     * How loud it is made.
     */
    loudness: LoudnessTarget;
    /**
     * Which streams are heard, and how; absent where nobody looked at the recording: then its first one as it is.
     */
    sound?: PlanSound;
}

/**
 * The space on the disk with the folder that renders write to, in bytes.
 */
export interface Space {
    /**
     * How much is free.
     */
    freeBytes: number;
    /**
     * How much is to stay free.
     */
    reservedBytes: number;
}

/**
 * The streams that are heard.
 */
export interface PlanSound {
    /**
     * Their places in the file.
     */
    streams: number[];
    /**
     * What becomes of their channels.
     */
    channels: ChannelUse;
    /**
     * Of each stream the channel that is heard, from 0; absent where the EDL chooses none.
     */
    chosen?: number[];
}

/**
 * The times, sizes and fixed answers that every worker goes by.
 */
export function workerRules(): WorkerRules;


/**
 * The tracks of an EDL.
 */
export interface Tracks {
    /**
     * The programme track: one camera at a time, in any order.
     */
    program: Cut[];
    /**
     * What is laid over the picture.
     */
    overlays?: Overlay[];
    /**
     * Where chapters begin; each ends where the next one begins.
     */
    chapters?: Chapter[];
    /**
     * Ranges that make good shorts.
     */
    shorts?: Short[];
}

/**
 * The version that `ffmpeg -version` or `ffprobe -version` names; null where they name none.
 */
export function programVersion(text: string): string | null;


/**
 * What a client asks the proxy for.
 */
export interface ProxyRequest {
    /**
     * The host, an IPv6 address without its brackets.
     */
    host: string;
    /**
     * The port.
     */
    port: number;
    /**
     * What the server behind it is asked; null for a tunnel (CONNECT), in which the client asks by itself.
     */
    head: string | null;
}

/**
 * What a code of findings means.
 */
export interface FindingCode {
    /**
     * The stable name.
     */
    code: string;
    /**
     * Whether it blocks where no option says otherwise.
     */
    severity: Severity;
    /**
     * The option of [`CheckOptions`](crate::edl::CheckOptions) that decides whether it blocks; null if none does.
     */
    option: string | null;
    /**
     * The function that finds it. What `checkEdl` finds, `checkRender` finds as well.
     */
    check: string;
    /**
     * What is wrong, in English.
     */
    meaning: string;
    /**
     * What to do about it, in English.
     */
    remedy: string;
}

/**
 * What a file of a format looks like.
 */
export interface FormatSpec {
    /**
     * The format's name.
     */
    format: Format;
    /**
     * Moving or still.
     */
    kind: OutputKind;
    /**
     * Pixels from left to right.
     */
    width: number;
    /**
     * Pixels from top to bottom.
     */
    height: number;
    /**
     * Which part of a picture of another shape is kept.
     */
    crop: Crop;
    /**
     * Frames per second where the EDL names no rate that an output can have. A plan's own rate is its `frameRate`.
     */
    fps: number;
    /**
     * The longest programme the format takes, in ms; absent means any.
     */
    maxDurationMs?: number;
    /**
     * x264's constant rate factor.
     */
    crf: number;
    /**
     * AAC bits per second.
     */
    audioBitrate: number;
    /**
     * The file's extension, without the dot.
     */
    extension: string;
    /**
     * The file's media type.
     */
    mime: string;
}

/**
 * What a file of an attempt is.
 */
export type ArtifactKind = "video" | "thumbnail" | "chapters" | "subtitles";

/**
 * What a finding of a debatable kind does.
 */
export type Level = "error" | "warning" | "off";

/**
 * What a new job is made of. Whether it may be made is the gate's to say.
 */
export interface NewJob {
    /**
     * Its name, unique among all jobs.
     */
    jobId: string;
    /**
     * What it is to make.
     */
    format: Format;
    /**
     * Who asked for it, for the history.
     */
    actor?: string;
}

/**
 * What a program says of itself when it is asked.
 */
export interface ProgramAnswer {
    /**
     * The name or path that it is started by.
     */
    path: string;
    /**
     * Why it can't be asked, such as `No such file or directory`; absent where it answers.
     */
    problem?: string;
    /**
     * What it prints to `-version`; empty where it can't be asked, as all that follows.
     */
    version: string;
    /**
     * What ffmpeg prints to `-encoders`.
     */
    encoders?: string;
    /**
     * What ffmpeg prints to `-filters`.
     */
    filters?: string;
    /**
     * What ffmpeg prints to `-protocols`.
     */
    protocols?: string;
}

/**
 * What a render is asked of: a session with its EDL and assets. Any plain data can be read as one.
 */
export interface RenderRequest {
    /**
     * The session, or null if there is none.
     */
    session: Session | null;
    /**
     * The EDL that would be rendered, or null if there is none.
     */
    edl: Edl | null;
    /**
     * The session's recordings.
     */
    assets: Asset[];
    /**
     * One of the four formats; absent means `full_16_9`.
     */
    format?: string | null;
    /**
     * What part of the programme is made; absent means what the format makes by itself.
     */
    selection?: Selection | null;
    /**
     * How it is made.
     */
    settings?: RenderSettings | null;
    /**
     * The digest that the EDL's content must have ([`edl_hash`](crate::identity::edl_hash)); absent means any. A job that
     * waited is rendered from what was checked when it was asked for, or not at all.
     */
    edlHash?: string | null;
}

/**
 * What a render made, as read from the files; what there is not is null.
 */
export interface Artifacts {
    /**
     * Where the video, or the still, is downloaded.
     */
    outputVideoUrl: string | null;
    /**
     * Where the thumbnail is downloaded.
     */
    outputThumbnailUrl: string | null;
    /**
     * Where the chapters are downloaded, as JSON.
     */
    outputChaptersUrl: string | null;
    /**
     * Where the subtitles are downloaded.
     */
    outputSubtitlesUrl: string | null;
    /**
     * The video's length in ms; a still has none.
     */
    durationMs: number | null;
    /**
     * The file's size in bytes.
     */
    fileSizeBytes: number | null;
    /**
     * Width and height in pixels, such as `1920x1080`.
     */
    resolution: string | null;
    /**
     * Frames per second; a still has none.
     */
    fps: number | null;
}

/**
 * What a render makes of a session.
 */
export type Format = "full_16_9" | "short_9_16" | "clip_1_1" | "thumbnail";

/**
 * What a renderer's programs say of themselves.
 */
export interface RendererAnswers {
    /**
     * What renders.
     */
    ffmpeg: ProgramAnswer;
    /**
     * What reads what was rendered.
     */
    ffprobe: ProgramAnswer;
}

/**
 * What a server says of a recording's file, to a request for its first byte.
 */
export interface MediaServed {
    /**
     * Its `ETag`, as it came; null where there is none.
     */
    etag?: string | null;
    /**
     * Its `Last-Modified`, as it came; null where there is none.
     */
    lastModified?: string | null;
    /**
     * How many bytes it has; null where the server does not tell.
     */
    lengthBytes?: number | null;
    /**
     * Whether it can be read in parts. Without that, each cut reads the file from its beginning.
     */
    ranges?: boolean;
}

/**
 * What a worker does for a job.
 */
export type Phase = "preparing" | "rendering" | "measuring" | "joining" | "storing";

/**
 * What an ffmpeg is able to.
 */
export interface FfmpegHealth {
    /**
     * Whether it can render: recent enough, and with all encoders.
     */
    ok: boolean;
    /**
     * Its version, such as `5.1.6-0+deb12u1`; null where it does not say.
     */
    version: string | null;
    /**
     * Whether it is 5.1 or later. One built from a development tree has no number, and counts as recent.
     */
    recentEnough: boolean;
    /**
     * The encoders that renders need.
     */
    encoders: EncoderHealth[];
}

/**
 * What becomes of a render when a part of a recording can't be decoded.
 */
export type OnDamage = "fail" | "conceal";

/**
 * What both workers go by. Times are in ms, sizes in bytes.
 */
export interface WorkerRules {
    /**
     * How long a process may take to end after SIGTERM, before it gets SIGKILL. Short, because a worker that could not
     * renew its lease stops shortly before the lease ends.
     */
    stopGraceMs: number;
    /**
     * How long output is still read after a process ended, where another process holds its pipes open.
     */
    drainMs: number;
    /**
     * How much of the end of a process's standard error is kept.
     */
    stderrBytes: number;
    /**
     * How long ffmpeg and ffprobe may take to print their version and abilities.
     */
    programAnswerMs: number;
    /**
     * How long ffprobe may take to look at a recording.
     */
    mediaProbeMs: number;
    /**
     * How often a worker that can't render checks again: to install ffmpeg is enough.
     */
    recheckMs: number;
    /**
     * How often the free disk space is checked during a render.
     */
    spaceCheckMs: number;
    /**
     * The waits between tries to hand over a file or a report. After them it is tried a last time.
     */
    retryWaitsMs: number[];
    /**
     * How long the media proxy waits until any of a host's addresses accepts the connection.
     */
    connectMs: number;
    /**
     * How long it waits for one address before it tries the next one, if there is one.
     */
    nextAddressMs: number;
    /**
     * The longest head of a request that it reads: more than the longest URL that the gate lets pass, with ffmpeg's headers.
     */
    proxyHeadBytes: number;
    /**
     * What it answers a client that asked for a tunnel, once there is a connection.
     */
    proxyConnected: string;
    /**
     * What it answers where there is none: [`explain_failure`](crate::ffmpeg::explain_failure) looks for the status.
     */
    proxyRefused: string;
}

/**
 * What can be chosen of the programme for a format.
 */
export interface FormatSelections {
    /**
     * The format.
     */
    format: Format;
    /**
     * The keys that a selection for it may have; empty where it is always the whole programme.
     */
    selections: SelectionKind[];
}

/**
 * What each run of ffmpeg may use. With limits, even if nothing is in them, larger pictures than 8192 × 4320 are refused:
 * a file of 200 kB may decode to gigabytes.
 */
export interface RenderLimits {
    /**
     * How many threads decode, filter and encode each, at least 1; absent: ffmpeg chooses.
     */
    threads?: number;
}

/**
 * What ffprobe says of a file.
 */
export interface Probe {
    /**
     * Its length in whole ms; null for a still.
     */
    durationMs: number | null;
    /**
     * Its size in bytes.
     */
    fileSizeBytes: number;
    /**
     * `1920x1080`.
     */
    resolution: string;
    /**
     * Frames per second; null for a still.
     */
    fps: number | null;
    /**
     * `h264` or, of a still, `mjpeg`; null if there is no picture.
     */
    videoCodec: string | null;
    /**
     * `aac`; null if there is no sound.
     */
    audioCodec: string | null;
    /**
     * How many streams of pictures there are; the first one is told of.
     */
    videoStreams: number;
    /**
     * How many streams of sound there are.
     */
    audioStreams: number;
}

/**
 * What is in a recording.
 */
export interface MediaProbe {
    /**
     * ffprobe's names of the container, such as `mov,mp4,m4a,3gp,3g2,mj2`.
     */
    container?: string;
    /**
     * Where its clock begins, in ms.
     */
    startMs?: number;
    /**
     * How long it is, in ms; null where it does not tell.
     */
    durationMs?: number | null;
    /**
     * Its streams of pictures, covers and thumbnails included.
     */
    pictures?: PictureStream[];
    /**
     * Its streams of sound.
     */
    sounds?: SoundStream[];
    /**
     * What its server says of the file; absent where nobody asked.
     */
    served?: MediaServed;
}

/**
 * What is kept of a camera's pictures in one format.
 */
export interface Framing {
    /**
     * The middle of what is kept: from 0 at the left to 1 at the right; absent means 0.5.
     */
    x?: number;
    /**
     * The same from 0 at the top to 1 at the bottom.
     */
    y?: number;
    /**
     * How much of the largest frame of the output's shape is kept, 0.1 to 1: 0.5 shows everything twice as large. Absent
     * means 1.
     */
    zoom?: number;
    /**
     * `fill` cuts off what is beyond the frame; `fit` shows the whole picture on a blurred ground. Absent means `fill`.
     */
    mode?: 'fill' | 'fit';
}

/**
 * What is kept of a picture, in parts of its width and height, from 0 to 1.
 */
export interface FramedBox {
    /**
     * From its left edge.
     */
    left: number;
    /**
     * From its top edge.
     */
    top: number;
    /**
     * Of its width.
     */
    width: number;
    /**
     * Of its height.
     */
    height: number;
}

/**
 * What is kept of a segment's pictures.
 */
export interface PlanFraming {
    /**
     * The middle of what is kept: from 0 at the left to 1 at the right, as far as what is kept stays inside.
     */
    x: number;
    /**
     * The same from 0 at the top to 1 at the bottom.
     */
    y: number;
    /**
     * How much of the largest frame of the output's shape is kept, 0.1 to 1.
     */
    zoom: number;
    /**
     * Whether the whole picture is shown instead, on a blurred ground.
     */
    fit: boolean;
}

/**
 * What is known of a file before it is there.
 */
export interface PlannedOutput {
    /**
     * The job's format.
     */
    format: Format;
    /**
     * The plan's length in ms; null where it is not known any more, and of no account for a still.
     */
    durationMs: number | null;
    /**
     * The plan's frame rate; null where it is not known any more, and of no account for a still.
     */
    frameRate: FrameRate | null;
}

/**
 * What is known of the file that a render of this request makes, before it is there. The options are those of checkRender.
 */
export function plannedOutput(request: RenderRequest, options?: CheckOptions): PlannedOutput;


/**
 * What is worth knowing of a step in which checkStep finds nothing wrong, from the same and from what ffmpeg wrote to its
 * standard error; null where it made all that was planned.
 */
export function stepWarning(plan: RenderPlan, step: RenderStep, progress: string, stderr: string): Finding | null;


/**
 * What is wrong with a file that was handed over: it is not of the planned kind, size, rate or length, has other streams,
 * or is no such text; null where it is what was planned.
 */
export function checkArtifact(planned: PlannedOutput, kind: ArtifactKind, content: ArtifactContent): Failure | null;


/**
 * What is wrong with a step that ffmpeg ended without an error; null where it made what it was to make. `progress` is the
 * last block of what its `-progress` printed.
 */
export function checkStep(plan: RenderPlan, step: RenderStep, progress: string): Failure | null;


/**
 * What it means for a worker that its report, file or claim was refused.
 */
export type ReportRefusal = "lost" | "forbidden" | "outdated" | "later" | "wrong";

/**
 * What the HTTP status of a refused report, file or claim means for the worker.
 */
export function reportRefusal(status: number): ReportRefusal;


/**
 * What the gate says of a request, and what a render of it makes.
 */
export interface Assessment {
    /**
     * As [`check_render`](crate::gate::check_render) answers.
     */
    report: Report;
    /**
     * As [`checklist`](crate::checklist::checklist) answers to the report.
     */
    checklist: ChecklistItem[];
    /**
     * As [`resolve_selection`](crate::gate::resolve_selection) answers.
     */
    selection: Selection | null;
    /**
     * What would be made if the request chose nothing.
     */
    unchosen: Selection | null;
    /**
     * As [`plan_render`](crate::plan::plan_render) answers; null where the report is not ok.
     */
    plan: RenderPlan | null;
    /**
     * As [`timeline`](crate::timeline::timeline) answers to the EDL's content and the report.
     */
    timeline: Timeline;
}

/**
 * What to store, under which condition, and what to do once it is stored.
 */
export interface Decision {
    /**
     * What becomes of the job: what the event does not change is as it was.
     */
    job: Job;
    /**
     * What the stored job must still be, or the decision is void.
     */
    guard: Guard;
    /**
     * To be done once the job is stored, in this order.
     */
    effects: Effect[];
    /**
     * To be added to the history, in the same transaction; null for progress.
     */
    entry: Entry | null;
}

/**
 * What waits already, and what an installation allows.
 */
export interface Load {
    /**
     * Whether somebody switched new renders off.
     */
    paused: boolean;
    /**
     * How many jobs are queued in all.
     */
    queued: number;
    /**
     * How many jobs of the session are queued.
     */
    queuedOfSession: number;
    /**
     * How many jobs may be queued in all; 1,000 by default.
     */
    maxQueued?: number;
    /**
     * How many jobs of one session may be queued; 20 by default.
     */
    maxQueuedPerSession?: number;
}

/**
 * What waits, what runs, and who was heard of.
 */
export interface QueueFacts {
    /**
     * Whether somebody switched rendering off.
     */
    paused: boolean;
    /**
     * How many jobs could be started now.
     */
    waiting: number;
    /**
     * How long the one of them has waited that waits longest, in ms; absent where none waits.
     */
    oldestWaitingMs?: number;
    /**
     * How many jobs are being rendered.
     */
    processing: number;
    /**
     * How long ago each known worker asked or reported, in ms.
     */
    workersSeenMs: number[];
    /**
     * Whether each of them said that it can't render, in the same order; one that is not named said nothing of that kind.
     */
    workersUnfit?: boolean[];
}

/**
 * What was found in a file.
 */
export type ArtifactContent = { probe: Probe } | { text: string };

/**
 * What went wrong, from what ffmpeg wrote to its standard error, and from what its proxy could not do, if it had one: the
 * proxy answers 502 then. `step` is the step that failed, where it was one, and `progress` the last block of what its
 * `-progress` printed.
 */
export function explainFailure(plan: RenderPlan, stderr: string, faults?: ConnectionFault[], step?: RenderStep, progress?: string): Failure;


/**
 * When the worker that holds a lease reports, and when it stops because it could not renew the lease.
 */
export function leaseTiming(leaseMs: number): LeaseTiming;


/**
 * When the worker that holds a lease reports, in ms.
 */
export interface LeaseTiming {
    /**
     * How often it looks whether there is anything to report.
     */
    reportMs: number;
    /**
     * After so long it reports although nothing is new: the answer renews the lease, and says whether the job was cancelled.
     * Between once and twice `report_ms`, so that a worker hears of a cancelled job within a second.
     */
    heartbeatMs: number;
    /**
     * How long after the last renewal it stops: some time before the lease ends, so that its ffmpeg has ended when the job
     * is given to another worker.
     */
    stopAfterMs: number;
}

/**
 * Where a camera's picture and sound come from.
 */
export interface Source {
    /**
     * The asset's id; absent means the asset whose angle is the camera's name.
     */
    assetId?: string;
    /**
     * A small copy for editing; not judged.
     */
    proxyUrl?: string;
    /**
     * Not judged and not rendered: the asset's own mezzanine counts.
     */
    mezzanineUrl?: string;
    /**
     * Source time minus programme time in ms; absent means the session's sync offset.
     */
    offsetMs?: number;
    /**
     * Which of the recording's sound is heard; absent means all channels of its first stream, mixed down. A recorder's single
     * channels are left and right in turn then, and of channels without names 1 and 2 are left and right.
     */
    audio?: SourceAudio;
    /**
     * What is kept of its pictures where the output has another shape, by format; absent means their middle.
     */
    framing?: Partial<Record<Format, Framing>>;
}

/**
 * Where a chapter begins.
 */
export interface Chapter {
    /**
     * From here, in ms of the programme.
     */
    startMs: number;
    /**
     * What players show.
     */
    title: string;
}

/**
 * Where a finding lies.
 */
export interface TimelineMark {
    /**
     * The finding's place in the report.
     */
    finding: number;
    /**
     * Whether it blocks.
     */
    severity: Severity;
    /**
     * From here (included).
     */
    startMs: number;
    /**
     * To here; the same as the start where it has no length.
     */
    endMs: number;
}

/**
 * Where a render job stands.
 *
 * ```text
 *            started              completed
 * queued ──────────────▶ processing ─────────▶ completed
 *   │ ▲                   │      │
 *   │ └──── retried ──────│──┐   │ failed, lease_expired
 *   │                     │  │   ▼
 *   │ cancelled           │  └─ failed
 *   ▼                     │
 * cancelled ◀─────────────┘ cancelled
 * ```
 */
export type Status = "queued" | "processing" | "completed" | "failed" | "cancelled";

/**
 * Where a render may write, how it reaches the network, and what it may use.
 */
export interface RenderPaths {
    /**
     * An empty directory of the render's own, without a slash at the end.
     */
    directory: string;
    /**
     * The address of the proxy through which everything that is not in the directory is read, such as
     * `http://127.0.0.1:40000`. Without one ffmpeg connects to whatever the sources' hosts lead to, redirects included.
     */
    proxy?: string;
    /**
     * What each run of ffmpeg may use. Without limits pictures of any size are decoded.
     */
    limits?: RenderLimits;
    /**
     * As whose the parts are kept. Without it none is.
     */
    parts?: PartScope;
}

/**
 * Where an EDL stands. Only a locked one is rendered.
 *
 * ```text
 * draft ──▶ reviewing ──▶ approved ──▶ locked
 *   ▲─────────┘ ▲───────────┘            │
 *               └────────────────────────┘ unlocked
 * ```
 */
export type EdlStatus = "draft" | "reviewing" | "approved" | "locked";

/**
 * Whether a file is the one that it was before, as far as its server tells.
 */
export function isSameMedia(now: MediaServed, before: MediaServed): boolean;


/**
 * Whether a finding blocks.
 */
export type Severity = "error" | "warning";

/**
 * Whether a format is a moving picture with sound or a single picture.
 */
export type OutputKind = "video" | "still";

/**
 * Whether a part may be kept that was made without a warning: the recording that it was made from is still the file that the
 * plan was made for. `now` is what its server says when the part is there.
 */
export function mayBeKept(plan: RenderPlan, step: RenderStep, now: MediaServed | null): boolean;


/**
 * Whether a render may connect.
 */
export interface AddressCheck {
    /**
     * Whether it may.
     */
    allowed: boolean;
    /**
     * Why not, in English.
     */
    reason: string | null;
}

/**
 * Whether a renderer's programs can make what the plans want, from what they say of themselves; if not, what to do.
 */
export function rendererHealth(answers: RendererAnswers): RendererHealth;


/**
 * Whether a renderer's programs can make what the plans want. Each part is null where nothing is wrong with it.
 */
export interface RendererHealth {
    /**
     * Why nothing can be rendered, and what to do.
     */
    problem: string | null;
    /**
     * What is wrong with ffmpeg.
     */
    ffmpeg: string | null;
    /**
     * What is wrong with ffprobe.
     */
    ffprobe: string | null;
}

/**
 * Whether a worker holds the job, as plain data: `ok` tells.
 */
export type Holding = { ok: true } | ({ ok: false } & Rejection);

/**
 * Whether an ffmpeg can make what the plans want: from what `ffmpeg -version` and `ffmpeg -encoders` print.
 */
export function ffmpegHealth(version: string, encoders: string): FfmpegHealth;


/**
 * Whether another attempt can help.
 */
export type FailureKind = "permanent" | "transient" | "interrupted";

/**
 * Whether another job may be queued; if not, why.
 */
export type Admission = { ok: true } | { ok: false; code: AdmissionCode; message: string };

/**
 * Whether ffmpeg has an encoder.
 */
export interface EncoderHealth {
    /**
     * The encoder's name, such as `libx264`.
     */
    name: string;
    /**
     * Whether it is there.
     */
    present: boolean;
}

/**
 * Whether one status may follow another, and if not why.
 */
export interface TransitionCheck {
    /**
     * The status left, as it was given.
     */
    from: string;
    /**
     * The status entered, as it was given.
     */
    to: string;
    /**
     * Whether the transition table has this pair.
     */
    allowed: boolean;
    /**
     * Why not, naming what would be valid.
     */
    reason?: string;
}

/**
 * Which hosts mezzanines may lie on.
 *
 * A host is a name such as `media.example`, an address such as `10.0.0.5` or `[fd00::5]`, or `*.media.example` for every
 * name below `media.example`, and may be followed by a port: `media.example:8443`. Without one, every port is meant.
 */
export interface MediaPolicy {
    /**
     * The only hosts that are read from, beside `private_hosts`; absent: every host.
     */
    allowedHosts?: string[];
    /**
     * The hosts that may have addresses that are not public: private, loopback, link-local and so on; absent: none.
     */
    privateHosts?: string[];
}

/**
 * Which of a recording's sound is heard.
 */
export interface SourceAudio {
    /**
     * The channels that are left and right, counted from 1 over all of the recording's streams; a single one is heard on both
     * sides.
     */
    channels: [number] | [number, number];
}

/**
 * Which part of a picture is kept where the output has another shape.
 */
export type Crop = "center";

/**
 * Which pictures are read, and what is done with them so that they look as they were recorded.
 */
export interface PlanPicture {
    /**
     * The stream's place in the file.
     */
    stream: number;
    /**
     * Whether it has fields, of which frames are made.
     */
    deinterlace: boolean;
    /**
     * Whether its transparent parts are laid on black.
     */
    flatten: boolean;
    /**
     * The colour matrix that it is read by. Where the file does not tell: BT.709, and BT.2020 of wide colours.
     */
    matrix: ColourMatrix;
    /**
     * Whether it has the full range of levels: limited where the file does not tell.
     */
    fullRange: boolean;
    /**
     * Which colours beyond those of a usual screen it has, that are brought to it; null where it has none.
     */
    wideColours: WideColours | null;
}

/**
 * Who a worker says it is.
 */
export interface Holder {
    /**
     * The attempt that it was given.
     */
    attempt: number;
    /**
     * Its name.
     */
    owner: string;
}

/**
 * Why a connection is not made.
 */
export type FaultCause = "refused" | "unknown_host" | "unreachable";

/**
 * Why a program that was run by `killWithParent` did not even start; null where it did. The exit code is null where a
 * signal ended it.
 */
export function startFailure(exitCode: number | null, stderr: string): string | null;


/**
 * Why a recording can't be read, from what explainMediaProbe or lateMediaProbe says: said of the recording itself, whichever
 * camera it is of. What is permanent is its asset's `problem`. Null for a failure that tells nothing of the recording.
 */
export function recordingProblem(recording: Recording, failure: Failure): Failure | null;


/**
 * Why a recording can't be rendered although ffprobe ended without an error, from what it wrote to its standard error; null
 * where nothing says so.
 */
export function checkMediaProbe(recording: Recording, stderr: string): Failure | null;


/**
 * Why a render failed.
 */
export interface Failure {
    /**
     * What went wrong, naming the camera and its URL where it was one; URLs without query and credentials.
     */
    message: string;
    /**
     * Whether trying again can help.
     */
    kind: FailureKind;
}

/**
 * Why an attempt ends without its files, where neither ffmpeg nor its output is the cause.
 */
export type AttemptCause = "program_missing" | "server_stopped" | "worker_stopped" | "refused" | "other";

/**
 * Why an event is refused.
 */
export interface Rejection {
    /**
     * A stable name.
     */
    code: RejectionCode;
    /**
     * The reason in words.
     */
    message: string;
}

/**
 * Why ffprobe could not look at a recording, from what it wrote to its standard error, and from what its proxy could not do;
 * or, where it wrote nothing, that there is nothing in it.
 */
export function explainMediaProbe(recording: Recording, stderr: string, faults?: ConnectionFault[]): Failure;


/**
 * Why no job may be queued now.
 */
export type AdmissionCode = "rendering_paused" | "queue_full" | "session_queue_full";

/**
 * Why there is too little space for a plan to be begun; or, without one, for renders to go on and for any to be begun. Null
 * where there is enough.
 */
export function checkSpace(space: Space, plan?: RenderPlan): Failure | null;



export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly addressesToTry: (a: any, b: any, c: any, d: any) => [number, number, number];
    readonly artifactFiles: (a: any) => [number, number, number];
    readonly artifactProbeArguments: (a: any, b: any, c: any) => [number, number, number];
    readonly attemptFailure: (a: any, b: any) => [number, number, number];
    readonly cameraStill: (a: any, b: any, c: any, d: any) => [number, number, number];
    readonly checkArtifact: (a: any, b: any, c: any) => [number, number, number];
    readonly checkMediaProbe: (a: any, b: any) => [number, number, number];
    readonly checkSpace: (a: any, b: any) => [number, number, number];
    readonly checkStep: (a: any, b: any, c: any) => [number, number, number];
    readonly explainFailure: (a: any, b: any, c: any, d: any, e: any) => [number, number, number];
    readonly explainMediaProbe: (a: any, b: any, c: any) => [number, number, number];
    readonly ffmpegHealth: (a: any, b: any) => [number, number, number];
    readonly isSameMedia: (a: any, b: any) => [number, number, number];
    readonly killWithParent: (a: any, b: any, c: any) => [number, number, number];
    readonly lateMediaProbe: (a: any) => [number, number, number];
    readonly leaseTiming: (a: any) => [number, number, number];
    readonly logTail: (a: any, b: any) => [number, number, number];
    readonly mayBeKept: (a: any, b: any, c: any) => [number, number, number];
    readonly mediaProbeArguments: (a: any, b: any) => [number, number, number];
    readonly missingBytes: (a: any, b: any) => [number, number, number];
    readonly plannedOutput: (a: any, b: any) => [number, number, number];
    readonly probeArguments: (a: any) => [number, number, number];
    readonly programVersion: (a: any) => [number, number, number];
    readonly readLoudness: (a: any) => [number, number, number];
    readonly readMediaHeaders: (a: any, b: any) => [number, number, number];
    readonly readMediaProbe: (a: any) => [number, number, number];
    readonly readProbe: (a: any) => [number, number, number];
    readonly readProgress: (a: any, b: any) => [number, number, number];
    readonly readProxyRequest: (a: any) => [number, number, number];
    readonly readWarnings: (a: any) => [number, number, number];
    readonly recordingProblem: (a: any, b: any) => [number, number, number];
    readonly renderSteps: (a: any, b: any, c: any) => [number, number, number];
    readonly rendererHealth: (a: any) => [number, number, number];
    readonly reportRefusal: (a: any) => [number, number, number];
    readonly startFailure: (a: any, b: any) => [number, number, number];
    readonly stepProgress: (a: any, b: any) => [number, number, number];
    readonly stepWarning: (a: any, b: any, c: any, d: any) => [number, number, number];
    readonly surplusParts: (a: any, b: any, c: any, d: any) => [number, number, number];
    readonly workerRules: () => [number, number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;

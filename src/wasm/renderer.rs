//! What a renderer asks: a plan's ffmpeg runs, and what the programs' output means.

use wasm_bindgen::prelude::*;

use super::convert::{Answer, answer, from_js, optional_from_js, text, to_js};
use crate::{ffmpeg, plan};

/// The ffmpeg runs of a plan, and the files that they read and write, all inside one directory. After a step that measures
/// ask again with what it measured.
#[wasm_bindgen(js_name = renderSteps, unchecked_return_type = "RenderSteps")]
pub fn render_steps(
    #[wasm_bindgen(unchecked_param_type = "RenderPlan")] plan: JsValue,
    #[wasm_bindgen(unchecked_param_type = "RenderPaths")] paths: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Loudness | null")] loudness: JsValue,
) -> Answer {
    let loudness: Option<ffmpeg::Loudness> = optional_from_js("the loudness", loudness)?;
    answer(ffmpeg::render_steps(
        &from_js("the plan", plan)?,
        &from_js("the paths", paths)?,
        loudness.as_ref(),
    ))
}

/// Reads how loud the sound is from the standard error of the step that measures; null of silence and without sound.
#[wasm_bindgen(js_name = readLoudness, unchecked_return_type = "Loudness | null")]
pub fn read_loudness(#[wasm_bindgen(unchecked_param_type = "string")] stderr: &JsValue) -> Answer {
    to_js(&ffmpeg::read_loudness(&text("ffmpeg's output", stderr)?))
}

/// The arguments with which ffprobe describes a file as JSON.
#[wasm_bindgen(js_name = probeArguments, unchecked_return_type = "string[]")]
pub fn probe_arguments(#[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue) -> Answer {
    to_js(&ffmpeg::probe_arguments(&text("the path", path)?))
}

/// Reads what ffprobe printed.
#[wasm_bindgen(js_name = readProbe, unchecked_return_type = "Probe")]
pub fn read_probe(#[wasm_bindgen(unchecked_param_type = "string")] json: &JsValue) -> Answer {
    answer(ffmpeg::read_probe(&text("ffprobe's output", json)?))
}

/// The arguments with which ffprobe describes a file that somebody handed over, as JSON: as what it is to be and nothing else.
/// Null for a kind that is text.
#[wasm_bindgen(js_name = artifactProbeArguments, unchecked_return_type = "string[] | null")]
pub fn artifact_probe_arguments(
    #[wasm_bindgen(unchecked_param_type = "Format")] format: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ArtifactKind")] kind: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue,
) -> Answer {
    to_js(&ffmpeg::artifact_probe_arguments(
        from_js("the format", format)?,
        from_js("the kind", kind)?,
        &text("the path", path)?,
    ))
}

/// What is wrong with a file that was handed over: it is not of the planned kind, size, rate or length, has other streams,
/// or is no such text; null where it is what was planned.
#[wasm_bindgen(js_name = checkArtifact, unchecked_return_type = "Failure | null")]
pub fn check_artifact(
    #[wasm_bindgen(unchecked_param_type = "PlannedOutput")] planned: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ArtifactKind")] kind: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ArtifactContent")] content: JsValue,
) -> Answer {
    to_js(&ffmpeg::check_artifact(
        &from_js("what is planned", planned)?,
        from_js("the kind", kind)?,
        &from_js("the file's content", content)?,
    ))
}

/// Reads one block of what ffmpeg's `-progress` prints.
#[wasm_bindgen(js_name = readProgress, unchecked_return_type = "Progress")]
pub fn read_progress(
    #[wasm_bindgen(unchecked_param_type = "string")] block: &JsValue,
    #[wasm_bindgen(js_name = durationMs)] duration_ms: f64,
) -> Answer {
    to_js(&ffmpeg::read_progress(&text("ffmpeg's progress", block)?, duration_ms))
}

/// What is wrong with a step that ffmpeg ended without an error; null where it made what it was to make. `progress` is the
/// last block of what its `-progress` printed.
#[wasm_bindgen(js_name = checkStep, unchecked_return_type = "Failure | null")]
pub fn check_step(
    #[wasm_bindgen(unchecked_param_type = "RenderPlan")] plan: JsValue,
    #[wasm_bindgen(unchecked_param_type = "RenderStep")] step: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] progress: &JsValue,
) -> Answer {
    to_js(&ffmpeg::check_step(
        &from_js("the plan", plan)?,
        &from_js("the step", step)?,
        &text("ffmpeg's progress", progress)?,
    ))
}

/// What went wrong, from what ffmpeg wrote to its standard error, and from what its proxy could not do, if it had one: the
/// proxy answers 502 then. `step` is the step that failed, where it was one.
#[wasm_bindgen(js_name = explainFailure, unchecked_return_type = "Failure")]
pub fn explain_failure(
    #[wasm_bindgen(unchecked_param_type = "RenderPlan")] plan: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] stderr: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ConnectionFault[]")] faults: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RenderStep")] step: JsValue,
) -> Answer {
    let faults: Vec<ffmpeg::ConnectionFault> = optional_from_js("the faults", faults)?;
    let step: Option<ffmpeg::RenderStep> = optional_from_js("the step", step)?;
    let (plan, stderr) = (from_js("the plan", plan)?, text("ffmpeg's output", stderr)?);
    to_js(&match step {
        Some(step) => ffmpeg::explain_step(&plan, &step, &stderr, &faults),
        None => ffmpeg::explain_failure(&plan, &stderr, &faults),
    })
}

/// Why there is too little space for a plan to be begun; or, without one, for renders to go on and for any to be begun. Null
/// where there is enough.
#[wasm_bindgen(js_name = checkSpace, unchecked_return_type = "Failure | null")]
pub fn check_space(
    #[wasm_bindgen(unchecked_param_type = "Space")] space: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RenderPlan")] plan: JsValue,
) -> Answer {
    let plan: Option<plan::RenderPlan> = optional_from_js("the plan", plan)?;
    to_js(&ffmpeg::check_space(&from_js("the space", space)?, plan.as_ref()))
}

/// The end of what ffmpeg wrote to its standard error, without credentials and bounded. `plan` is what was rendered, where
/// that is known.
#[wasm_bindgen(js_name = logTail)]
pub fn log_tail(
    #[wasm_bindgen(unchecked_param_type = "string")] log: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RenderPlan")] plan: JsValue,
) -> Result<String, JsValue> {
    let plan: Option<plan::RenderPlan> = optional_from_js("the plan", plan)?;
    Ok(ffmpeg::log_tail(&text("ffmpeg's output", log)?, plan.as_ref()))
}

/// Whether an ffmpeg can make what the plans want: from what `ffmpeg -version` and `ffmpeg -encoders` print.
#[wasm_bindgen(js_name = ffmpegHealth, unchecked_return_type = "FfmpegHealth")]
pub fn ffmpeg_health(
    #[wasm_bindgen(unchecked_param_type = "string")] version: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] encoders: &JsValue,
) -> Answer {
    to_js(&ffmpeg::ffmpeg_health(
        &text("ffmpeg's version", version)?,
        &text("ffmpeg's encoders", encoders)?,
    ))
}

/// Whether a renderer's programs can make what the plans want, from what they say of themselves; if not, what to do.
#[wasm_bindgen(js_name = rendererHealth, unchecked_return_type = "RendererHealth")]
pub fn renderer_health(#[wasm_bindgen(unchecked_param_type = "RendererAnswers")] answers: JsValue) -> Answer {
    to_js(&ffmpeg::renderer_health(&from_js("the programs' answers", answers)?))
}

/// The version that `ffmpeg -version` or `ffprobe -version` names; null where they name none.
#[wasm_bindgen(js_name = programVersion, unchecked_return_type = "string | null")]
pub fn program_version(#[wasm_bindgen(js_name = text, unchecked_param_type = "string")] printed: &JsValue) -> Answer {
    to_js(&ffmpeg::program_version(&text("the program's output", printed)?))
}

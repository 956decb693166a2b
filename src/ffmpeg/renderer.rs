//! Whether the programs of a renderer can make what the plans want, and what to do where they can't.

use serde::{Deserialize, Serialize};

use super::health::{ENCODERS, ffmpeg_health, has, program_version};

/// The filters that the arguments name.
const FILTERS: &str = "adelay aformat afade alimiter apad aresample asetpts atrim color concat crop ebur128 format fps scale \
                       setpts setsar settb split tpad trim volume";
/// The ways on which mezzanines are read, and files written.
const PROTOCOLS: &str = "file http httpproxy https";

/// What a program says of itself when it is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ProgramAnswer {
    /// The name or path that it is started by.
    pub path: String,
    /// Why it can't be asked, such as `No such file or directory`; absent where it answers.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub problem: Option<String>,
    /// What it prints to `-version`; empty where it can't be asked, as all that follows.
    pub version: String,
    /// What ffmpeg prints to `-encoders`.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub encoders: String,
    /// What ffmpeg prints to `-filters`.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub filters: String,
    /// What ffmpeg prints to `-protocols`.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub protocols: String,
}

/// What a renderer's programs say of themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RendererAnswers {
    /// What renders.
    pub ffmpeg: ProgramAnswer,
    /// What reads what was rendered.
    pub ffprobe: ProgramAnswer,
}

/// Of what the plans want, what an ffmpeg has: what a worker says of itself when it asks for work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Abilities {
    /// Its version, such as `5.1.6-0+deb12u1`; empty where it does not say.
    pub ffmpeg: String,
    /// Its encoders.
    pub encoders: Vec<&'static str>,
    /// Its filters.
    pub filters: Vec<&'static str>,
    /// The ways on which it reads and writes.
    pub protocols: Vec<&'static str>,
}

/// Of what the plans want, what an ffmpeg has, from what it says of itself.
#[must_use]
pub fn abilities(answer: &ProgramAnswer) -> Abilities {
    Abilities {
        ffmpeg: program_version(&answer.version).unwrap_or_default(),
        encoders: present(ENCODERS, &answer.encoders, 1),
        filters: present(FILTERS, &answer.filters, 1),
        protocols: present(PROTOCOLS, &answer.protocols, 0),
    }
}

/// Whether a renderer's programs can make what the plans want. Each part is null where nothing is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct RendererHealth {
    /// Why nothing can be rendered, and what to do.
    pub problem: Option<String>,
    /// What is wrong with ffmpeg.
    pub ffmpeg: Option<String>,
    /// What is wrong with ffprobe.
    pub ffprobe: Option<String>,
}

/// Judges what the programs say of themselves.
#[must_use]
pub fn renderer_health(answers: &RendererAnswers) -> RendererHealth {
    let ffmpeg = against_ffmpeg(&answers.ffmpeg);
    let ffprobe = against_program("ffprobe", &answers.ffprobe);
    let faults: Vec<&str> = [&ffmpeg, &ffprobe].into_iter().flatten().map(String::as_str).collect();
    let problem = (!faults.is_empty()).then(|| {
        format!(
            "{}; install ffmpeg 5.1 or newer with libx264, or configure where another one is",
            faults.join("; ")
        )
    });
    RendererHealth {
        problem,
        ffmpeg,
        ffprobe,
    }
}

/// What is wrong with either program.
fn against_program(name: &str, answer: &ProgramAnswer) -> Option<String> {
    let path = &answer.path;
    if let Some(problem) = &answer.problem {
        return Some(format!("`{path}` can't be used: {problem}"));
    }
    let named = answer.version.trim_start().starts_with(name) && program_version(&answer.version).is_some();
    (!named).then(|| format!("`{path}` is not {name}: it answers `-version` with something else"))
}

fn against_ffmpeg(answer: &ProgramAnswer) -> Option<String> {
    if let Some(fault) = against_program("ffmpeg", answer) {
        return Some(fault);
    }
    let path = &answer.path;
    let health = ffmpeg_health(&answer.version, &answer.encoders);
    if !health.recent_enough {
        let version = health.version.unwrap_or_default();
        return Some(format!("`{path}` is version `{version}`, older than 5.1"));
    }
    let lacks: Vec<String> = [
        ("encoder", ENCODERS, &answer.encoders, 1),
        ("filter", FILTERS, &answer.filters, 1),
        ("protocol", PROTOCOLS, &answer.protocols, 0),
    ]
    .into_iter()
    .filter_map(|(kind, names, list, column)| missing(kind, names, list, column))
    .collect();
    (!lacks.is_empty()).then(|| format!("`{path}` lacks {}", lacks.join(" and ")))
}

fn present(names: &'static str, list: &str, column: usize) -> Vec<&'static str> {
    names.split(' ').filter(|name| has(list, column, name)).collect()
}

/// The names that a list lacks, such as "the filters `fps`, `scale`"; none where it has all.
fn missing(kind: &str, names: &str, list: &str, column: usize) -> Option<String> {
    let absent = names.split(' ').filter(|name| !has(list, column, name));
    let absent: Vec<String> = absent.map(|name| format!("`{name}`")).collect();
    let plural = if absent.len() == 1 { "" } else { "s" };
    (!absent.is_empty()).then(|| format!("the {kind}{plural} {}", absent.join(", ")))
}

//! Is somebody there to take what waits? What a desk warns of: nobody listens, or nothing moves.

use serde::{Deserialize, Serialize};

/// A worker that asked for work or reported within so many ms listens. Workers elsewhere ask at least every 25 s.
const LISTENS_MS: f64 = 60_000.0;
/// So long, in ms, may a job wait that could be started while a worker listens and nothing is rendered.
const STUCK_MS: f64 = 60_000.0;

/// What waits, what runs, and who was heard of.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct QueueFacts {
    /// Whether somebody switched rendering off.
    pub paused: bool,
    /// How many jobs could be started now.
    pub waiting: u32,
    /// How long the one of them has waited that waits longest, in ms; absent where none waits.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub oldest_waiting_ms: Option<f64>,
    /// How many jobs are being rendered.
    pub processing: u32,
    /// How long ago each known worker asked or reported, in ms.
    pub workers_seen_ms: Vec<f64>,
    /// Whether each of them said that it can't render, in the same order; one that is not named said nothing of that kind.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub workers_unfit: Vec<bool>,
}

/// How a queue fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum QueueCode {
    /// Somebody listens, and what waits is taken or has its turn when a render ends.
    Ok,
    /// The kill switch is on: nothing is started on purpose.
    RenderingPaused,
    /// No worker listens: what waits waits for ever.
    NoWorker,
    /// Workers are there, but none of them can render, as where ffmpeg is missing.
    NoRenderer,
    /// Workers listen, nothing is rendered, and still jobs wait.
    QueueStuck,
}

/// How a queue fares, and which workers listen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct QueueHealth {
    /// A stable name.
    pub code: QueueCode,
    /// Whether each worker listens, in the order in which they were given.
    pub listening: Vec<bool>,
    /// Whether each worker is there and can't render, in the same order. Such a one does not listen.
    pub unfit: Vec<bool>,
    /// What is wrong, in words; empty where nothing is.
    pub message: String,
}

/// Whether somebody is there to take what waits.
#[must_use]
pub fn queue_health(facts: &QueueFacts) -> QueueHealth {
    let said_unfit = facts.workers_unfit.iter().copied().chain(std::iter::repeat(false));
    let (listening, unfit): (Vec<bool>, Vec<bool>) = facts
        .workers_seen_ms
        .iter()
        .zip(said_unfit)
        .map(|(seen_ms, unfit)| {
            // NaN is in no range, so that a time which is none does not count as seen.
            let there = (f64::NEG_INFINITY..=LISTENS_MS).contains(seen_ms);
            (there && !unfit, there && unfit)
        })
        .unzip();
    let waited_ms = facts.oldest_waiting_ms.unwrap_or_default();
    let (code, message) = if facts.paused {
        let message = "rendering is switched off: jobs wait until it is switched on";
        (QueueCode::RenderingPaused, message.to_owned())
    } else if !listening.contains(&true) && unfit.contains(&true) {
        let message = "no worker can render: jobs wait until one of them has what it needs";
        (QueueCode::NoRenderer, message.to_owned())
    } else if !listening.contains(&true) {
        let message = "no worker is listening: jobs wait until one is started";
        (QueueCode::NoWorker, message.to_owned())
    } else if facts.waiting > 0 && facts.processing == 0 && waited_ms >= STUCK_MS {
        let message = format!(
            "the queue is stuck: workers listen and nothing is rendered, but a job has waited for {} s",
            (waited_ms / 1000.0).round_ties_even()
        );
        (QueueCode::QueueStuck, message)
    } else {
        (QueueCode::Ok, String::new())
    };
    QueueHealth {
        code,
        listening,
        unfit,
        message,
    }
}

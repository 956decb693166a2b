//! Subtitles as `WebVTT`. Source: <https://www.w3.org/TR/webvtt1/>.

use std::fmt::Write;

use crate::plan::PlanCaption;

/// The subtitles as a `WebVTT` file.
pub(super) fn webvtt(captions: &[PlanCaption]) -> String {
    let mut text = String::from("WEBVTT\n");
    for caption in captions {
        // Writing to a string can't fail.
        let _ = write!(
            text,
            "\n{} --> {}\n",
            timestamp(caption.start_ms),
            timestamp(caption.end_ms)
        );
        if let Some(speaker) = &caption.speaker {
            let _ = write!(
                text,
                "<v {}>",
                escaped(&speaker.split_whitespace().collect::<Vec<_>>().join(" "))
            );
        }
        text.push_str(&lines(&caption.text));
        text.push('\n');
    }
    text
}

/// `01:02:03.004`; hours have as many digits as they need.
pub(super) fn timestamp(ms: f64) -> String {
    // A float is cut to the range of the integer, and NaN to 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let ms = ms.round() as u64;
    let (hours, minutes) = (ms / 3_600_000, ms / 60_000 % 60);
    format!("{hours:02}:{minutes:02}:{:02}.{:03}", ms / 1_000 % 60, ms % 1_000)
}

/// The lines that are not empty: an empty one would end the cue.
fn lines(text: &str) -> String {
    let lines = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    lines.map(escaped).collect::<Vec<_>>().join("\n")
}

/// A text with nothing in it that `WebVTT` reads as markup. Without `>` there is no `-->` either.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            _ if character.is_control() => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}

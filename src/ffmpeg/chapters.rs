//! Chapters as ffmpeg reads them and as players of the web read them.

use std::fmt::Write;

use crate::input::to_json;
use crate::plan::PlanChapter;

/// The most bytes of a title in the MP4, whose fields for it have 16 bits at most.
const LONGEST_TITLE: usize = 1000;

/// The chapters as an FFMETADATA file.
pub(super) fn ffmetadata(chapters: &[PlanChapter]) -> String {
    let mut text = String::from(";FFMETADATA1\n");
    for chapter in chapters {
        // Writing to a string can't fail.
        let _ = write!(
            text,
            "[CHAPTER]\nTIMEBASE=1/1000\nSTART={}\nEND={}\ntitle={}\n",
            chapter.start_ms.round_ties_even(),
            chapter.end_ms.round_ties_even(),
            escaped(&chapter.title)
        );
    }
    text
}

/// The chapters as JSON: `[{"startMs", "endMs", "title"}]`.
pub(super) fn json(chapters: &[PlanChapter]) -> String {
    if chapters.is_empty() {
        return "[]\n".to_owned();
    }
    let entries: Vec<String> = chapters
        .iter()
        .map(|chapter| {
            let (start_ms, end_ms) = (to_json(&chapter.start_ms), to_json(&chapter.end_ms));
            let title = to_json(&chapter.title);
            format!("  {{\n    \"endMs\": {end_ms},\n    \"startMs\": {start_ms},\n    \"title\": {title}\n  }}")
        })
        .collect();
    format!("[\n{}\n]\n", entries.join(",\n"))
}

/// A title as one value of an FFMETADATA file: its special characters escaped, control characters made spaces.
///
/// A line goes on after the newline where the character before that is a backslash, even one that is itself escaped. A NUL
/// ends the value and is no part of it, and the newline after it ends the line. Tried with ffmpeg 5.1 and 7.0.
fn escaped(title: &str) -> String {
    let mut text = String::new();
    for character in title.chars() {
        if text.len() >= LONGEST_TITLE {
            break;
        }
        if matches!(character, '=' | ';' | '#' | '\\') {
            text.push('\\');
        }
        text.push(if character.is_control() { ' ' } else { character });
    }
    if text.ends_with('\\') {
        text.push('\0');
    }
    text
}

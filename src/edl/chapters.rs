//! What is wrong with the chapters.

use super::cuts::{time, time_fault};
use super::findings::Findings;
use super::order::entry_label;
use super::{CanonicalEdl, Chapter};
use crate::finding::{Code, Finding};

/// Each has a title, and begins inside the programme after the one before it.
pub(crate) fn check_chapters(edl: &CanonicalEdl, duration_ms: Option<f64>, findings: &mut Findings) {
    let mut before: Option<f64> = None;
    for (index, given) in edl.chapters().iter().enumerate() {
        let title = given.value().and_then(|chapter| chapter.title.text());
        match title {
            None => findings.error(|| without_title(index)),
            Some(title) if is_blank(title) => findings.warning(|| blank(index)),
            Some(_) => {}
        }
        let Some(chapter) = given.value() else { continue };
        let start_ms = time(&chapter.start_ms);
        if start_ms.is_none_or(|start_ms| duration_ms.is_some_and(|duration_ms| start_ms >= duration_ms)) {
            findings.error(|| out_of_range(index, chapter, title, duration_ms));
        }
        let Some(start_ms) = start_ms else { continue };
        if let Some(before_ms) = before.filter(|before_ms| start_ms <= *before_ms) {
            findings.warning(|| out_of_order(index, title, start_ms, before_ms));
        }
        before = Some(start_ms);
    }
}

/// Whether nothing of a title is to be seen.
fn is_blank(title: &str) -> bool {
    title.chars().all(|c| c.is_whitespace() || c.is_control())
}

fn without_title(index: usize) -> Finding {
    let message = format!("chapter {index} has no title");
    Finding::of(Code::ChapterInvalid, format!("tracks.chapters[{index}]"), message).with("index", index)
}

fn blank(index: usize) -> Finding {
    let message = format!("the title of chapter {index} is blank");
    let path = format!("tracks.chapters[{index}].title");
    Finding::of(Code::ChapterTitleBlank, path, message).with("index", index)
}

fn out_of_range(index: usize, chapter: &Chapter, title: Option<&str>, duration_ms: Option<f64>) -> Finding {
    let start_ms = time(&chapter.start_ms);
    let fault = match (start_ms, duration_ms) {
        (Some(start_ms), Some(duration_ms)) => {
            format!("is {start_ms} ms, not before the programme's end at {duration_ms} ms")
        }
        _ => time_fault(&chapter.start_ms),
    };
    let path = format!("tracks.chapters[{index}].startMs");
    let message = format!("the start of {} {fault}", label(title, index));
    let mut finding = Finding::of(Code::ChapterOutOfRange, path, message).with_entry("title", title, index);
    for (name, ms) in [("startMs", start_ms), ("durationMs", duration_ms)] {
        if let Some(ms) = ms {
            finding = finding.with(name, ms);
        }
    }
    finding
}

fn out_of_order(index: usize, title: Option<&str>, start_ms: f64, before_ms: f64) -> Finding {
    let label = label(title, index);
    let path = format!("tracks.chapters[{index}].startMs");
    let message = format!("{label} begins at {start_ms} ms, not after the one before it at {before_ms} ms");
    Finding::of(Code::ChapterOrder, path, message)
        .with_entry("title", title, index)
        .with("startMs", start_ms)
        .with("beforeMs", before_ms)
}

/// A chapter's name for messages: its title, if there is one to be seen.
fn label(title: Option<&str>, index: usize) -> String {
    entry_label("chapter", title.filter(|title| !is_blank(title)), index)
}

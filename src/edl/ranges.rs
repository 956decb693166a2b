//! What is wrong with overlays and shorts: each is a range of the programme.

use super::cuts::{time, time_fault};
use super::findings::{Findings, kind_of};
use super::ids::repeated;
use super::{CanonicalEdl, Overlay};
use crate::error::listed;
use crate::finding::{Code, Finding, count, quoted};
use crate::input::Lenient;

/// What can be laid over the picture.
const OVERLAY_TYPES: [&str; 4] = ["lowerThird", "title", "scripture", "cta"];

/// A kind of ranges: what one is called, the track that they stand in, and the codes of what is wrong with their times.
struct Ranges {
    name: &'static str,
    track: &'static str,
    time_invalid: Code,
    end_before_start: Code,
    out_of_range: Code,
}

const OVERLAYS: Ranges = Ranges {
    name: "overlay",
    track: "overlays",
    time_invalid: Code::OverlayTimeInvalid,
    end_before_start: Code::OverlayEndBeforeStart,
    out_of_range: Code::OverlayOutOfRange,
};

const SHORTS: Ranges = Ranges {
    name: "short",
    track: "shorts",
    time_invalid: Code::ShortTimeInvalid,
    end_before_start: Code::ShortEndBeforeStart,
    out_of_range: Code::ShortOutOfRange,
};

/// Checks each overlay by itself, and that no two have the same id. They may overlap: several can be seen at once.
pub(crate) fn check_overlays(edl: &CanonicalEdl, duration_ms: Option<f64>, findings: &mut Findings) {
    let repeated = repeated(edl.overlays().iter().map(|given| given.value()?.id.text()));
    for (index, given) in edl.overlays().iter().enumerate() {
        let Some(overlay) = given.value() else {
            findings.error(|| {
                let message = format!("overlay {index} is {}, not an object", kind_of(given));
                Finding::of(Code::OverlayInvalid, format!("tracks.overlays[{index}]"), message)
                    .with("index", count(index))
            });
            continue;
        };
        check_id(index, overlay, repeated.get(index) == Some(&true), findings);
        check_type(index, overlay, findings);
        let times = [&overlay.start_ms, &overlay.end_ms];
        check_range(&OVERLAYS, (index, overlay.id.text()), times, duration_ms, findings);
    }
}

/// Checks each short by itself. They may overlap: each becomes a video of its own.
pub(crate) fn check_shorts(edl: &CanonicalEdl, duration_ms: Option<f64>, findings: &mut Findings) {
    for (index, given) in edl.shorts().iter().enumerate() {
        let title = given.value().and_then(|short| short.title.text());
        if title.is_none() {
            findings.error(|| {
                let message = format!("short {index} has no title");
                Finding::of(Code::ShortInvalid, format!("tracks.shorts[{index}]"), message).with("index", count(index))
            });
        }
        if let Some(short) = given.value() {
            let times = [&short.start_ms, &short.end_ms];
            check_range(&SHORTS, (index, title), times, duration_ms, findings);
        }
    }
}

fn check_id(index: usize, overlay: &Overlay, is_repeated: bool, findings: &mut Findings) {
    let path = || format!("tracks.overlays[{index}].id");
    match &overlay.id {
        Lenient::Wrong(kind) => findings.error(|| {
            let message = format!("the id of overlay {index} is {kind}");
            Finding::of(Code::OverlayIdInvalid, path(), message).with("index", count(index))
        }),
        Lenient::Value(id) if is_repeated => findings.error(|| {
            let message = format!("more than one overlay has the id {}", quoted(id));
            Finding::of(Code::OverlayIdDuplicate, path(), message).with_entry("id", Some(id), index)
        }),
        Lenient::Absent | Lenient::Value(_) => {}
    }
}

fn check_type(index: usize, overlay: &Overlay, findings: &mut Findings) {
    let given = overlay.kind.text();
    if given.is_some_and(|kind| OVERLAY_TYPES.contains(&kind)) {
        return;
    }
    findings.error(|| {
        let shown = given.map_or_else(|| kind_of(&overlay.kind), |given| quoted(given).to_string());
        let valid = listed(OVERLAY_TYPES);
        Finding::of(
            Code::OverlayTypeUnknown,
            format!("tracks.overlays[{index}].type"),
            format!(
                "the type of {} is {shown}: valid are {valid}",
                label(&OVERLAYS, overlay.id.text(), index)
            ),
        )
        .with_entry("overlay", overlay.id.text(), index)
        .with("given", given.unwrap_or_default())
        .with("valid", &valid)
    });
}

fn check_range(
    ranges: &Ranges,
    (index, name): (usize, Option<&str>),
    [start, end]: [&Lenient<f64>; 2],
    duration_ms: Option<f64>,
    findings: &mut Findings,
) {
    let path = |field: &str| format!("tracks.{}[{index}].{field}", ranges.track);
    let label = || label(ranges, name, index);
    for (field, given) in [("startMs", start), ("endMs", end)] {
        if time(given).is_none() {
            findings.error(|| {
                let message = format!("`{field}` of {} {}", label(), time_fault(given));
                Finding::of(ranges.time_invalid, path(field), message)
                    .with_entry(ranges.name, name, index)
                    .with("field", field)
            });
        }
    }
    let Some(end_ms) = time(end) else { return };
    if let Some(start_ms) = time(start).filter(|start_ms| end_ms <= *start_ms) {
        findings.error(|| {
            let (end, start) = (end_ms, start_ms);
            let message = format!("{} ends at {end} ms, not after its start at {start} ms", label());
            Finding::of(ranges.end_before_start, path("endMs"), message)
                .with_entry(ranges.name, name, index)
                .with("startMs", start_ms)
                .with("endMs", end_ms)
        });
    }
    if let Some(duration_ms) = duration_ms.filter(|duration_ms| end_ms > *duration_ms) {
        findings.error(|| {
            let (end, duration) = (end_ms, duration_ms);
            let message = format!(
                "{} ends at {end} ms, after the programme's end at {duration} ms",
                label()
            );
            Finding::of(ranges.out_of_range, path("endMs"), message)
                .with_entry(ranges.name, name, index)
                .with("endMs", end_ms)
                .with("durationMs", duration_ms)
        });
    }
}

/// A range's name for messages: what it is called, else its place in the track.
fn label(ranges: &Ranges, name: Option<&str>, index: usize) -> String {
    name.map_or_else(
        || format!("{} {index}", ranges.name),
        |name| format!("{} {}", ranges.name, quoted(name)),
    )
}

//! What is wrong with cuts, overlays and shorts: each is a range of the programme.

use super::CanonicalEdl;
use super::Overlay;
use super::cuts::{time, time_fault};
use super::findings::{Findings, kind_of};
use super::ids::repeated;
use super::order::entry_label;
use crate::error::listed;
use crate::finding::{Code, Finding, quoted};
use crate::input::Lenient;

/// What can be laid over the picture.
const OVERLAY_TYPES: [&str; 4] = ["lowerThird", "title", "scripture", "cta"];

/// A kind of ranges: what one is called, the track that they stand in, and the codes of what is wrong with their times.
pub(super) struct Ranges {
    name: &'static str,
    track: &'static str,
    time_invalid: Code,
    end_before_start: Code,
    out_of_range: Code,
}

pub(super) const CUTS: Ranges = Ranges {
    name: "cut",
    track: "program",
    time_invalid: Code::CutTimeInvalid,
    end_before_start: Code::CutEndBeforeStart,
    out_of_range: Code::CutOutOfRange,
};

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
    for (index, (given, is_repeated)) in edl.overlays().iter().zip(repeated).enumerate() {
        let Some(overlay) = given.value() else {
            findings.error(|| no_object(&OVERLAYS, Code::OverlayInvalid, index, given));
            continue;
        };
        let codes = [Code::OverlayIdInvalid, Code::OverlayIdDuplicate];
        check_id(&OVERLAYS, codes, index, &overlay.id, is_repeated, findings);
        check_type(index, overlay, findings);
        let times = [&overlay.start_ms, &overlay.end_ms];
        check_times(&OVERLAYS, (index, overlay.id.text()), times, duration_ms, findings);
    }
}

/// Checks each short by itself. They may overlap: each becomes a video of its own.
pub(crate) fn check_shorts(edl: &CanonicalEdl, duration_ms: Option<f64>, findings: &mut Findings) {
    for (index, given) in edl.shorts().iter().enumerate() {
        let title = given.value().and_then(|short| short.title.text());
        if title.is_none() {
            findings.error(|| {
                let message = format!("short {index} has no title");
                Finding::of(Code::ShortInvalid, format!("tracks.shorts[{index}]"), message).with("index", index)
            });
        }
        if let Some(short) = given.value() {
            let times = [&short.start_ms, &short.end_ms];
            check_times(&SHORTS, (index, title), times, duration_ms, findings);
        }
    }
}

pub(super) fn no_object<T>(ranges: &Ranges, code: Code, index: usize, given: &Lenient<T>) -> Finding {
    let Ranges { name, track, .. } = ranges;
    let message = format!("{name} {index} is {}, not an object", kind_of(given));
    Finding::of(code, format!("tracks.{track}[{index}]"), message).with("index", index)
}

/// The codes are those of an id that is no text, and of one that is there before.
pub(super) fn check_id(
    Ranges { name, track, .. }: &Ranges,
    [invalid, duplicate]: [Code; 2],
    index: usize,
    id: &Lenient<String>,
    is_repeated: bool,
    findings: &mut Findings,
) {
    let path = || format!("tracks.{track}[{index}].id");
    match id {
        Lenient::Wrong(kind) => findings.error(|| {
            let message = format!("the id of {name} {index} is {kind}");
            Finding::of(invalid, path(), message).with("index", index)
        }),
        Lenient::Value(id) if is_repeated => findings.error(|| {
            let message = format!("more than one {name} has the id {}", quoted(id));
            Finding::of(duplicate, path(), message).with_entry("id", Some(id), index)
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
        let shown = given.map_or_else(|| kind_of(&overlay.kind), quoted);
        let valid = listed(OVERLAY_TYPES);
        Finding::of(
            Code::OverlayTypeUnknown,
            format!("tracks.overlays[{index}].type"),
            format!(
                "the type of {} is {shown}; valid types are {valid}",
                entry_label("overlay", overlay.id.text(), index)
            ),
        )
        .with_entry("overlay", overlay.id.text(), index)
        .with("given", given.unwrap_or_default())
        .with("valid", &valid)
    });
}

pub(super) fn check_times(
    ranges: &Ranges,
    (index, name): (usize, Option<&str>),
    [start, end]: [&Lenient<f64>; 2],
    duration_ms: Option<f64>,
    findings: &mut Findings,
) {
    let path = |field: &str| format!("tracks.{}[{index}].{field}", ranges.track);
    let label = || entry_label(ranges.name, name, index);
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
            let message = format!("{} ends at {end_ms} ms, not after its start at {start_ms} ms", label());
            Finding::of(ranges.end_before_start, path("endMs"), message)
                .with_entry(ranges.name, name, index)
                .with("startMs", start_ms)
                .with("endMs", end_ms)
        });
    }
    if let Some(duration_ms) = duration_ms.filter(|duration_ms| end_ms > *duration_ms) {
        findings.error(|| {
            let message = format!(
                "{} ends at {end_ms} ms, after the programme's end at {duration_ms} ms",
                label()
            );
            Finding::of(ranges.out_of_range, path("endMs"), message)
                .with_entry(ranges.name, name, index)
                .with("endMs", end_ms)
                .with("durationMs", duration_ms)
        });
    }
}

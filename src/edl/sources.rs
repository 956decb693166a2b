//! What is wrong with the cameras and their sources.

use std::collections::BTreeMap;

use super::cuts::TimedCut;
use super::findings::{Findings, entry_path, kind_of};
use super::framing::{Framed, check_framings};
use super::options::CheckOptions;
use super::order::label;
use super::seen::SeenCamera;
use super::source_audio::MOST_CHANNELS;
use super::{CanonicalEdl, MAX_TIME_MS, SourceAudio};
use crate::finding::{Code, Finding, and_others, quoted};
use crate::input::Lenient;

/// One finding for each camera that has no source, at the first cut to it. Cuts that have no place in the programme count
/// as well. What is seen is sorted by the cameras' names, here and below.
pub(super) fn check_cameras(
    edl: &CanonicalEdl,
    seen: &[SeenCamera<'_>],
    unplaced: &[(usize, &str)],
    findings: &mut Findings,
) {
    let seen = seen.iter().map(|seen| (seen.camera, seen.first_index, seen.cuts));
    let unplaced = unplaced.iter().map(|(index, camera)| (*camera, *index, 1));
    let mut unknown: Vec<(&str, usize, usize)> = Vec::new();
    let mut places = BTreeMap::new();
    for (camera, index, cuts) in seen.chain(unplaced).filter(|cut| edl.source(cut.0).is_none()) {
        let place = *places.entry(camera).or_insert(unknown.len());
        match unknown.get_mut(place) {
            Some((_, first, many)) => {
                *first = index.min(*first);
                *many += cuts;
            }
            None => unknown.push((camera, index, cuts)),
        }
    }
    for (camera, first, cuts) in unknown {
        findings.error(|| {
            let path = format!("tracks.program[{first}].camera");
            let message = format!("camera {} is cut to but has no source", quoted(camera));
            Finding::of(Code::CutCameraUnknown, path, message)
                .with("camera", camera)
                .with("index", first)
                .with("cuts", cuts)
        });
    }
    let (master, fault) = match &edl.master_camera {
        Lenient::Absent => return,
        Lenient::Value(camera) if edl.source(camera).is_some() => return,
        Lenient::Value(camera) => (camera.as_str(), format!("{} has no source", quoted(camera))),
        Lenient::Wrong(kind) => ("", format!("is {kind}")),
    };
    findings.error(|| {
        let message = format!("the master camera {fault}");
        Finding::of(Code::MasterCameraUnknown, "masterCamera", message).with("camera", master)
    });
}

pub(crate) fn check_sources(edl: &CanonicalEdl, findings: &mut Findings) {
    for (camera, given) in edl.sources.value().into_iter().flatten() {
        let shown = quoted(camera);
        let path = entry_path("sources", camera);
        let mut fault = |code, path, message: String| {
            findings.error(|| Finding::of(code, path, message).with("camera", camera));
        };
        let Some(source) = given.value() else {
            let message = format!("the source of camera {shown} is {}", kind_of(given));
            fault(Code::SourceInvalid, path, message);
            continue;
        };
        if let Some(kind) = source.asset_id.wrong() {
            let message = format!("the asset id of camera {shown} is {kind}");
            fault(Code::SourceInvalid, format!("{path}.assetId"), message);
        }
        if offset(&source.offset_ms).is_none() && !source.offset_ms.is_absent() {
            let message = format!("the offset of camera {shown} is not a number of ms");
            fault(Code::SourceOffsetInvalid, format!("{path}.offsetMs"), message);
        }
        let channels = source.audio.value().and_then(SourceAudio::left_and_right);
        if channels.is_none() && !source.audio.is_absent() {
            let message = format!("the sound of camera {shown} is not one or two channels from 1 to {MOST_CHANNELS}");
            fault(Code::SourceAudioInvalid, format!("{path}.audio"), message);
        }
        let framed = Framed {
            label: format!("camera {shown}"),
            camera,
            path,
        };
        check_framings(&source.framing, &framed, findings);
    }
}

/// One finding for each camera that is needed before its recording begins, at the cut that needs it earliest.
pub(super) fn check_source_ranges(
    edl: &CanonicalEdl,
    cuts: &[TimedCut<'_>],
    seen: &[SeenCamera<'_>],
    around: Option<&Around<'_>>,
    findings: &mut Findings,
) {
    let is_early = |cut: &TimedCut<'_>, offset_ms: f64| cut.start_ms + offset_ms < 0.0;
    let early_offset_ms = |seen: &SeenCamera<'_>| {
        let own = edl.source(seen.camera).and_then(|source| offset(&source.offset_ms));
        let session = || around?.offsets.get(seen.camera);
        own.or_else(session)
            .filter(|offset_ms| is_early(&seen.earliest, *offset_ms))
    };
    // Where a camera's earliest cut is not too early, none is.
    let mut early: Vec<_> = seen
        .iter()
        .filter_map(|seen| Some((seen, early_offset_ms(seen)?, 0)))
        .collect();
    if early.is_empty() {
        return;
    }
    for cut in cuts {
        let place = early.binary_search_by(|(seen, _, _)| seen.camera.cmp(cut.camera));
        if let Some((_, offset_ms, many)) = place.ok().and_then(|place| early.get_mut(place)) {
            *many += usize::from(is_early(cut, *offset_ms));
        }
    }
    for (seen, offset_ms, many) in early {
        findings.error(|| before_recording(&seen.earliest, offset_ms, many));
    }
}

fn before_recording(cut: &TimedCut<'_>, offset_ms: f64, many: usize) -> Finding {
    let TimedCut {
        id, index, start_ms, ..
    } = *cut;
    let source_start_ms = start_ms + offset_ms;
    let (label, camera) = (label(id, index), quoted(cut.camera));
    let others = and_others(many, "cuts do");
    let path = format!("tracks.program[{index}].startMs");
    let message =
        format!("{label} needs camera {camera} from {source_start_ms} ms, before its recording begins{others}");
    Finding::of(Code::SourceRangeInvalid, path, message)
        .with_entry("cut", id, index)
        .with("camera", cut.camera)
        .with("startMs", start_ms)
        .with("offsetMs", offset_ms)
        .with("sourceStartMs", source_start_ms)
        .with("cuts", many)
}

/// One finding for each source that is neither seen nor heard. Where it is not known who is heard, nobody can tell; and
/// where a cut is to a camera that has no source, that one may be misspelt.
pub(super) fn check_unused(
    edl: &CanonicalEdl,
    seen: &[SeenCamera<'_>],
    heard: Option<&str>,
    options: &CheckOptions,
    findings: &mut Findings,
) {
    let Some(heard) = heard else { return };
    if seen.iter().any(|seen| edl.source(seen.camera).is_none()) {
        return;
    }
    for (camera, given) in edl.sources.value().into_iter().flatten() {
        let is_seen = seen.binary_search_by_key(&camera.as_str(), |seen| seen.camera).is_ok();
        if given.value().is_none() || camera == heard || is_seen {
            continue;
        }
        findings.add(options.severity_of(Code::CameraUnused), || {
            let message = format!("camera {} has a source but is never used", quoted(camera));
            Finding::of(Code::CameraUnused, entry_path("sources", camera), message).with("camera", camera)
        });
    }
}

/// An offset in ms, if it is one: a finite number of at most 2^53 - 1 in size.
pub(crate) fn offset(given: &Lenient<f64>) -> Option<f64> {
    given.value().copied().filter(|ms| ms.abs() <= MAX_TIME_MS)
}

/// A session's sync offsets by camera: source time minus programme time in ms.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Offsets<'a>(pub(crate) Option<&'a BTreeMap<String, Lenient<f64>>>);

impl Offsets<'_> {
    /// A camera's offset, where it has one that is a number.
    pub(crate) fn get(self, camera: &str) -> Option<f64> {
        self.0?.get(camera).and_then(offset)
    }
}

/// What is known of the session around an EDL.
#[derive(Debug)]
pub(crate) struct Around<'a> {
    /// Its sync offsets in ms, for sources that have none of their own.
    pub(crate) offsets: Offsets<'a>,
    /// The camera that is heard, which may be by the session's anchor angle.
    pub(crate) heard: Option<&'a str>,
}

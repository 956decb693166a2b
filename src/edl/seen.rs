//! Which cameras are cut to.

use std::collections::BTreeMap;

use super::cuts::TimedCut;

/// A camera that is cut to.
#[derive(Debug, Clone, Copy)]
pub(super) struct SeenCamera<'a> {
    pub(super) camera: &'a str,
    /// The cut to it that begins earliest.
    pub(super) earliest: TimedCut<'a>,
    /// Where the first cut to it stands in the track as it was written.
    pub(super) first_index: usize,
    /// How many cuts there are to it.
    pub(super) cuts: usize,
    /// The place in the list of the camera that was cut to after it the last time.
    followed_by: usize,
}

/// The cameras that are cut to, by their names; the cuts must be sorted by their start.
pub(super) fn seen_cameras<'a>(cuts: &[TimedCut<'a>]) -> Vec<SeenCamera<'a>> {
    let mut cameras: Vec<SeenCamera<'a>> = Vec::new();
    let mut places = BTreeMap::new();
    let mut last = 0;
    for cut in cuts {
        // A camera is mostly followed by the one that followed it before: then its name needs no looking up.
        let expected = cameras.get(last).map_or(0, |before| before.followed_by);
        let place = match cameras.get(expected) {
            Some(seen) if seen.camera == cut.camera => expected,
            _ => *places.entry(cut.camera).or_insert(cameras.len()),
        };
        if let Some(before) = cameras.get_mut(last) {
            before.followed_by = place;
        }
        last = place;
        match cameras.get_mut(place) {
            Some(seen) => {
                seen.first_index = seen.first_index.min(cut.index);
                seen.cuts += 1;
            }
            None => cameras.push(SeenCamera {
                camera: cut.camera,
                earliest: *cut,
                first_index: cut.index,
                cuts: 1,
                followed_by: place,
            }),
        }
    }
    places
        .into_values()
        .filter_map(|place| cameras.get(place).copied())
        .collect()
}

/// One of these cameras by its name.
pub(super) fn find_seen<'s, 'a>(seen: &'s [SeenCamera<'a>], camera: &str) -> Option<&'s SeenCamera<'a>> {
    let place = seen.binary_search_by(|seen| seen.camera.cmp(camera)).ok()?;
    seen.get(place)
}

//! Which cameras are cut to.

use std::collections::BTreeMap;

use super::cuts::TimedCut;

/// A camera that is cut to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SeenCamera<'a> {
    pub(crate) camera: &'a str,
    /// The cut to it that begins earliest.
    pub(crate) earliest: TimedCut<'a>,
    /// Where the first cut to it stands in the track as it was written.
    pub(crate) first_index: usize,
    /// How many cuts there are to it.
    pub(crate) cuts: usize,
    /// The place in the list of the camera that was cut to after it the last time.
    followed_by: usize,
}

/// The cameras that are cut to, and where each is in the list by its name.
#[derive(Debug)]
pub(crate) struct SeenCameras<'a> {
    cameras: Vec<SeenCamera<'a>>,
    places: BTreeMap<&'a str, usize>,
}

/// The cameras that are cut to; the cuts must be sorted by their start.
pub(crate) fn seen_cameras<'a>(cuts: &[TimedCut<'a>]) -> SeenCameras<'a> {
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
    SeenCameras { cameras, places }
}

impl<'a> SeenCameras<'a> {
    /// In the order of their first cut.
    pub(crate) fn in_order(self) -> Vec<SeenCamera<'a>> {
        self.cameras
    }

    /// By their names.
    pub(super) fn by_name(self) -> Vec<SeenCamera<'a>> {
        let places = self.places.into_values();
        places.filter_map(|place| self.cameras.get(place).copied()).collect()
    }
}

/// One of these cameras by its name.
pub(super) fn find_seen<'s, 'a>(seen: &'s [SeenCamera<'a>], camera: &str) -> Option<&'s SeenCamera<'a>> {
    let place = seen.binary_search_by(|seen| seen.camera.cmp(camera)).ok()?;
    seen.get(place)
}

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
}

/// The cameras that are cut to, in the order of their first cut, and the place of each there by its name; the cuts must be
/// sorted by their start.
pub(crate) fn seen_cameras<'a>(cuts: &[TimedCut<'a>]) -> (Vec<SeenCamera<'a>>, BTreeMap<&'a str, usize>) {
    let mut cameras: Vec<SeenCamera<'a>> = Vec::new();
    let mut places = BTreeMap::new();
    for cut in cuts {
        let place = *places.entry(cut.camera).or_insert(cameras.len());
        if let Some(seen) = cameras.get_mut(place) {
            seen.first_index = seen.first_index.min(cut.index);
            seen.cuts += 1;
        } else {
            cameras.push(SeenCamera {
                camera: cut.camera,
                earliest: *cut,
                first_index: cut.index,
                cuts: 1,
            });
        }
    }
    (cameras, places)
}

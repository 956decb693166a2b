//! Which cameras are cut to.

use std::collections::BTreeMap;

use super::cuts::TimedCut;

/// A camera that is cut to.
#[derive(Debug)]
pub(super) struct Use<'a> {
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
pub(super) fn uses<'a>(cuts: &[TimedCut<'a>]) -> Vec<Use<'a>> {
    let mut uses: Vec<Use<'a>> = Vec::new();
    let mut by_camera = BTreeMap::new();
    let mut last = 0;
    for cut in cuts {
        // A camera is mostly followed by the one that followed it before: then its name needs no looking up.
        let expected = uses.get(last).map_or(0, |used| used.followed_by);
        let place = match uses.get(expected) {
            Some(used) if used.camera == cut.camera => expected,
            _ => *by_camera.entry(cut.camera).or_insert(uses.len()),
        };
        if let Some(used) = uses.get_mut(last) {
            used.followed_by = place;
        }
        last = place;
        match uses.get_mut(place) {
            Some(used) => {
                used.first_index = used.first_index.min(cut.index);
                used.cuts += 1;
            }
            None => uses.push(Use {
                camera: cut.camera,
                earliest: *cut,
                first_index: cut.index,
                cuts: 1,
                followed_by: place,
            }),
        }
    }
    uses.sort_unstable_by_key(|used| used.camera);
    uses
}

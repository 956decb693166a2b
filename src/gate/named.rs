//! Places in a list by a name that things there have.

use std::collections::BTreeMap;

/// The first place of each name, of those that have one.
pub(super) fn places<'a>(names: impl Iterator<Item = Option<&'a str>>) -> BTreeMap<&'a str, usize> {
    let mut places = BTreeMap::new();
    for (place, name) in names.enumerate() {
        if let Some(name) = name {
            places.entry(name).or_insert(place);
        }
    }
    places
}

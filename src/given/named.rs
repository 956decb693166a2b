//! Objects whose keys may be any.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

/// Values by name. Where they stand is looked up, so that one map is compiled for all kinds of them.
#[derive(Debug, Clone, Default)]
pub struct Named<T> {
    places: BTreeMap<String, usize>,
    values: Vec<T>,
}

impl<T> Named<T> {
    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.values.get(*self.places.get(name)?)
    }

    /// The value of a name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        self.values.get_mut(*self.places.get(name)?)
    }

    /// The names, sorted, and their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        let places = self.places.iter();
        places.filter_map(|(name, place)| Some((name.as_str(), self.values.get(*place)?)))
    }
}

impl<T: Default> Named<T> {
    /// An empty place for the value of a name; what had the name before is gone.
    pub(super) fn entry(&mut self, name: String) -> Option<&mut T> {
        let end = self.values.len();
        let place = place_of(&mut self.places, name, end);
        if place == end {
            self.values.push(T::default());
        }
        let value = self.values.get_mut(place)?;
        *value = T::default();
        Some(value)
    }
}

/// Where the value of a name stands; of a new one at the end.
#[inline(never)]
fn place_of(places: &mut BTreeMap<String, usize>, name: String, end: usize) -> usize {
    *places.entry(name).or_insert(end)
}

/// In whatever order they came.
impl<T: PartialEq> PartialEq for Named<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

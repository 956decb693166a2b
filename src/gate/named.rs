//! Places in a list by a name that things there have.

/// Places by name. Of these there are mostly a handful: one sorted list is quicker than a tree, and no slower where somebody
/// gives very many.
#[derive(Debug)]
pub(super) struct Named<'a>(Vec<(&'a str, usize)>);

impl<'a> Named<'a> {
    /// Of those that have a name.
    pub(super) fn new(names: impl Iterator<Item = Option<&'a str>>) -> Self {
        let places = names.enumerate();
        let mut named: Vec<_> = places.filter_map(|(place, name)| Some((name?, place))).collect();
        named.sort_unstable();
        Self(named)
    }

    /// The first place of a name.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        let at = self.0.partition_point(|(before, _)| *before < name);
        let (found, place) = self.0.get(at)?;
        (*found == name).then_some(*place)
    }
}

//! Ids of which each may be there once.

use std::collections::HashSet;

/// For each of these ids, whether it was there before.
pub(super) fn repeated<'a>(ids: impl Iterator<Item = Option<&'a str>>) -> Vec<bool> {
    let mut before = HashSet::new();
    ids.map(|id| id.is_some_and(|id| !before.insert(id))).collect()
}

#[cfg(test)]
mod tests {
    use super::repeated;

    #[test]
    fn the_first_of_equal_ids_is_not_repeated_and_none_is_no_id() {
        let ids = [Some("a"), None, Some("b"), Some("a"), None, Some("a")];
        assert_eq!(repeated(ids.into_iter()), [false, false, false, true, false, true]);
    }
}

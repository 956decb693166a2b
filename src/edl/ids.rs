//! Ids of which each may be there once.

use std::collections::BTreeSet;

use crate::sorting::sort_ranked;

/// For each of these ids, whether it was there before; nothing where that is so of none.
pub(super) fn repeated(ids: &[Option<&str>]) -> Vec<bool> {
    // Most EDLs number their cuts: as long as each id comes after the one before it, none is there twice. `c10` comes after
    // `c9`.
    let given = ids.iter().flatten();
    if given.is_sorted_by(|a, b| (a.len(), *a) < (b.len(), *b)) {
        return Vec::new();
    }
    let mut hashed: Vec<_> = ids
        .iter()
        .enumerate()
        .filter_map(|(place, id)| Some((hash((*id)?), place)))
        .collect();
    sort_ranked(&mut hashed);
    let mut repeated = vec![false; ids.len()];
    for alike in hashed.chunk_by(|(a, _), (b, _)| a == b).filter(|alike| alike.len() > 1) {
        // Whoever wants to finds as many ids of one hash as they like.
        let mut before = BTreeSet::new();
        for (_, place) in alike {
            let id = ids.get(*place).copied().flatten();
            if let Some(repeated) = repeated.get_mut(*place) {
                *repeated = !before.insert(id.unwrap_or_default());
            }
        }
    }
    repeated
}

/// A number that is seldom the same for two ids, by the way of <https://github.com/rust-lang/rustc-hash>.
fn hash(id: &str) -> u64 {
    const SEED: u64 = 0xf135_7aea_2e62_a9c5;
    let (eights, rest) = id.as_bytes().as_chunks();
    let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    let words = eights.iter().map(|eight| u64::from_le_bytes(*eight)).chain([rest]);
    words.fold(0, |hash: u64, word| (hash.rotate_left(5) ^ word).wrapping_mul(SEED))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::{hash, repeated};

    /// Each id beside all before it.
    fn one_by_one(ids: &[Option<&str>]) -> Vec<bool> {
        let places = ids.iter().enumerate();
        let was_before = places.map(|(place, id)| id.is_some() && ids.iter().take(place).any(|before| before == id));
        was_before.collect()
    }

    #[test]
    fn ids_of_the_same_hash_are_told_apart() {
        let ids = ["\0\0", "", "\0", "\0\0\0\0\0\0\0\0\0", "\0", ""];
        assert!(ids.iter().all(|id| hash(id) == hash("")));
        assert_eq!(repeated(&ids.map(Some)), [false, false, false, false, true, true]);
    }

    #[test]
    fn numbers_come_one_after_the_other() {
        let ids: Vec<String> = (0..1_000).map(|number| format!("c{number}")).collect();
        let ids: Vec<_> = ids.iter().map(|id| Some(id.as_str())).collect();
        assert!(repeated(&ids).is_empty());
    }

    proptest! {
        #[test]
        fn any_ids(ids in prop::collection::vec(prop::option::of("[\\x00ab]{0,2}|[\\x00é]{7,17}"), 0..20)) {
            let ids: Vec<_> = ids.iter().map(Option::as_deref).collect();
            let found = repeated(&ids);
            let expected = one_by_one(&ids);
            // Nothing is told of each where there is none.
            prop_assert!(found == expected || found.is_empty() && !expected.contains(&true));
        }
    }
}

//! Ids of which each may be there once.

use std::collections::BTreeSet;

/// The places at which there is an id that was there before; `ids` is each id with its place, in the order of the places.
pub(super) fn repeated<'a>(ids: impl Iterator<Item = (usize, &'a str)> + Clone) -> BTreeSet<usize> {
    // Most EDLs number their cuts, so nothing has to be sorted. Equals stay in their order, so the first comes first.
    if ids.clone().is_sorted_by(|(_, a), (_, b)| rank(a) < rank(b)) {
        return BTreeSet::new();
    }
    let mut ranked: Vec<_> = ids.map(|(place, id)| (rank(id), place)).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let pairs = ranked.iter().zip(ranked.iter().skip(1));
    pairs
        .filter(|((id, _), (next, _))| id == next)
        .map(|(_, (_, place))| *place)
        .collect()
}

/// What an id is ordered by: its length, so that `c10` comes after `c9`; its first bytes, which are quickly compared; and
/// all of it.
fn rank(id: &str) -> (usize, u64, &str) {
    let begin = id
        .as_bytes()
        .first_chunk()
        .map_or(0, |eight| u64::from_be_bytes(*eight));
    (id.len(), begin, id)
}

//! What happens in time, in its order.

/// Sorts by times in ms, the second of which decides between equal first ones; what is equal in both stays as it was.
///
/// The places are sorted and not the things themselves, so that one sort is compiled for all kinds of them.
pub(crate) fn sort_by_time<T>(things: Vec<T>, times: impl Fn(&T) -> (f64, f64)) -> Vec<T> {
    let mut order: Vec<(f64, f64, usize)> = things
        .iter()
        .enumerate()
        .map(|(index, thing)| {
            let (first, second) = times(thing);
            (first, second, index)
        })
        .collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order
        .iter()
        .filter_map(|(_, _, index)| things.get_mut(*index)?.take())
        .collect()
}

//! Sorting. What is to be sorted is large or dear to compare, so its places are sorted, each by a rank; and in this way it
//! is one sort that a module has.

/// Sorts places by their ranks; of the same rank by themselves.
#[inline(never)]
pub(crate) fn sort_ranked(places: &mut [(u64, usize)]) {
    places.sort_unstable();
}

/// The places of these times in their order; of the same time by themselves.
pub(crate) fn places_by_time(times: impl Iterator<Item = f64>) -> Vec<usize> {
    let mut ranked: Vec<_> = times.map(rank).zip(0..).collect();
    sort_ranked(&mut ranked);
    ranked.into_iter().map(|(_, place)| place).collect()
}

/// Sorts by times in ms, the second of which decides between equal first ones; what is equal in both stays as it was.
pub(crate) fn sort_by_times<T>(things: Vec<T>, times: impl Fn(&T) -> (f64, f64)) -> Vec<T> {
    let times: Vec<_> = things.iter().map(times).collect();
    // By the second ones first: what has the same first one then stays in that order.
    let by_second = places_by_time(times.iter().map(|(_, second)| *second));
    let firsts = by_second.iter().filter_map(|place| times.get(*place));
    let order = places_by_time(firsts.map(|(first, _)| *first));
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order
        .iter()
        .filter_map(|place| things.get_mut(*by_second.get(*place)?)?.take())
        .collect()
}

/// A number whose order is that of the times: of those below 0 the bits are in the opposite order.
const fn rank(time: f64) -> u64 {
    const SIGN: u64 = 1 << 63;
    let bits = time.to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::{rank, sort_by_times};

    proptest! {
        #[test]
        fn ranks_are_in_the_order_of_the_times(a: f64, b: f64) {
            prop_assert_eq!(rank(a).cmp(&rank(b)), a.total_cmp(&b));
        }

        #[test]
        fn as_a_stable_sort_does_it(times in prop::collection::vec((-2_i8..3, -2_i8..3), 0..40)) {
            let times: Vec<_> = times.into_iter().map(|(first, second)| (f64::from(first), f64::from(second))).zip(0..).collect();
            let mut expected = times.clone();
            expected.sort_by(|(a, _), (b, _)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
            prop_assert_eq!(sort_by_times(times, |(times, _)| *times), expected);
        }
    }
}

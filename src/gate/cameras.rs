//! Which cameras an EDL uses, and which asset serves each.

use std::collections::BTreeMap;

use super::{Asset, RenderRequest};
use crate::edl::{CanonicalEdl, EDL_PATH, Offsets, SeenCamera, TimedCut, entry_path, offset, seen_cameras};

/// A recording whose length was measured may be so much shorter than a cut needs, in ms: a renderer holds its last picture
/// for so long.
pub(super) const HELD_MS: f64 = 100.0;

/// A camera that the EDL uses.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Served<'a> {
    pub(crate) camera: &'a str,
    /// Where it is seen; none where it is only heard.
    pub(crate) seen: Option<SeenCamera<'a>>,
    /// Its asset and the asset's place among the request's assets.
    pub(crate) asset: Option<(usize, &'a Asset)>,
    /// The asset id that the EDL's source names although no asset has it.
    pub(crate) unknown_asset: Option<&'a str>,
    /// How many assets have its angle, where the asset was found by that.
    pub(crate) of_angle: usize,
    /// Source time minus programme time in ms.
    pub(crate) offset_ms: f64,
}

/// Who serves which camera of an EDL.
///
/// Where a camera's asset is found by its angle alone, one that is cut to takes the first that can have a picture and is long
/// enough for all cuts, else the first that can have a picture, of those that can be read; and it takes that in every part of
/// the programme, so that it sounds the same in each.
pub(super) struct Cast<'a> {
    request: &'a RenderRequest,
    edl: &'a CanonicalEdl,
    by_id: BTreeMap<&'a str, usize>,
    by_angle: BTreeMap<&'a str, Vec<(usize, &'a Asset)>>,
    offsets: Offsets<'a>,
    /// Of each camera the end of its last cut.
    last_cuts: BTreeMap<&'a str, f64>,
    /// The camera that is heard, which is the same in every part of the programme.
    pub(super) heard: Option<&'a str>,
}

impl<'a> Cast<'a> {
    pub(super) fn new(request: &'a RenderRequest, edl: &'a CanonicalEdl, cuts: &[TimedCut<'a>]) -> Self {
        let mut last_cuts: BTreeMap<&str, f64> = BTreeMap::new();
        for cut in cuts {
            let end_ms = last_cuts.entry(cut.camera).or_default();
            *end_ms = end_ms.max(cut.end_ms);
        }
        Self {
            request,
            edl,
            by_id: assets_by(request, |asset| asset.id.text()),
            by_angle: assets_of_angles(request),
            offsets: request.sync_offsets(),
            last_cuts,
            heard: heard_camera(request, edl, cuts),
        }
    }

    /// The cameras that are seen or heard, each once: in the order of their first cut among those that are seen, then the one
    /// that is only heard.
    pub(super) fn serve(&self, seen: &[TimedCut<'a>]) -> Vec<Served<'a>> {
        let (seen, _) = seen_cameras(seen);
        let unseen = self.heard.filter(|heard| seen.iter().all(|seen| seen.camera != *heard));
        let used = seen.iter().map(|seen| (seen.camera, Some(*seen)));
        used.chain(unseen.map(|camera| (camera, None)))
            .map(|(camera, seen)| self.served(camera, seen))
            .collect()
    }

    /// The camera that is heard, and as that may be a sound recorder's, the first cut's: the first of them that has pictures
    /// gives the programme its frame rate.
    pub(super) fn paced_by(&self, cuts: &[TimedCut<'a>]) -> impl Iterator<Item = Served<'a>> {
        let first = cuts.first().map(|cut| cut.camera);
        self.heard
            .into_iter()
            .chain(first)
            .map(|camera| self.served(camera, None))
    }

    /// A camera with its asset.
    fn served(&self, camera: &'a str, seen: Option<SeenCamera<'a>>) -> Served<'a> {
        let source = self.edl.source(camera);
        let named = source.and_then(|source| source.asset_id.text());
        let place = named.and_then(|id| self.by_id.get(id)).copied();
        let own = source.and_then(|source| offset(&source.offset_ms));
        let offset_ms = own.or_else(|| self.offsets.get(camera)).unwrap_or(0.0);
        let of_angle = self
            .by_angle
            .get(camera)
            .filter(|_| place.is_none())
            .map_or(&[][..], Vec::as_slice);
        let last_cut = self.last_cuts.get(camera).map(|end_ms| end_ms + offset_ms);
        let asset = |place: usize| Some((place, self.request.listed_assets().get(place)?.value()?));
        Served {
            camera,
            seen,
            asset: place.and_then(asset).or_else(|| best(of_angle, last_cut)),
            unknown_asset: named.filter(|_| place.is_none()),
            of_angle: of_angle.len(),
            offset_ms,
        }
    }
}

/// Of the assets of an angle the one that is taken: none that can't be read, if there is another. `last_ms` is how long it has
/// to be to be seen in all cuts; none where it is only heard.
fn best<'a>(of_angle: &[(usize, &'a Asset)], last_ms: Option<f64>) -> Option<(usize, &'a Asset)> {
    let worth = |(_, asset): &&(usize, &Asset)| {
        let seen = last_ms.filter(|_| asset.may_have_pictures());
        let lasts = seen.map(|last_ms| {
            asset
                .picture_length_ms()
                .is_none_or(|length_ms| last_ms <= length_ms + HELD_MS)
        });
        // Of equals the first is the least.
        (
            asset.problem.text().is_some(),
            seen.is_none(),
            !lasts.unwrap_or_default(),
        )
    };
    of_angle.iter().min_by_key(worth).copied()
}

/// Where a request holds a camera's source.
pub(super) fn source_path(camera: &str) -> String {
    entry_path(&format!("{EDL_PATH}.sources"), camera)
}

/// The master camera; else the session's anchor angle, if it has a source; else the first cut's camera.
fn heard_camera<'a>(request: &'a RenderRequest, edl: &'a CanonicalEdl, cuts: &[TimedCut<'a>]) -> Option<&'a str> {
    let with_source = |camera: &&str| edl.source(camera).is_some();
    let anchor = request.session.value().and_then(|session| session.anchor_angle.text());
    let first = cuts.first().map(|cut| cut.camera);
    edl.master_camera
        .text()
        .filter(with_source)
        .or(anchor.filter(with_source))
        .or(first)
}

/// The assets by one of their names; of equals the first.
fn assets_by<'a>(request: &'a RenderRequest, name: impl Fn(&'a Asset) -> Option<&'a str>) -> BTreeMap<&'a str, usize> {
    let assets = request.listed_assets().iter();
    places(assets.map(|asset| asset.value().and_then(&name)))
}

/// The assets by their angle, in their order.
pub(super) fn assets_of_angles(request: &RenderRequest) -> BTreeMap<&str, Vec<(usize, &Asset)>> {
    let mut angles: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for (place, given) in request.listed_assets().iter().enumerate() {
        if let Some((asset, angle)) = given.value().and_then(|asset| Some((asset, asset.angle.text()?))) {
            angles.entry(angle).or_default().push((place, asset));
        }
    }
    angles
}

/// The first place of each name in a list, of those that have one.
pub(super) fn places<'a>(names: impl Iterator<Item = Option<&'a str>>) -> BTreeMap<&'a str, usize> {
    let mut places = BTreeMap::new();
    for (place, name) in names.enumerate() {
        if let Some(name) = name {
            places.entry(name).or_insert(place);
        }
    }
    places
}

//! Which cameras an EDL uses, and which asset serves each.

use std::collections::BTreeMap;

use super::{Asset, RenderRequest};
use crate::edl::{CanonicalEdl, EDL_PATH, SeenCamera, TimedCut, entry_path, offset, seen_cameras};

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
    /// Source time minus programme time in ms.
    pub(crate) offset_ms: f64,
}

/// The cameras that are seen or heard, each once: in the order of their first cut among those that are seen, then the one
/// that is only heard. The second value is the one that is heard, which is the same in every part of the programme.
///
/// Where a camera's asset is found by its angle alone, one that is cut to takes the first that can have a picture; and it
/// takes that in every part of the programme, so that it sounds the same in each.
pub(crate) fn serve<'a>(
    request: &'a RenderRequest,
    edl: &'a CanonicalEdl,
    cuts: &[TimedCut<'a>],
    seen: &[TimedCut<'a>],
) -> (Vec<Served<'a>>, Option<&'a str>) {
    let offsets = request.sync_offsets();
    let by_id = assets_by(request, |asset| asset.id.text());
    let by_angle = assets_by(request, |asset| asset.angle.text());
    let has_picture = |asset: &&Asset| asset.recorded_by() != "audio";
    let pictures = assets_by(request, |asset| Some(asset).filter(has_picture)?.angle.text());
    let asset = |place: usize| Some((place, request.listed_assets().get(place)?.value()?));
    let heard = heard_camera(request, edl, cuts);
    let (seen, _) = seen_cameras(seen);
    let unseen = heard.filter(|heard| seen.iter().all(|seen| seen.camera != *heard));
    let used = seen.iter().map(|seen| (seen.camera, Some(*seen)));
    let mut cameras = Vec::with_capacity(seen.len() + 1);
    for (camera, seen) in used.chain(unseen.map(|camera| (camera, None))) {
        let source = edl.source(camera);
        let named = source.and_then(|source| source.asset_id.text());
        let place = named.and_then(|id| by_id.get(id)).copied();
        let is_cut_to = seen.is_some() || cuts.iter().any(|cut| cut.camera == camera);
        let of_angle = pictures.get(camera).filter(|_| is_cut_to);
        let of_angle = || of_angle.or_else(|| by_angle.get(camera)).copied();
        let own = source.and_then(|source| offset(&source.offset_ms));
        cameras.push(Served {
            camera,
            seen,
            asset: place.or_else(of_angle).and_then(asset),
            unknown_asset: named.filter(|_| place.is_none()),
            offset_ms: own.or_else(|| offsets.get(camera)).unwrap_or(0.0),
        });
    }
    (cameras, heard)
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

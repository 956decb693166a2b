//! Which cameras an EDL uses, and which asset serves each.

use std::collections::BTreeMap;

use super::named::places;
use super::{Asset, RenderRequest};
use crate::edl::{CanonicalEdl, TimedCut, offset, seen_cameras};

/// A camera that the EDL uses.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Served<'a> {
    pub(crate) camera: &'a str,
    /// Whether it is seen; else it is only heard.
    pub(crate) is_seen: bool,
    /// Its asset and the asset's place among the request's assets.
    pub(crate) asset: Option<(usize, &'a Asset)>,
    /// The asset id that the EDL's source names although no asset has it.
    pub(crate) unknown_asset: Option<&'a str>,
    /// Source time minus programme time in ms.
    pub(crate) offset_ms: f64,
}

/// The cameras that are seen or heard, each once: in the order of their first cut among those that are seen, then the one
/// that is only heard. The second value is the one that is heard, which is the same in every part of the programme.
pub(crate) fn serve<'a>(
    request: &'a RenderRequest,
    edl: &'a CanonicalEdl,
    cuts: &[TimedCut<'a>],
    seen: &[TimedCut<'a>],
) -> (Vec<Served<'a>>, Option<&'a str>) {
    let offsets = request.sync_offsets();
    let by_id = assets_by(request, |asset| asset.id.text());
    let by_angle = assets_by(request, |asset| asset.angle.text());
    let asset = |place: usize| Some((place, request.listed_assets().get(place)?.value()?));
    let heard = heard_camera(request, edl, cuts);
    let seen = seen_cameras(seen).in_order();
    let unseen = heard.filter(|heard| seen.iter().all(|seen| seen.camera != *heard));
    let used = seen.iter().map(|seen| (seen.camera, true));
    let mut cameras = Vec::with_capacity(seen.len() + 1);
    for (camera, is_seen) in used.chain(unseen.map(|camera| (camera, false))) {
        let source = edl.source(camera);
        let named = source.and_then(|source| source.asset_id.text());
        let place = named.and_then(|id| by_id.get(id)).copied();
        let own = source.and_then(|source| offset(&source.offset_ms));
        cameras.push(Served {
            camera,
            is_seen,
            asset: place.or_else(|| by_angle.get(camera).copied()).and_then(asset),
            unknown_asset: named.filter(|_| place.is_none()),
            offset_ms: own.or_else(|| offsets.get(camera)).unwrap_or(0.0),
        });
    }
    (cameras, heard)
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

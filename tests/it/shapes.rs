//! The keys by which data are read are those of the types that the package publishes.

use render_rules::edl::{CanonicalEdl, Chapter, Cut, Overlay, Short, Source, Tracks};
use render_rules::gate::{Asset, Edl, RenderRequest, Session, TranscriptCue};
use render_rules::given::{Given, Object, Wanted};
use tsify::Tsify;

/// The keys of a TypeScript interface.
fn keys(declaration: &str) -> Vec<&str> {
    let lines = declaration.lines().map(str::trim);
    lines
        .filter(|line| !line.starts_with(['/', '*']) && line.ends_with(';'))
        .filter_map(|line| line.split([':', '?']).next())
        .collect()
}

fn assert_published<T: Object + Tsify>() {
    let read: Vec<_> = T::FIELDS.iter().map(|field| field.name).collect();
    assert!(!read.is_empty(), "{}", T::DECL);
    assert_eq!(read, keys(T::DECL), "{}", T::DECL);
}

#[test]
fn what_is_read_is_what_is_published() {
    assert_published::<RenderRequest>();
    assert_published::<Session>();
    assert_published::<TranscriptCue>();
    assert_published::<Edl>();
    assert_published::<Asset>();
    assert_published::<CanonicalEdl>();
    assert_published::<Tracks>();
    assert_published::<Cut>();
    assert_published::<Overlay>();
    assert_published::<Chapter>();
    assert_published::<Short>();
    assert_published::<Source>();
}

#[test]
fn the_shape_of_a_request_reaches_the_cuts_of_its_edl() {
    let field = |shape: &render_rules::given::Shape, name: &str| {
        let found = shape.fields.iter().find(|field| field.name == name);
        found.map(|field| field.shape).unwrap()
    };
    let request = <Given<RenderRequest>>::SHAPE;
    let edl = field(field(request, "edl"), "canonicalEdl");
    assert_eq!(edl, <Given<CanonicalEdl>>::SHAPE);
    let cuts = field(field(edl, "tracks"), "program").items.unwrap();
    assert_eq!(cuts, <Given<Cut>>::SHAPE);
    let sources = field(edl, "sources").entries.unwrap();
    assert_eq!(sources, <Given<Source>>::SHAPE);
    assert!(field(request, "format").fields.is_empty());
}

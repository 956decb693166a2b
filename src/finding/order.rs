//! The order of a report's findings: that of the document.

use super::{Code, Finding};

/// Every field that a finding can be about: within each type in the order in which the type lists them.
#[rustfmt::skip]
pub(super) const FIELDS: &[&str] = &[
    "session", "edl", "assets", "format", "selection", "settings", "edlHash", "id", "startMs", "endMs", "text", "speaker",
    "version", "status", "canonicalEdl", "angle", "type", "schemaVersion", "sessionId", "title",
    "anchorAngle", "syncOffsetsMs", "masterCamera", "program", "overlays", "chapters", "shorts", "camera",
    "reason", "confidence", "payload", "hook", "assetId", "proxyUrl", "mezzanineUrl", "durationMs",
    "transcript", "fps", "published", "probe", "problem", "tracks", "sources", "metrics", "offsetMs", "audio", "channels", "framing",
    "x", "y", "zoom", "mode",
    "short", "clip", "stillAtMs", "onDamage",
];

/// The fields whose entries have names of their own: those of cameras and of formats.
const MAPS: [&str; 3] = ["sources", "syncOffsetsMs", "framing"];

/// Sorts findings by where they stand; see [`Report::findings`](super::Report::findings). Those at the same place stay in the
/// order in which they were found.
pub(super) fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_cached_key(|finding| (finding.code == Code::FindingsTruncated.name(), position(&finding.path)));
    findings
}

/// One step of a path.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// To the item at this place of a list, or to the field at this place of [`FIELDS`].
    Place(usize),
    /// To the entry of this name of a map.
    Name(String),
}

/// The steps of a path such as `tracks.program[3].endMs` or `sources["a b"].offsetMs`.
fn position(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut before = "";
    let mut rest = path;
    while !rest.is_empty() {
        let (name, after) = first_name(rest);
        let field = || FIELDS.iter().position(|field| *field == name);
        let place = if MAPS.contains(&before) {
            None
        } else {
            name.parse().ok().or_else(field)
        };
        steps.push(place.map_or_else(|| Step::Name(name.to_owned()), Step::Place));
        (before, rest) = (name, after);
    }
    steps
}

/// The first name or number of a path, and what follows it. A name in quotes is left as it is written there.
fn first_name(path: &str) -> (&str, &str) {
    let path = path.strip_prefix('.').unwrap_or(path);
    let Some(inside) = path.strip_prefix('[') else {
        return path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
    };
    let (name, after) = match inside.strip_prefix('"') {
        Some(quoted) => quoted.split_at(closing_quote(quoted)),
        None => inside.split_at(inside.find(']').unwrap_or(inside.len())),
    };
    (name, after.trim_start_matches(['"', ']']))
}

/// Where the quote is that ends a text; one after a backslash is part of it.
fn closing_quote(text: &str) -> usize {
    let mut is_escaped = false;
    let is_closing = |c: char| {
        let closes = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        closes
    };
    text.find(is_closing).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, Step, first_name, position};

    #[test]
    fn a_path_is_taken_apart() {
        assert_eq!(first_name("tracks.program[3].endMs"), ("tracks", ".program[3].endMs"));
        assert_eq!(first_name("[3].endMs"), ("3", ".endMs"));
        assert_eq!(first_name(r#"["a \"].b\\"].offsetMs"#), (r#"a \"].b\\"#, ".offsetMs"));
    }

    #[test]
    fn fields_and_items_are_numbers_and_entries_names() {
        let field = |name| FIELDS.iter().position(|field| *field == name).map(Step::Place);
        assert_eq!(position(""), []);
        assert_eq!(
            position("tracks.program[10].camera")
                .into_iter()
                .map(Some)
                .collect::<Vec<_>>(),
            [
                field("tracks"),
                field("program"),
                Some(Step::Place(10)),
                field("camera")
            ]
        );
        for camera in ["10", "edl"] {
            assert_eq!(
                position(&format!("sources.{camera}.offsetMs"))
                    .into_iter()
                    .map(Some)
                    .collect::<Vec<_>>(),
                [field("sources"), Some(Step::Name(camera.to_owned())), field("offsetMs")]
            );
        }
    }

    /// The published types have their fields in the order in which they are listed here.
    #[cfg(feature = "wasm")]
    #[test]
    fn fields_are_listed_in_the_order_of_their_types() {
        use crate::edl::{CanonicalEdl, Chapter, Cut, Framing, Overlay, Short, Source, Tracks};
        use crate::gate::{Asset, Edl, RenderRequest, Session, TranscriptCue};
        use tsify::Tsify;

        for declaration in [
            RenderRequest::DECL,
            Session::DECL,
            TranscriptCue::DECL,
            Edl::DECL,
            Asset::DECL,
            CanonicalEdl::DECL,
            Tracks::DECL,
            Cut::DECL,
            Overlay::DECL,
            Chapter::DECL,
            Short::DECL,
            Source::DECL,
            Framing::DECL,
        ] {
            let lines = declaration.lines().map(str::trim);
            let fields = lines.filter(|line| !line.starts_with(['/', '*']) && line.ends_with(';'));
            let keys: Vec<_> = fields.filter_map(|line| line.split([':', '?']).next()).collect();
            let places: Vec<_> = keys
                .iter()
                .map(|key| FIELDS.iter().position(|field| field == key))
                .collect();
            assert!(places.len() > 1 && !places.contains(&None), "{declaration}");
            assert!(places.is_sorted(), "{declaration}");
        }
    }
}

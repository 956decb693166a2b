//! The order of a report's findings: that of the document.

use super::Finding;
use super::codes::edl::FINDINGS_TRUNCATED;
use crate::given::Shape;

/// Sorts findings by where they stand in a document of this shape; see [`Report::findings`](super::Report::findings). Those
/// at the same place stay in the order in which they were found.
///
/// Each is put where it belongs among those before it: there are some hundreds at most, and a general sort is more code than
/// all the rest here.
pub(super) fn sorted(findings: Vec<Finding>, document: &'static Shape) -> Vec<Finding> {
    let mut sorted: Vec<((bool, Vec<Step>), Finding)> = Vec::with_capacity(findings.len());
    for finding in findings {
        let says_more = finding.code == FINDINGS_TRUNCATED.code;
        let key = (says_more, position(&finding.path, document));
        let place = sorted.partition_point(|(before, _)| *before <= key);
        sorted.insert(place, (key, finding));
    }
    sorted.into_iter().map(|(_, finding)| finding).collect()
}

/// One step of a path.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// To the item at this place of a list, or to the field at this place of an object.
    Place(usize),
    /// To the entry of this name of a map.
    Name(String),
}

/// The steps of a path such as `tracks.program[3].endMs` or `sources["a b"].offsetMs`.
fn position(path: &str, document: &'static Shape) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut shape = Some(document);
    let mut rest = path;
    while !rest.is_empty() {
        let (name, after) = first_name(rest);
        rest = after;
        let here = shape.unwrap_or(&Shape::FLAT);
        let field = here.fields.iter().position(|field| field.name == name);
        steps.push(match field.or_else(|| here.items.and(name.parse().ok())) {
            Some(place) => Step::Place(place),
            None => Step::Name(name.to_owned()),
        });
        let field = field.and_then(|place| here.fields.get(place));
        shape = field.map(|field| field.shape).or(here.items).or(here.entries);
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
    use super::{Step, first_name, position};
    use crate::edl::EdlDocument;
    use crate::given::Wanted;

    #[test]
    fn a_path_is_taken_apart() {
        assert_eq!(first_name("tracks.program[3].endMs"), ("tracks", ".program[3].endMs"));
        assert_eq!(first_name("[3].endMs"), ("3", ".endMs"));
        assert_eq!(first_name(r#"["a \"].b\\"].offsetMs"#), (r#"a \"].b\\"#, ".offsetMs"));
    }

    #[test]
    fn fields_and_items_are_numbers_and_entries_names() {
        let position = |path| position(path, EdlDocument::SHAPE);
        assert_eq!(position(""), []);
        assert_eq!(position("tracks.program[10].camera"), [5, 0, 10, 3].map(Step::Place));
        assert_eq!(
            position("sources.10.offsetMs"),
            [Step::Place(6), Step::Name("10".to_owned()), Step::Place(3)]
        );
    }
}

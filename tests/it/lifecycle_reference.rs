//! The README's diagram and table of a job's life are written from the rules.

use std::fmt::Write;
use std::path::Path;

use render_rules::event::{EventKind, events_leading_to};
use render_rules::status::Status;

const BEGIN: &str = "<!-- Written by `WRITE_REFERENCE=1 cargo test lifecycle_reference::`; do not edit. -->\n";
const END: &str = "<!-- Until here. -->\n";

/// The events that lead from one status to another, as the diagram's edges name them.
fn cause(to: Status) -> String {
    let names: Vec<&str> = events_leading_to(to).into_iter().map(EventKind::name).collect();
    names.join(", ")
}

fn diagram() -> String {
    let mut text = format!(
        "```mermaid\nstateDiagram-v2\n    [*] --> {}: {}\n",
        Status::INITIAL.name(),
        EventKind::Created.name()
    );
    for from in Status::ALL {
        for &to in from.successors() {
            writeln!(text, "    {} --> {}: {}", from.name(), to.name(), cause(to)).unwrap();
        }
    }
    for status in Status::ALL.into_iter().filter(|status| status.is_terminal()) {
        writeln!(text, "    {} --> [*]", status.name()).unwrap();
    }
    text + "```\n"
}

fn row(status: Status) -> [String; 4] {
    let kind = match (status.is_active(), status.is_terminal()) {
        (true, _) => "active",
        (_, true) => "terminal",
        _ => "",
    };
    let ways: Vec<String> = status
        .successors()
        .iter()
        .map(|&to| format!("`{}` ({})", to.name(), cause(to)))
        .collect();
    [
        format!("`{}`", status.name()),
        status.description().to_owned(),
        kind.to_owned(),
        ways.join(", "),
    ]
}

/// A Markdown table with columns as wide as their widest cell, as prettier has it.
fn table() -> String {
    let head = ["status", "means", "is", "may become (event)"].map(str::to_owned);
    let rows: Vec<[String; 4]> = std::iter::once(head).chain(Status::ALL.map(row)).collect();
    let widths = [0, 1, 2, 3].map(|column: usize| {
        let lengths = rows.iter().map(|row| row.get(column).unwrap().chars().count());
        lengths.max().unwrap()
    });
    let line = |cells: &[String; 4]| {
        let padded: Vec<String> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        format!("| {} |\n", padded.join(" | "))
    };
    let rule = line(&widths.map(|width| "-".repeat(width)));
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    lines.insert(1, rule);
    lines.concat()
}

#[test]
fn the_lifecycle_in_the_readme_is_written_from_the_rules() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&file).unwrap();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (written, after) = rest.split_once(END).unwrap();
    let wanted = format!("\n{}\n{}\n", diagram(), table());
    if std::env::var_os("WRITE_REFERENCE").is_some() {
        std::fs::write(&file, format!("{before}{BEGIN}{wanted}{END}{after}")).unwrap();
        return;
    }
    assert!(
        written == wanted,
        "README.md does not tell the life of a job as the rules do: run \
         `WRITE_REFERENCE=1 cargo test lifecycle_reference::`"
    );
}

//! A desk that both sides reach: the entry point lays a request out on it, and finds the report there.
//!
//! What is laid on it stays for one call; nothing is remembered from one to the next.

use std::cell::Cell;

use wasm_bindgen::prelude::*;

use crate::finding::{Param, Report, Severity};
use crate::plain::{self, Laid};
use crate::{CheckOptions, gate};

/// As many numbers and bytes of text fit on the desk; what is larger crosses value by value.
const CELLS: usize = 16_384;
const BYTES: usize = 65_536;

struct Desk {
    cells: Vec<Cell<f64>>,
    bytes: Vec<Cell<u8>>,
}

thread_local! {
    static DESK: Desk = Desk {
        cells: vec![Cell::new(0.0); CELLS],
        bytes: vec![Cell::new(0); BYTES],
    };
}

/// Where the desk is in the module's memory: its numbers, how many they are; its bytes, how many.
#[wasm_bindgen(js_name = deskPlace, skip_typescript)]
#[must_use]
pub fn desk_place() -> Vec<usize> {
    DESK.with(|desk| {
        vec![
            desk.cells.as_ptr().addr(),
            desk.cells.len(),
            desk.bytes.as_ptr().addr(),
            desk.bytes.len(),
        ]
    })
}

/// `checkRender` of the request and the options on the desk, of which so many numbers and bytes of text are used. The
/// answer is how many bytes of text the report takes; -1 where it has no findings, and -2 where the general way has to be
/// taken.
#[wasm_bindgen(js_name = checkRenderOnDesk, skip_typescript)]
#[must_use]
pub fn check_render_on_desk(cells: usize, bytes: usize) -> i32 {
    DESK.with(|desk| {
        desk.check_render(cells, bytes).map_or(-2, |report| {
            if report.findings.is_empty() {
                -1
            } else {
                desk.lay(&report).unwrap_or(-2)
            }
        })
    })
}

impl Desk {
    fn check_render(&self, cells: usize, bytes: usize) -> Option<Report> {
        let text: Vec<u8> = self.bytes.get(..bytes)?.iter().map(Cell::get).collect();
        let text = String::from_utf8(text).ok()?;
        let mut laid = Laid::new(self.cells.get(..cells)?, &text);
        let request = plain::read(&mut laid).ok()?;
        let options: Option<CheckOptions> = plain::read(&mut laid).ok()?;
        Some(gate::check_render(&request, &options.unwrap_or_default()))
    }

    /// The report: how many findings; for each whether it blocks, the lengths of code, path and message, how many params;
    /// for each of those the length of its name, and a number or the length of a text.
    fn lay(&self, report: &Report) -> Option<i32> {
        let mut page = Page {
            cells: self.cells.iter(),
            text: String::new(),
        };
        page.count(report.findings.len())?;
        for finding in &report.findings {
            page.cell(f64::from(u8::from(finding.severity == Severity::Error)))?;
            page.text(&finding.code)?;
            page.text(&finding.path)?;
            page.text(&finding.message)?;
            page.count(finding.params.len())?;
            for (name, param) in &finding.params {
                page.text(name)?;
                match param {
                    Param::Number(number) => {
                        page.cell(0.0)?;
                        page.cell(*number)?;
                    }
                    Param::Text(text) => {
                        page.cell(1.0)?;
                        page.text(text)?;
                    }
                }
            }
        }
        let bytes = self.bytes.get(..page.text.len())?;
        for (to, byte) in bytes.iter().zip(page.text.bytes()) {
            to.set(byte);
        }
        i32::try_from(page.text.len()).ok()
    }
}

/// What is being laid out.
struct Page<'d> {
    cells: std::slice::Iter<'d, Cell<f64>>,
    text: String,
}

impl Page<'_> {
    fn cell(&mut self, number: f64) -> Option<()> {
        self.cells.next()?.set(number);
        Some(())
    }

    // Far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    fn count(&mut self, count: usize) -> Option<()> {
        self.cell(count as f64)
    }

    fn text(&mut self, text: &str) -> Option<()> {
        self.text.push_str(text);
        self.count(if text.is_ascii() {
            text.len()
        } else {
            text.encode_utf16().count()
        })
    }
}

//! A desk that both sides reach: the entry point lays a request out on it, and finds the report there.
//!
//! What is laid on it stays for one call; nothing is remembered from one to the next.

use std::borrow::Cow;
use std::cell::RefCell;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::convert::{Answer, to_js};
use crate::CheckOptions;
use crate::edl::GivenOptions;
use crate::finding::{Param, Report, Severity};
use crate::gate::{self, RenderRequest};
use crate::given::{Given, Shape, Wanted};
use crate::plain::Laid;

/// As many numbers and bytes of text fit on the desk; what is larger crosses value by value.
const CELLS: usize = 16_384;
const BYTES: usize = 65_536;

struct Desk {
    cells: Vec<f64>,
    bytes: Vec<u8>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(Desk {
        cells: vec![0.0; CELLS],
        bytes: vec![0; BYTES],
    });
}

/// Where the desk is in the module's memory: its numbers, how many they are; its bytes, how many. It is written to between
/// the calls, when nothing here borrows it.
#[wasm_bindgen(js_name = deskPlace, skip_typescript)]
#[must_use]
pub fn desk_place() -> Vec<usize> {
    DESK.with_borrow_mut(|desk| {
        vec![
            desk.cells.as_mut_ptr().expose_provenance(),
            desk.cells.len(),
            desk.bytes.as_mut_ptr().expose_provenance(),
            desk.bytes.len(),
        ]
    })
}

/// What is read of a request and of the options, and so has to be laid out of them.
#[wasm_bindgen(js_name = deskShapes, skip_typescript)]
pub fn desk_shapes() -> Answer {
    #[derive(Serialize)]
    struct Shapes {
        request: &'static Shape,
        options: &'static Shape,
    }
    to_js(&Shapes {
        request: Given::<RenderRequest>::SHAPE,
        options: GivenOptions::SHAPE,
    })
}

/// `checkRender` of the request and the options on the desk, of which so many numbers and bytes of text are used. The
/// answer is how many bytes of text the report takes; -1 where it has no findings, and -2 where the general way has to be
/// taken.
#[wasm_bindgen(js_name = checkRenderOnDesk, skip_typescript)]
#[must_use]
pub fn check_render_on_desk(cells: usize, bytes: usize) -> i32 {
    DESK.with_borrow_mut(|desk| {
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
        let text = std::str::from_utf8(self.bytes.get(..bytes)?).ok()?;
        let mut laid = Laid::new(self.cells.get(..cells)?, text);
        let mut request = Given::<RenderRequest>::default();
        laid.fill(&mut request).ok()?;
        let mut options = GivenOptions::default();
        laid.fill(&mut options).ok()?;
        let request = request.into_value().unwrap_or_default();
        Some(gate::check_render(&request, &CheckOptions::read(&options).ok()?))
    }

    /// The report: how many findings; for each whether it blocks, where its code and its remedy are, the lengths of path
    /// and message, how many params; for each of those where its name is, and a number or the length of a text.
    fn lay(&mut self, report: &Report) -> Option<i32> {
        let mut page = Page {
            cells: self.cells.iter_mut(),
            bytes: &mut self.bytes,
            end: 0,
        };
        page.count(report.findings.len())?;
        for finding in &report.findings {
            page.cell(f64::from(u8::from(finding.severity == Severity::Error)))?;
            page.constant(&finding.code)?;
            page.constant(&finding.remedy)?;
            page.text(&finding.path)?;
            page.text(&finding.message)?;
            page.count(finding.params.len())?;
            for (name, param) in finding.params.iter() {
                page.constant(name)?;
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
        i32::try_from(page.end).ok()
    }
}

/// What is being laid out.
struct Page<'d> {
    cells: std::slice::IterMut<'d, f64>,
    bytes: &'d mut [u8],
    /// How many bytes are laid out.
    end: usize,
}

impl Page<'_> {
    fn cell(&mut self, number: f64) -> Option<()> {
        *self.cells.next()? = number;
        Some(())
    }

    // Far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    fn count(&mut self, count: usize) -> Option<()> {
        self.cell(count as f64)
    }

    /// A text that is always the same: where it is and how many bytes it has. So it is read once, and known from then on.
    // Of what is owned nobody can say that it stays.
    #[allow(clippy::ptr_arg)]
    fn constant(&mut self, text: &Cow<'static, str>) -> Option<()> {
        let Cow::Borrowed(text) = text else { return None };
        self.count(text.as_ptr().expose_provenance())?;
        self.count(text.len())
    }

    fn text(&mut self, text: &str) -> Option<()> {
        let end = self.end + text.len();
        self.bytes.get_mut(self.end..end)?.copy_from_slice(text.as_bytes());
        self.end = end;
        self.count(if text.is_ascii() {
            text.len()
        } else {
            text.encode_utf16().count()
        })
    }
}

//! What is kept of pictures that have another shape than the output.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::findings::{Findings, entry_path, kind_of};
use crate::error::listed;
use crate::finding::{Code, Finding, quoted};
use crate::format::Format;
use crate::input::{Lenient, ReadFrom};

/// What is kept of a camera's pictures in one format.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Framing {
    /// The middle of what is kept: from 0 at the left to 1 at the right; absent means 0.5.
    #[cfg_attr(feature = "wasm", tsify(type = "number", optional))]
    pub x: Lenient<f64>,
    /// The same from 0 at the top to 1 at the bottom.
    #[cfg_attr(feature = "wasm", tsify(type = "number", optional))]
    pub y: Lenient<f64>,
    /// How much of the largest frame of the output's shape is kept, 0.1 to 1: 0.5 shows everything twice as large. Absent
    /// means 1.
    #[cfg_attr(feature = "wasm", tsify(type = "number", optional))]
    pub zoom: Lenient<f64>,
    /// `fill` cuts off what is beyond the frame; `fit` shows the whole picture on a blurred ground. Absent means `fill`.
    #[cfg_attr(feature = "wasm", tsify(type = "'fill' | 'fit'", optional))]
    pub mode: Lenient<String>,
}

impl ReadFrom for Framing {}

/// What is kept, by format.
pub(crate) type Framings = BTreeMap<String, Lenient<Framing>>;

const FILL: &str = "fill";
const FIT: &str = "fit";
const LEAST_ZOOM: f64 = 0.1;

impl Framing {
    /// Whether the whole picture is shown.
    pub(crate) fn fits(&self) -> bool {
        self.mode.text() == Some(FIT)
    }

    /// The middle of what is kept, and how much is.
    pub(crate) fn frame(&self) -> (f64, f64, f64) {
        let of = |given: &Lenient<f64>, default| given.value().copied().unwrap_or(default);
        (of(&self.x, 0.5), of(&self.y, 0.5), of(&self.zoom, 1.0))
    }

    /// The field that is not what it should be, and what it should be.
    fn fault(&self) -> Option<(&'static str, String)> {
        let number = |name, given: &Lenient<f64>, least: f64| {
            let is_one = given.is_absent() || given.value().is_some_and(|number| (least..=1.0).contains(number));
            (!is_one).then(|| (name, format!("a number from {least} to 1")))
        };
        let is_mode = self.mode.is_absent() || self.mode.text().is_some_and(|mode| [FILL, FIT].contains(&mode));
        number("x", &self.x, 0.0)
            .or_else(|| number("y", &self.y, 0.0))
            .or_else(|| number("zoom", &self.zoom, LEAST_ZOOM))
            .or_else(|| (!is_mode).then(|| ("mode", format!("`{FILL}` or `{FIT}`"))))
    }
}

/// Whose framing it is: what a message calls it, its camera, and where it stands.
pub(super) struct Framed<'a> {
    pub(super) label: String,
    pub(super) camera: &'a str,
    pub(super) path: String,
}

/// One finding for each format whose framing is none.
pub(super) fn check_framings(given: &Lenient<Framings>, framed: &Framed<'_>, findings: &mut Findings) {
    let Framed { label, camera, path } = framed;
    let path = format!("{path}.framing");
    let mut fault = |path: String, (format, field): (&str, &str), message: String| {
        findings.error(|| {
            Finding::of(Code::FramingInvalid, path, message)
                .with("camera", *camera)
                .with("format", format)
                .with("field", field)
        });
    };
    let framings = match given {
        Lenient::Absent => return,
        Lenient::Value(framings) => framings,
        Lenient::Wrong(kind) => {
            return fault(
                path,
                ("", ""),
                format!("the framing of {label} is {kind}, not an object by format"),
            );
        }
    };
    for (format, given) in framings {
        let path = entry_path(&path, format);
        let shown = quoted(format);
        if Format::parse(format).is_none() {
            let valid = listed(Format::ALL.iter().map(|format| format.name()));
            fault(
                path,
                (format, ""),
                format!("the framing of {label} is for the format {shown}; valid formats are {valid}"),
            );
        } else if let Some(framing) = given.value() {
            if let Some((field, valid)) = framing.fault() {
                let message = format!("`{field}` of the framing of {label} for {shown} is not {valid}");
                fault(format!("{path}.{field}"), (format, field), message);
            }
        } else if !given.is_absent() {
            fault(
                path,
                (format, ""),
                format!(
                    "the framing of {label} for {shown} is {}, not an object",
                    kind_of(given)
                ),
            );
        }
    }
}

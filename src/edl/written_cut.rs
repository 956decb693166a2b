//! A cut as it is checked: what it is given as stays where it is, in the EDL or in the EDL's JSON text.
//!
//! Of a long EDL nearly all is cuts, and one is written like the other. So they are read from JSON text without serde: the
//! key that came after this one the last time is tried first, and what a field mostly is. Anything else is read as
//! everywhere.

use std::borrow::Cow;

use serde::de::Error;

use super::Cut;
use crate::given::{Anything, Given, Kind, MAX_ITEMS, too_many_items};
use crate::plain::{self, Failure, Json, Source};

/// A cut of which nothing is copied that can be borrowed.
#[derive(Debug, Default)]
pub(crate) struct WrittenCut<'a> {
    pub(crate) id: Given<Cow<'a, str>>,
    pub(crate) start_ms: Given<f64>,
    pub(crate) end_ms: Given<f64>,
    pub(crate) camera: Given<Cow<'a, str>>,
    reason: Given<Anything>,
    confidence: Given<Anything>,
}

impl<'a> From<&'a Cut> for WrittenCut<'a> {
    fn from(cut: &'a Cut) -> Self {
        Self {
            id: cut.id.as_ref().map(|id| Cow::Borrowed(id.as_str())),
            start_ms: cut.start_ms,
            end_ms: cut.end_ms,
            camera: cut.camera.as_ref().map(|camera| Cow::Borrowed(camera.as_str())),
            reason: cut.reason,
            confidence: cut.confidence,
        }
    }
}

impl From<WrittenCut<'_>> for Cut {
    fn from(cut: WrittenCut<'_>) -> Self {
        Self {
            id: cut.id.map(Cow::into_owned),
            start_ms: cut.start_ms,
            end_ms: cut.end_ms,
            camera: cut.camera.map(Cow::into_owned),
            reason: cut.reason,
            confidence: cut.confidence,
        }
    }
}

impl<'a> WrittenCut<'a> {
    /// Reads a cut of which the opening bracket is taken already.
    fn read(json: &mut Json<'a>, order: &mut Order) -> Result<Self, Failure> {
        let mut cut = Self::default();
        let mut seen = 0_u8;
        let mut first = true;
        let mut last = None;
        while json.another(first, b'}')? {
            first = false;
            let Some(field) = order.next_field(json, &mut last)? else {
                json.skip()?;
                continue;
            };
            let bit = 1 << field as u8;
            if seen & bit != 0 {
                return Err(Failure::duplicate_field(field.name()));
            }
            seen |= bit;
            json.peek();
            match field {
                Field::Id => cut.id = text(json)?,
                Field::StartMs => cut.start_ms = number(json)?,
                Field::EndMs => cut.end_ms = number(json)?,
                Field::Camera => cut.camera = text(json)?,
                Field::Reason => cut.reason = anything(json)?,
                Field::Confidence => cut.confidence = anything(json)?,
            }
        }
        Ok(cut)
    }
}

/// Reads the items of a list of cuts, which has begun.
pub(super) fn read_cuts<'a>(json: &mut Json<'a>) -> Result<Vec<Given<WrittenCut<'a>>>, Failure> {
    // A cut is seldom shorter. What is written in a shorter way takes its time, not a memory beyond that of the text.
    let mut cuts = Vec::with_capacity((json.left() / size_of::<Given<WrittenCut<'_>>>()).min(MAX_ITEMS));
    let mut order = Order::default();
    while json.another(cuts.is_empty(), b']')? {
        if cuts.len() == MAX_ITEMS {
            return Err(too_many_items());
        }
        cuts.push(if json.take(b'{') {
            Given::Value(WrittenCut::read(json, &mut order)?)
        } else {
            no_cut(json)?
        });
    }
    Ok(cuts)
}

/// Reads what does not begin as an object.
#[cold]
fn no_cut<'a>(json: &mut Json<'a>) -> Result<Given<WrittenCut<'a>>, Failure> {
    Ok(match plain::read::<Given<Cut>>(json)? {
        Given::Absent => Given::Absent,
        Given::Wrong(kind) => Given::Wrong(kind),
        Given::Value(_) => Given::Wrong(Kind::Object),
    })
}

#[inline]
fn text<'a>(json: &mut Json<'a>) -> Result<Given<Cow<'a, str>>, Failure> {
    #[cold]
    fn other<'a>(json: &mut Json<'a>) -> Result<Given<Cow<'a, str>>, Failure> {
        Ok(plain::read::<Given<String>>(json)?.map(Cow::Owned))
    }
    match json.take_plain_text() {
        Some(text) => Ok(Given::Value(Cow::Borrowed(text))),
        None => other(json),
    }
}

#[inline]
fn number(json: &mut Json<'_>) -> Result<Given<f64>, Failure> {
    #[cold]
    fn other(json: &mut Json<'_>) -> Result<Given<f64>, Failure> {
        plain::read(json)
    }
    match json.take_short_number() {
        Some(number) => Ok(Given::Value(number)),
        None => other(json),
    }
}

#[inline]
fn anything(json: &mut Json<'_>) -> Result<Given<Anything>, Failure> {
    #[cold]
    fn other(json: &mut Json<'_>) -> Result<Given<Anything>, Failure> {
        plain::read(json)
    }
    if json.take_plain_text().is_some() || json.take_short_number().is_some() {
        return Ok(Given::Value(Anything));
    }
    other(json)
}

#[derive(Debug, Clone, Copy)]
enum Field {
    Id,
    StartMs,
    EndMs,
    Camera,
    Reason,
    Confidence,
}

impl Field {
    const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::StartMs => "startMs",
            Self::EndMs => "endMs",
            Self::Camera => "camera",
            Self::Reason => "reason",
            Self::Confidence => "confidence",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "id" => Self::Id,
            "startMs" => Self::StartMs,
            "endMs" => Self::EndMs,
            "camera" => Self::Camera,
            "reason" => Self::Reason,
            "confidence" => Self::Confidence,
            _ => return None,
        })
    }

    /// Takes the field's key, if it is next.
    #[inline]
    fn take(self, json: &mut Json<'_>) -> bool {
        match self {
            Self::Id => json.take_key(b"\"id\""),
            Self::StartMs => json.take_key(b"\"startMs\""),
            Self::EndMs => json.take_key(b"\"endMs\""),
            Self::Camera => json.take_key(b"\"camera\""),
            Self::Reason => json.take_key(b"\"reason\""),
            Self::Confidence => json.take_key(b"\"confidence\""),
        }
    }
}

/// In which order the fields of cuts are written.
struct Order {
    first: Field,
    /// For each field the one that came after it the last time.
    after: [Field; 6],
}

impl Default for Order {
    fn default() -> Self {
        Self {
            first: Field::Id,
            after: [
                Field::StartMs,
                Field::EndMs,
                Field::Camera,
                Field::Reason,
                Field::Confidence,
                Field::Id,
            ],
        }
    }
}

impl Order {
    /// Takes a key. The answer is whose it is; none where no field has it.
    #[inline]
    fn next_field(&mut self, json: &mut Json<'_>, last: &mut Option<Field>) -> Result<Option<Field>, Failure> {
        let expected = match *last {
            None => &mut self.first,
            Some(last) => match self.after.get_mut(last as usize) {
                Some(after) => after,
                None => &mut self.first,
            },
        };
        if !expected.take(json) {
            let Some(field) = Field::named(&json.any_key()?) else {
                return Ok(None);
            };
            *expected = field;
        }
        *last = Some(*expected);
        Ok(*last)
    }
}

//! The JSON text of an EDL: read as everywhere, but for the cuts of its programme track.

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use std::borrow::Cow;

use super::written_cut::{WrittenCut, read_cuts};
use super::{CanonicalEdl, Cut, EdlDocument};
use crate::given::Given;
use crate::plain::{self, Failure, Json, Source, SyntaxError, Token};

/// Where the cuts are: a list below these keys.
const PROGRAM: [&str; 2] = ["tracks", "program"];

/// An EDL as its JSON text gives it.
#[derive(Debug)]
pub(super) struct WrittenEdl<'a> {
    /// All but the cuts: its programme track has none.
    pub(super) document: EdlDocument,
    /// The cuts of its programme track.
    pub(super) cuts: Vec<Given<WrittenCut<'a>>>,
}

impl<'a> WrittenEdl<'a> {
    /// Reads JSON text from its UTF-8 bytes.
    pub(super) fn parse(bytes: &'a [u8]) -> Self {
        let read = plain::parse_with(bytes, |json| {
            let mut beside = CutsBeside::new(json);
            let edl: Given<CanonicalEdl> = plain::read(&mut beside)?;
            Ok((edl, beside.cuts))
        });
        match read {
            Ok((edl, cuts)) => Self {
                document: edl.into(),
                cuts,
            },
            Err(SyntaxError { line, column, why }) => Self {
                document: EdlDocument::Broken { line, column, why },
                cuts: Vec::new(),
            },
        }
    }

    /// The EDL with its cuts.
    pub(super) fn into_document(self) -> EdlDocument {
        let Self { mut document, cuts } = self;
        if let EdlDocument::Edl(edl) = &mut document
            && let Given::Value(tracks) = &mut edl.tracks
            && let Given::Value(program) = &mut tracks.program
        {
            *program = cuts.into_iter().map(|cut| cut.map(Cut::from)).collect();
        }
        document
    }
}

/// An EDL's JSON text, whose list of cuts is put aside as it is come to: what is read from this source has an empty one.
struct CutsBeside<'j, 'de> {
    json: &'j mut Json<'de>,
    cuts: Vec<Given<WrittenCut<'de>>>,
    /// How many lists and objects are open.
    depth: usize,
    /// How many of the keys that lead to the cuts have been followed.
    followed: usize,
    /// Whether the cuts have just been read.
    at_their_end: bool,
}

impl<'j, 'de> CutsBeside<'j, 'de> {
    const fn new(json: &'j mut Json<'de>) -> Self {
        Self {
            json,
            cuts: Vec::new(),
            depth: 0,
            followed: 0,
            at_their_end: false,
        }
    }
}

impl<'de> Source<'de> for CutsBeside<'_, 'de> {
    fn value(&mut self) -> Result<Token<'de>, Failure> {
        let at_cuts = self.depth == PROGRAM.len() && self.followed == PROGRAM.len();
        if at_cuts && self.json.take(b'[') {
            self.cuts = read_cuts(self.json)?;
            self.at_their_end = true;
            return Ok(Token::List);
        }
        let token = self.json.value()?;
        self.depth += usize::from(matches!(token, Token::List | Token::Object));
        Ok(token)
    }

    fn null(&mut self) -> Result<bool, Failure> {
        self.json.null()
    }

    fn skip(&mut self) -> Result<(), Failure> {
        self.json.skip()
    }

    fn item(&mut self, first: bool) -> Result<bool, Failure> {
        if std::mem::take(&mut self.at_their_end) {
            return Ok(false);
        }
        let another = self.json.item(first)?;
        self.depth -= usize::from(!another);
        Ok(another)
    }

    fn key(&mut self, first: bool) -> Result<Option<Cow<'de, str>>, Failure> {
        let key = self.json.key(first)?;
        let Some(name) = &key else {
            self.depth -= 1;
            return Ok(None);
        };
        let above = self.depth - 1;
        self.followed = self.followed.min(above);
        if self.followed == above && PROGRAM.get(above).is_some_and(|step| step == name) {
            self.followed += 1;
        }
        Ok(key)
    }
}

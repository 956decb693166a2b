//! Where a value goes that is read. It is the same for every type, so that reading is compiled once and not for each.

use serde::{Serialize, Serializer};

use super::{Given, Kind, Named, Object, Shape};

/// The most items that a list may have: more are no EDL, and a list without items in it, such as `Array(2 ** 32 - 1)`, would
/// fill all memory.
pub(crate) const MAX_ITEMS: usize = 1_000_000;

/// What can be wanted: a place that is empty at first, for values of one shape.
pub trait Wanted: Place + Default {
    /// What is read of the lists and objects that it takes.
    const SHAPE: &'static Shape = &Shape::FLAT;
}

/// Where a value goes. Of each kind of value it says whether that is wanted there.
pub trait Place {
    /// Remembers that a value came that is not wanted.
    fn wrong(&mut self, kind: Kind);

    /// Takes true or false, where it is wanted.
    fn boolean(&mut self, _boolean: bool) -> bool {
        false
    }

    /// Takes a number, where it is wanted.
    fn number(&mut self, _number: f64) -> bool {
        false
    }

    /// Takes text, where it is wanted.
    fn text(&mut self, _text: &str) -> bool {
        false
    }

    /// Takes bytes, where they are wanted.
    fn bytes(&mut self, _bytes: &[u8]) -> bool {
        false
    }

    /// Begins a list, where one is wanted.
    fn list(&mut self) -> Option<&mut dyn List> {
        None
    }

    /// Begins an object, where one is wanted.
    fn object(&mut self) -> Option<Entries<'_>> {
        None
    }
}

impl dyn Place + '_ {
    pub(crate) fn take_boolean(&mut self, boolean: bool) {
        if !self.boolean(boolean) {
            self.wrong(Kind::Boolean);
        }
    }

    pub(crate) fn take_number(&mut self, number: f64) {
        if !self.number(number) {
            self.wrong(Kind::Number);
        }
    }

    pub(crate) fn take_text(&mut self, text: &str) {
        if !self.text(text) {
            self.wrong(Kind::Text);
        }
    }

    pub(crate) fn take_bytes(&mut self, bytes: &[u8]) {
        if !self.bytes(bytes) {
            self.wrong(Kind::Bytes);
        }
    }
}

/// Where the items of a list go.
pub trait List {
    /// Makes room for so many.
    fn reserve(&mut self, items: usize);

    /// The place of the next item; none where there are as many as a list may have.
    fn push(&mut self) -> Option<&mut dyn Place>;
}

/// Where the entries of an object go.
pub enum Entries<'a> {
    /// To the fields of a struct.
    Fields(&'a mut dyn Fields),
    /// To a map, whatever their keys.
    Map(&'a mut dyn Map),
}

/// Where the fields of a struct go: see [`Object`].
pub trait Fields {
    /// What fields there are.
    fn fields(&self) -> &'static [super::Field];

    /// Where the field at this place among them goes.
    fn place(&mut self, at: usize) -> Option<&mut dyn Place>;
}

/// Where the entries of a map go.
pub trait Map {
    /// The place of an entry; what was there before is gone.
    fn entry(&mut self, key: String) -> Option<&mut dyn Place>;
}

impl Wanted for Given<bool> {}

impl Place for Given<bool> {
    fn wrong(&mut self, kind: Kind) {
        *self = Self::Wrong(kind);
    }

    fn boolean(&mut self, boolean: bool) -> bool {
        *self = Self::Value(boolean);
        true
    }
}

impl Wanted for Given<f64> {}

impl Place for Given<f64> {
    fn wrong(&mut self, kind: Kind) {
        *self = Self::Wrong(kind);
    }

    fn number(&mut self, number: f64) -> bool {
        *self = Self::Value(number);
        true
    }
}

impl Wanted for Given<String> {}

impl Place for Given<String> {
    fn wrong(&mut self, kind: Kind) {
        *self = Self::Wrong(kind);
    }

    fn text(&mut self, text: &str) -> bool {
        *self = Self::Value(text.to_owned());
        true
    }
}

/// A value of which only the kind of its container matters: anything but nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anything;

/// What no rule reads makes no difference to a digest.
impl Serialize for Anything {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_none()
    }
}

impl Wanted for Given<Anything> {}

impl Place for Given<Anything> {
    fn wrong(&mut self, _: Kind) {
        *self = Self::Value(Anything);
    }
}

impl<W: Wanted> Wanted for Given<Vec<W>> {
    const SHAPE: &'static Shape = &Shape::list(W::SHAPE);
}

impl<W: Wanted> Place for Given<Vec<W>> {
    fn wrong(&mut self, kind: Kind) {
        *self = Self::Wrong(kind);
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        *self = Self::Value(Vec::new());
        self.value_mut().map(|list| list as _)
    }
}

impl<W: Wanted> List for Vec<W> {
    fn reserve(&mut self, items: usize) {
        self.reserve_exact(items);
    }

    fn push(&mut self) -> Option<&mut dyn Place> {
        if self.len() == MAX_ITEMS {
            return None;
        }
        Self::push(self, W::default());
        self.last_mut().map(|place| place as _)
    }
}

impl<W: Wanted> Wanted for Given<Named<W>> {
    const SHAPE: &'static Shape = &Shape::map(W::SHAPE);
}

impl<W: Wanted> Place for Given<Named<W>> {
    fn wrong(&mut self, kind: Kind) {
        *self = Self::Wrong(kind);
    }

    fn object(&mut self) -> Option<Entries<'_>> {
        *self = Self::Value(Named::default());
        self.value_mut().map(|map| Entries::Map(map))
    }
}

impl<W: Wanted> Map for Named<W> {
    fn entry(&mut self, key: String) -> Option<&mut dyn Place> {
        Self::entry(self, key).map(|place| place as _)
    }
}

impl<T: Object> Wanted for Given<T> {
    const SHAPE: &'static Shape = &Shape::object(T::FIELDS);
}

impl<T: Object> Place for Given<T> {
    fn wrong(&mut self, kind: Kind) {
        *self = Self::Wrong(kind);
    }

    fn object(&mut self) -> Option<Entries<'_>> {
        *self = Self::Value(T::default());
        self.value_mut().map(|object| Entries::Fields(object))
    }
}

impl<T: Object> Fields for T {
    fn fields(&self) -> &'static [super::Field] {
        T::FIELDS
    }

    fn place(&mut self, at: usize) -> Option<&mut dyn Place> {
        self.field(at)
    }
}

//! Argument lists, written so that they can be read.

/// Arguments of ffmpeg in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Arguments(Vec<String>);

impl Arguments {
    /// A list of the words of `text`, which are separated by spaces.
    pub(super) fn words(text: &str) -> Self {
        Self::default().and(text)
    }

    /// Adds words: nothing in them is from outside.
    pub(super) fn and(mut self, text: &str) -> Self {
        self.0.extend(text.split(' ').map(str::to_owned));
        self
    }

    /// Adds one argument as it is, whatever is in it.
    pub(super) fn value(mut self, value: impl Into<String>) -> Self {
        self.0.push(value.into());
        self
    }

    /// Adds a file that was or is to be written for the render. With the protocol in front it is taken for nothing but a
    /// path, whatever it begins with and whichever colons it has.
    pub(super) fn file(self, path: &str) -> Self {
        self.value(format!("file:{path}"))
    }

    /// Adds another list.
    pub(super) fn then(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }

    pub(super) fn into_vec(self) -> Vec<String> {
        self.0
    }
}

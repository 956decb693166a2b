//! What kind of recording an asset is.

use super::Asset;
use crate::input::Lenient;

/// The type of an asset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AssetType {
    /// A camera: what an asset is that does not say.
    Camera,
    /// Sound alone, such as a recorder's.
    Audio,
    /// What was on a screen.
    Screen,
    /// Something else, which no rule knows.
    Other,
}

impl Asset {
    /// What kind of recording it is.
    pub(crate) fn recorded_by(&self) -> AssetType {
        match &self.kind {
            Lenient::Absent => AssetType::Camera,
            Lenient::Wrong(_) => AssetType::Other,
            Lenient::Value(kind) => match kind.as_str() {
                "camera" => AssetType::Camera,
                "audio" => AssetType::Audio,
                "screen" => AssetType::Screen,
                _ => AssetType::Other,
            },
        }
    }
}

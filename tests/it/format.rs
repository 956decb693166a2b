//! The four output formats.

use render_rules::format::{Format, formats};
use serde_json::json;

#[test]
fn what_each_format_makes() {
    assert_eq!(
        serde_json::to_value(formats()).unwrap(),
        json!([
            {
                "format": "full_16_9", "kind": "video", "width": 1920, "height": 1080, "crop": "center", "fps": 30, "crf": 23,
                "audioBitrate": 192_000, "extension": "mp4", "mime": "video/mp4",
            },
            {
                "format": "short_9_16", "kind": "video", "width": 1080, "height": 1920, "crop": "center", "fps": 30,
                "maxDurationMs": 60_000, "crf": 23, "audioBitrate": 192_000, "extension": "mp4", "mime": "video/mp4",
            },
            {
                "format": "clip_1_1", "kind": "video", "width": 1080, "height": 1080, "crop": "center", "fps": 30, "crf": 23,
                "audioBitrate": 192_000, "extension": "mp4", "mime": "video/mp4",
            },
            {
                "format": "thumbnail", "kind": "still", "width": 1920, "height": 1080, "crop": "center", "fps": 30, "crf": 23,
                "audioBitrate": 192_000, "extension": "jpg", "mime": "image/jpeg",
            },
        ]),
    );
}

#[test]
fn a_name_is_the_same_in_json() {
    for &format in Format::ALL {
        assert_eq!(serde_json::to_value(format).unwrap(), json!(format.name()));
        assert_eq!(Format::parse(format.name()), Some(format));
    }
}

#[test]
fn other_names_are_no_formats() {
    for wrong in ["", "vertical_9_16", "square_1_1", "FULL_16_9", "full_16_9 "] {
        assert_eq!(Format::parse(wrong), None, "{wrong:?}");
    }
}

#[test]
fn a_render_that_names_no_format_is_the_whole_programme() {
    assert_eq!(Format::default(), Format::Full16x9);
}

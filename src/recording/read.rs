//! Reading what ffprobe says of a recording.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{MediaProbe, PictureStream, Ratio, SoundStream};
use crate::error::RulesError;
use crate::input::{from_json, printed_number};

#[derive(Deserialize)]
struct Printed {
    #[serde(default)]
    streams: Vec<Stream>,
    format: Container,
}

#[derive(Deserialize)]
struct Container {
    #[serde(default)]
    format_name: String,
    start_time: Option<String>,
    duration: Option<String>,
}

#[derive(Deserialize)]
struct Stream {
    index: u32,
    codec_type: Option<String>,
    #[serde(default)]
    codec_name: String,
    width: Option<u32>,
    height: Option<u32>,
    sample_aspect_ratio: Option<String>,
    r_frame_rate: Option<String>,
    avg_frame_rate: Option<String>,
    field_order: Option<String>,
    pix_fmt: Option<String>,
    color_primaries: Option<String>,
    color_transfer: Option<String>,
    color_space: Option<String>,
    color_range: Option<String>,
    channels: Option<u32>,
    channel_layout: Option<String>,
    sample_rate: Option<String>,
    start_time: Option<String>,
    duration: Option<String>,
    nb_frames: Option<String>,
    #[serde(default)]
    disposition: BTreeMap<String, u32>,
    #[serde(default)]
    tags: BTreeMap<String, String>,
    #[serde(default)]
    side_data_list: Vec<SideData>,
}

#[derive(Deserialize)]
struct SideData {
    rotation: Option<f64>,
}

/// Reads what ffprobe printed of a recording.
///
/// # Errors
/// [`RulesError`] with code `bad_input` if it is no JSON of ffprobe's.
pub fn read_media_probe(json: &str) -> Result<MediaProbe, RulesError> {
    let printed: Printed =
        from_json(json.as_bytes()).map_err(|error| RulesError::bad_input("what ffprobe printed", &error))?;
    let of_type = |wanted: &'static str| {
        let streams = printed.streams.iter();
        streams.filter(move |stream| stream.codec_type.as_deref() == Some(wanted))
    };
    Ok(MediaProbe {
        start_ms: ms(printed.format.start_time.as_deref()).unwrap_or_default(),
        duration_ms: ms(printed.format.duration.as_deref()),
        pictures: of_type("video").map(picture).collect(),
        sounds: of_type("audio").map(sound).collect(),
        container: printed.format.format_name,
        served: None,
    })
}

fn picture(stream: &Stream) -> PictureStream {
    let (rate, base) = (
        ratio(stream.avg_frame_rate.as_deref(), '/'),
        ratio(stream.r_frame_rate.as_deref(), '/'),
    );
    let pixel_format = told(stream.pix_fmt.as_deref());
    let field_order = told(stream.field_order.as_deref()).filter(|order| order != "progressive");
    let has = |name: &str| stream.disposition.get(name).is_some_and(|flag| *flag > 0);
    PictureStream {
        index: stream.index,
        codec: stream.codec_name.clone(),
        width: stream.width.unwrap_or_default(),
        height: stream.height.unwrap_or_default(),
        sample_aspect: ratio(stream.sample_aspect_ratio.as_deref(), ':').filter(|shape| shape.num != shape.den),
        rotation: stream
            .side_data_list
            .iter()
            .find_map(|data| data.rotation)
            .unwrap_or_default(),
        frame_rate: rate.or(base),
        constant_rate: is_constant(rate, base, field_order.is_some()),
        field_order,
        alpha: pixel_format.as_deref().is_some_and(has_alpha),
        pixel_format,
        primaries: told(stream.color_primaries.as_deref()),
        transfer: told(stream.color_transfer.as_deref()),
        matrix: told(stream.color_space.as_deref()),
        range: told(stream.color_range.as_deref()),
        attached: has("attached_pic") || has("timed_thumbnails"),
        start_ms: ms(stream.start_time.as_deref()),
        duration_ms: duration_ms(stream),
    }
}

fn sound(stream: &Stream) -> SoundStream {
    let layout = told(stream.channel_layout.as_deref());
    SoundStream {
        index: stream.index,
        codec: stream.codec_name.clone(),
        channels: stream.channels.unwrap_or_default(),
        // ffprobe 7 makes one up for channels that nobody named, such as `4 channels`.
        layout: layout.filter(|layout| !layout.ends_with(" channels")),
        sample_rate: stream
            .sample_rate
            .as_deref()
            .and_then(|rate| rate.parse().ok())
            .unwrap_or_default(),
        start_ms: ms(stream.start_time.as_deref()),
        duration_ms: duration_ms(stream),
    }
}

/// What is told, where it is more than that nobody knows.
fn told(text: Option<&str>) -> Option<String> {
    let text = text.filter(|text| !text.is_empty() && *text != "unknown" && *text != "reserved")?;
    Some(text.to_owned())
}

/// A time in s, in ms.
fn ms(text: Option<&str>) -> Option<f64> {
    printed_number(text?).map(|seconds| whole_us(seconds * 1000.0))
}

/// A time in ms, without what is left of calculating with fractions.
fn whole_us(ms: f64) -> f64 {
    (ms * 1000.0).round() / 1000.0
}

/// A stream's length; 0 where it holds nothing. Matroska has its end among its tags, such as `00:00:08.033000000`, which is
/// more exact than what ffprobe makes of the file's length.
fn duration_ms(stream: &Stream) -> Option<f64> {
    if stream.nb_frames.as_deref() == Some("0") {
        return Some(0.0);
    }
    let tag = stream
        .tags
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("duration"));
    let end_ms = tag.and_then(|(_, end)| clock_ms(end));
    let start_ms = ms(stream.start_time.as_deref()).unwrap_or_default();
    let told = end_ms.map(|end_ms| whole_us(end_ms - start_ms).max(0.0));
    told.or_else(|| ms(stream.duration.as_deref()))
}

fn clock_ms(text: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut parts = 0;
    for part in text.split(':') {
        // A number of JSON has no zeros in front.
        let digits = part.trim_start_matches('0');
        let number = if digits.is_empty() || digits.starts_with('.') {
            printed_number(&format!("0{digits}"))?
        } else {
            printed_number(digits)?
        };
        total = total * 60.0 + number;
        parts += 1;
    }
    (parts == 3).then_some(total * 1000.0)
}

/// A fraction such as `30000/1001`.
fn ratio(text: Option<&str>, between: char) -> Option<Ratio> {
    let (num, den) = text?.split_once(between)?;
    let (num, den) = (num.parse().ok()?, den.parse().ok()?);
    (num > 0 && den > 0).then_some(Ratio { num, den })
}

/// ffprobe's two rates differ where pictures come unevenly, and where one counts fields. Some cameras' last picture is a little
/// longer: that is none.
fn is_constant(average: Option<Ratio>, base: Option<Ratio>, has_fields: bool) -> bool {
    match (average, base) {
        (Some(average), Some(base)) => {
            let ratio = average.value() / base.value();
            let is_near = |wanted: f64| (ratio / wanted - 1.0).abs() < 0.005;
            is_near(1.0) || (has_fields && is_near(0.5))
        }
        _ => true,
    }
}

/// Whether a pixel format of ffmpeg's has an alpha plane.
fn has_alpha(format: &str) -> bool {
    const WITH_ALPHA: [&str; 9] = ["yuva", "gbrap", "rgba", "bgra", "argb", "abgr", "ya8", "ya16", "pal8"];
    WITH_ALPHA.iter().any(|name| format.starts_with(name))
}

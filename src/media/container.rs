//! Which files a render reads, by their container: the one list that ffmpeg's whitelist, the gate and the messages are made
//! from.
//!
//! All of them hold their media themselves. Playlists and scripts (HLS, DASH, concat, …) name further files, which nobody
//! has judged, and are never read.

/// A container that is read.
#[derive(Debug)]
pub(crate) struct Container {
    /// What it is called in messages.
    name: &'static str,
    /// The names of ffmpeg's demuxer, of which one is enough.
    demuxer: &'static str,
    /// How the names of its files end, in lower case.
    extensions: &'static [&'static str],
    /// The same, of files that have sound alone.
    sound_extensions: &'static [&'static str],
}

/// Every container that is read: cameras' and mezzanines', then sound recorders'. BWF and RF64 are read as WAV.
const READ: [Container; 15] = [
    Container {
        name: "MP4/MOV",
        demuxer: "mov,mp4,m4a,3gp,3g2,mj2",
        extensions: &["mp4", "mov", "m4v", "qt", "3gp", "3g2", "mj2"],
        sound_extensions: &["m4a", "m4b"],
    },
    Container {
        name: "Matroska/WebM",
        demuxer: "matroska,webm",
        extensions: &["mkv", "webm"],
        sound_extensions: &["mka"],
    },
    Container {
        name: "MXF",
        demuxer: "mxf",
        extensions: &["mxf"],
        sound_extensions: &[],
    },
    Container {
        name: "MPEG-TS",
        demuxer: "mpegts",
        extensions: &["ts", "mts", "m2ts", "m2t"],
        sound_extensions: &[],
    },
    Container {
        name: "MPEG-PS",
        demuxer: "mpeg",
        extensions: &["mpg", "mpeg", "m2p", "vob"],
        sound_extensions: &[],
    },
    Container {
        name: "AVI",
        demuxer: "avi",
        extensions: &["avi", "divx"],
        sound_extensions: &[],
    },
    Container {
        name: "FLV",
        demuxer: "flv",
        extensions: &["flv"],
        sound_extensions: &[],
    },
    sound("WAV", "wav", &["wav", "wave", "bwf", "rf64"]),
    sound("Wave64", "w64", &["w64"]),
    sound("AIFF", "aiff", &["aiff", "aif", "aifc"]),
    sound("CAF", "caf", &["caf"]),
    sound("FLAC", "flac", &["flac"]),
    sound("MP3", "mp3", &["mp3", "mp2"]),
    Container {
        name: "Ogg",
        demuxer: "ogg",
        extensions: &["ogg", "ogv", "ogx"],
        sound_extensions: &["oga", "opus", "spx"],
    },
    sound("AAC", "aac", &["aac", "adts"]),
];

/// How the names of files end that are known not to be read: playlists and scripts, other containers of pictures and of
/// sound, then stills, documents and archives.
const UNREAD: [&[&str]; 6] = [
    &[
        "m3u8", "m3u", "mpd", "ism", "f4m", "pls", "asx", "xspf", "smil", "concat", "ffconcat", "edl", "otio",
        "fcpxml", "prproj", "drp", "aaf",
    ],
    &[
        "wmv", "asf", "m1v", "m2v", "rm", "rmvb", "dv", "gxf", "ivf", "h264", "264", "h265", "265", "hevc", "y4m",
        "nut", "swf", "braw", "r3d", "crm", "ari",
    ],
    &[
        "wma", "ac3", "eac3", "dts", "amr", "au", "ape", "wv", "mid", "midi", "ra",
    ],
    &[
        "jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "heif", "bmp", "tif", "tiff", "svg", "psd", "dng", "exr",
        "dpx",
    ],
    &[
        "pdf", "txt", "md", "rtf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "csv", "json",
        "xml", "html", "htm", "srt", "vtt", "ass",
    ],
    &["zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz", "zst", "dmg", "iso"],
];

const fn sound(name: &'static str, demuxer: &'static str, sound_extensions: &'static [&'static str]) -> Container {
    Container {
        name,
        demuxer,
        extensions: &[],
        sound_extensions,
    }
}

/// What the name of a file says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// It is read, and can have pictures.
    Pictures,
    /// It is read, and has sound alone.
    SoundAlone,
    /// It is not read.
    Unread,
}

/// What the end of a URL's path says of the file there, and that end as it is written. None where it says nothing: many
/// addresses end in an id.
pub(crate) fn file_kind(url: &str) -> Option<(FileKind, &str)> {
    let extension = extension(url)?;
    let is = |known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(extension));
    // Those that are usual first: every gate asks.
    let kind = if READ.iter().any(|container| is(container.extensions)) {
        FileKind::Pictures
    } else if READ.iter().any(|container| is(container.sound_extensions)) {
        FileKind::SoundAlone
    } else if UNREAD.into_iter().any(is) {
        FileKind::Unread
    } else {
        return None;
    };
    Some((kind, extension))
}

/// What follows the last point of a URL's path, in its last segment.
fn extension(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let (_, path) = rest.split(['?', '#']).next()?.split_once('/')?;
    let file = path.rsplit('/').next()?;
    file.rsplit_once('.').map(|(_, extension)| extension)
}

/// The containers that are read, for messages.
pub(crate) fn containers_read() -> String {
    READ.map(|container| container.name).join(", ")
}

/// The demuxers of all that is read, as ffmpeg's `-format_whitelist` takes them.
pub(crate) fn demuxers_read() -> String {
    READ.map(|container| container.demuxer).join(",")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{FileKind, READ, UNREAD, containers_read, file_kind};

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn the_readme_names_what_is_read() {
        let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/www/plugin/README.md");
        let text = std::fs::read_to_string(readme).unwrap_or_default();
        let sentence = format!("Containers that are read: {}.", containers_read());
        assert!(text.contains(&sentence), "www/plugin/README.md: {sentence}");
    }

    #[test]
    fn each_extension_is_listed_once_and_in_lower_case() {
        let read = READ
            .iter()
            .flat_map(|container| container.extensions.iter().chain(container.sound_extensions));
        let all: Vec<_> = read.chain(UNREAD.into_iter().flatten()).collect();
        let once: BTreeSet<_> = all.iter().collect();
        assert_eq!(once.len(), all.len());
        assert!(
            all.iter()
                .all(|extension| **extension == extension.to_ascii_lowercase())
        );
    }

    #[test]
    fn a_file_is_known_by_the_end_of_its_path() {
        for (url, expected) in [
            ("https://h/a.mov", Some(FileKind::Pictures)),
            ("https://h/a/b.c/D.MP4?x=a.wmv#b.wav", Some(FileKind::Pictures)),
            ("https://h/a.wav", Some(FileKind::SoundAlone)),
            ("https://h/a.mov.zip", Some(FileKind::Unread)),
            ("https://h/live.M3U8?token=1", Some(FileKind::Unread)),
            ("https://h.wmv", None),
            ("https://h.wmv/", None),
            ("https://h?a=/b.wmv", None),
            ("https://h/a.wmv/b", None),
            ("https://h/a.", None),
            ("https://h/wmv", None),
            ("https://h/a.bin", None),
        ] {
            assert_eq!(file_kind(url).map(|(kind, _)| kind), expected, "{url}");
        }
    }
}

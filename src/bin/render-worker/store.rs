//! The parts of renders that this machine keeps, each in a file whose name tells its key and the digest of its content. A file is
//! whole or not there, several processes may use the same folder, and whatever goes wrong costs only the time to make a part
//! again.

use std::fmt::Write as _;
use std::fs::{self, DirBuilder, File, Metadata};
use std::io::{self, Read};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use render_rules::ffmpeg::RenderPart;
use render_rules::worker::{StoreLimits, StoredPart, surplus_parts};
use rustix::fs::statvfs;
use sha2::{Digest, Sha256};

use crate::log;

/// Others may neither write into a folder with this mode nor read in it.
const OWN: u32 = 0o700;
/// What others may not do in a folder that parts are taken from.
const WRITTEN_BY_OTHERS: u32 = 0o022;

/// No more of the disk than one part in so many is taken, however much may be kept: it may be small, or the machine's memory.
const PARTS_OF_DISK: u64 = 4;

/// A folder with parts.
pub(crate) struct Store {
    folder: PathBuf,
    limits: StoreLimits,
    /// Whether the log has that the folder can't be used.
    is_told: AtomicBool,
}

impl Store {
    /// None where nothing is kept.
    pub(crate) fn open(folder: &Path, limits: StoreLimits) -> Option<Self> {
        if limits.max_bytes == 0 {
            return None;
        }
        Some(Self {
            folder: folder.to_owned(),
            limits,
            is_told: AtomicBool::new(false),
        })
    }

    /// Whether the folder can be trusted. Who cleans up a folder for temporary files may delete it, and others make it anew.
    fn is_open(&self) -> bool {
        let found = own_folder(&self.folder);
        let was_told = self.is_told.swap(found.is_err(), Ordering::Relaxed);
        if let Some(error) = found.as_ref().err().filter(|_| !was_told) {
            let folder = self.folder.display();
            log::line(&format!("no parts of renders are kept in {folder}: {error}"));
        }
        found.is_ok()
    }

    /// Brings a part to where it is wanted; whether it is there then.
    pub(crate) fn take(&self, part: &RenderPart) -> bool {
        let Some((stored, digest)) = self.find(&part.key).filter(|_| self.is_open()) else {
            return false;
        };
        let is_whole =
            brought(&stored, Path::new(&part.path)).and_then(|()| Ok(digest_of(Path::new(&part.path))? == digest));
        if matches!(is_whole, Ok(true)) {
            let _ = File::open(&stored).and_then(|file| file.set_modified(SystemTime::now()));
            return true;
        }
        let _ = fs::remove_file(&part.path);
        if matches!(is_whole, Ok(false)) {
            let _ = fs::remove_file(&stored);
        }
        false
    }

    /// Keeps a part that is finished.
    pub(crate) fn keep(&self, part: &RenderPart) {
        if !self.is_open() {
            return;
        }
        if let Err(error) = self.try_keep(part) {
            log::line(&format!("a part of a render could not be kept: {error}"));
        }
    }

    fn try_keep(&self, part: &RenderPart) -> io::Result<()> {
        let path = Path::new(&part.path);
        let folder = self.shelf(&part.key);
        DirBuilder::new().recursive(true).mode(OWN).create(&folder)?;
        let stored = folder.join(format!("{}.{}", part.key, digest_of(path)?));
        match fs::hard_link(path, &stored) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            // On another disk.
            Err(_) => {
                let aside = folder.join(format!(".{}-{}", std::process::id(), part.key));
                let copied = fs::copy(path, &aside).and_then(|_| fs::rename(&aside, &stored));
                let _ = fs::remove_file(&aside);
                copied
            }
        }
    }

    /// Deletes what is too much, and what is in the way of so many bytes.
    pub(crate) fn make_room(&self, missing_bytes: u64) {
        if !self.is_open() {
            return;
        }
        let now = since_1970_ms(SystemTime::now());
        for name in surplus_parts(&self.parts(), &self.limits(), now, missing_bytes) {
            // Another process may have been faster.
            let _ = fs::remove_file(self.folder.join(name));
        }
    }

    fn limits(&self) -> StoreLimits {
        let disk = statvfs(&self.folder).map_or(u64::MAX, |disk| disk.f_blocks.saturating_mul(disk.f_frsize));
        StoreLimits {
            max_bytes: self.limits.max_bytes.min(disk / PARTS_OF_DISK),
            ..self.limits
        }
    }

    fn parts(&self) -> Vec<StoredPart> {
        let shelves = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let files = shelves.flat_map(|shelf| fs::read_dir(shelf.path()).into_iter().flatten().flatten());
        files
            .filter_map(|file| stored_part(&self.folder, &file.path(), &file.metadata().ok()?))
            .collect()
    }

    /// A part's file, and the digest of what is to be in it.
    fn find(&self, key: &str) -> Option<(PathBuf, String)> {
        let files = fs::read_dir(self.shelf(key)).ok()?;
        files.flatten().find_map(|file| {
            let name = file.file_name();
            let digest = name.to_str()?.strip_prefix(key)?.strip_prefix('.')?;
            Some((file.path(), digest.to_owned()))
        })
    }

    fn shelf(&self, key: &str) -> PathBuf {
        self.folder.join(key.get(..2).unwrap_or_default())
    }
}

/// Sees to it that a folder is there that nobody else may write to: whoever may, decides what is in renders.
fn own_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(OWN).create(folder)?;
    let found = fs::symlink_metadata(folder)?;
    let is_own = found.uid() == rustix::process::geteuid().as_raw();
    if found.is_dir() && is_own && found.mode() & WRITTEN_BY_OTHERS == 0 {
        return Ok(());
    }
    Err(io::Error::other("it is not a folder that this user alone may write to"))
}

/// A link is there at once, takes no space, and stays when the store gives the part up. On another disk it is a copy.
fn brought(from: &Path, to: &Path) -> io::Result<()> {
    let _ = fs::remove_file(to);
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}

fn digest_of(path: &Path) -> io::Result<String> {
    let (mut file, mut digest) = (File::open(path)?, Sha256::new());
    let mut chunk = vec![0; 1 << 16];
    while let length @ 1.. = file.read(&mut chunk)? {
        digest.update(chunk.get(..length).unwrap_or_default());
    }
    let mut digits = String::with_capacity(64);
    for byte in digest.finalize() {
        // Writing to a string can't fail.
        let _ = write!(digits, "{byte:02x}");
    }
    Ok(digits)
}

fn stored_part(folder: &Path, path: &Path, found: &Metadata) -> Option<StoredPart> {
    let name = path.strip_prefix(folder).ok()?.to_str()?;
    is_name(name).then_some(())?;
    Some(StoredPart {
        name: name.to_owned(),
        bytes: found.len(),
        used_at: since_1970_ms(found.modified().ok()?),
        in_use: found.nlink() > 1,
    })
}

/// Whether a file is named as the store names its own, finished or not: whatever else is in the folder is not the store's.
fn is_name(name: &str) -> bool {
    let is_hex = |text: &str, digits: usize| {
        text.len() == digits && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let Some((shelf, file)) = name.split_once('/') else {
        return false;
    };
    let is_part = file
        .split_once('.')
        .is_some_and(|(key, digest)| is_hex(key, 64) && is_hex(digest, 64));
    let is_aside = file
        .strip_prefix('.')
        .and_then(|rest| rest.split_once('-'))
        .is_some_and(|(process, key)| process.bytes().all(|byte| byte.is_ascii_digit()) && is_hex(key, 64));
    is_hex(shelf, 2) && (is_part || is_aside)
}

fn since_1970_ms(time: SystemTime) -> f64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_secs_f64() * 1000.0
}

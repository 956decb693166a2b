//! Directories for what a render writes, which are gone when it is over.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};
use rustix::process::{Pid, Signal, kill_process};

use crate::options::host_name;

/// A directory of its own, removed when it is dropped.
pub(crate) struct Workspace {
    path: PathBuf,
    /// Locked for as long as this process lives. A process number alone may be another process's later.
    _held: File,
}

impl Workspace {
    pub(crate) fn create(slot: u32) -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("{}{}-{slot}", prefix(), std::process::id()));
        // What an earlier attempt of this slot could not remove.
        let _ = fs::remove_dir_all(&path);
        loop {
            fs::create_dir(&path)?;
            // A worker that starts in this moment may take it for an orphan, until it is locked: then it is made again.
            if let Some(held) = open(&path)? {
                flock(&held, FlockOperation::LockExclusive)?;
                if is_at(&held, &path)? {
                    return Ok(Self { path, _held: held });
                }
            }
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        // One that left its process group, which was ended with the renderer.
        end_writers(&self.path);
        // The next start removes what can't be removed now.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// The directory, to be locked; none where it is gone.
fn open(path: &Path) -> io::Result<Option<File>> {
    match File::open(path) {
        Ok(directory) => Ok(Some(directory)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether this is still the directory at the path.
fn is_at(directory: &File, path: &Path) -> io::Result<bool> {
    match fs::metadata(path) {
        Ok(there) => Ok(there.ino() == directory.metadata()?.ino()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// With the machine's name: containers may share a folder for temporary files, but not their process ids.
fn prefix() -> String {
    format!("render-worker-{}-", host_name())
}

/// Removes what workers that were killed left behind, and ends the ffmpeg that may still write there.
pub(crate) fn remove_orphans() {
    let Ok(entries) = fs::read_dir(std::env::temp_dir()) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(rest) = name.to_str().and_then(|name| name.strip_prefix(&prefix())) else {
            continue;
        };
        if !rest.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let path = entry.path();
        let Ok(Some(directory)) = open(&path) else {
            continue;
        };
        // Kept locked until it is gone.
        let is_orphan = flock(&directory, FlockOperation::NonBlockingLockExclusive).is_ok();
        if is_orphan && is_at(&directory, &path).unwrap_or(false) {
            end_writers(&path);
            let _ = fs::remove_dir_all(&path);
        }
    }
}

/// Ends the processes that were told to write into a directory. Where there is no /proc there is nothing to look at.
fn end_writers(directory: &Path) {
    let Ok(processes) = fs::read_dir("/proc") else { return };
    for process in processes.flatten() {
        let pid = process
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
            .and_then(Pid::from_raw);
        let told = fs::read(process.path().join("cmdline")).unwrap_or_default();
        let names_it = String::from_utf8_lossy(&told).contains(&*directory.to_string_lossy());
        if let Some(pid) = pid.filter(|_| names_it) {
            let _ = kill_process(pid, Signal::KILL);
        }
    }
}

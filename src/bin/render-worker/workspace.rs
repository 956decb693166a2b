//! Directories for what a render writes, which are gone when it is over.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use crate::options::host_name;

/// A directory of its own, removed when it is dropped.
pub(crate) struct Workspace(PathBuf);

impl Workspace {
    pub(crate) fn create(slot: u32) -> io::Result<Self> {
        let directory = std::env::temp_dir().join(format!("{}{}-{slot}", prefix(), std::process::id()));
        // What an earlier attempt of this slot could not remove.
        let _ = fs::remove_dir_all(&directory);
        fs::create_dir(&directory)?;
        Ok(Self(directory))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        // The next start removes what can't be removed now.
        let _ = fs::remove_dir_all(&self.0);
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
        let pid = rest
            .split('-')
            .next()
            .and_then(|pid| pid.parse().ok())
            .and_then(Pid::from_raw);
        if pid.is_some_and(|pid| !is_running(pid)) {
            end_writers(&entry.path());
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn is_running(pid: Pid) -> bool {
    // Anything but "no such process" means that there is one.
    test_kill_process(pid) != Err(rustix::io::Errno::SRCH)
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

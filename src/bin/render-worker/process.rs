//! Running ffmpeg and ffprobe: never by a shell, and never longer than this process lives.

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read};
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::heartbeat::Pulse;

/// How much of the end of a process's complaints is kept.
const STDERR_BYTES: usize = 64 * 1024;

/// How a process ended.
pub(crate) struct Ended {
    pub(crate) success: bool,
    /// The end of what it wrote to its standard error.
    pub(crate) stderr: String,
}

const SETPRIV: &str = "setpriv";
/// What setpriv ends with where it can't start the program: it may not, or there is none.
const NOT_STARTED: [i32; 2] = [126, 127];

/// Why the program did not even start, as setpriv tells it; none where it did.
fn start_failure(status: ExitStatus, stderr: &str) -> Option<io::Error> {
    status.code().filter(|code| NOT_STARTED.contains(code))?;
    // `setpriv: failed to execute ffmpeg: No such file or directory`
    let told = stderr.strip_prefix(SETPRIV)?.strip_prefix(": ")?.trim();
    let reason = told.rsplit_once(": ").map_or(told, |(_, reason)| reason);
    Some(io::Error::new(io::ErrorKind::NotFound, reason.to_owned()))
}

/// Whether a program could not be started because it is not there, or may not be started.
pub(crate) fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied)
}

/// The program, started so that it ends with this process even if that is killed. `setpriv` is a part of every Linux; where
/// there is none, the next start of the worker ends what is left.
fn command(program: &str) -> Command {
    let wrapped = Command::new(SETPRIV)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !wrapped.is_ok_and(|status| status.success()) {
        return Command::new(program);
    }
    let mut command = Command::new(SETPRIV);
    command.args(["--pdeathsig", "KILL", "--", program]);
    command
}

/// Whether a variable says which way to the network a program takes: `no_proxy` would lead ffmpeg past the render's own proxy.
fn leads_to_a_proxy(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_ascii_lowercase();
    name == "proxy" || name.ends_with("_proxy")
}

/// Runs a program to its end, or until the pulse stops it. `on_line` gets each line of its standard output.
pub(crate) fn run(
    program: &str,
    arguments: &[String],
    pulse: &Pulse,
    mut on_line: impl FnMut(&str),
) -> io::Result<Ended> {
    let mut command = command(program);
    for (name, _) in std::env::vars_os().filter(|(name, _)| leads_to_a_proxy(name)) {
        command.env_remove(name);
    }
    let mut child = command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let complaints = stderr.map(|stderr| thread::spawn(move || tail(stderr)));
    let child = Arc::new(Mutex::new(child));
    pulse.watch(&child);
    if let Some(stdout) = stdout {
        // What can't be read any more ends like the output itself.
        for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
            on_line(&String::from_utf8_lossy(&line));
        }
    }
    // Its output has ended, so it has or is about to.
    let status = wait(&child)?;
    pulse.unwatch();
    let stderr = complaints.and_then(|thread| thread.join().ok()).unwrap_or_default();
    if let Some(error) = start_failure(status, &stderr) {
        return Err(error);
    }
    Ok(Ended {
        success: status.success(),
        stderr,
    })
}

/// Waits without holding the lock, so that a stop can still kill.
fn wait(child: &Mutex<Child>) -> io::Result<ExitStatus> {
    loop {
        if let Some(status) = child.lock().unwrap_or_else(PoisonError::into_inner).try_wait()? {
            return Ok(status);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

/// Reads to the end and keeps the end.
fn tail(mut stderr: ChildStderr) -> String {
    let mut kept: VecDeque<u8> = VecDeque::new();
    let mut chunk = [0; 4096];
    while let Ok(length @ 1..) = stderr.read(&mut chunk) {
        kept.extend(chunk.iter().take(length));
        let surplus = kept.len().saturating_sub(STDERR_BYTES);
        kept.drain(..surplus);
    }
    String::from_utf8_lossy(kept.make_contiguous()).into_owned()
}

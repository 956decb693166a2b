//! Running ffmpeg and ffprobe: never longer than this process lives, and ended with all that they started.

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use render_rules::worker::{WORKER_RULES, kill_with_parent, start_failure};
use rustix::process::{Pid, Signal, kill_process_group, setpriority_process};

use crate::options::Limits;

/// How often to look whether a process has ended or is to end.
const LOOK: Duration = Duration::from_millis(10);

/// How a process ended.
pub(crate) struct Ended {
    /// None where a signal ended it.
    pub(crate) exit_code: Option<i32>,
    /// The end of what it wrote to its standard error.
    pub(crate) stderr: String,
}

/// Whether a program could not be started because it is not there, or may not be started.
pub(crate) fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied)
}

/// Whether a variable says which way to the network a program takes: `no_proxy` would lead ffmpeg past the render's own proxy.
fn leads_to_a_proxy(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_ascii_lowercase();
    name == "proxy" || name.ends_with("_proxy")
}

/// Runs a program to its end, or until it is not wanted any more, which is asked all the time: then it gets SIGTERM, and
/// SIGKILL a moment later, with all that it started. What it leaves behind is ended. `on_line` gets each line of its
/// standard output.
pub(crate) fn run(
    program: &str,
    arguments: &[String],
    limits: &Limits,
    mut is_unwanted: impl FnMut() -> bool,
    mut on_line: impl FnMut(&str),
) -> io::Result<Ended> {
    let mut command = command(program, arguments, limits.memory_bytes);
    for (name, _) in std::env::vars_os().filter(|(name, _)| leads_to_a_proxy(name)) {
        command.env_remove(name);
    }
    let mut child = start(&mut command, limits)?;
    let group = Pid::from_child(&child);
    let (sender, written) = channel();
    let complaints = Arc::new(Mutex::new(VecDeque::new()));
    if let Some(stdout) = child.stdout.take() {
        let sender = sender.clone();
        thread::spawn(move || send_lines(stdout, &sender));
    }
    if let Some(stderr) = child.stderr.take() {
        let complaints = Arc::clone(&complaints);
        thread::spawn(move || keep_end(stderr, &complaints, &sender));
    }
    let status = wait(&mut child, group, &written, &mut is_unwanted, &mut on_line);
    // Who left the group may hold the pipes open for as long as it likes.
    signal(group, Signal::KILL);
    drain(&written, &mut on_line);
    let status = status?;
    let stderr: Vec<u8> = lock(&complaints).iter().copied().collect();
    let stderr = String::from_utf8_lossy(&stderr).into_owned();
    let exit_code = status.code();
    match start_failure(exit_code, &stderr) {
        Some(reason) => Err(io::Error::new(io::ErrorKind::NotFound, reason)),
        None => Ok(Ended { exit_code, stderr }),
    }
}

/// The program, to be killed with this process where that is possible. Elsewhere the next start of the worker ends what is
/// left, and memory is not limited.
fn command(program: &str, arguments: &[String], memory_bytes: Option<u64>) -> Command {
    static HAS_SETPRIV: OnceLock<bool> = OnceLock::new();
    let has_setpriv = HAS_SETPRIV.get_or_init(|| {
        let mut nothing = command_of(&kill_with_parent("true", &[], None));
        let nothing = nothing.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        nothing.status().is_ok_and(|status| status.success())
    });
    if *has_setpriv {
        return command_of(&kill_with_parent(program, arguments, memory_bytes));
    }
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

fn command_of(words: &[String]) -> Command {
    let (program, arguments) = words
        .split_first()
        .map_or(("sh", words), |(first, rest)| (first.as_str(), rest));
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

fn start(command: &mut Command, limits: &Limits) -> io::Result<Child> {
    let child = command
        // What it notices this process's end by.
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()?;
    if let Some(nice) = limits.nice {
        // What it starts later makes way, too. One that has ended already need not.
        let _ = setpriority_process(Some(Pid::from_child(&child)), nice);
    }
    Ok(child)
}

/// Waits for its end, and brings it about where it is unwanted.
fn wait(
    child: &mut Child,
    group: Pid,
    written: &Receiver<String>,
    is_unwanted: &mut impl FnMut() -> bool,
    on_line: &mut impl FnMut(&str),
) -> io::Result<ExitStatus> {
    let grace = Duration::from_millis(WORKER_RULES.stop_grace_ms);
    let mut told_at = None;
    loop {
        match written.recv_timeout(LOOK) {
            Ok(line) => on_line(&line),
            Err(RecvTimeoutError::Timeout) => {}
            // It has ended or is about to.
            Err(RecvTimeoutError::Disconnected) => thread::sleep(LOOK),
        }
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if is_unwanted() {
            match told_at {
                None => {
                    signal(group, Signal::TERM);
                    told_at = Some(Instant::now());
                }
                Some(at) if at.elapsed() >= grace => signal(group, Signal::KILL),
                Some(_) => {}
            }
        }
    }
}

fn signal(group: Pid, signal: Signal) {
    // Where nobody is left there is nobody to be told.
    let _ = kill_process_group(group, signal);
}

/// Reads what is still in the pipes.
fn drain(written: &Receiver<String>, on_line: &mut impl FnMut(&str)) {
    let end = Instant::now() + Duration::from_millis(WORKER_RULES.drain_ms);
    while let Ok(line) = written.recv_timeout(end.saturating_duration_since(Instant::now())) {
        on_line(&line);
    }
}

/// Reads to the end. What can't be read any more ends like the output itself.
fn send_lines(stdout: ChildStdout, sender: &Sender<String>) {
    for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
        if sender.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
            return;
        }
    }
}

/// Reads to the end and keeps the end. The sender tells by its own end that all is read.
fn keep_end(mut stderr: ChildStderr, kept: &Mutex<VecDeque<u8>>, _until_read: &Sender<String>) {
    let mut chunk = [0; 4096];
    while let Ok(length @ 1..) = io::Read::read(&mut stderr, &mut chunk) {
        let mut kept = lock(kept);
        kept.extend(chunk.iter().take(length));
        let surplus = kept.len().saturating_sub(WORKER_RULES.stderr_bytes);
        kept.drain(..surplus);
    }
}

fn lock(kept: &Mutex<VecDeque<u8>>) -> std::sync::MutexGuard<'_, VecDeque<u8>> {
    // Bytes are right whoever broke while holding them.
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

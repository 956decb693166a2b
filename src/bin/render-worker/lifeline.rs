//! What ties a program to this process, even if that is killed.

use std::io;
use std::process::{Command, ExitStatus, Stdio};

const SETPRIV: &str = "setpriv";
/// What setpriv ends with where it can't start the program: it may not, or there is none.
const NOT_STARTED: [i32; 2] = [126, 127];

/// Becomes the program of the arguments after the first, which is how much address space it and its children may have each,
/// in KiB. Beside it a shell waits for the end of the standard input, which this process holds open, and then ends the whole
/// process group: the program may be a wrapper, and what it started would live on. The text is fixed, whatever the arguments.
const SCRIPT: &str = r#"
exec 3<&0 </dev/null
limit=$1
shift
(trap '' HUP INT TERM; read -r _ <&3; kill -s KILL -- "-$$") >/dev/null 2>&1 &
ulimit -v "$limit" || exit
exec "$@" 3<&-
"#;

/// The program, started so that it ends with this process even if that is killed. It is to lead a process group, and its
/// standard input to be a pipe. `setpriv` is a part of every Linux; where there is none, the next start of the worker ends
/// what is left, and memory is not limited.
pub(crate) fn command(program: &str, arguments: &[String], memory_bytes: Option<u64>) -> Command {
    let has_setpriv = Command::new(SETPRIV)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !has_setpriv.is_ok_and(|status| status.success()) {
        let mut command = Command::new(program);
        command.args(arguments);
        return command;
    }
    let limit = memory_bytes.map_or_else(|| "unlimited".to_owned(), |bytes| (bytes / 1024).to_string());
    let mut command = Command::new("sh");
    command
        .args([
            "-c",
            SCRIPT,
            "sh",
            &limit,
            SETPRIV,
            "--pdeathsig",
            "KILL",
            "--",
            program,
        ])
        .args(arguments);
    command
}

/// Why the program did not even start, as setpriv tells it; none where it did.
pub(crate) fn start_failure(status: ExitStatus, stderr: &str) -> Option<io::Error> {
    status.code().filter(|code| NOT_STARTED.contains(code))?;
    // `setpriv: failed to execute ffmpeg: No such file or directory`
    let told = stderr.strip_prefix(SETPRIV)?.strip_prefix(": ")?.trim();
    let reason = told.rsplit_once(": ").map_or(told, |(_, reason)| reason);
    Some(io::Error::new(io::ErrorKind::NotFound, reason.to_owned()))
}

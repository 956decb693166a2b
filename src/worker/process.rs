//! How programs are started, so that none outlives its worker.

const SETPRIV: &str = "setpriv";
/// The exit codes of setpriv where it can't start the program: it may not, or there is none.
const NOT_STARTED: [i32; 2] = [126, 127];

/// Becomes the program of the arguments after the first, which is how much address space it and its children may have each,
/// in KiB. A shell beside it waits for the end of the standard input, which the worker holds open, and then kills the whole
/// process group: the program may be a wrapper, and what it started would live on. The text is fixed, whatever the arguments.
const SCRIPT: &str = r#"
exec 3<&0 </dev/null
limit=$1
shift
(trap '' HUP INT TERM; read -r _ <&3; kill -s KILL -- "-$$") >/dev/null 2>&1 &
ulimit -v "$limit" || exit
exec "$@" 3<&-
"#;

/// The command that runs a program so that it is killed with the worker: a renderer that outlived its worker would render a
/// job that another worker was given meanwhile. It has to lead a process group, with a pipe as standard input that nobody
/// writes to. It needs setpriv, which is a part of every Linux, and of no other system.
#[must_use]
pub fn kill_with_parent(program: &str, arguments: &[String], memory_bytes: Option<u64>) -> Vec<String> {
    let limit = memory_bytes.map_or_else(|| "unlimited".to_owned(), |bytes| (bytes / 1024).to_string());
    let start = [
        "sh",
        "-c",
        SCRIPT,
        "sh",
        &limit,
        SETPRIV,
        "--pdeathsig",
        "KILL",
        "--",
        program,
    ];
    let arguments = arguments.iter().map(String::as_str);
    start.into_iter().chain(arguments).map(str::to_owned).collect()
}

/// Why a program that was run by [`kill_with_parent`] did not even start; none where it did.
#[must_use]
pub fn start_failure(exit_code: Option<i32>, stderr: &str) -> Option<String> {
    exit_code.filter(|code| NOT_STARTED.contains(code))?;
    // `setpriv: failed to execute ffmpeg: No such file or directory`
    let told = stderr.strip_prefix(SETPRIV)?.strip_prefix(": ")?.trim();
    let reason = told.rsplit_once(": ").map_or(told, |(_, reason)| reason);
    Some(reason.to_owned())
}

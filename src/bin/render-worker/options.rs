//! The command line.

use std::fmt::Display;
use std::fs;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::SystemTime;

use render_rules::worker::StoreLimits;

use lexopt::prelude::{Long, Short, ValueExt};

const HELP: &str = "render-worker: renders jobs of a Strapi that runs the render-jobs plugin

usage: render-worker --server URL [options]

  --server URL        the server's address, such as https://cms.example
  --token-file FILE   the file that holds the API token; without it the token is taken from RENDER_JOBS_TOKEN
  --concurrency N     how many jobs to render at once (1)
  --owner NAME        the name under which jobs are held (host name, process and time)
  --ffmpeg PROGRAM    ffmpeg's program (ffmpeg)
  --ffprobe PROGRAM   ffprobe's program (ffprobe)
  --prefix PATH       where the server's REST API lies (/api)
  --memory BYTES      how much address space each ffmpeg may have (as much as there is); on Linux
  --threads N         how many threads decode, filter and encode each (ffmpeg's choice)
  --nice N            how much ffmpeg makes way for other processes, from 0 to 19 (as much as the worker)
  --free-space BYTES  how much of the disk with the folder for temporary files stays free (512 MiB)
  --parts FOLDER      where finished parts of renders are kept, to be used again (a folder for temporary files)
  --parts-bytes BYTES how much is kept at most (10 GiB); 0 for nothing
  --parts-days DAYS   for how long parts are kept that are not used (14)
  --help              this text

The token needs the permission `render-jobs: worker: claim` and no other. SIGTERM and SIGINT stop the renders and give
their jobs back.";

/// How to work.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// Without a slash at the end.
    pub(crate) server: String,
    pub(crate) prefix: String,
    pub(crate) token: String,
    pub(crate) concurrency: u32,
    pub(crate) owner: String,
    pub(crate) ffmpeg: String,
    pub(crate) ffprobe: String,
    pub(crate) limits: Limits,
    /// Where parts are kept.
    pub(crate) parts_folder: PathBuf,
    /// How much is kept, and for how long.
    pub(crate) parts_limits: StoreLimits,
}

/// What one render may use of its machine.
#[derive(Debug, Clone)]
pub(crate) struct Limits {
    /// The address space of each process; none for as much as there is.
    pub(crate) memory_bytes: Option<u64>,
    /// How many threads decode, filter and encode each; none for ffmpeg's choice.
    pub(crate) threads: Option<u32>,
    /// How much it makes way for other processes; none for as much as this process does.
    pub(crate) nice: Option<i32>,
    /// How much of the disk with the folder for temporary files stays free.
    pub(crate) free_space_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory_bytes: None,
            threads: None,
            nice: None,
            free_space_bytes: 512 << 20,
        }
    }
}

/// With less address space ffmpeg does not even start.
const LEAST_MEMORY: u64 = 256 << 20;
/// x264 takes no more threads.
const MOST_THREADS: u32 = 128;
const MOST_BYTES: u64 = (1 << 53) - 1;
const DAY_MS: f64 = 86_400_000.0;

/// What the command line asks for.
pub(crate) enum Parsed {
    Run(Box<Options>),
    Help(&'static str),
}

/// Reads the command line; the error is a sentence that says what is wrong.
pub(crate) fn parse() -> Result<Parsed, String> {
    let mut parser = lexopt::Parser::from_env();
    let (mut server, mut token_file, mut owner) = (None, None, None);
    let (mut prefix, mut concurrency) = ("/api".to_owned(), 1);
    let (mut ffmpeg, mut ffprobe) = ("ffmpeg".to_owned(), "ffprobe".to_owned());
    let mut limits = Limits::default();
    let mut parts_folder = default_parts_folder();
    let mut parts_limits = StoreLimits {
        max_bytes: 10 << 30,
        max_age_ms: 14.0 * DAY_MS,
    };
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("server") => server = Some(text(&mut parser)?),
            Long("token-file") => token_file = Some(PathBuf::from(text(&mut parser)?)),
            Long("concurrency") => concurrency = number("--concurrency", &text(&mut parser)?, 1..=64)?,
            Long("owner") => owner = Some(text(&mut parser)?),
            Long("ffmpeg") => ffmpeg = text(&mut parser)?,
            Long("ffprobe") => ffprobe = text(&mut parser)?,
            Long("prefix") => prefix = text(&mut parser)?,
            Long("memory") => {
                limits.memory_bytes = Some(number("--memory", &text(&mut parser)?, LEAST_MEMORY..=MOST_BYTES)?);
            }
            Long("threads") => limits.threads = Some(number("--threads", &text(&mut parser)?, 1..=MOST_THREADS)?),
            Long("nice") => limits.nice = Some(number("--nice", &text(&mut parser)?, 0..=19)?),
            Long("free-space") => {
                limits.free_space_bytes = number("--free-space", &text(&mut parser)?, 0..=MOST_BYTES)?;
            }
            Long("parts") => parts_folder = PathBuf::from(text(&mut parser)?),
            Long("parts-bytes") => {
                parts_limits.max_bytes = number("--parts-bytes", &text(&mut parser)?, 0..=MOST_BYTES)?;
            }
            Long("parts-days") => {
                let days: u32 = number("--parts-days", &text(&mut parser)?, 1..=3650)?;
                parts_limits.max_age_ms = f64::from(days) * DAY_MS;
            }
            Long("help") | Short('h') => return Ok(Parsed::Help(HELP)),
            other => return Err(format!("{}; see --help", other.unexpected())),
        }
    }
    let server = server.ok_or("`--server` is missing: name the server, such as `--server https://cms.example`")?;
    if !server.starts_with("http://") && !server.starts_with("https://") {
        return Err(format!(
            "`--server` must begin with http:// or https://, not `{server}`"
        ));
    }
    Ok(Parsed::Run(Box::new(Options {
        server: server.trim_end_matches('/').to_owned(),
        prefix: format!("/{}", prefix.trim_matches('/')),
        token: token(token_file)?,
        concurrency,
        owner: owner.unwrap_or_else(own_name),
        ffmpeg,
        ffprobe,
        limits,
        parts_folder,
        parts_limits,
    })))
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser
        .value()
        .and_then(ValueExt::string)
        .map_err(|error| error.to_string())
}

/// A whole number in a range.
fn number<T: FromStr + PartialOrd + Display>(option: &str, text: &str, range: RangeInclusive<T>) -> Result<T, String> {
    let number = text.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| {
        format!(
            "`{option}` must be a whole number from {} to {}, not `{text}`",
            range.start(),
            range.end()
        )
    })
}

/// The token, from where no list of processes shows it.
fn token(file: Option<PathBuf>) -> Result<String, String> {
    let token = match file {
        Some(file) => fs::read_to_string(&file)
            .map_err(|error| format!("the token file `{}` can't be read: {error}", file.display()))?,
        None => std::env::var("RENDER_JOBS_TOKEN")
            .map_err(|_| "no token: set RENDER_JOBS_TOKEN, or name a file with `--token-file`")?,
    };
    let token = token.trim();
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err("the token is empty or holds other than visible ASCII characters".to_owned());
    }
    Ok(token.to_owned())
}

/// Each user has one of its own, which all its workers share.
fn default_parts_folder() -> PathBuf {
    let user = rustix::process::geteuid().as_raw();
    std::env::temp_dir().join(format!("render-parts-{user}"))
}

/// A name that no other process has: a lease is held under it.
fn own_name() -> String {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    format!("{}:{}:{:x}", host_name(), std::process::id(), now.as_nanos())
}

/// The machine's name, with nothing in it but letters, digits, dots and dashes.
pub(crate) fn host_name() -> String {
    let name = rustix::system::uname();
    let name = name.nodename().to_string_lossy();
    name.chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
        .collect()
}

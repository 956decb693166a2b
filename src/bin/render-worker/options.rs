//! The command line.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

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
}

/// What the command line asks for.
pub(crate) enum Parsed {
    Run(Options),
    Help(&'static str),
}

/// Reads the command line; the error is a sentence that says what is wrong.
pub(crate) fn parse() -> Result<Parsed, String> {
    let mut parser = lexopt::Parser::from_env();
    let (mut server, mut token_file, mut owner) = (None, None, None);
    let (mut prefix, mut concurrency) = ("/api".to_owned(), 1);
    let (mut ffmpeg, mut ffprobe) = ("ffmpeg".to_owned(), "ffprobe".to_owned());
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("server") => server = Some(text(&mut parser)?),
            Long("token-file") => token_file = Some(PathBuf::from(text(&mut parser)?)),
            Long("concurrency") => concurrency = count(&text(&mut parser)?)?,
            Long("owner") => owner = Some(text(&mut parser)?),
            Long("ffmpeg") => ffmpeg = text(&mut parser)?,
            Long("ffprobe") => ffprobe = text(&mut parser)?,
            Long("prefix") => prefix = text(&mut parser)?,
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
    Ok(Parsed::Run(Options {
        server: server.trim_end_matches('/').to_owned(),
        prefix: format!("/{}", prefix.trim_matches('/')),
        token: token(token_file)?,
        concurrency,
        owner: owner.unwrap_or_else(own_name),
        ffmpeg,
        ffprobe,
    }))
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser
        .value()
        .and_then(ValueExt::string)
        .map_err(|error| error.to_string())
}

fn count(text: &str) -> Result<u32, String> {
    let number = text.parse().ok().filter(|number| (1..=64).contains(number));
    number.ok_or_else(|| format!("`--concurrency` must be a whole number from 1 to 64, not `{text}`"))
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

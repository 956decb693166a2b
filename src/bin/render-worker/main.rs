//! Renders jobs on another machine: takes them from a server, runs ffmpeg as the rules say, hands the files back.
//!
//! It needs nothing but the server's address, an API token and ffmpeg. What a render does is computed here, by the same
//! rules that the server runs.

mod attempt;
mod client;
mod heartbeat;
mod log;
mod media_proxy;
mod options;
mod process;
mod protocol;
mod renderer;
mod shutdown;
mod slot;
mod space;
mod store;
mod workspace;

use std::process::ExitCode;
use std::sync::atomic::AtomicBool;
use std::thread;

use client::Client;
use options::{Options, Parsed};
use renderer::Renderer;
use shutdown::Shutdown;

fn main() -> ExitCode {
    match options::parse() {
        Ok(Parsed::Help(text)) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Ok(Parsed::Run(options)) => match run(&options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("render-worker: {message}");
                ExitCode::FAILURE
            }
        },
        Err(message) => {
            eprintln!("render-worker: {message}");
            ExitCode::from(2)
        }
    }
}

/// Works until it is told to stop, or until the server says that the token may not do this, or that this worker is outdated.
fn run(options: &Options) -> Result<(), String> {
    let shutdown = Shutdown::on_signals().map_err(|error| format!("signals can't be caught: {error}"))?;
    workspace::remove_orphans();
    let client = Client::new(options);
    let renderer = Renderer::new(options);
    let outdated = AtomicBool::new(false);
    log::line(&format!(
        "taking up to {} jobs at once from {} as `{}`",
        options.concurrency, options.server, options.owner
    ));
    thread::scope(|scope| {
        let slots: Vec<_> = (0..options.concurrency)
            .map(|number| {
                let (client, renderer, shutdown, outdated) = (&client, &renderer, &shutdown, &outdated);
                scope.spawn(move || slot::work(options, client, renderer, shutdown, outdated, number))
            })
            .collect();
        let results: Vec<_> = slots
            .into_iter()
            .map(|slot| slot.join().unwrap_or_else(|_| Err("a thread broke".to_owned())))
            .collect();
        results.into_iter().collect()
    })
}

//! Whether this machine can render: ffmpeg and ffprobe are asked what they are, and the rules judge what they say.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use render_rules::ffmpeg::{Abilities, ProgramAnswer, RendererAnswers, abilities, renderer_health};

use crate::heartbeat::{Pulse, Stop};
use crate::log;
use crate::options::Options;
use crate::process;

/// How often a machine that can't render is looked at again: to install ffmpeg is enough.
pub(crate) const AGAIN: Duration = Duration::from_secs(15);
/// How long a program may take to say what it is.
const ANSWER: Duration = Duration::from_secs(5);

struct State {
    /// Why nothing can be rendered here.
    problem: Option<String>,
    /// What ffmpeg has of what renders need, where it can render.
    can: Option<Abilities>,
    /// When the programs are to be asked; none while they can render.
    ask_at: Option<Instant>,
}

/// The programs that render, and whether they can. What all slots know together.
pub(crate) struct Renderer<'a> {
    options: &'a Options,
    state: Mutex<State>,
}

impl<'a> Renderer<'a> {
    /// Not asked yet.
    pub(crate) fn new(options: &'a Options) -> Self {
        let ask_at = Some(Instant::now());
        Self {
            options,
            state: Mutex::new(State {
                problem: None,
                can: None,
                ask_at,
            }),
        }
    }

    // What is in there is plain data, right whoever broke while holding it.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What renders here; the error says why nothing can. Where that is not known, or is long ago, the programs are asked, and
    /// the log says what is new.
    pub(crate) fn look(&self) -> Result<Option<Abilities>, String> {
        let mut state = self.state();
        if state.ask_at.is_some_and(|at| at <= Instant::now()) {
            let answers = self.answers();
            let problem = renderer_health(&answers).problem;
            match &problem {
                Some(problem) if state.problem.as_ref() != Some(problem) => {
                    log::line(&format!(
                        "no job is taken: {problem}; looking again every {} s",
                        AGAIN.as_secs()
                    ));
                }
                None if state.problem.is_some() => log::line("ffmpeg is there now: taking jobs"),
                _ => {}
            }
            state.ask_at = problem.is_some().then(|| Instant::now() + AGAIN);
            state.problem = problem;
            state.can = Some(abilities(&answers.ffmpeg));
        }
        state.problem.clone().map_or_else(|| Ok(state.can.clone()), Err)
    }

    /// A program could not be started: ask before the next job is taken.
    pub(crate) fn doubt(&self) {
        self.state().ask_at = Some(Instant::now());
    }

    fn answers(&self) -> RendererAnswers {
        let Options { ffmpeg, ffprobe, .. } = self.options;
        let mut answers = RendererAnswers {
            ffmpeg: first_answer(ffmpeg),
            ffprobe: first_answer(ffprobe),
        };
        if answers.ffmpeg.problem.is_none() {
            let list = |name| ask(ffmpeg, &["-hide_banner", name]).unwrap_or_default();
            answers.ffmpeg.encoders = list("-encoders");
            answers.ffmpeg.filters = list("-filters");
            answers.ffmpeg.protocols = list("-protocols");
        }
        answers
    }
}

fn first_answer(program: &str) -> ProgramAnswer {
    let (version, problem) = match ask(program, &["-version"]) {
        Ok(version) => (version, None),
        Err(problem) => (String::new(), Some(problem)),
    };
    ProgramAnswer {
        path: program.to_owned(),
        problem,
        version,
        ..ProgramAnswer::default()
    }
}

/// What a program prints; the error says why it can't be asked.
fn ask(program: &str, arguments: &[&str]) -> Result<String, String> {
    let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
    let pulse = Pulse::default();
    let mut text = String::new();
    let ended = thread::scope(|scope| {
        let (over, limit) = channel::<()>();
        let late = pulse.clone();
        scope.spawn(move || {
            if limit.recv_timeout(ANSWER) == Err(RecvTimeoutError::Timeout) {
                late.stop(Stop::Shutdown);
            }
        });
        let ended = process::run(program, &arguments, &pulse, |line| {
            text.push_str(line);
            text.push('\n');
        });
        drop(over);
        ended
    });
    match ended {
        Err(error) => Err(error.to_string()),
        Ok(_) if pulse.stopped().is_some() => Err(format!("no answer within {} s", ANSWER.as_secs())),
        Ok(ended) if !ended.success => Err(format!("`{}` ended with an error", arguments.join(" "))),
        Ok(_) => Ok(text),
    }
}

//! Whether this machine can render: ffmpeg and ffprobe are asked what they are, and the rules judge what they say.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use render_rules::ffmpeg::{Abilities, PartScope, ProgramAnswer, RendererAnswers, abilities, renderer_health};
use render_rules::worker::WORKER_RULES;

use crate::log;
use crate::options::{Limits, Options};
use crate::process;
use crate::space;
use crate::store::Store;

/// How often a machine that can't render is looked at again.
pub(crate) const AGAIN: Duration = Duration::from_millis(WORKER_RULES.recheck_ms);
/// How long a program may take to say what it is.
const ANSWER: Duration = Duration::from_millis(WORKER_RULES.program_answer_ms);

struct State {
    /// Why nothing can be rendered here.
    problem: Option<String>,
    /// What ffmpeg has of what renders need, where it can render.
    can: Option<Abilities>,
    /// When the programs are to be asked; none while they can render.
    ask_at: Option<Instant>,
    /// Why there is too little space, as it was said first: how much there is changes all the time.
    lack_of_space: Option<String>,
}

impl State {
    /// Takes up what was found, and tells the log what is new.
    fn note(&mut self, problem: Option<String>) {
        match &problem {
            Some(problem) if self.problem.as_ref() != Some(problem) => log::line(&format!(
                "no job is taken: {problem}; looking again every {} s",
                AGAIN.as_secs()
            )),
            None if self.problem.is_some() => log::line("this machine can render now: taking jobs"),
            _ => {}
        }
        self.ask_at = problem.is_some().then(|| Instant::now() + AGAIN);
        self.problem = problem;
    }

    fn look_for_space(&mut self, limits: &Limits, store: Option<&Store>) -> Option<String> {
        let failure = space::failure(limits, store, None);
        self.lack_of_space = failure.map(|failure| self.lack_of_space.take().unwrap_or(failure.message));
        self.lack_of_space.clone()
    }
}

/// The programs that render, and whether they can. What all slots know together.
pub(crate) struct Renderer<'a> {
    options: &'a Options,
    /// The parts that this machine keeps, if it keeps any.
    pub(crate) store: Option<Store>,
    state: Mutex<State>,
}

impl<'a> Renderer<'a> {
    /// Not asked yet.
    pub(crate) fn new(options: &'a Options) -> Self {
        let ask_at = Some(Instant::now());
        Self {
            options,
            store: Store::open(&options.parts_folder, options.parts_limits),
            state: Mutex::new(State {
                problem: None,
                can: None,
                ask_at,
                lack_of_space: None,
            }),
        }
    }

    // What is in there is plain data, right whoever broke while holding it.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What renders here; the error says why nothing can. Where that is not known, or is long ago, the programs are asked, and
    /// the log says what is new. A disk may be full from one moment to the next.
    pub(crate) fn look(&self) -> Result<Option<Abilities>, String> {
        let mut state = self.state();
        if state.ask_at.is_some_and(|at| at <= Instant::now()) {
            let answers = self.answers();
            let problem = renderer_health(&answers).problem;
            let problem = problem.or_else(|| state.look_for_space(&self.options.limits, self.store.as_ref()));
            state.note(problem);
            state.can = Some(abilities(&answers.ffmpeg));
        } else if state.problem.is_none() && state.ask_at.is_none() {
            let problem = state.look_for_space(&self.options.limits, self.store.as_ref());
            state.note(problem);
        }
        state.problem.clone().map_or_else(|| Ok(state.can.clone()), Err)
    }

    /// A program could not be started: ask before the next job is taken.
    pub(crate) fn doubt(&self) {
        self.state().ask_at = Some(Instant::now());
    }

    /// As whose the parts of a job are kept; none where none are.
    pub(crate) fn scope(&self, job_id: &str) -> Option<PartScope> {
        self.store.as_ref()?;
        let ffmpeg = ask(&self.options.ffmpeg, &self.options.limits, &["-version"]).ok()?;
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Some(PartScope {
            ffmpeg,
            processors: processors.try_into().unwrap_or(u32::MAX),
            job_id: job_id.to_owned(),
        })
    }

    fn answers(&self) -> RendererAnswers {
        let Options {
            ffmpeg,
            ffprobe,
            limits,
            ..
        } = self.options;
        let mut answers = RendererAnswers {
            ffmpeg: first_answer(ffmpeg, limits),
            ffprobe: first_answer(ffprobe, limits),
        };
        if answers.ffmpeg.problem.is_none() {
            let list = |name| ask(ffmpeg, limits, &["-hide_banner", name]).unwrap_or_default();
            answers.ffmpeg.encoders = list("-encoders");
            answers.ffmpeg.filters = list("-filters");
            answers.ffmpeg.protocols = list("-protocols");
        }
        answers
    }
}

fn first_answer(program: &str, limits: &Limits) -> ProgramAnswer {
    let (version, problem) = match ask(program, limits, &["-version"]) {
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
fn ask(program: &str, limits: &Limits, arguments: &[&str]) -> Result<String, String> {
    let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
    let started = Instant::now();
    let is_late = || started.elapsed() >= ANSWER;
    let mut text = String::new();
    let ended = process::run(program, &arguments, limits, is_late, |line| {
        text.push_str(line);
        text.push('\n');
    });
    match ended {
        Err(error) => Err(error.to_string()),
        Ok(_) if is_late() => Err(format!("no answer within {} s", ANSWER.as_secs())),
        Ok(ended) => match ended.exit_code {
            Some(0) => Ok(text),
            Some(code) => Err(format!("`{}` ended with {code}", arguments.join(" "))),
            None => Err(format!("`{}` was ended by a signal", arguments.join(" "))),
        },
    }
}

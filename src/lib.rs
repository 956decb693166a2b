//! The rules of render jobs: which status may follow which, whether a session may be rendered and if not every reason
//! why, what each event does to a job, and what a render does cut by cut.
//!
//! ```
//! use render_rules::create::{NewJob, create_job};
//! use render_rules::decide::decide;
//! use render_rules::event::{Event, EventKind};
//! use render_rules::{Format, Policy, Status};
//!
//! let policy = Policy::default();
//! let new = NewJob { job_id: "job-1".into(), format: Format::Full16x9, actor: None };
//! let job = create_job(&new, 0, &policy).job;
//!
//! let started = Event { kind: EventKind::Started, owner: Some("worker-1".into()), ..Event::default() };
//! let decision = decide(&job, &started, 1_000, &policy)?;
//! assert_eq!(decision.job.status, Status::Processing);
//! # Ok::<(), render_rules::decide::Rejection>(())
//! ```
//!
//! Everything here is pure: time, randomness and data come in as arguments; decisions, plans and findings go out as
//! values, and the caller carries them out. Bad data is a [`Finding`], a refused event a
//! [`Rejection`](decide::Rejection), and only a call that can't be answered at all is a [`RulesError`].

pub mod admission;
pub mod assess;
pub mod checklist;
pub mod create;
pub mod decide;
pub mod edl;
pub mod edl_workflow;
pub mod effect;
pub mod error;
pub mod estimate;
pub mod event;
pub mod exports;
pub mod ffmpeg;
pub mod finding;
pub mod format;
mod frames;
pub mod gate;
pub mod history;
pub mod identity;
pub mod input;
pub mod job;
pub mod media;
pub mod plan;
pub mod queue_health;
pub mod recording;
pub mod retry;
pub mod rule_set;
pub mod selection;
pub mod settings;
pub mod status;
pub mod timeline;
pub mod trigger;
mod visible;
#[cfg(feature = "wasm")]
mod wasm;
pub mod worker;

pub use edl::CheckOptions;
pub use error::RulesError;
pub use finding::{Finding, FindingCode, Param, Report, Severity, finding_codes};
pub use format::{Crop, Format, FormatSpec, OutputKind, formats};
pub use job::{Job, Policy};
pub use media::MediaPolicy;
pub use selection::Selection;
pub use status::{Status, TransitionCheck, check_transition};

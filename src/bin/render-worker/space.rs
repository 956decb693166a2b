//! Whether the folder for temporary files has space for a render.

use std::time::{Duration, Instant};

use render_rules::ffmpeg::{Failure, Space, check_space};
use render_rules::plan::RenderPlan;
use render_rules::worker::WORKER_RULES;
use rustix::fs::statvfs;

use crate::options::Limits;

/// Why there is too little space for a plan to be begun; or, without one, for anything. None where the system does not tell.
pub(crate) fn failure(limits: &Limits, plan: Option<&RenderPlan>) -> Option<Failure> {
    let disk = statvfs(std::env::temp_dir()).ok()?;
    let space = Space {
        free_bytes: disk.f_bavail.saturating_mul(disk.f_frsize),
        reserved_bytes: limits.free_space_bytes,
    };
    check_space(&space, plan)
}

/// Looks from time to time whether there is still space.
#[derive(Default)]
pub(crate) struct Watch {
    looked_at: Option<Instant>,
    pub(crate) failure: Option<Failure>,
}

impl Watch {
    pub(crate) fn is_short(&mut self, limits: &Limits) -> bool {
        let every = Duration::from_millis(WORKER_RULES.space_check_ms);
        if self.failure.is_none() && self.looked_at.is_none_or(|at| at.elapsed() >= every) {
            self.looked_at = Some(Instant::now());
            self.failure = failure(limits, None);
        }
        self.failure.is_some()
    }
}

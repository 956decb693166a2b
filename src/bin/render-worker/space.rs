//! Whether the folder for temporary files has space for a render.

use std::time::{Duration, Instant};

use render_rules::ffmpeg::{Failure, Space, check_space};
use render_rules::plan::RenderPlan;
use rustix::fs::statvfs;

use crate::options::Limits;

/// How often to look while something is rendered.
const WATCH: Duration = Duration::from_secs(1);

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
        if self.failure.is_none() && self.looked_at.is_none_or(|at| at.elapsed() >= WATCH) {
            self.looked_at = Some(Instant::now());
            self.failure = failure(limits, None);
        }
        self.failure.is_some()
    }
}

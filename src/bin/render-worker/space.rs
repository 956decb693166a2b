//! Whether the folder for temporary files has space for a render.

use std::time::{Duration, Instant};

use render_rules::ffmpeg::{Failure, Space, check_space, missing_bytes};
use render_rules::plan::RenderPlan;
use render_rules::worker::WORKER_RULES;
use rustix::fs::statvfs;

use crate::options::Limits;
use crate::store::Store;

/// Why there is too little space for a plan to be begun; or, without one, for anything. Kept parts make way first. None where the
/// system does not tell.
pub(crate) fn failure(limits: &Limits, store: Option<&Store>, plan: Option<&RenderPlan>) -> Option<Failure> {
    let missing = missing_bytes(&space(limits)?, plan);
    if let Some(store) = store.filter(|_| missing > 0) {
        store.make_room(missing);
    }
    check_space(&space(limits)?, plan)
}

fn space(limits: &Limits) -> Option<Space> {
    let disk = statvfs(std::env::temp_dir()).ok()?;
    Some(Space {
        free_bytes: disk.f_bavail.saturating_mul(disk.f_frsize),
        reserved_bytes: limits.free_space_bytes,
    })
}

/// Looks from time to time whether there is still space.
#[derive(Default)]
pub(crate) struct Watch {
    looked_at: Option<Instant>,
    pub(crate) failure: Option<Failure>,
}

impl Watch {
    pub(crate) fn is_short(&mut self, limits: &Limits, store: Option<&Store>) -> bool {
        let every = Duration::from_millis(WORKER_RULES.space_check_ms);
        if self.failure.is_none() && self.looked_at.is_none_or(|at| at.elapsed() >= every) {
            self.looked_at = Some(Instant::now());
            self.failure = failure(limits, store, None);
        }
        self.failure.is_some()
    }
}

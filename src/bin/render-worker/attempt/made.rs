//! Carrying out a plan.

use std::collections::HashSet;
use std::fs;

use render_rules::Finding;
use render_rules::ffmpeg::{
    ArtifactPaths, RenderPart, RenderPaths, RenderStep, check_step, explain_failure, may_be_kept, read_loudness,
    render_steps, step_progress, step_warning,
};
use render_rules::job::JobParts;
use render_rules::plan::RenderPlan;

use super::served::served_by;
use super::{Attempt, Ending};
use crate::media_proxy::MediaProxy;
use crate::process::Ended;

impl Attempt<'_> {
    /// What is there when all steps are carried out, and what there is to know of it. Parts that are kept are not made again.
    pub(super) fn made(
        &self,
        plan: &RenderPlan,
        proxy: &MediaProxy,
        paths: &RenderPaths,
    ) -> Result<(ArtifactPaths, Vec<Finding>), Ending> {
        let mut steps = render_steps(plan, paths, None)?;
        for file in &steps.files {
            fs::write(&file.path, &file.text).map_err(|error| Ending::other("a file can't be written", error))?;
        }
        let taken = self.taken(&steps.steps);
        let is_taken = |step: &RenderStep| step.part.as_ref().is_some_and(|part| taken.contains(&part.path));
        let shares = steps.steps.iter().filter(|step| is_taken(step)).map(|step| step.share);
        let mut progress: f64 = shares.sum();
        let reused = count(&steps.steps, is_taken);
        let mut parts = JobParts {
            total: count(&steps.steps, |_| true),
            reused,
            done: reused,
            reused_progress: progress.min(1.0),
        };
        let mut warnings = Vec::new();
        // A part that is not all that was planned is not kept.
        let mut unfit = None;
        for number in 0..steps.steps.len() {
            self.pulse.count(parts);
            let Some(step) = steps.steps.get(number).filter(|step| !is_taken(step)) else {
                continue;
            };
            let step = RenderStep {
                progress_before: progress,
                ..step.clone()
            };
            let (stderr, warning) = self.step(plan, proxy, &step)?;
            progress += step.share;
            if warning.is_some() {
                unfit.clone_from(&step.part);
            }
            warnings.extend(warning);
            if step.measures {
                steps = render_steps(plan, paths, read_loudness(&stderr).as_ref())?;
            }
            if is_last_of_part(&steps.steps, number) {
                parts.done += 1;
                if step.part != unfit {
                    self.keep(plan, proxy, &step);
                }
            }
        }
        self.pulse.count(parts);
        Ok((steps.artifacts, warnings))
    }

    /// Where those parts are now that were kept.
    fn taken(&self, steps: &[RenderStep]) -> HashSet<String> {
        let mut taken = HashSet::new();
        let Some(store) = &self.renderer.store else {
            return taken;
        };
        for part in steps.iter().filter_map(|step| step.part.as_ref()) {
            if !taken.contains(&part.path) && self.pulse.stopped().is_none() && store.take(part) {
                taken.insert(part.path.clone());
            }
        }
        taken
    }

    /// Keeps the part that a step finished, if it has one.
    fn keep(&self, plan: &RenderPlan, proxy: &MediaProxy, step: &RenderStep) {
        let Some((store, part)) = self.renderer.store.as_ref().zip(step.part.as_ref()) else {
            return;
        };
        let served = input_url(plan, part).and_then(|url| served_by(&proxy.url(), url));
        if may_be_kept(plan, step, served.as_ref()) {
            store.keep(part);
        }
    }

    /// The answer is the end of what it wrote to its standard error, and what there is to know of what it made.
    fn step(
        &self,
        plan: &RenderPlan,
        proxy: &MediaProxy,
        step: &RenderStep,
    ) -> Result<(String, Option<Finding>), Ending> {
        self.pulse.enter(step.phase, step.progress_before);
        let (mut block, mut last_block) = (String::new(), String::new());
        let Ended { exit_code, stderr } = self.run_program(&self.options.ffmpeg, &step.arguments, |line| {
            block.push_str(line);
            block.push('\n');
            if line.starts_with("progress=") {
                self.pulse.enter(step.phase, step_progress(step, &block));
                last_block = std::mem::take(&mut block);
            }
        })?;
        let failure = match exit_code {
            Some(0) => check_step(plan, step, &last_block),
            _ => Some(explain_failure(plan, &stderr, &proxy.faults(), Some(step), &last_block)),
        };
        if let Some(failure) = failure {
            return Err(Ending::of_program(Some(plan), failure, &stderr));
        }
        let warning = step_warning(plan, step, &last_block, &stderr);
        Ok((stderr, warning))
    }
}

fn input_url<'a>(plan: &'a RenderPlan, part: &RenderPart) -> Option<&'a str> {
    Some(plan.inputs.get(part.input?)?.url.as_str())
}

/// How many parts these steps make together of those that are meant.
fn count(steps: &[RenderStep], is_meant: impl Fn(&RenderStep) -> bool) -> u32 {
    let finishing = (0..steps.len()).filter(|number| is_last_of_part(steps, *number));
    let meant = finishing
        .filter_map(|number| steps.get(number))
        .filter(|step| is_meant(step));
    meant.count().try_into().unwrap_or(u32::MAX)
}

/// Whether a step finishes its part.
fn is_last_of_part(steps: &[RenderStep], number: usize) -> bool {
    let part = |number| steps.get(number).and_then(|step: &RenderStep| step.part.as_ref());
    part(number).is_some() && part(number) != part(number + 1)
}

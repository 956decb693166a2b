//! What the rules say of themselves: the tables are those that are decided by, and the digest tells them apart.

#[path = "../../src/rule_set/source_digest.rs"]
mod source_digest;

use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use render_rules::edl_workflow::EdlStatus;
use render_rules::format::Format;
use render_rules::job::TimeLimits;
use render_rules::rule_set::{EdlTransition, rules};
use render_rules::status::Status;
use source_digest::source_digest;

#[test]
fn the_transitions_are_the_table() {
    let rules = rules();
    for from in Status::ALL {
        for to in Status::ALL {
            let listed = rules.transitions.iter().any(|way| (way.from, way.to) == (from, to));
            assert_eq!(listed, from.may_become(to), "{from:?} to {to:?}");
        }
    }
}

#[test]
fn the_defaults_are_those_that_are_decided_by() {
    let defaults = rules().defaults;
    assert_eq!((defaults.max_queued, defaults.max_queued_per_session), (1_000, 20));
    assert_eq!(
        (defaults.max_attempts, defaults.retry_base_ms, defaults.retry_max_ms),
        (3, 5_000, 300_000)
    );
    let told = defaults
        .time_limits_ms
        .iter()
        .map(|limit| (limit.format, limit.limit_ms));
    let limits = TimeLimits::default();
    let decided = Format::ALL.iter().map(|format| (*format, limits.of(*format)));
    assert!(told.eq(decided));
}

#[test]
fn the_transitions_of_edls_are_their_table() {
    let rules = rules();
    for &from in EdlStatus::ALL {
        for &to in EdlStatus::ALL {
            let listed = rules.edl_transitions.contains(&EdlTransition { from, to });
            assert_eq!(listed, from.may_become(to), "{from:?} to {to:?}");
        }
    }
}

type Outcome = Result<(), Box<dyn Error>>;

/// A copy of the rules' source in a folder of its own, which goes with it.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Result<Self, io::Error> {
        let copied = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        let _ = fs::remove_dir_all(&copied.0);
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &copied.0)?;
        Ok(copied)
    }

    fn replace(&self, file: &str, from: &str, to: &str) -> Result<(), io::Error> {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path)?;
        assert!(text.contains(from), "`{file}` has no `{from}`");
        fs::write(path, text.replace(from, to))
    }

    fn digest(&self) -> Result<String, Box<dyn Error>> {
        source_digest(&self.0, env!("CARGO_PKG_VERSION"))
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), io::Error> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

#[test]
fn the_hash_is_the_digest_of_the_rules_source() -> Outcome {
    assert_eq!(rules().hash, Copy::new("source-same")?.digest()?);
    Ok(())
}

#[test]
fn a_changed_check_has_another_hash() -> Outcome {
    let changed = Copy::new("source-changed")?;
    changed.replace("edl/shots.rs", " < min_shot_ms", " <= min_shot_ms")?;
    assert_ne!(rules().hash, changed.digest()?);
    Ok(())
}

#[test]
fn a_moved_or_added_file_has_another_hash() -> Outcome {
    let moved = Copy::new("source-moved")?;
    fs::rename(moved.0.join("retry.rs"), moved.0.join("again.rs"))?;
    assert_ne!(rules().hash, moved.digest()?);
    let added = Copy::new("source-added")?;
    fs::write(added.0.join("more.rs"), "")?;
    assert_ne!(rules().hash, added.digest()?);
    Ok(())
}

#[test]
fn what_only_uses_the_rules_and_other_line_ends_have_the_same_hash() -> Outcome {
    let same = Copy::new("source-windows")?;
    same.replace("bin/render-worker/main.rs", "fn main", "// changed\nfn main")?;
    same.replace("retry.rs", "\n", "\r\n")?;
    assert_eq!(rules().hash, same.digest()?);
    Ok(())
}

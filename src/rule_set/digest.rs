//! The digest of the rule tables. They are told to it as text, one line for each fact; the text itself is kept nowhere.

use std::fmt::{self, Write};

use super::{EdlTransition, RuleSet, Transition};
use crate::finding::{FINDING_CODES, Severity};
use crate::format::Format;
use crate::job::Policy;

/// The code and the severity of every finding. By themselves, so that a module that only knows the digest goes without the
/// sentences that stand beside them in the table.
const SEVERITIES: [(&str, Severity); FINDING_CODES.len()] = severities();

const fn severities() -> [(&'static str, Severity); FINDING_CODES.len()] {
    let mut all = [("", Severity::Error); FINDING_CODES.len()];
    let mut to: &mut [(&str, Severity)] = &mut all;
    let mut from = FINDING_CODES;
    while let ([place, places @ ..], [code, codes @ ..]) = (to, from) {
        *place = (code.code, code.severity);
        (to, from) = (places, codes);
    }
    all
}

/// 16 hexadecimal digits.
pub(super) fn digest(rules: &RuleSet) -> String {
    let mut digest = Fnv1a(0xcbf2_9ce4_8422_2325);
    // A digest takes all that it is told.
    let _ = tell(rules, &mut digest);
    format!("{:016x}", digest.0)
}

/// FNV-1a, 64 bits: tells texts apart; not meant against forgery.
/// Source: <https://datatracker.ietf.org/doc/html/draft-eastlake-fnv-21>.
struct Fnv1a(u64);

impl Write for Fnv1a {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = text.bytes().fold(self.0, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Ok(())
    }
}

fn tell(rules: &RuleSet, to: &mut dyn Write) -> fmt::Result {
    write!(to, "version {}", rules.version)?;
    for status in &rules.statuses {
        write!(to, "\nstatus {}", status.name())?;
    }
    write!(to, "\ninitial {}", rules.initial_status.name())?;
    for Transition { from, to: next, event } in &rules.transitions {
        write!(to, "\ntransition {} {} {}", from.name(), next.name(), event.name())?;
    }
    for status in &rules.edl_statuses {
        write!(to, "\nedl status {}", status.name())?;
    }
    for EdlTransition { from, to: next } in &rules.edl_transitions {
        write!(to, "\nedl transition {} {}", from.name(), next.name())?;
    }
    write!(to, "\ndefault format {}", rules.default_format.name())?;
    for format in Format::ALL {
        tell_format(format, to)?;
    }
    for format in Format::ALL {
        tell_selections(format, to)?;
    }
    for (code, severity) in SEVERITIES {
        write!(to, "\nfinding {code} {severity:?}")?;
    }
    tell_policy(&Policy::default(), to)
}

fn tell_format(format: Format, to: &mut dyn Write) -> fmt::Result {
    let spec = format.spec();
    write!(to, "\nformat {} {}x{} ", format.name(), spec.width, spec.height)?;
    write!(to, "{:?} {} fps crf {} at most ", spec.crop, spec.fps, spec.crf)?;
    match spec.max_duration_ms {
        Some(ms) => write!(to, "{ms}")?,
        None => to.write_str("any")?,
    }
    write!(to, " ms audio {} {} {}", spec.audio_bitrate, spec.extension, spec.mime)
}

fn tell_selections(format: Format, to: &mut dyn Write) -> fmt::Result {
    write!(to, "\nselections {} ", format.name())?;
    let names: Vec<&str> = format.selections().iter().map(|kind| kind.name()).collect();
    to.write_str(&names.join(" "))
}

fn tell_policy(policy: &Policy, to: &mut dyn Write) -> fmt::Result {
    write!(
        to,
        "\npolicy attempts {} lease {} ms retry {} to {} ms time",
        policy.max_attempts(),
        policy.lease_ms(),
        policy.retry_base_ms(),
        policy.retry_max_ms()
    )?;
    for format in Format::ALL {
        write!(to, " {}", policy.time_limit_ms(format))?;
    }
    Ok(())
}

//! The body of a trigger request: what to render, and the caller's notes on it.

mod body;
mod metadata;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::finding::{Code, Finding, quoted};
use crate::format::Format;
use crate::identity::digest;
use crate::input::{Kind, Lenient, to_json};
use crate::selection::{Selection, read};
use crate::settings::{self, RenderSettings};

pub use body::TriggerBody;
use metadata::{Fault, Metadata};
pub use metadata::{MAX_METADATA_BYTES, MAX_METADATA_DEPTH};

/// The longest session id that is looked up, in characters.
const MAX_SESSION_ID: usize = 255;

/// The longest code of a locale, in characters: BCP 47 recommends room for so many.
const MAX_LOCALE: usize = 35;

/// A request to render a session.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TriggerRequest {
    /// The session, by whichever id the caller knows.
    pub session_id: String,
    /// The locale in which the session is meant; absent means the default one, or the one that it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// What to make of it.
    pub format: Format,
    /// What part of the programme is made; absent means what the format makes by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selection: Option<Selection>,
    /// How it is made.
    pub settings: RenderSettings,
    /// The caller's notes, kept with the job.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, unknown>"))]
    pub metadata: Map<String, Value>,
    /// Whether to render although the same render is queued or being made already.
    pub force: bool,
    /// The digest of all that is asked for: equal for equal requests, whatever their text looks like.
    pub fingerprint: String,
}

/// A trigger's body, read: a request, or everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum TriggerOutcome {
    /// It can be looked up.
    Accepted {
        /// True.
        #[cfg_attr(feature = "wasm", tsify(type = "true"))]
        ok: bool,
        /// What is asked for.
        request: TriggerRequest,
    },
    /// It can't.
    Refused {
        /// False.
        #[cfg_attr(feature = "wasm", tsify(type = "false"))]
        ok: bool,
        /// Why not.
        findings: Vec<Finding>,
    },
}

/// Reads the body of a trigger request: `sessionId`, `format` (absent means `full_16_9`), at most one of `short`, `clip` and
/// `stillAtMs` (absent means what the format makes by itself), `locale`, `metadata` (an object, absent means empty) and
/// `force` (absent means false), `fps` and `onDamage` (absent means as the server has them). Other keys are ignored. Bad data is a finding, never an error.
#[must_use]
pub fn parse_trigger(body: &TriggerBody) -> TriggerOutcome {
    let fields = match &body.0 {
        Lenient::Value(fields) => fields,
        Lenient::Absent => return refused(vec![not_an_object(None)]),
        Lenient::Wrong(kind) => return refused(vec![not_an_object(Some(*kind))]),
    };
    let mut findings = Vec::new();
    let session_id = read_session_id(&fields.session_id, &mut findings);
    let format = Format::read(&fields.format, &mut findings);
    let selection = read(&fields.selection(), format, "").unwrap_or_else(|faults| {
        findings.extend(faults);
        None
    });
    let settings = settings::read(&fields.settings(), "", &mut findings);
    if fields.has_proto {
        findings.push(key_forbidden("", "__proto__"));
    }
    let metadata = read_metadata(&fields.metadata, &mut findings);
    let locale = read_locale(&fields.locale, &mut findings);
    let force = read_force(fields.force, &mut findings);
    match (session_id, format, metadata) {
        (Some(session_id), Some(format), Some(metadata)) if findings.is_empty() => TriggerOutcome::Accepted {
            ok: true,
            request: TriggerRequest {
                fingerprint: fingerprint(
                    (&session_id, locale.as_deref()),
                    (format, selection, settings),
                    &metadata,
                    force,
                ),
                session_id,
                locale,
                format,
                selection,
                settings,
                metadata,
                force,
            },
        },
        _ => refused(findings),
    }
}

/// The outcome of a body that can't even be walked through, such as a JavaScript function.
#[must_use]
pub fn unreadable(why: &str) -> TriggerOutcome {
    let message = format!("the body can't be read: {why}");
    refused(vec![Finding::of(Code::BodyUnreadable, "", message)])
}

const fn refused(findings: Vec<Finding>) -> TriggerOutcome {
    TriggerOutcome::Refused { ok: false, findings }
}

/// The digest of what is asked for: equal where the same is asked again.
fn fingerprint(
    (session_id, locale): (&str, Option<&str>),
    (format, selection, settings): (Format, Option<Selection>, RenderSettings),
    metadata: &Map<String, Value>,
    force: bool,
) -> String {
    let mut parts = vec![
        to_json(&session_id),
        to_json(&format),
        to_json(metadata),
        to_json(&force),
    ];
    parts.extend(locale.map(|locale| to_json(&locale)));
    digest(&parts, selection, settings)
}

fn not_an_object(given: Option<Kind>) -> Finding {
    let shown = given.map_or_else(|| "missing".to_owned(), |kind| kind.to_string());
    let message = format!("the body is {shown}, not an object");
    Finding::of(Code::BodyNotAnObject, "", message).with("given", given.map_or("", Kind::name))
}

fn read_session_id(given: &Lenient<String>, findings: &mut Vec<Finding>) -> Option<String> {
    let (code, fault) = match given {
        Lenient::Value(id) if id.trim().is_empty() => (Code::SessionIdMissing, "is empty".to_owned()),
        Lenient::Absent => (Code::SessionIdMissing, "is missing".to_owned()),
        Lenient::Wrong(kind) => (Code::SessionIdInvalid, format!("is {kind}, not text")),
        Lenient::Value(id) if id.chars().count() > MAX_SESSION_ID => {
            let fault = format!("is longer than {MAX_SESSION_ID} characters");
            (Code::SessionIdInvalid, fault)
        }
        Lenient::Value(id) if id.chars().any(char::is_control) => {
            (Code::SessionIdInvalid, "contains control characters".to_owned())
        }
        Lenient::Value(id) => return Some(id.clone()),
    };
    let message = format!("`sessionId` {fault}");
    findings.push(Finding::of(code, "sessionId", message));
    None
}

fn read_locale(given: &Lenient<String>, findings: &mut Vec<Finding>) -> Option<String> {
    let is_code = |text: &str| {
        let is_part = |part: &str| !part.is_empty() && part.chars().all(|char| char.is_ascii_alphanumeric());
        text.len() <= MAX_LOCALE && text.split(['-', '_']).all(is_part)
    };
    let shown = match given {
        Lenient::Absent => return None,
        Lenient::Value(code) if is_code(code) => return Some(code.clone()),
        Lenient::Value(code) => format!("{}, not a code such as `en`", quoted(code)),
        Lenient::Wrong(kind) => format!("{kind}, not text"),
    };
    let message = format!("`locale` is {shown}");
    findings.push(Finding::of(Code::LocaleInvalid, "locale", message));
    None
}

fn read_force(given: Lenient<bool>, findings: &mut Vec<Finding>) -> bool {
    if let Lenient::Wrong(kind) = given {
        let message = format!("`force` is {kind}, not true or false");
        findings.push(Finding::of(Code::ForceInvalid, "force", message));
    }
    given.value().copied().unwrap_or_default()
}

fn read_metadata(metadata: &Metadata, findings: &mut Vec<Finding>) -> Option<Map<String, Value>> {
    let fault = match metadata {
        Metadata::Read(map) => return Some(map.clone()),
        Metadata::Wrong(kind) => {
            let message = format!("`metadata` is {kind}, not an object");
            Finding::of(Code::MetadataInvalid, "metadata", message)
        }
        Metadata::Faulty(Fault::TooLarge) => {
            let message = format!("`metadata` takes more than {MAX_METADATA_BYTES} bytes as JSON");
            Finding::of(Code::MetadataTooLarge, "metadata", message).with("limitBytes", f64::from(MAX_METADATA_BYTES))
        }
        Metadata::Faulty(Fault::TooDeep) => {
            let message = format!("`metadata` is nested more than {MAX_METADATA_DEPTH} levels deep");
            Finding::of(Code::MetadataTooDeep, "metadata", message).with("limit", f64::from(MAX_METADATA_DEPTH))
        }
        Metadata::Faulty(Fault::ForbiddenKey(key)) => key_forbidden("metadata", key),
    };
    findings.push(fault);
    None
}

fn key_forbidden(path: &str, key: &str) -> Finding {
    let message = format!("the key `{key}` is not allowed");
    Finding::of(Code::KeyForbidden, path, message).with("key", key)
}

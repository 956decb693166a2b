//! What a server asks when a render is wanted: read the request, find the EDL, tell whether the same was made before, and
//! judge the addresses that are read from.

use super::{bad_input, count, document, name, optional, text, value};
use crate::input::from_json;
use crate::{CheckOptions, gate, identity, media, settings, trigger};

exports! {
    in "wasm-rules";

    /// Reads the body of a trigger request.
    parseTrigger(body) "(body: unknown): TriggerOutcome" {
        // Text is a body that is no object, and not one's JSON: whoever asks has parsed it already.
        let body = body.json()?.and_then(|json| from_json(&json).map_err(|malformed| malformed.to_string()));
        let outcome = match body {
            Ok(body) => trigger::parse_trigger(&body),
            Err(why) => trigger::unreadable(&why),
        };
        V::answer(&outcome)
    }

    /// What is wrong with an idempotency key; null for a good one.
    checkIdempotencyKey(key) "(key: string): Finding | null" {
        V::answer(&identity::check_idempotency_key(&text("the key", &key)?))
    }

    /// Which of a session's EDLs a render uses: of the published ones the highest locked version, else the highest version; its id.
    selectEdl(edls) "(edls: EdlCandidate[]): string | null" {
        let edls: Vec<gate::EdlCandidate> = value("the EDLs", edls)?;
        V::answer(&gate::select_edl(&edls))
    }

    /// The digest of what a render makes: equal where the same file would be made again. `selection` is what resolveSelection
    /// answers.
    renderKey(session_id, edl_hash, format, selection, settings) "(sessionId: string, edlHash: string, format: Format, selection?: Selection | null, settings?: RenderSettings | null): string" {
        V::answer(&identity::render_key(
            &text("the session's id", &session_id)?,
            &text("the EDL's digest", &edl_hash)?,
            value("the format", format)?,
            optional("the selection", selection)?,
            optional("the settings", settings)?,
        ))
    }

    /// What is wrong with a render's settings, such as those of a configuration.
    checkSettings(settings) "(settings: unknown): Finding[]" {
        V::answer(&settings::check_settings(&document("the settings", &settings)?))
    }

    /// Whether a render may connect to `address` for `host`; without an address, whether it may go on to resolve the host. Every
    /// address has to be asked about, and the connection made to one that was. Of the options `media` counts.
    checkAddress(host, port, address, options) "(host: string, port: number, address: string | null, options?: CheckOptions): AddressCheck" {
        let options: CheckOptions = optional("the options", options)?;
        let port = count("port", &port, 0)?;
        let port = u16::try_from(port).map_err(|_| bad_input::<V>("port", &format!("`{port}` is no port")))?;
        let address = (!address.is_absent()).then(|| name(&address));
        V::answer(&media::check_address(
            &text("the host", &host)?,
            port,
            address.as_deref(),
            &options.media,
        ))
    }
}

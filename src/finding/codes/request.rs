//! The codes of a trigger request: its body and its idempotency key.

use super::FindingCode;

const CHECK: &str = "parseTrigger";

pub(crate) const BODY_UNREADABLE: FindingCode = FindingCode::error(
    CHECK,
    "body_unreadable",
    "the body holds what is no plain data, such as a function",
    "send a JSON object with `sessionId`",
);

pub(crate) const BODY_NOT_AN_OBJECT: FindingCode = FindingCode::error(
    CHECK,
    "body_not_an_object",
    "the body is something else than an object",
    "send a JSON object with `sessionId`",
);

pub(crate) const SESSION_ID_MISSING: FindingCode = FindingCode::error(
    CHECK,
    "session_id_missing",
    "`sessionId` is missing or empty",
    "name the session by its documentId or its sessionId",
);

pub(crate) const SESSION_ID_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "session_id_invalid",
    "`sessionId` is not text that can be an id",
    "name the session by its documentId or its sessionId",
);

pub(crate) const LOCALE_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "locale_invalid",
    "`locale` is no code of a locale",
    "name a locale of the session, such as `en`, or leave it out",
);

pub(crate) const FORCE_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "force_invalid",
    "`force` is neither true nor false",
    "send true or false, or leave it out",
);

pub(crate) const KEY_FORBIDDEN: FindingCode = FindingCode::error(
    CHECK,
    "key_forbidden",
    "the body has a key that is not taken, such as `__proto__`",
    "rename or remove the key",
);

pub(crate) const METADATA_INVALID: FindingCode = FindingCode::error(
    CHECK,
    "metadata_invalid",
    "`metadata` is not an object of plain JSON",
    "send an object of plain JSON, or leave it out",
);

pub(crate) const METADATA_TOO_LARGE: FindingCode = FindingCode::error(
    CHECK,
    "metadata_too_large",
    "`metadata` takes more than 65,536 bytes as JSON",
    "send less, or send a link",
);

pub(crate) const METADATA_TOO_DEEP: FindingCode = FindingCode::error(
    CHECK,
    "metadata_too_deep",
    "`metadata` is nested too deep",
    "send flatter data",
);

pub(crate) const IDEMPOTENCY_KEY_INVALID: FindingCode = FindingCode::error(
    "checkIdempotencyKey",
    "idempotency_key_invalid",
    "the idempotency key has not 1 to 255 visible ASCII characters",
    "send a key of its own for each request, such as a UUID",
);

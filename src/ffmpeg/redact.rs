//! URLs without what must not be told: credentials, and queries that may hold signatures.

/// A URL without credentials, query and fragment.
pub(super) fn bare_url(url: &str) -> String {
    let bare = url.split(['?', '#']).next().unwrap_or_default();
    let Some((scheme, rest)) = bare.split_once("://") else {
        return bare.to_owned();
    };
    let (authority, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
    let host = authority.rsplit('@').next().unwrap_or_default();
    format!("{scheme}://{host}{path}")
}

/// A text with each URL in it made bare.
pub(super) fn bare_text(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(colon) = rest.find("://") {
        let (before, after) = rest.split_at(colon);
        let (lead, scheme) = before.split_at(scheme_start(before));
        let (tail, remainder) = after.split_at(url_end(after));
        // ffmpeg ends a URL with a colon where it goes on to say what is wrong with it.
        let url = tail.trim_end_matches([':', ',', '.']);
        bare.push_str(lead);
        bare.push_str(&bare_url(&format!("{scheme}{url}")));
        bare.push_str(tail.get(url.len()..).unwrap_or_default());
        rest = remainder;
    }
    bare.push_str(rest);
    bare
}

/// Where a URL ends that goes on with `://` here: at white space, at a quote, or where another one begins that is no part
/// of its query.
fn url_end(after: &str) -> usize {
    let end = after
        .find(|c: char| c.is_whitespace() || matches!(c, '\'' | '"' | '`' | '<' | '>'))
        .unwrap_or(after.len());
    let path = after.get(..end).unwrap_or_default().split(['?', '#']).next();
    let path = path.unwrap_or_default();
    let next = path.get(3..).and_then(|rest| rest.find("://"));
    next.map_or(end, |next| scheme_start(path.get(..next + 3).unwrap_or_default()))
}

/// Where the scheme begins that a text ends with.
fn scheme_start(text: &str) -> usize {
    let scheme = text.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    scheme.len()
}

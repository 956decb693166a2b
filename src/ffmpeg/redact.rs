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
        let scheme = before
            .rfind(|c: char| !c.is_ascii_alphanumeric())
            .map_or(0, |end| end + last_char_length(before, end));
        let (lead, scheme) = before.split_at(scheme);
        let end = after
            .find(|c: char| c.is_whitespace() || matches!(c, '\'' | '"' | '`' | '<' | '>'))
            .unwrap_or(after.len());
        let (tail, remainder) = after.split_at(end);
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

fn last_char_length(text: &str, at: usize) -> usize {
    text.get(at..)
        .and_then(|tail| tail.chars().next())
        .map_or(0, char::len_utf8)
}

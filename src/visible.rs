//! Text that others wrote, fit to be stored and shown.

/// Whether a character acts on what shows it instead of being shown: control characters, and those that turn the direction of
/// the text around them. Source: <https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings>.
fn acts(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text with U+FFFD in place of each character that a terminal, a page or a database would take for more than text. Its
/// lines and tabs stay.
pub(crate) fn visible(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\n' | '\t' => character,
            _ if acts(character) => '\u{fffd}',
            _ => character,
        })
        .collect()
}

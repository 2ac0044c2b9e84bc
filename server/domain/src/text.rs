//! Text as it is compared and searched.

/// Lower case without accents or repeated white space, so that `Área  Única` is found as `area unica`.
/// Covers the Latin letters of Spanish, Portuguese, French, German and Catalan; others are only lowered.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut pending_space = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_whitespace() {
            pending_space = !folded.is_empty();
            continue;
        }
        // A combining accent (U+0300–U+036F) goes with the letter that it follows.
        if ('\u{300}'..='\u{36f}').contains(&c) {
            continue;
        }
        if pending_space {
            folded.push(' ');
            pending_space = false;
        }
        folded.push(base_letter(c));
    }
    folded
}

const fn base_letter(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

/// HTML's own characters as references, so that the text is read as text in an element and in a quoted attribute.
#[must_use]
pub fn html_escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// What somebody looks for, as it may be asked of a database: without control characters (PostgreSQL takes no NUL), white
/// space folded, and never longer than a search is (SQLite refuses patterns over 50,000 bytes).
#[must_use]
pub fn searched(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").chars().take(200).collect()
}

/// For `LIKE … ESCAPE '\'`: text that matches itself, anywhere.
#[must_use]
pub fn like_anywhere(folded: &str) -> String {
    let mut pattern = String::with_capacity(folded.len() + 2);
    pattern.push('%');
    for c in folded.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_accents_case_and_space() {
        assert_eq!(fold("  Área   ÚNICA de Atención\tñandú "), "area unica de atencion nandu");
        assert_eq!(fold("Cafe\u{301}"), "cafe");
        assert_eq!(fold(""), "");
    }

    #[test]
    fn searches_are_short_and_clean() {
        assert_eq!(searched("  Ana\0 \u{1b}[31m \t Soto\n"), "Ana [31m Soto");
        assert_eq!(searched(&"ñ".repeat(300)).chars().count(), 200);
        assert_eq!(searched("\0"), "");
    }

    #[test]
    fn like_patterns_are_literal() {
        assert_eq!(like_anywhere("50%_a\\b"), "%50\\%\\_a\\\\b%");
    }
}

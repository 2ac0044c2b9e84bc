//! The languages Hilo speaks.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Es,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Es, Self::En];

    /// The BCP 47 tag, as in `<html lang>` and in the database.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::En => "en",
        }
    }

    /// From a tag such as `es`, `es-CL` or `en_GB`; none for any other language.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The best of the two for an `Accept-Language` header (RFC 9110 §12.5.4), none if it names neither.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Option<Self> {
        header
            .split(',')
            .filter_map(|item| {
                let mut parts = item.split(';');
                let lang = Self::from_tag(parts.next()?)?;
                let quality = parts
                    .find_map(|p| p.trim().strip_prefix("q=").and_then(|q| q.trim().parse::<f32>().ok()))
                    .unwrap_or(1.0);
                (quality > 0.0).then_some((lang, quality))
            })
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
            .map(|(lang, _)| lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_language_takes_the_highest_quality_and_the_first_of_equals() {
        let of = Lang::from_accept_language;
        assert_eq!(of("en-GB,en;q=0.9,es;q=0.8"), Some(Lang::En));
        assert_eq!(of("fr, es-CL;q=0.5, en;q=0.4"), Some(Lang::Es));
        assert_eq!(of("es, en"), Some(Lang::Es));
        assert_eq!(of("en;q=0, es;q=0.1"), Some(Lang::Es));
        assert_eq!(of("de, fr"), None);
        assert_eq!(of(";;q=,,"), None);
    }
}

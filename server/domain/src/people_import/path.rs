//! The text of an area: a name, or a path of names.

use std::fmt;

use super::cell::MAX_AREA;
use super::issue::Problem;

/// The most parts of a path.
pub const MAX_DEPTH: usize = 12;

/// An area as a file names it: `Shipping`, or `Operations/Shipping` from the top down, the root left out
/// or named first.
///
/// Parts are trimmed. A slash that belongs to a name is written `\/`, a backslash before a slash or
/// another backslash `\\`; any other backslash is itself. A slash at either end changes nothing, but that a
/// name after a leading one is directly under the root.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AreaPath {
    /// At least one name, none of them empty.
    pub(super) names: Vec<String>,
    /// A leading slash: a single name is then not searched for in the whole tree.
    pub(super) from_root: bool,
}

impl AreaPath {
    /// Reads the text of a cell; none if there is nothing in it.
    ///
    /// # Errors
    /// [`Problem::BadAreaPath`], [`Problem::AreaTooDeep`], or [`Problem::TooLong`] for one of the names.
    pub fn read(text: &str) -> Result<Option<Self>, Problem> {
        let mut names = split(text);
        let from_root = names.len() > 1 && names.first().is_some_and(String::is_empty);
        if from_root {
            names.remove(0);
        }
        if names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        if names.is_empty() {
            return Ok(None);
        }
        if names.iter().any(String::is_empty) {
            return Err(Problem::BadAreaPath);
        }
        if names.len() > MAX_DEPTH {
            let max = u32::try_from(MAX_DEPTH).unwrap_or(u32::MAX);
            return Err(Problem::AreaTooDeep { max });
        }
        if names.iter().any(|name| name.chars().nth(MAX_AREA).is_some()) {
            let max = u32::try_from(MAX_AREA).unwrap_or(u32::MAX);
            return Err(Problem::TooLong { max });
        }
        Ok(Some(Self { names, from_root }))
    }

    /// The path of these names, from the top down.
    pub(super) fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self { names: names.into_iter().map(str::to_owned).collect(), from_root: false }
    }
}

fn split(text: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' => names.push(String::new()),
            c => {
                let escaped = chars.next_if(|next| c == '\\' && matches!(next, '/' | '\\'));
                if let Some(name) = names.last_mut() {
                    name.push(escaped.unwrap_or(c));
                }
            }
        }
    }
    for name in &mut names {
        *name = super::cell::tidy(name);
    }
    names
}

/// The text that [`AreaPath::read`] reads as this path.
impl fmt::Display for AreaPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, name) in self.names.iter().enumerate() {
            if position > 0 || self.from_root {
                f.write_str("/")?;
            }
            f.write_str(&name.replace('\\', "\\\\").replace('/', "\\/"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_and_paths() {
        let names = |text: &str| AreaPath::read(text).unwrap().map(|path| path.names);
        for (text, expected) in [
            ("Shipping", &["Shipping"][..]),
            (" Operations /  Shipping  South ", &["Operations", "Shipping South"]),
            ("/Operations/Shipping/", &["Operations", "Shipping"]),
            ("I+D\\/Calidad", &["I+D/Calidad"]),
            ("a\\\\/b", &["a\\", "b"]),
            ("R\\D", &["R\\D"]),
            ("a\\", &["a\\"]),
        ] {
            assert_eq!(names(text).unwrap(), expected, "{text}");
        }
        for text in ["", "  ", "/", " / "] {
            assert_eq!(names(text), None, "{text}");
        }
        for text in ["a//b", "//a", "a/ /b", "///"] {
            assert_eq!(AreaPath::read(text), Err(Problem::BadAreaPath), "{text}");
        }
        assert_eq!(AreaPath::read(&"a/".repeat(13)), Err(Problem::AreaTooDeep { max: 12 }));
        assert_eq!(AreaPath::read(&"a".repeat(121)), Err(Problem::TooLong { max: 120 }));
        assert!(AreaPath::read("/a").unwrap().unwrap().from_root);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn paths_come_back(names in prop::collection::vec("[a/\\\\é]{1,5}", 1..5)) {
            let path = AreaPath::of(names.iter().map(String::as_str));
            prop_assert_eq!(AreaPath::read(&path.to_string()), Ok(Some(path)));
        }
    }
}

//! How deep an area lies, in lists and in tables that show the tree in one column.

/// A name behind as many spaces as it lies deep, for a choice.
#[must_use]
pub fn indented(name: &str, depth: u32) -> String {
    let spaces = "\u{2003}".repeat(usize::try_from(depth).unwrap_or_default());
    format!("{spaces}{name}")
}

/// The class of a row's heading that lies `depth` below the first one; none is set in further than the sixth.
#[must_use]
pub const fn level(depth: u32) -> &'static str {
    match depth {
        0 => "level-1",
        1 => "level-2",
        2 => "level-3",
        3 => "level-4",
        4 => "level-5",
        _ => "level-6",
    }
}

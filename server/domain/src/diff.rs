//! The readable difference between two versions of a text.

use serde::{Deserialize, Serialize};
use similar::{Algorithm, ChangeTag, capture_diff_slices};

/// What became of a piece of text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    Same,
    Added,
    Removed,
}

/// A stretch of text. Those that are the same or removed make up the old text, those that are the same
/// or added the new one, white space and line ends included.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Piece {
    pub change: Change,
    pub text: String,
}

/// Above so many words (and gaps between them) in both texts together, whole lines are compared; above
/// so many lines, the old text is shown as replaced by the new one. This bounds the work whatever comes
/// in, without a clock: the same two texts always give the same pieces.
const MOST_TOKENS: usize = 6_000;

/// The difference between two texts by words, a change of neighbouring words as one piece: what was
/// removed, then what was added. Paragraphs stay, as the line ends in the pieces.
#[must_use]
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    if old == new {
        return whole(Change::Same, old).into_iter().collect();
    }
    let (before, after) = (tokens(old), tokens(new));
    if before.len() + after.len() <= MOST_TOKENS {
        return pieces(&before, &after);
    }
    let (before, after): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    if before.len() + after.len() <= MOST_TOKENS {
        return pieces(&before, &after);
    }
    let both = [whole(Change::Removed, old), whole(Change::Added, new)];
    both.into_iter().flatten().collect()
}

fn whole(change: Change, text: &str) -> Option<Piece> {
    let text = text.to_owned();
    (!text.is_empty()).then_some(Piece { change, text })
}

/// Words, line ends one by one, and the white space between them.
fn tokens(text: &str) -> Vec<&str> {
    #[derive(PartialEq, Clone, Copy)]
    enum Kind {
        Word,
        Space,
        LineEnd,
    }
    let kind = |c: char| match c {
        '\n' => Kind::LineEnd,
        c if c.is_whitespace() => Kind::Space,
        _ => Kind::Word,
    };
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let this = kind(c);
        if last.is_some_and(|last| last != this || this == Kind::LineEnd) {
            tokens.push(&text[start..at]);
            start = at;
        }
        last = Some(this);
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

fn pieces(before: &[&str], after: &[&str]) -> Vec<Piece> {
    let operations = capture_diff_slices(Algorithm::Myers, before, after);
    let changes = operations.iter().flat_map(|operation| operation.iter_changes(before, after));
    let mut gathered = Gathered::default();
    let mut changes = changes.peekable();
    while let Some(change) = changes.next() {
        let text = change.value();
        match change.tag() {
            ChangeTag::Delete => gathered.removed.push_str(text),
            ChangeTag::Insert => gathered.added.push_str(text),
            ChangeTag::Equal => {
                // A lone space between two changed words belongs to the change: "a b" → "c d" reads as
                // one replacement, not two.
                let lone = gathered.is_open() && !text.contains('\n') && text.trim().is_empty();
                if lone && changes.peek().is_some_and(|next| next.tag() != ChangeTag::Equal) {
                    gathered.removed.push_str(text);
                    gathered.added.push_str(text);
                } else {
                    gathered.close();
                    gathered.same(text);
                }
            }
        }
    }
    gathered.close();
    gathered.pieces
}

#[derive(Default)]
struct Gathered {
    pieces: Vec<Piece>,
    removed: String,
    added: String,
}

impl Gathered {
    fn is_open(&self) -> bool {
        !self.removed.is_empty() || !self.added.is_empty()
    }

    fn close(&mut self) {
        for (change, text) in [(Change::Removed, &mut self.removed), (Change::Added, &mut self.added)] {
            if !text.is_empty() {
                let text = std::mem::take(text);
                self.pieces.push(Piece { change, text });
            }
        }
    }

    fn same(&mut self, text: &str) {
        if let Some(last) = self.pieces.last_mut().filter(|piece| piece.change == Change::Same) {
            last.text.push_str(text);
        } else {
            self.pieces.extend(whole(Change::Same, text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Removed in [-…-], added in {+…+}.
    fn shown(old: &str, new: &str) -> String {
        let mut text = String::new();
        for piece in words(old, new) {
            match piece.change {
                Change::Same => text.push_str(&piece.text),
                Change::Removed => text.extend(["[-", &piece.text, "-]"]),
                Change::Added => text.extend(["{+", &piece.text, "+}"]),
            }
        }
        text
    }

    #[test]
    fn reads_like_a_correction() {
        assert_eq!(
            shown("Cuidamos cada hogar de Chile.", "Cuidamos el hogar de cada familia."),
            "Cuidamos [-cada-]{+el+} hogar de [-Chile.-]{+cada familia.+}"
        );
        assert_eq!(shown("one two three", "uno dos three"), "[-one two-]{+uno dos+} three");
        assert_eq!(shown("a\n\nb", "a\n\nb\n\nc"), "a\n\nb{+\n\nc+}");
        assert_eq!(shown("a b", "a b"), "a b");
        assert_eq!(shown("", "a"), "{+a+}");
        assert_eq!(shown("a", ""), "[-a-]");
        assert!(words("", "").is_empty());
    }

    #[test]
    fn long_texts_fall_back_to_lines_and_then_to_the_whole() {
        let line = "word ".repeat(1_000) + "\n";
        let old = line.repeat(10);
        let new = format!("{old}last line\n");
        let by_line = words(&old, &new);
        assert_eq!(by_line.len(), 2);
        assert_eq!((by_line[1].change, by_line[1].text.as_str()), (Change::Added, "last line\n"));
        let (old, new) = ("a\n".repeat(4_000), "b\n".repeat(4_000));
        let whole = words(&old, &new);
        assert_eq!(whole.iter().map(|piece| piece.change).collect::<Vec<_>>(), [Change::Removed, Change::Added]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn both_texts_can_be_read_from_the_pieces(old in "[ab \n]{0,40}", new in "[ab \n]{0,40}") {
            let pieces = words(&old, &new);
            let read = |hidden: Change| {
                pieces.iter().filter(|piece| piece.change != hidden).map(|piece| piece.text.as_str()).collect::<String>()
            };
            prop_assert_eq!(read(Change::Added), old);
            prop_assert_eq!(read(Change::Removed), new);
            prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
            prop_assert!(pieces.windows(2).all(|two| two[0].change != two[1].change));
        }
    }
}

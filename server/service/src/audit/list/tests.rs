//! Every action that a use case writes can be found by its group.

use super::GROUPS;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_test = path.file_stem().is_some_and(|stem| stem == "tests" || stem == "testing");
        if path.is_dir() && !is_test {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !is_test {
            found.push(path);
        }
    }
}

/// What is written between quotes like an action with its family; and, of one word, what a line is made with.
fn actions(source: &str) -> impl Iterator<Item = &str> {
    let is_word = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    source.lines().flat_map(move |line| {
        let makes_one = line.contains("Line::");
        line.split('"').skip(1).step_by(2).filter(move |text| match text.split_once('.') {
            Some((family, action)) => is_word(family) && is_word(action),
            None => makes_one && text.starts_with("sign_"),
        })
    })
}

#[test]
fn every_action_is_in_one_group() {
    let mut files = Vec::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut files);
    let texts: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let all: BTreeSet<&str> = texts.iter().flat_map(|text| actions(text)).collect();
    for one in ["sign_in", "sign_in_failed", "alignment.people_viewed", "grant.added", "week.opened"] {
        assert!(all.contains(one), "{one} is not seen: {all:?}");
    }
    let of = |action: &str, start: &&str| action == *start || action.starts_with(&format!("{start}."));
    let groups =
        |action: &str| GROUPS.iter().filter(|(_, starts)| starts.iter().any(|start| of(action, start))).count();
    let wrong: Vec<_> = all.iter().filter(|action| groups(action) != 1).collect();
    assert_eq!(wrong, [&""; 0], "in no group, or in several");
}

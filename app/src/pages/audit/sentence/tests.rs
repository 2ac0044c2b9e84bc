//! No action without its sentence: they are looked up in the use cases' own text.

use super::*;
use hilo_domain::time::Millis;
use std::{collections::BTreeSet, fs, path::Path};

fn line(action: &str) -> AuditLine {
    let detail =
        [("grant", "hr"), ("fields", "name role"), ("from", "2026-11-02"), ("opens", "4 08:00"), ("people", "3")];
    AuditLine {
        at: Millis(0),
        actor: None,
        action: action.to_owned(),
        subject_kind: None,
        subject_id: None,
        subject_name: None,
        week: Some(2000),
        detail: detail.into_iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect(),
        address: String::new(),
    }
}

/// String literals of the form `family.verb`, and the few actions without a dot.
fn actions(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            actions(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let is_action = |literal: &&str| {
                literal.split_once('.').is_some_and(|(family, verb)| {
                    let word = |w: &str| !w.is_empty() && w.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                    word(family) && word(verb) && !["db", "csv", "toml", "json", "com", "txt"].contains(&verb)
                })
            };
            found.extend(text.split('"').skip(1).step_by(2).filter(is_action).map(str::to_owned));
        }
    }
}

#[test]
fn every_action_has_its_sentence_in_both_languages() {
    let mut found = BTreeSet::from(["sign_in".to_owned(), "sign_in_failed".to_owned(), "sign_out".to_owned()]);
    actions(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/service/src"), &mut found);
    assert!(found.contains("person.moved") && found.contains("grant.added"), "{found:?}");
    let missing: Vec<_> =
        found.iter().filter(|a| Lang::ALL.iter().any(|lang| known(*lang, &line(a)).is_none())).collect();
    assert!(missing.is_empty(), "these have no sentence in pages/audit/sentence.rs: {missing:?}");
}

#[test]
fn sentences_are_sentences() {
    assert_eq!(sentence(Lang::Es, &line("grant.added")), "dio a {subject} el permiso Recursos Humanos");
    assert_eq!(sentence(Lang::En, &line("person.changed")), "changed {subject}: name, role");
    assert_eq!(
        sentence(Lang::Es, &line("absence.set")),
        "anotó una ausencia de {subject}: desde el 2 de noviembre de 2026"
    );
    assert_eq!(sentence(Lang::En, &line("settings.changed")), "changed the settings: the week opens on Thursday 08:00");
    assert!(sentence(Lang::En, &line("moon.landed")).contains("moon.landed"));
}

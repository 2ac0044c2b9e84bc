//! What the fields of a form say of themselves as they are made: what each is called and where it stands, for telling
//! what is wrong with it; what is stored, for a comparison; and which hold what must not be lost.

use crate::{cx::stem, locales::common};
use hilo_domain::lang::Lang;
use std::{
    collections::HashSet,
    fmt::Write as _,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// What a field is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Words,
    /// One of several, told by their labels.
    Choice,
    /// A box or one of several buttons; it stands for itself, or under a group of its name.
    Tick,
    /// Ticks of one name under one legend.
    Group,
    /// A password or a file: it does not come back.
    Unkept,
}

#[derive(Debug, Clone)]
pub struct Note {
    pub name: String,
    /// What a link leads to.
    pub id: Option<String>,
    pub label: String,
    pub kind: Kind,
    /// After a clash: what is stored, and what the field shows. Of a tick nothing, or something.
    pub stored: String,
    pub shown: String,
}

impl Note {
    fn differs(&self) -> bool {
        !self.stored.split_whitespace().eq(self.shown.split_whitespace())
    }
}

/// The fields of one form, in the order in which they were made.
#[derive(Debug, Clone, Default)]
pub struct Noted(Arc<Mutex<Notes>>);

#[derive(Debug, Default)]
struct Notes {
    fields: Vec<Note>,
    /// The form is compared with what is stored.
    compared: bool,
}

impl Noted {
    fn lock(&self) -> MutexGuard<'_, Notes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn add(&self, note: Note) {
        self.lock().fields.push(note);
    }

    pub(super) fn compare(&self) {
        self.lock().compared = true;
    }

    /// The field of that name: what it is called, and its id.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<(String, Option<String>)> {
        let notes = self.lock();
        let note = notes.fields.iter().find(|note| note.name == name && note.kind != Kind::Tick)?;
        Some((note.label.clone(), note.id.clone()))
    }

    /// There is a field whose content comes back.
    #[must_use]
    pub fn keeps_something(&self) -> bool {
        self.lock().fields.iter().any(|note| note.kind != Kind::Unkept)
    }

    /// For the form to carry; see [`crate::cx::TYPED`].
    #[must_use]
    pub fn typed(&self) -> Option<String> {
        let notes = self.lock();
        let (mut seen, mut typed) = (HashSet::new(), String::new());
        for note in notes.fields.iter().filter(|note| note.kind != Kind::Unkept && seen.insert(stem(&note.name))) {
            let name = stem(&note.name);
            let label = note.label.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = match note.kind {
                Kind::Words => writeln!(typed, "{name} {label}"),
                _ => writeln!(typed, "{name}"),
            };
        }
        (!typed.is_empty()).then(|| typed.trim_end().to_owned())
    }

    /// What is stored where something else is shown, by the fields' labels; none if the form is not compared.
    #[must_use]
    pub fn differences(&self, lang: Lang) -> Option<Vec<(String, String)>> {
        let notes = self.lock();
        let fields = &notes.fields;
        let under = |group: &Note| {
            let name = group.name.clone();
            fields.iter().filter(move |note| note.kind == Kind::Tick && note.name == name)
        };
        let one = |note: &Note| {
            let (differs, stored) = match note.kind {
                Kind::Words | Kind::Choice => (note.differs(), note.stored.clone()),
                Kind::Group => {
                    let stored: Vec<_> =
                        under(note).filter(|tick| !tick.stored.is_empty()).map(|tick| tick.label.as_str()).collect();
                    (under(note).any(Note::differs), stored.join(", "))
                }
                Kind::Tick => {
                    let grouped = fields.iter().any(|group| group.kind == Kind::Group && group.name == note.name);
                    let stored = if note.stored.is_empty() { common::no(lang) } else { common::yes(lang) };
                    (!grouped && note.differs(), stored.to_owned())
                }
                Kind::Unkept => (false, String::new()),
            };
            let stored = if stored.is_empty() { "—".to_owned() } else { stored };
            differs.then(|| (note.label.clone(), stored))
        };
        notes.compared.then(|| fields.iter().filter_map(one).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(kind: Kind, name: &str, label: &str, stored: &str, shown: &str) -> Note {
        let [name, label, stored, shown] = [name, label, stored, shown].map(str::to_owned);
        Note { id: Some(name.clone()), name, label, kind, stored, shown }
    }

    #[test]
    fn a_form_carries_the_names_of_what_is_kept() {
        let noted = Noted::default();
        assert_eq!(noted.typed(), None);
        for (kind, name, label) in [
            (Kind::Words, "name", "El\n nombre"),
            (Kind::Words, "did-1", "Qué hice"),
            (Kind::Words, "did-2", "Qué hice"),
            (Kind::Tick, "grant", "Personas"),
            (Kind::Group, "grant", "Permisos"),
            (Kind::Unkept, "password", "Contraseña"),
        ] {
            noted.add(note(kind, name, label, "", ""));
        }
        assert_eq!(noted.typed().as_deref(), Some("name El nombre\ndid- Qué hice\ngrant"));
        assert_eq!(noted.find("grant").map(|(label, _)| label).as_deref(), Some("Permisos"));
    }

    #[test]
    fn only_what_differs_is_compared() {
        let noted = Noted::default();
        for one in [
            note(Kind::Words, "name", "Nombre", "Ana Soto", "Ana\r\nSoto"),
            note(Kind::Words, "role", "Cargo", "", "Cajera"),
            note(Kind::Choice, "area", "Área", "Bodega", "Tiendas"),
            note(Kind::Tick, "grant", "Personas", "1", ""),
            note(Kind::Tick, "grant", "Auditoría", "1", "1"),
            note(Kind::Group, "grant", "Permisos", "", ""),
            note(Kind::Tick, "external", "Externa", "", "1"),
        ] {
            noted.add(one);
        }
        assert_eq!(noted.differences(Lang::Es), None);
        noted.compare();
        let rows = noted.differences(Lang::Es).unwrap();
        let rows: Vec<_> = rows.iter().map(|(label, stored)| (label.as_str(), stored.as_str())).collect();
        assert_eq!(rows, [("Cargo", "—"), ("Área", "Bodega"), ("Permisos", "Personas, Auditoría"), ("Externa", "No")]);
    }
}

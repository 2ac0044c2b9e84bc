//! What a page's handler is given: who asks, what they sent, and the services.

use crate::{pages::sample::SampleDoor, ui::noted::Noted};
use hilo_domain::{
    ids::PersonId,
    lang::Lang,
    problem::{FieldProblem, Problem},
};
use hilo_service::{Actor, Result, Services, access::Origin, env::Token};
use std::{
    collections::HashMap,
    fmt::Write as _,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// Names of the built files, and how the installation is reached.
#[derive(Clone, Default)]
pub struct Site {
    pub stylesheet: String,
    /// The boot script with the islands' module and wasm, if they were built.
    pub boot: Option<Boot>,
    /// Fonts that the first screen needs.
    pub preload_fonts: Vec<String>,
    /// Such as `https://hilo.example.com`, without a slash at the end.
    pub public_url: String,
    /// The persona switch may be shown and used.
    pub personas: bool,
    /// The way into the sample organisation and out of it, where there is one.
    pub sample: Option<Arc<dyn SampleDoor>>,
}

#[derive(Debug, Clone)]
pub struct Boot {
    pub script: String,
    pub module: String,
    pub wasm: String,
}

/// The name of the hidden field by which a form says which of its fields are for people, one a line, and of those that
/// take words the label too. A name that ends in a hyphen stands for all that begin so.
pub const TYPED: &str = "_typed";

/// Up to its first hyphen: what the names of a field that comes several times have in common.
pub(crate) fn stem(name: &str) -> &str {
    name.find('-').map_or(name, |at| &name[..=at])
}

/// A password, present or new, by the name of its field.
#[must_use]
pub fn is_secret(name: &str) -> bool {
    name.contains("password") || name == "present"
}

/// Names and values in the order in which they were sent; a name may come several times.
#[derive(Debug, Clone, Default)]
pub struct Values(Vec<(String, String)>);

impl Values {
    /// From `application/x-www-form-urlencoded`.
    #[must_use]
    pub fn parse(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).into_owned().collect())
    }

    #[must_use]
    pub const fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value of that name, empty if there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.find(name).unwrap_or_default()
    }

    #[must_use]
    pub fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Parsed, if it is there, not empty and well-formed.
    #[must_use]
    pub fn parsed<T: FromStr>(&self, name: &str) -> Option<T> {
        self.find(name).and_then(|value| value.trim().parse().ok())
    }

    /// A ticked box.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        self.find(name).is_some_and(|value| !value.is_empty())
    }

    /// What somebody typed, with the labels of its fields: no passwords, and nothing that the page put into the form.
    #[must_use]
    pub fn words(&self) -> Vec<(&str, &str)> {
        self.by_people().filter_map(|(label, value)| Some((label?, value))).collect()
    }

    /// Somebody typed or chose something: a form, not just a button.
    #[must_use]
    pub fn is_filled_in(&self) -> bool {
        self.by_people().next().is_some()
    }

    /// What fields for people hold, with the label of those that take words.
    fn by_people(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let field = |line| str::split_once(line, ' ').map_or((line, None), |(name, label)| (name, Some(label)));
        let fields: HashMap<&str, Option<&str>> = self.get(TYPED).lines().map(field).collect();
        let filled = self.0.iter().filter(|(name, value)| !is_secret(name) && !value.trim().is_empty());
        filled.filter_map(move |(name, value)| {
            let label = fields.get(name.as_str()).or_else(|| fields.get(stem(name)))?;
            Some((*label, value.as_str()))
        })
    }

    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// As a query string, with some names set anew; an empty value takes the name away.
    #[must_use]
    pub fn query_with(&self, changes: &[(&str, &str)]) -> String {
        let mut encoder = form_urlencoded::Serializer::new(String::new());
        let kept =
            self.0.iter().map(|(n, v)| (n.as_str(), v.as_str())).filter(|(n, _)| changes.iter().all(|(c, _)| c != n));
        for (name, value) in kept.chain(changes.iter().copied()).filter(|(_, v)| !v.is_empty()) {
            encoder.append_pair(name, value);
        }
        format!("?{}", encoder.finish())
    }
}

/// A file that came with a form.
#[derive(Debug, Clone)]
pub struct Upload {
    pub field: String,
    pub file_name: String,
    pub content: Arc<Vec<u8>>,
}

/// A form that was sent and not carried out: its page is shown again with what was typed.
#[derive(Debug)]
pub struct FailedForm {
    /// The path that it was posted to; a page may hold several forms.
    pub action: String,
    /// None if the session had ended and the person is back now.
    pub problem: Option<Problem>,
    pub values: Values,
    said: AtomicBool,
}

impl FailedForm {
    #[must_use]
    pub const fn new(action: String, problem: Option<Problem>, values: Values) -> Self {
        Self { action, problem, values, said: AtomicBool::new(false) }
    }

    /// True the first time: a page says once what was wrong.
    pub fn say(&self) -> bool {
        !self.said.swap(true, Ordering::Relaxed)
    }
}

/// The request and the services. Cheap to clone.
#[derive(Clone)]
pub struct Cx {
    pub services: Services,
    pub site: Arc<Site>,
    pub lang: Lang,
    /// `light` or `dark` where the person has chosen.
    pub theme: Option<String>,
    pub who: Option<Arc<Actor>>,
    /// The cookie's token, dead or alive.
    pub session_token: Option<Token>,
    pub device_token: Option<Token>,
    pub origin: Origin,
    pub path: String,
    /// What the route's `{name}`s stand for.
    pub params: Arc<Vec<(String, String)>>,
    pub query: Arc<Values>,
    /// What was posted.
    pub form: Arc<Values>,
    pub uploads: Arc<Vec<Upload>>,
    pub failed: Option<Arc<FailedForm>>,
    /// A message left by the request before.
    pub flash: Option<String>,
    /// An island asks (`Accept: application/json`): it wants the outcome, not the next page.
    pub json: bool,
    /// For the scripts of this response (CSP).
    pub nonce: Arc<str>,
}

impl Cx {
    /// # Errors
    /// [`Problem::SignIn`] if nobody is signed in.
    pub fn actor(&self) -> Result<&Actor> {
        self.who.as_deref().ok_or_else(|| Problem::SignIn.into())
    }

    /// An id in the path.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it is none.
    pub fn param<T: FromStr>(&self, name: &str) -> Result<T> {
        let value = self.params.iter().find(|(n, _)| n == name).and_then(|(_, value)| value.parse().ok());
        value.ok_or_else(|| Problem::NotFound.into())
    }

    /// The IANA time zone by which this reader sees times.
    #[must_use]
    pub fn time_zone(&self) -> &str {
        self.who.as_ref().map_or("UTC", |actor| &actor.time_zone)
    }

    /// This page's address, for forms to come back to.
    #[must_use]
    pub fn here(&self) -> String {
        let mut here = self.path.clone();
        if !self.query.pairs().is_empty() {
            let _ = write!(here, "{}", self.query.query_with(&[]));
        }
        here
    }

    /// The language that the organisation's people write in: what joins their words into a sentence is said in it,
    /// whatever the reader's own.
    #[must_use]
    pub fn written_in(&self) -> Lang {
        self.who.as_ref().map_or(self.lang, |actor| actor.organisation_language)
    }

    /// The state of the form that posts to `action`: what was typed and what was wrong with it, if it failed.
    #[must_use]
    pub fn form_state(&self, action: &str) -> FormState {
        FormState {
            lang: self.lang,
            action: action.to_owned(),
            page: self.here(),
            by: self.who.as_ref().map(|actor| actor.id()),
            failed: self.failed.clone().filter(|failed| failed.action == action),
            noted: Noted::default(),
        }
    }
}

/// See [`Cx::form_state`].
#[derive(Debug, Clone)]
pub struct FormState {
    pub lang: Lang,
    pub action: String,
    /// Where the form stands, so that it can be shown again.
    pub page: String,
    /// Whose form it is: if the session is gone when it is posted, nobody else gets what was typed.
    pub by: Option<PersonId>,
    pub failed: Option<Arc<FailedForm>>,
    /// Of the fields that were made for it so far.
    pub noted: Noted,
}

impl FormState {
    /// What was typed, else what is stored.
    #[must_use]
    pub fn value(&self, name: &str, stored: &str) -> String {
        let typed = self.failed.as_ref().and_then(|failed| failed.values.find(name));
        typed.unwrap_or(stored).to_owned()
    }

    /// Whether a box or a choice was ticked, else whether it is stored so.
    #[must_use]
    pub fn chosen(&self, name: &str, value: &str, stored: bool) -> bool {
        match &self.failed {
            Some(failed) => failed.values.all(name).any(|v| v == value),
            None => stored,
        }
    }

    /// What is wrong with a field, in words.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<String> {
        self.problems().iter().find(|p| p.field == name).map(|p| crate::error::rule(self.lang, &p.rule))
    }

    /// Somebody else stored something since the form was opened.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.failed.as_ref().is_some_and(|failed| failed.problem == Some(Problem::Stale))
    }

    #[must_use]
    pub fn problems(&self) -> &[FieldProblem] {
        match self.failed.as_ref().and_then(|failed| failed.problem.as_ref()) {
            Some(Problem::Invalid(problems)) => problems,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_people_typed() {
        let pairs = [
            ("revision", "7"),
            (TYPED, "name El nombre\r\ndid- Qué hice\r\narea"),
            ("name", "Ana"),
            ("did-1", "uno"),
            ("did-2", " "),
            ("got-1", "no es de nadie"),
            ("area", "3"),
            ("password", "tres gatos azules"),
        ];
        let values = |pairs: &[(&str, &str)]| {
            Values::new(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
        };
        assert_eq!(values(&pairs).words(), [("El nombre", "Ana"), ("Qué hice", "uno")]);
        assert!(values(&pairs).is_filled_in());
        let chosen = values(&[(TYPED, "area\nname Nombre"), ("area", "3"), ("name", "")]);
        assert!(chosen.is_filled_in() && chosen.words().is_empty());
        assert!(!values(&[("revision", "7"), ("direction", "up")]).is_filled_in(), "a button");
    }
}

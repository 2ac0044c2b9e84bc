//! What is wrong with a configuration: where it stands, and why.

use super::keys::{KEYS, Said};
use hilo_app::locales::console as t;
use hilo_domain::lang::Lang;
use std::fmt;

/// Where variables of the environment come from.
pub(super) const ENVIRONMENT: &str = "environment";

/// A value that will not do.
#[derive(Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The file's path or `environment`; empty where values do not go together, wherever they are from.
    pub source: String,
    pub place: Place,
    pub reason: Reason,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Place {
    Whole,
    /// From 1.
    At {
        line: usize,
        column: usize,
    },
    /// A key of the file, or a variable.
    Key(String),
}

/// The command line says these in words.
#[derive(Debug, PartialEq, Eq)]
pub enum Reason {
    /// In the system's words.
    Unreadable(String),
    /// In the parser's words.
    Syntax(String),
    Unknown,
    Unfit {
        value: String,
        allowed: Said,
    },
    /// A certificate without its key, or the other way round.
    HalfOfTls,
    /// Browsers would reach it by http, from elsewhere.
    InTheClear,
    /// It listens on all addresses, and links need one.
    NoName,
    /// It listens on other addresses than the loopback.
    NeedsHttps,
}

impl ConfigError {
    /// File or variable, key, and what is allowed.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        let source = match self.source.as_str() {
            "" => t::doctor_configuration(lang),
            ENVIRONMENT => t::configuration_environment(lang),
            file => file,
        };
        let place = match &self.place {
            Place::Whole => None,
            Place::At { line, column } => Some(t::configuration_place(lang, *line, *column)),
            Place::Key(key) => Some(key.clone()),
        };
        let reason = match &self.reason {
            Reason::Unreadable(why) => t::configuration_unreadable(lang, why),
            Reason::Syntax(why) => why.clone(),
            Reason::Unknown => t::configuration_unknown(lang, &KEYS.map(|key| key.name).join(", ")),
            Reason::Unfit { value, allowed } => t::configuration_unfit(lang, value, allowed.to(lang)),
            Reason::HalfOfTls => t::configuration_half_of_tls(lang).to_owned(),
            Reason::InTheClear => t::configuration_in_the_clear(lang).to_owned(),
            Reason::NoName => t::configuration_no_name(lang).to_owned(),
            Reason::NeedsHttps => t::configuration_needs_https(lang).to_owned(),
        };
        [Some(source.to_owned()), place, Some(reason)].into_iter().flatten().collect::<Vec<_>>().join(": ")
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Lang::En))
    }
}

impl std::error::Error for ConfigError {}

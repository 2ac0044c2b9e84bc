//! Configuration: a TOML file, and environment variables over it. Every key is one entry of [`keys::KEYS`], from
//! which reading, checking and `hilo config example` follow.

mod error;
pub mod keys;

use crate::{database::Url, logging::Format};
pub use error::{ConfigError, Place, Reason};
use hilo_service::Policy;
use keys::KEYS;
use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

#[derive(Debug, Clone)]
pub struct Config {
    pub addr: SocketAddr,
    pub database_url: Url,
    pub database_connections: u32,
    pub keys_dir: PathBuf,
    /// Without a slash at the end.
    pub public_url: Option<String>,
    pub trusted_proxies: Vec<Network>,
    pub tls_cert: Option<PathBuf>,
    pub tls_key: Option<PathBuf>,
    pub log: String,
    pub log_format: Format,
    pub password_threads: usize,
    pub policy: Policy,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            addr: SocketAddr::from(([127, 0, 0, 1], 3000)),
            database_url: Url::Sqlite("data/hilo.db".into()),
            database_connections: 8,
            keys_dir: "data/keys".into(),
            public_url: None,
            trusted_proxies: Vec::new(),
            tls_cert: None,
            tls_key: None,
            log: "info,sqlx=warn".to_owned(),
            log_format: Format::Auto,
            password_threads: 2,
            policy: Policy::default(),
        }
    }
}

/// Addresses that share a prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

impl Network {
    /// `10.0.0.0/8`, `::1`, `192.168.1.7`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address.parse().ok()?, Some(prefix.parse().ok()?)),
            None => (text.parse().ok()?, None),
        };
        let longest = if matches!(address, IpAddr::V4(_)) { 32 } else { 128 };
        let prefix = prefix.unwrap_or(longest);
        (prefix <= longest).then_some(Self { address, prefix })
    }

    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        let bits = |ip: IpAddr| match ip {
            IpAddr::V4(v4) => (u128::from(v4.to_bits()) << 96, 4),
            IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
                Some(v4) => (u128::from(v4.to_bits()) << 96, 4),
                None => (v6.to_bits(), 6),
            },
        };
        let ((mine, family), (theirs, other)) = (bits(self.address), bits(address));
        let mask = if self.prefix == 0 { 0 } else { u128::MAX << (128 - u32::from(self.prefix)) };
        family == other && mine & mask == theirs & mask
    }
}

impl Config {
    /// Reads the file, if there is one, and the environment over it.
    ///
    /// # Errors
    /// The first value that will not do, with file or variable, key and what is allowed.
    pub fn load(file: Option<&PathBuf>, environment: &BTreeMap<String, String>) -> Result<Self, ConfigError> {
        let mut config = Self::default();
        if let Some(path) = file {
            let source = path.display().to_string();
            let error = |place: Place, reason: Reason| ConfigError { source: source.clone(), place, reason };
            let text =
                std::fs::read_to_string(path).map_err(|e| error(Place::Whole, Reason::Unreadable(e.to_string())))?;
            let table: toml::Table = text.parse().map_err(|syntax: toml::de::Error| {
                let at = syntax.span().map_or(Place::Whole, |span| place(&text, span.start));
                error(at, Reason::Syntax(syntax.message().to_owned()))
            })?;
            for (key, value) in flatten("", &table) {
                set(&mut config, &source, &key, &value, |k| k.name == key)?;
            }
        }
        for (name, value) in environment.iter().filter(|(name, _)| name.starts_with("HILO_")) {
            if keys::OTHER_VARIABLES.contains(&name.as_str()) || name.starts_with("HILO_TEST_") {
                continue;
            }
            set(&mut config, error::ENVIRONMENT, name, value, |k| &k.variable() == name)?;
        }
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let error = |key: &str, reason: Reason| {
            Err(ConfigError { source: String::new(), place: Place::Key(key.to_owned()), reason })
        };
        if self.tls_cert.is_some() != self.tls_key.is_some() {
            return error("tls", Reason::HalfOfTls);
        }
        let plain_host = self.public_url.as_ref().and_then(|url| url.strip_prefix("http://"));
        if plain_host.is_some_and(|host| !is_loopback(host)) {
            return error("public_url", Reason::InTheClear);
        }
        if self.addr.ip().is_unspecified() && self.public_url.is_none() && self.tls_cert.is_some() {
            return error("public_url", Reason::NoName);
        }
        let https_outside = self.public_url.as_ref().is_some_and(|url| url.starts_with("https://"));
        let behind_proxy = https_outside && !self.trusted_proxies.is_empty();
        if !self.addr.ip().is_loopback() && self.tls_cert.is_none() && !behind_proxy {
            return error("addr", Reason::NeedsHttps);
        }
        Ok(())
    }

    /// Browsers reach this installation by https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.tls_cert.is_some() || self.public_url.as_ref().is_some_and(|url| url.starts_with("https://"))
    }

    /// It is reached through a proxy whose word on where browsers are is not believed: everybody seems to come from the
    /// proxy, and whoever fails to sign in slows everybody down.
    #[must_use]
    pub fn takes_all_for_the_proxy(&self) -> bool {
        self.is_https() && self.tls_cert.is_none() && self.trusted_proxies.is_empty()
    }

    /// The address to print and to put into links.
    #[must_use]
    pub fn base_url(&self, bound: SocketAddr) -> String {
        self.public_url.clone().unwrap_or_else(|| {
            let scheme = if self.tls_cert.is_some() { "https" } else { "http" };
            format!("{scheme}://{bound}")
        })
    }
}

/// The host of a URL, with or without a port, is this machine.
fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Where in the file a byte is, from 1, for people.
fn place(text: &str, at: usize) -> Place {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Place::At { line, column }
}

fn set(
    config: &mut Config,
    source: &str,
    key: &str,
    value: &str,
    is: impl Fn(&keys::Key) -> bool,
) -> Result<(), ConfigError> {
    let error = |reason: Reason| ConfigError { source: source.to_owned(), place: Place::Key(key.to_owned()), reason };
    let Some(known) = KEYS.iter().find(|k| is(k)) else { return Err(error(Reason::Unknown)) };
    if (known.set)(config, value.trim()).is_some() {
        Ok(())
    } else {
        Err(error(Reason::Unfit { value: value.to_owned(), allowed: known.allowed }))
    }
}

/// Nested tables as dotted keys, values as the text that a variable would hold.
fn flatten(prefix: &str, table: &toml::Table) -> Vec<(String, String)> {
    let mut flat = Vec::new();
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) => flat.extend(flatten(&key, inner)),
            toml::Value::String(text) => flat.push((key, text.clone())),
            toml::Value::Array(items) => {
                let items: Vec<_> =
                    items.iter().map(|i| i.as_str().map_or_else(|| i.to_string(), str::to_owned)).collect();
                flat.push((key, items.join(",")));
            }
            other => flat.push((key, other.to_string())),
        }
    }
    flat
}

#[cfg(test)]
mod tests;

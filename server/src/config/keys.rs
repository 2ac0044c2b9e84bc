//! The keys, one entry each.

use super::{Config, Network};
use crate::{database::Url, logging::Format};
use std::fmt::Write as _;

/// Variables that the program reads and that are no keys.
pub const OTHER_VARIABLES: [&str; 3] = ["HILO_CONFIG", "HILO_BIN", "HILO_SITE"];

pub struct Key {
    /// As in the file; a dot is a table.
    pub name: &'static str,
    /// The default as the example shows it; empty if there is none.
    pub default: &'static str,
    pub doc: &'static str,
    pub allowed: &'static str,
    /// None if the value will not do.
    pub set: fn(&mut Config, &str) -> Option<()>,
}

impl Key {
    /// `tls.cert` is `HILO_TLS_CERT`.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("HILO_{}", self.name.replace('.', "_").to_uppercase())
    }
}

pub const KEYS: [Key; 13] = [
    Key {
        name: "addr",
        default: "127.0.0.1:3000",
        doc: "Address and port to listen on. Anything but the loopback needs https: tls.*, or public_url with trusted_proxies.",
        allowed: "an IP address and a port, such as 127.0.0.1:3000",
        set: |c, v| v.parse().ok().map(|addr| c.addr = addr),
    },
    Key {
        name: "database_url",
        default: "sqlite://data/hilo.db",
        doc: "The embedded database's file, or a PostgreSQL database that several servers may share.",
        allowed: "sqlite://path/to/file.db or postgres://user:password@host/database",
        set: |c, v| Url::parse(v).map(|url| c.database_url = url),
    },
    Key {
        name: "database.connections",
        default: "8",
        doc: "Connections at the most; with SQLite those that read.",
        allowed: "a whole number from 1 to 200",
        set: |c, v| number(v, 1, 200).and_then(|n| u32::try_from(n).ok()).map(|n| c.database_connections = n),
    },
    Key {
        name: "public_url",
        default: "",
        doc: "How browsers reach Hilo, for links and cookies.",
        allowed: "https://host or http://host, without a path",
        set: |c, v| {
            let url = v.trim_end_matches('/');
            let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
            (!host.is_empty() && !host.contains(['/', '?', '#', ' ', '@'])).then(|| c.public_url = Some(url.to_owned()))
        },
    },
    Key {
        name: "trusted_proxies",
        default: "",
        doc: "Proxies whose X-Forwarded-For is believed.",
        allowed: "IP addresses or networks separated by commas, such as 10.0.0.0/8, ::1",
        set: |c, v| {
            let networks: Option<Vec<_>> =
                v.split(',').map(str::trim).filter(|n| !n.is_empty()).map(Network::parse).collect();
            networks.map(|networks| c.trusted_proxies = networks)
        },
    },
    Key {
        name: "tls.cert",
        default: "",
        doc: "Certificate chain (PEM) to serve https without a proxy.",
        allowed: "a path",
        set: |c, v| path(v).map(|p| c.tls_cert = Some(p)),
    },
    Key {
        name: "tls.key",
        default: "",
        doc: "The certificate's private key (PEM).",
        allowed: "a path",
        set: |c, v| path(v).map(|p| c.tls_key = Some(p)),
    },
    Key {
        name: "log",
        default: "info,sqlx=warn",
        doc: "What is logged, as for tracing's EnvFilter.",
        allowed: "error, warn, info, debug, trace, or a list such as info,hilo_server=debug",
        set: |c, v| {
            tracing_subscriber::EnvFilter::try_new(v).ok().filter(|_| !v.is_empty()).map(|_| v.clone_into(&mut c.log))
        },
    },
    Key {
        name: "log_format",
        default: "auto",
        doc: "How a line of log looks: human on a terminal and JSON otherwise, or always one of them.",
        allowed: "auto, human, json",
        set: |c, v| {
            let format = match v {
                "auto" => Format::Auto,
                "human" => Format::Human,
                "json" => Format::Json,
                _ => return None,
            };
            c.log_format = format;
            Some(())
        },
    },
    Key {
        name: "password_threads",
        default: "2",
        doc: "Passwords hashed at the same time; each takes 19 MiB.",
        allowed: "a whole number from 1 to 64",
        set: |c, v| number(v, 1, 64).and_then(|n| usize::try_from(n).ok()).map(|n| c.password_threads = n),
    },
    Key {
        name: "session.idle_hours",
        default: "168",
        doc: "A session unused for so long has ended.",
        allowed: "a whole number from 1 to 8760",
        set: |c, v| number(v, 1, 8760).map(|n| c.policy.session_idle_hours = n),
    },
    Key {
        name: "session.max_hours",
        default: "720",
        doc: "A session older than this has ended, used or not.",
        allowed: "a whole number from 1 to 8760",
        set: |c, v| number(v, 1, 8760).map(|n| c.policy.session_max_hours = n),
    },
    Key {
        name: "links.hours",
        default: "72",
        doc: "Invitations and password resets are good for so long.",
        allowed: "a whole number from 1 to 72",
        set: |c, v| number(v, 1, 72).map(|n| c.policy.link_hours = n),
    },
];

fn number(value: &str, min: i64, max: i64) -> Option<i64> {
    value.parse().ok().filter(|n| (min..=max).contains(n))
}

fn path(value: &str) -> Option<std::path::PathBuf> {
    (!value.is_empty()).then(|| value.into())
}

/// A file with every key, its default and what is allowed.
#[must_use]
pub fn example() -> String {
    let mut text = String::from(
        "# Hilo's configuration. Every key has a default; a variable of the environment goes before the file.\n",
    );
    let mut table = "";
    for nested in [false, true] {
        for key in KEYS.iter().filter(|k| k.name.contains('.') == nested) {
            let (section, name) = key.name.split_once('.').unwrap_or(("", key.name));
            if section != table {
                let _ = write!(text, "\n[{section}]\n");
                table = section;
            }
            let plain = key.default.parse::<i64>().is_ok();
            let default = if plain { key.default.to_owned() } else { format!("{:?}", key.default) };
            let _ =
                write!(text, "\n# {}\n# {}; allowed: {}\n# {name} = {default}\n", key.doc, key.variable(), key.allowed);
        }
    }
    text
}

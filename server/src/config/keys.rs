//! The keys, one entry each.

use super::{Config, Network};
use crate::{database::Url, logging::Format};
use hilo_app::locales::console as t;
use hilo_domain::lang::Lang;
use std::fmt::Write as _;

/// Variables that are no keys: where the file is, and where the tests find the binary that they start.
pub const OTHER_VARIABLES: [&str; 2] = ["HILO_CONFIG", "HILO_BIN"];

/// A text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    es: &'static str,
    en: &'static str,
}

impl Said {
    #[must_use]
    pub const fn to(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Es => self.es,
            Lang::En => self.en,
        }
    }
}

pub struct Key {
    /// As in the file; a dot is a table.
    pub name: &'static str,
    /// The default as the example shows it; empty if there is none.
    pub default: &'static str,
    pub doc: Said,
    pub allowed: Said,
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

pub const KEYS: [Key; 14] = [
    Key {
        name: "addr",
        default: "127.0.0.1:3000",
        doc: Said {
            es: "Dirección y puerto donde escucha. Todo lo que no sea el propio equipo necesita https: tls.*, o public_url con trusted_proxies.",
            en: "Address and port to listen on. Anything but the loopback needs https: tls.*, or public_url with trusted_proxies.",
        },
        allowed: Said {
            es: "una dirección IP y un puerto, como 127.0.0.1:3000",
            en: "an IP address and a port, such as 127.0.0.1:3000",
        },
        set: |c, v| v.parse().ok().map(|addr| c.addr = addr),
    },
    Key {
        name: "database_url",
        default: "sqlite://data/hilo.db",
        doc: Said {
            es: "El archivo de la base de datos incorporada, o una base PostgreSQL que pueden compartir varios servidores.",
            en: "The embedded database's file, or a PostgreSQL database that several servers may share.",
        },
        allowed: Said {
            es: "sqlite://ruta/al/archivo.db o postgres://usuario:clave@servidor/base",
            en: "sqlite://path/to/file.db or postgres://user:password@host/database",
        },
        set: |c, v| Url::parse(v).map(|url| c.database_url = url),
    },
    Key {
        name: "database.connections",
        default: "8",
        doc: Said {
            es: "Conexiones como máximo; con SQLite, las que leen.",
            en: "Connections at the most; with SQLite those that read.",
        },
        allowed: Said { es: "un número entero de 1 a 200", en: "a whole number from 1 to 200" },
        set: |c, v| number(v, 1, 200).and_then(|n| u32::try_from(n).ok()).map(|n| c.database_connections = n),
    },
    Key {
        name: "keys_dir",
        default: "data/keys",
        doc: Said {
            es: "Carpeta de las llaves del pulso, fuera de la base y de todo respaldo. Varios servidores comparten una.",
            en: "Folder of the pulse's keys, outside the database and of every backup. Several servers share one.",
        },
        allowed: Said { es: "una ruta", en: "a path" },
        set: |c, v| path(v).map(|p| c.keys_dir = p),
    },
    Key {
        name: "public_url",
        default: "",
        doc: Said {
            es: "Cómo llegan los navegadores a Hilo, para enlaces y cookies.",
            en: "How browsers reach Hilo, for links and cookies.",
        },
        allowed: Said {
            es: "https://servidor o http://servidor, sin ruta",
            en: "https://host or http://host, without a path",
        },
        set: |c, v| {
            let url = v.trim_end_matches('/');
            let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
            (!host.is_empty() && !host.contains(['/', '?', '#', ' ', '@'])).then(|| c.public_url = Some(url.to_owned()))
        },
    },
    Key {
        name: "trusted_proxies",
        default: "",
        doc: Said {
            es: "Proxies a los que se cree su X-Forwarded-For.",
            en: "Proxies whose X-Forwarded-For is believed.",
        },
        allowed: Said {
            es: "direcciones IP o redes separadas por comas, como 10.0.0.0/8, ::1",
            en: "IP addresses or networks separated by commas, such as 10.0.0.0/8, ::1",
        },
        set: |c, v| {
            let networks: Option<Vec<_>> =
                v.split(',').map(str::trim).filter(|n| !n.is_empty()).map(Network::parse).collect();
            networks.map(|networks| c.trusted_proxies = networks)
        },
    },
    Key {
        name: "tls.cert",
        default: "",
        doc: Said {
            es: "Cadena de certificados (PEM) para servir https sin proxy.",
            en: "Certificate chain (PEM) to serve https without a proxy.",
        },
        allowed: Said { es: "una ruta", en: "a path" },
        set: |c, v| path(v).map(|p| c.tls_cert = Some(p)),
    },
    Key {
        name: "tls.key",
        default: "",
        doc: Said { es: "La clave privada del certificado (PEM).", en: "The certificate's private key (PEM)." },
        allowed: Said { es: "una ruta", en: "a path" },
        set: |c, v| path(v).map(|p| c.tls_key = Some(p)),
    },
    Key {
        name: "log",
        default: "info,sqlx=warn",
        doc: Said {
            es: "Qué se registra, como en EnvFilter de tracing.",
            en: "What is logged, as for tracing's EnvFilter.",
        },
        allowed: Said {
            es: "error, warn, info, debug, trace, o una lista como info,hilo_server=debug",
            en: "error, warn, info, debug, trace, or a list such as info,hilo_server=debug",
        },
        set: |c, v| {
            tracing_subscriber::EnvFilter::try_new(v).ok().filter(|_| !v.is_empty()).map(|_| v.clone_into(&mut c.log))
        },
    },
    Key {
        name: "log_format",
        default: "auto",
        doc: Said {
            es: "Cómo se ve una línea del registro: para personas en una terminal y JSON en otro caso, o siempre una de las dos.",
            en: "How a line of log looks: human on a terminal and JSON otherwise, or always one of them.",
        },
        allowed: Said { es: "auto, human, json", en: "auto, human, json" },
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
        doc: Said {
            es: "Contraseñas que se calculan a la vez; cada una ocupa 19 MiB.",
            en: "Passwords hashed at the same time; each takes 19 MiB.",
        },
        allowed: Said { es: "un número entero de 1 a 64", en: "a whole number from 1 to 64" },
        set: |c, v| number(v, 1, 64).and_then(|n| usize::try_from(n).ok()).map(|n| c.password_threads = n),
    },
    Key {
        name: "session.idle_hours",
        default: "168",
        doc: Said {
            es: "Una sesión sin uso por tantas horas ha terminado.",
            en: "A session unused for so long has ended.",
        },
        allowed: Said { es: "un número entero de 1 a 8760", en: "a whole number from 1 to 8760" },
        set: |c, v| number(v, 1, 8760).map(|n| c.policy.session_idle_hours = n),
    },
    Key {
        name: "session.max_hours",
        default: "720",
        doc: Said {
            es: "Una sesión más antigua que esto ha terminado, con uso o sin él.",
            en: "A session older than this has ended, used or not.",
        },
        allowed: Said { es: "un número entero de 1 a 8760", en: "a whole number from 1 to 8760" },
        set: |c, v| number(v, 1, 8760).map(|n| c.policy.session_max_hours = n),
    },
    Key {
        name: "links.hours",
        default: "72",
        doc: Said {
            es: "Las invitaciones y los restablecimientos de contraseña sirven por tantas horas.",
            en: "Invitations and password resets are good for so long.",
        },
        allowed: Said { es: "un número entero de 1 a 72", en: "a whole number from 1 to 72" },
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
pub fn example(lang: Lang) -> String {
    let mut text = format!("# {}\n", t::configuration_example(lang));
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
            let allowed = t::configuration_allowed(lang, key.allowed.to(lang));
            let _ = write!(text, "\n# {}\n# {}; {allowed}\n# {name} = {default}\n", key.doc.to(lang), key.variable());
        }
    }
    text
}

use super::{Config, ConfigError, Network, Reason, keys};
use crate::database::Url;
use hilo_domain::lang::Lang;
use std::{collections::BTreeMap, path::PathBuf};

fn environment(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
}

fn load(file: &str, variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("hilo.toml");
    std::fs::write(&path, file).unwrap();
    let mut result = Config::load(Some(&path), &environment(variables));
    if let Err(error) = &mut result {
        error.source = error.source.replace(&folder.path().display().to_string(), "");
    }
    result
}

#[test]
fn the_environment_goes_before_the_file_and_the_file_before_the_defaults() {
    let config =
        load("addr = '127.0.0.1:4000'\n[session]\nidle_hours = 5\n", &[("HILO_ADDR", "127.0.0.1:5000")]).unwrap();
    assert_eq!(config.addr.port(), 5000);
    assert_eq!(config.policy.session_idle_hours, 5);
    assert_eq!(config.policy.session_max_hours, 720);
    assert_eq!(config.database_url, Url::Sqlite("data/hilo.db".into()));
}

#[test]
fn a_bad_value_is_named_with_file_key_and_what_is_allowed() {
    let error = load("[session]\nidle_hours = 0\n", &[]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "/hilo.toml: session.idle_hours: \"0\" will not do; allowed: a whole number from 1 to 8760"
    );
    let error = load("", &[("HILO_DATABASE_URL", "mysql://x")]).unwrap_err();
    assert!(error.to_string().starts_with("environment: HILO_DATABASE_URL: \"mysql://x\" will not do"), "{error}");
    let said = "entorno: HILO_DATABASE_URL: «mysql://x» no sirve; se admite: sqlite://ruta/al/archivo.db";
    assert!(error.told(Lang::Es).starts_with(said), "{}", error.told(Lang::Es));
    assert!(load("adr = 'x'", &[]).unwrap_err().to_string().contains("there is no such key"));
    let error = load("addr = '127.0.0.1:3000'\n[session]\nidle_hours = = 5\n", &[]).unwrap_err();
    assert!(error.to_string().starts_with("/hilo.toml: line 3, column 14: "), "{error}");
    assert!(load("addr = [", &[]).unwrap_err().to_string().starts_with("/hilo.toml: line 1, column 9: "));
}

#[test]
fn other_addresses_than_the_loopback_need_https() {
    let refused = load("addr = '0.0.0.0:3000'", &[]).unwrap_err();
    assert_eq!(refused.reason, Reason::NeedsHttps);
    assert!(load("addr = '0.0.0.0:3000'\npublic_url = 'https://hilo.example.com'", &[]).is_err());
    assert!(
        load("addr = '0.0.0.0:3000'\npublic_url = 'http://hilo.example.com'\ntrusted_proxies = '10.0.0.1'", &[])
            .is_err()
    );
    assert!(
        load("addr = '0.0.0.0:3000'\npublic_url = 'https://hilo.example.com/'\ntrusted_proxies = ['10.0.0.1']", &[])
            .is_ok()
    );
    let tls = "[tls]\ncert = 'c.pem'\nkey = 'k.pem'";
    assert_eq!(load(&format!("addr = '0.0.0.0:3000'\n{tls}"), &[]).unwrap_err().reason, Reason::NoName);
    assert!(load(&format!("addr = '0.0.0.0:3000'\npublic_url = 'https://hilo.example.com'\n{tls}"), &[]).is_ok());
    assert!(load(&format!("addr = '192.0.2.7:3000'\n{tls}"), &[]).is_ok());
    assert!(load("[tls]\ncert = 'c.pem'", &[]).is_err());
}

#[test]
fn browsers_come_by_https_or_from_this_machine() {
    for here in ["http://localhost:3000", "http://127.0.0.1", "http://[::1]:3000", "https://hilo.example.com"] {
        assert!(load(&format!("public_url = '{here}'"), &[]).is_ok(), "{here}");
    }
    for elsewhere in ["http://hilo.example.com", "http://192.0.2.7:3000", "http://localhost.example.com"] {
        let refused = load(&format!("public_url = '{elsewhere}'"), &[]).unwrap_err();
        assert_eq!(refused.reason, Reason::InTheClear, "{elsewhere}");
    }
}

#[test]
fn a_proxy_that_is_not_trusted_is_noticed() {
    let notices = |file: &str| load(file, &[]).unwrap().takes_all_for_the_proxy();
    let proxied = "public_url = 'https://hilo.example.com'\n";
    assert!(notices(proxied));
    assert!(!notices(&format!("{proxied}trusted_proxies = '127.0.0.1'")));
    assert!(!notices(&format!("{proxied}[tls]\ncert = 'c.pem'\nkey = 'k.pem'")));
    assert!(!notices("public_url = 'http://localhost:3000'") && !notices(""));
}

#[test]
fn the_example_is_a_file_that_says_the_defaults() {
    let uncommented: String = keys::example(Lang::En)
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.contains(" = ") && !rest.contains("allowed") => rest,
            _ => line,
        })
        .filter(|line| !line.contains(" = \"\""))
        .collect::<Vec<_>>()
        .join("\n");
    let (example, default) = (load(&uncommented, &[]).unwrap(), Config::default());
    assert_eq!(format!("{example:?}"), format!("{default:?}"));
}

#[test]
fn networks_contain_their_addresses() {
    let contains = |network: &str, address: &str| Network::parse(network).unwrap().contains(address.parse().unwrap());
    assert!(contains("10.0.0.0/8", "10.255.0.1"));
    assert!(contains("10.0.0.0/8", "::ffff:10.1.1.1"));
    assert!(!contains("10.0.0.0/8", "11.0.0.1"));
    assert!(contains("::1", "::1"));
    assert!(!contains("0.0.0.0/0", "::1"));
    assert!(contains("0.0.0.0/0", "8.8.8.8"));
    assert_eq!(Network::parse("10.0.0.0/33"), None);
}

//! The command line.

mod admin;
mod backup;
mod demo;
mod doctor;
mod machine;
mod people;
mod serve;
mod words;

use crate::{config::Config, database::Url, logging};
use clap::{Parser, Subcommand};
use hilo_app::locales::console as t;
use hilo_domain::lang::Lang;
use hilo_service::{Env, Services, access::passwords::Passwords, pulse::keys::Keys};
use hilo_store::{Migrations, Store, StoreError};
use std::{collections::BTreeMap, io::Write as _, path::PathBuf, process::ExitCode, sync::Arc};
use words::told;

const LONG_ABOUT: &str = "Keeps a company's people aligned with the experience it promises its customers.

Without a configuration file, Hilo keeps everything in data/hilo.db and serves http://127.0.0.1:3000. Settings come \
from a TOML file (--config or HILO_CONFIG) and from HILO_* variables over it; `hilo config example` prints them all.";

/// Keeps a company's people aligned with the experience it promises its customers.
///
#[derive(Debug, Parser)]
#[command(name = "hilo", version, max_term_width = 100, long_about = LONG_ABOUT)]
struct Cli {
    /// The configuration file
    #[arg(long, global = true, env = "HILO_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Language of what is printed; by default that of LANG
    #[arg(long, global = true, value_name = "es|en", value_parser = language)]
    lang: Option<Lang>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the app: migrates the database, prints the address, and the set-up link while there is no organisation
    Serve(serve::Serve),
    /// Bring the database to this version; an existing SQLite file is copied first
    Migrate,
    /// Show or explain the configuration
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Make or restore admins
    #[command(subcommand)]
    Admin(admin::AdminCommand),
    /// Import and export people
    #[command(subcommand)]
    People(people::PeopleCommand),
    /// Write a complete copy of the database to a new file; the server may go on running
    Backup(backup::Backup),
    /// Put a copy in place of the database, which is kept beside it; the server has to be stopped
    Restore(backup::Restore),
    /// Make the sample organisation, in a file of its own beside the database, and serve it
    Demo(demo::Demo),
    /// Look for what is wrong with this installation, and say what to do about it
    Doctor,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Print a file with every key, its default and what is allowed
    Example,
    /// Check the configuration and say where the database is
    Check,
}

/// What went wrong, in a sentence for whoever sits at the terminal.
type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Prints a line. Whoever stopped listening (`hilo … | head`) misses it, and what is under way goes on.
pub(crate) fn say(text: impl AsRef<str>) {
    let _ = writeln!(std::io::stdout(), "{}", text.as_ref());
}

/// Parses the arguments, runs the command and says in one line what went wrong, if anything did.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse_from(arguments());
    let environment: BTreeMap<String, String> = std::env::vars().collect();
    let lang = cli.lang.unwrap_or_else(|| spoken(&environment));
    let outcome = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Into::into)
        .and_then(|runtime| runtime.block_on(run(cli, lang, &environment)));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Whoever stopped listening misses it.
            let _ = writeln!(std::io::stderr(), "hilo: {}", words::sentence(lang, &*error));
            ExitCode::FAILURE
        }
    }
}

/// As they were given. `cargo leptos watch` gives none, and means to serve.
fn arguments() -> Vec<std::ffi::OsString> {
    let mut arguments: Vec<_> = std::env::args_os().collect();
    if cfg!(debug_assertions) && arguments.len() == 1 && std::env::var_os("LEPTOS_OUTPUT_NAME").is_some() {
        arguments.push("serve".into());
    }
    arguments
}

async fn run(cli: Cli, lang: Lang, environment: &BTreeMap<String, String>) -> Outcome {
    if matches!(cli.command, Command::Config(ConfigCommand::Example)) {
        say(crate::config::keys::example(lang).trim_end());
        return Ok(());
    }
    let config = Config::load(cli.config.as_ref(), environment);
    if matches!(cli.command, Command::Doctor) {
        return doctor::run(lang, cli.config.as_ref(), config).await;
    }
    let config = config?;
    logging::start(&config.log, config.log_format);
    match cli.command {
        Command::Serve(serve) => serve::run(&config, lang, &serve, None).await,
        Command::Migrate => migrate(&config, lang).await,
        Command::Config(_) => {
            say(t::configuration_holds(lang, &config.database_url.shown()));
            Ok(())
        }
        Command::Admin(command) => admin::run(&config, lang, command).await,
        Command::People(command) => people::run(&config, lang, command).await,
        Command::Backup(backup) => backup::backup(&config, lang, &backup).await,
        Command::Restore(restore) => backup::restore(&config, lang, &restore).await,
        Command::Demo(demo) => demo::run(&config, lang, &demo).await,
        Command::Doctor => Ok(()),
    }
}

fn language(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| "there are es and en".to_owned())
}

/// Spanish if the terminal is in Spanish, else English.
fn spoken(environment: &BTreeMap<String, String>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| environment.get(name));
    locale.into_iter().find(|locale| !locale.is_empty()).and_then(|locale| Lang::from_tag(locale)).unwrap_or(Lang::En)
}

async fn migrate(config: &Config, lang: Lang) -> Outcome {
    let store = config.database_url.open(config.database_connections).await?;
    let applied = store.migrate().await?;
    store.close().await;
    say(t::migrated(lang, &config.database_url.shown(), applied.into()));
    Ok(())
}

/// Opens and migrates a database, and gives it its services.
async fn services(config: &Config, lang: Lang, url: &Url) -> Result<Services, Box<dyn std::error::Error>> {
    let store = url.open(config.database_connections).await?;
    let applied = store.migrate().await?;
    if applied > 0 {
        tracing::info!(database = url.shown(), applied, "the database was brought to this version");
    }
    with_services(config, lang, store).await
}

async fn with_services(
    config: &Config,
    lang: Lang,
    store: Arc<dyn Store>,
) -> Result<Services, Box<dyn std::error::Error>> {
    let named = |failure| told(lang, failure);
    let passwords = Passwords::new(config.password_threads).map_err(named)?;
    let keys = Keys::in_folder(&config.keys_dir);
    Services::open(store, Env::system(), passwords, config.policy, keys).await.map_err(named)
}

/// The database as it is, for commands that only look: none if there is none. One of another version is not touched.
async fn existing(config: &Config, lang: Lang) -> Result<Option<Services>, Box<dyn std::error::Error>> {
    let url = &config.database_url;
    if let Url::Sqlite(file) = url
        && !file.exists()
    {
        return Ok(None);
    }
    let store = url.open(config.database_connections).await?;
    match store.migrations().await? {
        Migrations { newer: Some(version), .. } => Err(StoreError::NewerDatabase { version }.into()),
        Migrations { applied: 0, .. } => Ok(None),
        Migrations { pending: 0, .. } => with_services(config, lang, store).await.map(Some),
        Migrations { .. } => Err(t::store_older(lang, &url.shown()).into()),
    }
}

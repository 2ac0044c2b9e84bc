//! `hilo people`.

mod import;

use super::{Outcome, existing, say};
use crate::config::Config;
use clap::{Args, Subcommand};
use hilo_app::locales::console as t;
use hilo_domain::{lang::Lang, problem::Problem};
use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

#[derive(Debug, Subcommand)]
pub(super) enum PeopleCommand {
    /// Import people from a CSV file: all of it, or nothing
    ///
    /// One row per person, with headings in Spanish or English: name, employee number or e-mail, role, area (a name or
    /// a path such as Operations/Shipping), manager (e-mail or number), date of hiring. UTF-8 or Windows-1252; commas,
    /// semicolons or tabs.
    ///
    /// Prints how many are new, changed, moved, unchanged and to be deactivated, and each bad row with its line,
    /// column and value; with bad rows nothing is applied and the exit code is 1. People whom an import created and
    /// who are missing from the file are deactivated. Importing the same file again changes nothing. Where there is
    /// no organisation yet, one is made.
    #[command(max_term_width = 100)]
    Import(Import),
    /// Export everybody who is active, as the CSV that `import` reads
    Export(Export),
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// The CSV file, or - for standard input
    file: PathBuf,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Make the proposed leads leads: for each area without one, the member whom most of its people name as manager
    #[arg(long)]
    leads_from_managers: bool,
    /// Name of the organisation, where there is none yet
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// Deactivate even more than a fifth of the imported people
    #[arg(long)]
    yes: bool,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// A new file; standard output if none is named
    file: Option<PathBuf>,
}

pub(super) async fn run(config: &Config, lang: Lang, command: PeopleCommand) -> Outcome {
    match command {
        PeopleCommand::Import(import) => import::run(config, lang, &import).await,
        PeopleCommand::Export(export) => self::export(config, lang, export.file.as_deref()).await,
    }
}

async fn export(config: &Config, lang: Lang, file: Option<&Path>) -> Outcome {
    if let Some(file) = file.filter(|file| file.exists()) {
        return Err(t::exists_already(lang, &file.display().to_string()).into());
    }
    let Some(services) = existing(config, lang).await? else {
        return Err(t::no_database(lang, &config.database_url.shown()).into());
    };
    let exported = services.export_people_at_console().await;
    services.store.close().await;
    let csv = exported.map_err(|failure| match failure.problem {
        Problem::NotFound => t::no_organisation(lang).into(),
        _ => super::told(lang, failure),
    })?;
    match file {
        // Whoever stopped listening has what they wanted.
        None => {
            let _ = std::io::stdout().write_all(csv.as_bytes());
        }
        Some(file) => {
            let shown = file.display().to_string();
            std::fs::write(file, csv).map_err(|error| t::cannot_write(lang, &shown, &error.to_string()))?;
            say(t::exported(lang, &shown));
        }
    }
    Ok(())
}

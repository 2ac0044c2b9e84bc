//! `hilo backup` and `hilo restore`: the embedded database as one file.

use super::{Outcome, say, with_services, words};
use crate::{config::Config, database::Url};
use clap::Args;
use hilo_app::{format, locales::console as t};
use hilo_domain::lang::Lang;
use hilo_service::Env;
use hilo_store::{Store, StoreError};
use hilo_store_sqlite::{Inspection, inspect, settle};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// A new file; one that is there is not overwritten
    file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// A copy that `hilo backup` made
    file: PathBuf,
}

fn database_file(config: &Config, lang: Lang) -> Result<&Path, String> {
    match &config.database_url {
        Url::Sqlite(file) => Ok(file),
        Url::Postgres(_) => Err(t::backup_postgres(lang).to_owned()),
    }
}

/// `hilo.db` with something after it.
fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(suffix);
    file.with_file_name(name)
}

/// Bytes as people say them.
pub(super) fn size(bytes: u64) -> String {
    let units = [("GB", 30), ("MB", 20), ("kB", 10)];
    let unit = units.into_iter().find(|(_, shift)| bytes >> shift > 0);
    unit.map_or_else(
        || format!("{bytes} B"),
        |(unit, shift)| {
            let tenths = ((bytes >> (shift - 10)) * 10) >> 10;
            format!("{}.{} {unit}", tenths / 10, tenths % 10)
        },
    )
}

pub(super) async fn backup(config: &Config, lang: Lang, backup: &Backup) -> Outcome {
    let file = database_file(config, lang)?;
    let shown = backup.file.display().to_string();
    if !file.exists() {
        return Err(t::no_database(lang, &file.display().to_string()).into());
    }
    if backup.file.exists() {
        return Err(t::exists_already(lang, &shown).into());
    }
    let store = config.database_url.open(1).await?;
    let copied = store.backup_to(&backup.file).await;
    if copied.is_ok() {
        note(config, lang, store.clone()).await;
    }
    store.close().await;
    copied?;
    say(t::backup_done(lang, &shown, &size(fs::metadata(&backup.file)?.len())));
    Ok(())
}

/// Leaves a line in the record. A database of another version is copied all the same, and as it is.
async fn note(config: &Config, lang: Lang, store: Arc<dyn Store>) {
    let current = store.migrations().await.is_ok_and(|m| m.pending == 0 && m.newer.is_none());
    if !current {
        return;
    }
    match with_services(config, lang, store).await {
        Ok(services) => {
            if let Err(failure) = services.record_backup().await {
                tracing::warn!(?failure, "the backup could not be recorded");
            }
        }
        Err(error) => tracing::warn!(%error, "the backup could not be recorded"),
    }
}

pub(super) async fn restore(config: &Config, lang: Lang, restore: &Restore) -> Outcome {
    let target = database_file(config, lang)?;
    let shown = restore.file.display().to_string();
    let source = fs::canonicalize(&restore.file).map_err(|error| t::cannot_read(lang, &shown, &error.to_string()))?;
    if fs::canonicalize(target).is_ok_and(|target| target == source) {
        return Err(t::restore_same(lang).into());
    }
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|e| t::cannot_write(lang, &folder.display().to_string(), &e.to_string()))?;
    }
    let incoming = beside(target, ".restoring");
    let checked = bring(&source, &incoming, lang, &shown).await;
    let put = match checked {
        Ok(found) => put_in_place(&incoming, target, lang).await.map(|aside| (found, aside)),
        Err(error) => Err(error),
    };
    let (found, aside) = put.inspect_err(|_| forget(&incoming))?;
    if let Some(aside) = aside {
        say(t::restore_aside(lang, &aside.display().to_string()));
    }
    let name = found.organisation.unwrap_or_else(|| t::nameless(lang).to_owned());
    say(t::restore_done(lang, &target.display().to_string(), &name));
    if found.migrations.pending > 0 {
        say(t::restore_pending(lang, found.migrations.pending.into()));
    }
    Ok(())
}

/// A copy of the copy beside the database, looked at there: whatever is wrong, nothing has been touched yet.
async fn bring(
    source: &Path,
    incoming: &Path,
    lang: Lang,
    shown: &str,
) -> Result<Inspection, Box<dyn std::error::Error>> {
    forget(incoming);
    let failed = |error: std::io::Error| t::cannot_read(lang, shown, &error.to_string());
    fs::copy(source, incoming).map_err(failed)?;
    let log = beside(source, "-wal");
    if log.exists() {
        fs::copy(log, beside(incoming, "-wal")).map_err(failed)?;
    }
    // The copy's own name means nothing to whoever reads this.
    let named = |error: StoreError| words::store_error(lang, &error).replace(&incoming.display().to_string(), shown);
    settle(incoming).await.map_err(named)?;
    let found = inspect(incoming, true).await.map_err(named)?;
    if found.migrations.newer.is_some() {
        return Err(t::restore_newer(lang, shown).into());
    }
    Ok(found)
}

/// Gives back where the database that was there is kept.
async fn put_in_place(
    incoming: &Path,
    target: &Path,
    lang: Lang,
) -> Result<Option<PathBuf>, Box<dyn std::error::Error>> {
    let failed = |error: std::io::Error| t::cannot_write(lang, &target.display().to_string(), &error.to_string());
    let mut aside = None;
    if target.exists() {
        match settle(target).await {
            // What is no database any more is all the more reason to restore.
            Ok(()) | Err(StoreError::NotADatabase { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        let now = format::machine(Env::system().now());
        let stamp: String = now.chars().take(19).filter(char::is_ascii_alphanumeric).collect();
        let kept = beside(target, &format!(".before-restore-{stamp}"));
        fs::rename(target, &kept).map_err(failed)?;
        for log in ["-wal", "-shm"] {
            if beside(target, log).exists() {
                fs::rename(beside(target, log), beside(&kept, log)).map_err(failed)?;
            }
        }
        aside = Some(kept);
    }
    fs::rename(incoming, target).map_err(failed)?;
    Ok(aside)
}

/// Takes away what is not needed, if it is there at all.
fn forget(file: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(beside(file, suffix));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_are_said_in_one_unit() {
        let said = [0, 1023, 1024, 1_572_864, 5 << 30].map(super::size);
        assert_eq!(said, ["0 B", "1023 B", "1.0 kB", "1.5 MB", "5.0 GB"]);
    }
}

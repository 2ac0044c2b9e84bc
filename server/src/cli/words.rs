//! What went wrong, for whoever sits at the terminal, in their language.

use crate::config::ConfigError;
use hilo_app::{error, locales::console as t};
use hilo_domain::{lang::Lang, problem::Problem};
use hilo_service::Failure;
use hilo_store::StoreError;
use std::error::Error;

/// A use case's failure as a sentence.
pub(super) fn told(lang: Lang, failure: Failure) -> Box<dyn Error> {
    match (&failure.problem, failure.context) {
        (Problem::Invalid(fields), _) => {
            let fields: Vec<_> =
                fields.iter().map(|f| format!("{}: {}", f.field, error::rule(lang, &f.rule))).collect();
            fields.join(" ").into()
        }
        (_, Some(context)) => context,
        (problem, None) => error::problem(lang, problem).into(),
    }
}

/// Any error with its causes.
pub(super) fn sentence(lang: Lang, error: &(dyn Error + 'static)) -> String {
    if let Some(error) = error.downcast_ref::<StoreError>() {
        return store_error(lang, error);
    }
    error.downcast_ref::<ConfigError>().map_or_else(|| whole(error), |error| error.told(lang))
}

/// A database's error with its causes.
pub(super) fn store_error(lang: Lang, error: &StoreError) -> String {
    match error {
        StoreError::Taken { constraint } => t::store_taken(lang, constraint),
        StoreError::Unavailable(cause) => t::store_unavailable(lang, &whole(cause)),
        StoreError::Unstorable(_) => t::store_unstorable(lang).to_owned(),
        StoreError::NewerDatabase { version } => t::store_newer(lang, *version),
        StoreError::NotADatabase { path } => t::store_not_a_database(lang, path),
        StoreError::NotHilo { path } => t::store_not_hilo(lang, path),
        StoreError::Damaged { path, reason } => t::store_damaged(lang, path, reason),
        StoreError::InUse { path } => t::store_in_use(lang, path),
        StoreError::NotWritable { path, reason } => t::store_not_writable(lang, path, reason),
        StoreError::BackupElsewhere => t::backup_postgres(lang).to_owned(),
        StoreError::Migration(cause) => t::store_migration(lang, &whole(cause)),
        StoreError::Other(cause) => t::store_other(lang, &whole(cause)),
    }
}

/// An error with its causes, each in its own words.
fn whole(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let said = cause.to_string();
        // Many say their cause themselves.
        if !text.ends_with(&said) {
            text = format!("{text}: {said}");
        }
        next = cause.source();
    }
    text
}

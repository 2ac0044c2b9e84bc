//! The database and what is in it, and the clock.

use super::{Finding, moment};
use crate::{cli::words::store_error, config::Config, database::Url};
use hilo_app::locales::console as t;
use hilo_domain::{grant::Grant, lang::Lang, time::Millis};
use hilo_service::{
    Env,
    access::setup::is_time_zone,
    pulse::{health::open_period, keys::Keys},
};
use hilo_store::{Migrations, Result, Store, StoreError, audit::AuditFilter};
use hilo_store_sqlite::inspect;

/// 2026-01-01 and 2100-01-01: no clock that is right says anything else.
const PLAUSIBLE: std::ops::Range<i64> = 1_767_225_600_000..4_102_444_800_000;
/// What was recorded by another server may be a little ahead.
const AHEAD_SECONDS: i64 = 300;

pub(super) fn clock(lang: Lang) -> Finding {
    let now = Env::system().now();
    let topic = t::doctor_clock(lang);
    let shown = moment(lang, now);
    if PLAUSIBLE.contains(&now.0) {
        Finding::ok(topic, t::doctor_clock_ok(lang, &shown))
    } else {
        Finding::problem(topic, t::doctor_clock_wrong(lang, &shown), t::doctor_clock_fix(lang))
    }
}

pub(super) async fn database(lang: Lang, config: &Config, findings: &mut Vec<Finding>) {
    let topic = t::doctor_database(lang);
    let url = &config.database_url;
    if let Url::Sqlite(file) = url {
        // An empty file, or one of another program, must not be taken for a new database.
        match inspect(file, true).await {
            Err(error @ (StoreError::NotADatabase { .. } | StoreError::NotHilo { .. })) => {
                findings.push(Finding::problem(topic, store_error(lang, &error), t::doctor_database_fix_file(lang)));
                return;
            }
            Err(error @ StoreError::Damaged { .. }) => {
                findings.push(Finding::problem(topic, store_error(lang, &error), t::doctor_database_damaged_fix(lang)));
                return;
            }
            _ => {}
        }
    }
    let store = match url.open(2).await {
        Ok(store) => store,
        Err(error) => {
            findings.push(Finding::problem(topic, store_error(lang, &error), t::doctor_database_fix(lang)));
            return;
        }
    };
    findings.push(Finding::ok(topic, t::doctor_database_ok(lang, &url.shown())));
    if let Url::Sqlite(file) = url
        && let Ok(found) = inspect(file, false).await
    {
        let topic = t::doctor_wal(lang);
        findings.push(if found.journal_mode == "wal" {
            Finding::ok(topic, t::doctor_wal_ok(lang))
        } else {
            Finding::warning(topic, t::doctor_wal_off(lang, &found.journal_mode), t::doctor_wal_fix(lang))
        });
    }
    match store.migrations().await {
        Ok(migrations) => {
            findings.push(version(lang, migrations));
            if migrations.applied > 0 && migrations.pending == 0 && migrations.newer.is_none() {
                findings.extend(keys(lang, config, &*store).await);
            }
            if migrations.applied > 0
                && migrations.newer.is_none()
                && let Err(error) = content(lang, &*store, findings).await
            {
                findings.push(Finding::problem(topic, store_error(lang, &error), t::doctor_database_fix(lang)));
            }
        }
        Err(error) => findings.push(Finding::problem(topic, store_error(lang, &error), t::doctor_database_fix(lang))),
    }
    store.close().await;
}

fn version(lang: Lang, migrations: Migrations) -> Finding {
    let topic = t::doctor_migrations(lang);
    match migrations {
        Migrations { newer: Some(version), .. } => {
            Finding::problem(topic, t::doctor_migrations_newer(lang, version), t::doctor_migrations_newer_fix(lang))
        }
        Migrations { pending: 0, applied, .. } => Finding::ok(topic, t::doctor_migrations_ok(lang, applied)),
        Migrations { pending, .. } => {
            Finding::warning(topic, t::doctor_migrations_pending(lang, pending), t::doctor_migrations_pending_fix(lang))
        }
    }
}

/// A period whose key is not there takes no answers and will have no figures.
async fn keys(lang: Lang, config: &Config, store: &dyn Store) -> Option<Finding> {
    let topic = t::doctor_keys(lang);
    let folder = config.keys_dir.display().to_string();
    let mut repo = store.read().await.ok()?;
    match open_period(&mut *repo, &Keys::in_folder(&config.keys_dir)).await {
        Ok(None) => None,
        Ok(Some((period, true))) => Some(Finding::ok(topic, t::doctor_keys_ok(lang, &period.to_string(), &folder))),
        Ok(Some((period, false))) => {
            let said = t::doctor_keys_missing(lang, &period.to_string(), &folder);
            Some(Finding::problem(topic, said, t::doctor_keys_fix(lang)))
        }
        Err(failure) => {
            let why = format!("{failure:?}");
            Some(Finding::problem(topic, t::doctor_keys_unreadable(lang, &folder, &why), t::doctor_keys_fix(lang)))
        }
    }
}

async fn content(lang: Lang, store: &dyn Store, findings: &mut Vec<Finding>) -> Result<()> {
    let mut repo = store.read().await?;
    let latest = repo.audit(&AuditFilter { limit: 1, ..AuditFilter::default() }).await?;
    let now = Env::system().now();
    if let Some(last) = latest.first().map(|line| line.at).filter(|last| is_behind(now, *last)) {
        let said = t::doctor_clock_behind(lang, &moment(lang, now), &moment(lang, last));
        findings.push(Finding::problem(t::doctor_clock(lang), said, t::doctor_clock_fix(lang)));
    }
    let Some(organisation) = repo.organisation().await? else {
        let (topic, fix) = (t::doctor_organisation(lang), t::doctor_organisation_fix(lang));
        findings.push(Finding::warning(topic, t::doctor_organisation_none(lang), fix));
        return Ok(());
    };
    let said = t::doctor_organisation_ok(lang, &organisation.name, repo.count_active().await?);
    findings.push(Finding::ok(t::doctor_organisation(lang), said));
    let (topic, zone) = (t::doctor_zone(lang), &organisation.time_zone);
    findings.push(if is_time_zone(zone) {
        Finding::ok(topic, zone.clone())
    } else {
        Finding::problem(topic, t::doctor_zone_wrong(lang, zone), t::doctor_zone_fix(lang))
    });
    let admins = repo.count_granted(Grant::Admin.key()).await?;
    let topic = t::doctor_admins(lang);
    findings.push(if admins > 0 {
        Finding::ok(topic, t::doctor_admins_ok(lang, admins))
    } else {
        Finding::problem(topic, t::doctor_admins_none(lang), t::doctor_admins_fix(lang))
    });
    Ok(())
}

fn is_behind(now: Millis, last: Millis) -> bool {
    last > now.plus_seconds(AHEAD_SECONDS)
}

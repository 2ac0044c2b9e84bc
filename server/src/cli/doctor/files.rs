//! Files: who may read them, whether there is room, and whether browsers are reached by https.

use super::Finding;
use crate::{cli::backup::size, config::Config};
use hilo_app::locales::console as t;
use hilo_domain::lang::Lang;
use rustix::fs::{Access, access, statvfs};
use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

/// Below this, a busy week may fill the disk.
const SCARCE: u64 = 1 << 30;
/// Below this, the next copy fails.
const VERY_SCARCE: u64 = 100 << 20;

/// The nearest folder above that is there.
fn folder_of(file: &Path) -> PathBuf {
    let above = file.ancestors().skip(1).find(|above| above.is_dir());
    above.filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

pub(super) fn permissions(lang: Lang, file: &Path) -> Option<Finding> {
    let topic = t::doctor_permissions(lang);
    let folder = folder_of(file);
    if let Err(error) = access(&folder, Access::WRITE_OK | Access::EXEC_OK) {
        let said = t::doctor_permissions_closed(lang, &folder.display().to_string(), &error.to_string());
        return Some(Finding::problem(topic, said, t::doctor_permissions_closed_fix(lang)));
    }
    let mode = fs::metadata(file).ok()?.permissions().mode() & 0o777;
    let shown = file.display().to_string();
    let for_others = mode & 0o077;
    Some(if for_others == 0 {
        Finding::ok(topic, t::doctor_permissions_ok(lang))
    } else {
        let said = t::doctor_permissions_open(lang, &shown, &format!("{mode:o}"));
        Finding::warning(topic, said, t::doctor_permissions_open_fix(lang, &shown))
    })
}

pub(super) fn space(lang: Lang, file: &Path) -> Finding {
    let topic = t::doctor_space(lang);
    let free = match statvfs(folder_of(file)) {
        Ok(found) => found.f_bavail.saturating_mul(found.f_frsize),
        Err(error) => {
            let said = t::doctor_space_unknown(lang, &error.to_string());
            return Finding::warning(topic, said, t::doctor_space_fix(lang));
        }
    };
    let taken = fs::metadata(file).map_or(0, |found| found.len());
    let low = t::doctor_space_low(lang, &size(free), &size(taken));
    if free < VERY_SCARCE.max(taken) {
        Finding::problem(topic, low, t::doctor_space_fix(lang))
    } else if free < SCARCE.max(taken.saturating_mul(2)) {
        Finding::warning(topic, low, t::doctor_space_fix(lang))
    } else {
        Finding::ok(topic, t::doctor_space_ok(lang, &size(free)))
    }
}

pub(super) fn https(lang: Lang, config: &Config) -> Vec<Finding> {
    let topic = t::doctor_https(lang);
    let mut findings = Vec::new();
    for file in [&config.tls_cert, &config.tls_key].into_iter().flatten() {
        if let Err(error) = fs::File::open(file) {
            let said = t::doctor_https_file(lang, &file.display().to_string(), &error.to_string());
            findings.push(Finding::problem(topic, said, t::doctor_https_file_fix(lang)));
        }
    }
    let base = config.base_url(config.addr);
    // Anything else is refused with the configuration.
    findings.push(if config.takes_all_for_the_proxy() {
        Finding::warning(topic, t::doctor_https_proxy(lang, &base), t::doctor_https_proxy_fix(lang))
    } else if base.starts_with("https://") {
        Finding::ok(topic, t::doctor_https_ok(lang, &base))
    } else {
        Finding::ok(topic, t::doctor_https_local(lang, &base))
    });
    findings
}

//! What this machine says of itself.

use hilo_service::access::setup::is_time_zone;

/// The machine's time zone, where it says so by a name that is known; else UTC.
pub(super) fn time_zone() -> String {
    let linked = || {
        let link = std::fs::read_link("/etc/localtime").ok()?;
        Some(link.to_str()?.split_once("zoneinfo/")?.1.to_owned())
    };
    let named = std::env::var("TZ").ok().map(|zone| zone.trim_start_matches(':').to_owned());
    let written = || std::fs::read_to_string("/etc/timezone").ok().map(|zone| zone.trim().to_owned());
    let zone = named.filter(|zone| !zone.is_empty()).or_else(linked).or_else(written).unwrap_or_default();
    let universal = zone.is_empty() || zone.starts_with("Etc/") || !is_time_zone(&zone);
    if universal { "UTC".to_owned() } else { zone }
}

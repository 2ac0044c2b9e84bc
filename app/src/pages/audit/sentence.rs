//! Lines of the record as sentences.

use crate::{format, locales::audit as t, pages::people::words::grant_name};
use hilo_domain::{date::Date, lang::Lang, view::audit::AuditLine, week::WeekId};

/// Where the name of whoever or whatever it was done to goes.
pub const SUBJECT: &str = "{subject}";

/// What the line says after the name of who did it.
#[must_use]
pub fn sentence(lang: Lang, line: &AuditLine) -> String {
    known(lang, line).unwrap_or_else(|| t::other(lang, &line.action))
}

/// None for an action of a version that knows more.
fn known(lang: Lang, line: &AuditLine) -> Option<String> {
    let (family, _) = line.action.split_once('.').unwrap_or((&line.action, ""));
    match family {
        "sign_in" | "sign_in_failed" | "sign_out" | "password" | "link" => access(lang, line),
        "grant" | "settings" | "organisation" => settings(lang, line),
        "person" | "absence" => person(lang, line),
        "area" | "role" | "lead" | "stand_in" => area(lang, line),
        _ => work(lang, line),
    }
}

fn detail<'a>(line: &'a AuditLine, name: &str) -> &'a str {
    line.detail.get(name).map_or("", String::as_str)
}

fn access(lang: Lang, line: &AuditLine) -> Option<String> {
    let fixed = match line.action.as_str() {
        "sign_in" => t::sign_in(lang),
        "sign_in_failed" => t::sign_in_failed(lang),
        "sign_out" => t::sign_out(lang),
        "sign_out.everywhere" => t::sign_out_everywhere(lang),
        "password.set" => t::password_set(lang),
        "password.changed" => t::password_changed(lang),
        "link.invitation" => t::link_invitation(lang),
        "link.reset" => t::link_reset(lang),
        "link.many" => return Some(t::link_many(lang, detail(line, "people").parse().unwrap_or_default())),
        _ => return None,
    };
    Some(fixed.to_owned())
}

fn settings(lang: Lang, line: &AuditLine) -> Option<String> {
    let grant = grant_name(lang, detail(line, "grant"));
    Some(match line.action.as_str() {
        "grant.added" => t::grant_added(lang, grant),
        "grant.removed" => t::grant_removed(lang, grant),
        "organisation.created" => t::organisation_created(lang).to_owned(),
        "settings.changed" => {
            let moment = |value: &str| -> String {
                let (day, time) = value.split_once(' ').unwrap_or(("1", value));
                format!("{} {time}", format::weekday(lang, day.parse().unwrap_or(1)))
            };
            let parts = line.detail.iter().filter_map(|(name, value)| {
                Some(match name.as_str() {
                    "name" => t::setting_name(lang, value),
                    "language" => t::setting_language(lang, value),
                    "time_zone" => t::setting_time_zone(lang, value),
                    "opens" => t::setting_opens(lang, &moment(value)),
                    "closes" => t::setting_closes(lang, &moment(value)),
                    _ => return None,
                })
            });
            t::settings_changed(lang, &parts.collect::<Vec<_>>().join(", "))
        }
        _ => return None,
    })
}

fn person(lang: Lang, line: &AuditLine) -> Option<String> {
    let (from, to) = (detail(line, "from"), detail(line, "to"));
    let area = detail(line, "area");
    let days = || {
        let day = |text: &str| {
            text.parse::<Date>().map_or_else(|_| text.to_owned(), |d| crate::pages::people::words::day(lang, d.days()))
        };
        if to.is_empty() { t::days_open(lang, &day(from)) } else { t::days(lang, &day(from), &day(to)) }
    };
    Some(match line.action.as_str() {
        "person.created" => t::person_created(lang, area),
        "person.changed" => {
            let fields = detail(line, "fields").split(' ').map(|name| field(lang, name));
            t::person_changed(lang, &fields.collect::<Vec<_>>().join(", "))
        }
        "person.moved" => t::person_moved(lang, from, to),
        "person.deactivated" => t::person_deactivated(lang).to_owned(),
        "person.reactivated" => t::person_reactivated(lang, area),
        "absence.set" => t::absence_set(lang, &days()),
        "absence.changed" => t::absence_changed(lang, &days()),
        "absence.removed" => t::absence_removed(lang, &days()),
        _ => return None,
    })
}

fn field(lang: Lang, name: &str) -> &'static str {
    match name {
        "name" => t::field_name(lang),
        "email" => t::field_email(lang),
        "employee_number" => t::field_employee_number(lang),
        "role" => t::field_role(lang),
        "manager" => t::field_manager(lang),
        "hired_on" => t::field_hired_on(lang),
        "language" => t::field_language(lang),
        _ => "",
    }
}

fn area(lang: Lang, line: &AuditLine) -> Option<String> {
    let (from, to) = (detail(line, "from"), detail(line, "to"));
    let (area, title) = (detail(line, "area"), detail(line, "title"));
    Some(match line.action.as_str() {
        "area.created" => t::area_created(lang, detail(line, "parent")),
        "area.renamed" => t::area_renamed(lang, from, to),
        "area.moved" => t::area_moved(lang, from, to),
        "area.external" if detail(line, "external") == "true" => t::area_external(lang).to_owned(),
        "area.external" => t::area_internal(lang).to_owned(),
        "area.archived" => t::area_archived(lang, detail(line, "name")),
        "role.created" => t::role_created(lang, title),
        "role.renamed" => t::role_renamed(lang, from, to),
        "role.removed" => t::role_removed(lang, title),
        "lead.set" => t::lead_set(lang, area),
        "lead.removed" => t::lead_removed(lang, area),
        "stand_in.set" => t::stand_in_set(lang, area),
        "stand_in.removed" => t::stand_in_removed(lang, area),
        _ => return None,
    })
}

/// Imports, publications, weeks.
fn work(lang: Lang, line: &AuditLine) -> Option<String> {
    let (title, journey) = (detail(line, "title"), detail(line, "journey"));
    let week = line.week.and_then(WeekId::from_index).map(WeekId::iso);
    let week = week.map(|(year, week)| format!("{week} ({year})")).unwrap_or_default();
    Some(match line.action.as_str() {
        "people.imported" => {
            let count = |name: &str| line.detail.get(name).map_or("0", String::as_str);
            t::people_imported(lang, count("new"), count("changed"), count("moved"), count("deactivated"))
        }
        "backup.made" => t::backup_made(lang).to_owned(),
        "people.exported" => t::people_exported(lang).to_owned(),
        "export.acknowledgement" => t::export_acknowledgement(lang).to_owned(),
        "contributions.exported" => t::contributions_exported(lang).to_owned(),
        "statement.published" => t::statement_published(lang, title),
        "statement.retired" => t::statement_retired(lang, title),
        "statement.draft_discarded" => t::statement_draft_discarded(lang, title),
        "experience.published" => t::experience_published(lang, journey, detail(line, "number")),
        "experience.retired" => t::experience_retired(lang, journey),
        "experience.draft_discarded" => t::experience_draft_discarded(lang, journey),
        "alignment.exported" => t::alignment_exported(lang, &week),
        "alignment.people_viewed" => t::alignment_people_viewed(lang, &week),
        "alignment.work_viewed" => t::alignment_work_viewed(lang, &week),
        "checkin.reminded" => t::checkin_reminded(lang, &week),
        "look.checkin" => t::look_checkin(lang, &week),
        "look.team" => t::look_team(lang, &week),
        "week.opened" => t::week_opened(lang, &week),
        "week.closed" => t::week_closed(lang, &week),
        "pulse.opened" => t::pulse_opened(lang, &week),
        "pulse.closed" if detail(line, "lost") == "true" => t::pulse_lost(lang, &week),
        "pulse.closed" => t::pulse_closed(lang, &week),
        _ => return None,
    })
}

#[cfg(test)]
mod tests;

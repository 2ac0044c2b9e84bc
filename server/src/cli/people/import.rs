//! `hilo people import`: says what would be done, then does it.

use super::Import;
use crate::{
    cli::{Outcome, existing, machine, say, services, told},
    config::Config,
};
use hilo_app::{error, format, locales::console as t, pages::import::words};
use hilo_domain::{
    lang::Lang,
    people_import::{Counts, Issue, Parsed},
    problem::Problem,
};
use hilo_service::{
    Env, Failure, Services,
    import::{
        command::{NewOrganisation, Order, Preview},
        progress::Progress,
        reading,
    },
};
use std::{
    io::{IsTerminal as _, Read as _, Write as _},
    path::Path,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

pub(super) async fn run(config: &Config, lang: Lang, import: &Import) -> Outcome {
    let shown = import.file.display().to_string();
    let content = read(&import.file).map_err(|error| t::cannot_read(lang, &shown, &error.to_string()))?;
    let rows = reading::rows(content, None).await;
    let (headings, parsed) = rows.map_err(|failure| format!("{shown}: {}", unreadable(lang, &failure)))?;
    let parsed = Arc::new(parsed);
    if import.dry_run {
        return rehearse(config, lang, import, &headings, parsed).await;
    }
    let services = services(config, lang, &config.database_url).await?;
    let done = carry_out(&services, lang, import, &headings, parsed).await;
    services.store.close().await;
    done
}

/// Says what would be done. Makes no database, and brings none to this version.
async fn rehearse(config: &Config, lang: Lang, import: &Import, headings: &[String], parsed: Arc<Parsed>) -> Outcome {
    let organisation = new_organisation(lang, import);
    let preview = if let Some(services) = existing(config, lang).await? {
        let preview = preview(&services, lang, import, parsed, &organisation).await;
        services.store.close().await;
        preview?
    } else {
        let preview = Services::preview_first_people_file(&Env::system(), parsed, &organisation.name).await;
        preview.map_err(|failure| in_words(lang, failure))?
    };
    tell(lang, import, headings, &preview)?;
    say(t::import_dry(lang));
    Ok(())
}

fn new_organisation(lang: Lang, import: &Import) -> NewOrganisation {
    NewOrganisation {
        name: import.organisation.clone().map_or_else(|| "Hilo".to_owned(), |name| name.trim().to_owned()),
        language: lang,
        time_zone: machine::time_zone(),
    }
}

async fn preview(
    services: &Services,
    lang: Lang,
    import: &Import,
    parsed: Arc<Parsed>,
    organisation: &NewOrganisation,
) -> Result<Preview, Box<dyn std::error::Error>> {
    let named = |failure: Failure| in_words(lang, failure);
    let existing = services.organisation().await.map_err(named)?;
    if let (Some(existing), Some(_)) = (&existing, &import.organisation) {
        let _ = writeln!(std::io::stderr(), "{}", t::import_organisation_exists(lang, &existing.name));
    }
    services.preview_people_file(parsed, &organisation.name).await.map_err(named)
}

fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    if file == Path::new("-") {
        let mut content = Vec::new();
        std::io::stdin().read_to_end(&mut content)?;
        return Ok(content);
    }
    std::fs::read(file)
}

/// The rules that the file as a whole breaks, in words.
fn unreadable(lang: Lang, failure: &Failure) -> String {
    match &failure.problem {
        Problem::Invalid(problems) => {
            problems.iter().map(|problem| error::rule(lang, &problem.rule)).collect::<Vec<_>>().join(" ")
        }
        other => error::problem(lang, other),
    }
}

async fn carry_out(
    services: &Services,
    lang: Lang,
    import: &Import,
    headings: &[String],
    parsed: Arc<Parsed>,
) -> Outcome {
    let named = |failure: Failure| in_words(lang, failure);
    let organisation = new_organisation(lang, import);
    let preview = preview(services, lang, import, parsed.clone(), &organisation).await?;
    tell(lang, import, headings, &preview)?;
    let counts = preview.plan.counts();
    if preview.plan.needs_confirmation && !import.yes {
        return Err(t::import_needs_yes(lang, counts.to_deactivate, preview.imported).into());
    }
    let order = Order {
        organisation: organisation.clone(),
        fingerprint: preview.fingerprint,
        confirmed: import.yes,
        leads: import.leads_from_managers,
    };
    let outcome = services.import_people_file(parsed, &order, &on_stderr(lang)).await.map_err(named)?;
    let touched = !preview.plan.is_empty() || outcome.organisation || outcome.leads > 0;
    say(if touched { t::import_done(lang) } else { t::import_nothing(lang) });
    if outcome.organisation {
        say(t::import_organisation(lang, &organisation.name, &organisation.time_zone));
    }
    if outcome.leads > 0 {
        say(t::import_done_leads(lang, outcome.leads));
    }
    Ok(())
}

fn in_words(lang: Lang, failure: Failure) -> Box<dyn std::error::Error> {
    match failure.problem {
        Problem::Stale => t::import_stale(lang).into(),
        Problem::Internal | Problem::Unavailable => told(lang, failure),
        _ => unreadable(lang, &failure).into(),
    }
}

/// An error if rows are bad: then nothing is applied.
fn tell(lang: Lang, import: &Import, headings: &[String], preview: &Preview) -> Outcome {
    let counts = preview.plan.counts();
    let number = |n: u64| format::number(lang, i64::try_from(n).unwrap_or(i64::MAX));
    let Counts { new, changed, moved, unchanged, reactivated, to_deactivate, areas, roles, errors, warnings } = counts;
    let [new, changed, moved] = [new, changed, moved].map(number);
    let [unchanged, reactivated, to_deactivate] = [unchanged, reactivated, to_deactivate].map(number);
    say(t::import_counts(lang, &new, &changed, &moved, &unchanged, &reactivated, &to_deactivate));
    if areas + roles > 0 {
        say(t::import_places(lang, &number(areas), &number(roles)));
    }
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    if errors > 0 {
        say(t::import_errors(lang, count(errors)));
        preview.plan.errors().for_each(|issue| say(issue_line(lang, headings, issue)));
    }
    if warnings > 0 {
        say(t::import_warnings(lang, count(warnings)));
        preview.plan.warnings().for_each(|issue| say(issue_line(lang, headings, issue)));
    }
    if errors == 0 && !preview.leads.is_empty() {
        say(t::import_leads(lang, i64::try_from(preview.leads.len()).unwrap_or(i64::MAX)));
        for lead in &preview.leads {
            say(t::import_lead(lang, &lead.area, &lead.name, lead.votes, lead.members));
            if lead.level_with > 0 {
                say(t::import_lead_level(lang, i64::try_from(lead.level_with).unwrap_or(i64::MAX)));
            }
        }
        if !import.leads_from_managers {
            say(t::import_leads_hint(lang));
        }
    }
    if errors > 0 { Err(t::import_nothing_applied(lang).into()) } else { Ok(()) }
}

/// Line, column, value and what is wrong. The value is quoted, so that nothing in it reaches the terminal as a command.
fn issue_line(lang: Lang, headings: &[String], issue: &Issue) -> String {
    let what = words::problem(lang, issue);
    let Some(column) = issue.column else { return t::import_issue_row(lang, issue.line, &what) };
    let heading = usize::try_from(column).ok().and_then(|column| headings.get(column.checked_sub(1)?));
    let place = t::import_column(lang, column, heading.map_or("", |heading| heading.trim()));
    t::import_issue(lang, issue.line, &place, &format!("{:?}", issue.value), &what)
}

/// Tells what takes longer than a moment: in place on a terminal, else a line every tenth.
fn on_stderr(lang: Lang) -> Progress {
    let terminal = std::io::stderr().is_terminal();
    let started = Instant::now();
    let told = Mutex::new((Duration::ZERO, 0));
    Arc::new(move |done, total| {
        let Ok(mut told) = told.lock() else { return };
        let (since, tenths) = *told;
        let now = started.elapsed();
        let tenth = (done * 10).checked_div(total).unwrap_or_default();
        let number = |n: u64| format::number(lang, i64::try_from(n).unwrap_or(i64::MAX));
        let finished = done == total && since > Duration::ZERO;
        if terminal && (finished || now.saturating_sub(since) > Duration::from_millis(300)) {
            let end = if done == total { "\n" } else { "" };
            let mut stderr = std::io::stderr();
            // Who does not look misses nothing.
            let _ = write!(stderr, "\r{} / {}{end}", number(done), number(total)).and_then(|()| stderr.flush());
            *told = (now, tenth);
        } else if !terminal && tenth > tenths && now > Duration::from_millis(500) {
            let _ = writeln!(std::io::stderr(), "{} / {}", number(done), number(total));
            *told = (now, tenth);
        }
    })
}

//! `hilo doctor`: looks at everything and says what to do.

mod data;
mod files;

use super::{Outcome, say};
use crate::{
    config::{Config, ConfigError},
    database::Url,
};
use hilo_app::{format, locales::console as t};
use hilo_domain::{lang::Lang, time::Millis};
use std::path::PathBuf;

/// How it is with one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Ok,
    Warning,
    Problem,
}

/// One line of the report.
#[derive(Debug)]
struct Finding {
    verdict: Verdict,
    topic: &'static str,
    said: String,
    /// What to do about it.
    fix: Option<String>,
}

impl Finding {
    fn ok(topic: &'static str, said: impl Into<String>) -> Self {
        Self { verdict: Verdict::Ok, topic, said: said.into(), fix: None }
    }

    fn warning(topic: &'static str, said: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { verdict: Verdict::Warning, topic, said: said.into(), fix: Some(fix.into()) }
    }

    fn problem(topic: &'static str, said: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { verdict: Verdict::Problem, ..Self::warning(topic, said, fix) }
    }
}

/// An instant as the report shows it.
fn moment(lang: Lang, at: Millis) -> String {
    format::moment(lang, at, "UTC")
}

pub(super) async fn run(lang: Lang, file: Option<&PathBuf>, config: Result<Config, ConfigError>) -> Outcome {
    let mut findings = Vec::new();
    match config {
        Ok(config) => {
            let from =
                file.map_or_else(|| t::doctor_configuration_defaults(lang).to_owned(), |f| f.display().to_string());
            findings.push(Finding::ok(t::doctor_configuration(lang), t::doctor_configuration_ok(lang, &from)));
            look(lang, &config, &mut findings).await;
        }
        Err(error) => findings.push(Finding::problem(
            t::doctor_configuration(lang),
            error.told(lang),
            t::doctor_configuration_fix(lang),
        )),
    }
    report(lang, &findings)
}

async fn look(lang: Lang, config: &Config, findings: &mut Vec<Finding>) {
    findings.extend(files::https(lang, config));
    findings.push(data::clock(lang));
    let missing = match &config.database_url {
        Url::Sqlite(file) => !file.exists(),
        Url::Postgres(_) => false,
    };
    let database = t::doctor_database(lang);
    if missing {
        let said = t::doctor_database_missing(lang, &config.database_url.shown());
        findings.push(Finding::warning(database, said, t::doctor_database_missing_fix(lang)));
    } else {
        data::database(lang, config, findings).await;
    }
    if let Url::Sqlite(file) = &config.database_url {
        findings.extend(files::permissions(lang, file));
        findings.push(files::space(lang, file));
    }
}

fn report(lang: Lang, findings: &[Finding]) -> Outcome {
    let word = |verdict| match verdict {
        Verdict::Ok => t::doctor_ok(lang),
        Verdict::Warning => t::doctor_warning(lang),
        Verdict::Problem => t::doctor_problem(lang),
    };
    let width = |texts: &mut dyn Iterator<Item = &str>| texts.map(|text| text.chars().count()).max().unwrap_or(0);
    let first = width(&mut findings.iter().map(|finding| word(finding.verdict)));
    let second = width(&mut findings.iter().map(|finding| finding.topic));
    for finding in findings {
        say(format!("{:first$}  {:second$}  {}", word(finding.verdict), finding.topic, finding.said));
        if let Some(fix) = &finding.fix {
            say(format!("{:first$}  {:second$}  → {fix}", "", ""));
        }
    }
    let count = |verdict| findings.iter().filter(|finding| finding.verdict == verdict).count();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (problems, warnings) = (count(Verdict::Problem), count(Verdict::Warning));
    let summary = t::doctor_found(lang, number(problems), number(warnings));
    match (problems, warnings) {
        (0, 0) => say(t::doctor_all_well(lang)),
        (0, _) => say(&summary),
        _ => return Err(summary.into()),
    }
    Ok(())
}

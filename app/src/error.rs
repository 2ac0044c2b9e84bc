//! Problems in words, and the pages for when there is nothing else to show.

use crate::{
    cx::{Cx, is_secret},
    locales::problems as t,
    reply::{Frame, Page},
    ui::{drawings, form::kept},
};
use hilo_domain::{
    lang::Lang,
    problem::{FieldProblem, Problem, Rule},
};
use leptos::prelude::*;

/// A rule that a field broke, and what to do.
#[must_use]
pub fn rule(lang: Lang, rule: &Rule) -> String {
    match rule {
        Rule::Required => t::required(lang).to_owned(),
        Rule::TooShort { min } => t::too_short(lang, *min),
        Rule::TooLong { max } => t::too_long(lang, *max),
        Rule::ControlCharacters => t::control_characters(lang).to_owned(),
        Rule::NotAnEmail => t::not_an_email(lang).to_owned(),
        Rule::NotATime => t::not_a_time(lang).to_owned(),
        Rule::NotADate => t::not_a_date(lang).to_owned(),
        Rule::NotANumber { min, max } => t::not_a_number(lang, *min, *max),
        Rule::UnknownChoice => t::unknown_choice(lang).to_owned(),
        Rule::Taken => t::taken(lang).to_owned(),
        Rule::PasswordsDiffer => t::passwords_differ(lang).to_owned(),
        Rule::WrongPassword => t::wrong_password(lang).to_owned(),
        Rule::WrongSignIn => t::wrong_sign_in(lang).to_owned(),
        Rule::WeakPassword => t::weak_password(lang).to_owned(),
        Rule::DeadLink => t::dead_link(lang).to_owned(),
        Rule::LastAdmin => t::last_admin(lang).to_owned(),
        Rule::Oneself => t::oneself(lang).to_owned(),
        Rule::EndsBeforeStart => t::ends_before_start(lang).to_owned(),
        Rule::AreaUnderItself => t::area_under_itself(lang).to_owned(),
        Rule::AreaNotEmpty => t::area_not_empty(lang).to_owned(),
        Rule::NotConfirmed => t::not_confirmed(lang).to_owned(),
        Rule::BadRhythm => t::bad_rhythm(lang).to_owned(),
        Rule::WeekClosed => t::week_closed(lang).to_owned(),
        Rule::PulseClosed => t::pulse_closed(lang).to_owned(),
        Rule::TooMany { max } => t::too_many_things(lang, *max),
        Rule::UnknownTimeZone => t::unknown_time_zone(lang).to_owned(),
        Rule::UnknownPerson => t::unknown_person(lang).to_owned(),
        Rule::AmbiguousPerson => t::ambiguous_person(lang).to_owned(),
        Rule::OverlappingAbsence => t::overlapping_absence(lang).to_owned(),
        Rule::RootArea => t::root_area(lang).to_owned(),
        Rule::RoleInUse => t::role_in_use(lang).to_owned(),
        Rule::FileEmpty => t::file_empty(lang).to_owned(),
        Rule::FileIsSpreadsheet => t::file_is_spreadsheet(lang).to_owned(),
        Rule::FileIsNoCsv => t::file_is_no_csv(lang).to_owned(),
        Rule::FileUnclosedQuote { line } => t::file_unclosed_quote(lang, *line),
        Rule::FileWithoutRows => t::file_without_rows(lang).to_owned(),
        Rule::FileTooManyRows { max } => t::file_too_many_rows(lang, &crate::format::number(lang, *max)),
        Rule::NoNameColumn => t::no_name_column(lang).to_owned(),
        Rule::NoLoginColumn => t::no_login_column(lang).to_owned(),
        Rule::ColumnTwice => t::column_twice(lang).to_owned(),
        Rule::BadRows { count } => t::bad_rows(lang, *count),
        Rule::NoLongerPublished => t::no_longer_published(lang).to_owned(),
        Rule::OneOfItsKind => t::one_of_its_kind(lang).to_owned(),
        Rule::EmptyJourney => t::empty_journey(lang).to_owned(),
        Rule::NothingChanged => t::nothing_changed(lang).to_owned(),
    }
}

/// What is wrong with which field, in words, for an island that says it beside them.
#[must_use]
pub fn fields(lang: Lang, problems: &[FieldProblem]) -> serde_json::Value {
    let one = |problem: &FieldProblem| serde_json::json!({ "field": problem.field, "text": rule(lang, &problem.rule) });
    problems.iter().map(one).collect()
}

/// A whole problem in one sentence, for the top of a form that has what was typed.
#[must_use]
pub fn problem(lang: Lang, problem: &Problem) -> String {
    match problem {
        Problem::SignIn => t::resumed(lang).to_owned(),
        Problem::Forbidden => t::forbidden(lang).to_owned(),
        Problem::ForeignForm => t::foreign_form(lang).to_owned(),
        Problem::WrongMethod => t::wrong_method(lang).to_owned(),
        Problem::NotFound => t::gone(lang).to_owned(),
        Problem::Invalid(_) => t::not_saved(lang).to_owned(),
        Problem::Stale => t::stale(lang).to_owned(),
        Problem::Refused(broken) => rule(lang, broken),
        Problem::TooMany { retry_after_seconds } => t::too_many(lang, *retry_after_seconds),
        Problem::TooLarge { max_bytes } => t::too_large(lang, &size(*max_bytes)),
        Problem::Malformed => t::malformed(lang).to_owned(),
        Problem::Unavailable => t::unavailable(lang).to_owned(),
        Problem::Internal => t::broken_text(lang).to_owned(),
    }
}

/// As [`problem`], where nothing that was typed is still there.
fn problem_of_button(lang: Lang, what: &Problem) -> String {
    match what {
        Problem::Stale => t::changed_meanwhile(lang).to_owned(),
        Problem::Unavailable => t::no_answer(lang).to_owned(),
        Problem::Invalid(_) => t::nothing_changed_yet(lang).to_owned(),
        other => problem(lang, other),
    }
}

fn size(bytes: i64) -> String {
    if bytes < 1 << 20 { format!("{} kB", bytes >> 10) } else { format!("{} MB", bytes >> 20) }
}

/// What a form's problem is headed with, and what is said under it. `kept` says that what was typed is still there.
#[must_use]
pub fn headline(lang: Lang, what: &Problem, kept: bool) -> (Option<&'static str>, Option<String>) {
    let said = |kept: bool| Some(if kept { problem(lang, what) } else { problem_of_button(lang, what) });
    let Problem::Invalid(fields) = what else { return (None, said(kept)) };
    let any = |broken: fn(&Rule) -> bool| fields.iter().any(|field| broken(&field.rule));
    // A password is not kept, and neither is a file: that what was typed is still there would be false.
    let kept = kept && !fields.iter().all(|field| is_secret(&field.field));
    if any(|rule| matches!(rule, Rule::WrongSignIn)) {
        (Some(t::not_signed_in(lang)), None)
    } else if any(|rule| matches!(rule, Rule::WrongPassword)) {
        (Some(t::password_unfit(lang)), said(false))
    } else if any(Rule::is_of_a_file) {
        (Some(t::file_unfit(lang)), Some(t::not_uploaded(lang).to_owned()))
    } else if any(|rule| matches!(rule, Rule::Required)) {
        (Some(t::something_missing(lang)), said(kept))
    } else {
        (Some(t::something_wrong(lang)), said(kept))
    }
}

/// The page for a problem that no form can show; if one was sent, with what was typed into it.
#[must_use]
pub fn page(cx: &Cx, what: &Problem) -> Page {
    let lang = cx.lang;
    let kept = cx.failed.as_ref().and_then(|failed| {
        // Said by the page itself.
        failed.say();
        kept(lang, &failed.values)
    });
    let (title, text, drawing) = match what {
        Problem::NotFound | Problem::SignIn => (t::lost_title(lang), t::lost_text(lang).to_owned(), drawings::CUT),
        Problem::WrongMethod => (t::lost_title(lang), problem(lang, what), drawings::CUT),
        Problem::Internal => (t::broken_title(lang), t::broken_text(lang).to_owned(), drawings::FRAYED),
        Problem::Unavailable => (t::broken_title(lang), problem_of_button(lang, what), drawings::SLACK),
        other => (t::forbidden_title(lang), problem_of_button(lang, other), drawings::KNOT),
    };
    let body = view! {
        <div class="lost">
            <svg class="lost-drawing" viewBox="0 0 300 80" aria-hidden="true" inner_html=drawing></svg>
            <p class="code">{what.status()}</p>
            <h1>{title}</h1>
            <p class="lede">{text}</p>
            <div class="actions"><a class="btn btn-primary" href="/">{t::go_home(lang)}</a></div>
        </div>
        {kept}
    };
    Page::new(title, body.into_any()).frame(Frame::Full).status(what.status())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_says_what_is_true_of_the_form() {
        let heading = |rule: Rule| headline(Lang::Es, &Problem::field("x", rule), true);
        let (title, said) = heading(Rule::Required);
        assert_eq!((title, said.as_deref()), (Some("Falta algo"), Some("No se guardó. Lo escrito sigue aquí.")));
        assert_eq!(heading(Rule::TooLong { max: 3 }).0, Some("Hay algo que corregir"));
        for unkept in [Rule::WrongSignIn, Rule::WrongPassword, Rule::FileEmpty, Rule::FileIsNoCsv] {
            let (title, said) = heading(unkept);
            assert!(title.is_some_and(|title| title != "Falta algo"));
            assert!(said.is_none_or(|said| !said.contains("sigue aquí")));
        }
        // Nor is there anything left in fields that were emptied, or on a button.
        let emptied = ["password", "password_again"]
            .map(|field| FieldProblem { field: field.to_owned(), rule: Rule::PasswordsDiffer });
        let emptied = headline(Lang::Es, &Problem::Invalid(emptied.to_vec()), true);
        assert_eq!(emptied, (Some("Hay algo que corregir"), Some("No se cambió nada.".to_owned())));
        for what in [Problem::Stale, Problem::Unavailable, Problem::field("x", Rule::Required)] {
            let keeps = |kept| headline(Lang::Es, &what, kept).1.is_some_and(|said| said.contains("sigue aquí"));
            assert!(keeps(true) && !keeps(false), "{what:?}");
        }
    }

    #[test]
    fn sizes_are_never_nothing() {
        let said = |max_bytes| problem(Lang::Es, &Problem::TooLarge { max_bytes });
        assert_eq!(said(512 << 10), "Es demasiado grande: se aceptan hasta 512 kB.");
        assert_eq!(said(64 << 20), "Es demasiado grande: se aceptan hasta 64 MB.");
    }
}

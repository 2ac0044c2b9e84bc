//! Fields, and what is wrong with a row, in words.

use crate::locales::import as t;
use hilo_domain::{
    lang::Lang,
    people_import::{Delimiter, Encoding, Field, Issue, Problem},
};

#[must_use]
pub const fn field(lang: Lang, field: Field) -> &'static str {
    match field {
        Field::EmployeeId => t::field_employee_id(lang),
        Field::Name => t::field_name(lang),
        Field::FirstName => t::field_first_name(lang),
        Field::LastName => t::field_last_name(lang),
        Field::SecondLastName => t::field_second_last_name(lang),
        Field::Email => t::field_email(lang),
        Field::Role => t::field_role(lang),
        Field::Area => t::field_area(lang),
        Field::Manager => t::field_manager(lang),
        Field::HiredOn => t::field_hired_on(lang),
    }
}

/// Where the long one would be in the way.
#[must_use]
pub const fn field_short(lang: Lang, which: Field) -> &'static str {
    match which {
        Field::Manager => t::field_manager_short(lang),
        other => field(lang, other),
    }
}

/// The field's name in forms.
#[must_use]
pub const fn field_key(field: Field) -> &'static str {
    match field {
        Field::EmployeeId => "employee_id",
        Field::Name => "name",
        Field::FirstName => "first_name",
        Field::LastName => "last_name",
        Field::SecondLastName => "second_last_name",
        Field::Email => "email",
        Field::Role => "role",
        Field::Area => "area",
        Field::Manager => "manager",
        Field::HiredOn => "hired_on",
    }
}

/// What is wrong, and where it helps what to do.
#[must_use]
pub fn problem(lang: Lang, issue: &Issue) -> String {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    match &issue.problem {
        Problem::TooManyCells { expected, found } => {
            t::problem_too_many_cells(lang, (*found).into(), (*expected).into())
        }
        Problem::NoIdentifier => t::problem_no_identifier(lang).to_owned(),
        Problem::MissingName => t::problem_missing_name(lang).to_owned(),
        Problem::DuplicateEmployeeId { first_line } => t::problem_duplicate_employee_id(lang, number(*first_line)),
        Problem::DuplicateEmail { first_line } => t::problem_duplicate_email(lang, number(*first_line)),
        Problem::EmailOfAnother { name } => t::problem_email_of_another(lang, name),
        Problem::AdminAccount { name } => t::problem_admin_account(lang, name),
        Problem::BadEmail => t::problem_bad_email(lang).to_owned(),
        Problem::BadDate => t::problem_bad_date(lang).to_owned(),
        Problem::ControlCharacters => t::problem_control_characters(lang).to_owned(),
        Problem::TooLong { max } => t::problem_too_long(lang, (*max).into()),
        Problem::BadAreaPath => t::problem_bad_area_path(lang).to_owned(),
        Problem::AreaTooDeep { max } => t::problem_area_too_deep(lang, (*max).into()),
        Problem::AmbiguousArea { paths } => t::problem_ambiguous_area(lang, &paths.join(", ")),
        Problem::UnknownManager => t::problem_unknown_manager(lang).to_owned(),
        Problem::ManagerCycle => t::problem_manager_cycle(lang).to_owned(),
        Problem::NoArea => t::problem_no_area(lang).to_owned(),
        Problem::NoAreaColumn { people } => t::problem_no_area_column(lang, number(*people)),
        Problem::NoRole => t::problem_no_role(lang).to_owned(),
        Problem::OwnManager => t::problem_own_manager(lang).to_owned(),
    }
}

#[must_use]
pub const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16 => "UTF-16",
        Encoding::Windows1252 => "Windows-1252",
    }
}

#[must_use]
pub const fn delimiter(lang: Lang, delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => t::delimiter_comma(lang),
        Delimiter::Semicolon => t::delimiter_semicolon(lang),
        Delimiter::Tab => t::delimiter_tab(lang),
    }
}

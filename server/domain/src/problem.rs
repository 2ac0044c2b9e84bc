//! What can go wrong, as a person is told: no text, no internals. `app` puts it into words in each language.

use serde::{Deserialize, Serialize};

/// Why a request was not carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Nobody is signed in, or the session ended. 401.
    SignIn,
    /// The actor knows of the thing and may not do this to it. 403.
    Forbidden,
    /// The form came from another site, or does not say where it came from. 403.
    ForeignForm,
    /// The address is there and takes no such method. 405.
    WrongMethod,
    /// There is no such thing, or the actor may not know that there is. 404.
    NotFound,
    /// What was typed does not hold; each problem names its field. 422.
    Invalid(Vec<FieldProblem>),
    /// The thing changed since the form was opened; nothing was stored. 409.
    Stale,
    /// A rule of the house forbids it, whatever is typed. 409.
    Refused(Rule),
    /// Too many failures; wait so many seconds. 429.
    TooMany { retry_after_seconds: i64 },
    /// More bytes than are taken. 413.
    TooLarge { max_bytes: i64 },
    /// The form could not be read at all. 400.
    Malformed,
    /// The database or another part is busy or away; trying again may help. 503.
    Unavailable,
    /// A defect of ours. 500.
    Internal,
}

impl Problem {
    /// One field, one rule.
    #[must_use]
    pub fn field(field: impl Into<String>, rule: Rule) -> Self {
        Self::Invalid(vec![FieldProblem { field: field.into(), rule }])
    }

    /// The HTTP status (RFC 9110 §15).
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignIn => 401,
            Self::Forbidden | Self::ForeignForm => 403,
            Self::WrongMethod => 405,
            Self::NotFound => 404,
            Self::Invalid(_) => 422,
            Self::Stale | Self::Refused(_) => 409,
            Self::TooMany { .. } => 429,
            Self::TooLarge { .. } => 413,
            Self::Malformed => 400,
            Self::Unavailable => 503,
            Self::Internal => 500,
        }
    }
}

/// A rule broken by the content of one field, by the field's name in its form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    pub field: String,
    pub rule: Rule,
}

/// The rules of the house. Lengths are in characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    Required,
    TooShort {
        min: i64,
    },
    TooLong {
        max: i64,
    },
    /// NUL or another control character.
    ControlCharacters,
    NotAnEmail,
    NotADate,
    /// Not a time such as 08:30.
    NotATime,
    NotANumber {
        min: i64,
        max: i64,
    },
    /// Not one of the choices.
    UnknownChoice,
    /// Somebody or something else has it.
    Taken,
    /// The two passwords differ.
    PasswordsDiffer,
    /// The present password is wrong.
    WrongPassword,
    /// E-mail or number and password do not go together.
    WrongSignIn,
    /// A password found in every list of stolen ones, or made of the person's own name or e-mail.
    WeakPassword,
    /// The link was used, has expired or never was.
    DeadLink,
    /// The last admin can't lose the grant or be deactivated.
    LastAdmin,
    /// One can't do this to oneself.
    Oneself,
    /// The end is before the start.
    EndsBeforeStart,
    /// An area can't be moved under itself.
    AreaUnderItself,
    /// People or areas are still in it.
    AreaNotEmpty,
    /// Needs the box ticked that says that it is meant.
    NotConfirmed,
    /// The week's window does not fit into a week.
    BadRhythm,
    /// The week has closed: what was sent stays as it is.
    WeekClosed,
    /// The period of the pulse has closed: its key is gone.
    PulseClosed,
    /// More things than are taken.
    TooMany {
        max: i64,
    },
    /// The time zone is unknown (IANA names).
    UnknownTimeZone,
    /// No active person has this e-mail, number or exact name.
    UnknownPerson,
    /// Several active people have this name.
    AmbiguousPerson,
    /// Another absence shares a day with this one.
    OverlappingAbsence,
    /// The root of the tree is the organisation: it stays where it is.
    RootArea,
    /// The role has a history or contributions.
    RoleInUse,
    /// Nothing is in the file.
    FileEmpty,
    /// A workbook (XLSX, ODS, XLS) where a CSV is needed.
    FileIsSpreadsheet,
    /// An image, a document or something else that is no CSV.
    FileIsNoCsv,
    /// The quotation mark that opens on this line of the file never closes.
    FileUnclosedQuote {
        line: i64,
    },
    /// A header and nothing under it.
    FileWithoutRows,
    FileTooManyRows {
        max: i64,
    },
    /// No column holds a name.
    NoNameColumn,
    /// No column holds an employee number or an e-mail address.
    NoLoginColumn,
    /// Another column is said to hold the same.
    ColumnTwice,
    /// Rows of the file are bad; nothing is applied by halves.
    BadRows {
        count: i64,
    },
    /// The touchpoint or the statement that it speaks of was retired.
    NoLongerPublished,
    /// There is one of this kind already, and there may be one only.
    OneOfItsKind,
    /// A journey without a single touchpoint can't be published.
    EmptyJourney,
    /// It is the same as what is published already.
    NothingChanged,
}

impl Rule {
    /// It is about an uploaded file as a whole.
    #[must_use]
    pub const fn is_of_a_file(&self) -> bool {
        matches!(
            self,
            Self::FileEmpty
                | Self::FileIsSpreadsheet
                | Self::FileIsNoCsv
                | Self::FileUnclosedQuote { .. }
                | Self::FileWithoutRows
                | Self::FileTooManyRows { .. }
        )
    }
}

/// Gathers the problems of a form, so that all are shown at once.
#[derive(Debug, Default)]
pub struct Problems(Vec<FieldProblem>);

impl Problems {
    pub fn add(&mut self, field: impl Into<String>, rule: Rule) {
        self.0.push(FieldProblem { field: field.into(), rule });
    }

    /// # Errors
    /// `Problem::Invalid` with all that was gathered, if anything was.
    pub fn finish(self) -> Result<(), Problem> {
        if self.0.is_empty() { Ok(()) } else { Err(Problem::Invalid(self.0)) }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A single line: trimmed, inner white space folded, at most `max` characters, no control characters.
    pub fn line(&mut self, field: &str, value: &str, max: usize) -> String {
        let text = value.split_whitespace().collect::<Vec<_>>().join(" ");
        self.check(field, &text, max);
        text
    }

    /// A single line that must not be empty.
    pub fn required_line(&mut self, field: &str, value: &str, max: usize) -> String {
        let text = self.line(field, value, max);
        if text.is_empty() {
            self.add(field, Rule::Required);
        }
        text
    }

    /// A text of several lines: line ends as `\n`, trimmed, at most `max` characters.
    pub fn text(&mut self, field: &str, value: &str, max: usize) -> String {
        let text = value.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
        self.check(field, &text, max);
        text
    }

    /// A text of several lines that must not be empty.
    pub fn required_text(&mut self, field: &str, value: &str, max: usize) -> String {
        let text = self.text(field, value, max);
        if text.is_empty() {
            self.add(field, Rule::Required);
        }
        text
    }

    fn check(&mut self, field: &str, text: &str, max: usize) {
        if text.chars().nth(max).is_some() {
            self.add(field, Rule::TooLong { max: i64::try_from(max).unwrap_or(i64::MAX) });
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            self.add(field, Rule::ControlCharacters);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_and_checked() {
        let mut p = Problems::default();
        assert_eq!(p.line("name", "  Ana \n  Soto ", 20), "Ana Soto");
        assert!(p.is_empty());
        p.required_line("title", " \t ", 20);
        p.line("nul", "a\0b", 20);
        p.line("long", "ñandú", 4);
        let Err(Problem::Invalid(all)) = p.finish() else { panic!("should be invalid") };
        assert_eq!(
            all.into_iter().map(|f| (f.field, f.rule)).collect::<Vec<_>>(),
            [
                ("title".to_owned(), Rule::Required),
                ("nul".to_owned(), Rule::ControlCharacters),
                ("long".to_owned(), Rule::TooLong { max: 4 }),
            ]
        );
    }

    #[test]
    fn texts_keep_their_paragraphs() {
        let mut p = Problems::default();
        assert_eq!(p.text("body", "\r\nuno\r\n\r\ndos\t3\n", 100), "uno\n\ndos\t3");
        assert!(p.is_empty());
    }
}

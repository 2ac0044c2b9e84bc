//! Bytes to rows, off the async threads.

use crate::{Failure, Result};
use hilo_domain::{
    people_import::{FileProblem, Mapping, MappingProblem, Parsed, Table},
    problem::{Problem, Problems, Rule},
};

/// As the rule that a form's file field broke.
#[must_use]
pub fn file_rule(problem: FileProblem) -> Rule {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    match problem {
        FileProblem::Empty => Rule::FileEmpty,
        FileProblem::Spreadsheet => Rule::FileIsSpreadsheet,
        FileProblem::NotCsv => Rule::FileIsNoCsv,
        FileProblem::UnclosedQuote { line } => Rule::FileUnclosedQuote { line: number(line) },
        FileProblem::NoRows => Rule::FileWithoutRows,
        FileProblem::TooManyRows { max } => Rule::FileTooManyRows { max: number(max) },
    }
}

/// As the problems of the form in which each column has the field `column_N`, counted from 0.
pub(super) fn columns_problem(problems: &[MappingProblem]) -> Problem {
    let mut found = Problems::default();
    for problem in problems {
        match problem {
            MappingProblem::NoName => found.add("columns", Rule::NoNameColumn),
            MappingProblem::NoIdentifier => found.add("columns", Rule::NoLoginColumn),
            MappingProblem::NoSuchColumn { .. } => found.add("columns", Rule::UnknownChoice),
            MappingProblem::ColumnTwice { column } => found.add(format!("column_{column}"), Rule::ColumnTwice),
        }
    }
    found.finish().err().unwrap_or(Problem::Malformed)
}

/// Runs work that takes long off the async threads.
pub(super) async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Failure::internal)
}

/// The file as a table.
///
/// # Errors
/// [`Problem::Invalid`] for the field `file`.
pub async fn table(content: Vec<u8>) -> Result<Table> {
    let read = off_thread(move || Table::read(&content)).await?;
    read.map_err(|problem| Failure::field("file", file_rule(problem)))
}

/// The file's rows, by the columns as they are told, or as they are guessed.
///
/// # Errors
/// [`Problem::Invalid`] for the field `file` or the fields of the columns.
pub async fn rows(content: Vec<u8>, mapping: Option<Mapping>) -> Result<(Vec<String>, Parsed)> {
    let table = table(content).await?;
    let parsed = off_thread(move || {
        let mapping = mapping.unwrap_or_else(|| Mapping::guess(&table.header));
        table.rows(&mapping).map(|parsed| (table.header, parsed))
    });
    parsed.await?.map_err(|problems| columns_problem(&problems).into())
}

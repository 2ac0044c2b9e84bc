//! Bytes to a table of cells.

use std::fmt;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};

use super::header::Mapping;

/// The most people in one file.
pub const MAX_ROWS: u64 = 500_000;

/// How the file's characters are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    Utf8,
    /// With a byte-order mark, as spreadsheets save "Unicode text".
    Utf16,
    /// Whatever is not valid UTF-8.
    Windows1252,
}

/// What stands between two cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    Comma,
    Semicolon,
    Tab,
}

impl Delimiter {
    const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// Why a file as a whole cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileProblem {
    /// There is nothing in it.
    Empty,
    /// A workbook (XLSX, ODS, XLS): it has to be saved as CSV first.
    Spreadsheet,
    /// An image, a document, a program, a web page: no CSV.
    NotCsv,
    /// The quotation mark that opens on this line never closes.
    UnclosedQuote { line: u64 },
    /// There is a header and nobody under it.
    NoRows,
    /// There are more than [`MAX_ROWS`] rows.
    TooManyRows { max: u64 },
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty"),
            Self::Spreadsheet => f.write_str("the file is a spreadsheet; save it as CSV"),
            Self::NotCsv => f.write_str("the file is not a CSV"),
            Self::UnclosedQuote { line } => {
                write!(f, "the quotation mark on line {line} never closes")
            }
            Self::NoRows => f.write_str("the file has a header and no rows"),
            Self::TooManyRows { max } => write!(f, "the file has more than {max} rows"),
        }
    }
}

impl std::error::Error for FileProblem {}

/// One record, with the line of the file on which it starts (the file's first line is 1).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    pub line: u64,
    pub cells: Vec<String>,
}

/// A file as a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    pub encoding: Encoding,
    pub delimiter: Delimiter,
    /// The column headings as written.
    pub header: Vec<String>,
    /// The records under the header, without those whose cells are all empty.
    pub records: Vec<Record>,
}

impl Table {
    /// Reads a CSV file: UTF-8 (with or without byte-order mark), UTF-16 (with it) or Windows-1252;
    /// comma, semicolon or tab, whichever makes the most of the first line; quoted as in RFC 4180. A
    /// first line `sep=;`, as spreadsheets write it, is understood.
    ///
    /// # Errors
    /// As [`FileProblem`] tells.
    pub fn read(bytes: &[u8]) -> Result<Self, FileProblem> {
        check_kind(bytes)?;
        let (text, encoding) = decode(bytes);
        let text = if text.contains('\r') && !text.contains('\n') { text.replace('\r', "\n") } else { text };
        check_text(&text)?;
        let (named, body, first_line) = named_delimiter(&text);
        let delimiter = named.unwrap_or_else(|| likely_delimiter(body));
        if let Some(line) = unclosed_quote(body, delimiter) {
            let line = line + first_line;
            return Err(FileProblem::UnclosedQuote { line });
        }
        let mut records = records(body, delimiter, first_line)?.into_iter();
        let header = records.next().ok_or(FileProblem::Empty)?.cells;
        let records: Vec<Record> = records.collect();
        if records.is_empty() {
            return Err(FileProblem::NoRows);
        }
        Ok(Self { encoding, delimiter, header, records })
    }
}

/// What gives a file away by its first bytes.
fn check_kind(bytes: &[u8]) -> Result<(), FileProblem> {
    const SPREADSHEETS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];
    const OTHERS: [&[u8]; 10] = [
        b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"\x1f\x8b", b"\x7fELF", b"RIFF", b"SQLite format 3\0",
        b"7z\xbc\xaf", b"Rar!",
    ];
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FileProblem::Empty);
    }
    if SPREADSHEETS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(FileProblem::Spreadsheet);
    }
    if OTHERS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(FileProblem::NotCsv);
    }
    Ok(())
}

fn decode(bytes: &[u8]) -> (String, Encoding) {
    for (mark, encoding) in [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let (text, _) = encoding.decode_without_bom_handling(rest);
            return (text.into_owned(), Encoding::Utf16);
        }
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Encoding::Utf8);
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    (text.into_owned(), Encoding::Windows1252)
}

/// A stray control character is the fault of its row; many of them, or one in the header, are no CSV.
fn check_text(text: &str) -> Result<(), FileProblem> {
    const SAMPLE: usize = 65_536;
    if text.trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    let odd = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let header_is_odd = text.trim_start().lines().next().is_some_and(|line| line.chars().any(|c| odd(&c)));
    let sample = text.chars().take(SAMPLE).count();
    let strays = text.chars().take(SAMPLE).filter(odd).count();
    if header_is_odd || strays * 50 > sample || text.trim_start().starts_with('<') {
        return Err(FileProblem::NotCsv);
    }
    Ok(())
}

/// A delimiter that the file names itself, the text after that line, and how many lines were passed.
fn named_delimiter(text: &str) -> (Option<Delimiter>, &str, u64) {
    let Some((first, rest)) = text.split_once('\n') else {
        return (None, text, 0);
    };
    let first = first.trim_end_matches('\r').trim_matches('"').to_ascii_lowercase();
    let named = first.strip_prefix("sep=").and_then(|mark| {
        let byte = mark.as_bytes().first().copied()?;
        Delimiter::ALL.into_iter().find(|delimiter| mark.len() == 1 && delimiter.byte() == byte)
    });
    if named.is_some() { (named, rest, 1) } else { (None, text, 0) }
}

/// The delimiter that makes the most known headings out of the header, then the most cells.
fn likely_delimiter(body: &str) -> Delimiter {
    let header = body.trim_start().lines().next().unwrap_or_default();
    let mut best = (Delimiter::Comma, (0, 0));
    for delimiter in Delimiter::ALL {
        let Ok(found) = records(header, delimiter, 0) else {
            continue;
        };
        let cells = found.into_iter().next().map(|record| record.cells).unwrap_or_default();
        let score = (Mapping::guess(&cells).len(), cells.len());
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// The line (from 1) of a quotation mark that opens a cell and never closes.
fn unclosed_quote(body: &str, delimiter: Delimiter) -> Option<u64> {
    let mut line = 1;
    let mut opened = None;
    let mut at_start = true;
    let mut bytes = body.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match (opened, byte) {
            (Some(_), b'"') if bytes.peek() == Some(&b'"') => {
                bytes.next();
            }
            (Some(_), b'"') => opened = None,
            (None, b'"') if at_start => opened = Some(line),
            _ => {}
        }
        at_start = opened.is_none() && (byte == delimiter.byte() || byte == b'\n' || byte == b'\r');
        line += u64::from(byte == b'\n');
    }
    opened
}

fn records(body: &str, delimiter: Delimiter, lines_before: u64) -> Result<Vec<Record>, FileProblem> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.byte())
        .from_reader(body.as_bytes());
    let mut records = Vec::new();
    for record in reader.records() {
        // What is read is a `str` in memory: neither the encoding nor the reading can fail.
        let record = record.map_err(|_| FileProblem::NotCsv)?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if u64::try_from(records.len()).is_ok_and(|read| read > MAX_ROWS) {
            return Err(FileProblem::TooManyRows { max: MAX_ROWS });
        }
        // The reader gives the place before the empty lines that it passes over.
        let line = record.position().map_or(0, |position| {
            let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
            let passed = body.as_bytes().get(from..).unwrap_or_default().iter();
            let passed = passed.take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n');
            position.line() + passed.fold(0, |lines, _| lines + 1)
        });
        records.push(Record { line: line + lines_before, cells: record.iter().map(str::to_owned).collect() });
    }
    Ok(records)
}

#[cfg(test)]
mod tests;

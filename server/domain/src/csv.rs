//! Writing comma-separated values (RFC 4180) that spreadsheets open without harm.

use crate::people_import::guarded;

/// So that spreadsheets read the accents: UTF-8's byte-order mark, to start a file with.
pub const START: &str = "\u{feff}";

/// One record. A cell that a spreadsheet would calculate gets an apostrophe before it.
pub fn record<'a>(out: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (position, cell) in cells.into_iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        let cell = guarded(cell);
        if cell.contains([',', ';', '\t', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::record;

    #[test]
    fn cells_are_quoted_and_harmless() {
        let mut out = String::new();
        record(&mut out, ["Ana", "a \"b\", c", "=1+1", ""]);
        assert_eq!(out, "Ana,\"a \"\"b\"\", c\",'=1+1,\r\n");
    }
}

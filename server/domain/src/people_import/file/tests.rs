use super::*;
use proptest::prelude::*;

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let table = Table::read(bytes).unwrap();
    std::iter::once(table.header).chain(table.records.into_iter().map(|record| record.cells)).collect()
}

#[test]
fn encodings_and_delimiters() {
    let expected = [["name", "email"], ["José Ñuñoa", "j@x.example"]];
    for (bytes, encoding, delimiter) in [
        (&b"name,email\nJos\xc3\xa9 \xc3\x91u\xc3\xb1oa,j@x.example\n"[..], Encoding::Utf8, Delimiter::Comma),
        (
            b"\xef\xbb\xbfname;email\r\nJos\xc3\xa9 \xc3\x91u\xc3\xb1oa;j@x.example",
            Encoding::Utf8,
            Delimiter::Semicolon,
        ),
        (b"name\temail\rJos\xe9 \xd1u\xf1oa\tj@x.example\r", Encoding::Windows1252, Delimiter::Tab),
        (
            b"sep=;\r\nname;email\r\n\r\nJos\xe9 \xd1u\xf1oa;j@x.example\r\n;\r\n",
            Encoding::Windows1252,
            Delimiter::Semicolon,
        ),
    ] {
        assert_eq!(cells(bytes), expected, "{encoding:?}");
        let table = Table::read(bytes).unwrap();
        assert_eq!((table.encoding, table.delimiter), (encoding, delimiter));
    }
    let wide: Vec<u8> =
        "\u{feff}name\temail\r\nJosé Ñuñoa\tj@x.example".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(cells(&wide), expected);
}

#[test]
fn the_delimiter_is_the_one_that_makes_headings() {
    assert_eq!(Table::read(b"nombre;cargo, puesto;x,y,z,w\na;b;c").unwrap().delimiter, Delimiter::Semicolon);
    assert_eq!(Table::read(b"\"a,b,c\";d\n1;2").unwrap().delimiter, Delimiter::Semicolon);
}

#[test]
fn lines_are_those_of_the_file() {
    let table = Table::read(b"\n\nname,email\r\n\r\n\"two\nlines\",a\n,\n\nb,c\n").unwrap();
    let lines: Vec<u64> = table.records.iter().map(|record| record.line).collect();
    assert_eq!(lines, [5, 9]);
    let table = Table::read(b"sep=,\nname,email\na,b\n").unwrap();
    assert_eq!(table.records[0].line, 3);
}

#[test]
fn what_is_no_csv() {
    for (bytes, problem) in [
        (&b""[..], FileProblem::Empty),
        (b" \r\n\t\n", FileProblem::Empty),
        (b"\xef\xbb\xbf\n", FileProblem::Empty),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileProblem::NotCsv),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", FileProblem::NotCsv),
        (b"%PDF-1.7\n", FileProblem::NotCsv),
        (b"<!DOCTYPE html><table>", FileProblem::NotCsv),
        (b"na\0me,email\na,b", FileProblem::NotCsv),
        (b"PK\x03\x04\x14\0\x06\0", FileProblem::Spreadsheet),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileProblem::Spreadsheet),
        (b"name,email\n", FileProblem::NoRows),
        (b"name,email\n\"a,b\nc,d\n", FileProblem::UnclosedQuote { line: 2 }),
        (b"sep=;\nname;email\na;\"\"\"b\nc;d\n", FileProblem::UnclosedQuote { line: 3 }),
    ] {
        assert_eq!(Table::read(bytes), Err(problem), "{:?}", String::from_utf8_lossy(bytes));
    }
    assert!(Table::read(b"name,email\na \"quoted\" b,\"c \"\"d\"\"\"\n").is_ok());
}

#[test]
fn a_stray_control_character_is_left_to_its_row() {
    let filler = "Ana,ana@example.com\n".repeat(20);
    assert!(Table::read(format!("name,email\n{filler}a\0b,c\n").as_bytes()).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Table::read(&bytes);
    }

    #[test]
    fn text_like_bytes_neither(text in "[a\"',;\t\n\r =]{0,60}") {
        if let Ok(table) = Table::read(text.as_bytes()) {
            prop_assert!(table.records.windows(2).all(|two| two[0].line <= two[1].line));
        }
    }
}

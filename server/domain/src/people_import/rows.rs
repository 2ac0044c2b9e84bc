//! Records to rows.

use super::cell::{self, MAX_EMPLOYEE_ID, MAX_NAME, MAX_ROLE};
use super::file::{Record, Table};
use super::header::{Field, Mapping, MappingProblem};
use super::issue::{Issue, Problem};
use super::path::{AreaPath, MAX_DEPTH};
use crate::date::Date;

/// How a row names a manager.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ManagerName {
    /// By e-mail address, in lower case.
    Email(String),
    /// By employee number.
    EmployeeId(String),
}

impl ManagerName {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Email(text) | Self::EmployeeId(text) => text,
        }
    }
}

/// One person as a file has them. A field is `None` when its cell is empty, its column is not mapped, or
/// its value is bad.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportRow {
    /// The line of the file on which the row starts (the file's first line is 1).
    pub line: u64,
    pub employee_id: Option<String>,
    /// Empty only where [`Problem::MissingName`] or another error was reported.
    pub name: String,
    /// In lower case.
    pub email: Option<String>,
    pub role: Option<String>,
    pub area: Option<AreaPath>,
    pub manager: Option<ManagerName>,
    pub hired_on: Option<Date>,
    /// No error was found in the row by itself.
    pub sound: bool,
}

/// The rows of a file, and what was found wrong in each by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parsed {
    pub mapping: Mapping,
    /// In the order of the file.
    pub rows: Vec<ImportRow>,
    /// Errors and warnings, in the order of the file.
    pub issues: Vec<Issue>,
}

impl Table {
    /// Reads every record with a mapping. Rows that are short are taken to end in empty cells.
    ///
    /// # Errors
    /// When the mapping does not fit the file, with all that is wrong with it.
    pub fn rows(&self, mapping: &Mapping) -> Result<Parsed, Vec<MappingProblem>> {
        mapping.check(self.header.len())?;
        let mut issues = Vec::new();
        let mut rows = Vec::with_capacity(self.records.len());
        for record in &self.records {
            let reading = Reading { record, mapping, columns: self.header.len(), issues: &mut issues, sound: true };
            rows.push(reading.row());
        }
        let mapping = mapping.clone();
        Ok(Parsed { mapping, rows, issues })
    }
}

struct Reading<'a> {
    record: &'a Record,
    mapping: &'a Mapping,
    columns: usize,
    issues: &'a mut Vec<Issue>,
    sound: bool,
}

impl Reading<'_> {
    fn row(mut self) -> ImportRow {
        self.check_width();
        let employee_id = self.text(Field::EmployeeId, MAX_EMPLOYEE_ID);
        let name = self.name();
        let email = self.email();
        if employee_id.is_none() && email.is_none() && self.sound {
            self.found(None, Problem::NoIdentifier);
        }
        let role = self.text(Field::Role, MAX_ROLE);
        self.warn_if_empty(Field::Role, Problem::NoRole);
        let area = self.area();
        self.warn_if_empty(Field::Area, Problem::NoArea);
        let manager = self.manager();
        let hired_on = self.text(Field::HiredOn, 40).and_then(|text| {
            let date = cell::date(&text);
            self.keep(Field::HiredOn, date)
        });
        ImportRow { line: self.record.line, employee_id, name, email, role, area, manager, hired_on, sound: self.sound }
    }

    fn check_width(&mut self) {
        let beyond = self.record.cells.get(self.columns..).unwrap_or_default();
        if beyond.iter().any(|cell| !cell.trim().is_empty()) {
            let count = |cells: usize| u32::try_from(cells).unwrap_or(u32::MAX);
            let (expected, found) = (count(self.columns), count(self.record.cells.len()));
            self.found(None, Problem::TooManyCells { expected, found });
        }
    }

    fn cell(&self, field: Field) -> Option<&str> {
        let column = usize::try_from(self.mapping.get(field)?).ok()?;
        Some(self.record.cells.get(column).map_or("", String::as_str))
    }

    fn found(&mut self, field: Option<Field>, problem: Problem) {
        self.sound &= problem.is_warning();
        let value = field.and_then(|field| self.cell(field)).unwrap_or_default();
        let issue = Issue {
            line: self.record.line,
            column: field.and_then(|field| self.mapping.get(field)).map(|column| column + 1),
            field,
            value: Issue::shortened(value.trim()),
            problem,
        };
        self.issues.push(issue);
    }

    fn keep<T>(&mut self, field: Field, value: Result<T, Problem>) -> Option<T> {
        value.map_err(|problem| self.found(Some(field), problem)).ok()
    }

    fn text(&mut self, field: Field, max: usize) -> Option<String> {
        let text = cell::text(self.cell(field)?, max);
        self.keep(field, text)?
    }

    fn warn_if_empty(&mut self, field: Field, warning: Problem) {
        if self.cell(field).is_some_and(|cell| cell.trim().is_empty()) {
            self.found(Some(field), warning);
        }
    }

    fn name(&mut self) -> String {
        let before = self.issues.len();
        let name = if let Some(name) = self.text(Field::Name, MAX_NAME) {
            name
        } else {
            let parts = [Field::FirstName, Field::LastName, Field::SecondLastName];
            let parts: Vec<String> = parts.into_iter().filter_map(|field| self.text(field, MAX_NAME)).collect();
            parts.join(" ")
        };
        let field =
            [Field::Name, Field::FirstName, Field::LastName].into_iter().find(|field| self.cell(*field).is_some());
        if name.chars().nth(MAX_NAME).is_some() {
            let max = u32::try_from(MAX_NAME).unwrap_or(u32::MAX);
            self.found(field, Problem::TooLong { max });
        } else if name.is_empty() && self.issues.len() == before {
            self.found(field, Problem::MissingName);
        }
        name
    }

    fn email(&mut self) -> Option<String> {
        let text = self.text(Field::Email, cell::MAX_EMAIL)?;
        let email = cell::normal_email(&text).ok_or(Problem::BadEmail);
        self.keep(Field::Email, email)
    }

    fn area(&mut self) -> Option<AreaPath> {
        let text = self.text(Field::Area, 2 * MAX_DEPTH * cell::MAX_AREA)?;
        let path = AreaPath::read(&text);
        let path = self.keep(Field::Area, path)?;
        if path.is_none() {
            self.found(Some(Field::Area), Problem::NoArea);
        }
        path
    }

    fn manager(&mut self) -> Option<ManagerName> {
        let text = self.text(Field::Manager, cell::MAX_EMAIL)?;
        Some(if text.contains('@') { ManagerName::Email(text.to_lowercase()) } else { ManagerName::EmployeeId(text) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(csv: &str) -> Parsed {
        let table = Table::read(csv.as_bytes()).unwrap();
        table.rows(&Mapping::guess(&table.header)).unwrap()
    }

    fn problems(csv: &str) -> Vec<(u64, Option<u32>, String, Problem)> {
        let issues = parsed(csv).issues.into_iter();
        issues.map(|issue| (issue.line, issue.column, issue.value, issue.problem)).collect()
    }

    #[test]
    fn a_row_in_spanish() {
        let parsed = parsed(
            "RUT;Nombre;Apellidos;Correo;Cargo;Área;Jefe;Fecha de ingreso\n7-K; Ana  María ;Soto Díaz;ANA@x.cl;Cajera;Tiendas/Maipú;12-3;04/03/2016\n",
        );
        let row = &parsed.rows[0];
        assert_eq!(parsed.issues, []);
        assert_eq!(row.name, "Ana María Soto Díaz");
        assert_eq!(row.email.as_deref(), Some("ana@x.cl"));
        assert_eq!(row.area, Some(AreaPath::of(["Tiendas", "Maipú"])));
        assert_eq!(row.manager, Some(ManagerName::EmployeeId("12-3".to_owned())));
        assert_eq!(row.hired_on, Date::from_ymd(2016, 3, 4));
        assert!(row.sound);
    }

    #[test]
    fn each_fault_with_its_line_column_and_value() {
        let long = "x".repeat(300);
        let csv = format!(
            "employee_id,name,email,role,area,manager,hired_on\n\
             1,,a@x.cl,r,a,,\n\
             ,Ana,,r,a,,\n\
             3,Eva,eva@x,r,a,,31/02/2020\n\
             4,{long},b@x.cl,r,a//b,,\n\
             5,I\u{7}n\u{e9}s,c@x.cl,r,a,,,extra\n\
             6,Luz,d@x.cl,, ,,\n\
             7,Sol\n"
        );
        let some = |column| Some(column);
        let shown = |value: &str| value.to_owned();
        assert_eq!(
            problems(&csv),
            [
                (2, some(2), shown(""), Problem::MissingName),
                (3, None, shown(""), Problem::NoIdentifier),
                (4, some(3), shown("eva@x"), Problem::BadEmail),
                (4, some(7), shown("31/02/2020"), Problem::BadDate),
                (5, some(2), format!("{}…", "x".repeat(80)), Problem::TooLong { max: 200 }),
                (5, some(5), shown("a//b"), Problem::BadAreaPath),
                (6, None, shown(""), Problem::TooManyCells { expected: 7, found: 8 }),
                (6, some(2), shown("I\u{7}nés"), Problem::ControlCharacters),
                (7, some(4), shown(""), Problem::NoRole),
                (7, some(5), shown(""), Problem::NoArea),
                (8, some(4), shown(""), Problem::NoRole),
                (8, some(5), shown(""), Problem::NoArea),
            ]
        );
        let sound: Vec<bool> = parsed(&csv).rows.iter().map(|row| row.sound).collect();
        assert_eq!(sound, [false, false, false, false, false, true, true]);
    }

    #[test]
    fn a_mapping_that_does_not_fit_is_refused() {
        let table = Table::read(b"a,b\n1,2\n").unwrap();
        assert_eq!(table.rows(&Mapping::default()), Err(vec![MappingProblem::NoName, MappingProblem::NoIdentifier]));
    }
}

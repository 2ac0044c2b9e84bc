//! Files of comma-separated values, for spreadsheets.

use crate::reply::{Answer, File};
use hilo_domain::{
    csv::{START, record},
    ids::AreaId,
};
use std::collections::HashMap;

/// A file of comma-separated values, from its headings on.
pub struct Sheet(String);

impl Sheet {
    pub fn new<'a>(heads: impl IntoIterator<Item = &'a str>) -> Self {
        let mut sheet = Self(String::from(START));
        sheet.line(heads);
        sheet
    }

    pub fn line<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        record(&mut self.0, cells);
    }

    /// # Errors
    /// Never; it ends a handler.
    pub fn file(self, name: impl Into<String>) -> Answer {
        File { name: name.into(), content_type: "text/csv; charset=utf-8", content: self.0.into_bytes() }.ok()
    }
}

/// Names of areas and of those above them, parted by `/`. An area counts as under another only after that one was
/// added, so a node goes before everything under it.
#[derive(Debug, Default)]
pub struct Paths(HashMap<AreaId, String>);

impl Paths {
    /// Adds an area; its path, among those that were added.
    pub fn add(&mut self, id: AreaId, parent: Option<AreaId>, name: &str) -> String {
        let path = match parent.and_then(|parent| self.0.get(&parent)) {
            Some(above) => format!("{above}/{name}"),
            None => name.to_owned(),
        };
        self.0.insert(id, path.clone());
        path
    }
}

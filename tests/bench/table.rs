//! The table that is printed, and the machine that it was measured on.

use std::{fmt::Write as _, fs};

/// What is asked of a figure.
#[derive(Debug, Clone, Copy)]
pub enum Reach {
    AtMost(f64),
    AtLeast(f64),
    /// It only informs.
    Told,
}

#[derive(Default)]
pub struct Table {
    rows: Vec<[String; 4]>,
}

impl Table {
    /// Adds a line, and says it at once: the whole takes minutes.
    pub fn add(&mut self, what: &str, value: f64, unit: &str, reach: Reach) {
        let (asked, reached) = match reach {
            Reach::AtMost(most) => (format!("≤ {}", shown(most, unit)), if value <= most { "yes" } else { "**no**" }),
            Reach::AtLeast(least) => {
                (format!("≥ {}", shown(least, unit)), if value >= least { "yes" } else { "**no**" })
            }
            Reach::Told => (String::new(), ""),
        };
        eprintln!("{what}: {}", shown(value, unit));
        self.rows.push([what.to_owned(), shown(value, unit), asked, reached.to_owned()]);
    }

    #[must_use]
    pub fn finished(&self) -> String {
        let mut out = format!("{}\n\n| what | measured | budget | reached |\n|---|---:|---:|---|\n", machine());
        for [what, value, asked, reached] in &self.rows {
            let _ = writeln!(out, "| {what} | {value} | {asked} | {reached} |");
        }
        out
    }
}

fn shown(value: f64, unit: &str) -> String {
    let number = if value >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") };
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

fn machine() -> String {
    let first = |file: &str, key: &str| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key)).map(str::to_owned);
        line.and_then(|line| line.split_once(':').map(|(_, value)| value.trim().to_owned())).unwrap_or_default()
    };
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let memory: u64 = first("/proc/meminfo", "MemTotal").split(' ').next().and_then(|kb| kb.parse().ok()).unwrap_or(0);
    format!("{}, {cores} cores, {} GiB", first("/proc/cpuinfo", "model name"), memory >> 20)
}

/// The middle of several measurements.
///
/// # Panics
/// If there are none.
#[must_use]
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

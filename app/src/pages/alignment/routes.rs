//! Where these pages are.

use super::{area, coverage, export, leadership, page, pulse, roll};
use crate::{routes::Route, table};

#[must_use]
pub fn routes() -> Vec<Route> {
    table! {
        Get "/alignment" SignedIn page::page;
        Get "/alignment/export.csv" SignedIn export::figures;
        Get "/alignment/coverage" SignedIn coverage::page;
        Get "/alignment/coverage.csv" SignedIn export::coverage;
        Get "/alignment/pulse" SignedIn pulse::page;
        Get "/alignment/pulse.csv" SignedIn export::pulse;
        Get "/alignment/leadership" SignedIn leadership::page;
        Get "/alignment/leadership.csv" SignedIn export::leadership;
        Get "/alignment/areas/{area}" SignedIn area::page;
        Get "/alignment/areas/{area}/weeks.csv" SignedIn export::area;
        Get "/alignment/areas/{area}/people" SignedIn roll::page;
    }
}

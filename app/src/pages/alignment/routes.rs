//! Where these pages are.

use super::{area, behind, coverage, export, leadership, page, period, report, roll};
use crate::{routes::Route, table};

#[must_use]
pub fn routes() -> Vec<Route> {
    table! {
        Get "/alignment" SignedIn page::page;
        Get "/alignment/export.csv" SignedIn export::figures;
        Get "/alignment/coverage" SignedIn coverage::page;
        Get "/alignment/coverage.csv" SignedIn export::coverage;
        Get "/alignment/period" SignedIn period::page;
        Get "/alignment/period.csv" SignedIn export::period;
        Get "/alignment/period/{area}/{measure}" SignedIn behind::page;
        Get "/alignment/report" SignedIn report::page;
        Get "/alignment/leadership" SignedIn leadership::page;
        Get "/alignment/leadership.csv" SignedIn export::leadership;
        Get "/alignment/areas/{area}" SignedIn area::page;
        Get "/alignment/areas/{area}/weeks.csv" SignedIn export::area;
        Get "/alignment/areas/{area}/people" SignedIn roll::page;
    }
}

//! `make bench`: measures the budgets in one run and prints a table. Ratios decide, absolute figures inform.

mod alignment;
mod binary;
mod load;
mod page;
mod submit;
mod table;
mod wire;
mod world;

use table::Table;

fn main() {
    let mut table = Table::default();
    wire::measure(&mut table);
    page::measure(&mut table);
    submit::measure(&mut table);
    binary::measure(&mut table);
    alignment::measure(&mut table);
    println!("{}", table.finished());
}

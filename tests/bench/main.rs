//! `make bench`: measures the budgets in one run and prints a table. Ratios decide, absolute figures inform.
//! `BENCH="submit page"` measures some of them.

mod alignment;
mod binary;
mod close;
mod load;
mod memory;
mod page;
mod submit;
mod table;
mod wire;
mod world;

use table::Table;

type Measure = fn(&mut Table);

const ALL: [(&str, Measure); 6] = [
    ("wire", wire::measure),
    ("page", page::measure),
    ("submit", submit::measure),
    ("binary", binary::measure),
    ("close", close::measure),
    ("alignment", alignment::measure),
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for name in &wanted {
        assert!(ALL.iter().any(|(known, _)| known == name), "there is no measure called {name}");
    }
    let mut table = Table::default();
    for (name, measure) in ALL {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            measure(&mut table);
        }
    }
    println!("{}", table.finished());
}

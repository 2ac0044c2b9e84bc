//! Trees of areas: of a file of people, and written by a generator.

use super::super::*;
use fastrand::Rng;

/// How the people of areas at the bottom are distributed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// Half have up to 8 people, one in six more than 21.
    Lognormal,
    /// Twice as large is half as frequent: half have up to 3 people, one in a hundred 200.
    Zipf,
}

/// Each area has one to eight others under it until there are enough of them, and at its own level up to four people.
pub(super) fn generated(size: Size, areas: u32) -> Vec<Cell<u32>> {
    let mut dice = Rng::with_seed(u64::from(areas) + 7);
    let mut cells = vec![cell(0, None, 0, 0)];
    let mut at = 0;
    while cells.len() < usize::try_from(areas).unwrap() {
        let many = dice.u32(1..=8);
        for _ in 0..many {
            let id = u32::try_from(cells.len()).unwrap();
            if id < areas {
                cells.push(cell(id, Some(at), 0, 0));
            }
        }
        at += 1;
    }
    for cell in &mut cells {
        cell.people = if cell.id < at {
            dice.u32(..5)
        } else {
            whole(match size {
                Size::Lognormal => (8.0_f64.ln() + normal(&mut dice)).exp().min(1000.0),
                Size::Zipf => (2.0 / (1.0 - dice.f64())).min(1000.0),
            })
        };
    }
    cells
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one to a thousand")]
const fn whole(size: f64) -> u32 {
    size.round() as u32
}

/// The tree that an import of the file makes, with its people; none if there is no such file. The path is from this
/// crate.
#[cfg(feature = "server")]
pub(super) fn of_file(path: &str, organisation: &str) -> Option<Vec<Cell<u32>>> {
    use crate::{
        ids::AreaId,
        people_import::{AreaRef, ExistingArea, Mapping, Options, Snapshot, Table, plan},
    };
    let bytes = std::fs::read(format!("{}{path}", env!("CARGO_MANIFEST_DIR"))).ok()?;
    let table = Table::read(&bytes).unwrap();
    let rows = table.rows(&Mapping::guess(&table.header)).unwrap();
    let id = AreaId(uuid::Uuid::from_u128(1));
    let root = ExistingArea { id, parent: None, name: organisation.to_owned(), has_lead: false };
    let plan = plan(&rows, &Snapshot::new(vec![root], Vec::new(), Vec::new()).unwrap(), Options::default());
    let number = |area: AreaRef| match area {
        AreaRef::Existing(_) => 0,
        AreaRef::New(place) => place + 1,
    };
    let mut cells = vec![cell(0, None, 0, 0)];
    cells.extend((0..).zip(&plan.areas).map(|(place, area)| cell(place + 1, Some(number(area.parent)), 0, 0)));
    for person in &plan.new {
        cells[usize::try_from(number(person.target.area)).unwrap()].people += 1;
    }
    Some(cells)
}

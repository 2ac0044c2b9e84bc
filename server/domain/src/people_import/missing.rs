//! Who is no longer in the file, and who stands where once the import is done.

use std::collections::BTreeSet;

use super::header::Field;
use super::leads::Standing;
use super::plan::{Options, PersonRef, Spared, WhySpared};
use super::planning::{Planning, order_key};

impl Planning<'_> {
    /// Whom the file does not have any more. A row with errors still shows that its person is there.
    pub(super) fn find_missing(&mut self, options: Options) {
        let people = &self.work.snapshot.people;
        let in_file = |index: usize| self.matching.row_of[index].is_some();
        let imported = people.iter().filter(|person| person.active && person.imported).count();
        let mut missing: BTreeSet<usize> = (0..people.len())
            .filter(|index| people[*index].active && people[*index].imported && !in_file(*index))
            .collect();
        let mut spare = |index: usize, why| {
            if missing.remove(&index) {
                let id = people[index].id;
                self.plan.spared.push(Spared { id, why });
            }
        };
        if let Some(importer) = options.importer.and_then(|id| self.work.snapshot.index_of(id)) {
            spare(importer, WhySpared::Importer);
        }
        let admins: Vec<usize> =
            (0..people.len()).filter(|index| people[*index].active && people[*index].admin).collect();
        if options.spares_admins {
            for admin in &admins {
                spare(*admin, WhySpared::Admin);
            }
        }
        if admins.iter().all(|admin| missing.contains(admin)) {
            let longest = admins.into_iter().min_by_key(|admin| {
                let person = &people[*admin];
                (person.hired_on.is_none(), person.hired_on, person.id)
            });
            if let Some(admin) = longest.filter(|admin| missing.remove(admin)) {
                let (id, why) = (people[admin].id, WhySpared::LastAdmin);
                self.plan.spared.push(Spared { id, why });
            }
        }
        self.plan.needs_confirmation = missing.len() * 5 > imported;
        self.plan.to_deactivate = missing.into_iter().map(|index| people[index].id).collect();
    }

    /// Everybody who is active after the import, by member.
    pub(super) fn standing(&self) -> Vec<Option<Standing>> {
        let people = &self.work.snapshot.people;
        let gone: BTreeSet<_> = self.plan.to_deactivate.iter().copied().collect();
        let mut standing: Vec<Option<Standing>> = Vec::with_capacity(self.managers.len());
        for (index, person) in people.iter().enumerate() {
            let row = self.matching.row_of[index].filter(|row| self.work.sound[*row]);
            let stays = row.is_some() || (person.active && !gone.contains(&person.id));
            let node = match row {
                Some(row) => self.area_node(row),
                None => self.areas.node_of(person.area),
            };
            let hired_on = row.filter(|_| self.work.is_mapped(Field::HiredOn)).map(|row| self.work.rows[row].hired_on);
            standing.push(node.filter(|_| stays).map(|node| Standing {
                area: self.areas.reference(node),
                area_has_lead: self.areas.has_lead(node),
                manager: self.managers[index],
                person: PersonRef::Existing(person.id),
                hired_on: hired_on.unwrap_or(person.hired_on),
                key: order_key(person.employee_id.as_deref(), person.email.as_deref()),
            }));
        }
        for (row, number) in self.new_numbers.iter().enumerate() {
            let read = &self.work.rows[row];
            let node = self.area_node(row);
            standing.push(node.zip(*number).map(|(node, number)| Standing {
                area: self.areas.reference(node),
                area_has_lead: self.areas.has_lead(node),
                manager: self.managers[people.len() + row],
                person: PersonRef::New(number),
                hired_on: read.hired_on,
                key: order_key(read.employee_id.as_deref(), read.email.as_deref()),
            }));
        }
        standing
    }
}

//! What is stored, and what a file would do to it.

use super::reading::off_thread;
use crate::{Failure, Result};
use hilo_domain::{
    date::Date,
    ids::AreaId,
    people_import::{ExistingArea, ExistingPerson, ExistingRole, Options, Parsed, Plan, Snapshot, plan},
};
use hilo_store::Repo;
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    fmt::Write as _,
    io::{self, Write},
    sync::Arc,
};

/// A plan with what it was made from.
pub(super) struct Planned {
    pub plan: Plan,
    pub snapshot: Snapshot,
    /// The same for the same plan, and for no other.
    pub fingerprint: String,
}

impl Planned {
    pub async fn new(parsed: Arc<Parsed>, snapshot: Snapshot, options: Options) -> Result<Self> {
        off_thread(move || {
            let plan = plan(&parsed, &snapshot, options);
            let fingerprint = fingerprint(&plan)?;
            Ok(Self { plan, snapshot, fingerprint })
        })
        .await?
    }
}

/// All areas, roles and people. Four queries, however many there are.
pub(super) async fn snapshot(repo: &mut dyn Repo) -> Result<Snapshot> {
    let led: HashSet<AreaId> = repo.leads().await?.into_iter().filter(|l| !l.stand_in).map(|l| l.area_id).collect();
    let areas = repo.areas().await?;
    let roles = repo.roles().await?;
    let people = repo.known_people().await?;
    let built = off_thread(move || {
        let areas = areas.into_iter().map(|area| ExistingArea {
            id: area.id,
            parent: area.parent_id,
            has_lead: led.contains(&area.id),
            name: area.name,
        });
        let roles = roles.into_iter().map(|role| ExistingRole { id: role.id, area: role.area_id, title: role.title });
        let people = people.into_iter().map(|person| ExistingPerson {
            id: person.id,
            employee_id: person.employee_number,
            name: person.name,
            email: person.email,
            area: person.area_id,
            role: person.role_id,
            manager: person.manager_id,
            hired_on: person.hired_on.and_then(Date::from_days),
            active: person.active,
            imported: person.imported,
            admin: person.admin,
        });
        Snapshot::new(areas.collect(), roles.collect(), people.collect())
    });
    built.await?.map_err(|error| Failure::internal(error.to_string()))
}

/// Of a database without an organisation: a root with this name, and nobody.
pub(super) fn unborn(root: AreaId, name: &str) -> Result<Snapshot> {
    let root = ExistingArea { id: root, parent: None, name: name.to_owned(), has_lead: false };
    Snapshot::new(vec![root], Vec::new(), Vec::new()).map_err(|error| Failure::internal(error.to_string()))
}

/// SHA-256 over the plan as JSON, which has a fixed order throughout.
fn fingerprint(plan: &Plan) -> Result<String> {
    struct Hashing(Sha256);
    impl Write for Hashing {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.update(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut writer = io::BufWriter::new(Hashing(Sha256::new()));
    serde_json::to_writer(&mut writer, plan).map_err(Failure::internal)?;
    let hashing = writer.into_inner().map_err(|error| Failure::internal(error.to_string()))?;
    let mut text = String::new();
    for byte in hashing.0.finalize() {
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

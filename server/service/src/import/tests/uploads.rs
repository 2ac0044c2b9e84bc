use super::{House, organisation, ten_people};
use crate::{
    Actor,
    import::uploads::{Approval, Look},
};
use hilo_domain::{
    grant::Grant,
    ids::ImportId,
    people_import::{Problem as IssueProblem, WhySpared},
    problem::{Problem, Rule},
    view::import::{ListKind, Outcome, PreviewView, Stage},
};
use std::sync::atomic::Ordering;

const COLUMNS: [&str; 6] = ["employee_id", "name", "email", "role", "area", "manager"];

fn columns(keys: &[&str]) -> Vec<(u32, String)> {
    (0..).zip(keys.iter().map(|key| (*key).to_owned())).collect()
}

impl House {
    async fn upload(&self, actor: &Actor, csv: &str) -> ImportId {
        let keeper = actor.keeper().unwrap();
        self.services.upload_people(keeper, "personas.csv", csv.as_bytes()).await.unwrap()
    }

    async fn stage(&self, actor: &Actor, id: ImportId) -> Stage {
        self.services.people_upload(actor.keeper().unwrap(), id, Look::default()).await.unwrap().stage
    }

    async fn preview(&self, actor: &Actor, id: ImportId) -> PreviewView {
        self.services.map_people_columns(actor.keeper().unwrap(), id, &columns(&COLUMNS)).await.unwrap();
        match self.stage(actor, id).await {
            Stage::Preview(preview) => *preview,
            other => panic!("{other:?}"),
        }
    }

    async fn apply(&self, actor: &Actor, id: ImportId, approval: Approval) -> Result<Outcome, Problem> {
        let applied = self.services.apply_people_upload(actor.keeper().unwrap(), id, approval).await;
        applied.map_err(|failure| failure.problem)?;
        self.services.imports.ended(id).await;
        match self.stage(actor, id).await {
            Stage::Applied(outcome) => Ok(outcome),
            Stage::Preview(preview) => Err(preview.refused.unwrap()),
            other => panic!("it has ended, and is {other:?}"),
        }
    }
}

#[tokio::test]
async fn from_upload_to_outcome() {
    let (house, admin) = House::with_admin().await;
    let id = house.upload(&admin, &ten_people()).await;
    let Stage::Columns(first) = house.stage(&admin, id).await else { panic!("not the columns") };
    assert_eq!((first.rows, first.columns.len(), first.mapping.len()), (10, 6, 6));
    assert_eq!(first.columns[1].samples, ["Persona 10", "Persona 9", "Persona 8"]);

    let preview = house.preview(&admin, id).await;
    assert_eq!((preview.counts.new, preview.counts.areas, preview.counts.roles), (10, 2, 2));
    assert_eq!((preview.list, preview.people.len(), preview.page), (ListKind::New, 10, 1));
    assert_eq!(preview.areas, ["Tiendas", "Tiendas / Maipú"]);
    assert_eq!((preview.leads.len(), preview.leads[0].name.as_str(), preview.leads[0].votes), (1, "Persona 1", 4));
    assert_eq!(house.active().await, 1);

    let approval = Approval { fingerprint: preview.fingerprint, confirmed: false, leads: vec![0] };
    let outcome = house.apply(&admin, id, approval.clone()).await.unwrap();
    assert_eq!((outcome.counts.new, outcome.leads, house.active().await), (10, 1, 11));
    assert_eq!(house.lead_of("Tiendas").await, house.person("1").await.map(|p| p.id));
    // Sent again, it is done already; and the file is gone.
    assert_eq!(house.apply(&admin, id, approval).await, Ok(outcome));
    assert_eq!(house.services.read().await.unwrap().upload_content(id).await.unwrap().unwrap(), b"");
    assert_eq!(house.actions().await.iter().filter(|a| *a == "people.imported").count(), 1);
    let uploads = house.services.people_uploads(admin.keeper().unwrap()).await.unwrap();
    assert_eq!((uploads.len(), uploads[0].outcome), (1, Some(outcome)));
}

#[tokio::test]
async fn bad_files_are_refused_in_words() {
    let (house, admin) = House::with_admin().await;
    for (content, rule) in [
        (&b""[..], Rule::FileEmpty),
        (b"\x89PNG\r\n\x1a\n....", Rule::FileIsNoCsv),
        (b"PK\x03\x04....", Rule::FileIsSpreadsheet),
        (b"name,email\n", Rule::FileWithoutRows),
        (b"name,email\n\"Ana,a@x.cl\n", Rule::FileUnclosedQuote { line: 2 }),
    ] {
        let refused = house.services.upload_people(admin.keeper().unwrap(), "x.csv", content).await.unwrap_err();
        assert_eq!(refused.problem, Problem::field("file", rule));
    }
}

#[tokio::test]
async fn columns_are_checked() {
    let (house, admin) = House::with_admin().await;
    let id = house.upload(&admin, &ten_people()).await;
    let keeper = admin.keeper().unwrap();
    let map = |keys: &'static [&'static str]| {
        let services = &house.services;
        async move { services.map_people_columns(keeper, id, &columns(keys)).await.map_err(|failure| failure.problem) }
    };
    let Err(Problem::Invalid(missing)) = map(&["", "", "", "role"]).await else { panic!() };
    assert_eq!(missing.iter().map(|p| p.rule.clone()).collect::<Vec<_>>(), [Rule::NoNameColumn, Rule::NoLoginColumn]);
    assert_eq!(map(&["email", "name", "email"]).await, Err(Problem::field("column_2", Rule::ColumnTwice)));
    assert_eq!(map(&["email", "salary"]).await, Err(Problem::field("column_1", Rule::UnknownChoice)));
    assert_eq!(map(&["", "name", "email"]).await, Ok(()));
    let unknown = house.services.map_people_columns(keeper, ImportId(uuid::Uuid::nil()), &[]).await;
    assert_eq!(unknown.unwrap_err().problem, Problem::NotFound);
}

#[tokio::test]
async fn what_changed_meanwhile_has_to_be_looked_at_again() {
    let (house, admin) = House::with_admin().await;
    let (one, other) = (house.upload(&admin, &ten_people()).await, house.upload(&admin, &ten_people()).await);
    let (first, second) = (house.preview(&admin, one).await, house.preview(&admin, other).await);
    let approval = |preview: &PreviewView| Approval { fingerprint: preview.fingerprint.clone(), ..Approval::default() };
    house.apply(&admin, one, approval(&first)).await.unwrap();
    assert_eq!(house.apply(&admin, other, approval(&second)).await, Err(Problem::Stale));
    let now = house.preview(&admin, other).await;
    assert_eq!((now.counts.unchanged, now.counts.new), (10, 0));
}

#[tokio::test]
async fn the_importer_stays_and_many_at_once_need_a_word() {
    let (house, _) = House::with_admin().await;
    house.services.create_admin("p3@example.com", Some("Persona 3"), &organisation("x")).await.unwrap();
    let admin = house.actor("jefa@example.com").await;
    let id = house.upload(&admin, &ten_people()).await;
    let preview = house.preview(&admin, id).await;
    let approval = Approval { fingerprint: preview.fingerprint, ..Approval::default() };
    house.apply(&admin, id, approval).await.unwrap();
    house.services.create_admin("p4@example.com", None, &organisation("x")).await.unwrap();
    let four = house.actor("p4@example.com").await;

    let one = ten_people().lines().take(2).fold(String::new(), |all, line| all + line + "\n");
    let id = house.upload(&four, &one).await;
    let preview = house.preview(&four, id).await;
    assert!(preview.needs_confirmation);
    assert_eq!(preview.spared.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["Persona 4"]);
    assert_eq!(preview.list, ListKind::Leaving);
    let approval = Approval { fingerprint: preview.fingerprint, ..Approval::default() };
    let unconfirmed = house.apply(&four, id, approval.clone()).await;
    assert_eq!(unconfirmed, Err(Problem::field("confirmed", Rule::NotConfirmed)));
    house.apply(&four, id, Approval { confirmed: true, ..approval }).await.unwrap();
    assert!(house.person("p4@example.com").await.unwrap().active);
}

#[tokio::test]
async fn rows_with_errors_are_never_applied() {
    let (house, admin) = House::with_admin().await;
    let id = house.upload(&admin, &ten_people().replace("p5@example.com,", "p5@@example.com,")).await;
    let preview = house.preview(&admin, id).await;
    assert_eq!((preview.counts.errors, preview.errors[0].column), (1, Some(3)));
    let approval = Approval { fingerprint: preview.fingerprint, confirmed: true, leads: Vec::new() };
    assert_eq!(house.apply(&admin, id, approval).await, Err(Problem::Refused(Rule::BadRows { count: 1 })));
    assert_eq!(house.active().await, 1);
}

#[tokio::test]
async fn an_interrupted_import_can_be_looked_at_and_thrown_away() {
    let (house, admin) = House::with_admin().await;
    let id = house.upload(&admin, &ten_people()).await;
    house.preview(&admin, id).await;
    let mut repo = house.services.write().await.unwrap();
    let now = house.services.env.now();
    assert!(repo.start_upload(id, 10, now, now).await.unwrap());
    repo.save().await.unwrap();
    // Nobody in this process is at it.
    let Stage::Preview(preview) = house.stage(&admin, id).await else { panic!("not the preview") };
    assert!(preview.interrupted);
    let approval = Approval { fingerprint: preview.fingerprint, ..Approval::default() };
    assert_eq!(house.apply(&admin, id, approval).await.unwrap().counts.new, 10);
    let keeper = admin.keeper().unwrap();
    assert_eq!(house.services.discard_people_upload(keeper, id).await.unwrap_err().problem, Problem::Stale);
}

#[tokio::test]
async fn files_are_thrown_away() {
    let (house, admin) = House::with_admin().await;
    let keeper = admin.keeper().unwrap();
    let id = house.upload(&admin, &ten_people()).await;
    for _ in 0..2 {
        house.services.discard_people_upload(keeper, id).await.unwrap();
    }
    let gone = house.services.people_upload(keeper, id, Look::default()).await.unwrap_err();
    assert_eq!(gone.problem, Problem::NotFound);
    // What was forgotten goes by itself.
    let forgotten = house.upload(&admin, &ten_people()).await;
    house.clock.0.fetch_add(49 * 3_600_000, Ordering::Relaxed);
    house.upload(&admin, &ten_people()).await;
    assert!(house.services.people_upload(keeper, forgotten, Look::default()).await.is_err());
}

#[tokio::test]
async fn hr_takes_hold_of_no_admins_account_through_a_file() {
    let (house, admin) = House::with_admin().await;
    let id = house.upload(&admin, &ten_people()).await;
    let preview = house.preview(&admin, id).await;
    let approval = |preview: &PreviewView| Approval { fingerprint: preview.fingerprint.clone(), ..Approval::default() };
    house.apply(&admin, id, approval(&preview)).await.unwrap();
    let mut repo = house.services.write().await.unwrap();
    let now = house.services.env.now();
    for (login, grant) in [("p3@example.com", Grant::Admin), ("p4@example.com", Grant::Hr)] {
        let person = repo.person_by_login(login).await.unwrap().unwrap().id;
        repo.add_grant(person, grant.key(), None, now).await.unwrap();
    }
    repo.save().await.unwrap();
    let hr = house.actor("p4@example.com").await;

    // Another address, to which a link could then go.
    let taken = ten_people().replace("3,Persona 3,p3@example.com", "3,Persona 3,mine@example.com");
    let id = house.upload(&hr, &taken).await;
    let preview = house.preview(&hr, id).await;
    let problem = IssueProblem::AdminAccount { name: "Persona 3".to_owned() };
    assert_eq!(preview.errors.iter().map(|issue| (issue.line, &issue.problem)).collect::<Vec<_>>(), [(9, &problem)]);
    let refused = house.apply(&hr, id, approval(&preview)).await;
    assert_eq!(refused, Err(Problem::Refused(Rule::BadRows { count: 1 })));

    // A file without them.
    let id = house.upload(&hr, &ten_people().replace("3,Persona 3,p3@example.com", "30,Otra,p30@example.com")).await;
    let preview = house.preview(&hr, id).await;
    let spared: Vec<_> = preview.spared.iter().map(|spared| (spared.name.as_str(), spared.why)).collect();
    assert_eq!((spared, preview.counts.to_deactivate), (vec![("Persona 3", WhySpared::Admin)], 0));
    house.apply(&hr, id, approval(&preview)).await.unwrap();
    assert!(house.person("p3@example.com").await.unwrap().active);

    // An admin may do both.
    let id = house.upload(&admin, &taken).await;
    let preview = house.preview(&admin, id).await;
    house.apply(&admin, id, approval(&preview)).await.unwrap();
    assert_eq!(house.person("3").await.unwrap().email.as_deref(), Some("mine@example.com"));
}

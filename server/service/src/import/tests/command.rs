use super::{House, organisation, ten_people};
use crate::{
    Result,
    access::Origin,
    env::Token,
    import::{
        command::{NewOrganisation, Order},
        progress::quiet,
        reading,
    },
};
use hilo_domain::{
    grant::Grant,
    ids::RoleId,
    lang::Lang,
    people_import::Options,
    problem::{Problem, Rule},
    view::import::Outcome,
};
use std::sync::{Arc, Mutex};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../sample/people.csv");

impl House {
    async fn order(&self, csv: &str, change: impl FnOnce(&mut Order)) -> Result<Outcome> {
        let (_, parsed) = reading::rows(csv.as_bytes().to_vec(), None).await?;
        let organisation =
            NewOrganisation { name: "Tuercaluna".to_owned(), language: Lang::Es, time_zone: "UTC".to_owned() };
        let mut order = Order { organisation, fingerprint: None, confirmed: false, leads: false };
        change(&mut order);
        self.services.import_people_file(Arc::new(parsed), &order, &quiet()).await
    }

    async fn import(&self, csv: &str) -> Result<Outcome> {
        self.order(csv, |_| {}).await
    }
}

#[tokio::test]
async fn the_sample_makes_an_organisation_and_again_changes_nothing() {
    let house = House::new().await;
    let csv = std::fs::read_to_string(SAMPLE).unwrap();
    let outcome = house.order(&csv, |order| order.leads = true).await.unwrap();
    assert!(outcome.organisation);
    assert_eq!((outcome.counts.new, outcome.counts.errors, outcome.counts.warnings), (120, 0, 0));
    assert!(outcome.leads > 5, "{outcome:?}");
    assert_eq!(house.active().await, 120);
    let general = house.person("1001").await.unwrap();
    let mut repo = house.services.read().await.unwrap();
    let root = repo.areas().await.unwrap().into_iter().find(|a| a.parent_id.is_none()).unwrap();
    assert_eq!((root.name.as_str(), general.area_id, general.manager_id), ("Tuercaluna", root.id, None));
    drop(repo);
    assert_eq!(house.person("1002").await.unwrap().manager_id, Some(general.id));

    let again = house.import(&csv).await.unwrap();
    assert_eq!((again.counts.unchanged, again.counts.new, again.organisation), (120, 0, false));
    assert_eq!(again.counts.changed + again.counts.moved + again.counts.areas + again.counts.roles, 0);

    let exported = house.services.export_people_at_console().await.unwrap();
    let back = house.import(&exported).await.unwrap();
    assert_eq!((back.counts.unchanged, back.counts.errors), (120, 0));
    let actions = house.actions().await;
    assert_eq!(actions.iter().filter(|a| *a == "people.imported").count(), 3);
    assert!(actions.contains(&"people.exported".to_owned()) && actions.contains(&"lead.set".to_owned()));
}

#[tokio::test]
async fn nothing_is_applied_by_halves() {
    let house = House::new().await;
    let csv = ten_people().replace("Persona 5,p5@example.com", "Persona 5,p5@example");
    let failure = house.import(&csv).await.unwrap_err();
    assert_eq!(failure.problem, Problem::Refused(Rule::BadRows { count: 1 }));
    // Not even the organisation.
    assert_eq!(house.services.organisation().await.unwrap(), None);
    assert_eq!(house.actions().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_failure_in_the_middle_takes_everything_back() {
    let (house, _) = House::with_admin().await;
    let (_, parsed) = reading::rows(ten_people().into_bytes(), None).await.unwrap();
    let services = &house.services;
    let mut repo = services.write().await.unwrap();
    let stored = crate::import::planning::snapshot(&mut *repo).await.unwrap();
    let mut planned =
        crate::import::planning::Planned::new(Arc::new(parsed), stored, Options::default()).await.unwrap();
    // The database refuses the last one, after the others are in.
    planned.plan.new[9].target.role = Some(hilo_domain::people_import::RoleRef::Existing(RoleId(uuid::Uuid::nil())));
    let line = (crate::audit::Line::new("people.imported"), services.env.now());
    let applied = services.apply_plan(&mut *repo, (&planned.plan, &planned.snapshot), &[], line, &quiet()).await;
    assert_eq!(applied.unwrap_err().problem, Problem::Internal);
    drop(repo);
    assert_eq!(house.active().await, 1);
    assert_eq!(services.read().await.unwrap().areas().await.unwrap().len(), 1);
}

#[tokio::test]
async fn moves_and_changes_are_written_and_progress_is_told() {
    let (house, _) = House::with_admin().await;
    house.import(&ten_people()).await.unwrap();
    let changed = ten_people()
        .replace("Persona 7,p7@example.com,Cajera,Tiendas/Maipú", "Persona Siete,p8@example.com,Jefa,Tiendas")
        .replace("Persona 8,p8@example.com", "Persona 8,p7@example.com");
    let (_, parsed) = reading::rows(changed.clone().into_bytes(), None).await.unwrap();
    let parsed = Arc::new(parsed);
    let preview = house.services.preview_people_file(parsed.clone(), "x").await.unwrap();
    let counts = preview.plan.counts();
    assert_eq!((counts.moved, counts.changed, counts.unchanged, counts.roles, preview.imported), (1, 1, 8, 1, 10));
    let organisation = NewOrganisation { name: String::new(), language: Lang::Es, time_zone: String::new() };
    let order = Order { organisation, fingerprint: preview.fingerprint, confirmed: false, leads: true };
    let told = Arc::new(Mutex::new(Vec::new()));
    let telling = told.clone();
    let progress: crate::import::progress::Progress =
        Arc::new(move |done, total| telling.lock().unwrap().push((done, total)));
    let outcome = house.services.import_people_file(parsed.clone(), &order, &progress).await.unwrap();
    assert_eq!(told.lock().unwrap().first(), Some(&(0, 3)));
    assert_eq!(told.lock().unwrap().last(), Some(&(3, 3)));
    let (seven, eight) = (house.person("7").await.unwrap(), house.person("8").await.unwrap());
    assert_eq!((seven.name.as_str(), seven.email.as_deref()), ("Persona Siete", Some("p8@example.com")));
    assert_eq!(eight.email.as_deref(), Some("p7@example.com"));
    assert_ne!(seven.area_id, eight.area_id);
    assert_eq!(outcome.leads, 1);
    assert_eq!(house.lead_of("Tiendas").await, house.person("1").await.map(|p| p.id));
    // What was looked at is no longer what would happen.
    let stale = house.services.import_people_file(parsed, &order, &quiet()).await.unwrap_err();
    assert_eq!(stale.problem, Problem::Stale);
}

/// As [`ten_people`], but for some.
fn without(gone: &[u32]) -> String {
    let gone: Vec<String> = gone.iter().map(|n| format!("{n},")).collect();
    let lines = ten_people();
    lines.lines().filter(|l| !gone.iter().any(|g| l.starts_with(g))).fold(String::new(), |all, l| all + l + "\n")
}

#[tokio::test]
async fn those_who_are_gone_leave_everything_behind() {
    let (house, admin) = House::with_admin().await;
    house.import(&ten_people()).await.unwrap();
    let (nine, ten) = (house.person("9").await.unwrap().id, house.person("10").await.unwrap().id);
    let mut repo = house.services.write().await.unwrap();
    let now = house.services.env.now();
    let area = |name: &'static str, all: &[hilo_store::areas::AreaRow]| all.iter().find(|a| a.name == name).unwrap().id;
    let areas = repo.areas().await.unwrap();
    let (shops, maipu) = (area("Tiendas", &areas), area("Maipú", &areas));
    for (person, grant) in [(ten, Grant::Admin), (ten, Grant::Hr), (nine, Grant::Hr)] {
        repo.add_grant(person, grant.key(), None, now).await.unwrap();
    }
    repo.set_lead(maipu, Some(ten), now).await.unwrap();
    repo.set_lead(shops, Some(nine), now).await.unwrap();
    repo.add_stand_in(shops, ten, now).await.unwrap();
    repo.remember_device(b"device", ten, now).await.unwrap();
    repo.save().await.unwrap();
    let (_, link) = house.services.issue_link(admin.keeper().unwrap(), ten).await.unwrap();

    house.import(&without(&[10])).await.unwrap();
    // Of both times that they are there and are not, the same holds.
    for active in [false, true] {
        let mut repo = house.services.read().await.unwrap();
        assert_eq!(repo.person(ten).await.unwrap().unwrap().active, active);
        assert_eq!(
            (repo.grants(ten).await.unwrap(), repo.grants(nine).await.unwrap()),
            (vec![], vec!["hr".to_owned()])
        );
        assert_eq!(repo.led_areas(ten).await.unwrap(), []);
        let leads: Vec<_> = repo.leads().await.unwrap().iter().map(|l| (l.area_id, l.person_id)).collect();
        assert_eq!(leads, [(shops, nine)]);
        assert_eq!(repo.device_person(b"device").await.unwrap(), None);
        assert!(repo.link(&Token::from_text(link.reveal()).hash()).await.unwrap().unwrap().used_at.is_some());
        drop(repo);
        house.import(&ten_people()).await.unwrap();
    }
    let mut lines = house.actions().await;
    lines.retain(|action| {
        ["grant.removed", "lead.removed", "stand_in.removed", "person.deactivated"].contains(&action.as_str())
    });
    lines.sort_unstable();
    assert_eq!(lines, ["grant.removed", "grant.removed", "lead.removed", "person.deactivated", "stand_in.removed"]);
}

#[tokio::test]
async fn those_who_are_gone_are_deactivated_and_signed_out_and_come_back() {
    let (house, admin) = House::with_admin().await;
    house.import(&ten_people()).await.unwrap();
    let ten = house.person("10").await.unwrap();
    let (_, link) = house.services.issue_link(admin.keeper().unwrap(), ten.id).await.unwrap();
    let link = Token::from_text(link.reveal());
    let password = "una frase bien larga";
    let signed_in = house.services.redeem_link(&link, password, password, &Origin::default()).await.unwrap();
    let outcome = house.import(&without(&[10])).await.unwrap();
    assert_eq!((outcome.counts.to_deactivate, house.active().await), (1, 10));
    assert!(!house.person("10").await.unwrap().active);
    let live = house.services.recognise(&signed_in.session, &Origin::default()).await.unwrap();
    assert!(matches!(live, crate::access::sessions::Recognised::Ended(id) if id == ten.id));

    // More than a fifth of nine: refused, then confirmed.
    let fewer = without(&[10, 9, 8]);
    let refused = house.import(&fewer).await.unwrap_err();
    assert_eq!(refused.problem, Problem::field("confirmed", Rule::NotConfirmed));
    assert_eq!(house.active().await, 10);
    house.order(&fewer, |order| order.confirmed = true).await.unwrap();
    assert_eq!(house.active().await, 8);
    let back = house.import(&ten_people()).await.unwrap();
    assert_eq!((back.counts.reactivated, house.active().await), (3, 11));
}

#[tokio::test]
async fn the_last_admin_stays() {
    let house = House::new().await;
    house.import(&ten_people()).await.unwrap();
    house.services.create_admin("p3@example.com", None, &organisation("x")).await.unwrap();
    let others: String = ten_people().lines().filter(|l| !l.starts_with("3,")).fold(String::new(), |a, l| a + l + "\n");
    let outcome = house.import(&others).await.unwrap();
    assert_eq!((outcome.counts.to_deactivate, house.active().await), (0, 10));
}

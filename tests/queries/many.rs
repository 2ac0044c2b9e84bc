//! More of everything that there is in a populated world.

use hilo_domain::ids::{ContributionId, RoleId, SessionId, StatementId, TouchpointId};
use hilo_service::{
    Actor, Services,
    access::{Origin, sessions::Recognised},
    actor::Publisher,
    checkins::write::{CheckinInput, EntryInput, Save},
    contributions::{ContributionInput, Decision},
    env::Token,
    experience::{drafting::JourneyInput, editing::TouchpointInput, publishing as journeys},
    people::leave::LeaveInput,
    statements::{draft::DraftInput, publish::PublishInput},
};
use hilo_store::{access::SessionRow, areas::AreaRow};
use hilo_tests::{
    Kind, World,
    installation::{CORNER_SHOP, MONDAY, area, id, person},
    world::OPEN,
};

const AREAS: u128 = 12;
const PEOPLE: u128 = 6;

/// Areas with people, statements with versions, journeys, contributions, check-ins, comments, weeks and files.
pub async fn multiply(world: &World) {
    areas_and_people(world).await;
    let statements = statements(world).await;
    let touchpoints = journeys(world).await;
    let contributions = contributions(world, &statements, &touchpoints).await;
    check_ins(world, &contributions, &touchpoints, OPEN).await;
    people(world).await;
    weeks(world, &contributions, &touchpoints).await;
}

/// The cookie of somebody's session.
fn token(number: u128) -> Token {
    Token::from_text(&format!("session-of-{number:x}"))
}

fn numbers() -> impl Iterator<Item = (u128, u128)> {
    (0..AREAS).flat_map(|place| (0..PEOPLE).map(move |one| (0x1000 + place, 0x10_000 + place * 100 + one)))
}

async fn areas_and_people(world: &World) {
    let mut repo = world.hilo.services.store.write().await.unwrap();
    for place in 0..AREAS {
        let row = AreaRow {
            id: area(0x1000 + place),
            parent_id: Some(area(CORNER_SHOP)),
            name: format!("Sala {place}"),
            external: place == 0,
            created_at: MONDAY,
        };
        repo.insert_area(&row).await.unwrap();
    }
    for (here, number) in numbers() {
        let role = repo.role_for(area(here), "Cajera", RoleId(id(0x2000 + here)), MONDAY).await.unwrap();
        let mut row = person(number, here, &format!("Prueba {number}"));
        row.role_id = Some(role);
        repo.insert_person(&row).await.unwrap();
        let session = SessionRow {
            id: SessionId(id(0x100_0000 + number)),
            person_id: row.id,
            created_at: MONDAY,
            last_seen_at: MONDAY,
            expires_at: MONDAY.plus_days(60),
            ended_at: None,
            user_agent: "test".to_owned(),
            address: "127.0.0.1".to_owned(),
        };
        repo.insert_session(&session, &token(number).hash()).await.unwrap();
        if number.is_multiple_of(100) {
            repo.set_lead(area(here), Some(row.id), MONDAY).await.unwrap();
            repo.add_stand_in(area(CORNER_SHOP), row.id, MONDAY).await.unwrap();
        }
    }
    repo.save().await.unwrap();
}

async fn worker(world: &World, number: u128) -> Actor {
    match world.hilo.services.recognise(&token(number), &Origin::default()).await.unwrap() {
        Recognised::Actor(actor) => *actor,
        _ => panic!("{number} is not signed in"),
    }
}

/// Ten values more, and ten versions more of the purpose.
async fn statements(world: &World) -> Vec<StatementId> {
    let services = &world.hilo.services;
    let leadership = world.hilo.actor(Kind::Leadership).await;
    let publisher = leadership.publisher().unwrap();
    let mut all = Vec::new();
    for number in 0..10 {
        let value = services.begin_statement(publisher, "value", &format!("Valor {number}")).await.unwrap();
        publish(services, publisher, value).await;
        for kind in [Kind::Seller, Kind::Hr] {
            services.acknowledge_statement(&world.hilo.actor(kind).await, value, 1).await.unwrap();
        }
        all.push(value);
        let purpose = world.there.purpose;
        let published = publish(services, publisher, purpose).await;
        let title = format!("Que dé gusto {number}");
        let draft = DraftInput { number: published + 1, revision: 0, title, body: "Todos los días.".to_owned() };
        services.save_statement_draft(publisher, purpose, &draft).await.unwrap();
    }
    all
}

/// The draft as it is; gives back the number that it has now.
async fn publish(services: &Services, publisher: Publisher<'_>, id: StatementId) -> i32 {
    let draft = services.statement_draft(publisher, id).await.unwrap();
    let (number, revision) = (draft.number, draft.revision);
    let input = PublishInput { number, revision, change: "wording".to_owned(), change_note: "Mejor".to_owned() };
    services.publish_statement(publisher, id, &input).await.unwrap()
}

/// Five journeys with twelve touchpoints each, three of them published twice.
async fn journeys(world: &World) -> Vec<TouchpointId> {
    let services = &world.hilo.services;
    let (experience, leadership) = (world.hilo.actor(Kind::Experience).await, world.hilo.actor(Kind::Leadership).await);
    let (drafter, publisher) = (experience.drafter().unwrap(), leadership.publisher().unwrap());
    let mut all = Vec::new();
    for number in 0..5 {
        let name = format!("Recorrido {number}");
        let input = JourneyInput { name, ..JourneyInput::default() };
        let journey = services.start_journey(drafter, &input).await.unwrap();
        for stage in 0..3 {
            let stage = services.add_stage(drafter, journey, &format!("Etapa {stage}")).await.unwrap();
            for place in 0..4 {
                let input = TouchpointInput {
                    name: format!("Punto {place}"),
                    promise: "Sin esperar".to_owned(),
                    emotion: "1".to_owned(),
                    owner: area(CORNER_SHOP).to_string(),
                    statements: vec![world.there.purpose.to_string(), world.there.value.to_string()],
                    ..TouchpointInput::default()
                };
                all.push(services.add_touchpoint(drafter, journey, stage, &input).await.unwrap());
            }
        }
        for again in 0..2 {
            if again == 1 {
                services.start_draft(drafter, journey).await.unwrap();
                let stages = services.journey_draft(drafter, journey).await.unwrap().stages;
                services.remove_stage(drafter, journey, stages[2].id).await.unwrap();
            }
            let preview = services.publish_preview(publisher, journey).await.unwrap();
            let changes = preview.changed.iter().map(|one| (one.after.id, "meaning".to_owned())).collect();
            let revision = preview.revision.clone();
            let input = journeys::PublishInput { revision, change_note: "Otra vez".to_owned(), changes };
            services.publish_journey(publisher, journey, &input).await.unwrap();
        }
        services.start_draft(drafter, journey).await.unwrap();
        // The third stage went.
        all.truncate(all.len() - 4);
    }
    all
}

/// Thirty that hold for the corner shop and all under it, thirty that wait, and ten answers.
async fn contributions(world: &World, statements: &[StatementId], touchpoints: &[TouchpointId]) -> Vec<ContributionId> {
    let services = &world.hilo.services;
    let (seller, lead) = (world.hilo.actor(Kind::Seller).await, world.hilo.actor(Kind::CornerLead).await);
    let mut confirmed = Vec::new();
    for number in 0..60 {
        let input = ContributionInput {
            touchpoint: touchpoints[number % touchpoints.len()].to_string(),
            statement: statements[number / touchpoints.len()].to_string(),
            does: format!("hago lo número {number}"),
            gets: "no espere".to_owned(),
            ..ContributionInput::default()
        };
        let id = services.propose_contribution(&seller, &input, false).await.unwrap().id;
        if number.is_multiple_of(2) {
            services.decide_contribution(&lead, id, 1, &Decision::Confirm).await.unwrap();
            confirmed.push(id);
        }
    }
    confirmed
}

/// Everybody who joined, and the seller's lead answers them.
async fn check_ins(world: &World, contributions: &[ContributionId], touchpoints: &[TouchpointId], week: &str) {
    let services = &world.hilo.services;
    let lead = world.hilo.actor(Kind::CornerLead).await;
    let week = week.parse().unwrap();
    for (_, number) in numbers() {
        let author = worker(world, number).await;
        let entry = |suffix: &str| EntryInput {
            suffix: suffix.to_owned(),
            did: format!("hice algo {number}"),
            got: "no esperó".to_owned(),
            example: true,
            ..EntryInput::default()
        };
        let mut entries = vec![EntryInput { touchpoint: Some(touchpoints[0]), ..entry("o0") }];
        entries.extend(contributions.iter().take(3).map(|id| EntryInput { contribution: Some(*id), ..entry("") }));
        let input = CheckinInput {
            week: Some(week),
            revision: 0,
            entries,
            note: "Una nota".to_owned(),
            ..CheckinInput::default()
        };
        services.save_checkin(&author, &input, Save::Send).await.unwrap();
        let row = services.store.read().await.unwrap().checkin_of(week, author.id()).await.unwrap().unwrap();
        services.comment(&author, row.id, "Algo más", None).await.unwrap();
        services.open_letter(&lead, row.id).await.unwrap();
    }
}

/// Leave, files, grants.
async fn people(world: &World) {
    let services = &world.hilo.services;
    let hr = world.hilo.actor(Kind::Hr).await;
    let seller = Kind::Seller.person();
    for month in 1..=9 {
        let leave = LeaveInput { from: format!("2027-0{month}-01"), to: format!("2027-0{month}-05") };
        services.add_leave(&hr, seller, &leave).await.unwrap();
        let file = format!("nombre,correo\nPersona {month},p{month}@example.com\n");
        services.upload_people(hr.keeper().unwrap(), "mas.csv", file.as_bytes()).await.unwrap();
    }
}

/// Three weeks more, in each of which everybody checks in.
async fn weeks(world: &World, contributions: &[ContributionId], touchpoints: &[TouchpointId]) {
    for week in ["2026-W48", "2026-W49", "2026-W50"] {
        // To the Saturday, and over the close on the Monday.
        world.hilo.wait_hours(5 * 24);
        world.hilo.services.tick().await.unwrap();
        be_seen(world).await;
        check_ins(world, contributions, touchpoints, week).await;
        world.hilo.wait_hours(2 * 24);
        be_seen(world).await;
    }
}

/// A session that is not used for a week ends.
async fn be_seen(world: &World) {
    for kind in Kind::everybody().filter(|kind| !matches!(kind, Kind::Stranger | Kind::Gone)) {
        let _ = world.hilo.actor(kind).await;
    }
    for (_, number) in numbers() {
        let _ = worker(world, number).await;
    }
}

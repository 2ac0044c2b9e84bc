//! An installation with work in it: something published, contributions that hold, a week that is open.

use hilo_domain::ids::{RoleId, SessionId};
use hilo_service::env::Token;
use hilo_store::{access::SessionRow, people::PersonRow};
use hilo_tests::{
    Engine, Installation, Kind,
    installation::{MONDAY, SHOPS, area, id, person},
    scene::{DISPLAY, PURPOSE, TILL, published},
};

/// Ids of the people that are added.
const PEOPLE: u128 = 0x100_0000;
const SESSIONS: u128 = 0x200_0000;

/// The cookie of the session of the person with this number.
#[must_use]
pub fn token(number: u128) -> Token {
    Token::from_text(&format!("bench-session-of-{number}"))
}

#[must_use]
pub fn worker(number: u128) -> PersonRow {
    person(PEOPLE + number, SHOPS, &format!("Persona {number}"))
}

/// With six contributions for the till's people, so many of whom are signed in, and the week open.
pub async fn with_people(people: u128) -> Installation {
    let hilo = Installation::with_assets(Engine::Sqlite).await;
    published(&hilo).await;
    let mut repo = hilo.services.store.write().await.unwrap();
    let role = repo.role_for(area(SHOPS), "Cajera", RoleId(id(0x900)), MONDAY.plus_days(-60)).await.unwrap();
    for number in 0..people {
        let row = PersonRow { role_id: Some(role), ..worker(number) };
        repo.insert_person(&row).await.unwrap();
        let session = SessionRow {
            id: SessionId(id(SESSIONS + number)),
            person_id: row.id,
            created_at: MONDAY,
            last_seen_at: MONDAY,
            expires_at: MONDAY.plus_days(30),
            ended_at: None,
            user_agent: "bench".to_owned(),
            address: "127.0.0.1".to_owned(),
        };
        repo.insert_session(&session, &token(number).hash()).await.unwrap();
    }
    repo.save().await.unwrap();
    declare(&hilo).await;
    hilo.services.tick().await.unwrap();
    hilo
}

async fn declare(hilo: &Installation) {
    let mut lead = hilo.browser(Kind::Lead);
    for (number, touchpoint) in [TILL, DISPLAY, TILL, DISPLAY, TILL, DISPLAY].into_iter().enumerate() {
        let (area, touchpoint, statement) = (area(SHOPS).to_string(), touchpoint.to_string(), PURPOSE.to_string());
        let does = format!("cuento el vuelto en voz alta {number}");
        let form = [
            ("area", area.as_str()),
            ("title", "Cajera"),
            ("touchpoint", touchpoint.as_str()),
            ("statement", statement.as_str()),
            ("does", does.as_str()),
            ("gets", "se vaya sin dudas y con ganas de volver"),
            ("confirm", "yes"),
        ];
        let _ = lead.post("/my-role/propose", &form).await.expect(303);
    }
}

//! What happens to people: leave, a second session, an invitation, somebody who left, a file of new ones.

use crate::{
    Installation, Kind,
    installation::{CORNER_SHOP, SHOPS, area, open_session},
};
use hilo_domain::ids::{AbsenceId, AreaId, ImportId, RoleId, SessionId};
use hilo_service::{areas::edit::AreaInput, env::Token, people::leave::LeaveInput};

pub(super) struct Others {
    pub absence: AbsenceId,
    pub second_session: SessionId,
    pub free_role: RoleId,
    pub empty_area: AreaId,
    pub upload: ImportId,
    pub faulty_upload: ImportId,
    pub invitation: String,
}

const PEOPLE: &str = "numero,nombre,correo,cargo,area\n900,Nueva Persona,nueva@example.com,Cajera,Tiendas\n";
/// The second row names nobody.
const FAULTY: &str = "numero,nombre,correo,cargo,area\n901,Otra Persona,otra@example.com,Cajera,Tiendas\n902,,,,\n";
const COLUMNS: [&str; 5] = ["employee_id", "name", "email", "role", "area"];

pub(super) async fn come_and_go(hilo: &Installation) -> Others {
    let services = &hilo.services;
    let hr = hilo.actor(Kind::Hr).await;
    let keeper = hr.keeper().unwrap();
    let seller = hilo.actor(Kind::Seller).await;
    let leave = LeaveInput { from: "2026-12-07".to_owned(), to: "2026-12-11".to_owned() };
    services.add_leave(&seller, seller.id(), &leave).await.unwrap();
    services.add_role(keeper, area(CORNER_SHOP), "Vitrinista").await.unwrap();
    let empty = AreaInput {
        name: "Sala por abrir".to_owned(),
        parent: area(SHOPS).to_string(),
        external: true,
        revision: String::new(),
    };
    let empty_area = services.create_area(keeper, &empty).await.unwrap();
    services.deactivate(keeper, Kind::Gone.person()).await.unwrap();
    let upload = services.upload_people(keeper, "personas.csv", PEOPLE.as_bytes()).await.unwrap();
    let faulty_upload = services.upload_people(keeper, "con-errores.csv", FAULTY.as_bytes()).await.unwrap();
    let columns: Vec<_> = (0..).zip(COLUMNS.map(str::to_owned)).collect();
    for file in [upload, faulty_upload] {
        services.map_people_columns(keeper, file, &columns).await.unwrap();
    }
    let invitation = services.issue_link_for(keeper, seller.id()).await.unwrap().token;

    let mut repo = services.store.write().await.unwrap();
    let second_session =
        open_session(&mut *repo, Kind::Employee, 0x400, &Token::from_text("second-session-of-employee")).await;
    let roles = repo.roles().await.unwrap();
    let free_role = roles.iter().find(|role| role.title == "Vitrinista").unwrap().id;
    let absence = repo.absences(seller.id()).await.unwrap()[0].id;
    repo.save().await.unwrap();
    Others { absence, second_session, free_role, empty_area, upload, faulty_upload, invitation }
}

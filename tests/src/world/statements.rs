//! One statement of each kind, two values more, a draft and one that is retired.

use crate::{Installation, Kind};
use hilo_domain::{ids::StatementId, statement::StatementKind};
use hilo_service::{
    Actor, Services,
    statements::{draft::DraftInput, publish::PublishInput},
};

pub(super) struct Declared {
    pub purpose: StatementId,
    /// One of each kind, in the order of the kinds.
    pub all: Vec<StatementId>,
    pub values: [StatementId; 2],
    pub retired: StatementId,
    pub drafted: StatementId,
}

pub(super) async fn publish(hilo: &Installation) -> Declared {
    let leadership = hilo.actor(Kind::Leadership).await;
    let services = &hilo.services;
    let mut all = Vec::new();
    for kind in StatementKind::ALL {
        let id = begin(services, &leadership, kind, &format!("Declaración {}", kind.key())).await;
        publish_next(services, &leadership, id, 1, "meaning").await;
        all.push(id);
    }
    let purpose = all[0];
    write(services, &leadership, purpose, 0, "Que la casa dé gusto").await;
    publish_next(services, &leadership, purpose, 1, "wording").await;
    write(services, &leadership, purpose, 0, "Que la casa siempre dé gusto").await;

    let values = [all[4], begin(services, &leadership, StatementKind::Value, "Cumplir").await];
    publish_next(services, &leadership, values[1], 1, "meaning").await;
    let retired = begin(services, &leadership, StatementKind::Value, "Vender más").await;
    publish_next(services, &leadership, retired, 1, "meaning").await;
    services.retire_statement(leadership.publisher().unwrap(), retired).await.unwrap();
    let drafted = begin(services, &leadership, StatementKind::Value, "Todavía sin publicar").await;

    for kind in [Kind::Employee, Kind::Seller, Kind::Lead] {
        services.acknowledge_statement(&hilo.actor(kind).await, purpose, 2).await.unwrap();
    }
    Declared { purpose, all, values, retired, drafted }
}

async fn begin(services: &Services, leadership: &Actor, kind: StatementKind, title: &str) -> StatementId {
    services.begin_statement(leadership.publisher().unwrap(), kind.key(), title).await.unwrap()
}

/// That the next version will have.
async fn number_of(services: &Services, leadership: &Actor, id: StatementId) -> i32 {
    services.statement_draft(leadership.publisher().unwrap(), id).await.unwrap().number
}

async fn write(services: &Services, leadership: &Actor, id: StatementId, revision: i64, title: &str) {
    let body = format!("**{title}**, todos los días.\n\n- una cosa\n- otra cosa");
    let number = number_of(services, leadership, id).await;
    let input = DraftInput { number, revision, title: title.to_owned(), body };
    services.save_statement_draft(leadership.publisher().unwrap(), id, &input).await.unwrap();
}

/// The draft, whose revision is this.
async fn publish_next(services: &Services, leadership: &Actor, id: StatementId, revision: i64, change: &str) {
    let number = number_of(services, leadership, id).await;
    let change_note = "Para decirlo como lo vivimos".to_owned();
    let input = PublishInput { number, revision, change: change.to_owned(), change_note };
    services.publish_statement(leadership.publisher().unwrap(), id, &input).await.unwrap();
}

/// Says it anew, with another meaning: what was confirmed against it is stale.
pub(super) async fn change_meaning(hilo: &Installation, id: StatementId) {
    let leadership = hilo.actor(Kind::Leadership).await;
    write(&hilo.services, &leadership, id, 0, "Con otro sentido").await;
    publish_next(&hilo.services, &leadership, id, 1, "meaning").await;
}

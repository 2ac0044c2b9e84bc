//! Journeys: published with a draft of the next version, published, only drafted, and retired.

use super::{Journey, statements::Declared};
use crate::{
    Installation, Kind,
    installation::{CORNER_SHOP, area},
};
use hilo_domain::ids::{JourneyId, StageId, TouchpointId};
use hilo_service::{
    Actor, Services,
    experience::{drafting::JourneyInput, editing::TouchpointInput, publishing::PublishInput},
};

pub(super) struct Journeys {
    pub published: Journey,
    /// All that the published one has.
    pub touchpoints: [TouchpointId; 3],
    pub other: Journey,
    pub drafted: Journey,
    pub retired: Journey,
}

/// Who draws, and what the promises carry.
struct Board<'a> {
    services: &'a Services,
    drafter: Actor,
    leadership: Actor,
    declared: &'a Declared,
}

pub(super) async fn draw(hilo: &Installation, declared: &Declared) -> Journeys {
    let (drafter, leadership) = (hilo.actor(Kind::Experience).await, hilo.actor(Kind::Leadership).await);
    let board = Board { services: &hilo.services, drafter, leadership, declared };
    let published = board.journey("Comprar", "Elegir", "Exhibición").await;
    let paying = board.stage(published.id, "Pagar").await;
    let till = board.touchpoint(published.id, paying, "Caja").await;
    let store_room = board.touchpoint(published.id, paying, "Trastienda").await;
    board.publish(published.id).await;
    let drafting = board.drafter.drafter().unwrap();
    board.services.start_draft(drafting, published.id).await.unwrap();
    // A draft has stages of its own.
    let stages = board.services.journey_draft(drafting, published.id).await.unwrap().stages;
    let published = Journey { stage: stages[0].id, ..published };
    board.touchpoint(published.id, stages[1].id, "Boleta").await;
    board.services.remove_touchpoint(drafting, published.id, store_room).await.unwrap();

    let other = board.journey("Devolver", "Llegar", "Mesón").await;
    board.publish(other.id).await;
    board.services.start_draft(drafting, other.id).await.unwrap();
    let stage = board.stage(other.id, "Salir").await;
    board.touchpoint(other.id, stage, "Puerta").await;
    board.publish(other.id).await;
    let drafted = board.journey("Reclamar", "Llamar", "Teléfono").await;
    let retired = board.journey("Comprar por catálogo", "Hojear", "Catálogo").await;
    board.publish(retired.id).await;
    board.services.retire_journey(board.leadership.publisher().unwrap(), retired.id).await.unwrap();
    Journeys { published, touchpoints: [published.touchpoint, till, store_room], other, drafted, retired }
}

impl Board<'_> {
    async fn journey(&self, name: &str, stage: &str, touchpoint: &str) -> Journey {
        let input =
            JourneyInput { name: name.to_owned(), summary: "De principio a fin".to_owned(), ..Default::default() };
        let id = self.services.start_journey(self.drafter.drafter().unwrap(), &input).await.unwrap();
        let stage = self.stage(id, stage).await;
        Journey { id, stage, touchpoint: self.touchpoint(id, stage, touchpoint).await }
    }

    async fn stage(&self, journey: JourneyId, name: &str) -> StageId {
        self.services.add_stage(self.drafter.drafter().unwrap(), journey, name).await.unwrap()
    }

    async fn touchpoint(&self, journey: JourneyId, stage: StageId, name: &str) -> TouchpointId {
        let input = TouchpointInput {
            name: name.to_owned(),
            promise: format!("En {name}, sin esperar"),
            emotion_word: "calma".to_owned(),
            emotion: "1".to_owned(),
            effort: "Casi nada".to_owned(),
            minutes: "5".to_owned(),
            guidance: "Un letrero a la vista".to_owned(),
            channel: "Tienda".to_owned(),
            moment_of_truth: name == "Caja",
            backstage: name == "Trastienda",
            owner: area(CORNER_SHOP).to_string(),
            statements: vec![self.declared.purpose.to_string()],
            ..TouchpointInput::default()
        };
        self.services.add_touchpoint(self.drafter.drafter().unwrap(), journey, stage, &input).await.unwrap()
    }

    async fn publish(&self, id: JourneyId) {
        let publisher = self.leadership.publisher().unwrap();
        let preview = self.services.publish_preview(publisher, id).await.unwrap();
        let changes = preview.changed.iter().map(|changed| (changed.after.id, "meaning".to_owned())).collect();
        let revision = preview.revision.clone();
        let input = PublishInput { revision, change_note: "La primera".to_owned(), changes };
        self.services.publish_journey(publisher, id, &input).await.unwrap();
    }
}

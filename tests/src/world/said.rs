//! How the cashiers of the corner shop contribute: one sentence in each state, and the areas' answers.

use super::{
    experience::Journeys,
    statements::{Declared, change_meaning},
};
use crate::{
    Installation, Kind,
    installation::{CORNER_SHOP, SHOPS, WAREHOUSE, area},
};
use hilo_domain::ids::{ContributionId, StatementId, TouchpointId};
use hilo_service::contributions::{AnswerInput, ContributionInput, Decision};

pub(super) struct Contributions {
    pub proposed: ContributionId,
    pub changes_asked: ContributionId,
    pub confirmed: ContributionId,
    pub stale: ContributionId,
    pub declined: ContributionId,
    pub retired: ContributionId,
}

pub(super) async fn contribute(hilo: &Installation, declared: &Declared, journeys: &Journeys) -> Contributions {
    let till = journeys.touchpoints[1];
    let stale = propose(hilo, till, declared.all[3], "cobro con calma").await;
    let contributions = Contributions {
        proposed: propose(hilo, till, declared.purpose, "saludo por el nombre").await,
        changes_asked: propose(hilo, till, declared.all[1], "reviso el vuelto").await,
        confirmed: propose(hilo, till, declared.all[2], "abro otra caja").await,
        stale,
        declined: propose(hilo, journeys.touchpoints[0], declared.purpose, "ordeno la vitrina").await,
        retired: propose(hilo, journeys.touchpoints[2], declared.purpose, "repongo cada hora").await,
    };
    decide(hilo, contributions.changes_asked, Decision::AskChange("Di para qué".to_owned())).await;
    decide(hilo, contributions.declined, Decision::Decline("Lo hace otra área".to_owned())).await;
    for confirmed in [contributions.confirmed, contributions.stale, contributions.retired] {
        decide(hilo, confirmed, Decision::Confirm).await;
    }
    let lead = hilo.actor(Kind::CornerLead).await;
    hilo.services.retire_contribution(&lead, contributions.retired, 2, "Ya no se hace", true).await.unwrap();
    change_meaning(hilo, declared.all[3]).await;
    answer(hilo, Kind::CornerLead, CORNER_SHOP).await;
    answer(hilo, Kind::Lead, SHOPS).await;
    contributions
}

async fn propose(hilo: &Installation, touchpoint: TouchpointId, statement: StatementId, does: &str) -> ContributionId {
    let input = ContributionInput {
        touchpoint: touchpoint.to_string(),
        statement: statement.to_string(),
        through: area(WAREHOUSE).to_string(),
        does: does.to_owned(),
        gets: "se vaya tranquilo".to_owned(),
        ..ContributionInput::default()
    };
    hilo.services.propose_contribution(&hilo.actor(Kind::Seller).await, &input, false).await.unwrap().id
}

async fn decide(hilo: &Installation, id: ContributionId, decision: Decision) {
    hilo.services.decide_contribution(&hilo.actor(Kind::CornerLead).await, id, 1, &decision).await.unwrap();
}

async fn answer(hilo: &Installation, kind: Kind, of: u128) {
    let version = hilo.services.store.read().await.unwrap().experience_version().await.unwrap().unwrap().number;
    let body = "Cada quien sabe a quién ayuda y se lo decimos los lunes.".to_owned();
    let input = AnswerInput { body, version, revision: 0 };
    hilo.services.answer_for_area(&hilo.actor(kind).await, area(of), &input).await.unwrap();
}

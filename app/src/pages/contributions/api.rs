//! What can be done with contributions.

use crate::{
    cx::Cx,
    locales::contributions as t,
    reply::{Answer, Redirect},
};
use hilo_domain::{
    contribution::State,
    ids::{AreaId, ContributionId},
};
use hilo_service::contributions::{AnswerInput, ContributionInput, Decision, Proposed, Reconfirmation};

fn input(cx: &Cx) -> ContributionInput {
    let field = |name| cx.form.get(name).to_owned();
    ContributionInput {
        area: field("area"),
        title: field("title"),
        touchpoint: field("touchpoint"),
        statement: field("statement"),
        through: field("through"),
        does: field("does"),
        gets: field("gets"),
    }
}

fn revision(cx: &Cx) -> i64 {
    cx.form.parsed("revision").unwrap_or_default()
}

/// Back to where a form stands if that is a list, else to the contribution itself.
fn back(cx: &Cx, id: ContributionId) -> String {
    let page = cx.form.get("_page");
    let is_list = page == "/my-role" || (page.starts_with("/areas/") && page.ends_with("/contributions"));
    if is_list { page.to_owned() } else { format!("/contributions/{id}") }
}

/// # Errors
/// As the use case.
pub async fn propose(cx: Cx) -> Answer {
    let confirm = cx.form.ticked("confirm");
    let Proposed { id, state } = cx.services.propose_contribution(cx.actor()?, &input(&cx), confirm).await?;
    let said = if state == State::Confirmed { t::declared(cx.lang) } else { t::proposed(cx.lang) };
    Redirect::to(format!("/contributions/{id}")).flash(said).ok()
}

/// # Errors
/// As the use case.
pub async fn edit(cx: Cx) -> Answer {
    let id: ContributionId = cx.param("contribution")?;
    cx.services.edit_contribution(cx.actor()?, id, revision(&cx), &input(&cx)).await?;
    Redirect::to(format!("/contributions/{id}")).flash(t::edited(cx.lang)).ok()
}

async fn decide(cx: Cx, decision: Decision, said: &'static str) -> Answer {
    let id: ContributionId = cx.param("contribution")?;
    cx.services.decide_contribution(cx.actor()?, id, revision(&cx), &decision).await?;
    Redirect::to(back(&cx, id)).flash(said).ok()
}

/// # Errors
/// As the use case.
pub async fn confirm(cx: Cx) -> Answer {
    let said = t::confirmed(cx.lang);
    let numbers = cx.form.parsed("touchpoint_number").zip(cx.form.parsed("statement_number"));
    let decision = numbers.map_or(Decision::Confirm, |(touchpoint_number, statement_number)| {
        Decision::ConfirmSeen(Reconfirmation { touchpoint_number, statement_number })
    });
    decide(cx, decision, said).await
}

/// # Errors
/// As the use case.
pub async fn ask_change(cx: Cx) -> Answer {
    let decision = Decision::AskChange(cx.form.get("comment").to_owned());
    let said = t::change_sent(cx.lang);
    decide(cx, decision, said).await
}

/// # Errors
/// As the use case.
pub async fn decline(cx: Cx) -> Answer {
    let decision = Decision::Decline(cx.form.get("reason").to_owned());
    let said = t::declined(cx.lang);
    decide(cx, decision, said).await
}

/// # Errors
/// As the use case.
pub async fn reconfirm(cx: Cx) -> Answer {
    let id: ContributionId = cx.param("contribution")?;
    let seen = Reconfirmation {
        touchpoint_number: cx.form.parsed("touchpoint_number").unwrap_or_default(),
        statement_number: cx.form.parsed("statement_number").unwrap_or_default(),
    };
    cx.services.reconfirm_contribution(cx.actor()?, id, seen).await?;
    Redirect::to(back(&cx, id)).flash(t::reconfirmed(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn retire(cx: Cx) -> Answer {
    let id: ContributionId = cx.param("contribution")?;
    let meant = cx.form.ticked("meant");
    cx.services.retire_contribution(cx.actor()?, id, revision(&cx), cx.form.get("comment"), meant).await?;
    Redirect::to(format!("/contributions/{id}")).flash(t::retired(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn answer(cx: Cx) -> Answer {
    let area: AreaId = cx.param("area")?;
    let input = AnswerInput {
        body: cx.form.get("body").to_owned(),
        version: cx.form.parsed("version").unwrap_or_default(),
        revision: revision(&cx),
    };
    cx.services.answer_for_area(cx.actor()?, area, &input).await?;
    Redirect::to(format!("/areas/{area}/contributions#answer-h")).flash(t::answer_saved(cx.lang)).ok()
}

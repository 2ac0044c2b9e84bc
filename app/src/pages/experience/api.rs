//! Publishing, discarding and retiring.

use crate::{
    cx::Cx,
    locales::experience as t,
    reply::{Answer, Redirect},
};
use hilo_domain::ids::JourneyId;
use hilo_service::experience::publishing::PublishInput;

/// # Errors
/// As the use case.
pub async fn publish(cx: Cx) -> Answer {
    let journey: JourneyId = cx.param("journey")?;
    let changes = cx.form.pairs().iter().filter_map(|(name, value)| {
        let touchpoint = name.strip_prefix("change-")?.parse().ok()?;
        Some((touchpoint, value.clone()))
    });
    let input = PublishInput {
        revision: cx.form.get("revision").to_owned(),
        change_note: cx.form.get("change_note").to_owned(),
        changes: changes.collect(),
    };
    let published = cx.services.publish_journey(cx.actor()?.publisher()?, journey, &input).await?;
    let mut flash = t::published_flash(cx.lang, published.number);
    if published.retired_contributions > 0 {
        flash = format!("{flash} {}", t::retired_contributions(cx.lang, published.retired_contributions));
    }
    Redirect::to(format!("/experience/{journey}")).flash(flash).ok()
}

/// # Errors
/// As the use case.
pub async fn discard(cx: Cx) -> Answer {
    let journey: JourneyId = cx.param("journey")?;
    let published = cx.services.discard_draft(cx.actor()?.drafter()?, journey, cx.form.get("revision")).await?;
    let to = if published { format!("/experience/{journey}") } else { "/experience".to_owned() };
    Redirect::to(to).flash(t::discarded(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn move_journey(cx: Cx) -> Answer {
    let up = cx.form.get("direction") == "up";
    cx.services.move_journey(cx.actor()?.drafter()?, cx.param("journey")?, up).await?;
    Redirect::to("/experience").ok()
}

/// # Errors
/// As the use case.
pub async fn retire(cx: Cx) -> Answer {
    cx.services.retire_journey(cx.actor()?.publisher()?, cx.param("journey")?).await?;
    Redirect::to("/experience").flash(t::retired_flash(cx.lang)).ok()
}

//! What can be done to statements.

use super::parts;
use crate::{
    cx::Cx,
    locales::statements as t,
    reply::{Answer, Redirect, Reply},
};
use hilo_domain::ids::StatementId;
use hilo_service::statements::{draft::DraftInput, publish::PublishInput};
use leptos::prelude::*;

/// The draft's revision as it was shown; a form without one has never seen any.
fn revision(cx: &Cx) -> i64 {
    cx.form.parsed("revision").unwrap_or(-1)
}

/// The number of the version that was shown; a form without one has seen no version but the first.
fn number(cx: &Cx) -> i32 {
    cx.form.find("number").map_or(1, |number| number.trim().parse().unwrap_or_default())
}

/// # Errors
/// As the use case.
pub async fn begin(cx: Cx) -> Answer {
    let publisher = cx.actor()?.publisher()?;
    let id = cx.services.begin_statement(publisher, cx.form.get("kind"), cx.form.get("title")).await?;
    Redirect::to(parts::address(id, "/edit")).ok()
}

/// A plain form, or the island that saves while somebody types.
///
/// # Errors
/// As the use case.
pub async fn save(cx: Cx) -> Answer {
    let id: StatementId = cx.param("id")?;
    let publisher = cx.actor()?.publisher()?;
    let input = DraftInput {
        number: number(&cx),
        revision: revision(&cx),
        title: cx.form.get("title").to_owned(),
        body: cx.form.get("body").to_owned(),
    };
    let revision = cx.services.save_statement_draft(publisher, id, &input).await?;
    if cx.json {
        return Ok(Reply::saved(revision));
    }
    let flash = if revision == 0 { t::nothing_to_save(cx.lang) } else { t::draft_saved(cx.lang) };
    match cx.form.get("then") {
        "publish" if revision > 0 => Redirect::to(parts::address(id, "/publish")).ok(),
        "preview" => Redirect::to(parts::address(id, "/edit#preview-h")).ok(),
        _ => Redirect::to(parts::address(id, "/edit")).flash(flash).ok(),
    }
}

/// The text as it would be read, as a piece of HTML for the editor. Stores nothing.
///
/// # Errors
/// [`Problem::Forbidden`] for those who don't write.
pub async fn preview(cx: Cx) -> Answer {
    cx.actor()?.publisher()?;
    let title = cx.form.get("title").split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Reply::html(parts::preview(cx.lang, &title, cx.form.get("body")).to_html()))
}

/// # Errors
/// As the use case.
pub async fn discard(cx: Cx) -> Answer {
    let (number, revision) = (number(&cx), revision(&cx));
    cx.services.discard_statement_draft(cx.actor()?.publisher()?, cx.param("id")?, number, revision).await?;
    Redirect::to("/statements").flash(t::discarded(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn publish(cx: Cx) -> Answer {
    let id: StatementId = cx.param("id")?;
    let input = PublishInput {
        number: number(&cx),
        revision: revision(&cx),
        change: cx.form.get("change").to_owned(),
        change_note: cx.form.get("change_note").to_owned(),
    };
    let number = cx.services.publish_statement(cx.actor()?.publisher()?, id, &input).await?;
    Redirect::to(parts::address(id, "")).flash(t::published(cx.lang, number)).ok()
}

/// # Errors
/// As the use case.
pub async fn retire(cx: Cx) -> Answer {
    cx.services.retire_statement(cx.actor()?.publisher()?, cx.param("id")?).await?;
    Redirect::to("/statements").flash(t::retired_done(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn move_value(cx: Cx) -> Answer {
    let up = cx.form.get("to") == "up";
    cx.services.move_value(cx.actor()?.publisher()?, cx.param("id")?, up).await?;
    Redirect::to("/statements/order").ok()
}

/// # Errors
/// As the use case.
pub async fn acknowledge(cx: Cx) -> Answer {
    let id: StatementId = cx.param("id")?;
    // Without a number it is none that was ever published.
    let number = cx.form.parsed("number").unwrap_or_default();
    cx.services.acknowledge_statement(cx.actor()?, id, number).await?;
    Redirect::to(parts::address(id, "")).flash(t::acknowledged(cx.lang)).ok()
}

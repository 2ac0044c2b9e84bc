//! The three steps.

use crate::{
    cx::Cx,
    pages::access::sign_in::end_before,
    reply::{Answer, Redirect, Reply},
};
use hilo_domain::problem::Problem;
use hilo_service::env::Token;

/// From the set-up into the sample; the link stays good.
///
/// # Errors
/// [`Problem::NotFound`] with a dead link, or where there is no sample to be had.
pub async fn enter(cx: Cx) -> Answer {
    let token: String = cx.param("token")?;
    cx.services.check_setup_link(&Token::from_text(&token)).await?;
    let door = cx.site.sample.clone().ok_or(Problem::NotFound)?;
    Redirect::to(door.enter().await?).ok()
}

/// Signs in as one of the six personas.
///
/// # Errors
/// [`Problem::NotFound`] for anybody else.
pub async fn persona(cx: Cx) -> Answer {
    let door = cx.site.sample.clone().ok_or(Problem::NotFound)?;
    let number = door.persona(cx.form.get("persona")).ok_or(Problem::NotFound)?;
    let signed_in = cx.services.sign_in_as_persona(&number, &cx.origin).await?;
    end_before(&cx).await?;
    Ok(Reply::Redirect(Redirect { signed_in: Some(signed_in), ..Redirect::to("/") }))
}

/// Out of the sample, to the real database.
///
/// # Errors
/// If the real database can't be opened.
pub async fn leave(cx: Cx) -> Answer {
    let door = cx.site.sample.clone().ok_or(Problem::NotFound)?;
    Ok(Reply::Redirect(Redirect { sign_out: true, ..Redirect::to(door.leave().await?) }))
}

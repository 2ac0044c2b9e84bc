//! What the import's forms do.

use crate::{
    cx::Cx,
    locales::import as t,
    reply::{Answer, File, Redirect},
};
use hilo_domain::{
    ids::ImportId,
    problem::{Problem, Rule},
};
use hilo_service::import::uploads::Approval;

/// # Errors
/// As the use case.
pub async fn upload(cx: Cx) -> Answer {
    let keeper = cx.actor()?.keeper()?;
    let file = cx.uploads.iter().find(|upload| upload.field == "file");
    let file = file.ok_or_else(|| Problem::field("file", Rule::Required))?;
    let id = cx.services.upload_people(keeper, &file.file_name, &file.content).await?;
    Redirect::to(format!("/people/import/{id}")).ok()
}

/// # Errors
/// As the use case.
pub async fn columns(cx: Cx) -> Answer {
    let id: ImportId = cx.param("import")?;
    let columns: Vec<(u32, String)> = cx
        .form
        .pairs()
        .iter()
        .filter_map(|(name, key)| Some((name.strip_prefix("column_")?.parse().ok()?, key.clone())))
        .collect();
    cx.services.map_people_columns(cx.actor()?.keeper()?, id, &columns).await?;
    Redirect::to(format!("/people/import/{id}")).ok()
}

/// # Errors
/// As the use case.
pub async fn apply(cx: Cx) -> Answer {
    let id: ImportId = cx.param("import")?;
    let approval = Approval {
        fingerprint: cx.form.get("fingerprint").to_owned(),
        confirmed: cx.form.ticked("confirmed"),
        leads: cx.form.all("lead").filter_map(|place| place.parse().ok()).collect(),
    };
    cx.services.apply_people_upload(cx.actor()?.keeper()?, id, approval).await?;
    Redirect::to(format!("/people/import/{id}")).ok()
}

/// # Errors
/// As the use case.
pub async fn discard(cx: Cx) -> Answer {
    cx.services.discard_people_upload(cx.actor()?.keeper()?, cx.param("import")?).await?;
    Redirect::to("/people/import").flash(t::discarded(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn export(cx: Cx) -> Answer {
    let csv = cx.services.export_people(cx.actor()?.keeper()?).await?;
    File {
        name: t::export_file(cx.lang).to_owned(),
        content_type: "text/csv; charset=utf-8",
        content: csv.into_bytes(),
    }
    .ok()
}

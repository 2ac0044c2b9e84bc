//! All contributions that the overview's filter finds, as a file.

use super::{overview::filter, parts::kind};
use crate::{
    cx::Cx,
    format,
    locales::{common, contributions as t},
    reply::Answer,
    sheet::Sheet,
};
use hilo_domain::time::Millis;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let found = cx.services.export_contributions(cx.actor()?, &filter(&cx)).await?;
    let mut sheet = Sheet::new([
        t::csv_area(lang),
        t::csv_role(lang),
        t::csv_does(lang),
        t::touchpoint(lang),
        t::csv_gets(lang),
        t::csv_through(lang),
        t::csv_statement_kind(lang),
        t::statement(lang),
        t::csv_state(lang),
        t::csv_stale(lang),
        t::proposed_by(lang),
        t::csv_proposed_on(lang),
        t::decided_by(lang),
        t::csv_decided_on(lang),
        "id",
    ]);
    let day = |at: Option<Millis>| at.map(|at| format::zoned(at, cx.time_zone()).date().to_string());
    for c in &found {
        let proposed_on = day(Some(c.proposed_at)).unwrap_or_default();
        let decided_on = day(c.decided_at).unwrap_or_default();
        let id = c.id.to_string();
        let cells = [
            c.role.area_name.as_str(),
            &c.role.title,
            &c.does,
            &c.touchpoint_name,
            &c.gets,
            c.through.as_ref().map_or("", |area| &area.name),
            kind(lang, c.statement_kind),
            &c.statement_title,
            t::state(lang, c.state),
            if c.stale { common::yes(lang) } else { common::no(lang) },
            c.proposed_by.as_deref().unwrap_or_default(),
            &proposed_on,
            c.decided_by.as_deref().unwrap_or_default(),
            &decided_on,
            &id,
        ];
        sheet.line(cells);
    }
    sheet.file(t::file_name(lang))
}

//! Contributions as a CSV file (RFC 4180), with English headers, as the other exports have them.

use hilo_domain::view::contributions::ContributionView;
use std::fmt::Write as _;

const HEADER: &str = "area,role,does,touchpoint,gets,through_area,statement_kind,statement,state,stale,proposed_by,proposed_on,decided_by,decided_on,id";

pub(super) fn csv(contributions: &[ContributionView]) -> String {
    let mut out = String::from(HEADER);
    out.push_str("\r\n");
    for c in contributions {
        let through = c.through.as_ref().map_or("", |area| &area.name);
        let fields = [
            c.role.area_name.clone(),
            c.role.title.clone(),
            c.does.clone(),
            c.touchpoint_name.clone(),
            c.gets.clone(),
            through.to_owned(),
            c.statement_kind.map_or("", hilo_domain::statement::StatementKind::key).to_owned(),
            c.statement_title.clone(),
            c.state.key().to_owned(),
            if c.stale { "yes" } else { "no" }.to_owned(),
            c.proposed_by.clone().unwrap_or_default(),
            day(Some(c.proposed_at)),
            c.decided_by.clone().unwrap_or_default(),
            day(c.decided_at),
            c.id.to_string(),
        ];
        let line: Vec<String> = fields.iter().map(|field| cell(field)).collect();
        let _ = write!(out, "{}\r\n", line.join(","));
    }
    out
}

/// The date in UTC (ISO 8601).
fn day(at: Option<hilo_domain::time::Millis>) -> String {
    at.and_then(|at| jiff::Timestamp::from_millisecond(at.0).ok())
        .map(|at| at.strftime("%Y-%m-%d").to_string())
        .unwrap_or_default()
}

/// Quoted where it must be. What a spreadsheet would take for a formula gets an apostrophe before it.
fn cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r', ';']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        assert_eq!(cell("Reviso, pruebo"), "\"Reviso, pruebo\"");
        assert_eq!(cell("dice \"hola\""), "\"dice \"\"hola\"\"\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("llano"), "llano");
    }
}

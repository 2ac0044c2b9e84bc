//! A line of the table, and the sets of people that recur in it.

use hilo_app::routes::Method;
use hilo_tests::Kind;
use std::fmt::Display;

/// A route with its `{name}`s filled in for one object, and who gets through.
#[derive(Clone)]
pub struct Line {
    pub method: Method,
    pub route: &'static str,
    /// The path that is asked for.
    pub path: String,
    /// What is posted.
    pub fields: Vec<(&'static str, &'static str)>,
    pub may: Vec<Kind>,
}

impl Line {
    /// Posts this: what is checked before the right is.
    pub fn with(mut self, fields: &[(&'static str, &'static str)]) -> Self {
        self.fields = fields.to_vec();
        self
    }

    /// Asks with this query.
    pub fn query(mut self, query: impl Display) -> Self {
        self.path = format!("{}?{query}", self.path);
        self
    }
}

pub fn get(route: &'static str, ids: &[&dyn Display], may: &[Kind]) -> Line {
    line(Method::Get, route, ids, may)
}

pub fn post(route: &'static str, ids: &[&dyn Display], may: &[Kind]) -> Line {
    line(Method::Post, route, ids, may)
}

/// `ids` take the places of the route's `{name}`s in their order.
fn line(method: Method, route: &'static str, ids: &[&dyn Display], may: &[Kind]) -> Line {
    let mut ids = ids.iter();
    let parts = route.split('/').map(|part| {
        if !part.starts_with('{') {
            return part.to_owned();
        }
        ids.next().unwrap_or_else(|| panic!("an id is missing for {route}")).to_string()
    });
    let path = parts.collect::<Vec<_>>().join("/");
    assert!(ids.next().is_none(), "there is an id too many for {route}");
    Line { method, route, path, fields: Vec::new(), may: may.to_vec() }
}

pub const NOBODY: &[Kind] = &[];

/// Anybody, signed in or not.
pub fn everybody() -> Vec<Kind> {
    Kind::everybody().collect()
}

/// Whoever has a session that is alive.
pub fn signed_in() -> Vec<Kind> {
    Kind::everybody().filter(|kind| !matches!(kind, Kind::Stranger | Kind::Gone)).collect()
}

/// May keep people and areas.
pub const KEEPERS: &[Kind] = &[Kind::Hr, Kind::Admin];
pub const ADMIN: &[Kind] = &[Kind::Admin];
pub const LEADERSHIP: &[Kind] = &[Kind::Leadership];
pub const DRAFTERS: &[Kind] = &[Kind::Leadership, Kind::Experience];
pub const OVERSEERS: &[Kind] = &[Kind::Leadership, Kind::Experience, Kind::Hr];

/// Those who lead something, and those who oversee all.
pub const LOOKING_OVER: &[Kind] =
    &[Kind::Lead, Kind::StandIn, Kind::OtherLead, Kind::CornerLead, Kind::Leadership, Kind::Experience, Kind::Hr];

/// The leads of the corner shop and of the area above it.
pub const LEADING_CORNER: &[Kind] = &[Kind::Lead, Kind::StandIn, Kind::CornerLead];
/// And those who oversee all.
pub const AROUND_CORNER: &[Kind] =
    &[Kind::Lead, Kind::StandIn, Kind::CornerLead, Kind::Leadership, Kind::Experience, Kind::Hr];
/// Those who read what somebody in the corner shop did in a week.
pub const READING_CORNER: &[Kind] = &[Kind::Lead, Kind::StandIn, Kind::CornerLead, Kind::Hr];

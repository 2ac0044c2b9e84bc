//! The route table: every address that a person can reach, in one place.

use crate::{
    cx::Cx,
    pages::{
        access, account, alignment, areas, audit, checkins, contributions, experience, home, import, offline, people,
        pulse, sample, settings, sight, statements,
    },
    reply::Answer,
};
use std::pin::Pin;

pub type Handler = fn(Cx) -> Pin<Box<dyn Future<Output = Answer> + Send>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    Get,
    Post,
}

/// Who may knock. What is behind decides the rest itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Anybody.
    Open,
    /// Whoever is signed in.
    SignedIn,
    /// The sample organisation alone, where personas may be switched.
    Sample,
}

/// How large a body may be, in bytes.
pub const FORM_BYTES: usize = 16 << 20;
pub const UPLOAD_BYTES: usize = 64 << 20;

#[derive(Clone, Copy)]
pub struct Route {
    pub method: Method,
    /// With `{name}`s.
    pub path: &'static str,
    pub door: Door,
    pub max_bytes: usize,
    /// What is posted is kept nowhere but where it belongs: a form that fails comes back empty, also after signing in.
    pub confidential: bool,
    pub handler: Handler,
}

/// A feature's routes: `table! { Get "/people" SignedIn page::list; … }`.
#[macro_export]
macro_rules! table {
    ($($method:ident $path:literal $door:ident $handler:path;)+) => {
        vec![$($crate::routes::Route {
            method: $crate::routes::Method::$method,
            path: $path,
            door: $crate::routes::Door::$door,
            max_bytes: $crate::routes::FORM_BYTES,
            confidential: false,
            handler: |cx| Box::pin($handler(cx)),
        }),+]
    };
}

/// Every route there is. Two with the same method never match the same path.
#[must_use]
pub fn routes() -> Vec<Route> {
    [
        access::routes::routes(),
        account::routes::routes(),
        alignment::routes::routes(),
        areas::routes::routes(),
        audit::routes::routes(),
        checkins::routes::routes(),
        contributions::routes::routes(),
        experience::routes::routes(),
        home::routes::routes(),
        import::routes::routes(),
        offline::routes::routes(),
        people::routes::routes(),
        pulse::routes::routes(),
        sample::routes::routes(),
        settings::routes::routes(),
        sight::routes::routes(),
        statements::routes::routes(),
    ]
    .concat()
}

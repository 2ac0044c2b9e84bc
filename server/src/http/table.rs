//! Finding a route by method and path.

use hilo_app::routes::{Method, Route, routes};
use matchit::Router;

pub(super) struct Table {
    get: Router<Route>,
    post: Router<Route>,
}

/// What a path leads to.
pub(super) enum Found {
    Route(Route, Vec<(String, String)>),
    /// The path is known, for the other method.
    OtherMethod,
    Nothing,
}

impl Table {
    pub(super) fn new() -> Self {
        let mut table = Self { get: Router::new(), post: Router::new() };
        for route in routes() {
            let router = match route.method {
                Method::Get => &mut table.get,
                Method::Post => &mut table.post,
            };
            if let Err(error) = router.insert(route.path, route) {
                tracing::error!(path = route.path, %error, "two routes claim the same path");
            }
        }
        table
    }

    pub(super) fn find(&self, method: Method, path: &str) -> Found {
        let (mine, other) = match method {
            Method::Get => (&self.get, &self.post),
            Method::Post => (&self.post, &self.get),
        };
        match mine.at(path) {
            Ok(found) => {
                let params = found.params.iter().map(|(name, value)| (name.to_owned(), decoded(value))).collect();
                Found::Route(*found.value, params)
            }
            Err(_) if other.at(path).is_ok() => Found::OtherMethod,
            Err(_) => Found::Nothing,
        }
    }
}

fn decoded(value: &str) -> String {
    percent_encoding::percent_decode_str(value).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_routes_claim_the_same_path() {
        let mut routers = (Router::new(), Router::new());
        for route in routes() {
            let router = if route.method == Method::Get { &mut routers.0 } else { &mut routers.1 };
            router.insert(route.path, ()).unwrap_or_else(|e| panic!("{}: {e}", route.path));
        }
    }
}

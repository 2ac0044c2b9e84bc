//! Who may do what: every route × kind of actor × relation to the object. A route that is not in the table fails.

use hilo_app::routes::{Method, routes};
use hilo_tests::{
    Engine, Installation, Kind,
    installation::{SHOPS, area, id},
};
use std::collections::BTreeSet;

/// One line of the table: a route with its `{name}`s filled in for one object, and who gets through. Getting
/// through is a page, a redirect, or a complaint about what was typed; everybody else gets 401, 403 or 404.
struct Line {
    method: Method,
    route: &'static str,
    /// The path that is asked for.
    path: String,
    may: &'static [Kind],
}

const EVERYBODY: &[Kind] = &Kind::ALL;
/// May keep people and areas.
const KEEPERS: &[Kind] = &[Kind::Hr, Kind::Admin];
const SIGNED_IN: &[Kind] = Kind::ALL.split_at(1).1;

const LEADERSHIP: &[Kind] = &[Kind::Leadership];
const DRAFTERS: &[Kind] = &[Kind::Leadership, Kind::Experience];
const OVERSEERS: &[Kind] = &[Kind::Leadership, Kind::Experience, Kind::Hr];

/// Those who lead something, and those who oversee all.
const LOOKING_OVER: &[Kind] =
    &[Kind::Lead, Kind::StandIn, Kind::OtherLead, Kind::Leadership, Kind::Experience, Kind::Hr];
const LEADING_SHOPS: &[Kind] = &[Kind::Lead, Kind::StandIn];
const AROUND_SHOPS: &[Kind] = &[Kind::Lead, Kind::StandIn, Kind::Leadership, Kind::Experience, Kind::Hr];

fn line(method: Method, route: &'static str, path: impl Into<String>, may: &'static [Kind]) -> Line {
    Line { method, route, path: path.into(), may }
}

fn table() -> Vec<Line> {
    use Method::{Get, Post};
    let nothing = "01930000-0000-7000-8000-00000000dead";
    vec![
        line(Get, "/", "/", SIGNED_IN),
        line(Get, "/sign-in", "/sign-in", EVERYBODY),
        line(Post, "/sign-in", "/sign-in", EVERYBODY),
        line(Post, "/sign-out", "/sign-out", SIGNED_IN),
        // A dead link leads nobody anywhere; what live ones do is told in `access`.
        line(Get, "/setup/{token}", "/setup/dead", &[]),
        line(Post, "/setup/{token}", "/setup/dead", &[]),
        line(Get, "/welcome/{token}", "/welcome/dead", &[]),
        line(Post, "/welcome/{token}", "/welcome/dead", &[]),
        // Only in the sample organisation.
        line(Post, "/setup/{token}/explore", "/setup/dead/explore", &[]),
        line(Post, "/sample/persona", "/sample/persona", &[]),
        line(Post, "/sample/start", "/sample/start", &[]),
        line(Get, "/account", "/account", SIGNED_IN),
        line(Post, "/account/preferences", "/account/preferences", SIGNED_IN),
        line(Post, "/account/password", "/account/password", SIGNED_IN),
        line(Post, "/account/sessions/{session}/end", format!("/account/sessions/{nothing}/end"), &[]),
        line(Get, "/people/import", "/people/import", KEEPERS),
        line(Post, "/people/import", "/people/import", KEEPERS),
        // Files that nobody uploaded; what those that somebody did lead to is told in `import`.
        line(Get, "/people/import/{import}", format!("/people/import/{nothing}"), &[]),
        line(Post, "/people/import/{import}/columns", format!("/people/import/{nothing}/columns"), &[]),
        line(Post, "/people/import/{import}/apply", format!("/people/import/{nothing}/apply"), &[]),
        line(Post, "/people/import/{import}/discard", format!("/people/import/{nothing}/discard"), KEEPERS),
        line(Get, "/people/export.csv", "/people/export.csv", KEEPERS),
        line(Post, "/account/sign-out-everywhere", "/account/sign-out-everywhere", SIGNED_IN),
        line(Get, "/statements", "/statements", SIGNED_IN),
        line(Post, "/statements", "/statements", LEADERSHIP),
        line(Get, "/statements/new", "/statements/new", LEADERSHIP),
        line(Get, "/statements/order", "/statements/order", LEADERSHIP),
        line(Post, "/statements/preview", "/statements/preview", LEADERSHIP),
        line(Get, "/statements/acknowledgement", "/statements/acknowledgement", LOOKING_OVER),
        line(Get, "/statements/acknowledgement.csv", "/statements/acknowledgement.csv", LOOKING_OVER),
        // There is nothing here; what there is is told in `statements`.
        line(Get, "/statements/{id}", format!("/statements/{nothing}"), &[]),
        line(Post, "/statements/{id}/acknowledge", format!("/statements/{nothing}/acknowledge"), &[]),
        line(Get, "/statements/{id}/versions/{number}", format!("/statements/{nothing}/versions/1"), &[]),
        line(Get, "/statements/{id}/compare", format!("/statements/{nothing}/compare"), &[]),
        line(Get, "/statements/{id}/edit", format!("/statements/{nothing}/edit"), &[]),
        line(Post, "/statements/{id}/draft", format!("/statements/{nothing}/draft"), &[]),
        line(Get, "/statements/{id}/discard", format!("/statements/{nothing}/discard"), &[]),
        line(Post, "/statements/{id}/discard", format!("/statements/{nothing}/discard"), &[]),
        line(Get, "/statements/{id}/publish", format!("/statements/{nothing}/publish"), &[]),
        line(Post, "/statements/{id}/publish", format!("/statements/{nothing}/publish"), &[]),
        line(Get, "/statements/{id}/retire", format!("/statements/{nothing}/retire"), &[]),
        line(Post, "/statements/{id}/retire", format!("/statements/{nothing}/retire"), &[]),
        line(Post, "/statements/{id}/move", format!("/statements/{nothing}/move"), &[]),
    ]
    .into_iter()
    .chain(people(nothing))
    .chain(areas())
    .chain(checkins(nothing))
    .chain(alignment())
    .chain(experience(nothing))
    .chain(contributions(nothing))
    .collect()
}

/// Before the first week. Who sees what of a check-in that is there is told in `checkins`.
fn checkins(nothing: &str) -> Vec<Line> {
    use Method::{Get, Post};
    let team = &[Kind::Lead, Kind::StandIn, Kind::OtherLead, Kind::Leadership, Kind::Experience, Kind::Hr];
    vec![
        line(Get, "/check-in", "/check-in", SIGNED_IN),
        line(Post, "/check-in", "/check-in", SIGNED_IN),
        line(Get, "/my-weeks", "/my-weeks", SIGNED_IN),
        line(Get, "/my-weeks/{week}", "/my-weeks/2026-W47", &[]),
        line(Post, "/my-weeks/{week}/comments", "/my-weeks/2026-W47/comments", &[]),
        line(Get, "/team", "/team", team),
        line(Get, "/team", format!("/team?area={}", area(SHOPS)), &[Kind::Lead, Kind::StandIn, Kind::Hr]),
        line(Get, "/team/check-ins/{checkin}", format!("/team/check-ins/{nothing}"), &[]),
        line(Post, "/team/check-ins/{checkin}/read", format!("/team/check-ins/{nothing}/read"), &[]),
        line(Post, "/team/check-ins/{checkin}/comments", format!("/team/check-ins/{nothing}/comments"), &[]),
    ]
}

/// About the employee, who works in the shops.
fn people(nothing: &str) -> Vec<Line> {
    use Method::{Get, Post};
    let of = |rest: &str| format!("/people/{}{rest}", Kind::Employee.person());
    let lists = &[Kind::Lead, Kind::StandIn, Kind::OtherLead, Kind::Hr, Kind::Admin];
    let near = &[Kind::Employee, Kind::Lead, Kind::StandIn, Kind::Hr, Kind::Admin];
    vec![
        line(Get, "/people", "/people", lists),
        line(Get, "/people/new", "/people/new", KEEPERS),
        line(Post, "/people/new", "/people/new", KEEPERS),
        line(Get, "/people/invitations", "/people/invitations", KEEPERS),
        line(Post, "/people/invitations", "/people/invitations", KEEPERS),
        line(Get, "/people/{person}", of(""), SIGNED_IN),
        line(Get, "/people/{person}/edit", of("/edit"), KEEPERS),
        line(Post, "/people/{person}/edit", of("/edit"), KEEPERS),
        line(Get, "/people/{person}/deactivate", of("/deactivate"), KEEPERS),
        line(Post, "/people/{person}/deactivate", of("/deactivate"), KEEPERS),
        line(Get, "/people/{person}/reactivate", of("/reactivate"), KEEPERS),
        line(Post, "/people/{person}/reactivate", of("/reactivate"), KEEPERS),
        line(Post, "/people/{person}/grants", of("/grants"), &[Kind::Admin]),
        line(Post, "/people/{person}/link", of("/link"), KEEPERS),
        // Whoever takes over an admin's account is one.
        line(Post, "/people/{person}/link", format!("/people/{}/link", Kind::Admin.person()), &[Kind::Admin]),
        line(Post, "/people/{person}/leave", of("/leave"), near),
        line(Post, "/people/{person}/leave/{absence}", of(&format!("/leave/{nothing}")), &[]),
        line(Post, "/people/{person}/leave/{absence}/remove", of(&format!("/leave/{nothing}/remove")), &[]),
        line(Get, "/settings", "/settings", &[Kind::Admin]),
        line(Post, "/settings", "/settings", &[Kind::Admin]),
        line(Get, "/audit", "/audit", KEEPERS),
        line(Get, "/who-sees-what", "/who-sees-what", EVERYBODY),
    ]
}

fn contributions(nothing: &str) -> Vec<Line> {
    use Method::{Get, Post};
    vec![
        line(Get, "/my-role", "/my-role", SIGNED_IN),
        line(Get, "/my-role/propose", "/my-role/propose", SIGNED_IN),
        line(Post, "/my-role/propose", "/my-role/propose", SIGNED_IN),
        line(Get, "/contributions", "/contributions", LOOKING_OVER),
        line(Get, "/contributions.csv", "/contributions.csv", LOOKING_OVER),
        // Who may see and decide a contribution that is there is told in `contributions`.
        line(Get, "/contributions/{contribution}", format!("/contributions/{nothing}"), &[]),
        line(Get, "/contributions/{contribution}/edit", format!("/contributions/{nothing}/edit"), &[]),
        line(Post, "/contributions/{contribution}/edit", format!("/contributions/{nothing}/edit"), &[]),
        line(Post, "/contributions/{contribution}/confirm", format!("/contributions/{nothing}/confirm"), &[]),
        line(Post, "/contributions/{contribution}/ask-change", format!("/contributions/{nothing}/ask-change"), &[]),
        line(Post, "/contributions/{contribution}/decline", format!("/contributions/{nothing}/decline"), &[]),
        line(Post, "/contributions/{contribution}/reconfirm", format!("/contributions/{nothing}/reconfirm"), &[]),
        line(Get, "/contributions/{contribution}/retire", format!("/contributions/{nothing}/retire"), &[]),
        line(Post, "/contributions/{contribution}/retire", format!("/contributions/{nothing}/retire"), &[]),
        line(Get, "/areas/{area}/contributions", format!("/areas/{}/contributions", area(SHOPS)), AROUND_SHOPS),
        line(Post, "/areas/{area}/answer", format!("/areas/{}/answer", area(SHOPS)), LEADING_SHOPS),
    ]
}

/// About the shops.
fn alignment() -> Vec<Line> {
    use Method::Get;
    let of = |rest: &str| format!("/alignment/areas/{}{rest}", area(SHOPS));
    vec![
        line(Get, "/alignment", "/alignment", LOOKING_OVER),
        // Before the first week there is nothing to export.
        line(Get, "/alignment/export.csv", "/alignment/export.csv", &[]),
        line(Get, "/alignment/coverage", "/alignment/coverage", LOOKING_OVER),
        line(Get, "/alignment/coverage.csv", "/alignment/coverage.csv", &[]),
        line(Get, "/alignment/leadership", "/alignment/leadership", OVERSEERS),
        // Before the first week these say that there is nothing yet; who sees which area afterwards is told by the
        // tests of the use cases.
        line(Get, "/alignment/areas/{area}", of(""), LOOKING_OVER),
        line(Get, "/alignment/areas/{area}/people", of("/people"), LOOKING_OVER),
    ]
}

/// About the shops.
fn areas() -> Vec<Line> {
    use Method::{Get, Post};
    let of = |rest: &str| format!("/areas/{}{rest}", area(SHOPS));
    // The role of the employee.
    let role = id(0x301);
    let names = &[Kind::Lead, Kind::Hr, Kind::Admin];
    let stand_in = of(&format!("/stand-ins/{}/remove", Kind::StandIn.person()));
    vec![
        line(Get, "/areas", "/areas", SIGNED_IN),
        line(Get, "/areas/new", "/areas/new", KEEPERS),
        line(Post, "/areas/new", "/areas/new", KEEPERS),
        line(Get, "/areas/{area}", of(""), SIGNED_IN),
        line(Get, "/areas/{area}/edit", of("/edit"), KEEPERS),
        line(Post, "/areas/{area}/edit", of("/edit"), KEEPERS),
        line(Get, "/areas/{area}/archive", of("/archive"), KEEPERS),
        line(Post, "/areas/{area}/archive", of("/archive"), KEEPERS),
        line(Post, "/areas/{area}/roles", of("/roles"), KEEPERS),
        line(Post, "/areas/{area}/roles/{role}", of(&format!("/roles/{role}")), KEEPERS),
        line(Post, "/areas/{area}/roles/{role}/remove", of(&format!("/roles/{role}/remove")), KEEPERS),
        line(Get, "/areas/{area}/lead", of("/lead"), KEEPERS),
        line(Post, "/areas/{area}/lead", of("/lead"), KEEPERS),
        line(Post, "/areas/{area}/lead/remove", of("/lead/remove"), KEEPERS),
        line(Get, "/areas/{area}/stand-ins", of("/stand-ins"), names),
        line(Post, "/areas/{area}/stand-ins", of("/stand-ins"), names),
        line(Post, "/areas/{area}/stand-ins/{person}/remove", stand_in, names),
    ]
}

fn experience(nothing: &str) -> Vec<Line> {
    use Method::{Get, Post};
    vec![
        line(Get, "/experience", "/experience", SIGNED_IN),
        line(Get, "/experience/journeys/new", "/experience/journeys/new", DRAFTERS),
        line(Post, "/experience/journeys/new", "/experience/journeys/new", DRAFTERS),
        // There is nothing here; what there is is told in `experience`.
        line(Get, "/experience/{journey}", format!("/experience/{nothing}"), &[]),
        line(Get, "/experience/{journey}/versions", format!("/experience/{nothing}/versions"), &[]),
        line(Get, "/experience/{journey}/versions/{number}", format!("/experience/{nothing}/versions/1"), &[]),
        line(
            Get,
            "/experience/{journey}/touchpoints/{touchpoint}",
            format!("/experience/{nothing}/touchpoints/{nothing}"),
            &[],
        ),
        line(Get, "/experience/{journey}/consistency", format!("/experience/{nothing}/consistency"), &[]),
        line(Get, "/experience/{journey}/draft", format!("/experience/{nothing}/draft"), &[]),
        line(Post, "/experience/{journey}/draft/start", format!("/experience/{nothing}/draft/start"), &[]),
        // What is typed is checked before it is looked for.
        line(Post, "/experience/{journey}/draft/name", format!("/experience/{nothing}/draft/name"), DRAFTERS),
        line(Get, "/experience/{journey}/draft/discard", format!("/experience/{nothing}/draft/discard"), &[]),
        line(Post, "/experience/{journey}/draft/discard", format!("/experience/{nothing}/draft/discard"), &[]),
        line(Post, "/experience/{journey}/draft/stages", format!("/experience/{nothing}/draft/stages"), DRAFTERS),
        line(
            Post,
            "/experience/{journey}/draft/stages/{stage}/name",
            format!("/experience/{nothing}/draft/stages/{nothing}/name"),
            DRAFTERS,
        ),
        line(
            Post,
            "/experience/{journey}/draft/stages/{stage}/move",
            format!("/experience/{nothing}/draft/stages/{nothing}/move"),
            &[],
        ),
        line(
            Post,
            "/experience/{journey}/draft/stages/{stage}/remove",
            format!("/experience/{nothing}/draft/stages/{nothing}/remove"),
            &[],
        ),
        line(
            Get,
            "/experience/{journey}/draft/stages/{stage}/touchpoint",
            format!("/experience/{nothing}/draft/stages/{nothing}/touchpoint"),
            &[],
        ),
        line(
            Post,
            "/experience/{journey}/draft/stages/{stage}/touchpoint",
            format!("/experience/{nothing}/draft/stages/{nothing}/touchpoint"),
            &[],
        ),
        line(
            Get,
            "/experience/{journey}/draft/touchpoints/{touchpoint}",
            format!("/experience/{nothing}/draft/touchpoints/{nothing}"),
            &[],
        ),
        line(
            Post,
            "/experience/{journey}/draft/touchpoints/{touchpoint}",
            format!("/experience/{nothing}/draft/touchpoints/{nothing}"),
            &[],
        ),
        line(
            Post,
            "/experience/{journey}/draft/touchpoints/{touchpoint}/move",
            format!("/experience/{nothing}/draft/touchpoints/{nothing}/move"),
            &[],
        ),
        line(
            Post,
            "/experience/{journey}/draft/touchpoints/{touchpoint}/remove",
            format!("/experience/{nothing}/draft/touchpoints/{nothing}/remove"),
            &[],
        ),
        line(
            Post,
            "/experience/{journey}/draft/touchpoints/{touchpoint}/restore",
            format!("/experience/{nothing}/draft/touchpoints/{nothing}/restore"),
            &[],
        ),
        line(Get, "/experience/{journey}/publish", format!("/experience/{nothing}/publish"), &[]),
        line(Post, "/experience/{journey}/publish", format!("/experience/{nothing}/publish"), &[]),
        line(Get, "/experience/{journey}/retire", format!("/experience/{nothing}/retire"), &[]),
        line(Post, "/experience/{journey}/retire", format!("/experience/{nothing}/retire"), &[]),
    ]
}

#[test]
fn the_table_lists_every_route() {
    let listed: BTreeSet<_> = table().iter().map(|line| (line.method, line.route)).collect();
    let there: BTreeSet<_> = routes().iter().map(|route| (route.method, route.path)).collect();
    let missing: Vec<_> = there.difference(&listed).collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
    let gone: Vec<_> = listed.difference(&there).collect();
    assert!(gone.is_empty(), "in the table and not there: {gone:?}");
}

#[tokio::test]
async fn everybody_gets_as_far_as_the_table_says() {
    let mut wrong = Vec::new();
    for line in table() {
        // Some of what gets through changes things, so that each line has an installation of its own; getting
        // through comes last.
        let hilo = Installation::new(Engine::Sqlite).await;
        let (may, may_not): (Vec<Kind>, Vec<Kind>) = Kind::ALL.into_iter().partition(|kind| line.may.contains(kind));
        for kind in may_not.into_iter().chain(may) {
            let mut browser = hilo.browser(kind);
            let answer = match line.method {
                Method::Get => browser.get(&line.path).await,
                Method::Post => browser.post(&line.path, &[]).await,
            };
            let status = answer.status.as_u16();
            let through = matches!(status, 200 | 303 | 409 | 422 | 429);
            let refused = matches!(status, 400 | 401 | 403 | 404);
            if through != line.may.contains(&kind) || through == refused {
                wrong.push(format!("{:?} {} as {kind:?}: {status}", line.method, line.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

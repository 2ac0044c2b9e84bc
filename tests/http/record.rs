//! What is done leaves its line in the audit log: a table of every form, and of every download and look.

use super::typed::{filled, forms_of};
use hilo_app::routes::{Method, routes};
use hilo_domain::ids::AuditId;
use hilo_store::audit::AuditFilter;
use hilo_tests::{
    Engine, Kind, World,
    crawl::Form,
    installation::{CORNER_SHOP, area},
};
use std::collections::{BTreeMap, BTreeSet};

/// What each form leaves behind when it is carried out; none for what keeps a history of its own (contributions,
/// check-ins, acknowledgements) or is not done yet (drafts, files that are not applied).
const FORMS: [(&str, Option<&str>); 67] = [
    ("/account/preferences", None),
    ("/account/sessions/{session}/end", Some("sign_out")),
    ("/account/sign-out-everywhere", Some("sign_out.everywhere")),
    ("/areas/new", Some("area.created")),
    ("/areas/{area}/answer", None),
    ("/areas/{area}/archive", Some("area.archived")),
    ("/areas/{area}/edit", Some("area.renamed")),
    ("/areas/{area}/lead", Some("lead.set")),
    ("/areas/{area}/lead/remove", Some("lead.removed")),
    ("/areas/{area}/roles", Some("role.created")),
    ("/areas/{area}/roles/{role}", Some("role.renamed")),
    ("/areas/{area}/roles/{role}/remove", Some("role.removed")),
    ("/areas/{area}/stand-ins", Some("stand_in.set")),
    ("/areas/{area}/stand-ins/{person}/remove", Some("stand_in.removed")),
    ("/check-in", None),
    ("/check-in/pulse", None),
    ("/contributions/{contribution}/ask-change", None),
    ("/contributions/{contribution}/confirm", None),
    ("/contributions/{contribution}/decline", None),
    ("/contributions/{contribution}/edit", None),
    ("/contributions/{contribution}/reconfirm", None),
    ("/contributions/{contribution}/retire", None),
    ("/experience/journeys/new", None),
    ("/experience/{journey}/draft/discard", Some("experience.draft_discarded")),
    ("/experience/{journey}/draft/name", None),
    ("/experience/{journey}/draft/stages", None),
    ("/experience/{journey}/draft/stages/{stage}/move", None),
    ("/experience/{journey}/draft/stages/{stage}/name", None),
    ("/experience/{journey}/draft/stages/{stage}/remove", None),
    ("/experience/{journey}/draft/stages/{stage}/touchpoint", None),
    ("/experience/{journey}/draft/start", None),
    ("/experience/{journey}/draft/touchpoints/{touchpoint}", None),
    ("/experience/{journey}/draft/touchpoints/{touchpoint}/move", None),
    ("/experience/{journey}/draft/touchpoints/{touchpoint}/remove", None),
    ("/experience/{journey}/draft/touchpoints/{touchpoint}/restore", None),
    ("/experience/{journey}/move", None),
    ("/experience/{journey}/publish", Some("experience.published")),
    ("/experience/{journey}/retire", Some("experience.retired")),
    ("/my-role/propose", None),
    ("/my-weeks/{week}/comments", None),
    ("/people/import", None),
    ("/people/import/{import}/columns", None),
    ("/people/import/{import}/discard", None),
    ("/people/invitations", Some("link.many")),
    ("/people/new", Some("person.created")),
    ("/people/{person}/deactivate", Some("person.deactivated")),
    ("/people/{person}/edit", Some("person.changed")),
    ("/people/{person}/grants", Some("grant.added")),
    ("/people/{person}/leave", Some("absence.set")),
    ("/people/{person}/leave/{absence}", Some("absence.changed")),
    ("/people/{person}/leave/{absence}/remove", Some("absence.removed")),
    ("/people/{person}/link", Some("link.")),
    ("/people/{person}/reactivate", Some("person.reactivated")),
    ("/settings", Some("settings.changed")),
    ("/sign-out", Some("sign_out")),
    ("/statements", None),
    ("/statements/{id}/acknowledge", None),
    ("/statements/{id}/discard", Some("statement.draft_discarded")),
    ("/statements/{id}/draft", None),
    ("/statements/{id}/move", None),
    ("/statements/{id}/publish", Some("statement.published")),
    ("/statements/{id}/retire", Some("statement.retired")),
    ("/team/{week}/remind/{person}", Some("checkin.reminded")),
    ("/team/check-ins/{checkin}/comments", None),
    ("/team/check-ins/{checkin}/read", Some("look.checkin")),
    ("/welcome/{token}", Some("password.set")),
    // Carried out in the background; `import` waits for it.
    ("/people/import/{import}/apply", None),
];

/// Forms that are not sent here, and why.
const ELSEWHERE: [&str; 7] = [
    // Nobody in that world has a password; `access` changes one and signs in.
    "/account/password", "/sign-in", // There is an organisation already.
    "/setup/{token}", "/setup/{token}/explore", "/sample/persona", "/sample/start",
    // Stores nothing.
    "/statements/preview",
];

/// Lines that the record has beyond those known.
async fn lines(world: &World, known: &BTreeSet<AuditId>) -> Vec<(AuditId, String)> {
    let filter = AuditFilter { limit: 10_000, ..AuditFilter::default() };
    let rows = world.hilo.services.store.read().await.unwrap().audit(&filter).await.unwrap();
    rows.into_iter().filter(|row| !known.contains(&row.id)).map(|row| (row.id, row.action)).collect()
}

async fn known(world: &World) -> BTreeSet<AuditId> {
    lines(world, &BTreeSet::new()).await.into_iter().map(|(id, _)| id).collect()
}

/// What a form left behind in a world of its own; none if it was not carried out.
async fn left(kind: Kind, form: &Form) -> Option<Vec<String>> {
    let world = World::new(Engine::Sqlite).await;
    let before = known(&world).await;
    let pairs = filled::with(form, "Algo corto");
    let answer = filled::send(&mut world.hilo.browser(kind), form, &pairs, "Algo corto").await;
    let done = matches!(answer.status.as_u16(), 200 | 303);
    let lines = lines(&world, &before).await;
    done.then(|| lines.into_iter().map(|(_, action)| action).collect())
}

#[tokio::test]
async fn every_form_leaves_its_line() {
    let world = World::new(Engine::Sqlite).await;
    let mut expected: BTreeMap<&str, Option<&str>> = FORMS.into_iter().collect();
    let mut wrong = Vec::new();
    for kind in Kind::everybody() {
        for form in forms_of(&world, kind).await {
            let Some((route, action)) = form.route().and_then(|route| expected.get_key_value(route)) else { continue };
            let (route, action) = (*route, *action);
            let Some(left) = left(kind, &form).await else { continue };
            let right = match action {
                Some(action) => left.iter().any(|line| line.starts_with(action)),
                None => left.is_empty(),
            };
            // A form that changed nothing this time may do so when somebody else sends it.
            if right {
                expected.remove(route);
            } else if action.is_none() || !left.is_empty() {
                wrong.push(format!("{} as {kind:?}: {left:?}", form.action));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(expected.is_empty(), "these leave no line: {expected:#?}");
}

#[test]
fn the_table_lists_every_form() {
    let listed: BTreeSet<_> = FORMS.iter().map(|(route, _)| *route).chain(ELSEWHERE.iter().copied()).collect();
    let there: BTreeSet<_> = routes().iter().filter(|r| r.method == Method::Post).map(|r| r.path).collect();
    assert_eq!(listed, there);
}

#[tokio::test]
async fn every_download_and_look_leaves_its_line() {
    let world = World::new(Engine::Sqlite).await;
    let corner = area(CORNER_SHOP);
    let look = format!("/team/check-ins/{}", world.there.late_checkin);
    for (kind, path, action) in [
        (Kind::Hr, "/people/export.csv".to_owned(), "people.exported"),
        (Kind::Lead, "/contributions.csv".to_owned(), "contributions.exported"),
        (Kind::Experience, "/statements/acknowledgement.csv".to_owned(), "export.acknowledgement"),
        (Kind::Leadership, "/alignment/export.csv".to_owned(), "alignment.exported"),
        (Kind::CornerLead, "/alignment/coverage.csv".to_owned(), "alignment.exported"),
        (Kind::Experience, "/alignment/leadership.csv".to_owned(), "alignment.exported"),
        (Kind::Hr, "/alignment/period.csv".to_owned(), "alignment.exported"),
        (Kind::CornerLead, format!("/alignment/period/{corner}/live"), "alignment.work_viewed"),
        (Kind::Hr, format!("/statements/{}/work", world.there.purpose), "alignment.work_viewed"),
        (Kind::CornerLead, format!("/alignment/areas/{corner}/weeks.csv"), "alignment.exported"),
        (Kind::Hr, format!("/alignment/areas/{corner}/people"), "alignment.people_viewed"),
        (Kind::Hr, format!("/team?area={corner}"), "look.team"),
        (Kind::Hr, look, "look.checkin"),
    ] {
        let before = known(&world).await;
        let _ = world.hilo.browser(kind).get(&path).await.expect(200);
        let left = lines(&world, &before).await;
        assert!(left.iter().any(|(_, line)| line == action), "{path} as {kind:?}: {left:?}");
    }
}

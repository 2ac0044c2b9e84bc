//! What hangs on a touchpoint: on its page, on the map, and when it goes.

use super::{actor, confirmed, problem, sentence, set_up_on, state};
use hilo_domain::{
    contribution::{Event, State},
    problem::Problem,
};
use hilo_tests::{
    Browser, Engine, Installation, Kind,
    installation::{SHOPS, WAREHOUSE, area},
    page,
    scene::{DISPLAY, JOURNEY, TILL},
};

on_both_engines!(
    the_map_and_the_touchpoint_say_who_contributes,
    areas_answer_on_their_page_and_on_the_map,
    a_touchpoint_takes_its_contributions_along,
    a_journey_takes_its_contributions_along,
);

async fn seen(browser: &mut Browser, path: &str) -> String {
    page::text(&browser.get(path).await.expect(200).body)
}

async fn the_map_and_the_touchpoint_say_who_contributes(engine: Engine) {
    let hilo = set_up_on(engine).await;
    confirmed(&hilo).await;
    let mut browser = hilo.browser(Kind::Outsider);
    let map = seen(&mut browser, &format!("/experience/{JOURNEY}")).await;
    assert!(map.contains("1 área lo declara"), "{map}");
    assert!(map.contains("En un punto de contacto nadie ha declarado todavía un aporte"), "{map}");
    for (lens, said) in [("effort", "Nada"), ("guidance", "sin decir"), ("", "«Promesa 1 de Caja»")] {
        let map = seen(&mut browser, &format!("/experience/{JOURNEY}?show={lens}")).await;
        assert!(map.contains(said), "{lens}: {map}");
    }
    let touchpoint = format!("/experience/{JOURNEY}/touchpoints/{TILL}");
    let shown = seen(&mut browser, &touchpoint).await;
    let sentence =
        "Como Cajera en Tiendas , cuento el vuelto en voz alta , para que en Caja el cliente pague sin esperar .";
    let squeezed = |text: &str| text.replace(" ,", ",").replace(" .", ".");
    assert!(squeezed(&shown).contains(&squeezed(sentence)), "{shown}");
    let _ = browser.post("/account/preferences", &[("language", "en")]).await;
    let shown = browser.get(&touchpoint).await.expect(200).body;
    // The page speaks English, and the sentence what its words were written in: it says so to who has it read aloud.
    assert!(shown.contains("<p lang=\"es\" class=\"sentence\">"), "{shown}");
    let shown = squeezed(&page::text(&shown));
    assert!(shown.contains("How it has changed") && shown.contains(&squeezed(sentence)), "{shown}");
    let bare = seen(&mut browser, &format!("/experience/{JOURNEY}/touchpoints/{DISPLAY}")).await;
    assert!(bare.contains("Nobody has declared it yet"), "{bare}");
}

async fn areas_answer_on_their_page_and_on_the_map(engine: Engine) {
    let hilo = set_up_on(engine).await;
    let mut lead = hilo.browser(Kind::Lead);
    let page = format!("/areas/{}/contributions", area(SHOPS));
    let form = |body, revision| [("version", "1"), ("revision", revision), ("body", body), ("_page", page.as_str())];
    let path = format!("/areas/{}/answer", area(SHOPS));
    let _ = lead.post(&path, &form("Abrimos a la hora.", "0")).await.expect(303);
    let mut stand_in = hilo.browser(Kind::StandIn);
    let _ = stand_in.post(&path, &form("Abrimos antes de la hora.", "1")).await.expect(303);
    let late = lead.post(&path, &form("Abrimos siempre.", "1")).await.expect(409).body;
    assert_eq!(page::textarea(&late, "body").as_deref(), Some("Abrimos siempre."));
    assert!(page::text(&late).contains("Abrimos antes de la hora."), "what the other stored is there to compare");
    assert_eq!(page::input(&late, "revision").as_deref(), Some("2"), "saving again is meant now");

    let mut browser = hilo.browser(Kind::Outsider);
    for path in [format!("/areas/{}", area(SHOPS)), format!("/experience/{JOURNEY}")] {
        let shown = browser.get(&path).await.expect(200).body;
        assert!(page::text(&shown).contains("Abrimos antes de la hora."), "{path}: {shown}");
    }
    let elsewhere = seen(&mut browser, &format!("/areas/{}", area(WAREHOUSE))).await;
    assert!(elsewhere.contains("El área aún no responde."), "{elsewhere}");
}

/// What was said is kept, and what was not decided stays between the role and its lead.
async fn gone(hilo: &Installation, held: hilo_domain::ids::ContributionId, open: hilo_domain::ids::ContributionId) {
    assert_eq!(state(hilo, held).await.0, State::Retired);
    assert_eq!(state(hilo, open).await.0, State::Declined);
    let outsider = actor(hilo, Kind::OtherLead).await;
    assert!(hilo.services.contribution(&outsider, held).await.is_ok());
    assert_eq!(problem(hilo.services.contribution(&outsider, open).await), Problem::NotFound);
    let employee = actor(hilo, Kind::Employee).await;
    let history = hilo.services.contribution(&employee, open).await.unwrap().events;
    assert_eq!(history.iter().map(|e| e.kind).collect::<Vec<_>>(), [Event::Proposed, Event::Retired]);
    assert!(hilo.services.my_role(&employee).await.unwrap().own.is_empty());
}

/// One confirmed and one proposed contribution to the till.
async fn two(hilo: &Installation) -> [hilo_domain::ids::ContributionId; 2] {
    let held = confirmed(hilo).await;
    let employee = actor(hilo, Kind::Employee).await;
    let open = hilo.services.propose_contribution(&employee, &sentence("sonrío"), false).await.unwrap().id;
    hilo.wait_hours(1);
    [held, open]
}

async fn a_touchpoint_takes_its_contributions_along(engine: Engine) {
    let hilo = set_up_on(engine).await;
    let [held, open] = two(&hilo).await;
    let mut boss = hilo.browser(Kind::Leadership);
    let base = format!("/experience/{JOURNEY}");
    let to = boss.post(&format!("{base}/draft/start"), &[]).await.expect(303).location().to_owned();
    assert_eq!(to, format!("{base}/draft"));
    let _ = boss.post(&format!("{base}/draft/touchpoints/{TILL}/remove"), &[]).await.expect(303);
    let publish = boss.get(&format!("{base}/publish")).await.expect(200).body;
    let text = page::text(&publish);
    assert!(text.contains("Con él se retiran 2 aportes"), "{text}");
    assert!(
        text.contains("Cajera · Tiendas: cuento el vuelto en voz alta 1 persona · lo propuso Employee Prueba"),
        "{text}"
    );
    let revision = page::input(&publish, "revision").unwrap();
    let fields = [("revision", revision.as_str()), ("change_note", "Sin cajas")];
    let _ = boss.post(&format!("{base}/publish"), &fields).await.expect(303);
    assert!(seen(&mut boss, &base).await.contains("Se retiraron 2 aportes."));
    gone(&hilo, held, open).await;
    let kept = seen(&mut boss, &format!("{base}/touchpoints/{TILL}")).await;
    assert!(kept.contains("Este punto de contacto se retiró el"), "{kept}");
}

async fn a_journey_takes_its_contributions_along(engine: Engine) {
    let hilo = set_up_on(engine).await;
    let [held, open] = two(&hilo).await;
    let mut boss = hilo.browser(Kind::Leadership);
    let asked = seen(&mut boss, &format!("/experience/{JOURNEY}/retire")).await;
    assert!(asked.contains("Cajera · Tiendas: sonrío"), "{asked}");
    let _ = boss.post(&format!("/experience/{JOURNEY}/retire"), &[]).await.expect(303);
    gone(&hilo, held, open).await;
    let answers = hilo.services.area_answers(&actor(&hilo, Kind::Lead).await, area(SHOPS)).await.unwrap();
    assert_eq!(answers.current, Some(2), "the experience is another one");
    // Nothing is left to contribute to: nobody is invited into an empty composer.
    let mut browser = hilo.browser(Kind::Outsider);
    let mine = browser.get("/my-role").await.expect(200).body;
    assert!(page::text(&mine).contains("Todavía no hay experiencia publicada"), "{mine}");
    assert!(!mine.contains("/my-role/propose"), "{mine}");
    let home = browser.get("/").await.expect(200).body;
    assert!(!home.contains("/my-role/propose"), "{home}");
}

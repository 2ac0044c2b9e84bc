//! The confidential questions over HTTP, without a script and with one; and what is published of them.

use hilo_tests::{
    Browser, Engine, Kind, World,
    installation::{CORNER_SHOP, SHOPS, area},
    page,
};

const TAP: &str = "tap-2026-W47-believe";

async fn answered(hilo: &World, kind: Kind) -> usize {
    let body = hilo.hilo.browser(kind).get("/check-in").await.expect(200).body;
    page::text(&body).matches("Ya hay una respuesta guardada").count()
}

async fn without_a_script(engine: Engine) {
    let world = World::new(engine).await;
    let mut employee = world.hilo.browser(Kind::Employee);
    let body = employee.get("/check-in").await.expect(200).body;
    for asked in ["believe", "live", "act"] {
        assert_eq!(
            body.matches(&format!("name=\"tap-2026-W47-{asked}\"")).count(),
            6,
            "five answers and none: {asked}"
        );
    }
    assert!(!body.contains("tap-2026-W47-know"), "not this week");
    let fields = [("_page", "/check-in"), ("period", "2026-P12"), (TAP, "4"), ("tap-2026-W47-act", "0")];
    let kept = employee.post("/check-in/pulse", &fields).await.expect(303);
    let body = employee.get(kept.location()).await.expect(200).body;
    assert!(page::text(&body).contains("Respuestas guardadas bajo sello."));
    assert_eq!(page::text(&body).matches("Ya hay una respuesta guardada").count(), 1);
    let taps: Vec<_> = page::tags(&body, "input").filter(|tag| tag.contains("tap-")).collect();
    assert!(taps.len() == 2 * 18 && taps.iter().all(|tag| !tag.contains("checked")), "what was answered is not said");
    assert_eq!(answered(&world, Kind::Seller).await, 0, "nobody else's");

    for (fields, status) in [
        (vec![("period", "2026-P11"), (TAP, "4")], 409),
        (vec![("period", "2026-P12"), (TAP, "6")], 400),
        (vec![("period", "2026-P12"), ("tap-2026-W47-know", "3")], 400),
        (vec![("period", "2026-P12"), ("tap-2026-W48-know", "3")], 400),
        (vec![(TAP, "4")], 400),
    ] {
        let fields: Vec<_> = [("_page", "/check-in")].into_iter().chain(fields).collect();
        let refused = employee.post("/check-in/pulse", &fields).await.expect(status);
        assert!(
            !refused.body.contains("checked=\"\" name=\"tap") && !refused.body.contains("value=\"6\""),
            "{fields:?}"
        );
    }
}

/// It may ask again for what was tapped, and for nothing else.
async fn nothing_is_carried_through_signing_in(engine: Engine) {
    let world = World::new(engine).await;
    let mut employee = world.hilo.browser(Kind::Employee);
    let _ = employee.post("/account/sign-out-everywhere", &[]).await.expect(303);
    let by = Kind::Employee.person().to_string();
    let fields = [("_page", "/check-in"), ("_by", by.as_str()), ("period", "2026-P12"), (TAP, "4")];
    let asked = employee.post("/check-in/pulse", &fields).await.expect(401);
    assert!(page::input(&asked.body, "login").is_some(), "it asks to sign in");
    assert!(!asked.body.contains("tap-") && !asked.body.contains("2026-P12"), "{}", asked.body);
    assert_eq!(answered(&world, Kind::Seller).await, 0);
}

async fn one_tap(engine: Engine) {
    let world = World::new(engine).await;
    let mut employee = world.hilo.browser(Kind::Employee);
    let tap = async |browser: &mut Browser, value: &str| {
        let form = format!("_page=%2Fcheck-in&period=2026-P12&{TAP}={value}");
        let mut request = browser.request("POST", "/check-in/pulse", form.into());
        for (name, value) in [
            ("accept", "application/json"),
            ("origin", "http://hilo.test"),
            ("content-type", "application/x-www-form-urlencoded"),
        ] {
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        browser.send(request).await
    };
    assert_eq!(tap(&mut employee, "5").await.expect(200).body, "{}");
    assert_eq!(answered(&world, Kind::Employee).await, 1);
    assert_eq!(tap(&mut employee, "0").await.expect(200).body, "{}");
    assert_eq!(answered(&world, Kind::Employee).await, 0, "taken back");
    let _ = tap(&mut employee, "9").await.expect(400);
}

async fn what_is_published_is_the_same_for_everybody(engine: Engine) {
    let world = World::new(engine).await;
    let hr = world.hilo.browser(Kind::Hr).get("/alignment/period").await.expect(200).body;
    let hidden = |body: &str| body.matches("class=\"heat-hidden\"").count();
    let (all, shown) = (page::text(&hr), 3);
    let areas = hr.matches("id=\"a-").count();
    assert_eq!(hidden(&hr), areas * 5 - shown, "{all}");
    assert!(all.contains("Se cree") || all.contains("van juntos"), "{all}");
    let lead = world.hilo.browser(Kind::Lead).get("/alignment/period").await.expect(200).body;
    assert!(lead.contains(&format!("area={}", area(CORNER_SHOP))), "the shops' lead sees the shops");
    assert!(page::text(&lead).contains("Organización"), "and the whole, to hold it against");
    let corner = world.hilo.browser(Kind::CornerLead).get("/alignment/period").await.expect(200).body;
    assert!(page::text(&corner).contains("80") && !corner.contains(&format!("area={}", area(SHOPS))));
    let _ = world.hilo.browser(Kind::Lead).get("/alignment/period?period=2026-P12").await.expect(404);
    let _ = world.hilo.browser(Kind::Hr).get("/alignment/period?period=nada").await.expect(404);

    let csv = world.hilo.browser(Kind::Hr).get("/alignment/period.csv").await.expect(200).body;
    // Of each area a headline, four parts that are counted, five of the pulse, and the gap.
    assert_eq!(csv.lines().count(), 1 + areas * 11, "{csv}");
    let items = ["La conozco", "La creo", "La vivo", "Puedo resolver", "La recomendaría"];
    let of_pulse = |line: &&str| items.iter().any(|item| line.contains(&format!(",{item},")));
    let figures = csv.lines().filter(of_pulse).filter(|line| !line.ends_with(",,,,")).count();
    assert_eq!(figures, shown, "an empty one where hidden: {csv}");
    let year = world.hilo.browser(Kind::Hr).get("/alignment/period?over=year&sort=-know").await.expect(200).body;
    assert_eq!(hidden(&year), hidden(&hr), "one period is all there is");
}

async fn anybody_may_try(engine: Engine) {
    let world = World::new(engine).await;
    let mut stranger = world.hilo.browser(Kind::Stranger);
    let path = "/how-answers-are-protected";
    let text = |body: String| page::text(&body);
    assert!(text(stranger.get(path).await.expect(200).body).contains("Todavía no se suma nada"));
    let naive = stranger.get(&format!("{path}?rule=naive&f0=1&f1=-1")).await.expect(200).body;
    assert!(text(naive).contains("Se llega a una sola persona"));
    let ours = stranger.get(&format!("{path}?f0=1&f1=-1")).await.expect(200).body;
    assert!(text(ours).contains("Se llega a 15 personas juntas"));
    for odd in ["?n0=-1&n1=x&n2=999999999999", "?f0=200&f1=--1&rule=%00", "?n0=0&n1=0&n2=0&f0=1"] {
        let _ = stranger.get(&format!("{path}{odd}")).await.expect(200);
    }
}

on_both_engines!(
    without_a_script,
    nothing_is_carried_through_signing_in,
    one_tap,
    what_is_published_is_the_same_for_everybody,
    anybody_may_try,
);

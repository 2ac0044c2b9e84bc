//! Alignment over HTTP, of a week that has closed: its pages, its files, and who gets them.

use hilo_domain::{
    contribution::State,
    ids::{AreaId, ContributionId},
};
use hilo_store::contributions::ContributionRow;
use hilo_tests::{
    Engine, Installation, Kind,
    installation::{SHOPS, WAREHOUSE, area, id},
    page,
    scene::{DISPLAY, JOURNEY, PURPOSE, TILL, published},
};

const WEEK: &str = "2026-W47";
const SEEING: [Kind; 6] = [Kind::Lead, Kind::StandIn, Kind::OtherLead, Kind::Leadership, Kind::Experience, Kind::Hr];

/// The organisation is eight weeks old. Cashiers of the shops declare the till. One of them lived it, their lead the display; somebody of the warehouse
/// sent late, and only the cashier has read the purpose.
async fn closed_week(engine: Engine) -> Installation {
    let hilo = Installation::new(engine).await;
    published(&hilo).await;
    let row = ContributionRow {
        id: ContributionId(id(0x700)),
        area_id: area(SHOPS),
        title: "Cajera".to_owned(),
        title_key: "cajera".to_owned(),
        touchpoint_id: TILL,
        statement_id: PURPOSE,
        through_area_id: None,
        does: "abro otra caja".to_owned(),
        gets: "no espere".to_owned(),
        state: State::Confirmed,
        proposed_by: None,
        proposed_at: hilo.now(),
        decided_by: None,
        decided_at: Some(hilo.now()),
        touchpoint_number: 1,
        statement_number: 1,
        revision: 1,
        updated_at: hilo.now(),
    };
    let mut repo = hilo.services.store.write().await.unwrap();
    repo.insert_contribution(&row).await.unwrap();
    repo.save().await.unwrap();
    hilo.services.tick().await.unwrap();
    let read = format!("/statements/{PURPOSE}/acknowledge");
    let _ = hilo.browser(Kind::Employee).post(&read, &[("number", "1")]).await.expect(303);
    let (till, display) = (TILL.to_string(), DISPLAY.to_string());
    for (kind, touchpoint) in [(Kind::Employee, &till), (Kind::Lead, &display)] {
        send(&hilo, kind, touchpoint).await;
    }
    hilo.wait_hours(3);
    hilo.services.tick().await.unwrap();
    send(&hilo, Kind::Outsider, &till).await;
    hilo
}

async fn send(hilo: &Installation, kind: Kind, touchpoint: &str) {
    let fields = [
        ("week", WEEK),
        ("revision", "0"),
        ("touchpoint-o0", touchpoint),
        ("did-o0", "algo"),
        ("note", ""),
        ("action", "send"),
    ];
    let _ = hilo.browser(kind).post("/check-in", &fields).await.expect(303);
}

async fn story(engine: Engine) {
    let hilo = closed_week(engine).await;
    pages(&hilo).await;
    files(&hilo).await;
    files_of_one(&hilo).await;
    who_gets_what(&hilo).await;
}

async fn shown(hilo: &Installation, kind: Kind, path: &str) -> String {
    page::text(&hilo.browser(kind).get(path).await.expect(200).body)
}

fn says(text: &str, all: &[&str]) {
    for said in all {
        assert!(text.contains(said), "{said}: {text}");
    }
}

async fn pages(hilo: &Installation) {
    let overview = shown(hilo, Kind::Hr, "/alignment").await;
    says(&overview, &["Semana 47", "cerrada el lunes 23 de noviembre, 12:00", "2 de 9", "uno llegó tarde y no cuenta"]);
    let rows = |html: &str| page::tags(html, "tr").count();
    let mut hr = hilo.browser(Kind::Hr);
    let folded = hr.get("/alignment?open=none").await.expect(200).body;
    let unfolded = hr.get("/alignment?open=all").await.expect(200).body;
    assert!(rows(&folded) < rows(&unfolded));
    let sorted = hr.get("/alignment?sort=participation").await.expect(200).body;
    assert!(sorted.contains("aria-sort=\"ascending\""), "{sorted}");
    let down = hr.get("/alignment?sort=-participation").await.expect(200).body;
    assert!(down.contains("aria-sort=\"descending\""));

    let shops: AreaId = area(SHOPS);
    let coverage = hr.get(&format!("/alignment/coverage?open=all&week={WEEK}")).await.expect(200).body;
    says(&page::text(&coverage), &["Semana 47", "Caja", "Exhibición", "Las últimas 26 semanas"]);
    assert_eq!(coverage.matches("cov cov-lived\"").count(), 5, "four cells and the legend");
    assert!(coverage.contains("aria-label=\"Tiendas, Caja: vivido\""), "{coverage}");
    let (head, made_of) = (format!("/experience/{JOURNEY}/touchpoints/{TILL}"), contributions_to(shops));
    for href in [&head, &made_of] {
        assert!(links(&coverage).contains(href), "{href} in {coverage}");
    }
    says(&page::text(&hr.get(&head).await.expect(200).body), &["Caja", "abro otra caja"]);
    says(&shown(hilo, Kind::Lead, &made_of).await, &["abro otra caja"]);
    let over = hr.get(&format!("/alignment/coverage?view=26&open=all&week={WEEK}")).await.expect(200).body;
    let cell = format!("/alignment/coverage?week={WEEK}&view=weeks&area={shops}#t-{TILL}");
    let cell = cell.trim_start_matches("/alignment/coverage").replace('&', "&amp;");
    assert!(over.contains(&cell) || over.contains(&cell.replace("&amp;", "&")), "{cell} in {over}");
    assert!(over.contains("vivido 1, declarado 8 de 8 semanas"));
    let weeks = hr.get(&format!("/alignment/coverage?view=weeks&area={shops}")).await.expect(200).body;
    assert!(weeks.contains(&format!("id=\"t-{TILL}\"")));
    says(
        &page::text(&weeks),
        &["Tiendas, semana a semana", "1 de 8", "Las últimas 8 semanas", "Lo vivido puede pasar"],
    );
    assert!(links(&weeks).contains(&head) && links(&weeks).contains(&made_of), "{weeks}");

    let one = shown(hilo, Kind::Lead, &format!("/alignment/areas/{shops}")).await;
    says(
        &one,
        &["Tiendas", "2 de 3", "Declarado y nadie lo vive", "De hoy, no de esta semana.", "Las últimas 8 semanas"],
    );
    let roll = format!("/alignment/areas/{shops}/people");
    says(&shown(hilo, Kind::Hr, &roll).await, &["Employee Prueba", "Lead Prueba", "StandIn Prueba", "A tiempo"]);
    says(&shown(hilo, Kind::Lead, &roll).await, &["Employee Prueba", "StandIn Prueba"]);
    let theirs = shown(hilo, Kind::StandIn, &roll).await;
    assert!(theirs.contains("Employee Prueba") && !theirs.contains("Lead Prueba"), "{theirs}");
    // From a name to what it sent: one's own is on one's own page.
    let named = hilo.browser(Kind::Lead).get(&roll).await.expect(200).body;
    let links: Vec<&str> = named.split("href=\"").filter_map(|rest| rest.split('"').next()).collect();
    let letters: Vec<&str> = links.iter().copied().filter(|href| href.starts_with("/team/check-ins/")).collect();
    assert_eq!(letters.len(), 1, "{links:?}");
    says(&shown(hilo, Kind::Lead, letters[0]).await, &["Employee Prueba"]);
    assert!(links.contains(&format!("/my-weeks/{WEEK}").as_str()), "{links:?}");
    let missing = shown(hilo, Kind::Hr, &format!("{roll}?part=missing")).await;
    assert!(missing.contains("StandIn Prueba") && !missing.contains("Employee Prueba"));
    says(&shown(hilo, Kind::Experience, "/alignment/leadership").await, &["Leen, hoy", "0 de 1", "1 de 9"]);

    // What acknowledgement and coverage are made of, for a lead.
    let readings = shown(hilo, Kind::Lead, &format!("/statements/acknowledgement?area={shops}")).await;
    assert!(readings.contains("Tiendas") && !readings.contains("Bodega"), "{readings}");
    let contributions = shown(hilo, Kind::Lead, &format!("/contributions?area={shops}")).await;
    says(&contributions, &["abro otra caja"]);
}

fn links(html: &str) -> Vec<String> {
    page::tags(html, "a").filter_map(|tag| page::attribute(&tag, "href")).collect()
}

/// What the cell of an area and the till leads to.
fn contributions_to(area: AreaId) -> String {
    format!("/contributions?area={area}&touchpoint={TILL}")
}

async fn lines(hilo: &Installation, kind: Kind, path: &str) -> Vec<String> {
    let file = hilo.browser(kind).get(path).await.expect(200);
    file.body.trim_start_matches('\u{feff}').lines().skip(1).map(ToOwned::to_owned).collect()
}

async fn files(hilo: &Installation) {
    assert_eq!(
        lines(hilo, Kind::Hr, "/alignment/export.csv").await,
        [
            "2026-W47,Casa Nube,No,9,2,1,22,1,9,11,1,9,11,1,1,100",
            "2026-W47,Casa Nube/Bodega,No,2,0,1,0,0,2,0,0,2,0,0,0,",
            "2026-W47,Casa Nube/Tiendas,No,3,2,0,67,1,3,33,1,3,33,1,1,100",
            "2026-W47,Casa Nube/Tiendas/Tienda Esquina,No,0,0,0,,0,0,,0,0,,0,0,",
        ]
    );
    let heads = hilo.browser(Kind::Hr).get("/alignment/export.csv").await.expect(200).body;
    let heads = heads.lines().next().unwrap_or_default();
    assert!(heads.contains(",leido,lecturas_posibles,lectura,"), "{heads}");
    assert_eq!(
        lines(hilo, Kind::Lead, "/alignment/export.csv").await,
        [
            "2026-W47,Tiendas,No,3,2,0,67,1,3,33,1,3,33,1,1,100",
            "2026-W47,Tiendas/Tienda Esquina,No,0,0,0,,0,0,,0,0,,0,0,",
        ]
    );
    assert_eq!(
        lines(hilo, Kind::Hr, "/alignment/coverage.csv").await,
        [
            "2026-W47,Casa Nube,Comprar,Compra,Caja,cara al cliente,No,vivido",
            "2026-W47,Casa Nube,Comprar,Compra,Exhibición,cara al cliente,No,vivido",
            "2026-W47,Casa Nube/Bodega,Comprar,Compra,Caja,cara al cliente,No,nada",
            "2026-W47,Casa Nube/Bodega,Comprar,Compra,Exhibición,cara al cliente,No,nada",
            "2026-W47,Casa Nube/Tiendas,Comprar,Compra,Caja,cara al cliente,No,vivido",
            "2026-W47,Casa Nube/Tiendas,Comprar,Compra,Exhibición,cara al cliente,No,vivido",
            "2026-W47,Casa Nube/Tiendas/Tienda Esquina,Comprar,Compra,Caja,cara al cliente,No,nada",
            "2026-W47,Casa Nube/Tiendas/Tienda Esquina,Comprar,Compra,Exhibición,cara al cliente,No,nada",
        ]
    );
    assert_eq!(
        lines(hilo, Kind::StandIn, "/alignment/coverage.csv?view=26").await,
        [
            "2026-W47,Tiendas,Comprar,Compra,Caja,cara al cliente,No,1,8,8",
            "2026-W47,Tiendas,Comprar,Compra,Exhibición,cara al cliente,No,1,0,8",
            "2026-W47,Tiendas/Tienda Esquina,Comprar,Compra,Caja,cara al cliente,No,0,0,8",
            "2026-W47,Tiendas/Tienda Esquina,Comprar,Compra,Exhibición,cara al cliente,No,0,0,8",
        ]
    );
}

/// One area over the weeks, and how the leadership does.
async fn files_of_one(hilo: &Installation) {
    let weeks = format!("/alignment/areas/{}/weeks.csv", area(SHOPS));
    let all = lines(hilo, Kind::Hr, &weeks).await;
    assert_eq!(all.len(), 8, "{all:?}");
    assert_eq!(all[7], "2026-W47,Casa Nube/Tiendas,No,3,2,0,67,1,3,33,1,3,33,1,1,100");
    assert_eq!(lines(hilo, Kind::Lead, &weeks).await[7], "2026-W47,Tiendas,No,3,2,0,67,1,3,33,1,3,33,1,1,100");
    let conduct = lines(hilo, Kind::Experience, "/alignment/leadership.csv").await;
    let last = &conduct[conduct.len() - 6..];
    assert_eq!(
        last,
        [
            "2026-W47,gerencia,Registran su semana,0,1,0",
            "2026-W47,organizacion,Registran su semana,2,9,22",
            "2026-W47,gerencia,\"Leen, hoy\",0,1,0",
            "2026-W47,organizacion,Lectura,1,9,11",
            "2026-W47,gerencia,Responden,0,0,",
            "2026-W47,responsables,Responden,0,3,0",
        ]
    );
}

async fn who_gets_what(hilo: &Installation) {
    let overseers = [Kind::Leadership, Kind::Experience, Kind::Hr];
    let of = |number, rest: &str| format!("/alignment/areas/{}{rest}", area(number));
    for (path, may, refused) in [
        ("/alignment".to_owned(), &SEEING[..], 403),
        (format!("/alignment?week={WEEK}"), &SEEING, 403),
        ("/alignment/export.csv".to_owned(), &SEEING, 403),
        ("/alignment/coverage".to_owned(), &SEEING, 403),
        ("/alignment/coverage.csv?view=26".to_owned(), &SEEING, 403),
        ("/alignment/leadership".to_owned(), &overseers, 403),
        ("/alignment/leadership.csv".to_owned(), &overseers, 403),
        (of(SHOPS, ""), &[Kind::Lead, Kind::StandIn, Kind::Leadership, Kind::Experience, Kind::Hr], 404),
        (of(WAREHOUSE, ""), &[Kind::OtherLead, Kind::Leadership, Kind::Experience, Kind::Hr], 404),
        (
            format!("/alignment?area={}", area(WAREHOUSE)),
            &[Kind::OtherLead, Kind::Leadership, Kind::Experience, Kind::Hr],
            404,
        ),
        (of(SHOPS, "/people"), &[Kind::Lead, Kind::StandIn, Kind::Hr], 403),
        ("/alignment?week=2026-W20".to_owned(), &[], 404),
        ("/alignment?week=never".to_owned(), &[], 404),
    ] {
        for kind in Kind::ALL {
            let status = hilo.browser(kind).get(&path).await.status.as_u16();
            let expected = match kind {
                _ if may.contains(&kind) => 200,
                Kind::Stranger => 401,
                Kind::Employee | Kind::Outsider | Kind::Admin => 403,
                // Whoever may see the figures of an area knows that it is there.
                Kind::OtherLead if path.ends_with("/people") => 404,
                _ => refused,
            };
            // A week that is none is no week for anybody.
            let expected = if path.ends_with("never") && kind != Kind::Stranger { 404 } else { expected };
            assert_eq!(status, expected, "{path} as {kind:?}");
        }
    }
}

#[tokio::test]
async fn a_closed_week_on_sqlite() {
    story(Engine::Sqlite).await;
}

#[tokio::test]
async fn a_closed_week_on_postgres() {
    story(Engine::Postgres).await;
}

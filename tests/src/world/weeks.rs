//! Two weeks of check-ins: sent, late, a draft, read and answered.

use super::{CLOSED, OPEN, experience::Journeys};
use crate::{
    Installation, Kind,
    installation::{CORNER_SHOP, MONDAY, area},
};
use hilo_domain::{
    ids::{CheckinId, ContributionId},
    pulse::Item,
};
use hilo_service::checkins::write::{CheckinInput, EntryInput, Save};
use hilo_store::pulse::{FigureRow, PeriodRow};

pub(super) struct Checkins {
    pub closed: CheckinId,
    pub open: CheckinId,
    pub late: CheckinId,
    pub of_lead: CheckinId,
}

/// Leaves the clock where the second week is open.
pub(super) async fn check_in(hilo: &Installation, journeys: &Journeys, lived: ContributionId) -> Checkins {
    let tapped = EntryInput { contribution: Some(lived), ..entry("abrí la tercera caja") };
    let other = EntryInput { touchpoint: Some(journeys.touchpoints[0]), ..entry("ordené la vitrina") };
    let closed = write(hilo, Kind::Seller, CLOSED, vec![tapped.clone(), other.clone()], true).await;
    write(hilo, Kind::Employee, CLOSED, vec![other.clone()], true).await;
    let of_lead = write(hilo, Kind::CornerLead, CLOSED, vec![other.clone()], true).await;
    talk(hilo, closed).await;

    // The week closes at noon.
    hilo.wait_hours(4);
    hilo.services.tick().await.unwrap();
    let late = write(hilo, Kind::Outsider, CLOSED, vec![other.clone()], true).await;

    publish_pulse(hilo).await;
    hilo.set_clock(MONDAY.plus_days(-2));
    hilo.services.tick().await.unwrap();
    let open = write(hilo, Kind::Seller, OPEN, vec![tapped], true).await;
    write(hilo, Kind::Lead, OPEN, vec![other.clone()], true).await;
    write(hilo, Kind::Employee, OPEN, vec![other], false).await;
    talk(hilo, open).await;
    Checkins { closed, open, late, of_lead }
}

/// A period that closed: two figures of the organisation, one of the corner shop.
async fn publish_pulse(hilo: &Installation) {
    let (period, week) = ("2026-P11".parse().unwrap(), CLOSED.parse().unwrap());
    let opened_at = hilo.services.env.now();
    let row = PeriodRow { period, week, key_print: vec![0; 16], opened_at, closed_at: Some(opened_at), lost: false };
    let figure = |area_id, item: Item, value| FigureRow { period, area_id, item: item.as_str().to_owned(), value };
    let figures = [
        figure(area(1), Item::Know, 70),
        figure(area(1), Item::Believe, 65),
        figure(area(CORNER_SHOP), Item::Know, 80),
    ];
    let mut repo = hilo.services.store.write().await.unwrap();
    assert!(repo.open_pulse_period(&row, &[]).await.unwrap());
    repo.insert_pulse_figures(&figures).await.unwrap();
    repo.save().await.unwrap();
}

fn entry(did: &str) -> EntryInput {
    EntryInput { did: did.to_owned(), got: "no esperó nadie".to_owned(), example: true, ..EntryInput::default() }
}

async fn write(hilo: &Installation, kind: Kind, week: &str, mut entries: Vec<EntryInput>, send: bool) -> CheckinId {
    for (place, entry) in entries.iter_mut().enumerate() {
        entry.suffix = format!("o{place}");
    }
    let week = week.parse().unwrap();
    let note = format!("Una nota de {kind:?}");
    let input = CheckinInput { week: Some(week), revision: 0, entries, note, ..CheckinInput::default() };
    hilo.services
        .save_checkin(&hilo.actor(kind).await, &input, if send { Save::Send } else { Save::Draft })
        .await
        .unwrap();
    hilo.services.store.read().await.unwrap().checkin_of(week, kind.person()).await.unwrap().unwrap().id
}

/// The lead reads it and answers, and the author answers back.
async fn talk(hilo: &Installation, checkin: CheckinId) {
    let (lead, author) = (hilo.actor(Kind::CornerLead).await, hilo.actor(Kind::Seller).await);
    hilo.services.open_letter(&lead, checkin).await.unwrap();
    hilo.services.comment(&lead, checkin, "Gracias, se notó", None).await.unwrap();
    hilo.services.comment(&author, checkin, "De nada", None).await.unwrap();
}

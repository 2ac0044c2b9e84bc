//! The record of what was done.

use super::{Subject, at, id, one_person};
use crate::audit::{AuditFilter, NewAudit};
use hilo_domain::ids::{AreaId, AuditId};

pub async fn audit_is_filtered(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    for (number, action) in [(1, "sign_in"), (2, "grant.added"), (3, "grant.removed"), (4, "sign_in_failed")] {
        let line = NewAudit {
            id: AuditId(id(number)),
            at: at(i64::try_from(number).unwrap()),
            actor: (number != 4).then_some(ten),
            action,
            subject: Some(("person", ten.0)),
            area: (number == 3).then_some(AreaId(id(1))),
            week: None,
            detail: "{}".to_owned(),
            address: "127.0.0.1".to_owned(),
        };
        // One by one and many at once are written the same.
        if number % 2 == 0 { repo.record_all(&[line]).await.unwrap() } else { repo.record(&line).await.unwrap() }
    }
    let mut numbers = async |filter: AuditFilter| -> Vec<i64> {
        let rows = repo.audit(&AuditFilter { limit: 10, ..filter }).await.unwrap();
        rows.into_iter().map(|row| (row.at.0 - at(0).0) / 1000).collect()
    };
    assert_eq!(numbers(AuditFilter::default()).await, [4, 3, 2, 1]);
    assert_eq!(numbers(AuditFilter { actions: vec!["grant".to_owned()], ..Default::default() }).await, [3, 2]);
    assert_eq!(numbers(AuditFilter { actions: vec!["sign_in".to_owned()], ..Default::default() }).await, [1]);
    let several = vec!["grant".to_owned(), "sign_in_failed".to_owned()];
    assert_eq!(numbers(AuditFilter { actions: several, ..Default::default() }).await, [4, 3, 2]);
    let called = |actor: &str, subject: &str| AuditFilter {
        actor_text: actor.to_owned(),
        subject_text: subject.to_owned(),
        ..Default::default()
    };
    assert_eq!(numbers(called("DIEZ", "")).await, [3, 2, 1]);
    assert_eq!(numbers(called("", "persona  d")).await, [4, 3, 2, 1]);
    assert_eq!(numbers(called("", "50%")).await, [0_i64; 0]);
    assert_eq!(numbers(AuditFilter { actor: Some(ten), from: Some(at(2)), ..Default::default() }).await, [3, 2]);
    assert_eq!(numbers(AuditFilter { until: Some(at(2)), subject: Some(ten.0), ..Default::default() }).await, [1]);
    assert_eq!(numbers(AuditFilter { before: Some((at(3), AuditId(id(3)))), ..Default::default() }).await, [2, 1]);
    let rows = repo.audit(&AuditFilter { limit: 1, ..Default::default() }).await.unwrap();
    assert_eq!((rows[0].subject_name.as_deref(), rows[0].actor_name.as_deref()), (Some("Persona Diez"), None));
    let about = AuditFilter { actions: vec!["grant.removed".to_owned()], limit: 1, ..Default::default() };
    assert_eq!(repo.audit(&about).await.unwrap()[0].area_name.as_deref(), Some("Casa Nube"));
}

contract_list!(audit_contract, audit: audit_is_filtered);

//! The beginning: the organisation, its people from the people file, who leads what, who may do what.

use super::cast::{Cast, Member};
use crate::demo::content::{self, Content};
use hilo_domain::{
    calendar::{Calendar, Zone},
    grant::Grant,
    ids::{AreaId, PersonId},
    lang::Lang,
    rhythm::Rhythm,
    time::Millis,
};
use hilo_service::{
    Failure, Services,
    access::setup::new_organisation,
    import::{
        command::{NewOrganisation, Order},
        progress::quiet,
        reading::rows,
    },
};
use hilo_store::{Repo, areas::AreaRow, organisation::Organisation};
use std::{collections::HashMap, sync::Arc};

/// From Monday noon to Monday noon, so that whoever explores finds a week to answer on any day.
fn rhythm() -> Rhythm {
    let usual = Rhythm::default();
    Rhythm::new(usual.closes(), usual.closes()).unwrap_or(usual)
}

pub(super) fn calendar(content: &Content) -> Result<Calendar, Failure> {
    let zone = Zone::named(&content.organisation.time_zone).map_err(|zone| Failure::internal(format!("{zone:?}")))?;
    Ok(Calendar::new(rhythm(), zone))
}

/// Weeks begin after `rhythm_from`, although the company is older.
pub(super) async fn found(services: &Services, content: &Content, rhythm_from: Millis) -> Result<Cast, Failure> {
    let now = services.env.now();
    let name = &content.organisation.name;
    let zone = content.organisation.time_zone.clone();
    let mut repo = services.store.write().await?;
    let usual = new_organisation(name.clone(), Lang::Es, zone.clone(), rhythm_from);
    let (opens, closes) = (rhythm().opens(), rhythm().closes());
    repo.insert_organisation(&Organisation {
        opens_day: i32::from(opens.weekday.iso()),
        opens_minute: opens.time.minutes(),
        closes_day: i32::from(closes.weekday.iso()),
        closes_minute: closes.time.minutes(),
        ..usual
    })
    .await?;
    let root = services.env.id().map_err(Failure::internal)?;
    let root = AreaRow { id: root, parent_id: None, name: name.clone(), external: false, created_at: now };
    repo.insert_area(&root).await?;
    repo.save().await?;

    let (_, parsed) = rows(content::PEOPLE.as_bytes().to_vec(), None).await?;
    let organisation = NewOrganisation { name: name.clone(), language: Lang::Es, time_zone: zone };
    let order = Order { organisation, fingerprint: None, confirmed: true, leads: false };
    services.import_people_file(Arc::new(parsed), &order, &quiet()).await?;
    appoint(services, content).await
}

/// Leads, stand-ins, grants; external areas.
async fn appoint(services: &Services, content: &Content) -> Result<Cast, Failure> {
    let now = services.env.now();
    let mut repo = services.store.write().await?;
    let mut cast = Cast {
        organisation: content.organisation.name.clone(),
        time_zone: content.organisation.time_zone.clone(),
        ..Cast::default()
    };
    let areas = repo.areas().await?;
    for area in &areas {
        let path = path(&areas, area);
        cast.areas.insert(path.clone(), area.id);
        cast.paths.insert(area.id, path);
        cast.parents.insert(area.id, area.parent_id);
    }
    cast.members = members(&mut *repo).await?;
    for area in &content.organisation.area {
        let id = cast.area(&area.path)?;
        if let Some(row) = areas.iter().find(|a| a.id == id && area.external) {
            repo.update_area(&AreaRow { external: true, ..row.clone() }).await?;
        }
        let lead = cast.number(&area.lead)?;
        repo.set_lead(id, Some(lead), now).await?;
        cast.leads.insert(id, lead);
        if let Some(stand_in) = &area.stand_in {
            repo.add_stand_in(id, cast.number(stand_in)?, now).await?;
        }
    }
    let leads: Vec<PersonId> = cast.leads.values().copied().collect();
    for grant in &content.organisation.grant {
        let person = cast.number(&grant.employee_id)?;
        repo.add_grant(person, &grant.grant, None, now).await?;
        if let (Some(kind), Some(member)) =
            (Grant::from_key(&grant.grant), cast.members.iter_mut().find(|m| m.id == person))
        {
            member.grants.push(kind);
        }
    }
    for member in cast.members.iter_mut().filter(|m| leads.contains(&m.id)) {
        member.leads = true;
    }
    repo.save().await?;
    Ok(cast)
}

/// Below the root; the root by its own name.
fn path(areas: &[AreaRow], area: &AreaRow) -> String {
    let mut names = vec![area.name.clone()];
    let mut parent = area.parent_id;
    while let Some(above) = areas.iter().find(|a| Some(a.id) == parent) {
        if above.parent_id.is_some() {
            names.push(above.name.clone());
        }
        parent = above.parent_id;
    }
    names.reverse();
    names.join("/")
}

async fn members(repo: &mut dyn Repo) -> Result<Vec<Member>, Failure> {
    let titles: HashMap<_, _> = repo.roles().await?.into_iter().map(|role| (role.id, role.title)).collect();
    let mut members = Vec::new();
    for line in content::PEOPLE.lines().skip(1) {
        let number = line.split(',').next().unwrap_or_default();
        let Some(person) = repo.person_by_login(number).await? else { continue };
        let area: AreaId = person.area_id;
        members.push(Member {
            id: person.id,
            number: number.to_owned(),
            name: person.name,
            area,
            title: person.role_id.and_then(|role| titles.get(&role).cloned()).unwrap_or_default(),
            grants: Vec::new(),
            leads: false,
        });
    }
    Ok(members)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_any_hour_a_week_is_open() {
        let calendar = calendar(&content::load().unwrap()).unwrap();
        for hour in 0..24 * 400 {
            let now = Millis(1_790_000_000_000).plus_hours(hour);
            assert!(calendar.state_at(now.0).open.is_some(), "{now:?}");
        }
    }
}

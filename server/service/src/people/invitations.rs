//! First links for many at once, where no mail server carries them.

use crate::{Failure, Result, Services, access::links::LinkKind, actor::Keeper, areas::tree::AreaTree, audit::Line};
use hilo_domain::{
    grant::Grant,
    ids::{AreaId, PersonId},
    problem::{Problem, Rule},
    view::people::{InvitationsView, IssuedLink, PersonRef},
};
use hilo_store::access::LinkRow;
use serde_json::json;

impl Services {
    /// How many people of an area, or of all, would get one.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for no such area.
    pub async fn invitations(&self, keeper: Keeper<'_>, area: Option<AreaId>) -> Result<InvitationsView> {
        let mut repo = self.read().await?;
        let tree = AreaTree::load(&mut *repo).await?;
        let areas = within(&tree, area)?;
        let people = repo.invitees(&[], &areas, keeper.actor().me.has(Grant::Admin)).await?.len();
        Ok(InvitationsView {
            people: i64::try_from(people).unwrap_or(i64::MAX),
            areas: tree.options(|_| true),
            area,
            hours: self.policy.link_hours,
        })
    }

    /// Issues an invitation to each of `people` who has no password and something to sign in with, or, if none are
    /// named, to everybody of an area, or to all. Earlier links of theirs stop working.
    ///
    /// # Errors
    /// [`Rule::Required`] if there is nobody to invite; [`Problem::NotFound`] for no such area.
    pub async fn invite_many(
        &self,
        keeper: Keeper<'_>,
        people: &[PersonId],
        area: Option<AreaId>,
    ) -> Result<Vec<IssuedLink>> {
        let now = self.env.now();
        let expires_at = now.plus_hours(self.policy.link_hours);
        let mut repo = self.write().await?;
        let tree = AreaTree::load(&mut *repo).await?;
        let areas = within(&tree, area)?;
        let invitees = repo.invitees(people, &areas, keeper.actor().me.has(Grant::Admin)).await?;
        if invitees.is_empty() {
            return Err(Failure::field("person", Rule::Required));
        }
        let (mut links, mut issued) = (Vec::with_capacity(invitees.len()), Vec::with_capacity(invitees.len()));
        for person in invitees {
            let token = self.env.token().map_err(Failure::internal)?;
            let link = LinkRow {
                id: self.id()?,
                kind: LinkKind::Invitation.key().to_owned(),
                person_id: Some(person.id),
                created_by: Some(keeper.actor().id()),
                created_at: now,
                expires_at,
                used_at: None,
            };
            links.push((link, token.hash()));
            issued.push(IssuedLink {
                person: PersonRef { id: person.id, name: person.name },
                login: person.email.or(person.employee_number).unwrap_or_default(),
                first_time: true,
                token: token.reveal().to_owned(),
                expires_at,
            });
        }
        let ids: Vec<_> = issued.iter().map(|i| i.person.id).collect();
        repo.void_all_links(&ids, now).await?;
        repo.insert_links(&links).await?;
        let mut line = Line::by(keeper.actor(), "link.many");
        if let Some(area) = area {
            line = line.subject("area", area.0).area(area);
        }
        self.record(&mut *repo, now, line.detail(json!({ "people": issued.len() }))).await?;
        repo.save().await?;
        Ok(issued)
    }

    /// One person's link, with what the page that shows it once says beside it.
    ///
    /// # Errors
    /// As [`Self::issue_link`]; [`Rule::Required`] for somebody with nothing to sign in with.
    pub async fn issue_link_for(&self, keeper: Keeper<'_>, person: PersonId) -> Result<IssuedLink> {
        let row = self.read().await?.person(person).await?.filter(|p| p.active).ok_or(Problem::NotFound)?;
        let login = row.email.or(row.employee_number).ok_or_else(|| Failure::field("email", Rule::Required))?;
        let (kind, token) = self.issue_link(keeper, person).await?;
        Ok(IssuedLink {
            person: PersonRef { id: person, name: row.name },
            login,
            first_time: kind == LinkKind::Invitation,
            token: token.reveal().to_owned(),
            expires_at: self.env.now().plus_hours(self.policy.link_hours),
        })
    }
}

/// No area, and the root, is everybody.
fn within(tree: &AreaTree, area: Option<AreaId>) -> Result<Vec<AreaId>, Problem> {
    match area {
        Some(area) if !tree.tree.contains(area) => Err(Problem::NotFound),
        Some(area) if area != tree.tree.root() => Ok(vec![area]),
        _ => Ok(Vec::new()),
    }
}

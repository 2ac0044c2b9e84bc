//! Invitations and password resets: links that are good once and for a few days.

use super::{
    Origin,
    passwords::{MAX_LENGTH, check_new},
    sign_in::{SignedIn, signed_in},
    throttle::{self, Budget},
};
use crate::{Actor, Failure, Result, Services, actor::Keeper, audit::Line, env::Token};
use hilo_domain::{
    ids::PersonId,
    problem::{Problem, Problems, Rule},
    time::Millis,
    view::link::LinkOwner,
};
use hilo_store::{Repo, access::LinkRow};

/// The two kinds of link that belong to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// For somebody who has no password yet.
    Invitation,
    /// For somebody who can't get in any more.
    Reset,
}

impl LinkKind {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }
}

impl Services {
    /// A link for one person; earlier ones stop working. Somebody with a password gets a reset, somebody without
    /// one an invitation.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for nobody, or for somebody who is not active.
    pub async fn issue_link(&self, keeper: Keeper<'_>, person: PersonId) -> Result<(LinkKind, Token)> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let row = repo.person(person).await?.filter(|p| p.active).ok_or(Problem::NotFound)?;
        // Whoever can take over an admin's account is an admin.
        if repo.grants(row.id).await?.iter().any(|g| g == "admin") {
            keeper.actor().admin()?;
        }
        let issued = self.issue_link_in(&mut *repo, row.id, Some(keeper.actor()), now).await?;
        repo.save().await?;
        Ok(issued)
    }

    pub(crate) async fn issue_link_in(
        &self,
        repo: &mut dyn Repo,
        person: PersonId,
        by: Option<&Actor>,
        now: Millis,
    ) -> Result<(LinkKind, Token)> {
        let kind = match repo.credential(person).await? {
            Some(_) => LinkKind::Reset,
            None => LinkKind::Invitation,
        };
        let token = self.env.token().map_err(Failure::internal)?;
        repo.void_links(person, kind.key(), now).await?;
        let link = LinkRow {
            id: self.id()?,
            kind: kind.key().to_owned(),
            person_id: Some(person),
            created_by: by.map(Actor::id),
            created_at: now,
            expires_at: now.plus_hours(self.policy.link_hours),
            used_at: None,
        };
        repo.insert_link(&link, &token.hash()).await?;
        let action = match kind {
            LinkKind::Invitation => "link.invitation",
            LinkKind::Reset => "link.reset",
        };
        let line = by.map_or_else(|| Line::new(action), |by| Line::by(by, action)).person(person);
        self.record(repo, now, line).await?;
        Ok((kind, token))
    }

    /// Whose link this is, to greet them.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a link that was used, has expired or never was.
    pub async fn link_owner(&self, token: &Token) -> Result<LinkOwner> {
        let mut repo = self.read().await?;
        let (_, owner) = self.live_link(&mut *repo, token).await?;
        Ok(owner)
    }

    async fn live_link(&self, repo: &mut dyn Repo, token: &Token) -> Result<(LinkRow, LinkOwner)> {
        let now = self.env.now();
        let link = repo
            .link(&token.hash())
            .await?
            .filter(|link| link.used_at.is_none() && link.expires_at > now)
            .ok_or(Problem::NotFound)?;
        let person = link.person_id.ok_or(Problem::NotFound)?;
        let person = repo.person(person).await?.filter(|p| p.active).ok_or(Problem::NotFound)?;
        let owner = LinkOwner {
            person: person.id,
            name: person.name,
            login: person.email.or(person.employee_number).unwrap_or_default(),
            first_time: link.kind == LinkKind::Invitation.key(),
        };
        Ok((link, owner))
    }

    /// Sets the password and signs in; all other sessions of the person end.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a dead link; [`Problem::Invalid`] for a password that will not do.
    pub async fn redeem_link(&self, token: &Token, password: &str, again: &str, origin: &Origin) -> Result<SignedIn> {
        let owner = self.link_owner(token).await?;
        let mut problems = Problems::default();
        check_new(&mut problems, password, again, &[&owner.name, &owner.login]);
        problems.finish()?;
        let hash = self.passwords.hash(password.to_owned()).await?;

        let now = self.env.now();
        let mut repo = self.write().await?;
        let (link, owner) = self.live_link(&mut *repo, token).await?;
        if !repo.use_link(link.id, now).await? {
            return Err(Problem::NotFound.into());
        }
        repo.set_credential(owner.person, &hash, now).await?;
        repo.end_sessions(owner.person, None, now).await?;
        let session = self.open_session(&mut *repo, owner.person, origin, now).await?;
        let device = self.env.token().map_err(Failure::internal)?;
        repo.remember_device(&device.hash(), owner.person, now).await?;
        let line = Line::new("password.set").actor(owner.person).person(owner.person).address(&origin.address);
        self.record(&mut *repo, now, line).await?;
        self.record(&mut *repo, now, signed_in(owner.person, origin)).await?;
        repo.save().await?;
        Ok(SignedIn { person: owner.person, session, device })
    }

    /// Changes my own password; my other sessions end.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for a wrong present password or a new one that will not do; [`Problem::TooMany`] while the
    /// next attempt has to wait.
    pub async fn change_password(&self, actor: &Actor, present: &str, password: &str, again: &str) -> Result<()> {
        let now = self.env.now();
        let budget = [Budget::Person(actor.id())];
        let turn = self.passwords.turn().await?;
        let mut repo = self.read().await?;
        throttle::check(&mut *repo, &budget, now).await?;
        let person = repo.person(actor.id()).await?.ok_or(Problem::NotFound)?;
        let hash = repo.credential(actor.id()).await?;
        drop(repo);
        let mut problems = Problems::default();
        let too_long = present.len() > MAX_LENGTH;
        let tried = if too_long { String::new() } else { present.to_owned() };
        let (right, turn) = self.passwords.verify_in(turn, tried, hash).await?;
        if !right || too_long {
            problems.add("present", Rule::WrongPassword);
            let mut repo = self.write().await?;
            throttle::count(&mut *repo, &budget, now).await?;
            repo.save().await?;
        }
        drop(turn);
        check_new(&mut problems, password, again, &[&person.name, person.email.as_deref().unwrap_or_default()]);
        problems.finish()?;
        let hash = self.passwords.hash(password.to_owned()).await?;
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.set_credential(actor.id(), &hash, now).await?;
        repo.end_sessions(actor.id(), Some(actor.session), now).await?;
        for budget in &budget {
            repo.clear_failures(&budget.key()).await?;
        }
        self.record(&mut *repo, now, Line::by(actor, "password.changed").person(actor.id())).await?;
        Ok(repo.save().await?)
    }
}

//! Signing in with e-mail or employee number and a password.

use super::{
    Origin,
    passwords::MAX_LENGTH,
    throttle::{self, Budget},
};
use crate::{Failure, Result, Services, audit::Line, env::Token};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hilo_domain::{ids::PersonId, problem::Rule, text::fold, time::Millis};
use serde_json::json;

/// What to give to the browser.
#[derive(Debug)]
pub struct SignedIn {
    pub person: PersonId,
    pub session: Token,
    /// For a cookie that outlives the session: it gives the browser a throttling budget of its own.
    pub device: Token,
}

impl Services {
    /// # Errors
    /// [`Rule::WrongSignIn`] on the field `password` whatever is wrong, after the same time;
    /// [`Problem::TooMany`] while the next attempt has to wait.
    pub async fn sign_in(
        &self,
        login: &str,
        password: &str,
        device: Option<&Token>,
        origin: &Origin,
    ) -> Result<SignedIn> {
        let now = self.env.now();
        let mut repo = self.read().await?;
        let person = repo.person_by_login(login).await?.filter(|p| p.active);
        let known_device = match (device, &person) {
            (Some(token), Some(person)) => {
                (repo.device_person(&token.hash()).await? == Some(person.id)).then(|| token.clone())
            }
            _ => None,
        };
        let budgets = budgets(login, known_device.as_ref(), origin);
        throttle::check(&mut *repo, &budgets, now).await?;
        let hash = match &person {
            Some(person) => repo.credential(person.id).await?,
            None => None,
        };
        drop(repo);

        // Guesses that came together have all passed the check above. Here they stand in line, and each looks at what
        // those before it have left; a wrong one keeps its place until it is counted.
        let turn = self.passwords.turn().await?;
        throttle::check(&mut *self.read().await?, &budgets, now).await?;
        let too_long = password.len() > MAX_LENGTH;
        let tried = if too_long { String::new() } else { password.to_owned() };
        let (right, turn) = self.passwords.verify_in(turn, tried, hash).await?;
        let Some(person) = person.filter(|_| right && !too_long) else {
            self.note_failure(&budgets, login, origin, now).await?;
            drop(turn);
            return Err(Failure::field("password", Rule::WrongSignIn));
        };
        drop(turn);

        let mut repo = self.write().await?;
        let session = self.open_session(&mut *repo, person.id, origin, now).await?;
        let device = match known_device {
            Some(device) => device,
            None => self.env.token().map_err(Failure::internal)?,
        };
        repo.remember_device(&device.hash(), person.id, now).await?;
        // A success is no reason to forget failures of an address: others may sit behind it.
        for budget in budgets.iter().filter(|b| !matches!(b, Budget::Address(_))) {
            repo.clear_failures(&budget.key()).await?;
        }
        self.record(&mut *repo, now, signed_in(person.id, origin)).await?;
        repo.save().await?;
        Ok(SignedIn { person: person.id, session, device })
    }

    async fn note_failure(&self, budgets: &[Budget], login: &str, origin: &Origin, now: Millis) -> Result<()> {
        let mut repo = self.write().await?;
        throttle::count(&mut *repo, budgets, now).await?;
        // What was typed may be a password in the wrong field: only who it names is kept.
        let named = repo.person_by_login(login).await?;
        let mut line = Line::new("sign_in_failed").address(&origin.address).detail(json!({ "known": named.is_some() }));
        if let Some(person) = named {
            line = line.person(person.id);
        }
        self.record(&mut *repo, now, line).await?;
        Ok(repo.save().await?)
    }
}

/// The line that every way in leaves.
pub(super) fn signed_in(person: PersonId, origin: &Origin) -> Line {
    Line::new("sign_in").actor(person).person(person).address(&origin.address)
}

fn budgets(login: &str, device: Option<&Token>, origin: &Origin) -> Vec<Budget> {
    if let Some(device) = device {
        return vec![Budget::Device(URL_SAFE_NO_PAD.encode(device.hash()))];
    }
    // PostgreSQL takes no NUL, and nobody's login has one.
    let account = fold(login).chars().filter(|c| !c.is_control()).take(100).collect();
    vec![Budget::Account(account), Budget::Address(origin.address.clone())]
}

#[cfg(test)]
mod tests;

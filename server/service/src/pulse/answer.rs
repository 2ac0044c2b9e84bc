//! A tap, saved at once under the period's seal.

use super::{
    keys::Key,
    opening::installation,
    seal::{self, Sealed},
};
use crate::{Actor, Failure, Result, Services};
use hilo_domain::{
    period::PeriodId,
    problem::{Problem, Rule},
    pulse::{Answers, Item},
    week::WeekId,
};
use hilo_store::{Repo, pulse::PeriodRow};

/// What somebody answered, or took back with 0. What they left alone is not in it.
#[derive(Debug, Clone)]
pub struct PulseInput {
    /// The period that the page showed.
    pub period: PeriodId,
    pub taps: Vec<(WeekId, Item, u8)>,
}

impl Services {
    /// Stores the answers, all or none of them. Neither the record nor a log says who did.
    ///
    /// # Errors
    /// [`Rule::PulseClosed`] if the period has closed; [`Problem::Forbidden`] for whoever came after its opening;
    /// [`Problem::Malformed`] for what is not asked, or not yet; [`Problem::Unavailable`] if the key can't be had.
    pub async fn answer_pulse(&self, actor: &Actor, input: &PulseInput) -> Result<()> {
        let mut looking = self.store.glance().await?;
        let open = looking.open_pulse().await?.filter(|open| open.period == input.period);
        let open = open.ok_or(Problem::Refused(Rule::PulseClosed))?;
        let key = self.pulse_key(&mut *looking, &open).await?.ok_or(Problem::Unavailable)?;
        drop(looking);
        let token = seal::token(&key, actor.id())?;

        let mut repo = self.write().await?;
        let held = repo.open_pulse_held().await?.filter(|held| held.period == open.period);
        if held.is_none_or(|held| held.key_print != open.key_print) {
            return Err(Problem::Refused(Rule::PulseClosed).into());
        }
        let member = repo.pulse_member(open.period, actor.id()).await?.ok_or(Problem::Forbidden)?;
        let latest = repo.latest_week().await?.map(|row| row.week);
        repo.hold_answer(&token).await?;
        let mut answers = stored(&mut *repo, &key, &open, &token).await?.unwrap_or_default();
        for (week, item, score) in &input.taps {
            let place = open.period.place(*week).filter(|_| latest.is_some_and(|latest| *week <= latest));
            if !place.is_some_and(|place| answers.set(place, *item, *score)) {
                return Err(Problem::Malformed.into());
            }
        }
        let what = Sealed { area: member.area_id, settled: member.settled, answers };
        let sealed = seal::seal(&self.env, &key, open.period, &token, &what)?;
        repo.put_sealed_answer(open.period, &token, &sealed).await?;
        repo.save().await?;
        Ok(())
    }

    /// None if it is not in its folder.
    pub(super) async fn pulse_key(&self, repo: &mut dyn Repo, period: &PeriodRow) -> Result<Option<Key>> {
        let Some(installation) = installation(repo).await? else { return Ok(None) };
        let key = self.keys.read(&installation, period.period, &period.key_print).await.map_err(Failure::internal)?;
        match key {
            Some(key) if seal::print(&key)? != period.key_print => {
                Err(Failure::internal("a key is not what its name says"))
            }
            key => Ok(key),
        }
    }
}

/// What was answered under a token.
pub(super) async fn stored(
    repo: &mut dyn Repo,
    key: &Key,
    period: &PeriodRow,
    token: &seal::Token,
) -> Result<Option<Answers>> {
    let Some(sealed) = repo.sealed_answer(period.period, token).await? else { return Ok(None) };
    let open = seal::open(key, period.period, token, &sealed)?;
    Ok(open.map(|open| open.answers))
}

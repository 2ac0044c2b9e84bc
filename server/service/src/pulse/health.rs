//! Whether the open period's key is where it belongs, for whoever looks after the server.

use super::{keys::Keys, opening::installation};
use crate::{Failure, Result};
use hilo_domain::period::PeriodId;
use hilo_store::Repo;

/// The open period, and whether its key is in the folder; none while none is open.
///
/// # Errors
/// If the database or the folder can't be read.
pub async fn open_period(repo: &mut dyn Repo, keys: &Keys) -> Result<Option<(PeriodId, bool)>> {
    let Some(open) = repo.open_pulse().await? else { return Ok(None) };
    let Some(installation) = installation(repo).await? else { return Ok(Some((open.period, false))) };
    let key = keys.read(&installation, open.period, &open.key_print).await.map_err(Failure::internal)?;
    Ok(Some((open.period, key.is_some())))
}

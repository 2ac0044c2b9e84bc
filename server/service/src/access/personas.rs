//! Borrowing somebody's eyes, in the sample organisation alone.

use super::{
    Origin,
    sign_in::{SignedIn, signed_in},
};
use crate::{Failure, Result, Services};
use hilo_domain::problem::Problem;

impl Services {
    /// Signs in without a password.
    ///
    /// # Errors
    /// [`Problem::NotFound`] unless the open database carries the sample's mark and has such a person.
    pub async fn sign_in_as_persona(&self, employee_number: &str, origin: &Origin) -> Result<SignedIn> {
        if !self.sample {
            return Err(Problem::NotFound.into());
        }
        let now = self.env.now();
        let mut repo = self.write().await?;
        let person = repo.person_by_login(employee_number).await?.filter(|p| p.active).ok_or(Problem::NotFound)?;
        let session = self.open_session(&mut *repo, person.id, origin, now).await?;
        let device = self.env.token().map_err(Failure::internal)?;
        self.record(&mut *repo, now, signed_in(person.id, origin)).await?;
        repo.save().await?;
        Ok(SignedIn { person: person.id, session, device })
    }
}

//! What an import of people needs: everybody at once, and many rows written at a time.

use crate::{
    Result,
    areas::{AreaRow, RoleRow},
};
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, ImportId, PersonId, RoleId},
    time::Millis,
};

/// A person, as far as an import compares people.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct KnownPerson {
    pub id: PersonId,
    pub employee_number: Option<String>,
    /// In lower case.
    pub email: Option<String>,
    pub name: String,
    pub area_id: AreaId,
    pub role_id: Option<RoleId>,
    pub manager_id: Option<PersonId>,
    /// Days since 1970-01-01.
    pub hired_on: Option<i32>,
    pub imported: bool,
    pub active: bool,
    /// Holds the grant `admin`.
    pub admin: bool,
}

/// All that an import sets of a person; whoever it names is active from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPerson {
    pub id: PersonId,
    pub employee_number: Option<String>,
    /// In lower case.
    pub email: Option<String>,
    pub name: String,
    pub area_id: AreaId,
    pub role_id: Option<RoleId>,
    pub manager_id: Option<PersonId>,
    /// Days since 1970-01-01.
    pub hired_on: Option<i32>,
}

/// An uploaded file, without its content.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UploadRow {
    pub id: ImportId,
    pub created_by: Option<PersonId>,
    pub created_at: Millis,
    pub file_name: String,
    /// JSON of a `Mapping`; none until somebody has confirmed the columns.
    pub mapping: Option<String>,
    /// `uploaded`, `applying`, `applied` or `failed`.
    pub state: String,
    /// Rows written so far, of `total`.
    pub done: i64,
    pub total: i64,
    /// JSON; what came of it.
    pub outcome: Option<String>,
    pub updated_at: Millis,
}

#[async_trait]
pub trait ImportRepo {
    /// Keeps everybody else from changing areas, roles, people, grants and leads until this transaction ends. To be
    /// called after `lock_organisation`: whoever holds that may be about to write one of these.
    async fn lock_people(&mut self) -> Result<()>;
    /// Everybody there is, active or not. One query.
    async fn known_people(&mut self) -> Result<Vec<KnownPerson>>;

    /// Parents have to stand before their children.
    async fn insert_areas(&mut self, areas: &[AreaRow]) -> Result<()>;
    async fn insert_roles(&mut self, roles: &[RoleRow], at: Millis) -> Result<()>;
    /// Takes numbers and addresses away, so that they can be handed round.
    async fn clear_logins(&mut self, people: &[PersonId]) -> Result<()>;
    /// Active people, marked as imported. Managers have to stand before those who name them, or be stored.
    ///
    /// # Errors
    /// [`crate::StoreError::Taken`] for an e-mail or number that somebody else has.
    async fn insert_imported(&mut self, people: &[ImportedPerson], at: Millis) -> Result<()>;
    /// Sets all of it, and makes them active. They stay imported or not, as they were.
    async fn update_imported(&mut self, people: &[ImportedPerson], at: Millis) -> Result<()>;
    async fn deactivate(&mut self, people: &[PersonId], at: Millis) -> Result<()>;
    /// Writes down where these people are from now on: area, role and whether they are active.
    async fn place(&mut self, people: &[PersonId], at: Millis) -> Result<()>;
    /// Ends all sessions of these people.
    async fn end_sessions_of(&mut self, people: &[PersonId], at: Millis) -> Result<()>;
    /// The grants that these people hold, with their keys.
    async fn grants_of(&mut self, people: &[PersonId]) -> Result<Vec<(PersonId, String)>>;
    /// Takes away what would let these people in or give them a say: grants, leads, stand-ins, devices and links.
    async fn strip(&mut self, people: &[PersonId], at: Millis) -> Result<()>;

    async fn insert_upload(&mut self, upload: &UploadRow, content: &[u8]) -> Result<()>;
    async fn upload(&mut self, id: ImportId) -> Result<Option<UploadRow>>;
    async fn upload_content(&mut self, id: ImportId) -> Result<Option<Vec<u8>>>;
    /// Latest first.
    async fn uploads(&mut self, limit: i64) -> Result<Vec<UploadRow>>;
    /// False if it is gone, or being applied, or was.
    async fn set_upload_mapping(&mut self, id: ImportId, mapping: Option<&str>, at: Millis) -> Result<bool>;
    /// From `uploaded` or `failed`, or from an application that has not been heard of since `unheard_since`, to
    /// `applying`. False if there is nothing to start: the check and the change are one step.
    async fn start_upload(&mut self, id: ImportId, total: i64, unheard_since: Millis, at: Millis) -> Result<bool>;
    /// How far it is, while it is `applying`.
    async fn progress_upload(&mut self, id: ImportId, done: i64, total: i64, at: Millis) -> Result<()>;
    /// Ends `applying`; once applied, the content is thrown away.
    async fn finish_upload(&mut self, id: ImportId, state: &str, outcome: Option<&str>, at: Millis) -> Result<()>;
    /// False if it is gone or is being applied.
    async fn delete_upload(&mut self, id: ImportId) -> Result<bool>;
    /// Deletes files that nothing was heard of since before and that came to nothing: an import that is under way is
    /// heard of. Returns how many.
    async fn purge_uploads(&mut self, before: Millis) -> Result<u64>;
}

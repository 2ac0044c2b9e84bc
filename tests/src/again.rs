//! The same installation once more: after a restart, or as a copy.

use crate::{Installation, installation::another_database};
use hilo_app::cx::Site;
use std::path::Path;

impl Installation {
    /// The folder of the database and of `keys`.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The name of its database on PostgreSQL.
    #[must_use]
    pub fn database(&self) -> Option<&str> {
        self.database.as_deref()
    }

    /// Stopped, and started on what it left.
    pub async fn restarted(self) -> Self {
        self.restarted_after(|_| ()).await
    }

    /// Stopped, and started again once something was done in its folder.
    pub async fn restarted_after(self, between: impl FnOnce(&Path)) -> Self {
        let now = self.now();
        self.services.store.close().await;
        between(self.folder.path());
        Self::on(self.folder, self.database, Site::default(), now).await
    }

    /// Stopped, and a copy of it started, keys included: what happens in one does not happen in another.
    pub async fn copies<const N: usize>(self) -> [Self; N] {
        self.services.store.close().await;
        let mut copies = Vec::new();
        for _ in 0..N {
            copies.push(self.copy().await);
        }
        copies.try_into().unwrap_or_else(|_| panic!("as many as were made"))
    }

    async fn copy(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("keys")).unwrap();
        for key in std::fs::read_dir(self.services.keys.folder()).into_iter().flatten() {
            let key = key.unwrap();
            std::fs::copy(key.path(), folder.path().join("keys").join(key.file_name())).unwrap();
        }
        let database = match &self.database {
            None => {
                std::fs::copy(self.database_file(), folder.path().join("hilo.db")).unwrap();
                None
            }
            Some(name) => Some(another_database(Some(name)).await),
        };
        Self::on(folder, database, Site::default(), self.now()).await
    }
}

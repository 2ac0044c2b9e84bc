//! The keys of the periods, in a folder outside the database and of every backup. Several servers share one.
//!
//! A key's file is named for its installation, its period and its own fingerprint. Whoever copies a database gives the
//! copy a folder of its own: closing a period in one would take the key from the other.

use hilo_domain::period::PeriodId;
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Bytes of a key.
pub const BYTES: usize = 32;

/// A period's secret. It never shows in a log.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key([u8; BYTES]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    #[must_use]
    pub const fn new(bytes: [u8; BYTES]) -> Self {
        Self(bytes)
    }

    pub(super) const fn bytes(&self) -> &[u8; BYTES] {
        &self.0
    }
}

/// The folder.
#[derive(Debug, Clone)]
pub struct Keys(Arc<Path>);

impl Keys {
    /// The folder need not be there yet.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self(folder.into())
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    fn file(&self, installation: &str, period: PeriodId, print: &[u8]) -> PathBuf {
        let print: String = print.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        self.0.join(format!("pulse-{installation}-{period}-{print}.key"))
    }

    /// Writes a new key, readable by the server's own user alone, and returns once it would survive a loss of power.
    ///
    /// # Errors
    /// If it can't be written.
    pub async fn write(&self, installation: &str, period: PeriodId, print: &[u8], key: Key) -> io::Result<()> {
        let (folder, file) = (self.0.clone(), self.file(installation, period, print));
        blocking(move || {
            std::fs::create_dir_all(&folder)?;
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create(true).truncate(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut open = options.open(&file)?;
            io::Write::write_all(&mut open, key.bytes())?;
            open.sync_all()?;
            sync_folder(&folder)
        })
        .await
    }

    /// None if it is not there.
    ///
    /// # Errors
    /// If it can't be read, or is no key.
    pub async fn read(&self, installation: &str, period: PeriodId, print: &[u8]) -> io::Result<Option<Key>> {
        let file = self.file(installation, period, print);
        blocking(move || match std::fs::read(&file) {
            Ok(bytes) => bytes.try_into().map(|bytes| Some(Key(bytes))).map_err(|_| io::ErrorKind::InvalidData.into()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        })
        .await
    }

    /// Deletes every key of the installation for this period and those before, whatever its fingerprint: also one that
    /// a restored backup knows nothing of. How many there were.
    ///
    /// # Errors
    /// If one can't be deleted; the others are.
    pub async fn delete_up_to(&self, installation: &str, last: PeriodId) -> io::Result<usize> {
        let (folder, prefix) = (self.0.clone(), format!("pulse-{installation}-"));
        blocking(move || {
            let entries = match std::fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
                Err(error) => return Err(error),
            };
            let (mut deleted, mut failed) = (0, None);
            for entry in entries {
                let entry = entry?;
                let name = entry.file_name();
                let period = name.to_str().and_then(|name| name.strip_prefix(&prefix)).and_then(|rest| rest.get(..8));
                if period.and_then(|period| period.parse::<PeriodId>().ok()).is_none_or(|period| period > last) {
                    continue;
                }
                match std::fs::remove_file(entry.path()) {
                    Ok(()) => deleted += 1,
                    Err(error) => failed = Some(error),
                }
            }
            if deleted > 0 {
                sync_folder(&folder)?;
            }
            failed.map_or(Ok(deleted), Err)
        })
        .await
    }
}

/// A file's name lasts only once its folder was written.
fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> PeriodId {
        text.parse().unwrap()
    }

    #[tokio::test]
    async fn keys_are_written_read_and_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::in_folder(&folder.path().join("keys"));
        let (twelve, thirteen) = (period("2026-P12"), period("2026-P13"));
        assert_eq!(keys.delete_up_to("a", thirteen).await.unwrap(), 0, "there is no folder yet");
        assert_eq!(keys.read("a", twelve, &[1; 16]).await.unwrap(), None);
        for (installation, of, print) in [("a", twelve, 1), ("a", twelve, 2), ("a", thirteen, 3), ("b", twelve, 4)] {
            keys.write(installation, of, &[print; 16], Key([print; BYTES])).await.unwrap();
        }
        assert_eq!(keys.read("a", twelve, &[1; 16]).await.unwrap(), Some(Key([1; BYTES])));
        assert_eq!(keys.read("a", twelve, &[9; 16]).await.unwrap(), None);
        #[cfg(unix)]
        for entry in std::fs::read_dir(keys.folder()).unwrap() {
            let mode = std::os::unix::fs::PermissionsExt::mode(&entry.unwrap().metadata().unwrap().permissions());
            assert_eq!(mode & 0o777, 0o600);
        }
        assert_eq!(keys.delete_up_to("a", twelve).await.unwrap(), 2, "one that nobody knows of too");
        assert_eq!(keys.read("a", twelve, &[1; 16]).await.unwrap(), None);
        assert!(keys.read("a", thirteen, &[3; 16]).await.unwrap().is_some(), "still open");
        assert!(keys.read("b", twelve, &[4; 16]).await.unwrap().is_some(), "somebody else's");
    }

    #[tokio::test]
    async fn what_is_no_key_is_an_error_and_not_a_lost_key() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::in_folder(folder.path());
        std::fs::write(keys.file("a", period("2026-P12"), &[1; 16]), b"too short").unwrap();
        assert!(keys.read("a", period("2026-P12"), &[1; 16]).await.is_err());
    }

    #[test]
    fn a_key_shows_nowhere() {
        assert_eq!(format!("{:?}", Key([42; BYTES])), "Key(…)");
    }
}

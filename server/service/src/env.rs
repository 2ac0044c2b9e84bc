//! The clock and the randomness, as parameters.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hilo_domain::time::Millis;
use sha2::{Digest, Sha256};
use std::{fmt, sync::Arc};
use uuid::Uuid;

pub trait Clock: Send + Sync + 'static {
    fn now(&self) -> Millis;
}

pub trait Random: Send + Sync + 'static {
    /// # Errors
    /// If the system has no randomness to give.
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()>;
}

/// The system's clock and randomness, the only place that takes them from the air.
pub struct System;

impl Clock for System {
    fn now(&self) -> Millis {
        Millis(jiff::Timestamp::now().as_millisecond())
    }
}

impl Random for System {
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        getrandom::fill(bytes).map_err(std::io::Error::other)
    }
}

#[derive(Clone)]
pub struct Env {
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
}

impl Env {
    pub fn new(clock: impl Clock, random: impl Random) -> Self {
        Self { clock: Arc::new(clock), random: Arc::new(random) }
    }

    #[must_use]
    pub fn system() -> Self {
        Self::new(System, System)
    }

    #[must_use]
    pub fn now(&self) -> Millis {
        self.clock.now()
    }

    /// A new UUIDv7 (RFC 9562 §5.7) of the present millisecond.
    ///
    /// # Errors
    /// If there is no randomness.
    pub fn id<Id: From<Uuid>>(&self) -> std::io::Result<Id> {
        let mut random = [0; 10];
        self.random.fill(&mut random)?;
        let now = u64::try_from(self.now().0).unwrap_or_default();
        Ok(uuid::Builder::from_unix_timestamp_millis(now, &random).into_uuid().into())
    }

    /// # Errors
    /// If there is no randomness.
    pub(crate) fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        self.random.fill(bytes)
    }

    /// # Errors
    /// If there is no randomness.
    pub fn token(&self) -> std::io::Result<Token> {
        let mut bytes = [0; 32];
        self.random.fill(&mut bytes)?;
        Ok(Token(URL_SAFE_NO_PAD.encode(bytes)))
    }
}

/// A secret of 256 bits as base64url. The database has only its hash, and it never shows in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// What came in a cookie or a link; anything is taken, only the right one is found.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// For the cookie or link, and nowhere else.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// SHA-256; the token has full entropy, so that a fast hash is enough.
    #[must_use]
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

//! Passwords, hashed off the async threads and never more than a few at a time.

use crate::{Failure, Result};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash};
use hilo_domain::problem::{Problems, Rule};
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Characters; longer is better than odder (NIST SP 800-63B §3.1.1).
pub const MIN_LENGTH: usize = 10;
/// Bytes that are hashed at the most.
pub const MAX_LENGTH: usize = 200;

/// Argon2id with 19 MiB, two passes, one lane (the OWASP minimum), at most `bound` at once.
#[derive(Clone)]
pub struct Passwords {
    bound: Arc<Semaphore>,
    params: Params,
    /// Verified when there is nobody to verify, so that the time says nothing.
    dummy: Arc<str>,
}

/// One of the few places for hashing. It goes with the work itself: a client that hangs up frees it no sooner.
pub struct Turn {
    _place: OwnedSemaphorePermit,
}

impl Passwords {
    /// # Errors
    /// If the parameters are refused or there is no randomness.
    pub fn new(bound: usize) -> Result<Self> {
        Self::with(bound, 19 * 1024, 2)
    }

    /// Weaker, for tests that hash hundreds.
    ///
    /// # Errors
    /// As [`Self::new`].
    #[doc(hidden)]
    pub fn quick_for_tests() -> Result<Self> {
        Self::with(2, 8, 1)
    }

    fn with(bound: usize, memory_kib: u32, passes: u32) -> Result<Self> {
        let params = Params::new(memory_kib, passes, 1, None).map_err(failed)?;
        let dummy = hash_now(&params, "nobody has this password")?;
        Ok(Self { bound: Arc::new(Semaphore::new(bound.max(1))), params, dummy: dummy.into() })
    }

    /// Waits for a place. Whoever has to look at something between waiting and hashing takes it first.
    ///
    /// # Errors
    /// Never, while the process lives.
    pub async fn turn(&self) -> Result<Turn> {
        Ok(Turn { _place: self.bound.clone().acquire_owned().await.map_err(Failure::internal)? })
    }

    /// The PHC string.
    ///
    /// # Errors
    /// If there is no randomness.
    pub async fn hash(&self, password: String) -> Result<String> {
        let params = self.params.clone();
        let (hash, _) = off_thread(self.turn().await?, move || hash_now(&params, &password)).await?;
        hash
    }

    /// False as well if there is no hash; that takes as long.
    ///
    /// # Errors
    /// If a thread can't be had.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool> {
        Ok(self.verify_in(self.turn().await?, password, hash).await?.0)
    }

    /// As [`Self::verify`], in a turn that was waited for before, and gives it back.
    ///
    /// # Errors
    /// As [`Self::verify`].
    pub async fn verify_in(&self, turn: Turn, password: String, hash: Option<String>) -> Result<(bool, Turn)> {
        let (known, hash) = (hash.is_some(), hash.unwrap_or_else(|| self.dummy.to_string()));
        let params = self.params.clone();
        let verified = off_thread(turn, move || {
            PasswordHash::new(&hash)
                .is_ok_and(|hash| hasher(&params).verify_password(password.as_bytes(), &hash).is_ok())
        });
        let (right, turn) = verified.await?;
        Ok((right && known, turn))
    }
}

async fn off_thread<T: Send + 'static>(turn: Turn, work: impl FnOnce() -> T + Send + 'static) -> Result<(T, Turn)> {
    tokio::task::spawn_blocking(move || (work(), turn)).await.map_err(Failure::internal)
}

fn hasher(params: &Params) -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
}

fn hash_now(params: &Params, password: &str) -> Result<String> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|e| Failure::internal(e.to_string()))?;
    let hash: argon2::password_hash::phc::PasswordHash =
        hasher(params).hash_password_with_salt(password.as_bytes(), &salt).map_err(failed)?;
    Ok(hash.to_string())
}

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure::internal(error.to_string())
}

/// Checks a new password and its repetition. `own` are words that it must not be made of, such as the name.
pub fn check_new(problems: &mut Problems, password: &str, again: &str, own: &[&str]) {
    if password.chars().count() < MIN_LENGTH {
        problems.add("password", Rule::TooShort { min: 10 });
    } else if password.len() > MAX_LENGTH {
        problems.add("password", Rule::TooLong { max: 200 });
    } else if is_weak(password, own) {
        problems.add("password", Rule::WeakPassword);
    } else if password != again {
        problems.add("password_again", Rule::PasswordsDiffer);
    }
}

/// Of few different characters, a run of neighbours, a well-known password with decoration, or the own name.
fn is_weak(password: &str, own: &[&str]) -> bool {
    const KNOWN: [&str; 18] = [
        "password", "contrasena", "contraseña", "qwerty", "asdfgh", "123456", "iloveyou", "teamo", "bienvenido",
        "welcome", "administrador", "letmein", "dragon", "superman", "futbol", "hola", "secreto", "hilo",
    ];
    let lower = password.to_lowercase();
    let mut different: Vec<char> = lower.chars().collect();
    let steps = different.windows(2).filter(|w| (w[1] as i64 - w[0] as i64).abs() <= 1).count();
    let length = different.len();
    different.sort_unstable();
    different.dedup();
    if different.len() < 4 || steps + 2 >= length {
        return true;
    }
    let mut rest = lower.clone();
    for word in KNOWN.iter().copied().map(str::to_owned).chain(own.iter().flat_map(|o| {
        o.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    })) {
        rest = rest.replace(&word, "");
    }
    // What is left once known words are gone has to be worth something by itself.
    rest.chars().filter(|c| c.is_alphabetic()).count() < 4 && rest.len() < lower.len() && rest.len() < 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_right_password_alone_is_taken() {
        let passwords = Passwords::quick_for_tests().unwrap();
        let hash = passwords.hash("correcto caballo".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{hash}");
        assert!(passwords.verify("correcto caballo".to_owned(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("correcto caballa".to_owned(), Some(hash)).await.unwrap());
        assert!(!passwords.verify("nobody has this password".to_owned(), None).await.unwrap());
        assert!(!passwords.verify("x".to_owned(), Some("not a hash".to_owned())).await.unwrap());
    }

    #[tokio::test]
    async fn work_that_nobody_waits_for_keeps_its_place() {
        let bound = Arc::new(Semaphore::new(1));
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let turn = Turn { _place: bound.clone().acquire_owned().await.unwrap() };
        let mut work = Box::pin(off_thread(turn, move || wait.recv()));
        // Begun, and then given up, as when a client hangs up.
        assert!(std::future::poll_fn(|cx| std::task::Poll::Ready(work.as_mut().poll(cx).is_pending())).await);
        drop(work);
        assert_eq!(bound.available_permits(), 0);
        go.send(()).unwrap();
        drop(bound.acquire().await.unwrap());
    }

    #[test]
    fn the_real_parameters_reach_the_minimum() {
        let passwords = Passwords::new(1).unwrap();
        assert!(passwords.params.m_cost() >= 19 * 1024 && passwords.params.t_cost() >= 2);
    }

    #[test]
    fn weak_passwords_are_known() {
        for weak in
            ["aaaaaaaaaaaa", "1234567890", "abcdefghij", "password123", "Contraseña2026", "ana.soto2024", "hilo123456"]
        {
            assert!(is_weak(weak, &["Ana Soto", "ana.soto@example.com"]), "{weak}");
        }
        for strong in ["tres gatos azules", "x9!kQ2#vLm0p", "la ampolleta verde", "correct horse battery"] {
            assert!(!is_weak(strong, &["Ana Soto", "ana.soto@example.com"]), "{strong}");
        }
    }
}

//! Tokens and seals: what stands in the database in place of a person and their answers.
//!
//! From a period's key come, each for its own purpose: the key of the tokens (HMAC-SHA-256 of the person's id), for each
//! token a key that seals what was answered under it (XChaCha20-Poly1305, a random nonce of 192 bits, the period and the
//! token authenticated with it), and a fingerprint, from which nothing of the key can be had.

use super::keys::Key;
use crate::{Env, Failure, Result};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hilo_domain::{
    ids::{AreaId, PersonId},
    period::PeriodId,
    pulse::{ANSWER_BYTES, Answers},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

const NONCE: usize = 24;
#[cfg(test)]
const TAG: usize = 16;
const AREA: usize = 16;
/// Bytes of what is stored, whatever was answered.
#[cfg(test)]
pub(super) const SEALED: usize = NONCE + AREA + 1 + ANSWER_BYTES + TAG;

pub(super) type Token = [u8; 32];

/// What one person answered, and where they count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sealed {
    pub(super) area: AreaId,
    /// They hide others.
    pub(super) settled: bool,
    pub(super) answers: Answers,
}

/// HMAC-SHA-256 (RFC 2104).
fn mac(key: &[u8; 32], purpose: &[u8], data: &[u8]) -> Result<[u8; 32]> {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).map_err(Failure::internal)?;
    mac.update(purpose);
    mac.update(data);
    Ok(mac.finalize().into_bytes().into())
}

/// By which a key is recognised.
pub(super) fn print(key: &Key) -> Result<Vec<u8>> {
    Ok(mac(key.bytes(), b"print:", b"")?[..16].to_vec())
}

/// In whose place a person's answers stand.
pub(super) fn token(key: &Key, person: PersonId) -> Result<Token> {
    mac(key.bytes(), b"token:", person.0.as_bytes())
}

/// Each token has a key of its own, so that no two people's answers are under one.
fn cipher(key: &Key, token: &[u8]) -> Result<XChaCha20Poly1305> {
    let own = mac(key.bytes(), b"seal:", token)?;
    XChaCha20Poly1305::new_from_slice(&own).map_err(Failure::internal)
}

fn with(period: PeriodId, token: &[u8]) -> Vec<u8> {
    [&period.index().to_be_bytes(), token].concat()
}

pub(super) fn seal(env: &Env, key: &Key, period: PeriodId, token: &Token, what: &Sealed) -> Result<Vec<u8>> {
    let mut nonce = [0; NONCE];
    env.fill(&mut nonce).map_err(Failure::internal)?;
    let plain = [what.area.0.as_bytes().as_slice(), &[u8::from(what.settled)], &what.answers.to_bytes()].concat();
    let payload = Payload { msg: &plain, aad: &with(period, token) };
    let sealed = cipher(key, token)?.encrypt(&XNonce::from(nonce), payload);
    Ok([nonce.as_slice(), &sealed.map_err(|_| Failure::internal("an answer could not be sealed"))?].concat())
}

/// None if it was not sealed like this: under another key, for another token or period, or changed since.
pub(super) fn open(key: &Key, period: PeriodId, token: &[u8], sealed: &[u8]) -> Result<Option<Sealed>> {
    let Some((nonce, sealed)) = sealed.split_at_checked(NONCE) else { return Ok(None) };
    let Ok(nonce) = <[u8; NONCE]>::try_from(nonce) else { return Ok(None) };
    let payload = Payload { msg: sealed, aad: &with(period, token) };
    let Ok(plain) = cipher(key, token)?.decrypt(&XNonce::from(nonce), payload) else { return Ok(None) };
    Ok(unpacked(&plain))
}

fn unpacked(plain: &[u8]) -> Option<Sealed> {
    let (area, answers) = plain.split_at_checked(AREA)?;
    let (settled, answers) = answers.split_first()?;
    let answers = Answers::from_bytes(answers.first_chunk::<ANSWER_BYTES>()?)?;
    Some(Sealed { area: AreaId(Uuid::from_slice(area).ok()?), settled: *settled == 1, answers })
}

#[cfg(test)]
mod tests {
    use super::*;
    use hilo_domain::pulse::Item;

    const KEY: Key = Key::new([1; 32]);
    const OTHER: Key = Key::new([2; 32]);

    fn person(number: u128) -> PersonId {
        PersonId(Uuid::from_u128(number))
    }

    #[test]
    fn only_the_same_key_person_and_period_open_a_seal() {
        let env = Env::system();
        let period: PeriodId = "2026-P12".parse().unwrap();
        let mut what = Sealed { area: AreaId(Uuid::from_u128(3)), settled: true, answers: Answers::default() };
        let empty = seal(&env, &KEY, period, &token(&KEY, person(1)).unwrap(), &what).unwrap();
        what.answers.set(0, Item::Know, 5);
        let mine = token(&KEY, person(1)).unwrap();
        let sealed = seal(&env, &KEY, period, &mine, &what).unwrap();
        assert_eq!((sealed.len(), empty.len()), (SEALED, SEALED), "of one length, whatever was answered");
        assert_ne!(sealed, seal(&env, &KEY, period, &mine, &what).unwrap(), "twice the same is two ciphertexts");
        assert_eq!(open(&KEY, period, &mine, &sealed).unwrap(), Some(what));
        assert_eq!(open(&OTHER, period, &mine, &sealed).unwrap(), None);
        assert_eq!(open(&KEY, period.plus(1), &mine, &sealed).unwrap(), None);
        assert_eq!(open(&KEY, period, &token(&KEY, person(2)).unwrap(), &sealed).unwrap(), None);
        for at in [0, NONCE, SEALED - 1] {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(open(&KEY, period, &mine, &changed).unwrap(), None, "byte {at}");
        }
        assert_eq!(open(&KEY, period, &mine, b"short").unwrap(), None);
    }

    #[test]
    fn tokens_and_prints_come_from_the_key_alone() {
        assert_eq!(token(&KEY, person(1)).unwrap(), token(&KEY, person(1)).unwrap());
        assert_ne!(token(&KEY, person(1)).unwrap(), token(&OTHER, person(1)).unwrap());
        assert_ne!(token(&KEY, person(1)).unwrap(), token(&KEY, person(2)).unwrap());
        assert_ne!(print(&KEY).unwrap(), print(&OTHER).unwrap());
    }
}

//! How answers are sealed, written down once more from the documentation: a thief knows the program.

use super::loot::Row;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hilo_domain::{
    ids::{AreaId, PersonId},
    period::PeriodId,
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::{collections::HashSet, path::Path};

pub(super) type Key = [u8; 32];

/// The open period's key, copied before it is destroyed.
pub(super) struct KeyFile(pub(super) Key);

impl KeyFile {
    pub(super) fn copy_of(folder: &Path) -> Self {
        let mut files = std::fs::read_dir(folder).unwrap();
        let file = files.next().unwrap().unwrap().path();
        assert!(files.next().is_none(), "one period is open");
        Self(std::fs::read(file).unwrap().try_into().unwrap())
    }
}

fn mac(key: &Key, purpose: &[u8], data: &[u8]) -> Key {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).unwrap();
    mac.update(purpose);
    mac.update(data);
    mac.finalize().into_bytes().into()
}

pub(super) fn token(key: &Key, person: PersonId) -> [u8; 32] {
    mac(key, b"token:", person.0.as_bytes())
}

/// The area of record and the answers.
pub(super) fn open(key: &Key, period: PeriodId, row: &Row) -> Option<(AreaId, Vec<u8>)> {
    let (nonce, sealed) = row.sealed.split_at(NONCE);
    let cipher = XChaCha20Poly1305::new_from_slice(&mac(key, b"seal:", &row.token)).unwrap();
    let aad = [&period.index().to_be_bytes(), row.token.as_slice()].concat();
    let nonce: [u8; NONCE] = nonce.try_into().unwrap();
    let plain = cipher.decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: &aad }).ok()?;
    let area = uuid::Uuid::from_slice(&plain[..AREA]).unwrap();
    Some((AreaId(area), plain[BEFORE_ANSWERS - NONCE..].to_vec()))
}

pub(super) const NONCE: usize = 24;
const AREA: usize = 16;
/// Where the answers begin.
pub(super) const BEFORE_ANSWERS: usize = NONCE + AREA + 1;

pub(super) struct Tried {
    pub(super) found: Vec<Key>,
    pub(super) windows: usize,
}

/// Fewer different bytes than this has one random key of 10^16.
const DIFFERENT: usize = 16;

/// Every window of these files that may be a key, tried by the fingerprint.
pub(super) fn keys_in<'a>(files: impl Iterator<Item = &'a [u8]>, print: &[u8]) -> Tried {
    let mut windows: HashSet<&Key> = HashSet::new();
    for file in files {
        // How often each byte is in the window, kept up as it moves on.
        let (mut times, mut different) = ([0_u8; 256], 0);
        for (at, byte) in file.iter().enumerate() {
            let new = &mut times[usize::from(*byte)];
            *new += 1;
            different += usize::from(*new == 1);
            if at >= 32 {
                let old = &mut times[usize::from(file[at - 32])];
                *old -= 1;
                different -= usize::from(*old == 0);
            }
            if at >= 31 && different >= DIFFERENT {
                windows.insert(file[at - 31..=at].try_into().unwrap());
            }
        }
    }
    let fits = |key: &&&Key| mac(key, b"print:", b"")[..print.len()] == *print;
    Tried { found: windows.iter().filter(fits).map(|key| **key).collect(), windows: windows.len() }
}

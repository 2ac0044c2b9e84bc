//! What a form was made from, in a word: if it differs when the form comes back, somebody changed the thing meanwhile.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hilo_domain::problem::Problem;
use sha2::{Digest, Sha256};

/// For things without a revision of their own.
#[must_use]
pub fn fingerprint(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    URL_SAFE_NO_PAD.encode(&hash.finalize()[..9])
}

/// # Errors
/// [`Problem::Stale`] if the form was made from something else than what there is.
pub fn unchanged(form: &str, now: &str) -> Result<(), Problem> {
    if form == now { Ok(()) } else { Err(Problem::Stale) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
        assert_eq!(fingerprint(&["ab"]).len(), 12);
        assert_eq!(unchanged("a", "b"), Err(Problem::Stale));
    }
}

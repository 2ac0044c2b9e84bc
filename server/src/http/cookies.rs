//! The cookies: a session's token, a device's token, and a message for the next page.

use axum::http::{HeaderMap, HeaderValue, header};
use hilo_service::{
    Policy,
    access::{sessions::KNOWN_AFTER_DAYS, sign_in::SignedIn, tidy::DEVICE_DAYS},
    env::Token,
};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Which names and attributes apply.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cookies {
    pub(super) secure: bool,
}

const FLASH: &str = "hilo_flash";
const DAY: i64 = 24 * 3600;

impl Cookies {
    const fn session(self) -> &'static str {
        if self.secure { "__Host-hilo_session" } else { "hilo_session" }
    }

    const fn device(self) -> &'static str {
        if self.secure { "__Host-hilo_device" } else { "hilo_device" }
    }

    pub(super) fn session_token(self, headers: &HeaderMap) -> Option<Token> {
        find(headers, self.session()).map(Token::from_text)
    }

    pub(super) fn device_token(self, headers: &HeaderMap) -> Option<Token> {
        find(headers, self.device()).map(Token::from_text)
    }

    pub(super) fn flash(headers: &HeaderMap) -> Option<String> {
        let text = find(headers, FLASH)?;
        let text = percent_decode_str(text).decode_utf8().ok()?;
        (!text.is_empty()).then(|| text.chars().take(500).collect())
    }

    pub(super) fn set_flash(self, headers: &mut HeaderMap, text: &str) {
        let encoded = utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        self.set(headers, FLASH, &encoded, 60);
    }

    pub(super) fn clear_flash(self, headers: &mut HeaderMap) {
        self.set(headers, FLASH, "", 0);
    }

    pub(super) fn sign_in(self, headers: &mut HeaderMap, signed_in: &SignedIn, policy: Policy) {
        // Longer than the session: whoever comes back to a form that was left open is still known, and loses nothing.
        let known = policy.session_max_hours * 3600 + KNOWN_AFTER_DAYS * DAY;
        self.set(headers, self.session(), signed_in.session.reveal(), known);
        self.set(headers, self.device(), signed_in.device.reveal(), DEVICE_DAYS * DAY);
    }

    pub(super) fn sign_out(self, headers: &mut HeaderMap) {
        self.set(headers, self.session(), "", 0);
    }

    fn set(self, headers: &mut HeaderMap, name: &str, value: &str, seconds: i64) {
        let secure = if self.secure { "; Secure" } else { "" };
        let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
}

/// Whether any cookie of ours came along, under whatever name.
pub(super) fn has_session(headers: &HeaderMap) -> bool {
    [true, false].iter().any(|secure| find(headers, Cookies { secure: *secure }.session()).is_some())
}

fn find<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, value)| *n == name && !value.is_empty())
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_found_and_made() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; hilo_session=tok; hilo_flash=%C2%A1Hola%21"));
        let plain = Cookies { secure: false };
        assert_eq!(plain.session_token(&headers), Some(Token::from_text("tok")));
        assert_eq!(Cookies { secure: true }.session_token(&headers), None);
        assert_eq!(Cookies::flash(&headers).as_deref(), Some("¡Hola!"));
        let mut out = HeaderMap::new();
        Cookies { secure: true }.set_flash(&mut out, "ñ; x");
        assert_eq!(
            out[header::SET_COOKIE],
            "hilo_flash=%C3%B1%3B%20x; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure"
        );
    }
}

//! Where a request comes from, through proxies that are trusted and no others.

use crate::config::Network;
use axum::http::{HeaderMap, header, request::Parts, uri::Authority};
use hilo_service::access::Origin;
use std::net::{IpAddr, SocketAddr};

pub(super) fn origin(peer: Option<SocketAddr>, headers: &HeaderMap, trusted: &[Network]) -> Origin {
    let user_agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let address = peer.map(|peer| client(peer.ip(), headers, trusted).to_canonical().to_string()).unwrap_or_default();
    Origin { address, user_agent }
}

/// The last address in `X-Forwarded-For` that no trusted proxy has: what is left of it anybody can write.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    if !is_trusted(peer) {
        return peer;
    }
    let hops: Vec<IpAddr> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map_while(|hop| hop.trim().parse().ok())
        .collect();
    hops.into_iter().rev().find(|hop| !is_trusted(*hop)).unwrap_or(peer)
}

/// Asked for by a browser on this machine under a name of this machine: not through a proxy or tunnel that runs here, nor
/// under a foreign name that was made to point here.
pub(super) fn is_local(parts: &Parts) -> bool {
    const PASSED_ON: [&str; 5] = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];
    let named = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok()?.parse::<Authority>().ok());
    let host = parts.uri.authority().cloned().or(named);
    let here = host.is_some_and(|host| {
        let name = host.host().trim_start_matches('[').trim_end_matches(']');
        name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    });
    here && !PASSED_ON.iter().any(|name| parts.headers.contains_key(*name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn forwarded_addresses_are_believed_from_trusted_proxies_only() {
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", HeaderValue::from_static("1.2.3.4, 203.0.113.9, 10.0.0.2"));
        let trusted = [Network::parse("10.0.0.0/8").unwrap()];
        let of = |peer: &str, trusted: &[Network]| {
            origin(Some(SocketAddr::new(peer.parse().unwrap(), 1)), &headers, trusted).address
        };
        assert_eq!(of("10.0.0.1", &trusted), "203.0.113.9");
        assert_eq!(of("198.51.100.7", &trusted), "198.51.100.7");
        assert_eq!(of("10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn this_machine_is_known_by_its_names() {
        let local = |host: &str, more: Option<&str>| {
            let mut request = axum::http::Request::get("/").header("host", host);
            if let Some(name) = more {
                request = request.header(name, "x");
            }
            is_local(&request.body(()).unwrap().into_parts().0)
        };
        for here in ["localhost", "LOCALHOST:3000", "127.0.0.1:3000", "127.1.2.3", "[::1]:3000", "[::1]"] {
            assert!(local(here, None), "{here}");
            assert!(!local(here, Some("x-forwarded-for")) && !local(here, Some("forwarded")), "{here}");
        }
        for elsewhere in ["hilo.example.com", "localhost.example.com", "192.0.2.1", "[2001:db8::1]:3000", "", "a b"] {
            assert!(!local(elsewhere, None), "{elsewhere}");
        }
    }
}

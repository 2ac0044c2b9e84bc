//! Where a request comes from, through proxies that are trusted and no others.

use crate::config::Network;
use axum::http::{HeaderMap, header};
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
}

//! Getting in: set-up, sign-in, sessions, links and passwords.

pub mod admins;
pub mod links;
pub mod passwords;
pub mod personas;
pub mod preferences;
pub mod sessions;
pub mod setup;
pub mod sign_in;
pub mod throttle;
pub mod tidy;

/// Where a request comes from.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The client's address, without its port.
    pub address: String,
    pub user_agent: String,
}

//! The sample organisation: into it, through it with other eyes, and out of it.

pub mod api;
pub mod routes;

use hilo_service::Failure;
use std::future::Future;
use std::pin::Pin;

/// A future that the server's side of the sample answers with.
pub type Opening<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send + 'a>>;

/// What only the server can do: make the sample's database and open one in place of the other.
pub trait SampleDoor: Send + Sync {
    /// Makes the sample if it is not there yet, and opens it for everybody. Gives back where to go.
    fn enter(&self) -> Opening<'_, String>;
    /// Opens the real database again. Gives back where to go: the set-up, or the sign-in.
    fn leave(&self) -> Opening<'_, String>;
    /// The employee number behind a persona's button.
    fn persona(&self, name: &str) -> Option<String>;
}

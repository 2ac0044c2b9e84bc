//! What a use case answers when it did not do what was asked: what the person is told, and, apart from it,
//! what only the log is told.

use hilo_domain::problem::{Problem, Rule};
use hilo_store::StoreError;
use std::{error::Error, fmt};

/// See [`Failure`].
pub type Result<T, E = Failure> = std::result::Result<T, E>;

pub struct Failure {
    /// For the person.
    pub problem: Problem,
    /// For the log alone.
    pub context: Option<Box<dyn Error + Send + Sync>>,
}

impl Failure {
    /// A defect of ours: the person is told that it is one, the log is told which.
    pub fn internal(context: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { problem: Problem::Internal, context: Some(context.into()) }
    }

    /// One field of the form, one rule.
    #[must_use]
    pub fn field(field: &str, rule: Rule) -> Self {
        Problem::field(field, rule).into()
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self { problem, context: None }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let problem = match error {
            StoreError::Unavailable(_) => Problem::Unavailable,
            StoreError::Unstorable(_) => Problem::Malformed,
            _ => Problem::Internal,
        };
        Self { problem, context: Some(Box::new(error)) }
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.problem)?;
        let mut next: Option<&dyn Error> = self.context.as_deref().map(|e| e as &dyn Error);
        while let Some(error) = next {
            write!(f, ": {error}")?;
            next = error.source();
        }
        Ok(())
    }
}

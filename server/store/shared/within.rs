//! What repositories run their statements on.

use crate::Db;
use sqlx::{Database, Transaction, pool::PoolConnection};
use std::ops::{Deref, DerefMut};

/// A transaction; or a connection without one, for a single question, which needs none around it.
pub(crate) enum Within {
    Transaction(Transaction<'static, Db>),
    Nothing(PoolConnection<Db>),
}

impl Within {
    pub(crate) async fn commit(self) -> sqlx::Result<()> {
        match self {
            Self::Transaction(tx) => tx.commit().await,
            Self::Nothing(_) => Ok(()),
        }
    }
}

impl Deref for Within {
    type Target = <Db as Database>::Connection;

    fn deref(&self) -> &Self::Target {
        match self {
            Self::Transaction(tx) => tx,
            Self::Nothing(connection) => connection,
        }
    }
}

impl DerefMut for Within {
    fn deref_mut(&mut self) -> &mut Self::Target {
        match self {
            Self::Transaction(tx) => tx,
            Self::Nothing(connection) => connection,
        }
    }
}

//! Over HTTP, against the real router; one binary for all, so that it links once.

/// Of each function that takes an engine, a test on each of the two.
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $name() {
                super::$name(hilo_tests::Engine::Sqlite).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test]
            async fn $name() {
                super::$name(hilo_tests::Engine::Postgres).await;
            })+
        }
    };
}

mod access;
mod alignment;
mod areas;
mod at_once;
mod attack;
mod bad_text;
mod beginning;
mod checkins;
mod clashes;
mod contributions;
mod every_page;
mod experience;
mod headers;
mod import;
mod links;
mod load;
mod malformed;
mod matrix;
mod people;
mod pulse;
mod record;
mod reminding;
mod said;
mod sample;
mod statements;
mod typed;

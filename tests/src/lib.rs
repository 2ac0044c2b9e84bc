//! An installation under test: a fresh database on either engine, a clock that stands still until it is told, the
//! real router, and browsers without a screen.

pub mod again;
pub mod browser;
pub mod crawl;
pub mod installation;
pub mod page;
pub mod scene;
pub mod solver;
pub mod world;

pub use browser::{Answer, Browser};
pub use installation::{Engine, Installation, Kind};
pub use world::World;

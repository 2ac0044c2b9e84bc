//! Attacks on what people answered in confidence, against the running server: by whoever may see the results, by an HR
//! that moves people about, and by a thief.

mod company;
mod dummies;
mod judge;
mod same;
mod solver;
mod thief;
mod thirteen;
mod views;
mod worlds;

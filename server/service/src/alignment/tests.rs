mod by_hand;
mod generated;
mod map;
mod sight;

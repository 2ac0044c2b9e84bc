mod by_hand;
mod generated;
mod sight;

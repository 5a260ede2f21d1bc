//! The schema is what the repository ships, and its dates are those that are read.

use super::*;
use crate::brief::Date;
use proptest::prelude::*;
use rstest::rstest;

#[test]
fn the_repository_ships_this_schema() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/brief-1.schema.json");
    let shipped = std::fs::read_to_string(path).unwrap();
    assert!(shipped == schema(), "`nutgraf schema > docs/brief-1.schema.json` writes it anew");
}

//! `nutgraf schema`: the JSON Schema of a brief.

use super::{Console, Failure, Outcome};
use crate::brief::schema;

pub(super) fn run(console: &mut Console) -> Result<Outcome, Failure> {
    console.data().write_all(schema::schema().as_bytes())?;
    Ok(Outcome::Found)
}

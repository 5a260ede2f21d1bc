//! `nutgraf draft`: an article in, a brief out.

mod jsonl;

use super::{Console, Failure, Outcome};
use crate::cli::Draft;

pub(super) fn run(args: &Draft, console: &mut Console) -> Result<Outcome, Failure> {
    jsonl::run(args.indirect, console)
}

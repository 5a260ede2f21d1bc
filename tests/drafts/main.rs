//! `nutgraf draft`: what it finds, and what it does with what it is given.

#[expect(dead_code, reason = "every run here has a folder or an input of its own")]
#[path = "../support/shell.rs"]
mod shell;

mod command;
mod corpus;
mod jsonl;
mod samples;

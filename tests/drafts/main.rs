//! `nutgraf draft`: what it finds, and what it does with what it is given.

#[path = "../support/shell.rs"]
mod shell;

mod command;
mod jsonl;
mod samples;

//! `nutgraf man`: the man page, one for the program and its subcommands.

use super::{Console, Failure, Outcome};
use crate::cli::Cli;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use std::io;

pub(super) fn run(console: &mut Console) -> Result<Outcome, Failure> {
    let mut page = Vec::new();
    let mut program = Cli::command();
    program.build();
    let whole = Man::new(program.clone());
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_options_section(&mut page)?;
    for command in
        program.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help")
    {
        section(command, &mut page)?;
    }
    whole.render_extra_section(&mut page)?;
    whole.render_version_section(&mut page)?;
    console.data().write_all(&page)?;
    Ok(Outcome::Found)
}

/// A subcommand as a section of the page: what would be the sections of a page of its own go beneath it.
fn section(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let mut part = Vec::new();
    let man = Man::new(command.clone());
    man.render_description_section(&mut part)?;
    man.render_synopsis_section(&mut part)?;
    man.render_options_section(&mut part)?;
    man.render_extra_section(&mut part)?;
    let part = String::from_utf8_lossy(&part).replace(".SH DESCRIPTION\n", "").replace("\n.SH ", "\n.SS ");
    page.extend(format!(".SH NUTGRAF {}\n{part}", command.get_name().to_uppercase()).bytes());
    Ok(())
}

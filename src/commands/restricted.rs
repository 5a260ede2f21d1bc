//! `--restricted`: what a captive account may ask for.
//!
//! Such an account belongs to somebody who is given this program and nothing else, as sshd's `ForceCommand` does it. They
//! hold the keyboard, their own home and perhaps some variables; who set the account up holds the command line and `/etc`.
//! So the library is named by one of these two, every path leads beneath it, and nothing is written into it. All of that
//! is settled here, before any command runs: what commands are handed is confined already.

use super::Failure;
use crate::cli::{Cli, Command};
use crate::config;
use std::path::{Path, PathBuf};

/// Why something is not done in a captive account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody but the captive user names a library.
    #[error("-L, or `library` of {}, must name the library; nothing else may", config::system_path().display())]
    NoLibrary,
    /// What is named as the library is no folder.
    #[error("{}: the library must be a folder", .0.display())]
    NotAFolder(PathBuf),
    /// A path leads out, or nowhere: which of both is not told.
    #[error("{}: nothing beneath the library, {}, and nothing else is read", .path.display(), .library.display())]
    Outside {
        /// As written.
        path: PathBuf,
        /// The library.
        library: PathBuf,
    },
    /// What writes elsewhere than into the state directory.
    #[error("{0} is off: it writes files")]
    Writes(&'static str),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Restricted(refusal)
    }
}

/// The arguments, where `--restricted` is among them with a library named and with paths that lie beneath it once their
/// links are followed.
///
/// # Errors
/// Where they ask for more than a captive account may have.
pub(super) fn confine(cli: Cli) -> Result<Cli, Failure> {
    if cli.restricted { confine_to(cli, &config::system_path()) } else { Ok(cli) }
}

/// The configuration files that count.
pub(super) fn config_paths(cli: &Cli) -> Vec<PathBuf> {
    if cli.restricted { config::captive_paths() } else { config::paths() }
}

/// Who names the library of a confined command.
pub(super) fn library_named_by(cli: &Cli) -> &'static str {
    let system = config::read(&[config::system_path()]).config.library;
    if system.is_some() && system == cli.library { "/etc/xdg/nutgraf/config.toml" } else { "-L" }
}

fn confine_to(mut cli: Cli, system: &Path) -> Result<Cli, Failure> {
    let library = library(cli.library.take(), system)?;
    refuse_what_writes(&cli)?;
    for path in paths(&mut cli) {
        *path = beneath(path, &library)?;
    }
    cli.library = Some(library);
    Ok(cli)
}

fn library(named: Option<PathBuf>, system: &Path) -> Result<PathBuf, Failure> {
    let library = match named {
        Some(folder) => folder,
        None => super::origins::configured(&[system.to_owned()])?.library.ok_or(Refusal::NoLibrary)?,
    };
    if library.is_dir() { Ok(library) } else { Err(Refusal::NotAFolder(library).into()) }
}

fn refuse_what_writes(cli: &Cli) -> Result<(), Refusal> {
    match &cli.command {
        Some(Command::Check(check)) if check.fix => Err(Refusal::Writes("check --fix")),
        Some(Command::Generate(_)) => Err(Refusal::Writes("generate")),
        Some(Command::Draft(draft)) if draft.output.is_some() => Err(Refusal::Writes("draft --output")),
        Some(Command::Review(_)) => Err(Refusal::Writes("review")),
        _ => Ok(()),
    }
}

/// Every argument that names a file or folder. Whoever adds a command says here which of its arguments do.
fn paths(cli: &mut Cli) -> Vec<&mut PathBuf> {
    let of_command: Vec<&mut PathBuf> = match &mut cli.command {
        Some(
            Command::List(listing)
            | Command::Quotes(listing)
            | Command::Figures(listing)
            | Command::Actors(listing)
            | Command::Themes(listing),
        ) => listing.paths.iter_mut().collect(),
        Some(Command::Show(show)) if is_path(&show.what) => vec![&mut show.what],
        Some(Command::Check(check)) => check.paths.iter_mut().chain(&mut check.source).collect(),
        Some(Command::Generate(generate)) => vec![&mut generate.dir],
        Some(Command::Draft(draft)) => {
            draft.article.iter_mut().filter(|path| *path != Path::new("-")).collect()
        }
        Some(Command::Review(review)) => vec![&mut review.what],
        Some(
            Command::Show(_)
            | Command::Search(_)
            | Command::Clips(_)
            | Command::Config(_)
            | Command::State { .. }
            | Command::Copied
            | Command::Doctor
            | Command::Schema
            | Command::Completions { .. }
            | Command::Man,
        )
        | None => Vec::new(),
    };
    cli.paths.iter_mut().chain(of_command).collect()
}

/// Whether `show` would take it for a file: anything else is the id of a brief.
fn is_path(what: &Path) -> bool {
    let named = what.to_string_lossy();
    named.contains('/') || named.ends_with(".yaml") || named.ends_with(".yml") || what.exists()
}

/// Where a path leads, which must be beneath the library. It is that place which is opened then, and not the path: a link
/// on the way may lead elsewhere a moment later.
fn beneath(path: &Path, library: &Path) -> Result<PathBuf, Refusal> {
    let root = library.canonicalize().ok();
    let place = path.canonicalize().ok().filter(|place| root.is_some_and(|root| place.starts_with(root)));
    place.ok_or_else(|| Refusal::Outside { path: path.to_owned(), library: library.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;
    use rstest::rstest;
    use std::fs;
    use std::os::unix::fs::symlink;

    /// A library of one brief, a secret beside it, and a link from each to the other.
    fn place() -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let top = dir.path().canonicalize().unwrap();
        fs::create_dir(top.join("briefs")).unwrap();
        fs::write(top.join("briefs/a.yaml"), "").unwrap();
        fs::write(top.join("secret.yaml"), "").unwrap();
        symlink(top.join("secret.yaml"), top.join("briefs/out.yaml")).unwrap();
        symlink(top.join("briefs/a.yaml"), top.join("in.yaml")).unwrap();
        (dir, top)
    }

    /// What becomes of arguments; `@` stands for the place.
    fn confined(top: &Path, args: &[&str]) -> Result<Cli, String> {
        let top = top.to_str().unwrap();
        let args = args.iter().map(|arg| arg.replace('@', top));
        let cli =
            Cli::try_parse_from(["nutgraf".to_owned(), "--restricted".to_owned()].into_iter().chain(args));
        let confined = confine_to(cli.unwrap(), Path::new(&format!("{top}/config.toml")));
        confined.map_err(|failure| failure.to_string().replace(top, "@"))
    }

    #[rstest]
    #[case::file(&["@/secret.yaml"], "@/secret.yaml")]
    #[case::folder(&["list", "@/briefs", "@"], "@")]
    #[case::dots(&["quotes", "@/briefs/../secret.yaml"], "@/briefs/../secret.yaml")]
    #[case::link(&["figures", "@/briefs/out.yaml"], "@/briefs/out.yaml")]
    #[case::root(&["actors", "/"], "/")]
    #[case::neighbour(&["themes", "@/briefs-of-others"], "@/briefs-of-others")]
    #[case::show(&["show", "@/secret.yaml"], "@/secret.yaml")]
    #[case::show_what_is_not_there(&["show", "no-such.yaml"], "no-such.yaml")]
    #[case::show_a_file_of_here(&["show", "Cargo.toml"], "Cargo.toml")]
    #[case::check(&["check", "@/secret.yaml"], "@/secret.yaml")]
    #[case::source(&["check", "--source", "/etc/passwd"], "/etc/passwd")]
    #[case::process(&["check", "--source", "/proc/self/environ"], "/proc/self/environ")]
    fn what_leads_out_is_refused_and_so_is_what_leads_nowhere(#[case] args: &[&str], #[case] path: &str) {
        let (_dir, top) = place();
        let refusal = confined(&top, &[&["-L", "@/briefs"], args].concat()).unwrap_err();
        let rest = "nothing beneath the library, @/briefs, and nothing else is read";
        assert_eq!(refusal, format!("--restricted: {path}: {rest}"));
    }

    #[test]
    fn what_leads_in_is_where_it_leads() {
        let (_dir, top) = place();
        let cli = confined(&top, &["-L", "@/briefs", "@/in.yaml", "@/briefs"]).unwrap();
        assert_eq!(cli.paths, [top.join("briefs/a.yaml"), top.join("briefs")]);
        assert_eq!(cli.library, Some(top.join("briefs")));
        let cli = confined(&top, &["-L", "@/briefs", "show", "an-id"]).unwrap();
        assert!(matches!(cli.command, Some(Command::Show(show)) if show.what == Path::new("an-id")));
    }

    #[rstest]
    #[case(&["check", "--fix"], "check --fix is off: it writes files")]
    #[case(&["review", "@/briefs/a.yaml"], "review is off: it writes files")]
    #[case(&["generate", "--briefs", "1", "@/briefs/new"], "generate is off: it writes files")]
    fn nothing_is_written_into_the_library(#[case] args: &[&str], #[case] refusal: &str) {
        let (_dir, top) = place();
        let args = [&["-L", "@/briefs"], args].concat();
        assert_eq!(confined(&top, &args).unwrap_err(), format!("--restricted: {refusal}"));
    }

    #[test]
    fn the_library_is_named_by_the_command_line_or_the_system() {
        let (_dir, top) = place();
        let refusal = confined(&top, &["list"]).unwrap_err();
        assert!(
            refusal.starts_with("--restricted: -L, or `library` of /etc/xdg/nutgraf/config.toml"),
            "{refusal}"
        );
        fs::write(top.join("config.toml"), "library = \"briefs\"\n").unwrap();
        assert_eq!(confined(&top, &["list"]).unwrap().library, Some(top.join("briefs")));
        let other = confined(&top, &["-L", "@", "list"]).unwrap();
        assert_eq!(other.library, Some(top.clone()));
        let file = confined(&top, &["-L", "@/secret.yaml"]).unwrap_err();
        assert_eq!(file, "--restricted: @/secret.yaml: the library must be a folder");
    }
}

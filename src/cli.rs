//! The command line: the one definition behind reading arguments, help, the man page and completions.

mod values;

use crate::brief::{Date, Part};
use crate::library::query::Mark;
use crate::library::{Filter, Named, Test, Who};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand};
use std::path::PathBuf;
pub use values::{CheckFormat, ClipsFormat, DraftFormat, Format, ShowFormat};

const EXAMPLES: &str = "\
Examples:
  nutgraf                                       the library of the config, ./briefs or the samples
  nutgraf briefs/lumen-dam.yaml                 read one brief
  nutgraf -L /srv/briefs list --since 2031-04   what was published from April 2031 on
  nutgraf quotes --speaker schultz              what Schultz said, in his own words
  nutgraf figures --series lumen-evacuated --format csv > evacuated.csv
  nutgraf show 2031-04-02-lumen-dam --section quotes
  nutgraf search 'actor:haimour theme:displacement after:2015-05 -outlet:post'

Where the briefs are: PATHs, else -L, else $NUTGRAF_LIBRARY, else `library` of the config, else ./briefs, else the samples built into the program. Where stdout is no terminal, or TERM is dumb, the list is printed instead.

Exit status: 0 something was found, 1 nothing was, 2 it could not be done. Briefs that cannot be read are named on stderr and change nothing about that.";

const LISTING: &str = "\
Examples:
  nutgraf list --theme displacement --since 2015-05-17
  nutgraf quotes --speaker \"white house\" --indirect
  nutgraf figures --actor haimour --actor \"red crescent\" --format jsonl | jq .value

Of several actors or themes any may hold, of everything else all must. Names are compared without case and accents, and part of one will do.

A table takes the width of the terminal; in a pipe that of $COLUMNS, or of the terminal it was started from; in a file, and where there is no terminal, what it needs.";

const QUERIES: &str = "\
Queries:
  words                  each must stand in the brief or item; the last letters may be missing
  \"two words\"            in a row, as they are
  speaker:NAME actor:NAME source:NAME theme:T outlet:NAME series:S after:DATE before:DATE
  is:unread is:starred   briefs never read, or with a star; of several marks any may hold
  is:changed             briefs whose words have changed since they were read; these are not unread
  -theme:T               what must not hold

Examples:
  nutgraf search 'speaker:schultz ramadi'
  nutgraf search 'theme:dams after:2031-03 -outlet:\"Valley Post\"' --format jsonl
A query that begins with - goes after --:
  nutgraf search -- '-outlet:post dams'";

const CHECKING: &str = "\
Examples:
  nutgraf check                                  the library, each brief against its article
  nutgraf check --strict --format github briefs  in CI: warnings fail it too
  nutgraf check --source wire.txt draft.yaml     against a text that the brief does not name
  nutgraf check --diff                           what --fix would write
  vim -q <(nutgraf check)                        from mistake to mistake

--fix writes what is certain and leaves every other byte as it is: the paragraph (`at`) of a quote that stands in one place of its text, `sha256` beside `source.text`, no quote marks around a quote's words, double quotes around what other programs read as something else.

Articles are read beneath one folder only: the library where it holds the PATH; else the PATH itself where it is a folder; for a file the current folder where that holds it, else its own.

Exit status: 0 no error, 1 errors (with --strict warnings too), 2 something could not be done.
With --fix and --diff what remains is counted.";

const DRAFTING: &str = "\
Examples:
  nutgraf draft story.html -o briefs/2031-04-02-lumen.yaml --keep-text
  nutgraf draft wire.txt --outlet \"Orsa Courier\" --published 2031-04-02 > draft.yaml
  curl -s https://courier.example/a | nutgraf draft - -o a.yaml --keep-text && nutgraf review a.yaml
  nutgraf draft --jsonl < articles.jsonl > drafts.jsonl

An article is plain text, Markdown, HTML or ninjs. Every item says where it stands (`at`), and which rule found it and how sure that is (`x-draft`); nutgraf review goes through them. What --outlet, --published and --url say counts more than what the article says. No file is written over.

--jsonl reads lines {\"id\", \"text\"} and writes for each a line of its quotes, figures and actors, in their order; places count Unicode characters.

Exit status: 0 drafted, 2 it could not be done, or some of it.";

const REVIEWING: &str = "\
Examples:
  nutgraf review lumen-dam.yaml                  from where it was left
  nutgraf -L /srv/briefs review 2031-04-02-lumen-dam

Keys: Enter accepts, d drops, e corrects, u takes back, j and k go from item to item, Tab to the next unsure one, A accepts all sure ones, q ends; ? shows all. They can be changed in config.toml.

Each decision is saved at once: what is accepted loses its x-draft, what is dropped goes, and every other byte stays. What is undecided stays a draft, and is what the next review begins with.

Exit status: 0 it was reviewed, be it in part; 1 nothing is left to review; 2 it could not be done.";

const STATE: &str = "\
Examples:
  nutgraf state export > marks.json               a copy, to read or to keep
  nutgraf state forget /srv/briefs                what was read and starred in one library
  nutgraf state forget --yes                      all of it, in a script
  sudo rm -r ~reader/.local/state/nutgraf         all of a reader who has left

The folder is $XDG_STATE_HOME/nutgraf, else ~/.local/state/nutgraf. It is its reader's alone; no library is written to.

Exit status: 0 done, 1 nothing is kept, or No was answered, 2 it could not be done.";

/// Read news briefings: who said what, when, and how many, according to whom.
#[derive(Debug, Parser)]
#[command(
    name = "nutgraf",
    version,
    about,
    after_help = EXAMPLES,
    max_term_width = 110,
    override_usage = "nutgraf [-L DIR] [PATH]...\n       nutgraf [-L DIR] COMMAND ..."
)]
pub struct Cli {
    /// The folder of briefs to open
    #[arg(short = 'L', long, value_name = "DIR", global = true, value_hint = clap::ValueHint::DirPath)]
    pub library: Option<PathBuf>,
    /// Print what is read from top to bottom, without tables: for screen readers and pipes
    #[arg(long, global = true)]
    pub plain: bool,
    /// For captive accounts: no editor, no opener, nothing outside the library, which -L must name
    #[arg(long, global = true)]
    pub restricted: bool,
    /// Briefs, or folders of them, to open instead of the library
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// What to do without the screen.
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Cli {
    /// Refuses a format that is for others than readers where `--plain` asks for what is read from top to bottom.
    ///
    /// # Errors
    /// Says which two contradict each other.
    pub fn without_other_format(&self) -> Result<(), clap::Error> {
        let other = match &self.command {
            Some(
                Command::List(listing)
                | Command::Quotes(listing)
                | Command::Figures(listing)
                | Command::Actors(listing)
                | Command::Themes(listing),
            ) => values::other(&listing.format),
            Some(Command::Search(search)) => values::other(&search.format),
            Some(Command::Show(show)) => values::other(&show.format),
            Some(Command::Check(check)) if check.diff => Some("--diff".to_owned()),
            Some(Command::Check(check)) => values::other(&check.format),
            Some(Command::Draft(draft)) if draft.jsonl => Some("--jsonl".to_owned()),
            Some(Command::Draft(draft)) => values::other(&draft.format),
            _ => None,
        };
        let Some(other) = other else { return Ok(()) };
        let message = format!("the argument '--plain' cannot be used with '{other}'");
        Err(Self::command().error(ErrorKind::ArgumentConflict, message))
    }
}

/// What to do without the screen.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the briefs, the newest first
    #[command(after_help = LISTING)]
    List(Listing),
    /// Print who said what
    #[command(after_help = LISTING)]
    Quotes(Listing),
    /// Print how many, of what, according to whom
    #[command(after_help = LISTING)]
    Figures(Listing),
    /// Print the people, organisations, groups and places of the briefs
    #[command(after_help = LISTING)]
    Actors(Listing),
    /// Print the themes of the briefs
    #[command(after_help = LISTING)]
    Themes(Listing),
    /// Print one brief whole
    Show(Show),
    /// Review a draft beside its article: accept, correct or drop what it found
    #[command(after_help = REVIEWING)]
    Review(Review),
    /// Print the briefs, quotes and figures that a query finds
    #[command(after_help = QUERIES)]
    Search(Search),
    /// Say what is wrong with briefs, where, and what to write instead
    #[command(after_help = CHECKING)]
    Check(Check),
    /// Derive a brief from an article, every item tied to its place in it
    #[command(after_help = DRAFTING)]
    Draft(Draft),
    /// Print the clip tray, with citations and caveats
    Clips(ClipsArgs),
    /// Say which configuration files are read and whether they are sound
    Config(ConfigArgs),
    /// Say where your marks and clips are kept, print them all, or remove them
    #[command(after_help = STATE)]
    State {
        /// What to do with them.
        #[command(subcommand)]
        command: StateCommand,
    },
    /// Print the words that were last copied in the reader
    #[command(after_help = "\
Examples:
  nutgraf copied
  nutgraf copied | wl-copy                        where the terminal has no clipboard of its own

Exit status: 0 they are printed, 1 nothing was copied yet, 2 they cannot be read.")]
    Copied,
    /// Say what terminal, locale, configuration, library, state and clipboard are found to be, and what to do
    #[command(after_help = "Exit status: 0 no problem, 1 problems, 2 it could not be done.")]
    Doctor,
    /// Print the JSON Schema of a brief, for an editor
    Schema,
    /// Print a completion script, to be put where your shell looks for such
    Completions {
        /// The shell to complete for
        shell: clap_complete::Shell,
    },
    /// Print the man page
    Man,
    /// Write a synthetic library, for trying the program at size
    #[command(hide = true)]
    Generate(Generate),
}

/// What `list`, `quotes`, `figures`, `actors` and `themes` take.
#[derive(Debug, Default, Args)]
pub struct Listing {
    /// What narrows the rows.
    #[command(flatten)]
    pub narrowing: Narrowing,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Briefs, or folders of them, instead of the library
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
}

/// What narrows a listing.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Narrowing")]
pub struct Narrowing {
    /// Said by them or for them: any part of a name, alias, role or institution
    #[arg(long, value_name = "NAME", value_parser = values::words)]
    pub speaker: Option<String>,
    /// Involving them (may be repeated: any of them)
    #[arg(long, value_name = "NAME", value_parser = values::words)]
    pub actor: Vec<String>,
    /// On this theme (may be repeated: any of them)
    #[arg(long, value_name = "T", value_parser = values::words)]
    pub theme: Vec<String>,
    /// With each of these words
    #[arg(long, value_name = "WORDS", value_parser = values::words)]
    pub text: Option<String>,
    /// Resting on them: who says so, who passed it on, or the outlet itself
    #[arg(long, value_name = "NAME", value_parser = values::words)]
    pub source: Option<String>,
    /// Figures of this series
    #[arg(long, value_name = "S", value_parser = values::words)]
    pub series: Option<String>,
    /// From this date on: 2031, 2031-04 or 2031-04-02
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub since: Option<Date>,
    /// Up to the end of this day, month or year
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub until: Option<Date>,
    /// Of briefs with this mark of yours (may be repeated: any of them); changed is: since they were read
    #[arg(long, value_name = "MARK", value_enum)]
    pub is: Vec<Mark>,
    /// Quotes: what they are reported to have said, too
    #[arg(long)]
    pub indirect: bool,
}

impl Narrowing {
    /// The dates of `--since` and `--until` where no day is both.
    pub fn no_days(&self) -> Option<(&Date, &Date)> {
        let (since, until) = (self.since.as_ref()?, self.until.as_ref()?);
        (since.first()? > until.last()?).then_some((since, until))
    }

    /// The same as a filter of the library.
    pub fn filter(&self) -> Filter {
        let like = |name: &String| Who::Like(name.clone());
        let speaker = self.speaker.iter().map(like).map(Test::Speaker);
        let actors = self.actor.iter().map(like).map(Test::Actor);
        let source = self.source.iter().map(like).map(Test::Source);
        let themes = self.theme.iter().cloned().map(Named::Like).map(Test::Theme);
        let series = self.series.iter().cloned().map(Named::Like).map(Test::Series);
        let words = self
            .text
            .iter()
            .flat_map(|text| text.split_whitespace())
            .map(|word| Test::Words(word.to_owned()));
        let marks = self.is.iter().copied().map(Test::Is);
        let since = self.since.iter().cloned().map(Test::Since);
        let until = self.until.iter().cloned().map(Test::Until);
        let tests = speaker
            .chain(actors)
            .chain(source)
            .chain(themes)
            .chain(series)
            .chain(words)
            .chain(marks)
            .chain(since)
            .chain(until);
        tests.fold(Filter::default(), Filter::with)
    }
}

/// What `show` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  nutgraf show briefs/lumen-dam.yaml
  nutgraf -L /srv/briefs show 2031-04-02-lumen-dam --format markdown
  nutgraf show 2031-04-02-lumen-dam --section article")]
pub struct Show {
    /// A brief's file, or the id of a brief of the library
    #[arg(value_name = "FILE|ID", value_hint = clap::ValueHint::FilePath)]
    pub what: PathBuf,
    /// One section alone
    #[arg(long, value_enum)]
    pub section: Option<Part>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: ShowFormat,
}

/// What `review` takes.
#[derive(Debug, Args)]
pub struct Review {
    /// A draft's file, or its id in the library
    #[arg(value_name = "FILE|ID", value_hint = clap::ValueHint::FilePath)]
    pub what: PathBuf,
}

/// What `search` takes.
#[derive(Debug, Args)]
pub struct Search {
    /// What to look for; several arguments are one query
    #[arg(value_name = "QUERY", required = true)]
    pub query: Vec<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// What `check` takes.
#[derive(Debug, Args)]
pub struct Check {
    /// Warnings count like errors for the exit status
    #[arg(long)]
    pub strict: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: CheckFormat,
    /// The article's text for every brief, or the folder where the articles' texts are
    #[arg(long, value_name = "TEXT|DIR", value_hint = clap::ValueHint::AnyPath)]
    pub source: Option<PathBuf>,
    /// Write into the files what is certain
    #[arg(long)]
    pub fix: bool,
    /// Print as a unified diff what --fix would write, and write nothing
    #[arg(long, conflicts_with = "format")]
    pub diff: bool,
    /// Briefs, or folders of them, instead of the library
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
}

/// What `draft` takes.
#[derive(Debug, Args)]
pub struct Draft {
    /// The article's file; stdin where it is - or missing
    #[arg(value_name = "ARTICLE", value_hint = clap::ValueHint::FilePath, conflicts_with = "jsonl")]
    pub article: Option<PathBuf>,
    /// Where to write the brief, instead of stdout; a file that is there is not overwritten
    #[arg(short, long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// In which format
    #[arg(long, value_enum, default_value_t, conflicts_with = "jsonl")]
    pub format: DraftFormat,
    /// Who printed the article; needed where it does not say
    #[arg(long, value_name = "NAME", value_parser = values::words)]
    pub outlet: Option<String>,
    /// When it was printed (2031, 2031-04 or 2031-04-02); needed where it does not say
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub published: Option<Date>,
    /// Where it can be read
    #[arg(long, value_parser = values::words)]
    pub url: Option<String>,
    /// Keep the article's text beside the brief, so that its places can be checked and reviewed
    #[arg(long, requires = "output", conflicts_with = "jsonl")]
    pub keep_text: bool,
    /// Draft what people are reported to have said, too, as indirect quotes
    #[arg(long)]
    pub indirect: bool,
    /// Draft many at once: lines of JSON in, lines of JSON out
    #[arg(long, conflicts_with_all = ["outlet", "published", "url", "output"])]
    pub jsonl: bool,
}

/// What `clips` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  nutgraf clips > dossier.md                             what c took, to write with
  nutgraf clips --format jsonl | jq -r .cited            a citation a line
  nutgraf clips --format jsonl | jq 'select(.note).note' the notes alone

Keys of a record: record (\"clip\"), brief, headline, outlet, published, path, url, item, library, section, words, cited, caveat, note, taken, and of: the quote, figure, fact, event or paragraph itself, with its exact words.

Exit status: 0 there were clips, 1 the tray is empty, 2 it could not be done.")]
pub struct ClipsArgs {
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: ClipsFormat,
}

/// What `config` takes.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// Print the commented default instead
    #[arg(long)]
    pub default: bool,
    /// Print the themes that `draft` knows instead, to be changed and put beside config.toml as themes.toml
    #[arg(long, conflicts_with = "default")]
    pub themes: bool,
}

/// What to do with marks and clips.
#[derive(Debug, Subcommand)]
pub enum StateCommand {
    /// Print the folder that they are kept in
    Path,
    /// Print all of them as one JSON document
    Export,
    /// Remove them, after a question
    Forget(Forget),
}

/// What `state forget` takes.
#[derive(Debug, Args)]
pub struct Forget {
    /// The marks of this library alone; clips stay
    #[arg(value_name = "LIBRARY-DIR", value_hint = clap::ValueHint::DirPath)]
    pub library: Option<PathBuf>,
    /// Do not ask
    #[arg(long)]
    pub yes: bool,
}

/// What `generate` takes.
#[derive(Debug, Args)]
pub struct Generate {
    /// How many briefs
    #[arg(long, value_name = "N")]
    pub briefs: usize,
    /// The same seed gives the same library
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// The folder to write to, which must be empty or not exist
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub dir: PathBuf,
}

#[cfg(test)]
mod tests;

//! `nutgraf check`: what is wrong with briefs, where, and what to write instead; and writing what is certain.
//!
//! Files are read and judged on all cores. Nothing is printed before the last of them is: whether an id is another
//! brief's too only the whole library can say, and that belongs among the other mistakes of its file.

mod articles;
mod files;
mod fix;
mod github;
mod human;
mod json;

use super::plain::{self, Nth, Saying};
use super::progress::Progress;
use super::wording::count;
use super::{Console, Failure, Outcome, origins};
use crate::brief::check::{Against, Checked};
use crate::brief::claims::Claims;
use crate::brief::mend::{self, Mending};
use crate::brief::sourcing::sourcing;
use crate::brief::{Brief, Code, Diagnostic, Place, Severity};
use crate::cli::{Check, CheckFormat};
use crate::library::Origin;
use crate::library::checked::latest_today;
use crate::library::soundness::{self, Member};
use crate::text::Shown;
use articles::Articles;
use files::File;
use fix::{Fix, Intent};
use human::Hand;
use jiff::civil;
use rayon::prelude::*;
use std::io;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &Check, library: Option<&Path>, console: &mut Console) -> Result<Outcome, Failure> {
    let origins = origins::origins(&args.paths, library)?;
    if origins.contains(&Origin::Samples) {
        return Err(Failure::NothingToCheck);
    }
    let desk = Desk {
        articles: Articles::new(args.source.as_deref())?,
        today: latest_today(),
        intent: Intent::of(args),
    };
    let missing = tell_missing(&args.paths, console);
    let origins: Vec<Origin> = origins.into_iter().filter(exists).collect();
    let files = files::files(&origins);
    let progress = if console.is_plain() { Progress::hidden() } else { Progress::of(files.len()) };
    let mut verdicts = desk.judge(&files, &progress);
    drop(progress);
    add_those_across(&mut verdicts);
    let tally = Tally::of(&verdicts);
    print(args, &verdicts, &tally, console)?;
    let failed = fix::tell_failures(&verdicts, console);
    Ok(match () {
        () if missing || failed => Outcome::Partly,
        () if tally.errors > 0 || (args.strict && tally.warnings > 0) => Outcome::Flawed,
        () => Outcome::Found,
    })
}

/// Names the paths that are not there; gives whether there are such.
fn tell_missing(paths: &[PathBuf], console: &mut Console) -> bool {
    let missing: Vec<&PathBuf> = paths.iter().filter(|path| !path.exists()).collect();
    for path in &missing {
        let path = Shown::new(&path.to_string_lossy());
        console.note(&format!("{}: no such file or folder", path.line()).into());
    }
    !missing.is_empty()
}

fn exists(origin: &Origin) -> bool {
    origin.path().is_none_or(Path::exists)
}

/// What files are held against, and what is to be done about them.
struct Desk {
    articles: Articles,
    today: civil::Date,
    intent: Intent,
}

/// What came of one file.
#[derive(Debug)]
struct Verdict {
    /// As the file is named in what is printed.
    path: String,
    /// What is wrong with it, in its order.
    diagnostics: Vec<Diagnostic>,
    /// What other briefs must agree with.
    claims: Claims,
    /// What of it no rule could look at.
    unchecked: Option<Unchecked>,
    fix: Fix,
}

/// What of a file no rule could look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unchecked {
    /// All that it says: it cannot be read as a brief.
    All,
    /// Whether its quotes and exact words stand in the article: it names no text.
    Words,
}

impl Unchecked {
    fn of(brief: Option<&Brief>, has_text: bool) -> Option<Self> {
        let Some(brief) = brief else { return Some(Self::All) };
        let has_words = || sourcing(brief, None).iter().any(Option::is_some);
        (!has_text && has_words()).then_some(Self::Words)
    }
}

impl Desk {
    fn judge(&self, files: &[File], progress: &Progress) -> Vec<Verdict> {
        let verdict = |file| {
            let verdict = self.verdict(file);
            progress.step();
            verdict
        };
        files.par_iter().map(verdict).collect()
    }

    fn verdict(&self, file: &File) -> Verdict {
        let bytes = match file.read() {
            Ok(bytes) => bytes,
            Err(why) => return Verdict::unread(file, &why),
        };
        let (mut checked, mending) = self.examine(&bytes, file);
        let fix = self.intent.perform(file, &bytes, &mending);
        if let Some(mended) = fix.mended() {
            checked = self.examine(mended, file).0;
        }
        let brief = checked.parsed.brief.as_ref();
        let has_text = |brief: &Brief| self.articles.has_one_for(brief, file);
        Verdict {
            path: file.path.clone(),
            unchecked: Unchecked::of(brief, brief.is_some_and(has_text)),
            diagnostics: checked.parsed.diagnostics,
            claims: checked.claims,
            fix: fix.without_text(),
        }
    }

    fn examine<'b>(&self, bytes: &'b [u8], file: &File) -> (Checked, Mending<'b>) {
        let text = |brief: &Brief| self.articles.of(brief, file);
        let against = Against { today: self.today, text: &text };
        mend::examine(bytes, file.stem(), &against, self.articles.are_the_named())
    }
}

impl Verdict {
    fn unread(file: &File, why: &str) -> Self {
        let diagnostic = Diagnostic {
            code: Code::YamlSyntax,
            place: Place::default(),
            field: Shown::default(),
            message: Shown::from(format!("the file cannot be read: {why}")),
            help: None,
            snippet: None,
        };
        Self {
            path: file.path.clone(),
            diagnostics: vec![diagnostic],
            claims: Claims::default(),
            unchecked: Some(Unchecked::All),
            fix: Fix::Nothing,
        }
    }
}

/// Adds to each file in what it does not agree with others.
fn add_those_across(verdicts: &mut [Verdict]) {
    let members: Vec<Member<'_>> =
        verdicts.iter().map(|one| Member { path: &one.path, claims: &one.claims }).collect();
    for (index, diagnostic) in soundness::across(&members) {
        let Some(verdict) = verdicts.get_mut(index) else { continue };
        soundness::add(&mut verdict.diagnostics, [diagnostic]);
    }
}

/// How much is wrong.
#[derive(Debug, Default)]
struct Tally {
    files: usize,
    errors: usize,
    warnings: usize,
    /// Files that cannot be read as briefs, so that nothing else is told of them.
    unread: usize,
    /// Briefs whose words were not held against an article, since they name none.
    unheld: usize,
}

impl Tally {
    fn of(verdicts: &[Verdict]) -> Self {
        let mistakes = verdicts.iter().flat_map(|verdict| &verdict.diagnostics);
        let (errors, warnings): (Vec<_>, Vec<_>) =
            mistakes.partition(|one| one.code.severity() == Severity::Error);
        let unchecked = |what| verdicts.iter().filter(|one| one.unchecked == Some(what)).count();
        Self {
            files: verdicts.len(),
            errors: errors.len(),
            warnings: warnings.len(),
            unread: unchecked(Unchecked::All),
            unheld: unchecked(Unchecked::Words),
        }
    }

    /// What was not checked, a line each; nobody should take silence for a verdict.
    fn unchecked(&self) -> Vec<String> {
        let unread = (self.unread > 0).then(|| {
            let files = count(self.unread, "file", "files");
            format!("nothing else is checked in {files} until what makes it unreadable is mended")
        });
        let unheld = (self.unheld > 0).then(|| {
            let briefs = count(self.unheld, "brief", "briefs");
            format!(
                "the quotes of {briefs} were held against no article: none is named (source.text, --source)"
            )
        });
        unread.into_iter().chain(unheld).collect()
    }

    /// `12 files checked: 3 errors, 1 warning`.
    fn line(&self) -> String {
        if self.files == 0 {
            return "0 files checked: there are no briefs here".to_owned();
        }
        let found = [(self.errors, "error", "errors"), (self.warnings, "warning", "warnings")];
        let found = found.into_iter().filter(|(number, ..)| *number > 0);
        let found: Vec<String> = found.map(|(number, one, several)| count(number, one, several)).collect();
        let found = if found.is_empty() { "nothing wrong".to_owned() } else { found.join(", ") };
        format!("{} checked: {found}", count(self.files, "file", "files"))
    }
}

fn print(args: &Check, verdicts: &[Verdict], tally: &Tally, console: &mut Console) -> io::Result<()> {
    if args.diff {
        return fix::print_diffs(verdicts, console);
    }
    match args.format {
        CheckFormat::Json => {
            let report = json::report(verdicts, tally)?;
            writeln!(console.data(), "{report}")?;
            if let Some(line) = fix::mended(verdicts) {
                console.note(&line.into());
            }
        }
        CheckFormat::Github => {
            for (path, diagnostic) in mistakes(verdicts) {
                writeln!(console.data(), "{}", github::annotation(path, diagnostic))?;
            }
            close(fix::mended(verdicts), tally, console)?;
        }
        CheckFormat::Human if console.is_plain() => {
            say(verdicts, console)?;
            close(fix::mended(verdicts).or_else(|| fix::offer(verdicts)), tally, console)?;
        }
        CheckFormat::Human => {
            let hand = Hand { width: console.width(), colours: console.has_colours() };
            for (path, diagnostic) in mistakes(verdicts) {
                writeln!(console.data(), "{}", hand.mistake(path, diagnostic))?;
            }
            close(fix::mended(verdicts).or_else(|| fix::offer(verdicts)), tally, console)?;
        }
    }
    Ok(())
}

fn say(verdicts: &[Verdict], console: &mut Console) -> io::Result<()> {
    let mut saying = Saying::default();
    let nths = Nth::count(mistakes(verdicts).count());
    for ((path, diagnostic), nth) in mistakes(verdicts).zip(nths) {
        saying.pause();
        saying.extend(plain::mistake(path, diagnostic, nth));
        saying.print(console)?;
    }
    saying.pause();
    saying.print(console)
}

/// The last lines: what was or can be mended, and what is wrong.
fn close(mended: Option<String>, tally: &Tally, console: &mut Console) -> io::Result<()> {
    if let Some(line) = mended {
        console.print(&line.into())?;
    }
    for line in tally.unchecked() {
        console.print(&line.into())?;
    }
    console.print(&tally.line().into()).map(drop)
}

/// Every mistake with the path of its file, in order.
fn mistakes(verdicts: &[Verdict]) -> impl Iterator<Item = (&str, &Diagnostic)> {
    verdicts.iter().flat_map(|verdict| verdict.diagnostics.iter().map(|one| (verdict.path.as_str(), one)))
}

/// Where a mistake is, for those who must name a place: the beginning of the file where it has none.
fn place(diagnostic: &Diagnostic) -> Place {
    match diagnostic.place {
        Place { line: 0, .. } => Place { line: 1, column: 1, end_line: 1, end_column: 1 },
        place => place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(12, 3, 1, "12 files checked: 3 errors, 1 warning")]
    #[case(1, 1, 0, "1 file checked: 1 error")]
    #[case(2, 0, 2, "2 files checked: 2 warnings")]
    #[case(12, 0, 0, "12 files checked: nothing wrong")]
    fn the_last_line_counts(
        #[case] files: usize,
        #[case] errors: usize,
        #[case] warnings: usize,
        #[case] line: &str,
    ) {
        assert_eq!(Tally { files, errors, warnings, ..Tally::default() }.line(), line);
    }
}

//! From a file's bytes to a [`Brief`] and everything that is wrong with it.
//!
//! Reading is tolerant: a flawed item does not sink its brief, a flawed brief does not sink a library, and all
//! mistakes are told at once, each at its very characters and once. Loading a file and checking it are this one path.

mod actors;
mod fields;
mod figures;
mod items;
mod misplaced;
mod names;
mod references;
mod report;
mod scalar;
#[cfg(test)]
mod tests;

use super::document::Document;
use super::format;
use super::yaml::lines::{Lines, What};
use super::yaml::{self, Node, Style, Value};
use super::{Brief, Code, Correction, Diagnostic, Made, Source, Status, VERSION};
use crate::text::Text;
use fields::Fields;
use misplaced::Misplaced;
pub(super) use names::Names;
pub(crate) use names::slug;
use references::Unknown;
use report::Report;

/// What reading a file gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The brief; `None` where the file is unreadable, and then an error says why.
    pub brief: Option<Brief>,
    /// The headline, even of an unreadable file, where there is one.
    pub headline: Option<Text>,
    /// Everything that is wrong, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

impl Parsed {
    fn unreadable(diagnostic: Diagnostic) -> Self {
        Self { brief: None, headline: None, diagnostics: vec![diagnostic] }
    }
}

/// Reads a brief; `stem` is the name of its file without extension, its id where it does not say.
pub fn parse(bytes: &[u8], stem: &str) -> Parsed {
    read(bytes, stem).0
}

/// The same, with the tree that it was read from, where the file is YAML at all.
pub(super) fn read<'a>(bytes: &'a [u8], stem: &str) -> (Parsed, Option<Document<'a>>) {
    match tree(bytes) {
        Ok((lines, root)) => {
            let mut decoder = Decoder::new(lines);
            let (brief, headline) = decoder.brief(&root, stem);
            let (diagnostics, lines) = decoder.report.finish();
            (Parsed { brief, headline, diagnostics }, Some(Document::new(lines, root)))
        }
        Err(diagnostic) => (Parsed::unreadable(diagnostic), None),
    }
}

fn tree(bytes: &[u8]) -> Result<(Lines<'_>, Node<'_>), Diagnostic> {
    let lines = Lines::new(yaml::encoding::decode(bytes)?);
    let root = yaml::tree(&lines)?;
    Ok((lines, root))
}

/// Reads a tree, gathering what is wrong.
struct Decoder<'a> {
    report: Report<'a>,
    names: Names,
    /// References that mean nobody.
    unknown: Vec<Unknown>,
    /// Items in sections where they do not belong.
    misplaced: Vec<Misplaced>,
}

impl<'a> Decoder<'a> {
    fn new(lines: Lines<'a>) -> Self {
        Self {
            report: Report::new(lines),
            names: Names::default(),
            unknown: Vec::new(),
            misplaced: Vec::new(),
        }
    }

    fn brief(&mut self, root: &Node<'a>, stem: &str) -> (Option<Brief>, Option<Text>) {
        if let Some(version) = newer_version(root) {
            self.newer(version);
            return (None, value(root, "headline").and_then(Node::scalar).map(Text::new));
        }
        let Some(fields) = self.fields(root, &format::BRIEF) else { return (None, None) };
        self.field(&fields, "brief", |this, node| {
            this.version(node);
            Some(())
        });
        let headline = self.some_text(&fields, "headline");
        let source = self.field(&fields, "source", Self::source);
        self.actors(&fields);
        let items = self.items(&fields);
        self.misplaced_items();
        self.unknown_references();
        let corrections =
            self.field(&fields, "corrections", |this, node| Some(this.corrections(node))).unwrap_or_default();
        let status = self.choice(&fields, "status", Status::KEYS, Status::from_key).unwrap_or_default();
        let rest = Rest { headline: headline.clone(), source, status, corrections, items };
        (self.assemble(&fields, rest, stem), headline)
    }

    /// Reads what remains; there is no brief without its version, headline and source.
    fn assemble(&mut self, fields: &Fields<'_, 'a>, rest: Rest, stem: &str) -> Option<Brief> {
        let id = self.some_text(fields, "id").unwrap_or_else(|| Text::new(stem));
        let summary = self.field(fields, "summary", Self::text);
        let language = self.some_text(fields, "language").unwrap_or_else(|| Text::new("en"));
        let place = self.field(fields, "place", Self::text);
        let made = self.field(fields, "made", Self::made);
        let themes = self.texts(fields, "themes");
        fields.get("brief")?;
        Some(Brief {
            id,
            headline: rest.headline?,
            summary,
            language,
            place,
            status: rest.status,
            corrections: rest.corrections,
            source: rest.source?,
            made,
            actors: std::mem::take(&mut self.names).into_actors(),
            themes,
            items: rest.items,
            draft: fields.draft.clone(),
        })
    }

    fn newer(&mut self, version: &Node<'a>) {
        let written = version.scalar().unwrap_or_default();
        self.report.add_in(Code::NewerVersion, version.place, "brief", || {
            What::new(format!("written for a newer version: format {written}, this program reads {VERSION}"))
                .help("use a newer nutgraf")
        });
    }

    fn version(&mut self, node: &Node<'a>) {
        const HELP: &str = "write `brief: 1`";
        match node.scalar().filter(|_| node.style == Style::Plain) {
            Some("1") => {}
            Some("0") => self
                .report
                .add(Code::UnknownValue, node.place, || What::new("there is no format version 0").help(HELP)),
            _ => self.wrong(node, "the format version", || Some(HELP.to_owned())),
        }
    }

    fn source(&mut self, node: &Node<'a>) -> Option<Source> {
        let fields = self.fields(node, &format::SOURCE)?;
        let outlet = self.some_text(&fields, "outlet");
        let published = self.field(&fields, "published", Self::date);
        let updated = self.field(&fields, "updated", Self::date);
        let byline = self.texts(&fields, "byline");
        let mut text = |key| self.field(&fields, key, Self::text);
        let [agency, title, url, dateline, path, sha256] =
            ["agency", "title", "url", "dateline", "text", "sha256"].map(&mut text);
        Some(Source {
            outlet: outlet?,
            published: published?,
            updated,
            agency,
            title,
            url,
            byline,
            dateline,
            text: path,
            sha256,
        })
    }

    fn made(&mut self, node: &Node<'a>) -> Option<Made> {
        let fields = self.fields(node, &format::MADE)?;
        Some(Made {
            by: self.field(&fields, "by", Self::text),
            with: self.field(&fields, "with", Self::text),
            at: self.field(&fields, "at", Self::date),
            reviewed_by: self.field(&fields, "reviewed_by", Self::text),
        })
    }

    fn corrections(&mut self, node: &Node<'a>) -> Vec<Correction> {
        if !matches!(node.value, Value::Sequence(_)) {
            self.not_a_list(node);
        }
        self.each(node, |this, node| match node.scalar() {
            Some(_) => this.text(node).map(|text| Correction { date: None, text }),
            None => this.correction(node),
        })
    }

    fn correction(&mut self, node: &Node<'a>) -> Option<Correction> {
        let fields = self.fields(node, &format::CORRECTION)?;
        let date = self.field(&fields, "date", Self::date);
        Some(Correction { date, text: self.some_text(&fields, "text").unwrap_or_default() })
    }
}

/// The parts of a brief that have been read first.
struct Rest {
    headline: Option<Text>,
    source: Option<Source>,
    status: Status,
    corrections: Vec<Correction>,
    items: Vec<super::Item>,
}

/// The value of a key of the root.
fn value<'n, 'a>(root: &'n Node<'a>, key: &str) -> Option<&'n Node<'a>> {
    let Value::Mapping(pairs) = &root.value else { return None };
    pairs.iter().find(|(name, _)| name.scalar() == Some(key)).map(|(_, value)| value)
}

/// The version, where it is a whole number above the one that this program reads.
fn newer_version<'n, 'a>(root: &'n Node<'a>) -> Option<&'n Node<'a>> {
    let node = value(root, "brief").filter(|node| node.style == Style::Plain)?;
    let digits = node.scalar().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    let newer =
        !digits.starts_with('0') && !digits.is_empty() && digits.parse().map_or(true, |n: u64| n > VERSION);
    newer.then_some(node)
}

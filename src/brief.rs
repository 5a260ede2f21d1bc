//! The data of one brief, as FORMAT version 1 defines it.
//!
//! A [`Brief`] is what [`parse`] makes of a file. It knows nothing of other briefs: who is the
//! same person elsewhere is for the [`library`](crate::library) to say. Every item, whatever its section, is one
//! [`Item`] with a [`Body`], so that filters, records and views treat all sections alike.

pub mod amount;
pub mod article;
pub mod caveat;
pub mod changes;
pub mod check;
pub mod cite;
pub mod claims;
pub mod date;
pub mod diagnostic;
mod document;
pub mod drafted;
mod field;
mod format;
pub mod hedge;
pub mod involve;
pub mod language;
pub mod marks;
pub mod measure;
pub mod mend;
pub mod number;
pub mod parse;
mod part;
pub mod record;
pub mod revise;
pub mod schema;
pub mod snapshot;
pub mod sourcing;
pub mod spelt;
mod suggest;
pub mod verbatim;
pub mod who;
pub mod wording;
pub mod write;
mod yaml;

use crate::text::Text;
pub use article::{Article, Original};
pub use date::Date;
pub use diagnostic::{Code, Diagnostic, Place, Severity};
pub use drafted::{Confidence, Drafted};
pub use marks::MarkedArticle;
pub use number::Number;
pub(crate) use parse::slug;
pub use part::Part;

/// The format version this program reads and writes.
pub const VERSION: u64 = 1;

/// One brief, derived from one news article.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// Unique in a library; the file's stem where the file does not say.
    pub id: Text,
    /// What the brief is called in every list.
    pub headline: Text,
    /// A few sentences; may hold line breaks.
    pub summary: Option<Text>,
    /// BCP 47; `en` where the file does not say.
    pub language: Text,
    /// Where the story is.
    pub place: Option<Text>,
    /// Whether the article still stands.
    pub status: Status,
    /// What was corrected, in the file's order.
    pub corrections: Vec<Correction>,
    /// The article the brief was made from.
    pub source: Source,
    /// Who made the brief, and how.
    pub made: Option<Made>,
    /// The declared actors; [`Attribution::Actor`] points into this.
    pub actors: Vec<Actor>,
    /// The brief's own themes.
    pub themes: Vec<Text>,
    /// Every item, in the order of [`Section::ALL`], within a section in the file's order.
    pub items: Vec<Item>,
    /// Present where the summary is a draft's.
    pub draft: Option<Drafted>,
}

impl Brief {
    /// The items of one section, in the file's order.
    pub fn section(&self, section: Section) -> &[Item] {
        let start = self.items.partition_point(|item| item.section < section);
        let end = self.items.partition_point(|item| item.section <= section);
        self.items.get(start..end).unwrap_or_default()
    }

    /// The declared actor that an attribution names, if it names one.
    pub fn actor(&self, attribution: &Attribution) -> Option<&Actor> {
        match attribution {
            Attribution::Actor(index) => self.actors.get(*index),
            _ => None,
        }
    }

    /// Whether something in it is a draft that no editor has accepted.
    pub fn is_draft(&self) -> bool {
        let actors = self.actors.iter().any(|actor| actor.draft.is_some());
        self.draft.is_some() || actors || self.items.iter().any(|item| item.draft.is_some())
    }

    /// True where no item has a theme of its own: then all items follow the brief's themes.
    pub fn items_follow_themes(&self) -> bool {
        self.items.iter().all(|item| item.themes.is_empty())
    }
}

/// Whether the article still stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// It stands.
    #[default]
    Current,
    /// It stands, corrected.
    Corrected,
    /// It was withdrawn.
    Withdrawn,
}

/// One correction of the article.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// When it was made.
    pub date: Option<Date>,
    /// What was wrong.
    pub text: Text,
}

/// The article a brief was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Who printed it.
    pub outlet: Text,
    /// When.
    pub published: Date,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// Whose copy it is, where not the outlet's.
    pub agency: Option<Text>,
    /// The article's own headline.
    pub title: Option<Text>,
    /// Where it can be read.
    pub url: Option<Text>,
    /// Who wrote it.
    pub byline: Vec<Text>,
    /// Where it was written.
    pub dateline: Option<Text>,
    /// The article's text, as a path relative to the brief's file.
    pub text: Option<Text>,
    /// SHA-256 of that text when it was last checked.
    pub sha256: Option<Text>,
}

/// Who made the brief.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Made {
    /// The editor.
    pub by: Option<Text>,
    /// The program.
    pub with: Option<Text>,
    /// When.
    pub at: Option<Date>,
    /// Who read it over.
    pub reviewed_by: Option<Text>,
}

/// A person, organisation, group or place that a brief declares.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// Its index in `actors` of the file, from 0. Entries that could not be read count.
    pub index: usize,
    /// What references call it; the name's slug where the file does not say.
    pub id: Text,
    /// The full name.
    pub name: Text,
    /// What it is.
    pub kind: Option<ActorKind>,
    /// Its office or description.
    pub role: Option<Text>,
    /// Those it speaks for.
    pub speaks_for: Vec<Attribution>,
    /// Other spellings and names.
    pub aliases: Vec<Text>,
    /// Identifiers elsewhere, `scheme:value`.
    pub same_as: Vec<Text>,
    /// Never merged with an actor of another brief.
    pub local: bool,
    /// Present where no editor has accepted the entry.
    pub draft: Option<Drafted>,
    /// Where it stands in the file.
    pub place: Place,
}

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActorKind {
    /// One human being.
    Person,
    /// A body with a name and an address.
    Organisation,
    /// People without one.
    Group,
    /// A place.
    Place,
}

/// The sections that hold items, in the order of the tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// `key_facts`.
    KeyFacts,
    /// `quotes`.
    Quotes,
    /// `figures`.
    Figures,
    /// `context`.
    Context,
    /// `timeline`.
    Timeline,
}

impl Section {
    /// Every section, in order.
    pub const ALL: [Self; 5] = [Self::KeyFacts, Self::Quotes, Self::Figures, Self::Context, Self::Timeline];

    /// The key of the section in a brief's file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::KeyFacts => "key_facts",
            Self::Quotes => "quotes",
            Self::Figures => "figures",
            Self::Context => "context",
            Self::Timeline => "timeline",
        }
    }

    /// The section's title, as a tab shows it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::KeyFacts => "Key facts",
            Self::Quotes => "Quotes",
            Self::Figures => "Figures",
            Self::Context => "Context",
            Self::Timeline => "Timeline",
        }
    }
}

/// One item of a section.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Which section it stands in.
    pub section: Section,
    /// Its index in that section of the file, from 0. Flawed items count.
    pub index: usize,
    /// Its own id.
    pub id: Option<Text>,
    /// The actors it is marked with.
    pub actors: Vec<Attribution>,
    /// The themes it is marked with.
    pub themes: Vec<Text>,
    /// Who says so; empty where the file does not say.
    pub source: Vec<Attribution>,
    /// Who passed it on.
    pub via: Option<Attribution>,
    /// How sure the article is.
    pub certainty: Certainty,
    /// Goes with the item wherever it is shown, copied or exported.
    pub caveat: Option<Text>,
    /// The editor's remark.
    pub note: Option<Text>,
    /// Where in the article's text it stands.
    pub at: Vec<Locator>,
    /// What the section makes of it.
    pub body: Body,
    /// Present where no editor has accepted the item.
    pub draft: Option<Drafted>,
    /// True where a mistake in the file concerns this item; the brief's diagnostics say which.
    pub flawed: bool,
    /// Where it stands in the file.
    pub place: Place,
}

impl Item {
    /// The item's quote, if it is one.
    pub fn quote(&self) -> Option<&Quote> {
        match &self.body {
            Body::Quote(quote) => Some(quote),
            _ => None,
        }
    }

    /// The same, to be changed.
    fn quote_mut(&mut self) -> Option<&mut Quote> {
        match &mut self.body {
            Body::Quote(quote) => Some(quote),
            _ => None,
        }
    }

    /// The item's figure, if it is one.
    pub fn figure(&self) -> Option<&Figure> {
        match &self.body {
            Body::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// `quotes[1]`, or the item's own id: how records name it.
    pub fn name(&self) -> String {
        match &self.id {
            Some(id) => id.raw().to_owned(),
            None => format!("{}[{}]", self.section.key(), self.index),
        }
    }
}

/// What is particular to the items of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// A key fact or a piece of context: a sentence.
    Prose(Text),
    /// An item of `quotes`.
    Quote(Quote),
    /// An item of `figures`.
    Figure(Figure),
    /// An item of `timeline`.
    Event {
        /// When; `None` only where the file's date is missing or wrong.
        date: Option<Date>,
        /// What happened.
        text: Text,
    },
}

/// Somebody's words.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Whose words they are; `None` only where the file does not say (a flaw).
    pub speaker: Option<Attribution>,
    /// The words, without quote marks; several parts where the article splits them. Empty only where flawed.
    pub parts: Vec<Text>,
    /// How literal they are.
    pub kind: QuoteKind,
    /// When, where and to whom they were said.
    pub said: Said,
    /// What they answer or refer to.
    pub context: Option<Text>,
    /// Present where the words are a translation.
    pub translated: Option<Translation>,
}

impl Quote {
    /// The parts joined by a space, as records show them.
    pub fn words(&self) -> String {
        self.parts.iter().map(Text::raw).collect::<Vec<_>>().join(" ")
    }
}

/// How literal a quote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum QuoteKind {
    /// Whole sentences, word for word.
    #[default]
    Direct,
    /// A few words, word for word.
    Partial,
    /// Reported in the outlet's words.
    Indirect,
}

/// When, where and to whom words were said.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Said {
    /// When; a quote without it is dated by its brief's `published`.
    pub date: Option<Date>,
    /// Where.
    pub place: Option<Text>,
    /// To whom.
    pub to: Option<Text>,
}

/// What words were translated from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Translation {
    /// The language, BCP 47.
    pub from: Option<Text>,
    /// The words before translation.
    pub original: Option<Text>,
}

/// How many, of what, according to whom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figure {
    /// One number.
    pub value: Option<Number>,
    /// From, to; the first is not above the second unless flawed.
    pub range: Option<(Number, Number)>,
    /// Where the article gives no number: "hundreds".
    pub words: Option<Text>,
    /// The unit: people, per cent, km.
    pub unit: Option<Text>,
    /// What is counted; `None` only where flawed.
    pub what: Option<Text>,
    /// The whole that a share is of.
    pub of: Option<Text>,
    /// The time or thing that a rate is for.
    pub per: Option<Text>,
    /// The same amount in another unit.
    pub also: Option<(Number, Option<Text>)>,
    /// Whether the truth may lie above or below.
    pub bound: Option<Bound>,
    /// The article's own words for that.
    pub hedge: Option<Text>,
    /// The day the count stood so.
    pub as_of: Option<Date>,
    /// The time the count covers.
    pub period: Option<Date>,
    /// The measure that several briefs report.
    pub series: Option<Text>,
    /// The ids of figures that disagree.
    pub conflicts_with: Vec<Text>,
}

/// Whether a figure's truth may lie above or below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Either.
    About,
    /// Not below.
    AtLeast,
    /// Above.
    MoreThan,
    /// Not above.
    AtMost,
    /// Below.
    LessThan,
}

/// How sure an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Certainty {
    /// Established.
    Confirmed,
    /// Somebody says so.
    Claimed,
    /// Somebody estimates so.
    Estimated,
    /// Somebody says otherwise.
    Disputed,
    /// The file does not say.
    #[default]
    Unknown,
}

/// Who is meant by `speaker`, `via`, `source`, `actors` or `speaks_for`.
#[derive(Debug, Clone, PartialEq)]
pub enum Attribution {
    /// A declared actor: its index in [`Brief::actors`].
    Actor(usize),
    /// A name that no declared actor bears; shown as written, and reported.
    Undeclared(Text),
    /// The outlet's own reporting.
    Article,
    /// People the article does not name.
    Unnamed {
        /// Who they are: "residents".
        who: Text,
        /// Why they are not named.
        because: Option<Text>,
    },
}

/// A place in the article's text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Locator {
    /// Paragraph, from 1.
    pub paragraph: Option<u32>,
    /// The very words.
    pub exact: Option<Text>,
    /// The words before them, where they stand more than once.
    pub prefix: Option<Text>,
}

/// Implements `key` (the word of the file), `from_key` and serialisation as the key for an enumeration of the format.
macro_rules! keys {
    ($($name:ident: $($variant:ident = $key:literal),+;)+) => {$(
        impl $name {
            /// Every word the format allows, in its order.
            pub const KEYS: &'static [&'static str] = &[$($key),+];

            /// The word of the file.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The value that a word of the file means.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)+ _ => None }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }
    )+};
}

keys! {
    Status: Current = "current", Corrected = "corrected", Withdrawn = "withdrawn";
    ActorKind: Person = "person", Organisation = "organisation", Group = "group", Place = "place";
    QuoteKind: Direct = "direct", Partial = "partial", Indirect = "indirect";
    Bound: About = "about", AtLeast = "at_least", MoreThan = "more_than", AtMost = "at_most", LessThan = "less_than";
    Confidence: Low = "low", Medium = "medium", High = "high";
    Certainty: Confirmed = "confirmed", Claimed = "claimed", Estimated = "estimated", Disputed = "disputed", Unknown = "unknown";
}

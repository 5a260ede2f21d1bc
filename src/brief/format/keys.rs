//! The mappings of format version 1, key by key. The sentences are what an editor shows beside a key.

use super::Kind::{Date, Flag, Number, Paragraph, ParagraphOr, Range, Text, TextOr, Version, Word};
use super::Many::{List, One, OneOrMore, TextOrList};
use super::{Key, Kind, Many, Mapping};
use crate::brief::{ActorKind, Bound, Certainty, QuoteKind, Section, Status};

const fn key(name: &'static str, many: Many, kind: Kind, about: &'static str) -> Key {
    Key { name, many, kind, about }
}

const fn one(name: &'static str, kind: Kind, about: &'static str) -> Key {
    key(name, One, kind, about)
}

const fn text(name: &'static str, about: &'static str) -> Key {
    key(name, One, Text, about)
}

const fn texts(name: &'static str, about: &'static str) -> Key {
    key(name, OneOrMore, Text, about)
}

/// Every mapping, the brief itself first.
pub(in crate::brief) static ALL: [&Mapping; 14] = [
    &BRIEF,
    &SOURCE,
    &MADE,
    &CORRECTION,
    &ACTOR,
    &PROSE,
    &QUOTE,
    &FIGURE,
    &EVENT,
    &SAID,
    &TRANSLATED,
    &ALSO,
    &UNNAMED,
    &LOCATOR,
];

pub(in crate::brief) static BRIEF: Mapping = Mapping {
    name: "brief",
    about: "A brief: what one news article says, item by item, each with its source.",
    own: &[
        one("brief", Version, "The version of the format: 1."),
        text("headline", "What the brief is called in every list."),
        text("summary", "The article in a few sentences."),
        text(
            "id",
            "What other tools call the brief; unique in a library. Without it, the file's name before `.yaml`.",
        ),
        text("language", "The language of the brief, as in BCP 47: `en`, `de`, `ar`. Without it, `en`."),
        text("place", "Where the story is."),
        one("status", Word(Status::KEYS), "Whether the article still stands. Without it, `current`."),
        key("corrections", List, TextOr(&CORRECTION), "What the outlet has corrected since."),
        one("source", Kind::Mapping(&SOURCE), "The article that the brief is made from."),
        one("made", Kind::Mapping(&MADE), "Who made the brief, and how."),
        key(
            "actors",
            TextOrList,
            TextOr(&ACTOR),
            "The people, organisations, groups and places that items refer to.",
        ),
        texts(
            "themes",
            "What the article is about. Where no item has themes of its own, all items have these.",
        ),
    ],
    common: &[
        key(Section::KeyFacts.key(), List, TextOr(&PROSE), "What happened, a sentence each."),
        key(Section::Quotes.key(), List, Kind::Mapping(&QUOTE), "Who said what."),
        key(Section::Figures.key(), List, Kind::Mapping(&FIGURE), "How many, of what, according to whom."),
        key(
            Section::Context.key(),
            List,
            TextOr(&PROSE),
            "What one must know to understand it, a sentence each.",
        ),
        key(Section::Timeline.key(), List, Kind::Mapping(&EVENT), "What happened when."),
    ],
    required: &[&["brief"], &["headline"], &["source"]],
};

pub(in crate::brief) static SOURCE: Mapping = Mapping {
    name: "source",
    about: "The article that a brief is made from.",
    own: &[
        text("outlet", "Who printed the article."),
        one("published", Date, "When it was printed."),
        one("updated", Date, "When it was last changed."),
        text("agency", "Whose copy it is, where it is not the outlet's own."),
        text("title", "The article's own headline, word for word."),
        text("url", "Where the article can be read."),
        texts("byline", "Who wrote it."),
        text("dateline", "Where it was written, as printed."),
        text("text", "The article's text: a file beneath the library's folder, by its path from this one."),
        text("sha256", "The SHA-256 of that text when the brief was last held against it."),
    ],
    common: &[],
    required: &[&["outlet"], &["published"]],
};

pub(in crate::brief) static MADE: Mapping = Mapping {
    name: "made",
    about: "Who made a brief, and how.",
    own: &[
        text("by", "The editor."),
        text("with", "The program, where one drafted it."),
        one("at", Date, "When."),
        text("reviewed_by", "Who has read it over."),
    ],
    common: &[],
    required: &[],
};

pub(in crate::brief) static CORRECTION: Mapping = Mapping {
    name: "correction",
    about: "A correction of the article; one without a date may be its text alone.",
    own: &[one("date", Date, "When it was corrected."), text("text", "What was wrong.")],
    common: &[],
    required: &[&["text"]],
};

pub(in crate::brief) static ACTOR: Mapping = Mapping {
    name: "actor",
    about: "Someone or something that items refer to; one of which no more is known may be its name alone.",
    own: &[
        text(
            "id",
            "What items of this brief call it. Without it, the name in small letters with hyphens: `lumen-dam`.",
        ),
        text("name", "The full name."),
        one("kind", Word(ActorKind::KEYS), "What it is."),
        text("role", "Its office, or what it is in this story."),
        texts("speaks_for", "Those it speaks for: its words are found under their names too."),
        texts("aliases", "Other names and spellings."),
        texts(
            "same_as",
            "What catalogues call it, such as `wikidata:Q42`: actors that share one are the same in all briefs.",
        ),
        one("local", Flag, "Whether it is never taken for an actor of another brief."),
    ],
    common: &[],
    required: &[&["name"]],
};

/// What every item may have.
static MARKS: [Key; 9] = [
    text("id", "What other items and tools call this one; unique in the brief."),
    texts("actors", "Whom it concerns: ids, names or aliases of declared actors."),
    texts("themes", "What it is about."),
    key(
        "source",
        OneOrMore,
        TextOr(&UNNAMED),
        "Who says so: an actor, `article` for the outlet itself, or `{unnamed: …}`.",
    ),
    one("via", TextOr(&UNNAMED), "Who passed it on."),
    one("certainty", Word(Certainty::KEYS), "How sure the article is. Without it, `unknown`."),
    text("caveat", "What must be said with it wherever it is shown: `could not be confirmed`."),
    text("note", "A remark of the editor's."),
    key(
        "at",
        OneOrMore,
        ParagraphOr(&LOCATOR),
        "Where it stands in the article: the number of the paragraph, 1 being the first.",
    ),
];

pub(in crate::brief) static PROSE: Mapping = Mapping {
    name: "sentence",
    about: "A key fact or a piece of context; one of which no more is said may be its sentence alone.",
    own: &[text("text", "The sentence.")],
    common: &MARKS,
    required: &[&["text"]],
};

pub(in crate::brief) static QUOTE: Mapping = Mapping {
    name: "quote",
    about: "Somebody's words.",
    own: &[
        one("speaker", TextOr(&UNNAMED), "Whose words they are: an actor, or `{unnamed: …}`."),
        texts("text", "The words as printed, without quote marks; a list where the article splits them."),
        one(
            "kind",
            Word(QuoteKind::KEYS),
            "How literal they are: word for word, a few words, or reported. Without it, `direct`.",
        ),
        one("said", Kind::Mapping(&SAID), "When, where and to whom."),
        text("context", "What the words answer or refer to."),
        one("translated", Kind::Mapping(&TRANSLATED), "What they were translated from."),
    ],
    common: &MARKS,
    required: &[&["speaker"], &["text"]],
};

pub(in crate::brief) static FIGURE: Mapping = Mapping {
    name: "figure",
    about: "How many, of what, according to whom. It needs `what`, and one of `value`, `range` and `words`.",
    own: &[
        one("value", Number, "The number, in plain digits: 12400."),
        one("range", Range, "From how many to how many: [3, 7]."),
        text("words", "What stands for a number where the article gives none: `hundreds`."),
        text("unit", "The unit: people, per cent, km."),
        text("what", "What is counted."),
        text("of", "The whole that it is a share of."),
        text("per", "What a rate is for: hour, head."),
        one("also", Kind::Mapping(&ALSO), "The same amount in another unit."),
        one("bound", Word(Bound::KEYS), "Whether the truth may lie above or below."),
        text("hedge", "The article's own words for that: `some`, `more than`."),
        one("as_of", Date, "The day on which the count stood so."),
        one("period", Date, "The days that it covers: 2031-04-01/2031-04-03."),
        text("series", "A name for the measure, the same in every brief that reports it."),
        texts("conflicts_with", "The ids of figures of this brief that say otherwise."),
    ],
    common: &MARKS,
    required: &[&["what"], &["value", "range", "words"]],
};

pub(in crate::brief) static EVENT: Mapping = Mapping {
    name: "event",
    about: "What happened when.",
    own: &[one("date", Date, "When it happened."), text("text", "What happened, in a sentence.")],
    common: &MARKS,
    required: &[&["date"], &["text"]],
};

pub(in crate::brief) static SAID: Mapping = Mapping {
    name: "said",
    about: "When, where and to whom words were said.",
    own: &[
        one("date", Date, "When. Without it the words are dated by the day they were printed."),
        text("place", "Where."),
        text("to", "To whom."),
    ],
    common: &[],
    required: &[],
};

pub(in crate::brief) static TRANSLATED: Mapping = Mapping {
    name: "translated",
    about: "What words were translated from.",
    own: &[text("from", "The language, as in BCP 47."), text("original", "The words before translation.")],
    common: &[],
    required: &[],
};

pub(in crate::brief) static ALSO: Mapping = Mapping {
    name: "also",
    about: "The same amount in another unit.",
    own: &[one("value", Number, "The number in that unit."), text("unit", "The other unit.")],
    common: &[],
    required: &[&["value"]],
};

pub(in crate::brief) static UNNAMED: Mapping = Mapping {
    name: "unnamed",
    about: "People whom the article does not name.",
    own: &[
        text("unnamed", "Who they are, in the article's words: `residents`."),
        text("because", "Why they are not named."),
    ],
    common: &[],
    required: &[&["unnamed"]],
};

pub(in crate::brief) static LOCATOR: Mapping = Mapping {
    name: "locator",
    about: "A place in the article. It needs `paragraph` or `exact`.",
    own: &[
        one("paragraph", Paragraph, "The number of the paragraph; 1 is the first."),
        text("exact", "The very words."),
        text("prefix", "The words before them, where they stand there more than once."),
    ],
    common: &[],
    required: &[&["paragraph", "exact"]],
};

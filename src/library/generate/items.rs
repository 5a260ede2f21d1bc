//! The items of an invented brief, as YAML.

use super::world::{Entity, Kind, WORDS, World, pick};
use fastrand::Rng;
use jiff::ToSpan;
use jiff::civil::Date;

const VERBS: [&str; 16] = [
    "closed",
    "inspected",
    "rebuilt",
    "emptied",
    "guarded",
    "measured",
    "sold",
    "flooded",
    "reopened",
    "searched",
    "mapped",
    "fenced",
    "repaired",
    "abandoned",
    "counted",
    "lit",
];

const ADVERBS: [&str; 12] = [
    "before dawn",
    "without notice",
    "for the second time",
    "in heavy rain",
    "after a long dispute",
    "overnight",
    "within the hour",
    "under guard",
    "at great cost",
    "by hand",
    "since the spring",
    "with borrowed tools",
];

const OPENINGS: [&str; 8] = [
    "We know that",
    "Nobody doubts that",
    "I was told that",
    "It is plain that",
    "They wrote that",
    "We saw how",
    "It was agreed that",
    "Two letters say that",
];

const CAVEATS: [&str; 3] =
    ["could not be independently confirmed", "the count was still going on", "an earlier figure was higher"];

/// One sentence, without its full stop.
fn clause(rng: &mut Rng) -> String {
    let (one, other) = (pick(rng, &WORDS), pick(rng, &WORDS));
    let (did, then) = (pick(rng, &VERBS), pick(rng, &VERBS));
    format!("the {one} was {did} {} and the {other} {then}", pick(rng, &ADVERBS))
}

fn sentence(rng: &mut Rng) -> String {
    format!("{} {}.", pick(rng, &OPENINGS), clause(rng))
}

pub(super) fn sentences(rng: &mut Rng, count: usize) -> String {
    (0..count).map(|_| sentence(rng)).collect::<Vec<_>>().join(" ")
}

pub(super) fn headline(rng: &mut Rng, place: &str) -> String {
    let (one, other) = (pick(rng, &WORDS), pick(rng, &WORDS));
    format!("{place} {one} {} {}; {other} {}", pick(rng, &VERBS), pick(rng, &ADVERBS), pick(rng, &VERBS))
}

/// Writes the sections of one brief.
pub(super) struct Writer<'a> {
    rng: &'a mut Rng,
    world: &'a World,
    cast: &'a [&'a Entity],
    themes: &'a [&'a str],
    published: Date,
    /// One brief in eight leaves its items without themes, so that they follow its own.
    marks_items: bool,
    paragraph: u32,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        rng: &'a mut Rng,
        world: &'a World,
        cast: &'a [&'a Entity],
        themes: &'a [&'a str],
        published: Date,
    ) -> Self {
        let marks_items = rng.u8(..8) != 0;
        Self { rng, world, cast, themes, published, marks_items, paragraph: 0 }
    }

    pub(super) fn key_facts(&mut self) -> String {
        let facts = self.section("key_facts", 3..=5, |w, _| {
            let mut keys = vec![format!("text: \"In {} {}.\"", w.someone(Kind::Place), clause(w.rng))];
            keys.push(format!("actors: [{}]", w.anyone()));
            keys.extend(w.chance(3).then(|| format!("source: {}", w.sayer())));
            keys
        });
        format!("{facts}  - \"{}\"\n", sentence(self.rng))
    }

    pub(super) fn quotes(&mut self) -> String {
        self.section("quotes", 6..=10, |w, _| {
            let mut keys = vec![format!("speaker: {}", w.sayer())];
            keys.extend(w.said());
            keys.extend(w.chance(3).then(|| format!("said: {{date: {}, to: reporters}}", w.day())));
            keys.extend(w.chance(6).then(|| format!("via: {}", w.anyone())));
            keys.extend(w.chance(5).then(|| format!("context: asked about the {}", pick(w.rng, &WORDS))));
            keys
        })
    }

    /// The words, or what is reported of them.
    fn said(&mut self) -> Vec<String> {
        let text = sentence(self.rng);
        match self.rng.u8(..10) {
            0 | 1 => vec![format!("text: \"that {}\"", clause(self.rng)), "kind: indirect".to_owned()],
            2 => vec![format!("text: \"{}\"", clause(self.rng)), "kind: partial".to_owned()],
            3 => vec![format!("text: [\"{text}\", \"{}\"]", sentence(self.rng))],
            4 => vec![
                format!("text: \"{text}\""),
                "translated: {from: eo, original: \"La domo estas fermita.\"}".to_owned(),
            ],
            _ => vec![format!("text: \"{text}\"")],
        }
    }

    /// The last two figures disagree with each other.
    pub(super) fn figures(&mut self) -> String {
        let mut last = 0;
        let figures = self.section("figures", 4..=8, |w, n| {
            last = n;
            w.figure()
        });
        let (what, source) = (pick(self.rng, &WORDS), self.sayer());
        let disputed = |id: &str, other: &str, value: u32| {
            format!(
                "  - {{id: {id}, value: {value}, unit: tonnes, what: lost in the {what}, source: {source}, as_of: {}, \
                 certainty: disputed, conflicts_with: [{other}]}}\n",
                self.published
            )
        };
        let pair = [disputed("low", "high", 40 + last), disputed("high", "low", 90 + last)];
        figures + &pair.concat()
    }

    fn figure(&mut self) -> Vec<String> {
        let mut keys = self.amount();
        if self.chance(5) {
            let from = self.day();
            keys.push(format!("period: {from}/{}", self.published));
        } else {
            keys.push(format!("as_of: {}", self.day()));
        }
        keys.push(match self.rng.u8(..6) {
            0 => "source: article".to_owned(),
            1 => format!("source: [{}, {{unnamed: a rescue worker}}]", self.someone_speaking()),
            _ => format!("source: {}", self.sayer()),
        });
        keys.extend(self.chance(3).then(|| "certainty: estimated".to_owned()));
        keys.extend(self.chance(5).then(|| format!("caveat: {}", pick(self.rng, &CAVEATS))));
        keys
    }

    fn amount(&mut self) -> Vec<String> {
        let thing = *pick(self.rng, &WORDS);
        let value = self.rng.u32(2..900) * [1, 1, 10, 100][self.rng.usize(..4)];
        let (of, what) = (format!("of: the {thing} workers"), format!("what: leaving the {thing}"));
        match self.rng.u8(..10) {
            0 => vec![format!("range: [{value}, {}]", value + 7), "unit: people".into(), what],
            1 => vec!["words: hundreds".into(), "unit: people".into(), what],
            2 => vec![
                format!("value: {}.5", value % 90),
                "unit: per cent".into(),
                of,
                "what: on strike".into(),
            ],
            3 => vec![
                format!("value: {value}"),
                "unit: litres".into(),
                "per: hour".into(),
                format!("what: flow at the {thing}"),
            ],
            4 => vec![
                format!("value: {value}"),
                "unit: km".into(),
                format!("also: {{value: {}, unit: miles}}", value * 5 / 8),
                format!("what: distance to the {thing}"),
            ],
            5 => vec![
                format!("value: {value}"),
                "unit: people".into(),
                what,
                "bound: more_than".into(),
                "hedge: more than".into(),
            ],
            6..=8 => {
                let series = pick(self.rng, &self.world.series);
                let (unit, what) = (format!("unit: {}", series.unit), format!("what: {}", series.what));
                vec![format!("value: {value}"), unit, what, format!("series: {}", series.name)]
            }
            _ => vec![
                format!("value: {value}"),
                "unit: people".into(),
                what,
                "bound: about".into(),
                "hedge: some".into(),
            ],
        }
    }

    pub(super) fn context(&mut self) -> String {
        self.section("context", 2..=3, |w, _| vec![format!("text: \"{}\"", sentences(w.rng, 2))])
    }

    pub(super) fn timeline(&mut self) -> String {
        self.section("timeline", 2..=4, |w, n| {
            let day = w.published.saturating_sub(i64::from(n + 1).months());
            let date = if w.chance(2) { day.strftime("%Y-%m").to_string() } else { day.to_string() };
            vec![
                format!("date: {date}"),
                format!("text: \"{}\"", sentence(w.rng)),
                format!("actors: [{}]", w.anyone()),
            ]
        })
    }

    /// A section of items, each with its keys, and with marks and a place in the article.
    fn section(
        &mut self,
        name: &str,
        count: std::ops::RangeInclusive<u32>,
        mut item: impl FnMut(&mut Self, u32) -> Vec<String>,
    ) -> String {
        let mut section = format!("{name}:\n");
        for n in 0..self.rng.u32(count) {
            let mut keys = item(self, n);
            let marked = self.marks_items && !self.chance(3);
            keys.extend(marked.then(|| format!("themes: [{}]", pick(self.rng, self.themes))));
            self.paragraph += 1;
            keys.push(format!("at: {}", self.paragraph));
            section.extend(["  - ", &keys.join("\n    "), "\n"]);
        }
        section
    }

    fn chance(&mut self, one_in: u8) -> bool {
        self.rng.u8(..one_in) == 0
    }

    /// A day of the week before the article.
    fn day(&mut self) -> Date {
        self.published.saturating_sub(self.rng.i64(0..7).days())
    }

    fn anyone(&mut self) -> &'a str {
        &pick(self.rng, self.cast).id
    }

    fn someone(&mut self, kind: Kind) -> &'a str {
        self.cast.iter().find(|entity| entity.kind == kind).map_or("town", |entity| &entity.name)
    }

    fn someone_speaking(&mut self) -> &'a str {
        let people: Vec<&&Entity> = self.cast.iter().filter(|entity| entity.kind != Kind::Place).collect();
        &pick(self.rng, &people).id
    }

    fn sayer(&mut self) -> String {
        match self.rng.u8(..8) {
            0 => "{unnamed: residents, because: feared reprisals}".to_owned(),
            _ => self.someone_speaking().to_owned(),
        }
    }
}

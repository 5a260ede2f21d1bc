//! Any brief that a file can hold without error.

use crate::brief::parse::{Names, slug};
use crate::brief::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::HashSet;

/// What makes a text hard to write.
#[rustfmt::skip]
const PIECES: [&str; 52] = [
    " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}", "\u{feff}", "\u{0}", "\u{1b}", "\u{7f}",
    "\u{9b}", "\u{fffe}", "\u{10ffff}", "\u{ffff}0;", "\\uFFFF0;", "\\", "\"", "'", "#", " #", ":", ": ", "- ", "-",
    "? ", "---", "...", "|", ">", "!", "&a", "*a", "{", "]", ",", "%", "@", "`", "~", "null", "no", "true", "12:30", "012",
    "1e3", "0x1F", "é日", "👩\u{200d}👧",
];

fn raw() -> BoxedStrategy<String> {
    let pieces = vec(prop_oneof![select(&PIECES[..]).prop_map(str::to_owned), "[a-z]{1,4}"], 0..6);
    prop_oneof![
        4 => pieces.prop_map(|pieces| pieces.concat()),
        2 => "[A-Za-z]{1,9}( [a-z]{1,9}){0,5}",
        1 => any::<String>(),
        1 => "[a-z ,:#'\"]{200,2000}",
    ]
    .boxed()
}

fn text() -> BoxedStrategy<Text> {
    raw().prop_map(|raw| Text::new(&raw)).boxed()
}

/// A text that is not blank.
fn words() -> BoxedStrategy<Text> {
    raw().prop_map(|raw| Text::new(&if raw.trim().is_empty() { format!("{raw}x") } else { raw })).boxed()
}

fn texts() -> BoxedStrategy<Vec<Text>> {
    vec(text(), 0..3).boxed()
}

fn date() -> BoxedStrategy<Date> {
    let point = || {
        let year = prop_oneof!["[0-9]{4}", "20[0-9]{2}", "-[0-9]{3}[1-9]"];
        (year, prop_oneof![Just(""), Just("-04"), Just("-23"), Just("-11-30"), Just("-02-28")])
            .prop_map(|(year, rest)| format!("{year}{rest}"))
    };
    let zone = prop_oneof![Just(""), Just("Z"), Just("+05:30"), Just("-00:00")];
    let written = prop_oneof![
        point(),
        (point(), point()).prop_map(|(from, until)| format!("{from}/{until}")),
        point().prop_map(|from| format!("{from}/..")),
        point().prop_map(|until| format!("../{until}")),
        ("20[0-9]{2}-0[1-9]-1[0-9]T1[0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?", zone)
            .prop_map(|(time, zone)| format!("{time}{zone}")),
    ];
    written.prop_filter_map("a date", |written| Date::parse(&written).ok()).boxed()
}

/// A number of at most 15 digits.
fn number() -> BoxedStrategy<Number> {
    (-999_999_999_999_999_i64..=999_999_999_999_999, prop_oneof![Just(0), -20..20, -290..290])
        .prop_filter_map("finite", |(digits, exponent)| {
            format!("{digits}e{exponent}").parse().ok().and_then(Number::new)
        })
        .boxed()
}

fn range() -> BoxedStrategy<(Number, Number)> {
    (number(), number()).prop_map(|(a, b)| (a.min(b), a.max(b))).boxed()
}

/// Somebody; which of the actors is settled when they are known.
fn whom() -> BoxedStrategy<Attribution> {
    prop_oneof![(0..4_usize).prop_map(Attribution::Actor), words().prop_map(Attribution::Undeclared)].boxed()
}

fn anyone() -> BoxedStrategy<Attribution> {
    let unnamed = (words(), of(text())).prop_map(|(who, because)| Attribution::Unnamed { who, because });
    prop_oneof![whom(), unnamed].boxed()
}

fn origin() -> BoxedStrategy<Attribution> {
    prop_oneof![anyone(), Just(Attribution::Article)].boxed()
}

fn actor() -> BoxedStrategy<Actor> {
    let id = prop_oneof![Just(None), words().prop_map(Some)];
    let kind = select(vec![None, Some(ActorKind::Person), Some(ActorKind::Group), Some(ActorKind::Place)]);
    let speaks_for = vec(whom(), 0..3);
    (id, words(), kind, of(text()), speaks_for, texts(), texts(), any::<bool>(), drafted())
        .prop_map(|(id, name, kind, role, speaks_for, aliases, same_as, local, draft)| Actor {
            index: 0,
            id: id.unwrap_or_else(|| Text::new(&slug(name.raw()))),
            name,
            kind,
            role,
            speaks_for,
            aliases,
            same_as,
            local,
            draft,
            place: Place::default(),
        })
        .boxed()
}

fn drafted() -> BoxedStrategy<Option<Drafted>> {
    let confidence = select(Confidence::KEYS).prop_map(|key| Confidence::from_key(key).unwrap());
    of((words(), confidence).prop_map(|(rule, confidence)| Drafted { rule, confidence })).boxed()
}

fn locator() -> BoxedStrategy<Locator> {
    let paragraph = prop_oneof![1..40_u32, Just(u32::MAX)];
    prop_oneof![
        paragraph.clone().prop_map(|paragraph| Locator { paragraph: Some(paragraph), ..Locator::default() }),
        (paragraph, of(text()), of(text())).prop_map(|(paragraph, exact, prefix)| Locator {
            paragraph: Some(paragraph),
            exact,
            prefix
        }),
        (words(), of(text())).prop_map(|(exact, prefix)| Locator {
            paragraph: None,
            exact: Some(exact),
            prefix
        }),
    ]
    .boxed()
}

fn figure() -> BoxedStrategy<Figure> {
    let amount = prop_oneof![
        number().prop_map(|value| (Some(value), None, None)),
        range().prop_map(|range| (None, Some(range), None)),
        words().prop_map(|words| (None, None, Some(words))),
        (number(), range(), text()).prop_map(|(value, range, words)| (Some(value), Some(range), Some(words))),
    ];
    let bound = of(select(Bound::KEYS)).prop_map(|key| key.and_then(Bound::from_key));
    let amounts = (amount, of(text()), words(), of(text()), of(text()), of((number(), of(text()))));
    let rest = (bound, of(text()), of(date()), of(date()), of(text()), texts());
    (amounts, rest)
        .prop_map(
            |(
                ((value, range, words), unit, what, of, per, also),
                (bound, hedge, as_of, period, series, conflicts_with),
            )| Figure {
                value,
                range,
                words,
                unit,
                what: Some(what),
                of,
                per,
                also,
                bound,
                hedge,
                as_of,
                period,
                series,
                conflicts_with,
            },
        )
        .boxed()
}

fn quote() -> BoxedStrategy<Quote> {
    let kind = select(QuoteKind::KEYS).prop_map(|key| QuoteKind::from_key(key).unwrap());
    let said = (of(date()), of(text()), of(text())).prop_map(|(date, place, to)| Said { date, place, to });
    let translated = of((of(text()), of(text())).prop_map(|(from, original)| Translation { from, original }));
    let parts = (texts(), words()).prop_map(|(before, last)| before.into_iter().chain([last]).collect());
    (anyone(), parts, kind, said, of(text()), translated)
        .prop_map(|(speaker, parts, kind, said, context, translated)| Quote {
            speaker: Some(speaker),
            parts,
            kind,
            said,
            context,
            translated,
        })
        .boxed()
}

fn body() -> BoxedStrategy<(Section, Body)> {
    let event = (date(), words()).prop_map(|(date, text)| Body::Event { date: Some(date), text });
    prop_oneof![
        words().prop_map(|sentence| (Section::KeyFacts, Body::Prose(sentence))),
        quote().prop_map(|quote| (Section::Quotes, Body::Quote(quote))),
        figure().prop_map(|figure| (Section::Figures, Body::Figure(figure))),
        words().prop_map(|sentence| (Section::Context, Body::Prose(sentence))),
        event.prop_map(|event| (Section::Timeline, event)),
    ]
    .boxed()
}

fn item() -> BoxedStrategy<Item> {
    let certainty = select(Certainty::KEYS).prop_map(|key| Certainty::from_key(key).unwrap());
    let who = (vec(whom(), 0..3), vec(origin(), 0..3), of(anyone()));
    let at = vec(locator(), 0..3);
    let marked = (of(words()), who, texts(), certainty, of(text()), of(text()), at);
    let bare = Just((None, (vec![], vec![], None), vec![], Certainty::Unknown, None, None, vec![]));
    (body(), prop_oneof![3 => marked, 1 => bare], drafted())
        .prop_map(
            |((section, body), (id, (actors, source, via), themes, certainty, caveat, note, at), draft)| {
                Item {
                    section,
                    index: 0,
                    id,
                    actors,
                    themes,
                    source,
                    via,
                    certainty,
                    caveat,
                    note,
                    at,
                    body,
                    draft,
                    flawed: false,
                    place: Place::default(),
                }
            },
        )
        .boxed()
}

fn source() -> BoxedStrategy<Source> {
    let text = || of(text());
    (words(), date(), of(date()), text(), text(), text(), texts(), text(), text(), text())
        .prop_map(|(outlet, published, updated, agency, title, url, byline, dateline, text, sha256)| Source {
            outlet,
            published,
            updated,
            agency,
            title,
            url,
            byline,
            dateline,
            text,
            sha256,
        })
        .boxed()
}

pub(in crate::brief) fn brief() -> BoxedStrategy<Brief> {
    let status = select(Status::KEYS).prop_map(|key| Status::from_key(key).unwrap());
    let correction = (of(date()), words()).prop_map(|(date, text)| Correction { date, text });
    let made = (of(text()), of(text()), of(date()), of(text()))
        .prop_map(|(by, with, at, reviewed_by)| Made { by, with, at, reviewed_by });
    let language = prop_oneof![Just(Text::new("en")), words()];
    let head = (words(), words(), of(text()), language, of(text()), status);
    let rest = (vec(correction, 0..3), source(), of(made), vec(actor(), 0..4), texts());
    (head, rest, vec(item(), 0..6), drafted())
        .prop_map(
            |(
                (id, headline, summary, language, place, status),
                (corrections, source, made, actors, themes),
                items,
                draft,
            )| {
                sound(Brief {
                    id,
                    headline,
                    summary,
                    language,
                    place,
                    status,
                    corrections,
                    source,
                    made,
                    actors,
                    themes,
                    items,
                    draft,
                })
            },
        )
        .boxed()
}

/// Without doubled ids, and with references that are what they say.
fn sound(mut brief: Brief) -> Brief {
    let mut ids = HashSet::new();
    brief.actors.retain(|actor| actor.id.raw() != "article" && ids.insert(actor.id.raw().to_owned()));
    let names = Names::of(brief.actors.clone());
    let is_true = |whom: &Attribution| match whom {
        Attribution::Actor(index) => *index < ids.len(),
        Attribution::Undeclared(name) => names.find(name.raw()).is_none() && name.raw() != "article",
        _ => true,
    };
    for (index, actor) in brief.actors.iter_mut().enumerate() {
        actor.index = index;
        actor.speaks_for.retain(is_true);
    }
    brief.items.sort_by_key(|item| item.section);
    let mut taken = HashSet::new();
    let mut counts = [0; Section::ALL.len()];
    for item in &mut brief.items {
        let count = &mut counts[item.section as usize];
        (item.index, *count) = (*count, *count + 1);
        item.id = item.id.take().filter(|id| taken.insert(id.clone()));
        item.actors.retain(is_true);
        item.source.retain(is_true);
        item.via = item.via.take().filter(is_true);
        if let Body::Quote(quote) = &mut item.body {
            let nobody = Attribution::Unnamed { who: Text::new("nobody"), because: None };
            quote.speaker = quote.speaker.take().filter(is_true).or(Some(nobody));
        }
    }
    brief
}

//! What filters need to know of a brief, worked out once, when it is loaded.
//!
//! Everything here follows from the one brief; people are members of its cast, and only a registry says who they are.

use super::names::Cast;
use crate::brief::involve::{Involvement, attributions, words_of};
use crate::brief::{Attribution, Body, Brief, Date, Item, QuoteKind, Section};
use crate::text::{Text, fold::Words};

/// What filters need to know of a brief.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    /// One for each item, in order.
    pub(super) items: Vec<ItemFacts>,
    /// The brief's own themes and those of its items, folded, each once.
    pub(super) themes: Vec<Words>,
    /// Whether its items follow the brief's themes, having none of their own.
    pub(super) follow_themes: bool,
    /// The words of the brief that are in no item: headline, summary, actors, source.
    pub(super) words: Words,
    /// Who printed it.
    pub(super) outlet: Words,
}

/// What filters need to know of an item.
#[derive(Debug, Clone, Default)]
pub(super) struct ItemFacts {
    /// The members it involves.
    pub(super) involved: Vec<usize>,
    /// The members who say it: a quote's speaker, another item's sources.
    pub(super) said_by: Vec<usize>,
    /// The members they speak for.
    pub(super) said_for: Vec<usize>,
    /// The members it rests on: those who say it, its sources, and who passed it on.
    pub(super) rests_on: Vec<usize>,
    /// Whether it rests on the outlet's own reporting.
    pub(super) by_article: bool,
    /// Its own themes, folded.
    pub(super) themes: Vec<Words>,
    /// Its series, folded.
    pub(super) series: Option<Words>,
    /// All that can be found in it.
    pub(super) words: Words,
    /// When it was said or stood so, where the file says; else its brief's day counts.
    pub(super) date: Option<Date>,
    /// How it counts among somebody's words.
    pub(super) tally: Tally,
}

/// How an item counts among somebody's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Tally {
    /// Their very words.
    Quote,
    /// What they are reported to have said.
    Reported,
    /// A figure they gave.
    Figure,
    /// Not at all.
    #[default]
    Nothing,
}

impl Facts {
    pub(super) fn of(brief: &Brief, cast: &Cast) -> Self {
        let involvement = Involvement::new(brief);
        let items: Vec<ItemFacts> =
            brief.items.iter().map(|item| ItemFacts::of(item, cast, &involvement)).collect();
        let mut themes = folded(&brief.themes);
        themes.extend(items.iter().flat_map(|item| item.themes.iter().cloned()));
        themes.sort_unstable_by(|one, other| one.as_str().cmp(other.as_str()));
        themes.dedup();
        Self {
            items,
            themes,
            follow_themes: brief.items_follow_themes(),
            words: brief_words(brief),
            outlet: Words::new(brief.source.outlet.raw()),
        }
    }
}

impl ItemFacts {
    fn of(item: &Item, cast: &Cast, involvement: &Involvement<'_>) -> Self {
        let own = words_of(item);
        let involved = involvement.of_words(item, &own);
        let mut facts = Self { involved, words: item_words(item, &own, cast), ..Self::default() };
        for who in attributions(item) {
            // The undeclared and the unnamed are involved like the declared, whether they speak or are spoken for.
            let spoken_for = cast.find(who).map(|member| &cast.members[member].speaks_for_members);
            facts
                .involved
                .extend(cast.find(who).into_iter().chain(spoken_for.into_iter().flatten().copied()));
        }
        let sayers: Vec<&Attribution> = match item.quote() {
            Some(quote) => quote.speaker.iter().collect(),
            None => item.source.iter().collect(),
        };
        facts.said_by = sayers.iter().filter_map(|who| cast.find(who)).collect();
        facts.said_for =
            facts.said_by.iter().flat_map(|m| cast.members[*m].speaks_for_members.clone()).collect();
        facts.said_for.retain(|member| !facts.said_by.contains(member));
        let others = item.source.iter().chain(&item.via).filter_map(|who| cast.find(who));
        facts.rests_on = facts.said_by.iter().copied().chain(others).collect();
        facts.by_article = item.source.contains(&Attribution::Article);
        facts.themes = folded(&item.themes);
        facts.series = item.figure().and_then(|f| f.series.as_ref()).map(|series| Words::new(series.raw()));
        facts.date = date_of(item);
        facts.tally = tally_of(item);
        for members in [&mut facts.involved, &mut facts.said_by, &mut facts.said_for, &mut facts.rests_on] {
            members.sort_unstable();
            members.dedup();
        }
        facts
    }
}

fn tally_of(item: &Item) -> Tally {
    match (&item.body, item.section) {
        (Body::Quote(quote), _) if quote.kind == QuoteKind::Indirect => Tally::Reported,
        (Body::Quote(_), _) => Tally::Quote,
        (_, Section::Figures) => Tally::Figure,
        _ => Tally::Nothing,
    }
}

fn date_of(item: &Item) -> Option<Date> {
    match &item.body {
        Body::Quote(quote) => quote.said.date.clone(),
        Body::Figure(figure) => figure.as_of.clone().or_else(|| figure.period.clone()),
        Body::Event { date, .. } => date.clone(),
        Body::Prose(_) => None,
    }
}

fn folded(texts: &[Text]) -> Vec<Words> {
    texts.iter().map(|text| Words::new(text.raw())).collect()
}

/// All that can be found in an item: its own words, whom it names, and what editors added.
fn item_words(item: &Item, own: &[Words], cast: &Cast) -> Words {
    let quote = item.quote();
    let original = quote.and_then(|quote| quote.translated.as_ref()).and_then(|from| from.original.as_ref());
    let said = quote.map(|quote| &quote.said).into_iter().flat_map(|said| said.place.iter().chain(&said.to));
    let others = item.caveat.iter().chain(&item.note).chain(&item.themes).chain(original).chain(said);
    let others = joined(others, &numbers(item));
    let named =
        attributions(item).filter_map(|who| cast.find(who)).map(|member| &cast.members[member].folded);
    Words::joined(own.iter().chain(named).chain([&others]))
}

/// A figure's numbers as they are shown; folded, `8,000` is the `8000` that people type.
fn numbers(item: &Item) -> String {
    let figure = item.figure().into_iter();
    let numbers = figure.flat_map(|figure| {
        figure.value.into_iter().chain(figure.range.into_iter().flat_map(|(a, b)| [a, b]))
    });
    numbers.map(super::super::brief::number::Number::shown).collect::<Vec<_>>().join(" / ")
}

fn brief_words(brief: &Brief) -> Words {
    let source = &brief.source;
    let actors = brief
        .actors
        .iter()
        .flat_map(|actor| std::iter::once(&actor.name).chain(&actor.aliases).chain(&actor.role));
    let required = [&brief.headline, &source.outlet, &brief.id].into_iter();
    let optional = [&brief.summary, &brief.place, &source.agency, &source.title, &source.dateline];
    let all = required
        .chain(optional.into_iter().flatten())
        .chain(&source.byline)
        .chain(&brief.themes)
        .chain(actors);
    joined(all.chain(brief.corrections.iter().map(|correction| &correction.text)), "")
}

fn joined<'a>(texts: impl Iterator<Item = &'a Text>, last: &'a str) -> Words {
    let texts: Vec<&str> = texts.map(Text::raw).chain([last]).collect();
    Words::new(&texts.join(" / "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;

    fn facts(body: &str) -> Facts {
        let head = "brief: 1\nheadline: Sirens\nsource: {outlet: The Vell Post, published: 2031-04-02}\n";
        let brief = parse(format!("{head}{body}").as_bytes(), "stem").brief.expect("readable");
        Facts::of(&brief, &Cast::of(&brief, "x.yaml"))
    }

    #[test]
    fn a_figure_is_found_as_typed_and_as_shown() {
        let facts = facts("figures: [{value: 8000, what: fled, source: article}]");
        assert!(facts.items[0].words.contains(&Words::new("8000")));
        assert!(facts.items[0].words.contains(&Words::new("8,000")));
        assert!(facts.items[0].by_article);
    }

    #[test]
    fn what_is_said_for_somebody_is_told_from_what_they_say() {
        let facts = facts(
            "actors: [{id: a, name: Ana Ruiz, speaks_for: port}, {id: port, name: Port}]\nquotes: [{speaker: a, text: Go.}]",
        );
        assert_eq!((&facts.items[0].said_by[..], &facts.items[0].said_for[..]), (&[0][..], &[1][..]));
    }

    #[test]
    fn unnamed_and_undeclared_speakers_are_members() {
        let facts =
            facts("quotes: [{speaker: {unnamed: residents}, text: Go.}, {speaker: Bo Lind, text: No.}]");
        assert_eq!((&facts.items[0].said_by[..], &facts.items[1].said_by[..]), (&[1][..], &[0][..]));
    }
}

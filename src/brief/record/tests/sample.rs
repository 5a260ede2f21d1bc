//! A small brief with one item that says everything and one that says nothing, and the records made of them.

use super::super::{
    ActorRecord, BriefRecord, Context, FigureRecord, QuoteRecord, Record, State, ThemeRecord,
};
use crate::brief::{
    Actor, ActorKind, Attribution, Body, Bound, Brief, Certainty, Date, Figure, Item, Locator, Number, Place,
    Quote, QuoteKind, Said, Section, Source, Status, Translation,
};
use crate::text::Text;

pub(super) const CONTEXT: Context<'_> = Context { path: "2031/lumen.yaml" };

pub(super) fn text(raw: &str) -> Text {
    Text::new(raw)
}

pub(super) fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub(super) fn number(value: f64) -> Number {
    Number::new(value).unwrap()
}

pub(super) fn unnamed(who: &str) -> Attribution {
    Attribution::Unnamed { who: text(who), because: None }
}

pub(super) fn actor() -> Actor {
    Actor {
        index: 0,
        id: text("vellmar"),
        name: text("Dara Vellmar"),
        kind: Some(ActorKind::Person),
        role: Some(text("governor of Orsa")),
        speaks_for: vec![],
        aliases: vec![],
        same_as: vec![],
        local: false,
        draft: None,
        place: Place::default(),
    }
}

pub(super) fn item(section: Section, body: Body) -> Item {
    Item {
        section,
        index: 0,
        id: None,
        actors: vec![],
        themes: vec![],
        source: vec![],
        via: None,
        certainty: Certainty::Unknown,
        caveat: None,
        note: None,
        at: vec![],
        body,
        draft: None,
        flawed: false,
        place: Place::default(),
    }
}

pub(super) fn bare_quote() -> Quote {
    Quote {
        speaker: None,
        parts: vec![],
        kind: QuoteKind::Direct,
        said: Said::default(),
        context: None,
        translated: None,
    }
}

pub(super) fn full_quote() -> Item {
    let quote = Quote {
        speaker: Some(Attribution::Actor(0)),
        parts: vec![text("The gate met every standard,"), text("and every deadline.")],
        kind: QuoteKind::Partial,
        said: Said { date: Some(date("2031-04")), place: Some(text("Orsa")), to: None },
        context: Some(text("asked twice")),
        translated: Some(Translation { from: Some(text("de")), original: Some(text("Das Tor")) }),
    };
    Item {
        id: Some(text("q1")),
        actors: vec![Attribution::Actor(0), Attribution::Undeclared(text("Hydra"))],
        themes: vec![text("dams")],
        via: Some(Attribution::Undeclared(text("Hydra"))),
        caveat: Some(text("not confirmed")),
        note: Some(text("check")),
        at: vec![
            Locator { paragraph: Some(7), exact: Some(text("We told them")), prefix: None },
            Locator { paragraph: Some(8), ..Locator::default() },
        ],
        ..item(Section::Quotes, Body::Quote(quote))
    }
}

pub(super) fn full_figure() -> Item {
    let figure = Figure {
        value: Some(number(12400.0)),
        range: Some((number(3.0), number(7.5))),
        words: Some(text("hundreds")),
        unit: Some(text("people")),
        what: Some(text("evacuated")),
        of: Some(text("the valley")),
        per: Some(text("day")),
        also: Some((number(70.0), Some(text("miles")))),
        bound: Some(Bound::MoreThan),
        hedge: Some(text("more than")),
        as_of: Some(date("2031-04-02")),
        period: Some(date("2031-04-01/2031-04-03")),
        series: Some(text("lumen-evacuated")),
        conflicts_with: vec![text("f2"), text("f3")],
    };
    Item {
        source: vec![Attribution::Actor(0), Attribution::Article, unnamed("a rescue official")],
        certainty: Certainty::Estimated,
        ..item(Section::Figures, Body::Figure(figure))
    }
}

pub(super) fn brief_with(items: Vec<Item>) -> Brief {
    Brief {
        id: text("lumen"),
        headline: text("Spillway fails"),
        summary: None,
        language: text("en"),
        place: Some(text("Orsa")),
        status: Status::Corrected,
        corrections: vec![],
        source: Source {
            outlet: text("Orsa Courier"),
            published: date("2031-04-02"),
            updated: None,
            agency: None,
            title: None,
            url: Some(text("https://courier.example/a")),
            byline: vec![],
            dateline: None,
            text: None,
            sha256: None,
        },
        made: None,
        actors: vec![actor()],
        themes: vec![text("dams"), text("evacuation")],
        items,
        draft: None,
    }
}

pub(super) fn quote_record(item: Item) -> Record {
    let brief = brief_with(vec![item]);
    Record::Quote(QuoteRecord::new(CONTEXT, &brief, &brief.items[0]).unwrap())
}

pub(super) fn figure_record(item: Item) -> Record {
    let brief = brief_with(vec![item]);
    Record::Figure(FigureRecord::new(CONTEXT, &brief, &brief.items[0]).unwrap())
}

pub(super) fn brief_record() -> Record {
    let brief = brief_with(vec![full_quote(), full_figure()]);
    Record::Brief(BriefRecord::new(CONTEXT, &brief, State::Flawed, Some("quotes[0].speaker: missing")))
}

pub(super) fn unreadable() -> Record {
    Record::Brief(BriefRecord::unreadable(CONTEXT, "line 3: not YAML"))
}

pub(super) fn actor_record() -> Record {
    Record::Actor(ActorRecord {
        name: "Dara Vellmar".to_owned(),
        kind: Some(ActorKind::Person),
        aliases: vec!["Vellmar".to_owned(), "the governor".to_owned()],
        briefs: 2,
        first: Some(date("2031-04")),
        ..ActorRecord::default()
    })
}

pub(super) fn theme_record() -> Record {
    Record::Theme(ThemeRecord { theme: "dams".to_owned(), briefs: 2, items: 9, ..ThemeRecord::default() })
}

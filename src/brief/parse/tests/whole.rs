//! A brief with every key of the format.

use super::*;

pub(super) const WHOLE: &str = include_str!("../../../../tests/fixtures/whole.yaml");

fn brief() -> Brief {
    let parsed = parse(WHOLE.as_bytes(), "stem");
    assert_eq!(parsed.diagnostics, []);
    parsed.brief.expect("opens")
}

#[expect(clippy::unnecessary_wraps, reason = "what it is compared with is optional")]
fn text(raw: &str) -> Option<Text> {
    Some(Text::new(raw))
}

fn date(raw: &str) -> Date {
    Date::parse(raw).expect("a date")
}

fn number(value: f64) -> Number {
    Number::new(value).expect("finite")
}

#[test]
fn the_brief_itself() {
    let brief = brief();
    assert_eq!(brief.id.raw(), "alba-aground");
    assert_eq!(brief.headline.raw(), "Ferry Alba aground off Tern; all aboard safe");
    assert_eq!(brief.language.raw(), "en-GB");
    assert_eq!((brief.place, brief.status), (text("Tern"), Status::Corrected));
    let correction =
        Correction { date: Some(date("2032-11-05")), text: Text::new("The ferry carries 400, not 500.") };
    assert_eq!(brief.corrections, [correction]);
    assert_eq!(brief.themes, [Text::new("shipping")]);
    let made =
        Made { by: text("mr"), with: text("by hand"), at: Some(date("2032-11-04")), reviewed_by: text("kl") };
    assert_eq!(brief.made, Some(made));
    let source = Source {
        outlet: Text::new("Tern Herald"),
        published: date("2032-11-03"),
        updated: Some(date("2032-11-04")),
        agency: text("NPA"),
        title: text("Ferry hits reef"),
        url: text("https://herald.example/1"),
        byline: vec![Text::new("Ana Roe"), Text::new("Bo Lind")],
        dateline: text("Tern"),
        text: text("articles/alba.txt"),
        sha256: text("00ff"),
    };
    assert_eq!(brief.source, source);
}

#[test]
fn actors() {
    let brief = brief();
    let ids: Vec<_> = brief.actors.iter().map(|actor| actor.id.raw()).collect();
    assert_eq!(ids, ["roe", "line", "coastguard", "tern-reef"]);
    let roe = &brief.actors[0];
    assert_eq!(roe.kind, Some(ActorKind::Person));
    assert_eq!(roe.role, text("master of the Alba"));
    assert_eq!(roe.speaks_for, [Attribution::Actor(1), Attribution::Actor(2)]);
    assert_eq!(roe.aliases, [Text::new("Holt")]);
    assert_eq!(roe.same_as, [Text::new("wikidata:Q000002")]);
    assert!(roe.local && !brief.actors[1].local);
    assert_eq!((roe.place.line, roe.place.column), (23, 5));
}

#[test]
fn marks_of_an_item() {
    let brief = brief();
    let item = &brief.section(Section::KeyFacts)[1];
    let unnamed = Attribution::Unnamed { who: Text::new("a deckhand"), because: text("fears for his post") };
    assert_eq!(item.id, text("k2"));
    assert_eq!(item.actors, [Attribution::Actor(3), Attribution::Actor(0)]);
    assert_eq!(item.source, [unnamed]);
    assert_eq!(item.via, Some(Attribution::Actor(1)));
    assert_eq!(item.certainty, Certainty::Claimed);
    assert_eq!((item.caveat.clone(), item.note.clone()), (text("not checked"), text("ask again")));
    assert_eq!(item.at.iter().map(|at| at.paragraph).collect::<Vec<_>>(), [Some(1), Some(4)]);
    assert_eq!((item.index, item.flawed), (1, false));
    assert_eq!(brief.items[0].body, Body::Prose(Text::new("The ferry is aground.")));
}

#[test]
fn quotes() {
    let brief = brief();
    let [first, second] = brief.section(Section::Quotes) else { panic!("two quotes") };
    let quote = first.quote().expect("a quote");
    assert_eq!((quote.speaker.clone(), quote.kind), (Some(Attribution::Actor(0)), QuoteKind::Partial));
    assert_eq!(
        quote.said,
        Said { date: Some(date("2032-11-03")), place: text("the quay"), to: text("reporters") }
    );
    assert_eq!(quote.context, text("asked about the fog"));
    let at = Locator { paragraph: Some(7), exact: text("We saw nothing."), prefix: text("Holt") };
    assert_eq!(first.at, [at]);
    let quote = second.quote().expect("a quote");
    assert_eq!(quote.words(), "It was loud, then still.");
    assert_eq!(quote.translated.as_ref().and_then(|from| from.from.clone()), text("de"));
}

#[test]
fn figures() {
    let brief = brief();
    let [first, second, third] = brief.section(Section::Figures) else { panic!("three figures") };
    let figure = first.figure().expect("a figure");
    let expected = Figure {
        value: Some(number(412.0)),
        range: None,
        words: None,
        unit: text("people"),
        what: text("aboard"),
        of: text("the list"),
        per: text("crossing"),
        also: Some((number(0.4), text("thousands"))),
        bound: Some(Bound::About),
        hedge: text("some"),
        as_of: Some(date("2032-11-03")),
        period: Some(date("2032-11-01/2032-11-03")),
        series: text("alba-aboard"),
        conflicts_with: vec![Text::new("f2")],
    };
    assert_eq!(figure, &expected);
    assert_eq!(first.source.len(), 3);
    assert_eq!(first.source.last(), Some(&Attribution::Article));
    assert_eq!(second.figure().expect("a figure").range, Some((number(-3.0), number(10.0))));
    assert_eq!(third.figure().expect("a figure").words, text("dozens"));
}

#[test]
fn context_and_timeline() {
    let brief = brief();
    assert_eq!(brief.section(Section::Context)[0].source, [Attribution::Article]);
    let event = &brief.section(Section::Timeline)[0];
    let body = Body::Event { date: Some(date("2032-11")), text: Text::new("Fog sets in.") };
    assert_eq!((&event.body, event.actors.as_slice()), (&body, [Attribution::Actor(1)].as_slice()));
}

#[test]
fn what_a_draft_says_of_itself_is_read_and_other_keys_of_that_name_are_nobodys_mistake() {
    let file = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2031}\nx-draft: {rule: lead, confidence: low}\n\
        actors: [{name: A, x-draft: {rule: name, confidence: high}}]\n\
        key_facts:\n- {text: t, x-draft: {rule: lead, confidence: medium}}\n- {text: u, x-draft: mine}\n\
        - {text: v, x-draft: {rule: lead, confidence: 0.4}}\n";
    let parsed = parse(file.as_bytes(), "b");
    assert_eq!(parsed.diagnostics, []);
    let brief = parsed.brief.unwrap();
    let items: Vec<Option<Drafted>> = brief.items.iter().map(|item| item.draft.clone()).collect();
    assert_eq!(items, [Some(Drafted::new("lead", Confidence::Medium)), None, None]);
    assert_eq!(brief.actors[0].draft, Some(Drafted::new("name", Confidence::High)));
    assert_eq!(brief.draft, Some(Drafted::new("lead", Confidence::Low)));
}

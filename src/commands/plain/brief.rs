//! A brief, or a part of it, in statements.

use super::item::{Told, item};
use super::saying::{Nth, Saying, spoken_date};
use crate::brief::sourcing::Sourcing;
use crate::brief::{Actor, Article, Brief, Diagnostic, Made, Part, Section, Severity, Source};
use crate::commands::show::compose::Subject;
use crate::commands::wording::{self, line, list, name};
use crate::library::{Sourced, State};

/// A brief whole; `nth` where it is one of several, `diagnostics` where its mistakes are to be told with it.
pub(in crate::commands) fn brief(
    subject: &Subject<'_>,
    nth: Option<Nth>,
    diagnostics: &[Diagnostic],
) -> Saying {
    let brief = subject.brief;
    let mut saying = Saying::default();
    let nth = nth.map(|nth| format!(" {nth}")).unwrap_or_default();
    saying.heading(format!("Brief{nth}: {}", line(&brief.headline)));
    source(&mut saying, &brief.source);
    standing(&mut saying, brief, subject.state);
    mistakes(&mut saying, diagnostics);
    brief.summary.iter().for_each(|summary| saying.prose(summary));
    particulars(&mut saying, brief);
    // Without an article at hand its part is empty, and so left out.
    let no_article = Article::default();
    for part in Part::ALL {
        headed(&mut saying, subject, part, &no_article);
    }
    file(&mut saying, brief);
    saying
}

/// One part of a brief, behind what must be known of it; nothing where it is empty.
pub(in crate::commands) fn part(subject: &Subject<'_>, part: Part, article: &Article) -> Saying {
    let mut saying = Saying::default();
    headed(&mut saying, subject, part, article);
    if saying.is_empty() {
        return saying;
    }
    // Words taken from a section alone must not lose that they were withdrawn.
    let mut whole = Saying::default();
    standing(&mut whole, subject.brief, subject.state);
    whole.extend(saying);
    whole
}

fn source(saying: &mut Saying, source: &Source) {
    saying.text("Outlet", Some(&source.outlet));
    saying.date("Published", Some(&source.published));
    saying.date("Updated", source.updated.as_ref());
    saying.text("Agency", source.agency.as_ref());
    saying.value("By", &list(&source.byline));
    saying.text("From", source.dateline.as_ref());
    saying.text("Title of the article", source.title.as_ref());
    saying.text("Link", source.url.as_ref());
}

/// Whether the article still stands and the file is sound, with what was corrected.
fn standing(saying: &mut Saying, brief: &Brief, state: State) {
    saying.value("Status", &wording::standing(brief.status, state));
    for correction in &brief.corrections {
        let date = correction.date.as_ref().map(|date| format!(" of {}", spoken_date(date)));
        saying.text(&format!("Correction{}", date.unwrap_or_default()), Some(&correction.text));
    }
    if brief.is_draft() {
        saying.say(wording::IS_DRAFT);
    }
}

fn mistakes(saying: &mut Saying, diagnostics: &[Diagnostic]) {
    for error in diagnostics.iter().filter(|it| it.code.severity() == Severity::Error) {
        let place = Some(error.place.line).filter(|line| *line > 0).map(|line| format!(", line {line}"));
        saying.say(format!("Mistake in the file{}: {}", place.unwrap_or_default(), error.message.line()));
    }
}

fn particulars(saying: &mut Saying, brief: &Brief) {
    saying.text("Place", brief.place.as_ref());
    saying.value("Themes", &list(&brief.themes));
}

/// What nobody waits for before the news.
fn file(saying: &mut Saying, brief: &Brief) {
    saying.heading("About this brief.");
    saying.text("Id", Some(&brief.id));
    saying.text("Language", Some(&brief.language));
    brief.made.iter().for_each(|it| made(saying, it));
    saying.text("Text of the article", brief.source.text.as_ref());
    saying.text("SHA-256 of that text when it was last checked", brief.source.sha256.as_ref());
}

fn made(saying: &mut Saying, made: &Made) {
    saying.text("Made by", made.by.as_ref());
    saying.text("Made with", made.with.as_ref());
    saying.date("Made on", made.at.as_ref());
    saying.text("Reviewed by", made.reviewed_by.as_ref());
}

fn headed(saying: &mut Saying, subject: &Subject<'_>, part: Part, article: &Article) {
    let (number, body) = match part.section() {
        Some(section) => items(subject, section),
        None if part == Part::Article => paragraphs(article),
        None => actors(subject.brief),
    };
    if number > 0 {
        saying.heading(format!("{}, {number}.", part.title()));
        saying.extend(body);
    }
}

/// The items of a section, and why some of them were not checked, where that is to be told.
fn items(subject: &Subject<'_>, section: Section) -> (usize, Saying) {
    let Subject { brief, sourced, .. } = *subject;
    let number = brief.section(section).len();
    let here = brief.items.iter().enumerate().filter(|(_, item)| item.section == section);
    let (mut saying, mut unchecked) = (Saying::default(), false);
    for ((index, it), nth) in here.zip(Nth::count(number)) {
        let sourcing = sourced.and_then(|sourced| sourced.item(index));
        unchecked |= sourcing == Some(&Sourcing::Unchecked);
        saying.extend(item(&Told { brief, item: it, sourcing }, nth));
    }
    let why = wording::why_unchecked(brief, sourced.and_then(Sourced::missing)).filter(|_| unchecked);
    saying.value("Why not checked", &why.unwrap_or_default());
    (number, saying)
}

fn paragraphs(article: &Article) -> (usize, Saying) {
    let mut saying = Saying::default();
    for (text, number) in article.paragraphs.iter().zip(1..) {
        saying.say(format!("Paragraph {number}. {}", line(text)));
    }
    (article.paragraphs.len(), saying)
}

fn actors(brief: &Brief) -> (usize, Saying) {
    let mut saying = Saying::default();
    for (actor, nth) in brief.actors.iter().zip(Nth::count(brief.actors.len())) {
        declared(&mut saying, brief, actor, nth);
    }
    (brief.actors.len(), saying)
}

fn declared(saying: &mut Saying, brief: &Brief, actor: &Actor, nth: Nth) {
    let role = actor.role.as_ref().map(|role| format!(", {}", line(role))).unwrap_or_default();
    saying.say(format!("Actor {nth}. {}{role}", line(&actor.name)));
    saying.value("Kind", actor.kind.map(crate::brief::ActorKind::key).unwrap_or_default());
    saying.value(
        "Speaks for",
        &actor.speaks_for.iter().map(|who| name(brief, who)).collect::<Vec<_>>().join("; "),
    );
    saying.value("Also called", &list(&actor.aliases));
    saying.value("Same as", &list(&actor.same_as));
    if actor.local {
        saying.say("Never taken for an actor of another brief");
    }
    saying.text("Id", Some(&actor.id));
    if let Some(draft) = wording::unreviewed(actor.draft.as_ref()) {
        saying.say(draft);
    }
}

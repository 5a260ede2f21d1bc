//! What has changed of a brief since it was read: above its items in a sentence, and under each in words.
//!
//! A sign leads each line, and words say the same: `+` came, `~` says something else, `-` is gone.

use super::who::counted;
use super::{Flow, Line, Role};
use crate::brief::changes::{Altered, Changes, ItemChange};
use crate::brief::snapshot::SeenItem;
use crate::brief::{Item, QuoteKind, Section};
use crate::library::Changed;
use crate::text::Shown;

/// What the signs mean, for the help.
pub const MARKS: [(&str, &str); 3] = [
    (ADDED, "it came since the brief was read"),
    (ALTERED, "it says something else since; what it said stands beside"),
    (REMOVED, "it is gone since"),
];

const ADDED: &str = "+";
const ALTERED: &str = "~";
const REMOVED: &str = "-";

/// What changed in a section; with the key facts, in all of the brief. `when` is the day on which it was read.
///
/// Nothing where nothing did.
pub fn summary(
    changed: &Changed,
    sections: &[Section],
    section: Section,
    when: &str,
    width: usize,
) -> Vec<Line> {
    let since = format!("Changed since you read it on {when}");
    let Some(changes) = &changed.what else {
        let gone =
            format!("{since}; what it said then is no longer at hand, so that what changed cannot be told.");
        let all = section == Section::KeyFacts;
        return if all { Flow::of(&gone, Role::Warning).lines(width, 0) } else { Vec::new() };
    };
    let counts = |of| counts(changes, sections, of);
    if section != Section::KeyFacts {
        let here = counts(section);
        let said =
            (!here.is_empty()).then(|| Flow::of(&format!("{since}: {}.", here.join(", ")), Role::Warning));
        return said.map(|flow| flow.lines(width, 0)).unwrap_or_default();
    }
    let head = changes.head.iter().map(|altered| label(&altered.of).to_owned());
    let parts: Vec<String> = head.chain(Section::ALL.into_iter().flat_map(counts)).collect();
    let what =
        if parts.is_empty() { "its items stand in another order".to_owned() } else { parts.join(", ") };
    let mut lines = Flow::of(&format!("{since}: {what}."), Role::Warning).lines(width, 0);
    lines.extend(changes.head.iter().flat_map(|altered| otherwise(altered, None, width)));
    lines
}

/// "1 quote altered", "2 quotes added", "1 quote removed"
fn counts(changes: &Changes, sections: &[Section], section: Section) -> Vec<String> {
    let here = sections.iter().enumerate().filter(|(_, of)| **of == section);
    let now: Vec<&ItemChange> = here.filter_map(|(index, _)| changes.item(index)).collect();
    let altered = now.iter().filter(|change| matches!(change, ItemChange::Altered(_))).count();
    let removed = removed(changes, section).count();
    let noun = match section {
        Section::KeyFacts => "key fact",
        Section::Quotes => "quote",
        Section::Figures => "figure",
        Section::Context => "piece of context",
        Section::Timeline => "event",
    };
    let counts = [(altered, "altered"), (now.len() - altered, "added"), (removed, "removed")];
    let some = counts.into_iter().filter(|(count, _)| *count > 0);
    some.map(|(count, what)| match (section, count) {
        (Section::Context, 2..) => format!("{count} pieces of context {what}"),
        _ => format!("{} {what}", counted(count, noun)),
    })
    .collect()
}

fn removed(changes: &Changes, section: Section) -> impl Iterator<Item = &SeenItem> {
    changes.removed().filter(move |item| &*item.section == section.key())
}

/// What became of an item, which has this index, to stand under it; nothing where it says what it said.
pub fn of_item(changed: Option<&Changed>, index: usize, item: &Item, width: usize) -> Vec<Line> {
    match changed.and_then(|changed| changed.what.as_ref()?.item(index)) {
        None => Vec::new(),
        Some(ItemChange::Added) => led(ADDED, &Flow::of("added", Role::Warning), width),
        Some(ItemChange::Altered(altered)) => {
            let now = item.quote().map(|quote| quote.kind.key());
            let was = altered.iter().find(|altered| &*altered.of == "kind");
            let kind = was.and_then(|kind| kind.was.first()).map(|was| &**was).or(now);
            altered.iter().flat_map(|altered| otherwise(altered, kind, width)).collect()
        }
    }
}

/// The items of a section that are not there any more, each with the words it had.
pub fn gone(changed: Option<&Changed>, section: Section, width: usize) -> Vec<Vec<Line>> {
    let changes = changed.and_then(|changed| changed.what.as_ref());
    let items = changes.into_iter().flat_map(|changes| removed(changes, section));
    items
        .map(|item| {
            let mut flow = Flow::of("removed: ", Role::Warning);
            flow.push(&words(item), Role::Dim);
            led(REMOVED, &flow, width)
        })
        .collect()
}

/// Behind a sign, standing in as what belongs to an item does.
fn led(sign: &str, flow: &Flow, width: usize) -> Vec<Line> {
    let lead = Line::of("  ", Role::Plain).with(sign, Role::Warning).with(" ", Role::Plain);
    flow.hang(lead, width)
}

/// "~ caveat was: no recording was made"; of what came new, the words stand with the item. `kind` is that of the words of a
/// quote, as they were.
fn otherwise(altered: &Altered, kind: Option<&str>, width: usize) -> Vec<Line> {
    let label = label(&altered.of);
    let said = |words: &[Box<str>]| {
        let words: Vec<String> = words.iter().map(|words| shown(words)).collect();
        if &*altered.of == "text" { quoted(kind, &words) } else { words.join(" · ") }
    };
    let (what, words) = if altered.was.iter().all(|was| altered.now.contains(was)) {
        (format!("{label} added"), String::new())
    } else if altered.now.is_empty() {
        (format!("{label} taken away, it was: "), said(&altered.was))
    } else if &*altered.of == "text" {
        ("altered, it was: ".to_owned(), said(&altered.was))
    } else {
        (format!("{label} was: "), said(&altered.was))
    };
    let mut flow = Flow::of(&what, Role::Warning);
    flow.push(&words, Role::Dim);
    led(ALTERED, &flow, width)
}

/// What is reported of somebody's words has no quote marks, nor has what nobody said.
fn quoted(kind: Option<&str>, parts: &[String]) -> String {
    match kind {
        Some(kind) if kind == QuoteKind::Indirect.key() => format!("reported: {}", parts.join(" … ")),
        Some(_) => format!("“{}”", parts.join("” … “")),
        None => parts.join(" … "),
    }
}

/// A key of the format in words.
fn label(key: &str) -> &str {
    match key {
        "text" => "words",
        "corrections" => "correction",
        "as_of" => "as of",
        "said" => "date said",
        "via" => "passed on by",
        "of" => "out of",
        "also" => "in other units",
        "words" => "number in words",
        "what" => "what is counted",
        other => other,
    }
}

/// What an item said that is not there any more: “words” — who; of a figure, what was counted.
fn words(item: &SeenItem) -> String {
    let of = |keys: &[&str]| -> Vec<String> {
        let facets = item.facets.iter().filter(|facet| keys.contains(&&*facet.of));
        facets.map(|facet| shown(&facet.words)).collect()
    };
    let text = of(&["text"]);
    let who = of(&["speaker"]).into_iter().chain(of(&["source"])).next();
    let said = if text.is_empty() {
        of(&["hedge", "bound", "value", "words", "unit", "what", "of", "per", "as_of", "period"]).join(" ")
    } else {
        quoted(of(&["kind"]).first().map(String::as_str), &text)
    };
    let date = of(&["date"]).pop().map(|date| format!("{date}: ")).unwrap_or_default();
    let who = who.map(|who| format!(" — {who}")).unwrap_or_default();
    format!("{date}{said}{who}")
}

fn shown(raw: &str) -> String {
    Shown::new(raw).line().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;
    use crate::brief::snapshot::Snapshot;
    use proptest::prelude::*;
    use std::sync::Arc;

    fn snapshot(body: &str) -> Option<(Snapshot, Vec<Item>)> {
        let head = "brief: 1\nsource: {outlet: o, published: 2031}\n";
        let brief = parse(format!("{head}{body}").as_bytes(), "x").brief?;
        Some((Snapshot::of(&brief), brief.items.clone()))
    }

    /// Nothing where one of them cannot be read.
    fn told(before: &str, now: &str, width: usize) -> String {
        let Some(((before, _), (now, items))) = snapshot(before).zip(snapshot(now)) else {
            return String::new();
        };
        let what = Changes::between(Arc::new(before), &now);
        let changed = Changed { since: jiff::Timestamp::UNIX_EPOCH, what: Some(what) };
        let sections: Vec<Section> = items.iter().map(|item| item.section).collect();
        let mut lines = Vec::new();
        for section in Section::ALL {
            lines.extend(summary(&changed, &sections, section, "21 Nov", width));
            let here = (0..sections.len()).filter(|at| sections[*at] == section);
            lines.extend(here.flat_map(|index| of_item(Some(&changed), index, &items[index], width)));
            lines.extend(gone(Some(&changed), section, width).into_iter().flatten());
        }
        assert!(lines.iter().all(|line| line.width() <= width), "{width}");
        lines.iter().map(|line| line.plain() + "\n").collect()
    }

    const BEFORE: &str = "headline: One\nkey_facts: [The road is closed., It rained.]\n\
        quotes:\n- {speaker: A B, text: We told them in January., caveat: no recording}\n- {speaker: C D, text: Never.}\n\
        figures: [{value: 12400, unit: people, what: evacuated, source: A B}]\n";
    const NOW: &str = "headline: Two\nstatus: corrected\ncorrections: [{text: The count was wrong.}]\n\
        key_facts: [It rained., The road is closed., Nobody was hurt.]\n\
        quotes:\n- {speaker: A B, text: We told them in March.}\n\
        figures: [{value: 12600, unit: people, what: evacuated, source: A B}]\n";

    #[test]
    fn what_changed_is_said_in_words() {
        let expected = "\
Changed since you read it on 21 Nov: headline, status, correction, 1 key fact added, 1 quote
altered, 1 quote removed, 1 figure altered.
  ~ headline was: One
  ~ status was: current
  ~ correction added
  + added
Changed since you read it on 21 Nov: 1 quote altered, 1 quote removed.
  ~ altered, it was: “We told them in January.”
  ~ caveat taken away, it was: no recording
  - removed: “Never.” — C D
Changed since you read it on 21 Nov: 1 figure altered.
  ~ value was: 12,400
";
        assert_eq!(told(BEFORE, NOW, 100), expected);
    }

    #[test]
    fn another_order_alone_is_said() {
        let before = "headline: h\nkey_facts: [a b, c d]\n";
        let now = "headline: h\nkey_facts: [c d, a b]\n";
        assert_eq!(
            told(before, now, 90),
            "Changed since you read it on 21 Nov: its items stand in another order.\n"
        );
    }

    #[test]
    fn only_words_that_were_said_have_quote_marks() {
        let before = "headline: h\nkey_facts: [The road is closed.]\nquotes:\n- {speaker: A, text: [We told them, in January.]}\n\
            - {speaker: B, text: that nobody was hurt that day, kind: indirect}\n- {speaker: C, text: that it rained, kind: indirect}\n";
        let now = "headline: h\nkey_facts: [The road is open.]\nquotes:\n- {speaker: A, text: [We told them, in March.]}\n\
            - {speaker: B, text: that nobody was harmed that day, kind: indirect}\n";
        let told = told(before, now, 90);
        for line in [
            "  ~ altered, it was: The road is closed.\n",
            "  ~ altered, it was: “We told them” … “in January.”\n",
            "  ~ altered, it was: reported: that nobody was hurt that day\n",
            "  - removed: reported: that it rained — C\n",
        ] {
            assert!(told.contains(line), "{line}{told}");
        }
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_whatever_changed(old in any::<String>(), new in any::<String>(), width in 1_usize..90) {
            let body = |text: &str| {
                let text = serde_json::to_string(text).unwrap();
                format!("headline: {text}\nquotes: [{{speaker: {text}, text: {text}, caveat: {text}}}]\nkey_facts: [{text}, same]\n")
            };
            told(&body(&old), &body(&new), width);
        }
    }
}

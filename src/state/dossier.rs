//! The clips as one thing to work with: a dossier in Markdown, or a record a clip.

use super::clips::{Clip, Clips};
use crate::brief::cite::{Head, Style};
use crate::brief::{Date, Status};
use crate::text::markdown::escaped;
use crate::text::{Shown, Text};
use serde::Serialize;
use serde_json::Value;

/// The clips in their order as one text in Markdown, each with its citation, caveat, translation and note; at the end the
/// briefs they come from. No word of a brief or of a note is markup in it.
pub fn dossier(clips: &Clips) -> Shown {
    let title = ["# Clips".to_owned()].into_iter();
    let clips_set = clips.clips.iter().map(set);
    let sources = sources(clips);
    let sources = (!sources.is_empty()).then(|| format!("## Sources\n\n{}", sources.join("\n")));
    let blocks: Vec<String> = title.chain(clips_set).chain(sources).collect();
    Shown::from(format!("{}\n", blocks.join("\n\n")))
}

/// Somebody's words are set apart; a figure or a fact is a paragraph.
fn set(clip: &Clip) -> String {
    let apart = if matches!(clip.section.as_str(), "quotes" | "article") { "> " } else { "" };
    // A file on disk may say anything: what was Markdown on one line when it was taken stays on one.
    let cited = format!("{apart}{}", Shown::new(&clip.markdown).line());
    match &clip.note {
        Some(note) => format!("{cited}\n\nNote: {}", escaped(&Shown::new(note).line())),
        None => cited,
    }
}

/// Each brief once, in the order in which it is first cited.
fn sources(clips: &Clips) -> Vec<String> {
    let mut seen = Vec::new();
    let mut sources = Vec::new();
    for clip in &clips.clips {
        if !seen.contains(&&clip.brief) {
            seen.push(&clip.brief);
            sources.push(format!("- {}", source(clip)));
        }
    }
    sources
}

fn source(clip: &Clip) -> String {
    let (published, url) = (Date::parse(&clip.published).ok(), clip.url.as_deref().map(Text::new));
    let head = Head {
        headline: &Text::new(&clip.headline),
        outlet: &Text::new(&clip.outlet),
        published: published.as_ref(),
        url: url.as_ref(),
        // That it was withdrawn or corrected stands in each citation, as it was when the clip was taken.
        status: Status::Current,
    };
    head.cite(Style::Markdown)
}

/// A clip as one line of JSON. It begins as all records do (FORMAT, "Records"), and holds exact values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClipRecord<'a> {
    record: &'static str,
    brief: &'a str,
    headline: &'a str,
    outlet: &'a str,
    published: &'a str,
    path: &'a str,
    url: Option<&'a str>,
    item: &'a str,
    library: &'a str,
    section: &'a str,
    words: &'a str,
    cited: &'a str,
    caveat: Option<&'a str>,
    note: Option<&'a str>,
    taken: Option<jiff::Timestamp>,
    /// The item's own record, as the listings print it.
    of: &'a Value,
}

/// A record a clip, in their order.
pub fn records(clips: &Clips) -> impl Iterator<Item = ClipRecord<'_>> {
    clips.clips.iter().map(|clip| ClipRecord {
        record: "clip",
        brief: &clip.brief.id,
        headline: &clip.headline,
        outlet: &clip.outlet,
        published: &clip.published,
        path: &clip.path,
        url: clip.url.as_deref(),
        item: &clip.item,
        library: &clip.brief.library,
        section: &clip.section,
        words: &clip.words,
        cited: &clip.cited,
        caveat: clip.caveat.as_deref(),
        note: clip.note.as_deref(),
        taken: clip.at,
        of: &clip.record,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Part;
    use crate::brief::parse::parse;
    use crate::brief::record::to_json_line;
    use crate::state::{BriefName, Taken};
    use proptest::prelude::*;

    const BRIEF: &str = "brief: 1\nheadline: Dam [fails]\nsource: {outlet: Valley Post, published: 2031-04-02, url: 'https://p.example/1'}\n\
        actors: [{id: v, name: Dara Vellmar, role: governor}]\n\
        quotes: [{speaker: v, text: Go., at: 7, translated: {from: de, original: Geht.}, caveat: not confirmed}]\n\
        figures: [{value: 60, unit: per cent, what: flooded, source: v}]\nkey_facts: [The road is closed.]\n\
        timeline: [{date: 2031-01, text: They warn.}]\n";

    fn clips() -> Clips {
        let brief = parse(BRIEF.as_bytes(), "dam").brief.expect("readable");
        let name = BriefName { library: "/srv/briefs".into(), id: "dam".into() };
        let taken = Taken { name: &name, path: "dam.yaml", brief: &brief };
        let mut clips: Vec<Clip> = brief.items.iter().map(|item| taken.item(item)).collect();
        clips.push(taken.paragraph(4, &Text::new("It is *dry*.")));
        Clips { clips }
    }

    #[test]
    fn a_dossier_has_everything_in_order() {
        let mut clips = clips();
        clips.clips[1].note = Some("ask *her* <b>".to_owned());
        insta::assert_snapshot!(dossier(&clips), @r"
        # Clips

        The road is closed. ([Valley Post](https://p.example/1), 2 April 2031)

        > “Go.” — Dara Vellmar, governor ([Valley Post](https://p.example/1), 2 April 2031, ¶7; translated from German: „Geht.“; caveat: not confirmed)

        Note: ask \*her\* \<b\>

        60% flooded — according to Dara Vellmar, governor ([Valley Post](https://p.example/1), 2 April 2031)

        January 2031: They warn. ([Valley Post](https://p.example/1), 2 April 2031)

        > “It is \*dry\*.” ([Valley Post](https://p.example/1), 2 April 2031, ¶4)

        ## Sources

        - [Dam \[fails\]](https://p.example/1) (Valley Post, 2 April 2031)
        ");
    }

    #[test]
    fn an_empty_tray_is_a_title() {
        assert_eq!(dossier(&Clips::default()).as_str(), "# Clips\n");
    }

    #[test]
    fn a_record_begins_as_all_do_and_holds_the_item() {
        let clips = clips();
        let lines: Vec<String> = records(&clips).map(|record| to_json_line(&record).expect("JSON")).collect();
        let begin = r#"{"record":"clip","brief":"dam","headline":"Dam [fails]","outlet":"Valley Post","published":"2031-04-02","path":"dam.yaml","url":"https://p.example/1","item":"#;
        assert!(lines.iter().all(|line| line.starts_with(begin)), "{lines:?}");
        let of: Vec<Value> = lines
            .iter()
            .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["of"].clone())
            .collect();
        let kinds: Vec<&str> = of.iter().filter_map(|of| of["record"].as_str()).collect();
        assert_eq!(kinds, ["fact", "quote", "figure", "event", "paragraph"]);
        assert_eq!(of[1]["speaker"]["name"], "Dara Vellmar");
        assert_eq!(clips.clips[4].section, Part::Article.key());
    }

    #[test]
    fn exact_words_are_kept_and_escaped() {
        let mut clips = clips();
        clips.clips[0].note = Some("\u{1b}[2J\u{202e}".to_owned());
        let line =
            records(&clips).next().map(|record| to_json_line(&record).expect("JSON")).unwrap_or_default();
        assert!(line.contains(r#""note":"\u001b[2J\u202e""#), "{line}");
        assert!(dossier(&clips).as_str().contains("Note: ␛\\[2J"));
    }

    #[test]
    fn a_file_of_an_older_program_is_read() {
        let old = r#"{"clips":[{"id":7,"at":"2031-04-02T10:00:00Z","brief":{"library":"/b","id":"x"},"item":"quotes[0]","section":"quotes",
            "headline":"h","words":"w","cited":"c","markdown":"m","caveat":null,"note":null,"url":null}]}"#;
        let clips: Clips = serde_json::from_str(old).expect("readable");
        assert_eq!((clips.clips[0].at.is_some(), clips.clips[0].record.clone()), (true, Value::Null));
        let again: Clips =
            serde_json::from_str(&serde_json::to_string(&clips).expect("JSON")).expect("readable");
        assert_eq!(again, clips);
    }

    proptest! {
        #[test]
        fn nothing_in_a_clip_breaks_out(text in any::<String>()) {
            let mut clips = clips();
            for clip in &mut clips.clips {
                for field in [&mut clip.headline, &mut clip.outlet, &mut clip.markdown, &mut clip.published] {
                    field.clone_from(&text);
                }
                clip.note = Some(text.clone());
                clip.url = Some(text.clone());
            }
            let dossier = dossier(&clips);
            let shown = Shown::new(dossier.as_str());
            prop_assert_eq!(shown.as_str(), dossier.as_str());
            for record in records(&clips) {
                let line = to_json_line(&record).expect("JSON");
                prop_assert!(!line.chars().any(char::is_control));
            }
        }
    }
}

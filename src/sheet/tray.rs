//! The clips of the tray: each with its words, its citation, its caveat and its note.

use super::{Block, Flow, Line, Role, Sheet, Subject};
use crate::brief::cite;
use crate::state::Clip;
use crate::text::{Shown, wrap};

/// The clips in their order, an empty line between two.
pub fn clips(clips: &[Clip], width: usize) -> Sheet {
    let numbers = wrap::width(&clips.len().to_string());
    let mut sheet = Sheet::default();
    for (index, clip) in clips.iter().enumerate() {
        if index > 0 {
            sheet.push(Block::blank());
        }
        let number = wrap::pad_left(&(index + 1).to_string(), numbers);
        sheet.push(Block::of(Subject::Row(index), lines(clip, &number, width)));
    }
    sheet
}

/// What comes from a file on disk is made safe like the words of a brief.
fn lines(clip: &Clip, number: &str, width: usize) -> Vec<Line> {
    let lead = Line::of(&format!("{number}  "), Role::Dim);
    let indent = lead.width();
    let mut lines = flow(&clip.words, Role::Plain).hang(lead, width);
    for part in [cited(clip), caveat(clip), note(clip)] {
        lines.extend(part.lines(width, indent));
    }
    lines
}

/// An older file has no source by itself: then the whole citation stands there.
fn cited(clip: &Clip) -> Flow {
    match clip.source.as_str() {
        "" => flow(&clip.cited, Role::Dim),
        source => flow(&format!("{}{source}", cite::separator(source).trim_start()), Role::Dim),
    }
}

fn caveat(clip: &Clip) -> Flow {
    clip.caveat.as_deref().map(|caveat| flow(&format!("caveat: {caveat}"), Role::Warning)).unwrap_or_default()
}

fn note(clip: &Clip) -> Flow {
    clip.note.as_deref().map(|note| flow(&format!("note: {note}"), Role::Accent)).unwrap_or_default()
}

fn flow(text: &str, role: Role) -> Flow {
    Flow::of(&Shown::new(text).line(), role)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;
    use crate::state::{BriefName, Taken};
    use proptest::prelude::*;

    fn tray() -> Vec<Clip> {
        let yaml = "brief: 1\nheadline: h\nsource: {outlet: Valley Post, published: 2031-04-02}\n\
            actors: [{id: v, name: Dara Vellmar, role: governor}]\nkey_facts: [The road is closed.]\n\
            quotes: [{speaker: v, text: We told them in January., at: 7, caveat: not confirmed}]\n";
        let brief = parse(yaml.as_bytes(), "x").brief.expect("readable");
        let name = BriefName { library: "/b".into(), id: "x".into() };
        let taken = Taken { name: &name, path: "x.yaml", brief: &brief };
        brief.items.iter().map(|item| taken.item(item)).collect()
    }

    #[test]
    fn a_clip_has_its_citation_caveat_and_note_under_it() {
        let mut tray = tray();
        tray[1].note = Some("ask her".to_owned());
        let expected = "\
1  The road is closed.
   (Valley Post, 2 April 2031)

2  “We told them in January.”
   — Dara Vellmar, governor (Valley
   Post, 2 April 2031, ¶7)
   caveat: not confirmed
   note: ask her
";
        assert_eq!(clips(&tray, 36).plain(), expected);
    }

    #[test]
    fn a_clip_of_an_older_file_shows_its_whole_citation() {
        let mut tray = tray();
        tray[0].source.clear();
        assert!(clips(&tray, 80).plain().contains("\n   The road is closed. (Valley Post, 2 April 2031)\n"));
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_or_unsafe(text in any::<String>(), width in 0_usize..80) {
            let mut tray = tray();
            for clip in &mut tray {
                clip.words.clone_from(&text);
                clip.source.clone_from(&text);
                clip.caveat = Some(text.clone());
                clip.note = Some(text.clone());
            }
            let sheet = clips(&tray, width);
            for line in sheet.blocks.iter().flat_map(|block| &block.lines) {
                prop_assert!(line.width() <= width.max(1));
                prop_assert!(!line.plain().chars().any(char::is_control));
            }
        }
    }
}

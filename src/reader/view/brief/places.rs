//! Where the cursors of a brief stand once its file was edited.

use crate::brief::Brief;
use crate::reader::identity;
use crate::sheet::Subject;
use crate::text::Text;

/// What a subject of one state of a brief is called in another.
///
/// An item that is no longer there leaves its place to its neighbours in its section. `None` where nothing of the
/// section is left, and for what is not numbered.
pub(super) fn moved(subject: Subject, before: &Brief, now: &Brief) -> Option<Subject> {
    match subject {
        Subject::Item(at) => {
            let section = before.items.get(at)?.section;
            let first = |brief: &Brief| brief.items.partition_point(|item| item.section < section);
            let (old, new) = (before.section(section), now.section(section));
            let place = identity::place(old, at - first(before), new, identity::item)?;
            Some(Subject::Item(first(now) + place))
        }
        Subject::Actor(at) => {
            let place = identity::place(&before.actors, at, &now.actors, |actor| [Some(&actor.id), None]);
            place.map(Subject::Actor)
        }
        Subject::Row(_)
        | Subject::Paragraph(_)
        | Subject::Brief
        | Subject::Particulars
        | Subject::Changes => None,
    }
}

/// What a paragraph of one state of an article is called in another.
pub(super) fn moved_paragraph(subject: Subject, before: &[Text], now: &[Text]) -> Option<Subject> {
    let Subject::Paragraph(number) = subject else { return None };
    let at = number.checked_sub(1)?;
    let place = identity::place(before, at, now, |words| [Some(words), None])?;
    Some(Subject::Paragraph(place + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Article;
    use crate::brief::parse::parse;

    fn brief(yaml: &str) -> Brief {
        let head = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2031}\n";
        parse(format!("{head}{yaml}").as_bytes(), "x").brief.expect("a brief")
    }

    #[test]
    fn an_item_is_followed_within_its_section_past_the_items_of_others() {
        let before = brief("key_facts: [a]\ncontext: [x, y, z]\n");
        let now = brief("key_facts: [b, c, a]\ncontext: [z, new, y]\n");
        let moved = |at| moved(Subject::Item(at), &before, &now);
        assert_eq!(moved(0), Some(Subject::Item(2)));
        assert_eq!(moved(2), Some(Subject::Item(5)));
        assert_eq!(moved(3), Some(Subject::Item(3)));
        assert_eq!(moved(9), None);
    }

    #[test]
    fn where_its_section_is_emptied_nothing_is_left() {
        let (before, now) = (brief("context: [x]\n"), brief("key_facts: [x]\n"));
        assert_eq!(moved(Subject::Item(0), &before, &now), None);
    }

    #[test]
    fn actors_are_followed_by_id_and_paragraphs_by_their_words() {
        let before = brief("actors: [{id: a, name: One}, {id: b, name: Two}]\n");
        let now = brief("actors: [Three, {id: b, name: Other}, {id: a, name: One}]\n");
        assert_eq!(moved(Subject::Actor(1), &before, &now), Some(Subject::Actor(1)));
        assert_eq!(moved(Subject::Actor(0), &before, &now), Some(Subject::Actor(2)));
        let [before, now] = ["p\n\nq", "n\n\np\n\nq"].map(|text| Article::new(text).paragraphs);
        assert_eq!(moved_paragraph(Subject::Paragraph(2), &before, &now), Some(Subject::Paragraph(3)));
    }
}

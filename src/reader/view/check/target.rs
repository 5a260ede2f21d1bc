//! Where a mistake leads: from the path of a field to what shows it.

use crate::brief::{Brief, Part, Section};
use crate::sheet::Subject;

/// The part of a brief that shows a field, and what to select there; `None` for a mistake of the file as a whole.
///
/// An item or an actor that could not be read at all leads to its section.
pub(super) fn of(brief: &Brief, field: &str) -> Option<(Part, Subject)> {
    let key = field.split(['[', '.']).next().filter(|key| !key.is_empty())?;
    let index = index(field, key);
    if let Some(section) = Section::ALL.into_iter().find(|section| section.key() == key) {
        let here = brief.items.iter().position(|item| item.section == section && Some(item.index) == index);
        return Some((Part::of(section), here.map_or(Subject::Brief, Subject::Item)));
    }
    Some(match key {
        "actors" => {
            let here = brief.actors.iter().position(|actor| Some(actor.index) == index);
            (Part::Actors, here.map_or(Subject::Brief, Subject::Actor))
        }
        "summary" | "status" | "corrections" => (Part::KeyFacts, Subject::Brief),
        _ => (Part::KeyFacts, Subject::Particulars),
    })
}

/// The number right after a key: 1 of `quotes[1].speaker`.
fn index(field: &str, key: &str) -> Option<usize> {
    let (number, _) = field.strip_prefix(key)?.strip_prefix('[')?.split_once(']')?;
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;
    use rstest::rstest;

    #[rstest]
    #[case("quotes[1].speaker", Some((Part::Quotes, Subject::Item(2))))]
    #[case("quotes[1]", Some((Part::Quotes, Subject::Item(2))))]
    #[case("key_facts[0]", Some((Part::KeyFacts, Subject::Item(0))))]
    #[case("quotes[7].text", Some((Part::Quotes, Subject::Brief)))]
    #[case("quotes", Some((Part::Quotes, Subject::Brief)))]
    #[case::past_two_that_cannot_be_read("actors[2].speaks_for[0]", Some((Part::Actors, Subject::Actor(0))))]
    #[case("actors[3]", Some((Part::Actors, Subject::Actor(1))))]
    #[case("actors[1]", Some((Part::Actors, Subject::Brief)))]
    #[case("actors", Some((Part::Actors, Subject::Brief)))]
    #[case("corrections[0].date", Some((Part::KeyFacts, Subject::Brief)))]
    #[case("source.sha256", Some((Part::KeyFacts, Subject::Particulars)))]
    #[case("hedline", Some((Part::KeyFacts, Subject::Particulars)))]
    #[case("", None)]
    fn a_path_leads_to_what_shows_it(#[case] field: &str, #[case] expected: Option<(Part, Subject)>) {
        let text = "brief: 1\nheadline: h\nsource: {outlet: o, published: 2031}\nkey_facts: [It rains.]\n\
                    actors: [null, {role: mayor}, {id: a, name: A, speaks_for: b}, B]\n\
                    quotes: [{speaker: a, text: Go.}, {speaker: a, text: Now.}]\n";
        let brief = parse(text.as_bytes(), "x").brief.expect("readable");
        assert_eq!(of(&brief, field), expected);
    }
}

//! What people are called where they are named: by their name, and by their office where they speak; and how texts of a
//! file and counts are put beside such names.
//!
//! Everything here is made of shown text on one line.

use super::{Actor, Attribution, Brief};
use crate::text::{Text, fold::Words};

/// A name on one line; the outlet's for the article's own reporting.
pub fn name(brief: &Brief, who: &Attribution) -> String {
    match who {
        Attribution::Actor(_) => brief.actor(who).map(|actor| line(&actor.name)).unwrap_or_default(),
        Attribution::Undeclared(name) => line(name),
        Attribution::Article => line(&brief.source.outlet),
        Attribution::Unnamed { who, because: Some(because) } => {
            format!("{} (not named: {})", line(who), line(because))
        }
        Attribution::Unnamed { who, because: None } => format!("{} (not named)", line(who)),
    }
}

/// Several names: "Vellmar and a rescue official (not named)".
pub fn names(brief: &Brief, all: &[Attribution]) -> String {
    all.iter().map(|who| name(brief, who)).collect::<Vec<_>>().join(" and ")
}

/// What follows a speaker's name: the office, and whom they speak for unless the office says it already.
pub fn office(brief: &Brief, who: &Attribution) -> String {
    let Some(actor) = brief.actor(who) else { return String::new() };
    let role = actor.role.as_ref().map(|role| format!(", {}", line(role)));
    let principals = principals(brief, actor);
    let principals = (!principals.is_empty()).then(|| format!(", for {}", principals.join(" and ")));
    role.into_iter().chain(principals).collect()
}

/// Those an actor speaks for and whom its office does not name.
fn principals(brief: &Brief, actor: &Actor) -> Vec<String> {
    let role = Words::new(actor.role.as_ref().map(Text::raw).unwrap_or_default());
    let names = actor.speaks_for.iter().map(|who| name(brief, who));
    names.filter(|name| !role.contains(&Words::new(name.strip_prefix("the ").unwrap_or(name)))).collect()
}

/// Text of a file on one line.
pub fn line(text: &Text) -> String {
    text.shown().line().into_owned()
}

/// Several texts of a file on one line.
pub fn list(texts: &[Text]) -> String {
    texts.iter().map(line).collect::<Vec<_>>().join(", ")
}

/// A count with its noun: "1 quote", "2 quotes".
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;
    use rstest::rstest;

    #[rstest]
    #[case("role: White House spokesman, speaks_for: the White House", ", White House spokesman")]
    #[case("role: spokesman, speaks_for: the White House", ", spokesman, for the White House")]
    #[case("speaks_for: [the White House, Ines Kaldor]", ", for the White House and Ines Kaldor")]
    #[case("kind: person", "")]
    fn an_office_says_once_for_whom(#[case] keys: &str, #[case] expected: &str) {
        let text = format!(
            "brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031}}\nactors: [{{name: Tomas Ekk, {keys}}}]\n"
        );
        let brief = parse(text.as_bytes(), "x").brief.expect("readable");
        assert_eq!(office(&brief, &Attribution::Actor(0)), expected);
    }
}

//! The query line: what a reader types after `:`, and `nutgraf search` after its name.
//!
//! ```text
//! displac "air campaign" speaker:"white house" -theme:sport after:2031-04 before:2031-04-09
//! ```
//!
//! A line is a row of terms, in any order; each becomes one [`Clause`].
//!
//! | term | narrows to |
//! |---|---|
//! | `word` | what holds a word that begins so |
//! | `"a phrase"` | what holds exactly these words in a row |
//! | `speaker:` `actor:` `source:` | who says it, who is involved, on whom it rests: part of a name, alias, role, institution |
//! | `theme:` `outlet:` `series:` | these, by part of their names |
//! | `after:` `before:` | not before, not after a date of EDTF; **the date itself is included at both ends** |
//! | `is:unread` `is:changed` `is:starred` | briefs never read; read, and changed since; with a star. Of several any may hold |
//! | `-term` | what the term does not hold of |
//!
//! A value with spaces stands in quotes. Within quotes nothing is special, and no quote mark can stand: none is needed,
//! since searching does not see them. What looks like a key and is none is a mistake rather than a word, so that a
//! slip of the finger is not answered with an empty page; times (`12:30`) and links are words.

mod complete;
mod lex;
#[cfg(test)]
mod tests;
mod write;

pub use complete::{Completion, complete};
pub use write::write;

use super::query::{Clause, Filter, Mark, Named, Test, Wanted, Who};
use crate::brief::Date;
use crate::brief::date::DateError;
use crate::text::{Shown, fold::fold_name};
use lex::{Term, Value};
use std::ops::Range;

/// What cannot be understood of a line, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The very characters, counted in characters from 0.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: Shown,
    /// What to write instead.
    pub help: Shown,
}

/// The filter that a line means.
///
/// # Errors
/// Every mistake of the line, from left to right.
pub fn parse(line: &str) -> Result<Filter, Vec<Mistake>> {
    let mut filter = Filter::default();
    let mut mistakes = Vec::new();
    for term in lex::terms(line) {
        match clause(&term) {
            Ok(clause) => filter.add(clause),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    if mistakes.is_empty() { Ok(filter) } else { Err(mistakes) }
}

fn clause(term: &Term) -> Result<Clause, Mistake> {
    let test = match &term.key {
        Some(key) => keyed(&key.text, &key.at, &term.value)?,
        None => Test::Words(words(term)?),
    };
    Ok(Clause { exclude: term.exclude, test })
}

/// A phrase keeps its quotes: they tell it from a word that may go on.
fn words(term: &Term) -> Result<String, Mistake> {
    let value = &term.value;
    if term.exclude && value.text.is_empty() && !value.quoted {
        return Err(mistake(
            &term.at,
            "- stands alone",
            "write it right before what is not wanted: -theme:sport",
        ));
    }
    let text = findable(value, "a word")?;
    Ok(if value.quoted { format!("\"{text}\"") } else { text.to_owned() })
}

fn keyed(name: &str, at: &Range<usize>, value: &Value) -> Result<Test, Mistake> {
    let key = Key::named(name).ok_or_else(|| unknown_key(name, at))?;
    if value.text.is_empty() {
        let message = format!("{} has no value", key.word());
        return Err(mistake(&(at.start..value.at.end), message, format!("write {}", key.example())));
    }
    if let Key::After | Key::Before = key {
        return dated(key, value);
    }
    if key == Key::Is {
        return marked(value);
    }
    let text = findable(value, key.word())?.to_owned();
    Ok(match key {
        Key::Actor => Test::Actor(Who::Like(text)),
        Key::Speaker => Test::Speaker(Who::Like(text)),
        Key::Source => Test::Source(Who::Like(text)),
        Key::Theme => Test::Theme(Named::Like(text)),
        Key::Outlet => Test::Outlet(Named::Like(text)),
        _ => Test::Series(Named::Like(text)),
    })
}

/// A bound must be one: `after:../2031` would let everything through.
fn dated(key: Key, value: &Value) -> Result<Test, Mistake> {
    closed(value)?;
    let date = Date::parse(&value.text).map_err(|error| {
        let help = match error {
            DateError::NotADate => "write 2031, 2031-04 or 2031-04-02".to_owned(),
            other => other.to_string(),
        };
        mistake(&value.at, format!("“{}” is no date", value.text), help)
    })?;
    let (test, bound) = match key {
        Key::After => (Test::Since(date.clone()), date.first()),
        _ => (Test::Until(date.clone()), date.last()),
    };
    let open = || {
        mistake(
            &value.at,
            format!("a date open at that end bounds nothing {}", key.side()),
            format!("write {}", key.example()),
        )
    };
    bound.map(|_| test).ok_or_else(open)
}

fn marked(value: &Value) -> Result<Test, Mistake> {
    closed(value)?;
    let typed = value.text.trim().to_lowercase();
    let known = Mark::ALL.into_iter().find(|mark| mark.key() == typed);
    let unknown = || {
        let distance = |mark: &Mark| strsim::osa_distance(mark.key(), &typed);
        let near = Mark::ALL.into_iter().min_by_key(distance).filter(|mark| distance(mark) <= 2);
        let known = || format!("briefs can be {}", Mark::ALL.map(Mark::key).join(", "));
        let help = near.map_or_else(known, |mark| format!("write is:{}", mark.key()));
        // What is read is what is neither: the same in words that can be typed.
        let help = if typed == "read" { "write -is:unread -is:changed".to_owned() } else { help };
        mistake(&value.at, format!("briefs are not marked “{}”", value.text), help)
    };
    known.map(Test::Is).ok_or_else(unknown)
}

/// A value with something in it that can be searched for, without spaces around it.
fn findable<'a>(value: &'a Value, of: &str) -> Result<&'a str, Mistake> {
    closed(value)?;
    if fold_name(&value.text).trim().is_empty() {
        let message = format!("{of} needs a letter or a digit to look for");
        return Err(mistake(&value.at, message, "only letters and digits are compared"));
    }
    Ok(value.text.trim())
}

fn closed(value: &Value) -> Result<(), Mistake> {
    if value.quoted && !value.closed {
        let opening = value.at.start..value.at.start + 1;
        return Err(mistake(&opening, "this quote does not end", "write \" after the last word"));
    }
    Ok(())
}

fn unknown_key(name: &str, at: &Range<usize>) -> Mistake {
    let known = || {
        let keys = Key::ALL.map(Key::word).join(" ");
        format!("the terms are {keys}; quote what is to be found as it stands")
    };
    let help = Key::meant(name).map_or_else(known, |key| format!("write {}", key.word()));
    mistake(at, format!("{name}: terms are not known"), help)
}

fn mistake(at: &Range<usize>, message: impl Into<Shown>, help: impl Into<Shown>) -> Mistake {
    Mistake { at: at.clone(), message: message.into(), help: help.into() }
}

/// What stands before the colon of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Speaker,
    Actor,
    Theme,
    Outlet,
    Source,
    Series,
    After,
    Before,
    Is,
}

impl Key {
    const ALL: [Self; 9] = [
        Self::Speaker,
        Self::Actor,
        Self::Theme,
        Self::Outlet,
        Self::Source,
        Self::Series,
        Self::After,
        Self::Before,
        Self::Is,
    ];

    /// As it is written, colon and all.
    const fn word(self) -> &'static str {
        match self {
            Self::Speaker => "speaker:",
            Self::Actor => "actor:",
            Self::Theme => "theme:",
            Self::Outlet => "outlet:",
            Self::Source => "source:",
            Self::Series => "series:",
            Self::After => "after:",
            Self::Before => "before:",
            Self::Is => "is:",
        }
    }

    const fn example(self) -> &'static str {
        match self {
            Self::Speaker => "speaker:governor",
            Self::Actor => "actor:hydra",
            Self::Theme => "theme:dams",
            Self::Outlet => "outlet:courier",
            Self::Source => "source:residents",
            Self::Series => "series:lumen-evacuated",
            Self::After => "after:2031-04-02",
            Self::Before => "before:2031-04-02",
            Self::Is => "is:unread",
        }
    }

    /// The side of a date that is cut off.
    const fn side(self) -> &'static str {
        match self {
            Self::After => "before it",
            _ => "after it",
        }
    }

    /// The key without its colon.
    fn name(self) -> &'static str {
        self.word().trim_end_matches(':')
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name().eq_ignore_ascii_case(name))
    }

    /// The key that was probably meant by what is none.
    fn meant(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        match name.as_str() {
            "since" | "from" => return Some(Self::After),
            "until" | "to" => return Some(Self::Before),
            _ => {}
        }
        let distance = |key: &Self| strsim::osa_distance(key.name(), &name);
        Self::ALL.into_iter().min_by_key(distance).filter(|key| distance(key) <= 2)
    }

    /// The words that are all its values.
    fn words(self) -> Vec<&'static str> {
        if self == Self::Is { Mark::ALL.map(Mark::key).to_vec() } else { Vec::new() }
    }

    /// The rows that offer values for it; dates are offered none.
    fn values(self, needle: String) -> Option<Wanted> {
        match self {
            Self::Speaker => Some(Wanted::Speakers { needle }),
            Self::Actor | Self::Source => Some(Wanted::Actors { needle }),
            Self::Theme => Some(Wanted::Themes { needle }),
            Self::Outlet => Some(Wanted::Outlets { needle }),
            Self::Series => Some(Wanted::Series { needle }),
            Self::After | Self::Before | Self::Is => None,
        }
    }
}

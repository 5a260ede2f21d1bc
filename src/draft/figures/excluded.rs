//! Numbers that count nothing: years, dates, ages in apposition, times of day, names of rooms, roads and models.

use super::super::galley::{Galley, Kind, Token};
use super::super::when;
use super::joined::{How, Joined, is_like_a_year};
use super::measures::Dimension;
use super::numeral::Form;
use super::quantity::{By, Quantity};
use super::{lexicon, nouns};
use std::ops::Range;

/// Words that are always said so and count nothing: before a number, the number, after it.
const SAYINGS: &[(&[&str], &str, &[&str])] = &[
    (&[], "two", &["faces", "of"]),
    (&[], "two", &["sides", "of"]),
    (&[], "two", &["sides", "to"]),
    (&["at"], "one", &["point"]),
    (&["at"], "one", &["stage"]),
    (&["back", "to", "square"], "one", &[]),
    (&["day"], "one", &[]),
    (&["for"], "one", &["thing"]),
    (&["in"], "one", &["piece"]),
    (&["in"], "one", &["way"]),
    (&["in"], "one", &["word"]),
    (&["with"], "one", &["voice"]),
    (&["a"], "thousand", &["words"]),
    (&["of"], "two", &["minds"]),
    (&["the", "lesser", "of"], "two", &["evils"]),
    (&["the"], "four", &["corners"]),
    (&["the"], "seven", &["seas"]),
    (&["killed"], "two", &["birds"]),
    (&["kill"], "two", &["birds"]),
    (&["put"], "two", &["and", "two"]),
];

/// Whether a number of a sentence is no figure.
pub(super) fn is_excluded(galley: &Galley<'_>, sentence: &Range<usize>, joined: &Joined<'_>) -> bool {
    let see = Sight { galley, sentence, of: &joined.first };
    match joined.how {
        How::Pair => true,
        How::OneIn => false,
        How::Alone => see.excludes(),
        How::Range | How::Between | How::Change => {
            let second = joined.second.as_ref();
            see.is_date()
                || see.is_time_of_day()
                || see.is_aged()
                || see.follows_a_name()
                || second.is_some_and(is_like_a_year)
                    && is_like_a_year(&joined.first)
                    && !second.is_some_and(|second| counts_directly(galley, second))
        }
    }
}

/// Whether the word after a number is what it counts or is measured in.
fn counts_directly(galley: &Galley<'_>, quantity: &Quantity<'_>) -> bool {
    let next = galley.tokens().get(quantity.numeral.tokens.end);
    match quantity.dimension() {
        None => false,
        Some(Dimension::Count) => next.is_some_and(|next| nouns::is_plural(next) && !next.is_capital()),
        Some(_) => true,
    }
}

/// A number and what stands around it.
struct Sight<'a, 't> {
    galley: &'a Galley<'t>,
    sentence: &'a Range<usize>,
    of: &'a Quantity<'t>,
}

impl<'t> Sight<'_, 't> {
    fn before(&self, count: usize) -> Option<&Token<'t>> {
        let index = self.of.tokens.start.checked_sub(count)?;
        (index >= self.sentence.start).then(|| self.galley.tokens().get(index))?
    }

    fn after(&self, count: usize) -> Option<&Token<'t>> {
        let index = self.of.numeral.tokens.end + count;
        (index < self.sentence.end).then(|| self.galley.tokens().get(index))?
    }

    fn touches_before(&self) -> bool {
        self.galley.tokens().get(self.of.tokens.start).is_some_and(|token| !token.spaced)
    }

    fn excludes(&self) -> bool {
        let dimension = self.of.dimension();
        if matches!(dimension, Some(Dimension::Money | Dimension::Share)) {
            return false;
        }
        let hyphened = self.of.unit.is_some_and(|unit| unit.by == By::Hyphen);
        if self.of.numeral.in_digits() {
            self.is_date()
                || self.is_time_of_day()
                || self.is_listed()
                || self.is_part_of_a_word()
                || self.is_aged()
                || self.is_address()
                || self.is_year()
                || self.follows_a_name()
                || self.names_one()
                || self.is_title()
        } else {
            self.is_pronoun()
                || self.is_aged()
                || self.follows_a_name()
                || self.is_idiom()
                || self.is_saying()
                || self.is_elliptic()
                || hyphened && dimension == Some(Dimension::Count)
        }
    }

    /// `April 3`, `3 April`, `Sept. 20-24`
    fn is_date(&self) -> bool {
        let number = &self.of.numeral;
        let plain = number.is_plain() && (1.0..=2100.0).contains(&number.mantissa);
        let month = |token: Option<&Token<'_>>| token.is_some_and(|token| when::month(token).is_some());
        let day = number.mantissa <= 31.0;
        plain && (month(self.before(1)) && (day || is_like_a_year(self.of)) || day && month(self.after(0)))
            || plain
                && day
                && self.before(1).is_some_and(|dash| matches!(dash.word, "-" | "–"))
                && self.before(2).is_some_and(|token| token.kind == Kind::Number)
                && month(self.before(3))
    }

    /// `5:55`, `7 p.m.`, `0510 GMT`
    fn is_time_of_day(&self) -> bool {
        let colon = |mark: Option<&Token<'_>>| mark.is_some_and(|mark| mark.is(":") && !mark.spaced);
        let number = |token: Option<&Token<'_>>| token.is_some_and(|token| token.kind == Kind::Number);
        let clock =
            colon(self.after(0)) && number(self.after(1)) && self.after(1).is_some_and(|next| !next.spaced)
                || colon(self.before(1)) && number(self.before(2)) && self.touches_before();
        let named = self.after(0).is_some_and(|next| {
            next.is_one_of(&["a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "gmt", "utc", "cet", "bst"])
        });
        clock || named
    }

    /// `1.` at the beginning of a paragraph, `No. 4`, `#4`.
    fn is_listed(&self) -> bool {
        let first = self.of.tokens.start == self.sentence.start;
        let marked = self.after(0).is_some_and(|mark| mark.is_one_of(&[".", ")"]) && !mark.spaced);
        let alone = marked && self.of.numeral.is_plain() && self.of.numeral.mantissa < 100.0;
        let numbered = self.before(1).is_some_and(|mark| mark.is_one_of(&["#", "№", "@", "§", "nº", "*"]));
        first && alone || numbered
    }

    /// `5G`, `4x4`, `’97`, `24/7`, a piece of an address or of a name with a dash.
    fn is_part_of_a_word(&self) -> bool {
        let number = &self.of.numeral;
        let apostrophe =
            self.before(1).is_some_and(|mark| matches!(mark.word, "'" | "’" | "‘") && mark.spaced);
        let slash = |mark: Option<&Token<'_>>| mark.is_some_and(|mark| mark.is("/") && !mark.spaced);
        let letters = self.of.unit.is_none_or(|unit| unit.dimension == Dimension::Count)
            && self.after(0).is_some_and(|next| next.kind == Kind::Word && !next.spaced);
        let dashed = self.before(1).is_some_and(|dash| matches!(dash.word, "-" | "_" | "=") && !dash.spaced)
            && self.touches_before();
        let leading_zero = number.is_plain()
            && self.galley.slice(number.bytes.clone()).starts_with('0')
            && number.bytes.len() > 1
            && !self.galley.slice(number.bytes.clone()).contains('.');
        let sliced = slash(self.after(0)) && self.of.unit.is_none() && number.form == Form::Plain
            || slash(self.before(1)) && self.touches_before() && number.form == Form::Plain;
        apostrophe && self.touches_before() && self.of.unit.is_none()
            || letters
            || dashed
            || sliced
            || leading_zero
    }

    /// `Smith, 43,`, `aged 43`, `age of 43`
    fn is_aged(&self) -> bool {
        let old = matches!(self.of.dimension(), None | Some(Dimension::Count));
        let of = usize::from(self.before(1).is_some_and(|of| of.is_one_of(&["of", "between"])));
        let aged = old && self.before(1 + of).is_some_and(|word| word.is_one_of(&["aged", "age", "ages"]));
        let comma = self.before(1).is_some_and(|mark| mark.is(","));
        let named = self.before(2).is_some_and(Token::is_capital);
        let ends = self.after(0).is_none_or(|next| next.kind == Kind::Mark && !next.is("-"));
        let years = self.of.numeral.is_plain() && (1.0..=115.0).contains(&self.of.numeral.mantissa);
        aged || comma && named && ends && years && self.of.unit.is_none()
    }

    /// `1600 Orsa Avenue`, `90049 ZIP Code`
    fn is_address(&self) -> bool {
        const STREETS: &[&str] = &[
            "street",
            "st.",
            "st",
            "avenue",
            "ave",
            "ave.",
            "road",
            "rd",
            "rd.",
            "boulevard",
            "blvd",
            "blvd.",
            "drive",
            "lane",
            "way",
            "court",
            "place",
            "square",
            "highway",
            "zip",
        ];
        let plain = self.of.numeral.is_plain();
        let capital = |token: &&Token<'_>| {
            token.is_capital()
                || token.kind == Kind::Word && token.word.starts_with(|c: char| c.is_ascii_digit())
        };
        let at = self.of.numeral.tokens.end;
        let following = self.galley.tokens().get(at..self.sentence.end).unwrap_or_default();
        let mut names = following.iter().take(4).take_while(capital);
        plain && names.any(|name| name.is_capital() && name.is_one_of(STREETS))
    }

    /// Four digits alone, unless something there counts or measures.
    fn is_year(&self) -> bool {
        if !is_like_a_year(self.of) {
            return false;
        }
        let modern = self.of.numeral.mantissa >= 1900.0;
        let before = self.before(1);
        let leads =
            before.is_none_or(|word| lexicon::leads_to_a_year(&word.lower) || word.kind == Kind::Mark);
        let christian = |token: Option<&Token<'_>>| {
            token.is_some_and(|token| token.is_one_of(&["a.d.", "ad", "b.c.", "bc", "bce", "ce"]))
        };
        if christian(before) || christian(self.after(0)) {
            return true;
        }
        let averages = before.is_some_and(|of| of.is_one_of(&["of", "at", "to"]))
            && self.before(2).is_some_and(|word| {
                word.is_one_of(&["average", "total", "maximum", "minimum", "sum", "toll", "price", "record"])
            });
        let hedged = before.is_some_and(|word| {
            word.is_one_of(&[
                "than",
                "nearly",
                "almost",
                "some",
                "about",
                "roughly",
                "approximately",
                "estimated",
                "least",
            ])
        });
        match self.of.dimension() {
            Some(Dimension::Count) => {
                let direct = self.after(0).is_some_and(|next| nouns::is_plural(next) && !next.is_capital());
                !(hedged || direct && !(modern && leads))
            }
            Some(_) => false,
            None => !(averages || hedged) && (modern || leads),
        }
    }

    /// `Route 66`, `section 4`, `World War Two`: not `Nearly 66`, where a sentence begins.
    fn follows_a_name(&self) -> bool {
        let Some(before) = self.before(1).filter(|word| word.kind == Kind::Word) else { return false };
        let measured = self
            .of
            .dimension()
            .is_some_and(|dimension| !matches!(dimension, Dimension::Count | Dimension::Other));
        let number = &self.of.numeral;
        let separated = number.form == Form::Digits || number.mantissa < 0.0;
        if separated || measured {
            return false;
        }
        if lexicon::is_index(&before.lower) && number.in_digits() {
            return true;
        }
        if lexicon::designates(&before.lower)
            && !(before.is_capital() && self.of.tokens.start > self.sentence.start + 1)
        {
            let singular = !nouns::is_plural(before) && !before.is("no");
            let determined = self.before(2).is_some_and(|word| {
                word.is_one_of(&["the", "this", "that", "last", "next", "past", "each", "per", "a", "every"])
            });
            return !determined && (singular || self.of.unit.is_none());
        }
        let people =
            self.after(0).is_some_and(|next| next.is_one_of(&["people", "men", "women", "children"]));
        if when::is_a_day(before) || when::month(before).is_some() || people {
            return false;
        }
        let group =
            before.is("of") && self.before(2).is_some_and(|word| word.is_capital() && word.is("group"));
        let begins = self.of.tokens.start == self.sentence.start + 1;
        let mixed = before.word.chars().skip(1).any(char::is_uppercase) && before.word.len() > 2;
        let name = (mixed || before.is_capital() && !begins) && !lexicon::ends_nouns(&before.lower);
        let capital = self.galley.tokens().get(number.tokens.start).is_some_and(Token::is_capital);
        group || name && (number.in_digits() || capital)
    }

    /// A long number without separators is the name of something; so is one alone in quote marks.
    fn names_one(&self) -> bool {
        const MARKS: &[&str] = &["“", "”", "\"", "''", "‘", "’", "'"];
        let long = self.of.numeral.is_plain() && self.of.numeral.bytes.len() >= 9;
        let quoted = self.before(1).is_some_and(|mark| mark.is_one_of(MARKS))
            && self.after(0).is_some_and(|mark| mark.is_one_of(MARKS));
        self.of.unit.is_none() && (long || quoted)
    }

    /// A measure with a capital letter is a title's: `the film 13 Hours`.
    fn is_title(&self) -> bool {
        let unit = self.of.unit.filter(|unit| {
            unit.by == By::Place && matches!(unit.dimension, Dimension::Time | Dimension::Length)
        });
        let mut letters = unit.map_or("", |unit| unit.name).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    }

    /// `the two`, `all three`: those that were counted before.
    fn is_elliptic(&self) -> bool {
        let determined = self.before(1).is_some_and(|word| {
            word.is_one_of(&[
                "the", "all", "these", "those", "other", "of", "any", "first", "last", "these", "her", "his",
                "their", "its",
            ])
        });
        let words = self.of.numeral.form == Form::Words && self.of.numeral.value() < 20.0;
        let nothing = self.of.numeral.value() == 0.0;
        words && self.of.unit.is_none() && (determined || nothing)
    }

    /// `one` that counts nothing: `no one`, `this one`, `one another`, `one day`.
    fn is_pronoun(&self) -> bool {
        if !self.of.is_one() || !self.galley.words(self.of.numeral.tokens.clone()).eq_ignore_ascii_case("one")
        {
            return false;
        }
        let before = self.before(1).is_some_and(|word| {
            word.is_one_of(&[
                "no", "this", "that", "any", "every", "each", "some", "another", "which", "number", "day",
            ])
        }) && self.of.unit.is_none_or(|unit| unit.by != By::Of);
        let after = self.after(0).is_some_and(|word| {
            word.is_one_of(&[
                "another", "day", "thing", "who", "that", "'s", "time", "way", "hand", "side", "reason",
            ])
        });
        before || after || self.of.unit.is_none()
    }

    /// `two faces of the same coin`, `at one point`: words that are always said so.
    fn is_saying(&self) -> bool {
        let tokens = self.galley.tokens();
        let numeral = &self.of.numeral.tokens;
        let number =
            |index: usize| tokens.get(index).filter(|_| numeral.len() == 1).map(|token| &*token.lower);
        let are = |words: &[&str], at: usize| {
            words
                .iter()
                .enumerate()
                .all(|(index, word)| tokens.get(at + index).is_some_and(|token| token.is(word)))
        };
        SAYINGS.iter().any(|(before, word, after)| {
            let start = numeral.start.checked_sub(before.len());
            number(numeral.start) == Some(*word)
                && start.is_some_and(|start| start >= self.sentence.start && are(before, start))
                && are(after, numeral.end)
        })
    }

    /// `on all fours`, `cloud nine`, `two-way`, `a hundred times`; a number in words that counts nothing at all.
    fn is_idiom(&self) -> bool {
        let hyphened = self.of.unit.is_some_and(|unit| unit.by == By::Hyphen);
        let bare =
            self.of.unit.is_none() && self.of.numeral.form == Form::Words && self.of.numeral.value() < 1.0;
        hyphened && self.of.dimension() == Some(Dimension::Count) || bare
    }
}

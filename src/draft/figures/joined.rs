//! Numbers that belong together: ranges, changes, the same amount in another unit, units that one number has for
//! several.

use super::super::galley::{Galley, Kind, Token};
use super::lexicon;
use super::measures::Dimension;
use super::numeral::Form;
use super::quantity::{By, Quantity, Unit};

/// One quantity, or two that make one figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Joined<'t> {
    /// The quantity; of two the second has the unit.
    pub(super) first: Quantity<'t>,
    pub(super) second: Option<Quantity<'t>>,
    pub(super) how: How,
    /// The same amount in another unit.
    pub(super) also: Option<Quantity<'t>>,
}

/// How quantities are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// There is but one.
    Alone,
    /// `30 to 40`
    Range,
    /// `between 30 and 40`
    Between,
    /// `rose from 30 to 40`
    Change,
    /// `3-1`, `64-32`: no figure.
    Pair,
    /// `one in three`, `nine out of ten`
    OneIn,
}

/// Joins the quantities of a sentence.
pub(super) fn join<'t>(galley: &Galley<'t>, mut all: Vec<Quantity<'t>>) -> Vec<Joined<'t>> {
    share_units(galley, &mut all);
    let mut joined: Vec<Joined<'t>> = Vec::with_capacity(all.len());
    let mut rest = all.into_iter().peekable();
    while let Some(mut first) = rest.next() {
        let how = rest.peek_mut().map_or(How::Alone, |second| how(galley, &mut first, second));
        let second = if how == How::Alone { None } else { rest.next() };
        if how == How::Alone
            && let Some(last) = joined.last_mut()
            && is_same_amount(galley, last, &first)
        {
            last.also = Some(first);
            continue;
        }
        joined.push(Joined { first, second, how, also: None });
    }
    joined
}

/// Gives a number without a unit that of the next (`two and three miles`) or of the one before (`compared with 63`).
fn share_units<'t>(galley: &Galley<'t>, all: &mut [Quantity<'t>]) {
    let shared = |unit: Unit<'t>| Unit { by: By::Other, ..unit };
    for index in (1..all.len()).rev() {
        let Ok([first, second]) = all.get_disjoint_mut([index - 1, index]) else { continue };
        let between = galley.tokens().get(first.end..second.tokens.start).unwrap_or_default();
        let lists = (1..=4).contains(&between.len())
            && between.iter().all(|token| token.is_one_of(&["and", "or", ",", "-"]))
            && between.iter().any(|token| !token.is("-"));
        let sensible = !is_like_a_year(first) && first.numeral.form != Form::Share && !first.is_one();
        let signed =
            second.dimension() == Some(Dimension::Money) && second.tokens.start < second.numeral.tokens.start;
        if first.unit.is_none()
            && lists
            && sensible
            && !signed
            && second.numeral.in_digits() == first.numeral.in_digits()
        {
            (first.unit, first.per) = (second.unit.map(shared), second.per);
        }
    }
    for index in 1..all.len() {
        let Ok([first, second]) = all.get_disjoint_mut([index - 1, index]) else { continue };
        let back =
            |count: usize| second.tokens.start.checked_sub(count).and_then(|at| galley.tokens().get(at));
        let word = |count: usize, words: &[&str]| back(count).is_some_and(|token| token.is_one_of(words));
        let compares = word(2, &["compared"]) && word(1, &["with", "to"])
            || word(2, &["up", "down"]) && word(1, &["from"])
            || word(1, &["versus", "vs", "vs.", "against"]);
        if second.unit.is_none() && compares && !is_like_a_year(second) {
            (second.unit, second.per) = (first.unit.map(shared), first.per);
        }
    }
}

/// Whether a number alone, four digits, is likelier a year.
pub(super) fn is_like_a_year(quantity: &Quantity<'_>) -> bool {
    let numeral = &quantity.numeral;
    numeral.is_plain() && (1000.0..2200.0).contains(&numeral.mantissa) && numeral.bytes.len() == 4
}

/// How two quantities are joined; shares scale and unit between them where they are.
fn how<'t>(galley: &Galley<'t>, first: &mut Quantity<'t>, second: &mut Quantity<'t>) -> How {
    let tokens = galley.tokens();
    let between = tokens.get(first.end..second.tokens.start).unwrap_or_default();
    if let Some(how) = one_in(galley, first, second) {
        return how;
    }
    let before = |count: usize| first.tokens.start.checked_sub(count).and_then(|at| tokens.get(at));
    let led = |word: &str| (1..=3).any(|count| before(count).is_some_and(|token| token.is(word)));
    let (from, is_between) = (led("from"), led("between"));
    let Some(link) = link(galley, between, second, from, is_between) else { return How::Alone };
    let dash = is_dash(link);
    let links = dash || is_to(link) || link.is("and") && is_between || link.is("or");
    let shares = first.numeral.form == Form::Share || second.numeral.form == Form::Share;
    if !links || shares || !agree(first, second, from || is_between) {
        return How::Alone;
    }
    let touching = dash && !link.spaced && tokens.get(second.tokens.start).is_some_and(|next| !next.spaced);
    if dash && !touching && !(link.spaced && link.word == "–") {
        return How::Alone;
    }
    let own = |quantity: &Quantity<'_>| quantity.unit.is_some_and(|unit| unit.by == By::Place);
    if is_to(link) && !from && own(first) && own(second) && changes(galley, first) {
        // "rose $2 to $45"
        return How::Alone;
    }
    scale_both(first, second);
    let unit = second.unit.or(first.unit);
    let rises = first.numeral.value() < second.numeral.value();
    if dash && (unit.is_none() || !rises || chained(galley, second)) {
        return How::Pair;
    }
    let own = first.unit.is_some_and(|unit| unit.by != By::Other);
    if link.is("or") && (!rises || own || unit.is_none() || is_like_a_year(first)) {
        return How::Alone;
    }
    if is_to(link) && !rises && !from {
        // "voted 5 to 4"
        return if unit.is_none() { How::Pair } else { How::Alone };
    }
    (first.unit, second.unit) = (unit, unit);
    let per = second.per.or(first.per);
    (first.per, second.per) = (per, per);
    match () {
        () if is_between && rises => How::Between,
        () if is_to(link) && from && (!rises || changes(galley, first)) => How::Change,
        () if !rises => How::Alone,
        () => How::Range,
    }
}

fn is_dash(token: &Token<'_>) -> bool {
    matches!(token.word, "-" | "–" | "—" | "‑" | "−")
}

/// `to`, or the beginning of `to-60`.
fn is_to(token: &Token<'_>) -> bool {
    token.is("to") || token.lower.starts_with("to-")
}

/// The word that links two numbers: the only one between them, or after `from` and `between` the last of a few.
fn link<'a, 't>(
    galley: &'a Galley<'t>,
    between: &'a [Token<'t>],
    second: &Quantity<'_>,
    from: bool,
    is_between: bool,
) -> Option<&'a Token<'t>> {
    const MOST: usize = 6;
    match between {
        [] => galley.tokens().get(second.tokens.start).filter(|token| is_to(token)),
        [link] => Some(link),
        [words @ .., last] if words.len() < MOST => {
            let plain = words
                .iter()
                .all(|word| word.kind == Kind::Word && !word.is_one_of(&["to", "and", "from", "by"]));
            let links = from && last.is("to") || is_between && last.is("and");
            (plain && links).then_some(last)
        }
        _ => None,
    }
}

/// Whether the units of two numbers allow that they are one figure; `led` is whether `from` or `between` leads to them.
fn agree(first: &Quantity<'_>, second: &Quantity<'_>, led: bool) -> bool {
    let money = |name: &str| name.split(' ').next_back() == Some("dollars");
    match (first.unit, second.unit) {
        (None, _) => true,
        (Some(one), Some(other)) => {
            let dollars = one.dimension == Dimension::Money && money(one.name) && money(other.name);
            let plural = one.name.trim_end_matches('s') == other.name.trim_end_matches('s');
            one.dimension == other.dimension
                && (plural || dollars || led && one.dimension == Dimension::Speed)
        }
        (Some(one), None) => {
            let signed = one.dimension == Dimension::Money && first.tokens.end == first.numeral.tokens.end;
            signed || led && one.dimension != Dimension::Count
        }
    }
}

/// `30 to 40 million` are thirty million to forty million.
fn scale_both(first: &mut Quantity<'_>, second: &Quantity<'_>) {
    let (one, other) = (&mut first.numeral, &second.numeral);
    if !one.is_scaled()
        && other.scale > 1.0
        && one.mantissa < 1000.0
        && other.form != Form::Lots
        && one.form != Form::Lots
    {
        let sensible = one.mantissa <= other.mantissa || one.mantissa < other.mantissa * 10.0;
        if sensible && one.mantissa < 1000.0 {
            one.scale = other.scale;
        }
    }
}

/// Whether a third number follows a dash: `6-4-2`, `555-12-34`.
fn chained(galley: &Galley<'_>, second: &Quantity<'_>) -> bool {
    let next = |ahead: usize| galley.tokens().get(second.numeral.tokens.end + ahead);
    next(0).is_some_and(|dash| dash.kind == Kind::Mark && matches!(dash.word, "-" | "–") && !dash.spaced)
        && next(1).is_some_and(|number| number.kind == Kind::Number && !number.spaced)
}

/// Whether what comes before `from 30 to 40` says that something changed.
fn changes(galley: &Galley<'_>, first: &Quantity<'_>) -> bool {
    let start = first.tokens.start;
    let before = galley.tokens().get(start.saturating_sub(8)..start).unwrap_or_default();
    before.iter().any(|token| lexicon::changes(&token.lower))
}

/// `one in three`, `nine out of ten`, `one of four`: a share.
fn one_in(galley: &Galley<'_>, first: &Quantity<'_>, second: &Quantity<'_>) -> Option<How> {
    let between = galley.tokens().get(first.numeral.tokens.end..second.numeral.tokens.start)?;
    let linked = match between {
        [link] => link.is("in") || link.is("of") && first.is_one(),
        [out, of] => out.is("out") && of.is("of"),
        _ => false,
    };
    let (one, other) = (first.numeral.value(), second.numeral.value());
    let whole = |value: f64| value.fract() == 0.0 && (1.0..=100_000.0).contains(&value);
    let fits = whole(one) && whole(other) && one < other && !first.numeral.is_scaled();
    let counted = first.numeral.form != Form::Lots && second.numeral.form != Form::Lots;
    let spelt = !first.numeral.in_digits() || (1.0..=9.0).contains(&one) && !is_like_a_year(second);
    (linked && fits && counted && spelt && !is_like_a_year(second)).then_some(How::OneIn)
}

/// Whether a quantity stands in brackets after another and is the same amount: `115 km (70 miles)`.
fn is_same_amount(galley: &Galley<'_>, last: &Joined<'_>, next: &Quantity<'_>) -> bool {
    let tokens = galley.tokens();
    let Some((one, other)) = last.first.unit.zip(next.unit) else { return false };
    let opened = tokens.get(last.first.end..next.tokens.start).unwrap_or_default();
    let hedged = opened.len() <= 3 && opened.first().is_some_and(|mark| mark.is("("));
    let closed = tokens.get(next.end).is_some_and(|mark| mark.is(")"));
    let measured = !matches!(
        one.dimension,
        Dimension::Count | Dimension::Share | Dimension::Age | Dimension::Other | Dimension::Time
    );
    last.how == How::Alone
        && last.also.is_none()
        && hedged
        && closed
        && measured
        && one.dimension == other.dimension
        && one.name != other.name
        && next.numeral.form != Form::Lots
}

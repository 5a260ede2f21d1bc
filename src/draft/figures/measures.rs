//! What amounts are measured in: kilometres, degrees, barrels, years.

mod units;

use super::super::galley::{Galley, Kind, Token};
use Dimension::{Age, Area, Heat, Length, Other, Share, Speed, Volume};
use units::{SYMBOLS, UNITS};

/// What a unit measures: amounts of one dimension can be the same amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    /// Per cent and its points.
    Share,
    /// A currency.
    Money,
    /// Metres and miles.
    Length,
    /// Hectares.
    Area,
    /// Litres and barrels.
    Volume,
    /// Tonnes.
    Mass,
    /// Kilometres per hour.
    Speed,
    /// Degrees.
    Heat,
    /// Hours and years.
    Time,
    /// Years of age.
    Age,
    /// Anything else that is measured: watts, bytes, times.
    Other,
    /// What is counted one by one.
    Count,
}

/// A unit as found after a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure<'t> {
    /// As the article writes it, but `per cent` for all its signs.
    pub(super) name: &'t str,
    pub(super) dimension: Dimension,
    /// The token after it.
    pub(super) end: usize,
}

/// What a word measures in.
pub(super) fn dimension(word: &str, lower: &str) -> Option<Dimension> {
    let find = |list: &[(&str, Dimension)], word: &str| {
        let found = list.binary_search_by(|(unit, _)| (*unit).cmp(word)).ok()?;
        list.get(found).map(|(_, dimension)| *dimension)
    };
    find(UNITS, lower).or_else(|| find(SYMBOLS, word))
}

/// The measure that begins at a token, before `end`.
pub(super) fn at<'t>(galley: &Galley<'t>, at: usize, end: usize) -> Option<Measure<'t>> {
    let tokens = galley.tokens().get(..end)?;
    let token = tokens.get(at)?;
    let measure = |name: &'t str, dimension: Dimension, end: usize| Some(Measure { name, dimension, end });
    if let Some(end) = share(tokens, at) {
        return measure("per cent", Share, end);
    }
    if token.kind == Kind::Mark {
        return sign(tokens, at);
    }
    if let Some(end) = squared(tokens, at) {
        let of = if token.lower.starts_with('s') { Area } else { Volume };
        return measure(galley.words(at..end), of, end);
    }
    if token.is_one_of(&["percentage", "basis"])
        && tokens.get(at + 1).is_some_and(|next| next.is_one_of(&["points", "point"]))
    {
        return measure(galley.words(at..at + 2), Share, at + 2);
    }
    if pence(token) {
        return measure(token.word, Dimension::Money, at + 1);
    }
    let found = dimension(token.word, &token.lower)?;
    let rated = slashed(tokens, at);
    let is_letter = rated.is_none()
        && token.word.len() == 1
        && token.spaced
        && !matches!(token.word, "m" | "g" | "l" | "L" | "C" | "F" | "W" | "V" | "K");
    if is_letter || token.is("times") && token.is_capital() {
        return None;
    }
    if matches!(found, Heat) && token.lower.starts_with("deg") {
        let scale = tokens
            .get(at + 1)
            .filter(|next| next.is_one_of(&["celsius", "fahrenheit", "c", "f", "centigrade", "kelvin"]));
        let end = at + 1 + usize::from(scale.is_some());
        return measure(galley.words(at..end), Heat, end);
    }
    if let Some(end) = rated {
        let speed = if matches!(found, Length) { Speed } else { Other };
        return measure(galley.words(at..end), speed, end);
    }
    measure(token.word, found, at + 1)
}

/// The token after `%`, `per cent`, `percent`, `pc`.
fn share(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    let next = tokens.get(at + 1);
    if token.is_one_of(&["%", "percent", "pct", "percent."]) || token.is("pc") {
        return Some(at + 1);
    }
    (token.is("per") && next.is_some_and(|next| next.is("cent"))).then_some(at + 2)
}

/// `°C`
fn sign<'t>(tokens: &[Token<'t>], at: usize) -> Option<Measure<'t>> {
    let token = tokens.get(at)?;
    match token.word {
        "°" | "º" | "˚" => {
            // At the end of a sentence the scale has its stop: "5°C."
            let scale = tokens.get(at + 1).map_or("", |next| next.word.trim_end_matches('.'));
            let (name, length) = match scale {
                "C" | "c" => ("°C", 2),
                "F" | "f" => ("°F", 2),
                _ => (token.word, 1),
            };
            Some(Measure { name, dimension: Heat, end: at + length })
        }
        "″" => Some(Measure { name: "inches", dimension: Length, end: at + 1 }),
        "′" => Some(Measure { name: "feet", dimension: Length, end: at + 1 }),
        "℃" | "℉" => Some(Measure { name: token.word, dimension: Heat, end: at + 1 }),
        _ => None,
    }
}

/// The token after `square metres`, `sq m`, `cubic feet`.
fn squared(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    let stop = usize::from(tokens.get(at + 1).is_some_and(|stop| stop.is(".") && !stop.spaced));
    let next = tokens.get(at + 1 + stop)?;
    let is_unit = matches!(dimension(next.word, &next.lower), Some(Length));
    (token.is_one_of(&["square", "sq", "sq.", "cubic", "cu"]) && is_unit).then_some(at + 2 + stop)
}

/// The token after `km/h`, `g/km`, `kV/cm`.
fn slashed(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let slash = tokens.get(at + 1).filter(|slash| slash.is("/") && !slash.spaced)?;
    let under = tokens.get(at + 2).filter(|under| under.start == slash.end() && under.kind == Kind::Word)?;
    let known = dimension(under.word, &under.lower).is_some() || under.is_one_of(&["h", "s"]);
    known.then_some(at + 3)
}

/// `193p`: pence, where nothing stands between.
pub(super) fn pence(token: &Token<'_>) -> bool {
    token.word == "p" && !token.spaced
}

/// What `-old` makes of a unit of time: an age.
pub(super) fn age<'t>(galley: &Galley<'t>, at: usize, end: usize) -> Option<Measure<'t>> {
    let tokens = galley.tokens().get(..end)?;
    let token = tokens.get(at)?;
    let name = token.lower.strip_prefix("year").or_else(|| token.lower.strip_prefix("month"));
    let name =
        name.or_else(|| token.lower.strip_prefix("week")).or_else(|| token.lower.strip_prefix("day"))?;
    let found = |end: usize| Measure { name: galley.words(at..end), dimension: Age, end };
    match name {
        "-old" | "s-old" | "-olds" => Some(found(at + 1)),
        "" | "s" if tokens.get(at + 1).is_some_and(|old| old.is_one_of(&["old", "olds"])) => {
            Some(found(at + 2))
        }
        "" | "s" => {
            let of = tokens.get(at + 1).is_some_and(|of| of.is("of"));
            (of && tokens.get(at + 2).is_some_and(|age| age.is("age"))).then(|| found(at + 3))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn lists_are_sorted() {
        for list in [UNITS, SYMBOLS] {
            let wrong = list.windows(2).find(|pair| pair[0].0 >= pair[1].0);
            assert_eq!(wrong, None);
        }
    }

    #[rstest]
    #[case("km away", "km", Length)]
    #[case("per cent of it", "per cent", Share)]
    #[case("% of it", "per cent", Share)]
    #[case("percentage points", "percentage points", Share)]
    #[case("square miles", "square miles", Area)]
    #[case("sq ft of it", "sq ft", Area)]
    #[case("km/h winds", "km/h", Speed)]
    #[case("°C at noon", "°C", Heat)]
    #[case("degrees Celsius", "degrees Celsius", Heat)]
    #[case("degrees below", "degrees", Heat)]
    fn measures_are_found(#[case] text: &str, #[case] name: &str, #[case] dimension: Dimension) {
        let galley = Galley::new(text);
        let found = at(&galley, 0, galley.tokens().len()).expect("a measure");
        assert_eq!((found.name, found.dimension), (name, dimension));
    }

    #[rstest]
    #[case("people")]
    #[case("A man")]
    #[case("second time")]
    fn other_words_are_none(#[case] text: &str) {
        let galley = Galley::new(text);
        assert_eq!(at(&galley, 0, galley.tokens().len()), None);
    }
}

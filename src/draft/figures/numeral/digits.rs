//! Numbers in digits.

use super::super::super::galley::{Galley, Kind, Token};
use super::{Form, Numeral, scale, touches};

/// More digits than any amount of the news has; a longer run is not read.
const LONGEST: usize = 24;

/// The number that a token of digits begins.
pub(super) fn read(galley: &Galley<'_>, tokens: &[Token<'_>], at: usize) -> Option<Numeral> {
    let token = tokens.get(at)?;
    let (mut mantissa, mut form) = amount(token.word)?;
    let mut bytes = token.start..token.end();
    let mut next = at + 1;
    if let Some(end) = spaced_groups(galley, tokens, at) {
        let last = tokens.get(end - 1)?;
        bytes.end = last.end();
        let digits: String = galley.slice(bytes.clone()).chars().filter(char::is_ascii_digit).collect();
        (mantissa, form) = (digits.parse().ok()?, Form::Digits);
        next = end;
    } else if let Some((share, end)) = fraction(tokens, at) {
        (mantissa, form, next) = (share, Form::Digits, end);
        bytes.end = tokens.get(end - 1)?.end();
    } else if let Some((share, end)) = mixed(tokens, at) {
        (mantissa, form, next) = (mantissa + share, Form::Digits, end);
        bytes.end = tokens.get(end - 1)?.end();
    }
    let mut numeral = Numeral { tokens: at..next, bytes, mantissa, scale: 1.0, form, tail: None, code: None };
    lead(tokens, at, &mut numeral);
    scaled(tokens, &mut numeral);
    Some(numeral)
}

/// The number in a word that begins with letters of a currency: `EUR50m`, `RM3.50`, `US160` after a dollar sign.
pub(super) fn read_coded(galley: &Galley<'_>, tokens: &[Token<'_>], at: usize) -> Option<Numeral> {
    let token = tokens.get(at)?;
    let letters = token.word.find(|c: char| c.is_ascii_digit())?;
    let code = token.word.get(..letters)?;
    let negative = code.eq_ignore_ascii_case("minus-");
    let squared = code.is_empty() && token.word.ends_with(['2', '3']);
    let prefixed =
        negative || squared || code.eq_ignore_ascii_case("to-") || code.eq_ignore_ascii_case("sub-");
    let signed = at.checked_sub(1).and_then(|sign| tokens.get(sign)).is_some_and(|sign| sign.is("$"));
    if !(prefixed
        || super::super::money::is_code(code)
        || signed && code.bytes().all(|byte| byte.is_ascii_uppercase()))
    {
        return None;
    }
    let begin = token.start + letters;
    // Tokens end a word at a stop or comma; the number goes on.
    let rest = galley.text().get(begin..(begin + LONGEST).min(galley.text().len()));
    let rest = rest.or_else(|| galley.text().get(begin..token.end()))?;
    let length = digits(rest);
    let (mantissa, form) = amount(rest.get(..length)?)?;
    let end = begin + length;
    let next = at + tokens.get(at..)?.iter().take_while(|token| token.start < end).count();
    let last = tokens.get(next - 1)?;
    let tail = (last.end() > end).then(|| end..last.end());
    if squared {
        // "1,000m2" is a number; "4x2" is a name.
        let unit = galley.slice(tail.clone()?);
        super::super::measures::dimension(unit, unit)?;
    }
    let mut numeral = Numeral {
        tokens: at..next,
        bytes: if negative { token.start..end } else { begin..end },
        mantissa: if negative { -mantissa } else { mantissa },
        scale: 1.0,
        form,
        tail: tail.clone(),
        code: (!prefixed).then_some(token.start..begin),
    };
    match tail.and_then(|tail| suffix(galley.slice(tail))) {
        Some(by) => {
            (numeral.scale, numeral.form, numeral.bytes.end) = (by, Form::Digits, last.end());
            numeral.tail = None;
        }
        None => scaled(tokens, &mut numeral),
    }
    Some(numeral)
}

/// The bytes of digits, and separators between digits, that a text begins with.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let inside = |at: usize| is_digit(at) || matches!(bytes.get(at), Some(b',' | b'.')) && is_digit(at + 1);
    (0..bytes.len()).take_while(|at| inside(*at)).count()
}

/// What digits with separators and a fraction amount to.
fn amount(word: &str) -> Option<(f64, Form)> {
    if word.len() > LONGEST {
        return None;
    }
    let vulgar = word.chars().next_back().and_then(vulgar);
    let whole = if vulgar.is_some() { word.trim_end_matches(|c: char| !c.is_ascii_digit()) } else { word };
    if whole.is_empty() {
        return Some((vulgar?, Form::Digits));
    }
    let (value, separated) = separated(whole)?;
    let form = if separated || vulgar.is_some() { Form::Digits } else { Form::Plain };
    Some((value + vulgar.unwrap_or(0.0), form))
}

/// The value of digits, and whether separators of thousands are among them.
fn separated(written: &str) -> Option<(f64, bool)> {
    if !written.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')) {
        return None;
    }
    let count = |mark: char| written.matches(mark).count();
    let value = match (count(','), count('.')) {
        (0, 0 | 1) => return Some((written.parse().ok()?, false)),
        // 12,400 but 12,5
        (1, 0) if groups(written, ',').is_none() => {
            return Some((written.replace(',', ".").parse().ok()?, false));
        }
        (_, 0) => groups(written, ',')?,
        (0, _) => groups(written, '.')?,
        (_, 1) if written.rfind('.') > written.rfind(',') => {
            let (whole, fraction) = written.split_once('.')?;
            format!("{}.{fraction}", groups(whole, ',')?)
        }
        (1, _) => {
            let (whole, fraction) = written.split_once(',')?;
            format!("{}.{fraction}", groups(whole, '.')?)
        }
        _ => return None,
    };
    Some((value.parse().ok()?, true))
}

/// The digits without their separators, if those part thousands, or as in India lakhs.
fn groups(written: &str, mark: char) -> Option<String> {
    let mut groups = written.split(mark);
    let head = groups.next()?.len();
    let rest: Vec<usize> = groups.map(str::len).collect();
    let last = rest.last().is_none_or(|last| *last == 3);
    let thousands = rest.iter().all(|group| *group == 3) && (1..=3).contains(&head);
    let lakhs = rest.len() > 1 && last && rest.iter().rev().skip(1).all(|group| *group == 2) && head <= 2;
    (thousands || lakhs).then(|| written.replace(mark, ""))
}

fn vulgar(sign: char) -> Option<f64> {
    Some(match sign {
        '½' => 0.5,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅙' => 1.0 / 6.0,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        _ => return None,
    })
}

/// The token after groups of three digits that spaces part, as in `8 000`.
fn spaced_groups(galley: &Galley<'_>, tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let is_group = |token: &Token<'_>| token.word.bytes().all(|byte| byte.is_ascii_digit());
    let head = tokens.get(at)?;
    if head.word.len() > 3 || !is_group(head) || head.word.starts_with('0') {
        return None;
    }
    let rest = tokens.get(at + 1..)?.iter().zip(tokens.get(at..)?);
    let joined = |(token, before): &(&Token<'_>, &Token<'_>)| {
        let between = galley.slice(before.end()..token.start);
        token.word.len() == 3
            && is_group(token)
            && matches!(between, " " | "\u{a0}" | "\u{2009}" | "\u{202f}")
    };
    // Longer runs are lists of numbers.
    let count = rest.take(5).take_while(joined).count();
    (1..=4).contains(&count).then_some(at + 1 + count)
}

/// `3/4`, with a denominator that shares have.
fn fraction(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let [over, slash, under] = tokens.get(at..at + 3)? else { return None };
    let goes_on = tokens.get(at + 3).is_some_and(|next| touches(next) && next.is("/"));
    if !(slash.is_one_of(&["/", "⁄"]) && touches(slash) && touches(under)) || goes_on {
        return None;
    }
    let (over, under): (f64, f64) = (over.word.parse().ok()?, under.word.parse().ok()?);
    let usual = [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 16.0, 32.0, 64.0, 100.0, 128.0, 1000.0];
    (over >= 1.0 && over < under && usual.contains(&under)).then_some((over / under, at + 3))
}

/// The fraction after a whole number: `3 1/2`, `3 ½`.
fn mixed(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let next = tokens.get(at + 1).filter(|next| next.kind == Kind::Number)?;
    let mut chars = next.word.chars();
    match (chars.next().and_then(vulgar), chars.next()) {
        (Some(share), None) => Some((share, at + 2)),
        _ => fraction(tokens, at + 1),
    }
}

/// What stands before the digits and belongs to them: the point of `.5`, the sign of `-1.3`, `minus`.
fn lead(tokens: &[Token<'_>], at: usize, numeral: &mut Numeral) {
    let before = |back: usize| at.checked_sub(back).and_then(|index| tokens.get(index));
    let Some(mark) = before(1) else { return };
    let touching = tokens.get(at).is_some_and(touches);
    let (mut from, mut bytes) = (at, numeral.bytes.clone());
    if touching && mark.is(".") && (mark.spaced || before(2).is_some_and(|sign| sign.kind == Kind::Mark)) {
        let digits = tokens.get(at).map_or(0, |token| token.word.len());
        numeral.mantissa /= 10_f64.powi(i32::try_from(digits).unwrap_or(0));
        numeral.form = Form::Digits;
        (from, bytes.start) = (at - 1, mark.start);
    }
    let sign = from.checked_sub(1).and_then(|index| tokens.get(index));
    let adjoins = tokens.get(from).is_some_and(touches);
    if let Some(sign) = sign
        && is_minus(sign, adjoins, from.checked_sub(2).and_then(|index| tokens.get(index)))
    {
        numeral.mantissa = -numeral.mantissa;
        (from, bytes.start) = (from - 1, sign.start);
        if sign.word.len() > 3 && !adjoins {
            bytes.start = sign.start;
        }
    }
    numeral.tokens.start = from;
    numeral.bytes = bytes;
}

/// Whether a token makes the number after it less than nothing.
fn is_minus(sign: &Token<'_>, adjoins: bool, before: Option<&Token<'_>>) -> bool {
    let opens = sign.spaced || before.is_some_and(|before| before.is_one_of(&["(", "minus"]));
    match sign.word {
        "-" | "−" | "–" => adjoins && opens,
        _ => sign.is("minus"),
    }
}

/// Takes in the scale after a number: `1.2 million`, `4.2bn`, `20k`.
fn scaled(tokens: &[Token<'_>], numeral: &mut Numeral) {
    let hyphen = |at: usize| {
        tokens.get(at).is_some_and(|mark| mark.is("-") && touches(mark))
            && tokens.get(at + 1).is_some_and(touches)
    };
    let at = numeral.tokens.end + usize::from(hyphen(numeral.tokens.end));
    let Some(word) = tokens.get(at) else { return };
    let short =
        matches!(word.word, "M" | "B") && tokens.get(at + 1).is_some_and(super::super::nouns::is_plural);
    let by = if touches(word) || short { suffix(word.word) } else { None }.or_else(|| {
        let scale = scale(&word.lower)?;
        let counts = word.kind == Kind::Word && !(word.is("dozen") && numeral.mantissa > 20.0);
        counts.then_some(scale)
    });
    let Some(by) = by.filter(|_| !is_metres(tokens, numeral, word, at)) else { return };
    numeral.scale = by;
    numeral.form = Form::Digits;
    numeral.tokens.end = at + 1;
    numeral.bytes.end = word.end();
    // "5 hundred million"
    if let Some(more) = tokens.get(at + 1)
        && let Some(by) = scale(&more.lower).filter(|by| *by > numeral.scale)
    {
        numeral.scale *= by;
        numeral.tokens.end = at + 2;
        numeral.bytes.end = more.end();
    }
}

/// What a suffix of a number multiplies it by.
fn suffix(written: &str) -> Option<f64> {
    Some(match written {
        "k" | "K" => 1e3,
        "m" | "M" | "mn" | "mln" | "MM" => 1e6,
        "b" | "B" | "bn" | "bln" | "BN" => 1e9,
        "t" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// Whether the letter after a number is a unit: `100m` is metres, `€100m` and `2.7m sales` are millions.
fn is_metres(tokens: &[Token<'_>], numeral: &Numeral, word: &Token<'_>, at: usize) -> bool {
    if word.word.len() > 1 || word.word == "k" || word.word == "K" {
        return false;
    }
    let before = numeral.tokens.start.checked_sub(1).and_then(|index| tokens.get(index));
    let money = numeral.code.is_some() || before.is_some_and(super::super::money::may_precede);
    let plural = |token: &Token<'_>| super::super::nouns::is_plural(token);
    let counted = || tokens.get(at + 1..).unwrap_or_default().iter().take(5);
    let ends = |token: &&Token<'_>| {
        token.kind == Kind::Word && !super::super::lexicon::ends_nouns(&token.lower) || token.is("and")
    };
    !(money || matches!(word.word, "m" | "M" | "B" | "b") && counted().take_while(ends).any(plural))
}

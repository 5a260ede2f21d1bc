//! Money: the signs, codes and names of currencies.

use super::super::galley::{Galley, Kind, Token};
use super::numeral::Numeral;

/// Signs that stand before an amount, with the letters that may stand before the sign.
const SIGNS: &[(&str, &str, &str)] = &[
    ("us", "$", "US dollars"),
    ("u.s.", "$", "US dollars"),
    ("a", "$", "Australian dollars"),
    ("au", "$", "Australian dollars"),
    ("c", "$", "Canadian dollars"),
    ("ca", "$", "Canadian dollars"),
    ("can", "$", "Canadian dollars"),
    ("hk", "$", "Hong Kong dollars"),
    ("nz", "$", "New Zealand dollars"),
    ("s", "$", "Singapore dollars"),
    ("nt", "$", "Taiwan dollars"),
    ("r", "$", "reais"),
    ("", "$", "dollars"),
    ("", "€", "euros"),
    ("", "£", "pounds sterling"),
    ("", "¥", "yen"),
    ("", "₹", "rupees"),
    ("", "₽", "roubles"),
    ("", "₩", "won"),
    ("", "₪", "shekels"),
    ("", "₺", "lira"),
    ("", "₴", "hryvnias"),
    ("", "₦", "naira"),
    ("", "₱", "pesos"),
    ("", "฿", "baht"),
    ("y", "=", "yen"),
];

/// Codes and letters that stand before or after an amount.
const CODES: &[(&str, &str)] = &[
    ("AED", "dirhams"),
    ("AUD", "Australian dollars"),
    ("BRL", "reais"),
    ("CAD", "Canadian dollars"),
    ("CHF", "Swiss francs"),
    ("CNY", "yuan"),
    ("CZK", "Czech crowns"),
    ("DKK", "Danish crowns"),
    ("EUR", "euros"),
    ("GBP", "pounds sterling"),
    ("HKD", "Hong Kong dollars"),
    ("HUF", "forints"),
    ("IDR", "Indonesian rupiah"),
    ("ILS", "shekels"),
    ("INR", "rupees"),
    ("JPY", "yen"),
    ("KRW", "won"),
    ("MXN", "Mexican pesos"),
    ("MYR", "Malaysian ringgit"),
    ("NIS", "shekels"),
    ("NOK", "Norwegian crowns"),
    ("NZD", "New Zealand dollars"),
    ("PHP", "Philippine pesos"),
    ("PKR", "Pakistani rupees"),
    ("PLN", "zlotys"),
    ("RM", "Malaysian ringgit"),
    ("RMB", "yuan"),
    ("RUB", "roubles"),
    ("Rp", "Indonesian rupiah"),
    ("Rs", "rupees"),
    ("Rs.", "rupees"),
    ("SAR", "riyals"),
    ("SEK", "Swedish crowns"),
    ("SGD", "Singapore dollars"),
    ("THB", "baht"),
    ("TRY", "lira"),
    ("TWD", "Taiwan dollars"),
    ("UAH", "hryvnias"),
    ("US", "US dollars"),
    ("USD", "US dollars"),
    ("YEN", "yen"),
    ("ZAR", "rand"),
];

/// Names of currencies after an amount, in small letters. `pounds` are weights as well, and are for measures.
const NAMES: &[&str] = &[
    "baht", "bitcoin", "bitcoins", "bucks", "cent", "cents", "crowns", "dinar", "dinars", "dirham",
    "dirhams", "dollar", "dollars", "euro", "euros", "forint", "forints", "franc", "francs", "hryvnia",
    "hryvnias", "krona", "krone", "kroner", "kronor", "lira", "naira", "pence", "peso", "pesos", "rand",
    "reais", "renminbi", "ringgit", "riyal", "riyals", "rouble", "roubles", "ruble", "rubles", "rupee",
    "rupees", "rupiah", "sen", "shekel", "shekels", "won", "yen", "yuan", "zloty", "zlotys",
];

/// Adjectives before the name of a currency.
const NATIONS: &[&str] = &[
    "american",
    "argentine",
    "australian",
    "canadian",
    "chilean",
    "chinese",
    "danish",
    "egyptian",
    "hong",
    "indian",
    "japanese",
    "mexican",
    "norwegian",
    "pakistani",
    "russian",
    "singapore",
    "south",
    "sri",
    "sterling",
    "swedish",
    "swiss",
    "taiwan",
    "turkish",
    "u.s.",
    "us",
    "zealand",
];

/// Whether letters are a currency's code.
pub(super) fn is_code(letters: &str) -> bool {
    code(letters).is_some()
}

fn code(letters: &str) -> Option<&'static str> {
    let found = CODES.binary_search_by(|(code, _)| (*code).cmp(letters)).ok()?;
    CODES.get(found).map(|(_, name)| *name)
}

/// Whether a token can be what stands before an amount of money.
pub(super) fn may_precede(token: &Token<'_>) -> bool {
    SIGNS.iter().any(|(_, sign, _)| *sign == token.word)
        || code(token.word).is_some_and(|_| token.word != "US")
}

/// The currency that stands before a number, and its first token.
pub(super) fn before(galley: &Galley<'_>, numeral: &Numeral) -> Option<(&'static str, usize)> {
    let tokens = galley.tokens();
    let start = numeral.tokens.start;
    let back = |count: usize| start.checked_sub(count).and_then(|index| tokens.get(index));
    if let Some(letters) = numeral.code.clone() {
        let letters = galley.slice(letters);
        let signed = back(1).is_some_and(|sign| sign.is("$"));
        let dollars = || {
            let lower = letters.to_lowercase();
            SIGNS.iter().find(|(before, sign, _)| *before == lower && *sign == "$").map(|(_, _, name)| *name)
        };
        return Some((code(letters).or_else(dollars).unwrap_or("dollars"), start - usize::from(signed)));
    }
    let sign = back(1)?;
    if sign.kind == Kind::Mark {
        let letters = back(2).filter(|letters| letters.kind == Kind::Word);
        let lettered = SIGNS.iter().find(|(before, mark, _)| {
            *mark == sign.word
                && letters.is_some_and(|letters| letters.is(before) && joins(letters, sign, before))
        });
        let plain = || SIGNS.iter().find(|(before, mark, _)| before.is_empty() && *mark == sign.word);
        return match lettered {
            Some((_, _, name)) => Some((name, start - 2)),
            None => plain().map(|(_, _, name)| (*name, start - 1)),
        };
    }
    let word = sign.word;
    code(word).filter(|_| word != "US" && word != "PHP").map(|name| (name, start - 1))
}

/// Whether letters belong to the sign after them; `A $5 note` has no Australian dollars.
fn joins(letters: &Token<'_>, sign: &Token<'_>, written: &str) -> bool {
    letters.is_capital() && (!sign.spaced || written.len() > 1)
}

/// The currency after a number, and the token after it.
pub(super) fn after<'t>(galley: &Galley<'t>, at: usize, end: usize) -> Option<(&'t str, usize)> {
    let tokens = galley.tokens().get(..end)?;
    let token = tokens.get(at)?;
    if matches!(token.word, "$" | "€" | "£" | "₽") {
        let name = SIGNS.iter().find(|(before, sign, _)| before.is_empty() && *sign == token.word);
        // A sign before the next number is that number's.
        let next_has_it = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number && !next.spaced);
        return name.filter(|_| !next_has_it).map(|(_, _, name)| (*name, at + 1));
    }
    if token.kind != Kind::Word {
        return None;
    }
    if let Some(name) = code(token.word).filter(|_| !matches!(token.word, "US" | "TRY" | "RM" | "Rs" | "Rs."))
    {
        let equals = tokens.get(at + 1).is_some_and(|next| next.is("=") && !next.spaced);
        return Some((name, at + 1 + usize::from(equals)));
    }
    let mut last = at;
    while last < at + 3
        && tokens.get(last).is_some_and(|word| {
            NATIONS.binary_search(&&*word.lower).is_ok() || word.is("kong") || word.is("new")
        })
    {
        last += 1;
    }
    let name = tokens.get(last)?;
    let known = NAMES.binary_search(&&*name.lower).is_ok();
    // "won 3 titles" has a verb, "3 won" hardly ever money without its nation.
    (known && !(name.is("won") && last == at && !name.spaced))
        .then(|| (galley.slice(token.start..name.end()), last + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(NAMES.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(NATIONS.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

//! The words of small numbers.

/// In which languages a word is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongues {
    /// English alone: "elf" is nobody's eleven.
    English,
    /// English, German and French; `un` and `eins` are articles and pronouns too, and are in none.
    All,
}

/// One, two, three … in English, German and French.
const SMALL: &[&[&str]] = &[
    &[
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ],
    &["", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"],
    &["", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"],
];
/// Ten, twenty, thirty …
const TENS: &[&[&str]] = &[
    &["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    &["zehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"],
    &["dix", "vingt", "trente", "quarante", "cinquante", "soixante"],
];

/// What a word from one to nineteen means, in small letters.
pub fn small(word: &str, tongues: Tongues) -> Option<f64> {
    place(SMALL, word, tongues)
}

/// What a word from ten to ninety means, in small letters.
pub fn tens(word: &str, tongues: Tongues) -> Option<f64> {
    place(TENS, word, tongues).map(|tens| tens * 10.0)
}

/// The place of a word in one of the lists, from 1.
fn place(lists: &[&[&str]], word: &str, tongues: Tongues) -> Option<f64> {
    let lists = lists.get(..if tongues == Tongues::English { 1 } else { lists.len() })?;
    let place = lists.iter().find_map(|list| list.iter().position(|name| *name == word))?;
    u8::try_from(place + 1).ok().map(f64::from).filter(|_| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_looked_up() {
        assert_eq!(small("twelve", Tongues::English), Some(12.0));
        assert_eq!(small("elf", Tongues::English), None);
        assert_eq!(small("elf", Tongues::All), Some(11.0));
        assert_eq!(tens("vingt", Tongues::All), Some(20.0));
        assert_eq!(small("", Tongues::All), None);
    }
}

//! What languages are called, and how their words are quoted.

/// Primary subtags of BCP 47 and the languages' names in English (IANA Language Subtag Registry).
const NAMES: [(&str, &str); 48] = [
    ("am", "Amharic"),
    ("ar", "Arabic"),
    ("bg", "Bulgarian"),
    ("bn", "Bengali"),
    ("bs", "Bosnian"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("ha", "Hausa"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("hy", "Armenian"),
    ("id", "Indonesian"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ka", "Georgian"),
    ("ko", "Korean"),
    ("ku", "Kurdish"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("my", "Burmese"),
    ("nb", "Norwegian Bokmål"),
    ("nl", "Dutch"),
    ("no", "Norwegian"),
    ("pl", "Polish"),
    ("ps", "Pashto"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("so", "Somali"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("sw", "Swahili"),
    ("th", "Thai"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("vi", "Vietnamese"),
    ("zh", "Chinese"),
];

/// A language's English name by its BCP 47 tag; the tag itself where it is not among the common ones.
pub fn name(tag: &str) -> String {
    let primary = primary(tag);
    let known = NAMES.iter().find(|(subtag, _)| *subtag == primary);
    known.map_or(tag, |(_, name)| name).to_owned()
}

/// The quote marks that a language puts around words.
pub fn marks(tag: &str) -> (&'static str, &'static str) {
    match primary(tag).as_str() {
        "de" | "cs" | "bg" | "lt" => ("„", "“"),
        "fr" => ("« ", " »"),
        "ar" | "es" | "fa" | "it" | "nb" | "no" | "pt" | "ru" | "uk" => ("«", "»"),
        "hu" | "pl" | "ro" => ("„", "”"),
        "fi" | "sv" => ("”", "”"),
        "ja" => ("「", "」"),
        _ => ("“", "”"),
    }
}

fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_does_not_matter_and_an_unknown_tag_stays() {
        assert_eq!((name("de-AT").as_str(), marks("de-AT").0), ("German", "„"));
        assert_eq!((name("tlh").as_str(), marks("tlh").0), ("tlh", "“"));
    }

    #[test]
    fn names_are_in_order_and_once() {
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}

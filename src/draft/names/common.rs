//! Words that begin with a capital letter and are no names, and words that hold names together.

/// Whether a word is never part of a name, even with a capital letter.
pub(super) fn is_function(lower: &str) -> bool {
    FUNCTION.binary_search(&lower).is_ok()
}

/// Whether a word begins sentences and no names.
pub(super) fn is_starter(lower: &str) -> bool {
    STARTERS.binary_search(&lower).is_ok()
}

/// Whether an unknown word that begins a sentence looks like a verb, an adverb or a plural rather than a name.
pub(super) fn looks_common(lower: &str) -> bool {
    lower.len() > 4
        && ["ing", "ly", "ed", "ists", "ers", "ors", "ments", "tions", "ness", "ments", "ities", "ents"]
            .iter()
            .any(|end| lower.ends_with(end))
}

/// Whether a word stands before the name of the person who bears it.
pub(super) fn is_title(lower: &str) -> bool {
    TITLES.binary_search(&lower).is_ok()
}

/// Whether a word says of what country or party somebody is.
pub(super) fn is_demonym(lower: &str) -> bool {
    DEMONYMS.binary_search(&lower).is_ok()
}

/// Small words inside names.
pub(super) const PARTICLES: &[&str] = &[
    "al", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn",
    "la", "le", "ten", "ter", "van", "von", "y", "zu", "zum",
];

/// Small words that a surname begins with: said de Orsa.
pub(super) const LEADING: &[&str] = &["al", "bin", "de", "del", "della", "der", "di", "ibn", "van", "von"];

/// What "of" follows inside a name.
pub(super) const OF: &[&str] = &[
    "academy", "archbishop", "association", "attorney", "bank", "bay", "bishop", "board", "bureau",
    "cathedral", "center", "centre", "chamber", "chief", "chiefs", "church", "city", "college", "council",
    "court", "daughters", "department", "director", "district", "duke", "earl", "federation", "foundation",
    "friends", "gulf", "hall", "house", "institute", "institution", "isle", "joint", "kingdom", "knights",
    "league", "library", "ministry", "museum", "office", "order", "port", "prince", "republic", "school",
    "secretary", "society", "sons", "speaker", "state", "states", "strait", "temple", "union", "university",
    "university’s",
];

/// What "for" follows inside a name.
pub(super) const FOR: &[&str] = &[
    "alliance", "americans", "association", "campaign", "center", "centre", "citizens", "coalition",
    "committee", "council", "foundation", "fund", "institute", "men", "movement", "party", "society",
    "students", "veterans", "women",
];

/// Words that are never part of a name.
const FUNCTION: &[&str] = &[
    "a", "aber", "after", "all", "although", "an", "and", "another", "any", "apr.", "april", "as", "at",
    "aug.", "august", "because", "before", "both", "but", "by", "can't", "das", "dec.", "december", "der",
    "des", "didn't", "die", "don't", "each", "ein", "eine", "elle", "elles", "er", "es", "every", "feb.",
    "february", "for", "fri.", "friday", "from", "he", "he's", "her", "here's", "his", "how", "however",
    "i", "i'd", "i'll", "i'm", "i've", "ich", "if", "il", "ils", "in", "into", "isn't", "it", "it's", "its",
    "jan.", "january", "jul.", "july", "jun.", "june", "les", "let's", "many", "mar.", "march", "mon.",
    "monday", "most", "mr.'s", "my", "no", "nor", "not", "nov.", "november", "oct.", "october", "of", "on",
    "or", "other", "our", "sat.", "saturday", "sep.", "sept.", "september", "she", "she's", "sie", "since",
    "so", "some", "such", "sun.", "sunday", "than", "that", "that's", "the", "their", "then", "there",
    "there's", "these", "they", "they're", "this", "those", "though", "thu.", "thursday", "to", "tue.",
    "tuesday", "und", "une", "until", "we", "we're", "wed.", "wednesday", "what", "what's", "when", "where",
    "which", "while", "who", "why", "wir", "with", "without", "yes", "you", "you're", "your",
];

/// Words that begin sentences and no names.
const STARTERS: &[&str] = &[
    "about", "above", "abstract", "according", "across", "advertisement", "again", "against", "ago",
    "almost", "along", "already", "also", "always", "amid", "among", "another", "anyone", "anything", "are",
    "around", "asked", "away", "back", "be", "been", "began", "being", "below", "beside", "besides",
    "between", "beyond", "body", "byline", "can", "clearly", "click", "copyright", "could", "critics",
    "dateline", "despite", "did", "do", "document", "does", "done", "down", "dozens", "during", "each",
    "earlier", "early", "either", "else", "even", "ever", "everyone", "everything", "experts", "far", "few",
    "fewer", "finally", "first", "five", "follow", "following", "forget", "former", "four", "full",
    "further", "get", "given", "go", "good", "had", "half", "hardly", "has", "have", "having", "headline",
    "hence", "here", "highlight", "hours", "how", "huge", "hundreds", "i", "image", "imagine", "indeed",
    "inside", "instead", "is", "just", "last", "late", "later", "least", "length", "less", "let", "like",
    "load-date", "long", "look", "looking", "make", "maybe", "meanwhile", "might", "millions", "more",
    "moreover", "much", "must", "near", "nearly", "never", "nevertheless", "next", "nine", "nobody", "none",
    "nonetheless", "nothing", "now", "of", "off", "officials", "often", "oh", "ok", "okay", "on", "once",
    "one", "only", "opponents", "others", "out", "outside", "over", "own", "part", "people", "perhaps",
    "photo", "please", "plus", "police", "protesters", "quite", "quotable", "rather", "read", "really",
    "recent", "recently", "related", "remember", "researchers", "residents", "right", "said", "same", "say",
    "says", "second", "section", "see", "seven", "several", "shall", "share", "should", "similarly",
    "simply", "six", "something", "sometimes", "soon", "speaking", "still", "story", "surely", "take",
    "ten", "text", "thank", "thanks", "thousands", "three", "through", "throughout", "thus", "today",
    "together", "tomorrow", "tonight", "too", "toward", "towards", "two", "under", "unless", "unlike",
    "until", "up", "update", "upon", "very", "video", "voters", "was", "watch", "well", "were", "whatever",
    "whether", "will", "within", "workers", "would", "yes", "yesterday", "yet",
];

/// Titles and offices that stand before a name.
const TITLES: &[&str] = &[
    "adm.", "admiral", "ambassador", "archbishop", "baroness", "bishop", "brother", "capt.", "captain",
    "cardinal", "chairman", "chairwoman", "chancellor", "chief", "cmdr.", "coach", "col.", "colonel",
    "commander", "congressman", "congresswoman", "cpl.", "dame", "deputy", "detective", "director",
    "doctor", "dr.", "father", "frau", "gen.", "general", "gov.", "governor", "herr", "hon.", "imam",
    "inspector", "judge", "justice", "king", "lady", "lieutenant", "lord", "lt.", "madame", "maj.", "major",
    "mayor", "minister", "monsieur", "mr.", "mrs.", "ms.", "mx.", "officer", "pastor", "pope", "premier",
    "pres.", "president", "prince", "princess", "prof.", "professor", "pvt.", "queen", "rabbi", "rep.",
    "representative", "reps.", "rev.", "reverend", "secretary", "sen.", "senator", "sens.", "sergeant",
    "sgt.", "sheikh", "sheriff", "sir", "sister", "speaker", "st.",
];

/// Of what country or party.
const DEMONYMS: &[&str] = &[
    "afghan", "african", "american", "arab", "argentine", "asian", "australian", "austrian", "belgian",
    "brazilian", "british", "canadian", "catholic", "chilean", "chinese", "christian", "colombian",
    "communist", "conservative", "cuban", "czech", "danish", "democrat", "democratic", "dutch", "eastern",
    "egyptian", "english", "european", "evangelical", "finnish", "french", "german", "greek", "hispanic",
    "hungarian", "independent", "indian", "iranian", "iraqi", "irish", "islamic", "israeli", "italian",
    "japanese", "jewish", "kenyan", "korean", "kurdish", "latino", "lebanese", "liberal", "libertarian",
    "libyan", "mexican", "moroccan", "muslim", "nigerian", "northern", "norwegian", "pakistani",
    "palestinian", "polish", "protestant", "republican", "romanian", "russian", "saudi", "scottish",
    "shiite", "socialist", "southern", "spanish", "sunni", "swedish", "swiss", "syrian", "thai", "tunisian",
    "turkish", "ukrainian", "venezuelan", "vietnamese", "welsh", "western",
];

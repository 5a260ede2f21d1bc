//! Single mistakes put into good briefs. Each is found with its code, its field and its very characters, and nothing
//! else is reported: neither with line feeds nor with carriage returns before them.

use jiff::civil::date;
use nutgraf::brief::check::{Against, check};
use nutgraf::brief::{Brief, Diagnostic, Original};
use nutgraf::text::{Shown, Text};
use std::path::Path;

/// What a good brief has, what to put there with `⟦` and `⟧` around what is told, the code and the field.
type Mistake = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const IN_TRAM: &[Mistake] = &[
    // The file as a whole.
    ("brief: 1\n", "brief: 1\n⟦brief⟧: 1\n", "duplicate-key", "brief"),
    ("brief: 1\n", "brief: ⟦2⟧\n", "newer-version", "brief"),
    ("brief: 1\n", "brief: ⟦\"1\"⟧\n", "wrong-type", "brief"),
    ("brief: 1\nheadline", "⟦brif⟧: 1\nheadline", "missing-key", "brief"),
    ("headline: \"Tram", "⟦title⟧: \"Tram", "missing-key", "headline"),
    ("headline: \"Tram line 4 closed after a rail breaks – weeks of repairs\"", "headline: ⟦\"\"⟧", "missing-key", "headline"),
    ("summary: >", "⟦sumary⟧: >", "unknown-key", "sumary"),
    ("summary: >\n  A rail broke at the Quay Road bend.\n", "summary: The bend⟦:⟧ a rail broke\n", "yaml-syntax", ""),
    ("language: en", "language: ⟦no⟧", "yaml-trap", "language"),
    ("place: \"Sarnhaven\"", "place: ⟦[Sarnhaven, Quay]⟧", "wrong-type", "place"),
    ("place: \"Sarnhaven\"", "place: ⟦\"⟧Sarnhaven", "yaml-syntax", ""),
    ("place: \"Sarnhaven\"", "place: ⟦\"S\u{430}rnhaven\"⟧", "mixed-script", "place"),
    ("place: \"Sarnhaven\"", "place: \"Sarnhaven\"\n⟦place⟧: Quay Road", "duplicate-key", "place"),
    ("status: corrected", "status: ⟦corected⟧", "unknown-value", "status"),
    ("  - {date: 2031-05-08, text: \"An", "  - {date: ⟦2031-05-32⟧, text: \"An", "invalid-date", "corrections[0].date"),
    ("  - {date: 2031-05-08, text: \"An earlier version named line 5.\"}", "  - ⟦{date: 2031-05-08}⟧", "missing-key", "corrections[0].text"),
    // The article.
    ("  outlet: Sarn Evening Post\n", "  ⟦publisher⟧: Sarn Evening Post\n", "missing-key", "source.outlet"),
    ("  outlet: Sarn Evening Post\n  published", "  ⟦published⟧", "missing-key", "source.outlet"),
    ("published: 2031-05-07 #", "published: ⟦2031-05-7⟧ #", "invalid-date", "source.published"),
    ("published: 2031-05-07 #", "published: ⟦2037-05-07⟧ #", "published-in-future", "source.published"),
    ("updated: 2031-05-08\n", "⟦updatd⟧: 2031-05-08\n", "unknown-key", "source.updatd"),
    ("byline: [Ilse Marrén, Bo Lind]", "byline: [Ilse Marrén, ⟦{name: Bo Lind}⟧]", "wrong-type", "source.byline[1]"),
    ("made: {by: jk, at: 2031-05-08,", "made: {by: jk, at: ⟦8 May⟧,", "invalid-date", "made.at"),
    // Actors.
    ("    name: Kaja Osterlind\n", "    ⟦nmae⟧: Kaja Osterlind\n", "missing-key", "actors[0].name"),
    ("    kind: person\n    role", "    kind: ⟦perosn⟧\n    role", "unknown-value", "actors[0].kind"),
    ("    speaks_for: sarn-trams\n", "    speaks_for: ⟦sarn-tram⟧\n", "unknown-reference", "actors[0].speaks_for"),
    ("    aliases: [Osterlind, the director]", "    ⟦alises⟧: [Osterlind, the director]", "unknown-key", "actors[0].alises"),
    ("kind: organisation, aliases: [the company]}", "kind: organisation, aliases: [⟦the director⟧]}", "shared-alias", "actors[1].aliases[0]"),
    ("{id: union, name", "{id: ⟦unoin⟧, name", "unknown-reference", "actors[3].id"),
    ("{id: union, name: Drivers' Union of Sarnhaven, kind: organisation, local: true}", "{id: ⟦brandt⟧, name: Drivers' Union of Sarnhaven, kind: organisation, local: true}", "duplicate-id", "actors[3].id"),
    ("local: true}\n", "local: ⟦yes⟧}\n", "wrong-type", "actors[3].local"),
    ("  - Quay Road\n", "  - Quay Road\n  - ⟦Sarn ferry⟧\n", "unused-actor", "actors[5]"),
    ("  - Quay Road\n", "  - Quay Road\n  - ⟦quay road⟧\n", "duplicate-id", "actors[5]"),
    ("role: \"surveyor of the city – for bridges, rails\"", "role: ⟦surveyor of the city – for bridges, rails⟧", "split-by-comma", "actors[2].role"),
    ("\nactors:\n", "\n⟦actrs⟧:\n", "unknown-key", "actrs"),
    // Items of all sections.
    ("\nkey_facts:\n", "\n⟦keyfacts⟧:\n", "unknown-key", "keyfacts"),
    ("  - \"Line 4 is closed at the Quay Road bend.\"", "  - ⟦Line 4 is closed: at the Quay Road bend.⟧", "wrong-type", "key_facts[0]"),
    ("    actors: [brandt]", "    actors: [⟦brant⟧]", "unknown-reference", "key_facts[1].actors[0]"),
    ("    themes: *all", "    themes: ⟦*al⟧", "yaml-syntax", ""),
    ("certainty: estimated", "certainty: ⟦estimate⟧", "unknown-value", "key_facts[1].certainty"),
    ("    at: [4]\n", "    at: [4, ⟦five⟧]\n", "wrong-type", "key_facts[1].at[1]"),
    ("as ever.\", source: union", "as ever.\", ⟦sorce⟧: union", "unknown-key", "key_facts[2].sorce"),
    ("note: \"ask again\"", "note: ⟦12:30⟧", "yaml-trap", "key_facts[2].note"),
    // Quotes.
    ("\nquotes:\n", "\n⟦qoutes⟧:\n", "unknown-key", "qoutes"),
    ("  - speaker: osterlind\n", "  - speaker: ⟦osterlnd⟧\n", "unknown-reference", "quotes[0].speaker"),
    ("  - speaker: osterlind\n    text:", "  - ⟦text⟧:", "missing-key", "quotes[0].speaker"),
    ("text: \"It rang like a bell.\"", "text: ⟦\"\\\"It rang like a bell.\\\"\"⟧", "quote-marks", "quotes[0].text"),
    ("said: {date: 2031-05-06,", "said: {date: ⟦2031-05-09⟧,", "said-after-published", "quotes[0].said.date"),
    ("said: {date: 2031-05-06,", "said: {⟦dat⟧: 2031-05-06,", "unknown-key", "quotes[0].said.dat"),
    ("at: {paragraph: 2, exact", "at: {paragraph: ⟦\"2\"⟧, exact", "wrong-type", "quotes[0].at.paragraph"),
    ("[\"Then the whole car leaned,\",", "[⟦'“Then the whole car leaned,”'⟧,", "quote-marks", "quotes[1].text[0]"),
    ("kind: partial, context", "kind: ⟦patial⟧, context", "unknown-value", "quotes[2].kind"),
    ("context: \"of the bend – in council\"", "context: ⟦of the bend, in council⟧", "split-by-comma", "quotes[2].context"),
    ("{unnamed: a welder, because", "{⟦unamed⟧: a welder, because", "missing-key", "quotes[3].speaker.unnamed"),
    ("{from: de, original: \"Das war der Frost.\"}", "⟦{from: de}⟧", "original-missing", "quotes[3].translated.original"),
    ("original: \"Das", "⟦orginal⟧: \"Das", "unknown-key", "quotes[3].translated.orginal"),
    // Figures.
    ("  - value: 12\n    unit: trams", "  - value: ⟦012⟧\n    unit: trams", "wrong-type", "figures[0].value"),
    ("  - value: 12\n    unit: trams", "  - ⟦unit⟧: trams", "missing-key", "figures[0].value"),
    ("    as_of: 2031-05-06\n    source: sarn-trams\n", "    as_of: ⟦2031-06-31⟧\n    source: sarn-trams\n", "invalid-date", "figures[0].as_of"),
    ("    source: sarn-trams\n    certainty", "    ⟦sorce⟧: sarn-trams\n    certainty", "unknown-key", "figures[0].sorce"),
    ("  - value: 12\n    unit: trams\n    what: kept in the depot\n    as_of: 2031-05-06\n    source: sarn-trams\n", "  - ⟦value⟧: 12\n    unit: trams\n    what: kept in the depot\n    as_of: 2031-05-06\n", "figure-unsourced", "figures[0].source"),
    ("    conflicts_with: [f-union]", "    conflicts_with: [⟦f-unoin⟧]", "unknown-reference", "figures[0].conflicts_with[0]"),
    ("id: f-union, conflicts_with", "id: ⟦f-company⟧, conflicts_with", "duplicate-id", "figures[1].id"),
    ("{value: 8000, unit", "{value: ⟦8,000⟧, unit", "split-by-comma", "figures[2].value"),
    ("what: riders – a day, hedge: some, bound: about, as_of: 2031,", "what: riders – a day, hedge: some, bound: ⟦abuot⟧, as_of: 2031,", "unknown-value", "figures[2].bound"),
    ("  - {value: 8000, unit: people, what: riders – a day, hedge: some, bound: about, as_of: 2031, source: article, at: 1}", "  - ⟦{value: 8000, unit: people, what: riders – a day, hedge: some, bound: about, source: article, at: 1}⟧", "figure-undated", "figures[2].as_of"),
    ("range: [6, 9]", "range: ⟦[9, 6]⟧", "range-reversed", "figures[3].range"),
    ("range: [6, 9]", "range: [6, 9, ⟦12⟧]", "split-by-comma", "figures[3].range"),
    ("range: [6, 9]", "range: [6, ⟦nine⟧]", "wrong-type", "figures[3].range[1]"),
    ("also: {value: 0.9, unit: km}", "also: {value: 0.9, ⟦untit⟧: km}", "unknown-key", "figures[4].also.untit"),
    ("period: 2031-05-06/2031-05-07", "period: ⟦2031-05-07/2031-05-06⟧", "invalid-date", "figures[4].period"),
    // Against the article.
    ("text: \"It rang like a bell.\"", "text: ⟦\"It rang like a gong.\"⟧", "quote-not-verbatim", "quotes[0].text"),
    ("leaned,\", \"and nobody spoke.\"]", "leaned,\", ⟦\"and no one spoke.\"⟧]", "quote-not-verbatim", "quotes[1].text[1]"),
    ("text: \"the oldest steel in the city\"", "text: ⟦\"the oldest steel of the city\"⟧", "quote-not-verbatim", "quotes[2].text"),
    ("exact: \"It rang like a bell,\"", "exact: ⟦\"It rang like a gong,\"⟧", "locator-not-found", "quotes[0].at.exact"),
    ("context: \"of the bend – in council\", at: 4", "context: \"of the bend – in council\", at: ⟦3⟧", "locator-not-found", "quotes[2].at"),
    ("dates from 1968.\", at: 6", "dates from 1968.\", at: ⟦60⟧", "locator-not-found", "context[0].at"),
    ("text: articles/tram.txt", "text: ⟦articles/train.txt⟧", "source-missing", "source.text"),
    ("  - {value: 8000, unit: people, what: riders – a day, hedge: some, bound: about, as_of: 2031, source: article, at: 1}", "  - ⟦{value: 8000, unit: people, what: riders – a day, as_of: 2031, source: article, at: 1}⟧", "hedge-dropped", "figures[2].hedge"),
    ("  - {value: 15, unit: trams, what: kept in the depot, as_of: 2031-05-06, source: union, certainty: disputed,\n     caveat: \"could not be independently confirmed\", series: line-4-trams, id: f-union, conflicts_with: [f-company], at: 7}", "  - ⟦{value: 15, unit: trams, what: kept in the depot, as_of: 2031-05-06, source: union, certainty: disputed,\n     series: line-4-trams, id: f-union, conflicts_with: [f-company], at: 7}⟧", "caveat-dropped", "figures[1].caveat"),
    ("source: brandt, at: 4}\n", "source: brandt, at: 4}\n  - {value: ⟦12⟧, unit: weeks, what: repairs, as_of: 2031-05-07, source: brandt}\n", "figures-conflict", "figures[4].value"),
    // The rest.
    ("\ncontext:\n", "\n⟦contxt⟧:\n", "unknown-key", "contxt"),
    ("  - {text: \"The rail dates from 1968.\", at: 6}", "  - {text: \"The rail dates from 1968.\", at: ⟦0⟧}", "wrong-type", "context[0].at"),
    ("\ntimeline:\n  - {date", "\n  - {⟦date⟧", "unknown-key", "context[1].date"),
    ("  - {date: 2031-04-30, text", "  - {date: ⟦2031-04-31⟧, text", "invalid-date", "timeline[0].date"),
    ("  - date: 2031-05-06\n    text: \"The rail breaks.\"", "  - ⟦date⟧: 2031-05-06", "missing-key", "timeline[1].text"),
    ("  - date: 2031-05-06\n    text", "  - date: 2031-05-06\n⟦\t⟧text", "yaml-syntax", ""),
    ("x-desk:", "⟦desk⟧:", "unknown-key", "desk"),
    ("x-desk: {slot: lead, weight: 012}", "x-desk: ⟦{⟧slot: lead, weight: 012", "yaml-syntax", ""),
];

#[rustfmt::skip]
const IN_FERRY: &[Mistake] = &[
    ("  - {id: hospital, name", "  - {id: ⟦hospitl⟧, name", "unknown-reference", "actors[7].id"),
    ("  - {id: hospital, name: Veldhaven General Hospital,", "  - {id: hospital, ⟦nane⟧: Veldhaven General Hospital,", "missing-key", "actors[7].name"),
    ("sha256: 893db6d2f27a2c0a5de0036ffd4e58586afb59874ec00869ff1a7cd8cf3daa8f", "sha256: ⟦f8aad3fc8dc7a1ff96800ce47895bfa68585e4dff6300ed5a0c2a72f2d6bd398⟧", "source-changed", "source.sha256"),
    ("    via: pymmer", "    via: ⟦pymer⟧", "unknown-reference", "quotes[2].via"),
    ("    conflicts_with: [f-missing-coastguard]\n", "    conflicts_with: [⟦f-missing-coastgard⟧]\n", "unknown-reference", "figures[1].conflicts_with[0]"),
    ("  - value: 41\n    unit: people\n    what: missing\n    as_of: 2025-02-12\n    source: tolkmar\n", "  - ⟦value⟧: 41\n    unit: people\n    what: missing\n    as_of: 2025-02-12\n", "figure-unsourced", "figures[0].source"),
    ("source: [{unnamed: two members of the crew, because: told not to talk to reporters}, oskeley]", "source: [{unnamed: two members of the crew, ⟦becuase⟧: told not to talk to reporters}, oskeley]", "unknown-key", "key_facts[3].source[0].becuase"),
    ("  - {range: [3, 4], unit: metres", "  - {range: ⟦[4, 3]⟧, unit: metres", "range-reversed", "figures[7].range"),
    ("    said: {place: Veldhaven}\n", "    said: {place: Veldhaven, date: ⟦2025-02-13⟧}\n", "said-after-published", "quotes[6].said.date"),
];

/// A good brief with the files that it needs.
struct Good {
    name: &'static str,
    text: &'static str,
    article: &'static str,
}

const TRAM: Good = Good {
    name: "tram",
    text: include_str!("../fixtures/sound/tram.yaml"),
    article: include_str!("../fixtures/sound/articles/tram.txt"),
};
const FERRY: Good = Good {
    name: "2025-02-12-ferry-capsizes",
    text: include_str!("../../briefs/2025-02-12-ferry-capsizes.yaml"),
    article: include_str!("../../briefs/articles/2025-02-12-ferry-capsizes.txt"),
};

impl Good {
    fn check(&self, brief: &str) -> Vec<Diagnostic> {
        let article = |brief: &Brief| -> Option<Result<Original, Shown>> {
            let path = brief.source.text.as_ref().map(Text::raw)?;
            if path != format!("articles/{}.txt", self.name) {
                return Some(Err(Shown::from("The article's text cannot be read.")));
            }
            Some(Ok(Original::read(self.article.as_bytes()).expect("UTF-8")))
        };
        let against = Against { today: date(2031, 5, 31), text: &article };
        check(brief.as_bytes(), self.name, &against).parsed.diagnostics
    }

    /// The brief with a mistake, and the line, column, last line and last column of what is to be told.
    fn with(&self, (find, put, ..): &Mistake) -> (String, [usize; 4]) {
        assert_eq!(self.text.matches(find).count(), 1, "{}: {find}", self.name);
        let marked = self.text.replacen(find, put, 1);
        let (before, rest) = marked.split_once('⟦').unwrap_or_else(|| panic!("nothing is marked: {put}"));
        let (told, after) = rest.split_once('⟧').expect("the mark has an end");
        let position = |text: &str| {
            let column = text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            (text.matches('\n').count() + 1, column)
        };
        let (line, column) = position(before);
        let (end_line, end_column) = position(&format!("{before}{told}"));
        (format!("{before}{told}{after}"), [line, column, end_line, end_column])
    }

    /// Says what is told instead, where it is not the mistake alone.
    fn has_only(&self, mistake: &Mistake, line_end: &str) -> Result<(), String> {
        let (_, put, code, field) = mistake;
        let (text, place) = self.with(mistake);
        let found: Vec<_> = self.check(&text.replace('\n', line_end)).iter().map(told).collect();
        let expected = [(*code, (*field).to_owned(), place)];
        if found == expected { Ok(()) } else { Err(format!("{put:?}: {found:?} instead of {expected:?}")) }
    }
}

/// The code, field and place of a report, which also has help and the line.
fn told(one: &Diagnostic) -> (&'static str, String, [usize; 4]) {
    assert!(one.help.is_some() && one.snippet.is_some(), "{one:#?}");
    let place = [one.place.line, one.place.column, one.place.end_line, one.place.end_column];
    (one.code.name(), one.field.to_string(), place)
}

#[test]
fn good_briefs_have_no_mistake() {
    for good in [TRAM, FERRY] {
        for line_end in ["\n", "\r\n"] {
            assert_eq!(good.check(&good.text.replace('\n', line_end)), [], "{}", good.name);
        }
    }
}

#[test]
fn each_single_mistake_is_found_and_nothing_else() {
    let mistakes = IN_TRAM.iter().map(|one| (TRAM, one)).chain(IN_FERRY.iter().map(|one| (FERRY, one)));
    let wrong: Vec<String> = mistakes
        .flat_map(|(good, mistake)| ["\n", "\r\n"].map(|line_end| good.has_only(mistake, line_end)))
        .filter_map(Result::err)
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each with its article, where that is kept.
#[test]
fn shipped_briefs_have_no_mistake() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefs");
    let text = |brief: &Brief| {
        let path = folder.join(brief.source.text.as_ref()?.raw());
        Some(Ok(Original::read(&std::fs::read(path).expect("an article")).expect("UTF-8")))
    };
    let against = Against { today: date(2031, 5, 31), text: &text };
    let mut held = 0;
    for entry in std::fs::read_dir(&folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()).filter(|_| path.is_file()) else {
            continue;
        };
        let checked = check(&std::fs::read(&path).expect("readable"), stem, &against);
        assert_eq!(checked.parsed.diagnostics, [], "{}", path.display());
        held += usize::from(checked.parsed.brief.is_some_and(|brief| brief.source.text.is_some()));
    }
    assert!(held > 10, "{held} briefs were held against their articles");
}

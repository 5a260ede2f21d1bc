//! Articles of these tests are fictional.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

const BODY: &str = "The east spillway of the Lumen dam gave way before dawn on Wednesday, and 12,400 people were moved out \
                    of the valley, the region said.";
const SECOND: &str = "“We told them in January. They filed it,” said Dara Vellmar, the governor of Orsa, who had asked for \
                      an inspection, two others and a report.";
const THIRD: &str = "Hydra Lumen AG, which runs the dam, said that the gate had met every standard, and that it would wait \
                     for what the inspectors find.";

fn day(text: &str) -> Option<Date> {
    Date::parse(text).ok()
}

fn plain(text: &str) -> Story {
    read(text.as_bytes(), Some(Path::new("a.txt"))).unwrap()
}

/// What comes after the head.
fn body(story: &Story) -> &str {
    story.text.get(story.head..).unwrap()
}

/// A page of an article, with what a page has around it.
fn page(head: &str, around: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><title>Spillway fails | Orsa Courier</title>{head}</head><body>\
         <nav><a href=\"/\">Home</a></nav><div class=\"wrap has-sidebar\"><article><h1>Spillway fails</h1>{around}\
         <p>{BODY}</p><figure><img src=x><figcaption>The spillway on Wednesday, seen from the east bank of the river.\
         </figcaption></figure><p>{SECOND}</p><div class=\"related-links\"><ul><li><a href=x>A dam and its inspectors, a \
         history</a></li></ul></div><h2>What the operator says</h2><p>{THIRD}<br>It gave no date.</p><p>{BODY}</p>\
         <p>Sign up for our newsletter to read more of this.</p></article></div><footer>© Orsa Courier</footer></body>"
    )
}

fn of_page(head: &str, around: &str) -> Story {
    read(page(head, around).as_bytes(), None).unwrap()
}

#[test]
fn head_of_plain_text() {
    let text = format!(
        "\u{feff}Thousands flee as Lumen spillway fails\r\n\r\nBy Ilse Marrén and Tom Oduya, Reuters\r\n\
         Published: Wednesday, April 2, 2031, 10:48 a.m.\r\n\r\nORSA, April 2 (OPA) — {BODY}\r\n\r\n{SECOND}\r\n"
    );
    let story = plain(&text);
    assert_eq!(story.text, text.trim_start_matches('\u{feff}'));
    assert!(body(&story).starts_with("ORSA, April 2"));
    assert_eq!(story.headline.as_deref(), Some("Thousands flee as Lumen spillway fails"));
    assert_eq!(story.byline, ["Ilse Marrén", "Tom Oduya"]);
    assert_eq!(story.published, day("2031-04-02"));
    assert_eq!(story.dateline.as_deref(), Some("ORSA"));
    assert_eq!(story.agency.as_deref(), Some("OPA"));
    assert_eq!(story.outlet, None);
}

#[rstest]
#[case::first_line_is_a_sentence(format!("{BODY}\n\n{SECOND}"))]
#[case::one_paragraph(BODY.to_owned())]
#[case::no_blank_line_after_it(format!("Spillway fails\n{BODY}\n\n{SECOND}"))]
#[case::a_caption(format!("The dam in March, seen from the east bank. Image Credit: OPA\n\nOrsa: {BODY}"))]
fn no_head(#[case] text: String) {
    let story = plain(&text);
    assert_eq!((story.head, story.headline), (0, None));
}

#[rstest]
#[case::colon("Orsa: ", Some("Orsa"), None)]
#[case::loud("ORSA — ", Some("ORSA"), None)]
#[case::agency("Orsa (AP) - ", Some("Orsa"), Some("AP"))]
#[case::agency_alone("(Reuters) - ", None, Some("Reuters"))]
#[case::region_and_day("PELL, Orsa, Wednesday (dpa) -- ", Some("PELL, Orsa"), Some("dpa"))]
#[case::aside("Residents — ", None, None)]
#[case::label("Correction: ", None, None)]
#[case::title("Lumen Dam Story: ", None, None)]
#[case::brackets("The dam (built in 1961) — ", None, None)]
fn datelines(#[case] start: &str, #[case] place: Option<&str>, #[case] agency: Option<&str>) {
    let story = plain(&format!("{start}{BODY}\n\n{SECOND}"));
    assert_eq!((story.dateline.as_deref(), story.agency.as_deref()), (place, agency));
}

#[test]
fn dateline_after_a_caption_and_not_in_an_interview() {
    let caption = "The dam in March, seen from the east bank. Image Credit: OPA";
    assert_eq!(plain(&format!("{caption}\n\nOrsa: {BODY}\n\n{SECOND}")).dateline.as_deref(), Some("Orsa"));
    assert_eq!(plain(&format!("Vellmar: {BODY}\n\nOduya: {BODY}")).dateline, None);
}

#[rstest]
#[case("By Ilse Marrén", &["Ilse Marrén"])]
#[case("BY ILSE MARRÉN & TOM ODUYA", &["ILSE MARRÉN", "TOM ODUYA"])]
#[case("Ilse Marrén, Staff Writer", &["Ilse Marrén"])]
#[case("By Ilse Marrén, MS, RDN", &["Ilse Marrén"])]
#[case("By Ilse van der Marrén in Pell and Tom Oduya in Orsa", &["Ilse van der Marrén", "Tom Oduya"])]
fn bylines(#[case] line: &str, #[case] names: &[&str]) {
    let story = plain(&format!("Spillway of the dam fails\n\n{line}\n\n{BODY}\n\n{SECOND}"));
    assert_eq!(story.byline, names);
    assert!(body(&story).starts_with(BODY));
}

#[test]
fn body_of_a_page() {
    let story = of_page("", "<p class=\"byline\">By Ilse Marrén</p>");
    let paragraphs = [BODY, SECOND, "What the operator says", &format!("{THIRD}\nIt gave no date."), BODY];
    assert_eq!(story.text.split("\n\n").collect::<Vec<_>>(), paragraphs);
    assert_eq!(story.byline, ["Ilse Marrén"]);
    assert_eq!(story.language.as_deref(), Some("en-GB"));
    assert_eq!(story.headline.as_deref(), Some("Spillway fails"));
}

#[test]
fn linked_data_wins() {
    let linked = r##"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "Nothing"},
        {"@type": ["ReportageNewsArticle"], "headline": "Thousands flee &amp; wait", "datePublished": "2031-04-02T05:10:00.000+0200",
         "dateModified": "2031-04-03", "author": [{"@id": "#im"}, "Tom Oduya"], "publisher": {"@id": "#oc"},
         "mainEntityOfPage": {"@id": "https://courier.example/a/1"}},
        {"@id": "#im", "@type": "Person", "name": "Ilse Marrén"}, {"@id": "#oc", "name": "Orsa Courier"}]}</script>
        <meta property="og:title" content="Another"><meta property="article:published_time" content="2030-01-01">"##;
    let story = of_page(linked, "");
    assert_eq!(story.headline.as_deref(), Some("Thousands flee & wait"));
    assert_eq!(story.published.as_ref().and_then(Date::first), day("2031-04-02").unwrap().first());
    assert_eq!(story.updated, day("2031-04-03"));
    assert_eq!(story.byline, ["Ilse Marrén", "Tom Oduya"]);
    assert_eq!(story.outlet.as_deref(), Some("Orsa Courier"));
    assert_eq!(story.url.as_deref(), Some("https://courier.example/a/1"));
    assert!(story.outlet.is_some() && story.published.is_some());
}

#[test]
fn updated_is_later_than_published() {
    let head =
        "<meta name=date content='2031-04-02T05:10:00Z'><meta property=article:modified_time content='";
    assert_eq!(of_page(&format!("{head}2031-04-02T01:10:00-04:00'>"), "").updated, None);
    assert_eq!(of_page(&format!("{head}2031-04-02T05:11:00Z'>"), "").updated, day("2031-04-02T05:11:00Z"));
}

#[test]
fn head_of_a_page() {
    let head = "<meta property=og:title content='Spillway fails - Orsa Courier'><meta property=og:site_name content='Orsa \
                Courier'><meta name=parsely-pub-date content='2031-04-02T05:10:00Z'><meta name=author content='Tom \
                Oduya'><link rel=canonical href='https://courier.example/a/2'>";
    let story = of_page(head, "");
    assert_eq!(story.headline.as_deref(), Some("Spillway fails"));
    assert_eq!(story.published, day("2031-04-02T05:10:00Z"));
    assert_eq!(story.byline, ["Tom Oduya"]);
    assert_eq!(story.url.as_deref(), Some("https://courier.example/a/2"));
}

#[rstest]
#[case::one("<time datetime='2031-04-02'>yesterday</time>", day("2031-04-02"))]
#[case::two("<time datetime='2031-04-02'>a</time><time datetime='2029-01-01'>b</time>", None)]
#[case::no_day("<time datetime='2031-04'>a</time>", None)]
#[case::nothing_of_a_program("<meta name=date content='0001-01-01T00:00:00'>", None)]
fn published_on_a_page(#[case] around: &str, #[case] date: Option<Date>) {
    assert_eq!(of_page("", around).published, date);
}

#[rstest]
#[case("2031-04-02 05:10", "2031-04-02T05:10:00")]
#[case("2031-04-02T05:10:07.123Z", "2031-04-02T05:10:07.123Z")]
#[case("2031-04-02T05:10:07+0200", "2031-04-02T05:10:07+02:00")]
#[case("Wed, 02 Apr 2031 05:10:00 +0200", "2031-04-02T05:10:00+02:00")]
#[case("April 2, 2031", "2031-04-02")]
#[case("2 Apr. 2031, 10:48 am", "2031-04-02")]
#[case("2nd April 2031", "2031-04-02")]
fn dates_of_metadata(#[case] written: &str, #[case] date: &str) {
    assert_eq!(day::machine(written), day(date));
}

#[rstest]
#[case("02/04/2031")]
#[case("2031")]
#[case("April 2031")]
#[case("30 February 2031")]
#[case("2031-04-01/2031-04-03")]
#[case("The dam failed on April 2, 2031")]
fn no_dates(#[case] written: &str) {
    assert_eq!(day::machine(written), None);
}

#[test]
fn a_page_that_shows_less_than_its_metadata() {
    let text = format!("{BODY}\\n\\n{SECOND}\\n{THIRD}").replace('"', "");
    let page = format!(
        "<html><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"articleBody\": \"{text}\"}}</script>\
         <body><div id=app></div></body></html>"
    );
    let story = read(page.as_bytes(), None).unwrap();
    assert_eq!(story.text, [BODY, SECOND, THIRD].join("\n\n"));
    assert_eq!(story.notes, [Note::Metadata]);
}

#[test]
fn markdown() {
    let text = format!(
        "---\ntitle: \"Spillway fails\"\ndate: 2031-04-02\nauthors:\n  - Ilse Marrén\n  - Tom Oduya\nurl: https://courier.example/3\n\
         tags: [dams, evacuation]\n---\n# Spillway fails\n\n{BODY}\n\n## What *they* say\n\n- [One](x) thing\n- Another\n\n\
         ![A caption](x.png)\n\n```\ncode\n```\n\n{SECOND}\nIt went on.\n"
    );
    let story = read(text.as_bytes(), None).unwrap();
    let paragraphs = [BODY, "What they say", "One thing", "Another", &format!("{SECOND} It went on.")];
    assert_eq!(story.text.split("\n\n").collect::<Vec<_>>(), paragraphs);
    assert_eq!(story.headline.as_deref(), Some("Spillway fails"));
    assert_eq!(story.byline, ["Ilse Marrén", "Tom Oduya"]);
    assert_eq!(story.published, day("2031-04-02"));
    assert_eq!(story.url.as_deref(), Some("https://courier.example/3"));
}

#[test]
fn markdown_without_front_matter() {
    let text = format!("# Spillway fails\n\n*By Ilse Marrén*\n\nApril 2, 2031\n\nORSA (OPA) — {BODY}");
    let story = read(text.as_bytes(), Some(Path::new("md"))).unwrap();
    assert_eq!(story.text, format!("ORSA (OPA) — {BODY}"));
    assert_eq!((story.byline, story.published), (vec!["Ilse Marrén".to_owned()], day("2031-04-02")));
}

#[rstest]
#[case::one(r#""headline": "Spillway fails", "body_text": "TEXT", "byline": "By Ilse Marrén", "versioncreated": "2031-04-02T05:10:00Z", "provider": "OPA""#)]
#[case::one_html(r#""headline": "Spillway fails", "body_html": "<p>TEXT</p>", "byline": "Ilse Marrén", "firstcreated": "2031-04-02T05:10:00Z", "source": "OPA""#)]
#[case::two(r#""headlines": [{"role": "short", "value": "No"}, {"role": "main", "value": "Spillway fails"}], "bodies": [{"contenttype": "text/html", "value": "<p>TEXT</p>"}], "by": "By Ilse Marrén", "versioncreated": "2031-04-02T05:10:00Z", "infosources": [{"name": "OPA"}]"#)]
#[case::three(r#""headlines": [{"value": "Spillway fails"}], "bodies": [{"contentType": "text/plain", "value": "TEXT"}], "by": "By Ilse Marrén", "firstCreated": "2031-04-02T05:10:00Z", "copyrightHolder": "OPA", "associations": [{"headline": "No"}]"#)]
fn ninjs(#[case] keys: &str) {
    let text = format!(
        "{{\"uri\": \"https://opa.example/1\", \"located\": \"Pell\", \"language\": \"en\", {keys}}}"
    );
    let story = read(text.replace("TEXT", BODY).as_bytes(), None).unwrap();
    assert_eq!(story.text, BODY);
    assert_eq!(story.headline.as_deref(), Some("Spillway fails"));
    assert_eq!(story.byline, ["Ilse Marrén"]);
    assert_eq!(story.published, day("2031-04-02T05:10:00Z"));
    assert_eq!(story.outlet.as_deref(), Some("OPA"));
    assert_eq!(story.dateline.as_deref(), Some("Pell"));
    assert_eq!(story.url.as_deref(), Some("https://opa.example/1"));
}

#[rstest]
#[case::windows_1252(
    b"The caf\xe9 of Orsa\x92s old town was closed on Wednesday, its owner said.",
    "café of Orsa’s",
    "windows-1252"
)]
#[case::said(b"<meta charset=iso-8859-2><p>The mayor of \xa3\xf3d\xbc said that the dam had failed before dawn on Wednesday.</p>", "Łódź", "")]
fn charsets(#[case] bytes: &[u8], #[case] words: &str, #[case] guessed: &'static str) {
    let story = read(bytes, None).unwrap();
    assert!(story.text.contains(words), "{}", story.text);
    let note = Some(Note::Guessed { charset: guessed }).filter(|_| !guessed.is_empty());
    assert_eq!(story.notes, Vec::from_iter(note));
}

#[rstest]
#[case::marked(true)]
#[case::unmarked(false)]
fn wide_characters(#[case] marked: bool) {
    let mark = if marked { "\u{feff}" } else { "" };
    let bytes: Vec<u8> = format!("{mark}{BODY}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&bytes, None).unwrap().text, BODY);
}

#[test]
fn a_few_broken_bytes_are_told() {
    let mut bytes = format!("{SECOND} {SECOND} {SECOND}").into_bytes();
    bytes.push(0xe2);
    let story = read(&bytes, None).unwrap();
    assert!(story.text.starts_with(SECOND) && story.text.ends_with('\u{fffd}'));
    assert_eq!(story.notes, [Note::Broken { charset: "UTF-8", count: 1 }]);
}

#[rstest]
#[case::empty(b"", Trouble::Empty)]
#[case::mark_alone(b"\xef\xbb\xbf \n", Trouble::Empty)]
#[case::words(b"one two three", Trouble::NoArticle)]
#[case::numbers(b"1,2,3,4,5\n6,7,8,9,10\n", Trouble::NoArticle)]
#[case::empty_page(b"<html><body></body></html>", Trouble::NoBody)]
#[case::json(b"{\"a\": 1}", Trouble::NotNinjs)]
#[case::list_of_json(b"{\"headline\": \"A\"}", Trouble::NotNinjs)]
fn no_article(#[case] bytes: &[u8], #[case] trouble: Trouble) {
    assert_eq!(read(bytes, None), Err(trouble));
}

#[rstest]
#[case(
    b"%PDF-1.7\n%\xe2\xe3",
    "it is a PDF, not an article: save the article's text, or the page that has it, and give that"
)]
#[case(b"\x1f\x8b\x08\0\0", "it is compressed (gzip), not an article: unpack it first (gunzip)")]
#[case(
    b"\x89PNG\r\n",
    "it is a PNG image, not an article: save the article's text, or the page that has it, and give that"
)]
#[case(
    b"a\0b\x01\x02\x03",
    "it is binary, not an article: save the article's text, or the page that has it, and give that"
)]
#[case(b"{\"headline\": }", "it begins as JSON and has an error in line 1, column 14: expected value")]
fn troubles_say_what_to_do(#[case] bytes: &[u8], #[case] words: &str) {
    assert_eq!(read(bytes, None).unwrap_err().to_string(), words);
}

#[test]
fn too_long() {
    let bytes = vec![b'a'; MAX_BYTES + 1];
    assert_eq!(read(&bytes, None), Err(Trouble::TooLong));
}

#[rstest]
#[case::elements(format!("<html><body>{}<p>{BODY}", "<div>".repeat(150_000)))]
#[case::formatting(format!("<html><body>{}", "<p><b class=a>The dam".repeat(10_000)))]
fn too_deep(#[case] page: String) {
    assert_eq!(read(page.as_bytes(), None), Err(Trouble::TooDeep));
}

#[rstest]
#[case::tags("<html>".to_owned() + &"<".repeat(2_100_000))]
#[case::tags_within_many(format!("<html>{}{}", "<div>".repeat(200), "<p>The dam.".repeat(10_000)))]
#[case::references(format!("<html><p>{}", "&amp;".repeat(100_000)))]
#[case::scripts_that_do_not_end(format!("<html>{}", "<div><script></x></div>".repeat(500_000)))]
fn too_much_markup(#[case] page: String) {
    assert_eq!(read(page.as_bytes(), None), Err(Trouble::TooMuchMarkup));
}

#[test]
fn deep_json() {
    let text = format!("{{\"a\": {}", "[".repeat(100_000));
    assert!(matches!(read(text.as_bytes(), None), Err(Trouble::Json { .. })));
}

/// A text with pieces of it cut out, doubled and changed.
fn mutated(text: String) -> impl Strategy<Value = Vec<u8>> {
    let bytes = text.into_bytes();
    let length = bytes.len();
    prop::collection::vec((0..length, 0..60_usize, any::<u8>(), 0..4_u8), 1..12).prop_map(move |changes| {
        let mut bytes = bytes.clone();
        for (at, count, byte, change) in changes {
            let at = at.min(bytes.len());
            let end = (at + count).min(bytes.len());
            match change {
                0 => drop(bytes.drain(at..end)),
                1 => bytes.extend_from_within(at..end),
                2 => bytes.insert(at, byte),
                _ => bytes.truncate(end.max(200)),
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn pages_never_panic(bytes in mutated(page("<script type='application/ld+json'>{\"@type\": \"Article\"}</script>", ""))) {
        let _any = read(&bytes, Some(Path::new("a.html")));
    }

    #[test]
    fn ninjs_never_panics(bytes in mutated(format!("{{\"headlines\": [{{\"value\": \"A\"}}], \"body_text\": \"{THIRD}\"}}"))) {
        let _any = read(&bytes, Some(Path::new("a.json")));
    }

    #[test]
    fn the_head_is_within_the_text(text in "(By [A-Z]a|April 2, 2031|[A-Za-zé .:—()“\u{2028}]|\n|\r\n){0,80}") {
        let story = Story::plain(text.clone());
        prop_assert_eq!(&story.text, &text);
        prop_assert!(text.get(story.head..).is_some());
    }

    #[test]
    fn markdown_never_panics(text in "(---|title: a|[#*>\\-`!\\[\\]() a]|\n){0,80}") {
        let _any = read(text.as_bytes(), Some(Path::new("a.md")));
    }
}

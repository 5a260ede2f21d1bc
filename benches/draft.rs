//! How long drafting takes: an article of 3 kB, ten and a hundred times as long, and articles made to be hard.
//! `cargo bench --bench draft`; time must grow with the length, and no faster.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use nutgraf::draft::cast::Whom;
use nutgraf::draft::{Findings, Galley, Lead};

/// Of a fictional article: every kind of thing that rules look for.
const PARAGRAPHS: [&str; 8] = [
    "ORSA (OPA) — The east spillway of the Lumen dam gave way before dawn on Tuesday, and some 12,400 people were moved out of the valley, officials said.",
    "“We told them in January,” said Dara Vellmar, the governor of Orsa. “They filed it, and now 31 people are missing.”",
    "Hydra Lumen AG, which runs the dam, said in a statement that “the gate met every standard” and that it had been inspected in 2024. It could not be independently confirmed.",
    "According to Ilse Marrén, a spokeswoman for the Orsa regional government, between 200 and 300 houses stand in the water, more than 60 percent of them in Pell, 12 kilometers (7 miles) below the dam.",
    "‘Nobody came,’ a farmer who asked not to be named said. He said the river rose four metres in an hour.",
    "Mr. Vellmar’s office put the damage at $1.2 billion; the company’s chief engineer, Tomas Brandt, called that “a number out of the air.”",
    "“I heard a sound like a train,” Brandt added. “I ran. I did not look back.",
    "“Only on the hill did I see that the bridge was gone.”",
];

fn main() {
    divan::main();
}

/// About so many times 3 kB of an article.
fn article(times: usize) -> String {
    let whole = PARAGRAPHS.join("\n\n");
    let copies = (3_000 * times).div_ceil(whole.len());
    vec![whole; copies].join("\n\n")
}

fn draft(text: &str) -> usize {
    let galley = Galley::new(text);
    let found = Findings::of(&galley, None);
    let speakers = found.quotations.iter().filter_map(|one| one.speaker.clone());
    let persons = speakers.filter(|mention| is_somebody(&found.cast.whom(&galley, mention.clone()))).count();
    let lead = Lead::of(&galley, 0);
    persons + found.counts.len() + lead.facts.len()
}

fn is_somebody(whom: &Whom) -> bool {
    matches!(whom, Whom::Member(..))
}

/// One core; so many articles a second, so many bytes a second.
#[divan::bench(args = [1, 10, 100])]
fn times_3_kb(bencher: Bencher<'_, '_>, times: usize) {
    let text = article(times);
    bencher
        .counter(ItemsCount::new(times))
        .counter(BytesCount::of_str(&text))
        .bench(|| draft(black_box(&text)));
}

/// 100 kB and 1 MB of what no newsroom writes.
#[divan::bench(sample_count = 3, args = [
    ("one paragraph", 1), ("one paragraph", 10),
    ("opening marks", 1), ("opening marks", 10),
    ("quotes", 1), ("quotes", 10),
    ("single marks", 1), ("single marks", 10),
    ("numbers", 1), ("numbers", 10),
    ("names", 1), ("names", 10),
    ("pronouns", 1), ("pronouns", 10),
    ("closing marks", 1), ("closing marks", 10),
    ("one word", 1), ("one word", 10),
])]
fn hard(bencher: Bencher<'_, '_>, (what, times): (&str, usize)) {
    let unit = match what {
        "one paragraph" => PARAGRAPHS.join(" ") + " ",
        "opening marks" => "“I said so, “".to_owned(),
        "quotes" => "“We told them in January, and they filed it,” said Dara Vellmar.\n\n".to_owned(),
        "single marks" => "‘No’ 'no' ’".to_owned(),
        "numbers" => "12 3,400 five $6m 7–8 ".to_owned(),
        "names" => "Dara Vellmar Tomas Brandt, ".to_owned(),
        "pronouns" => "“So it was,” he said. ".to_owned(),
        "closing marks" => ")".to_owned(),
        _ => "a".to_owned(),
    };
    let text = unit.repeat((100_000 * times).div_ceil(unit.len())) + " and so on.";
    bencher.counter(BytesCount::of_str(&text)).bench(|| draft(black_box(&text)));
}

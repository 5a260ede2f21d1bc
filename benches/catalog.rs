//! How long the memory catalog takes, over a generated library of 2,000 briefs: `cargo bench`.

use divan::{Bencher, black_box};
use nutgraf::brief::check::{Against, check};
use nutgraf::brief::parse::parse;
use nutgraf::library::generate::Generator;
use nutgraf::library::{BriefKey, Catalog, Filter, Loaded, Memory, Query, Wanted, query_line};
use std::sync::LazyLock;

const BRIEFS: usize = 2_000;

static FILES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let generator = Generator::new(1);
    (0..BRIEFS).map(|n| generator.brief(n)).collect()
});

static LIBRARY: LazyLock<Memory> = LazyLock::new(|| Memory::new(FILES.iter().map(load).collect()));

fn load((name, yaml): &(String, String)) -> Loaded {
    Loaded::from_bytes(BriefKey(name.as_str().into()), name, None, yaml.as_bytes())
}

fn main() {
    divan::main();
}

/// One brief: YAML to brief.
#[divan::bench(sample_count = 50)]
fn parse_a_brief(bencher: Bencher<'_, '_>) {
    let (name, yaml) = &FILES[0];
    bencher.bench(|| parse(black_box(yaml.as_bytes()), name));
}

/// One brief: YAML to brief, and what filters need to know of it.
#[divan::bench(sample_count = 50)]
fn load_a_brief(bencher: Bencher<'_, '_>) {
    bencher.bench(|| load(black_box(&FILES[0])));
}

/// One brief: all that `check` says without the article's text. It is to cost little more than loading.
#[divan::bench(sample_count = 50)]
fn check_a_brief(bencher: Bencher<'_, '_>) {
    let (name, yaml) = &FILES[0];
    let against = Against { today: jiff::civil::date(2100, 1, 1), text: &|_| None };
    bencher.bench_local(|| check(black_box(yaml.as_bytes()), name, &against));
}

/// People of all briefs joined, as when they are loaded.
#[divan::bench(sample_count = 5)]
fn join_people(bencher: Bencher<'_, '_>) {
    let files: Vec<Loaded> = FILES.iter().map(load).collect();
    bencher.with_inputs(|| files.clone()).bench_values(Memory::new);
}

/// A question asked as the reader asks it: the rows of one screen.
#[divan::bench(sample_count = 20, args = ["first page", "speaker's quotes", "actor and theme", "words", "speakers"])]
fn ask(bencher: Bencher<'_, '_>, question: &str) {
    let quotes = Wanted::Quotes { indirect: false };
    let (wanted, line) = match question {
        "speaker's quotes" => (quotes, "speaker:mayor"),
        "actor and theme" => (quotes, "actor:mayor theme:dams"),
        "words" => (Wanted::Briefs, "harbour \"in heavy rain\""),
        "speakers" => (Wanted::Speakers { needle: "ma".to_owned() }, ""),
        _ => (Wanted::Briefs, ""),
    };
    let filter: Filter = query_line::parse(line).expect("a line without mistakes");
    let query = Query { limit: 40, ..Query::all(wanted, filter) };
    let library = &*LIBRARY;
    bencher.bench(|| library.ask(black_box(&query)));
}

//! How long 1,000 quotes take against an article of 1 MB, found or missed, also where the article repeats itself to
//! make it hard: `cargo bench --bench check`.

use divan::{Bencher, black_box};
use nutgraf::brief::Article;
use nutgraf::brief::verbatim::Concordance;
use nutgraf::text::Text;
use std::iter;

const BYTES: usize = 1_000_000;
const QUOTES: usize = 1_000;

fn main() {
    divan::main();
}

/// Indexing the article, then asking for every quote, with the nearest words of those that it does not have.
#[divan::bench(sample_count = 10, args = ["all found", "all missed", "all shuffled missed", "one word", "one word missed", "two words", "two words missed", "long runs missed", "brackets missed", "signs"])]
fn hold(bencher: Bencher<'_, '_>, case: &str) {
    let (article, quotes) = given(case);
    bencher.bench(|| {
        let text = Concordance::new(black_box(&article));
        let held = |quote: &Text| {
            let parts = std::slice::from_ref(quote);
            text.find(parts).ok_or_else(|| text.miss(parts, &[1]))
        };
        quotes.iter().flat_map(held).count()
    });
}

/// Indexing an article of the usual length, as the reader does for every brief that it shows.
#[divan::bench(sample_count = 100)]
fn index_6_kb(bencher: Bencher<'_, '_>) {
    let words = drawn(1_000, 400);
    let paragraphs: Vec<String> = words.chunks(50).map(|words| words.join(" ")).collect();
    let article = Article::new(&paragraphs.join("\n\n"));
    let quote = quote(&words, 500, false);
    bencher.bench(|| Concordance::new(black_box(&article)).find(std::slice::from_ref(&quote)));
}

/// An article and its quotes.
fn given(case: &str) -> (Article, Vec<Text>) {
    let missed = case.ends_with("missed");
    let words: Vec<String> = match case {
        "one word" | "one word missed" => iter::repeat_n("a".to_owned(), BYTES / 2).collect(),
        "two words" | "two words missed" => drawn(BYTES / 2, 2),
        // The runs are shorter than the quotes, so every quote begins like the article everywhere and stands nowhere.
        "long runs missed" => {
            (0..BYTES / 2).map(|at| if at % 51 == 50 { "b" } else { "a" }.to_owned()).collect()
        }
        // Of the two words of each quote, the second always stands too far from the first.
        "brackets missed" => {
            let word = |at: usize| match at % 400 {
                0 => "a",
                200 => "b",
                _ => "c",
            };
            (0..BYTES / 2).map(|at| word(at).to_owned()).collect()
        }
        "signs" => iter::repeat_n(["!", "?"], BYTES / 4).flatten().map(str::to_owned).collect(),
        _ => drawn(BYTES / 6, 20_000),
    };
    let quotes = (0..QUOTES).map(|number| match case {
        "long runs missed" => Text::new(&"a ".repeat(51 + number % 100)),
        "brackets missed" => Text::new("a […] b"),
        "all shuffled missed" => Text::new(&drawn_from(&words, number)),
        _ => quote(&words, number, missed),
    });
    let quotes = quotes.collect();
    let paragraphs: Vec<String> = words.chunks(100).map(|words| words.join(" ")).collect();
    (Article::new(&paragraphs.join("\n\n")), quotes)
}

/// Words of a small or large vocabulary, without any order.
fn drawn(count: usize, vocabulary: usize) -> Vec<String> {
    let mut random = fastrand::Rng::with_seed(7);
    let word = |number: usize| match vocabulary {
        2 => ["a", "b"][number].to_owned(),
        _ => format!("w{number}"),
    };
    (0..count).map(|_| word(random.usize(..vocabulary))).collect()
}

/// Words of the article in another order, two and two.
fn drawn_from(words: &[String], number: usize) -> String {
    let pairs =
        (0..12).filter_map(|pair| words.get((number * 7 + pair * 9_973) % (words.len() - 2)..)?.get(..2));
    pairs.flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Some 25 words of the article; where they are to be missed, one in the middle is another.
fn quote(words: &[String], number: usize, missed: bool) -> Text {
    let from = number * (words.len() - 30) / QUOTES;
    let mut quote = words[from..from + 20 + number % 10].to_vec();
    if missed {
        "c".clone_into(&mut quote[10]);
    }
    Text::new(&quote.join(" "))
}

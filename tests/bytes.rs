//! How many bytes a key costs over the line, and that they draw what a redraw draws.
//!
//! `cargo bench --bench bytes` tells the same of the program itself, beside others.

mod support {
    #[expect(dead_code, reason = "who reads here was never here before, and resizes nothing")]
    pub(crate) mod desk;
    pub(crate) mod keys;
    pub(crate) mod tty;
}

use nutgraf::library::Memory;
use nutgraf::library::generate::Generator;
use nutgraf::reader::Event;
use nutgraf::reader::action::ACTIONS;
use rstest::rstest;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use support::desk::{Desk, library};
use support::tty::Tty;

const SIZE: (u16, u16) = (80, 24);

/// The most that a page may take.
const PAGE: usize = 1500;

/// The same of a list whose 22 new rows have hardly a blank: 1,430 are the characters that differ, and to come from each row
/// to the next takes 6.
const ROWS: usize = 1930;

/// What a row of a list may take besides its characters: the way to it, two styles, and ways over what stands there already.
const ROW: usize = 25;

/// Sixty briefs, the same in every run.
static GENERATED: LazyLock<Arc<Memory>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let generator = Generator::new(1);
    for n in 0..60 {
        let (name, yaml) = generator.brief(n);
        std::fs::write(folder.path().join(name), yaml).expect("a file");
    }
    library(folder.path())
});

/// What was written for keys that changed something.
#[derive(Debug, Default)]
struct Cost {
    /// Where no line came or went.
    moved: Vec<usize>,
    /// For each line that came in.
    scrolled: Vec<usize>,
    /// For a page.
    paged: Vec<usize>,
}

/// A desk and the terminal that it is shown on.
struct Seat {
    desk: Desk,
    tty: Tty,
}

impl Seat {
    fn after(keys: &str) -> Self {
        let mut desk = Desk::open(&GENERATED, SIZE);
        desk.keys(keys);
        let mut tty = Tty::new(SIZE);
        tty.show(&desk);
        Self { desk, tty }
    }

    /// Presses a key; gives how many bytes that took, and how many lines further the view is.
    fn press(&mut self, key: &str) -> (usize, usize) {
        let top = |desk: &Desk| desk.reader.top().pane().top();
        let before = top(&self.desk);
        self.desk.keys(key);
        (self.tty.show(&self.desk).len(), top(&self.desk).abs_diff(before))
    }
}

impl Cost {
    /// What it costs to go down a view, and up again, and through its pages.
    fn of(keys: &[&str]) -> Self {
        let mut cost = Self::default();
        for keys in keys {
            let mut seat = Seat::after(keys);
            for key in ["j", "k"] {
                for (bytes, lines) in (0..50).map(|_| seat.press(key)).take_while(|(bytes, _)| *bytes > 0) {
                    match bytes.checked_div(lines) {
                        None => cost.moved.push(bytes),
                        Some(each) => cost.scrolled.push(each),
                    }
                }
            }
            cost.paged.extend((0..3).map(|_| seat.press("<C-f>").0).filter(|bytes| *bytes > 0));
        }
        cost
    }
}

/// The median, and what only one in twenty is more than.
fn usual(mut bytes: Vec<usize>) -> (usize, usize) {
    bytes.sort_unstable();
    let at = |share: usize| bytes.get((bytes.len() * share / 100).min(bytes.len().saturating_sub(1)));
    (at(50).copied().unwrap_or(0), at(95).copied().unwrap_or(0))
}

#[rstest]
#[case::list(&[""], ROWS)]
#[case::brief(&["<Enter>1", "<Enter>2", "<Enter>3", "<Enter>4", "<Enter>5", "<Enter>6"], PAGE)]
#[case::people(&["s<Esc>j"], PAGE)]
#[case::words(&["s<Enter>"], PAGE)]
#[case::figures(&["#"], PAGE)]
fn a_key_costs_little(#[case] keys: &[&str], #[case] page: usize) {
    let cost = Cost::of(keys);
    eprintln!("{cost:?}");
    let [moved, scrolled, paged] = [cost.moved, cost.scrolled, cost.paged].map(usual);
    eprintln!("median and p95: {moved:?} a move, {scrolled:?} a line, {paged:?} a page");
    assert!(moved.0 <= 150, "{moved:?} a move");
    assert!(scrolled.0 <= 250, "{scrolled:?} a line");
    assert!(paged.0 <= page, "{paged:?} a page");
}

#[test]
fn a_page_of_full_rows_is_hardly_more_than_its_characters() {
    let mut seat = Seat::after("");
    for _ in 0..2 {
        seat.desk.keys("<C-f>");
        let bytes = seat.tty.show(&seat.desk);
        let besides = bytes.len() - characters(&bytes);
        assert!(besides <= 22 * ROW, "{besides} of {}", bytes.len());
    }
}

/// How many bytes are neither controls nor sequences.
fn characters(bytes: &[u8]) -> usize {
    let text = std::str::from_utf8(bytes).expect("whole characters");
    let mut sequence = false;
    let shown = text.chars().filter(|c| {
        let within = sequence || c.is_control();
        sequence = *c == '\x1b' || (sequence && !c.is_ascii_alphabetic());
        !within
    });
    shown.map(char::len_utf8).sum()
}

#[test]
fn what_is_shown_already_costs_nothing() {
    for keys in ["", "<Enter>2", "s", "#", "?"] {
        let mut seat = Seat::after(keys);
        assert_eq!(seat.tty.show(&seat.desk), b"", "after {keys:?}");
    }
}

/// Every frame of a walk at random, as it was come by and drawn from nothing.
#[rstest]
#[case(0)]
#[case(1)]
fn however_a_screen_was_come_by_it_is_shown_whole(#[case] walk: u64) {
    let mut random = fastrand::Rng::with_seed(20_250_405 + walk);
    let libraries = [library(&Path::new(env!("CARGO_MANIFEST_DIR")).join("briefs")), GENERATED.clone()];
    let mut desk = Desk::open(&libraries[0], SIZE);
    let mut tty = Tty::new(SIZE);
    let mut recent = Vec::new();
    for _ in 0..600 {
        if random.u8(..100) == 0 {
            let size = (random.u16(1..120), random.u16(1..50));
            recent.push(format!("{size:?}"));
            desk.resize(size);
        } else {
            let keys = ACTIONS.iter().flat_map(|entry| entry.keys).flat_map(|keys| keys.split(' '));
            let keys: Vec<&str> = keys.collect();
            let most = ["j", "k", "Space", "b", "Ctrl-d", "Enter", "Esc"];
            let some = if random.bool() { &most[..] } else { &keys };
            let key = random.choice(some).expect("there are keys");
            recent.push((*key).to_owned());
            desk.receive(Event::Key(key.parse().expect("the keymap's own keys")));
            desk.settle();
        }
        tty.show(&desk);
        let (shown, redrawn) = (tty.cells(), tty.redrawn(&desk));
        assert_eq!(shown, redrawn, "after {:?}", recent.iter().rev().take(20).collect::<Vec<_>>());
        if std::mem::take(&mut desk.quit) {
            desk = Desk::open(random.choice(&libraries).expect("one"), SIZE);
        }
    }
}

//! Sizes that nobody would choose, and keys that nobody would press.

mod support {
    pub(crate) mod briefs;
    #[expect(dead_code, reason = "who reads here was never here before")]
    pub(crate) mod desk;
    pub(crate) mod hostile;
    pub(crate) mod hostile_files;
    pub(crate) mod keys;
    pub(crate) mod views;
}

use nutgraf::library::Memory;
use nutgraf::reader::action::ACTIONS;
use nutgraf::reader::key::{Code, Key};
use nutgraf::reader::{Event, Reader};
use nutgraf::ui::{self, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use rstest::rstest;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use support::briefs::repository;
use support::desk::Desk;
use support::views::VIEWS;

const SIZES: [(u16, u16); 14] = [
    (1, 1),
    (1, 5),
    (5, 1),
    (2, 2),
    (3, 3),
    (10, 3),
    (20, 5),
    (39, 9),
    (40, 10),
    (60, 20),
    (99, 30),
    (100, 30),
    (200, 60),
    (500, 200),
];

/// Draws into a buffer that goes on beyond the screen, and sees that nothing is drawn there.
fn draw_within(reader: &Reader) {
    const BEYOND: &str = "#";
    let (width, height) = reader.size();
    let area = Rect { x: 0, y: 0, width: width + 4, height: height + 4 };
    let mut buffer = Buffer::filled(area, Cell::new(BEYOND));
    let cursor = ui::draw(reader, Theme::Default, &mut buffer).cursor;
    for position in area.positions().filter(|at| at.x >= width || at.y >= height) {
        assert_eq!(buffer[position].symbol(), BEYOND, "{width}×{height} at {position}");
    }
    assert!(cursor.is_none_or(|(x, y)| x < width && y < height), "{width}×{height}: cursor at {cursor:?}");
}

fn draw_everywhere(library: &Arc<Memory>, sizes: impl Fn() -> Vec<(u16, u16)>) {
    for keys in VIEWS {
        let mut desk = Desk::open(library, (80, 24));
        desk.keys(keys);
        for size in sizes() {
            let drawn = catch_unwind(AssertUnwindSafe(|| draw_within(&desk.resize(size).reader)));
            if let Err(panic) = drawn {
                eprintln!("after the keys {keys:?} at {size:?}");
                resume_unwind(panic);
            }
        }
    }
}

#[test]
fn every_view_is_drawn_at_every_odd_size() {
    draw_everywhere(&repository("briefs"), || SIZES.to_vec());
}

#[test]
fn so_is_every_view_of_hostile_briefs() {
    draw_everywhere(&support::hostile::hostile(), || {
        SIZES.iter().copied().filter(|size| size.0 < 300).collect()
    });
}

#[test]
fn views_opened_at_odd_sizes_are_drawn() {
    let library = repository("briefs");
    for size in SIZES.into_iter().filter(|size| size.0 < 60) {
        for keys in VIEWS {
            let mut desk = Desk::open(&library, size);
            draw_within(&desk.keys(keys).reader);
        }
    }
}

#[test]
fn every_view_is_drawn_at_random_sizes() {
    let seed = seed();
    let random = std::cell::RefCell::new(fastrand::Rng::with_seed(seed));
    eprintln!("seed {seed}");
    // In all somewhat more than 300 sizes; large ones are rare, as they are slow.
    draw_everywhere(&repository("briefs"), || {
        let mut random = random.borrow_mut();
        let small = (0..9).map(|_| (random.u16(1..160), random.u16(1..60))).collect::<Vec<_>>();
        small.into_iter().chain([(random.u16(1..=500), random.u16(1..=200))]).collect()
    });
}

/// `NUTGRAF_SEED` repeats a walk that went wrong.
fn seed() -> u64 {
    std::env::var("NUTGRAF_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_250_405)
}

/// Two walks, for two threads; in all 8,000 steps.
#[rstest]
#[case(0)]
#[case(1)]
fn a_random_walk_of_keys_never_panics(#[case] walk: u64) {
    const STEPS: usize = 4_000;
    let seed = seed() + walk;
    eprintln!("NUTGRAF_SEED={seed}");
    let libraries = [
        repository("briefs"),
        support::hostile::hostile(),
        repository("tests/fixtures/broken"),
        Arc::default(),
    ];
    let mut walk = Walk { random: fastrand::Rng::with_seed(seed), libraries, recent: Vec::new() };
    let walked = catch_unwind(AssertUnwindSafe(|| walk.go(STEPS)));
    if let Err(panic) = walked {
        eprintln!("the last steps, the last of them the wrong one: {:?}", walk.recent);
        resume_unwind(panic);
    }
}

struct Walk {
    random: fastrand::Rng,
    libraries: [Arc<Memory>; 4],
    /// What was done last, to be told where it goes wrong.
    recent: Vec<String>,
}

impl Walk {
    fn go(&mut self, steps: usize) {
        let mut desk = Desk::open(&self.libraries[0], (80, 24));
        for step in 0..steps {
            self.step(&mut desk);
            // Answers may be late: the next keys are then pressed before they come.
            if self.random.u8(..4) > 0 {
                desk.settle();
            }
            if step % 16 == 0 {
                draw_within(&desk.reader);
            }
            if std::mem::take(&mut desk.quit) {
                desk = Desk::open(&self.libraries[0], (80, 24));
            }
        }
    }

    fn step(&mut self, desk: &mut Desk) {
        if self.recent.len() == 60 {
            self.recent.remove(0);
        }
        if self.random.u16(..200) == 0 {
            let library = self.random.usize(..self.libraries.len());
            self.recent.push(format!("library {library}"));
            return desk.shelve(&self.libraries[library]);
        }
        let event = self.event();
        self.recent.push(format!("{event:?}"));
        desk.receive(event);
    }

    fn event(&mut self) -> Event {
        let random = &mut self.random;
        match random.u8(..100) {
            0..2 => Event::Resize(random.u16(1..160), random.u16(1..50)),
            2 => Event::Paste("haimour\u{1b}[2J 漢字\n".to_owned()),
            3..15 => Event::Key(Key::char(random.char('!'..='~'))),
            15..20 => {
                Event::Key(Key::char(random.choice(['ö', 'é', 'н', '漢', ' ', ':', '"', '-']).unwrap_or('a')))
            }
            20..32 => Event::Key(Key::plain(Code::Enter)),
            32..38 => Event::Key(Key::plain(Code::Esc)),
            38..42 => Event::Key(Key::plain(Code::Tab)),
            42..44 => Event::Key(Key::plain(Code::Backspace)),
            _ => Event::Key(self.bound()),
        }
    }

    /// A key of the keymap, or the first of two.
    fn bound(&mut self) -> Key {
        let keys: Vec<&str> =
            ACTIONS.iter().flat_map(|entry| entry.keys).flat_map(|keys| keys.split(' ')).collect();
        let key = self.random.choice(&keys).expect("there are keys");
        key.parse().expect("the keymap's own keys")
    }
}

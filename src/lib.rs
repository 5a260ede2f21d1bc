//! nutgraf reads briefs: YAML files derived from news articles. Who said what, when; how many, according to whom.
//!
//! # The screen, and what makes its parts
//!
//! ```text
//!  Briefs /srv/briefs  theme: displacement ✕          7 of 12   reader/head.rs, reader/filters.rs (chips)
//! › 4 Apr 2025   First fer… │ First ferry reaches Hallin; ev…   reader/tabs.rs
//!   27 Mar 2025  Diver's f… │ 1 Key facts  2 Quotes  3 Figur…   reader/tabs.rs
//!   18 Mar 2025  Strike cl… │────────────────────────────────
//!   10 Mar 2025  Veldhaven… │› “We will close when the last …   sheet/item/quote.rs
//!   7 Mar 2025   Captain t… │   — Rurik Amberstad, official,…   brief/who.rs
//!   3 Mar 2025   Hallin ru… │   context: on the reception ce…   sheet/item.rs
//! ───────────────────────────────────────────────────────────   reader/popup.rs
//!  Actors: haim▏                                      1 of 77   reader/prompt.rs
//! ›  Muhannad Haimour    spokesman for the Al Anbar provincia…  reader/filters.rs
//!  Enter apply  Tab take several  ↑↓ move  Esc close            reader/keymap.rs, reader/action.rs
//!
//! └─ on the left ────────────┴─ on the right ────────────────
//!    reader/view/library.rs     reader/view/brief.rs          the view: what it holds, asks and does
//!    sheet/library.rs           sheet/brief.rs                the sheet: its lines
//!    reader/list.rs, pane.rs    reader/pane.rs                the place in it: selection and scroll
//! ```
//!
//! Drawn, from top to bottom, by `ui/head.rs`, `ui/pane.rs` (each line by `ui/line.rs`), `ui/popup.rs` and
//! `ui/foot.rs`; the rules by `ui.rs`, the looks by `ui/theme.rs`.
//!
//! The other views stand in the same frame:
//!
//! | key | view | its lines |
//! |---|---|---|
//! | `s` | `reader/view/speakers.rs` | `sheet/people.rs`, `sheet/words.rs` |
//! | `#` | `reader/view/figures.rs` | `sheet/measures.rs`; drawn by `v`: `sheet/chart/` |
//! | `!` | `reader/view/check.rs` | `sheet/check.rs` |
//! | `C` | `reader/view/tray.rs` | `sheet/tray.rs` |
//! | `7` | `reader/view/brief.rs` | `sheet/article.rs` |
//! | (`nutgraf review`) | `reader/view/review.rs`, `reader/review.rs` | `sheet/review.rs`, `sheet/article.rs` |
//! | `?` | `reader/popup.rs` | `sheet/help.rs` |
//!
//! Why a file cannot be read is told by `sheet/problem.rs`; how an item stands with the article's text, `✓ ¶2`, by
//! `sheet/item/sourcing.rs`; what has changed of a brief since it was read, by `sheet/changes.rs`.
//!
//! # The layers
//!
//! Arrows go one way; nothing knows what stands to its right. `screen` knows none of the others.
//!
//! ```text
//! text ← brief ← state ← library ← sheet ← reader ← ui ← terminal ← commands ← main
//!           ↖ draft                     screen ←╯  cli, config ←╯
//! ```
//!
//! - [`text`]: what a file says, and what of it may be shown; folding and words; wrapping by width; links and markup.
//! - [`brief`]: one file as data, and everything that is wrong with it ([`brief::check`]), what of that can be mended
//!   ([`brief::mend`]), what becomes of it when a draft is reviewed ([`brief::revise`]), and whether its words stand in the article ([`brief::verbatim`], [`brief::sourcing`]); its schema;
//!   records for machines; citations ([`brief::cite`]); its words at another time ([`brief::snapshot`]) and what has become
//!   of them ([`brief::changes`]).
//! - [`draft`]: an article as it comes in, and the brief that rules make of it: who said what, how many, who is who. Known to
//!   [`config`] and [`commands`] alone.
//! - [`state`]: what a reader has marked and kept, in memory and on disk: read briefs, stars, places, clips.
//! - [`library`]: the set of briefs, kept as it is on disk. A query goes in, a page comes out; people across briefs;
//!   filters.
//! - [`sheet`]: what a view says, composed to lines of a width. No state, no colour.
//! - [`reader`]: the state of a reading. Keys become actions, actions change it, effects come out.
//! - [`ui`]: the state as cells of a screen.
//! - [`screen`]: the last cells and the next as bytes.
//! - [`terminal`]: the tty: taking it, input, signals, the run loop that performs effects.
//! - [`config`], [`cli`], [`commands`]: what is set, what is asked, and what is printed without the screen.
//!
//! Why so, and where to add things: `docs/architecture.md`.

// What is printed goes through `commands::Console`, which takes shown text alone.
#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod brief;
pub mod cli;
pub mod commands;
pub mod config;
pub mod draft;
pub mod library;
pub mod reader;
pub mod screen;
pub mod sheet;
pub mod state;
pub mod terminal;
pub mod text;
pub mod ui;

//! From an article to a brief, by rules: who said what, how many of what according to whom, who is who.
//!
//! Nothing here is learned, downloaded or guessed at random: every item names the rule that found it and how sure that
//! rule is, and an editor reviews them all. Pure functions; the one way for data to flow is
//!
//! ```text
//! bytes → Story (story.rs: HTML, Markdown, ninjs or plain text, with what it says of itself)
//!       → Galley (galley.rs: paragraphs, sentences, tokens)
//!       → Names (names.rs) → Quotations (quotes.rs) → Counts (figures.rs, dates by when.rs), Cast (cast.rs): Findings
//!       → Brief (compose.rs), with the sentences it begins with (lead.rs) and what it is about (themes.rs);
//!         or a line of JSON (line.rs)
//! ```
//!
//! All places are bytes of the story's text, until a brief is composed: there they are paragraphs and exact words.

pub mod cast;
pub mod compose;
pub mod figures;
pub mod galley;
pub mod lead;
pub mod line;
pub mod names;
pub mod quotes;
pub mod story;
pub mod themes;
pub mod when;

pub use cast::Cast;
pub use compose::{Head, Reading, compose};
pub use figures::Count;
pub use galley::Galley;
pub use lead::Lead;
pub use line::Line;
pub use names::Names;
pub use quotes::Quotation;
pub use story::Story;

use jiff::civil;

/// What the rules find in a text.
#[derive(Debug, Default)]
pub struct Findings {
    /// Who said what, indirect words too.
    pub quotations: Vec<Quotation>,
    /// How many of what.
    pub counts: Vec<Count>,
    /// Who is who.
    pub cast: Cast,
}

impl Findings {
    /// Reads a text; `published` is the day that "on Monday" is counted from.
    pub fn of(galley: &Galley<'_>, published: Option<civil::Date>) -> Self {
        let names = Names::of(galley);
        let quotations = quotes::find(galley, &names);
        let counts = figures::find(galley, &quotations, published);
        let cast = Cast::of(galley, &names, &quotations);
        Self { quotations, counts, cast }
    }
}

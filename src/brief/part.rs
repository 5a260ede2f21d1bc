//! The parts of a brief, in the order in which readers go through them.

use super::Section;

/// A part of a brief: a tab of the reader, a `--section` of `show`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Summary, key facts, particulars.
    KeyFacts,
    /// Quotes.
    Quotes,
    /// Figures.
    Figures,
    /// Context.
    Context,
    /// Actors.
    Actors,
    /// Timeline.
    Timeline,
    /// The article itself.
    Article,
}

impl Part {
    /// Every part, in order.
    pub const ALL: [Self; 7] = [
        Self::KeyFacts,
        Self::Quotes,
        Self::Figures,
        Self::Context,
        Self::Actors,
        Self::Timeline,
        Self::Article,
    ];

    /// The part that a section is.
    pub const fn of(section: Section) -> Self {
        match section {
            Section::KeyFacts => Self::KeyFacts,
            Section::Quotes => Self::Quotes,
            Section::Figures => Self::Figures,
            Section::Context => Self::Context,
            Section::Timeline => Self::Timeline,
        }
    }

    /// The part of this number, from 1.
    pub fn of_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }

    /// Its place among the parts.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The section it shows; actors and the article are none.
    pub const fn section(self) -> Option<Section> {
        match self {
            Self::KeyFacts => Some(Section::KeyFacts),
            Self::Quotes => Some(Section::Quotes),
            Self::Figures => Some(Section::Figures),
            Self::Context => Some(Section::Context),
            Self::Timeline => Some(Section::Timeline),
            Self::Actors | Self::Article => None,
        }
    }

    /// The key of the format that it comes from; of the article, its name.
    pub const fn key(self) -> &'static str {
        match (self.section(), self) {
            (Some(section), _) => section.key(),
            (None, Self::Actors) => "actors",
            (None, _) => "article",
        }
    }

    /// What it is called.
    pub const fn title(self) -> &'static str {
        match (self.section(), self) {
            (Some(section), _) => section.title(),
            (None, Self::Actors) => "Actors",
            (None, _) => "Article",
        }
    }

    /// The part after it; after the last, the first.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self.index() + 1) % Self::ALL.len()]
    }

    /// The part before it; before the first, the last.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::ALL[(self.index() + Self::ALL.len() - 1) % Self::ALL.len()]
    }
}

//! The rules by name, and how sure each is.

use crate::brief::Confidence;

/// How a quotation was attributed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// “…,” said X.
    SaidAfter,
    /// “…,” X said.
    Tag,
    /// “…,” according to X.
    AccordingTo,
    /// X said in a statement: “…”
    Colon,
    /// X said (that) “…”
    SaidBefore,
    /// X said the plan was “…”
    Inside,
    /// X called it “…”
    Called,
    /// X’s claim that “…”
    Speech,
    /// X went there, saying “…”
    Saying,
    /// The first one of a sentence whose verb tells of no words.
    Subject,
    /// The second stretch of a split quote.
    Split,
    /// A sentence in quote marks after an attributed one.
    Continued,
    /// A sentence in quote marks after one that leads up to it.
    Introduced,
    /// A paragraph in quote marks after an attributed one.
    Carried,
    /// — X, under what X said.
    Signed,
    /// “…” X said that it was.
    Followed,
    /// “X: …”
    Labelled,
    /// X said (that) …
    Reported,
    /// …, X said.
    ReportedTag,
    /// According to X, …
    ReportedAccording,
}

impl Rule {
    /// Its name in docs/drafting.md.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::SaidAfter => "said-after",
            Self::Tag => "tag",
            Self::AccordingTo => "according-to",
            Self::Colon => "colon",
            Self::SaidBefore => "said-before",
            Self::Inside => "said-inside",
            Self::Called => "called",
            Self::Speech => "speech-noun",
            Self::Saying => "saying",
            Self::Subject => "subject",
            Self::Split => "split",
            Self::Continued => "continued",
            Self::Introduced => "introduced",
            Self::Carried => "carried",
            Self::Signed => "signed",
            Self::Followed => "followed",
            Self::Labelled => "labelled",
            Self::Reported => "reported",
            Self::ReportedTag => "reported-tag",
            Self::ReportedAccording => "reported-according-to",
        }
    }

    /// How sure it is, as measured.
    pub(super) const fn confidence(self) -> Confidence {
        match self {
            Self::SaidAfter | Self::Tag | Self::SaidBefore | Self::Split | Self::Continued => {
                Confidence::High
            }
            Self::AccordingTo | Self::Colon | Self::Inside | Self::Called | Self::Saying => {
                Confidence::Medium
            }
            _ => Confidence::Low,
        }
    }
}

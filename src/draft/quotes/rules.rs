//! The rules by name, and how sure each is.
//!
//! | rule | what it reads |
//! |---|---|
//! | `said-after` | “…,” said X |
//! | `tag` | “…,” X said |
//! | `according-to` | “…,” according to X |
//! | `colon` | X said in a statement: “…”; X: “…” |
//! | `said-before` | X said (that) “…” |
//! | `said-inside` | X said the plan was “…” |
//! | `called` | X called it “…”; called by X “…” |
//! | `speech-noun` | X’s claim that “…”; “…,” in X’s words |
//! | `saying` | X went there, saying “…” |
//! | `subject` | nobody is said to say it: the subject of its sentence |
//! | `continued` | a sentence in quote marks after an attributed one, or opened anew after an unclosed one |
//! | `carried` | a paragraph in quote marks after an attributed one |
//! | `introduced` | quoted text after a sentence that leads up to it |
//! | `followed` | “…” X said that it was |
//! | `signed` | “…” — X |
//! | `labelled` | “X: …” |
//! | `reported` | X said (that) … |
//! | `reported-tag` | …, X said |
//! | `reported-according-to` | according to X, … |
//!
//! How sure a rule is was measured: high where 95 of 100 were right in both words and speaker, medium where 80 were.

use crate::brief::Confidence;

/// How a quotation was attributed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    SaidAfter,
    Tag,
    AccordingTo,
    Colon,
    SaidBefore,
    Inside,
    Called,
    Speech,
    Saying,
    Subject,
    Continued,
    Carried,
    Introduced,
    Followed,
    Signed,
    Labelled,
    Reported,
    ReportedTag,
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
            Self::Continued => "continued",
            Self::Carried => "carried",
            Self::Introduced => "introduced",
            Self::Followed => "followed",
            Self::Signed => "signed",
            Self::Labelled => "labelled",
            Self::Reported => "reported",
            Self::ReportedTag => "reported-tag",
            Self::ReportedAccording => "reported-according-to",
        }
    }

    /// How sure it is.
    pub(super) const fn confidence(self) -> Confidence {
        match self {
            Self::SaidAfter | Self::Tag | Self::AccordingTo | Self::Continued => Confidence::High,
            Self::Colon | Self::SaidBefore | Self::Inside | Self::Called | Self::Saying | Self::Signed => {
                Confidence::Medium
            }
            Self::ReportedTag | Self::ReportedAccording => Confidence::Medium,
            Self::Subject
            | Self::Speech
            | Self::Carried
            | Self::Introduced
            | Self::Followed
            | Self::Labelled
            | Self::Reported => Confidence::Low,
        }
    }

    /// How sure it is that a stretch goes on with the one before it.
    pub(super) const fn joined(self) -> Confidence {
        match self {
            Self::Carried => Confidence::Low,
            _ => Confidence::High,
        }
    }
}

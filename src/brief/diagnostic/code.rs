//! The kinds of mistake, whose names are a contract (FORMAT, "What `check` says").

use super::Severity;

/// A kind of mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The file is not one YAML document of UTF-8.
    YamlSyntax,
    /// A limit of loading is passed: 1 MiB, 24 levels, 64 aliases, 50,000 values, 4 MiB of text with aliases followed.
    TooLarge,
    /// `brief` is above 1: the file is written for a newer program.
    NewerVersion,
    /// A required key is not there, or is empty.
    MissingKey,
    /// A value of another type is expected: text where a number belongs (`012`, `1_000` and infinity are no numbers), one value where a list belongs.
    WrongType,
    /// A value is not one of those that its key allows.
    UnknownValue,
    /// A key stands twice in one mapping.
    DuplicateKey,
    /// Two items or two actors of a brief have one id, or two briefs of a library.
    DuplicateId,
    /// A comma between brackets cut a value in two: `{value: 8,000}`.
    SplitByComma,
    /// Not a date, or not one that exists.
    InvalidDate,
    /// The first number of a range is above the second.
    RangeReversed,
    /// The parts of a direct or partial quote do not stand in the article's text in order.
    QuoteNotVerbatim,
    /// The paragraph of `at` is not there, or the words that it names are not in it.
    LocatorNotFound,
    /// `source.text` cannot be read, or leads out of the library.
    SourceMissing,
    /// The article's text is not the one that `sha256` was taken of.
    SourceChanged,
    /// No declared actor bears this id, name or alias; or no figure this id.
    UnknownReference,
    /// The format has no such key here, and it does not begin with `x-`.
    UnknownKey,
    /// A figure does not say who gives it.
    FigureUnsourced,
    /// A figure has neither `as_of` nor `period`.
    FigureUndated,
    /// Two figures of one measure and day give different numbers, and neither says so with `conflicts_with`.
    FiguresConflict,
    /// Two figures of one series have different units.
    SeriesUnitDiffers,
    /// Words were said after the article was printed.
    SaidAfterPublished,
    /// The article was printed on a day that is still to come.
    PublishedInFuture,
    /// No item involves a declared actor.
    UnusedActor,
    /// Two actors share a name or an alias, so a reference by it means the first.
    SharedAlias,
    /// A word mixes letters of scripts that look alike, such as a Cyrillic letter among Latin ones.
    MixedScript,
    /// The article hedges a figure (“some”, “at least”), and the brief does not.
    HedgeDropped,
    /// The article says in the figure's paragraph that it could not be confirmed, and the brief does not.
    CaveatDropped,
    /// A translated quote does not give the words before translation.
    OriginalMissing,
    /// `text` stands in quote marks of its own; the reader adds them.
    QuoteMarks,
    /// A text without quote marks that YAML 1.1 reads as something else: `no`, `on`, `12:30`.
    YamlTrap,
}

impl Code {
    /// Every kind: errors first, in the order of FORMAT.
    pub const ALL: [Self; 31] = [
        Self::YamlSyntax,
        Self::TooLarge,
        Self::NewerVersion,
        Self::MissingKey,
        Self::WrongType,
        Self::UnknownValue,
        Self::DuplicateKey,
        Self::DuplicateId,
        Self::SplitByComma,
        Self::InvalidDate,
        Self::RangeReversed,
        Self::QuoteNotVerbatim,
        Self::LocatorNotFound,
        Self::SourceMissing,
        Self::SourceChanged,
        Self::UnknownReference,
        Self::UnknownKey,
        Self::FigureUnsourced,
        Self::FigureUndated,
        Self::FiguresConflict,
        Self::SeriesUnitDiffers,
        Self::SaidAfterPublished,
        Self::PublishedInFuture,
        Self::UnusedActor,
        Self::SharedAlias,
        Self::MixedScript,
        Self::HedgeDropped,
        Self::CaveatDropped,
        Self::OriginalMissing,
        Self::QuoteMarks,
        Self::YamlTrap,
    ];

    /// The name as `check` prints it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::YamlSyntax => "yaml-syntax",
            Self::TooLarge => "too-large",
            Self::NewerVersion => "newer-version",
            Self::MissingKey => "missing-key",
            Self::WrongType => "wrong-type",
            Self::UnknownValue => "unknown-value",
            Self::DuplicateKey => "duplicate-key",
            Self::DuplicateId => "duplicate-id",
            Self::SplitByComma => "split-by-comma",
            Self::InvalidDate => "invalid-date",
            Self::RangeReversed => "range-reversed",
            Self::QuoteNotVerbatim => "quote-not-verbatim",
            Self::LocatorNotFound => "locator-not-found",
            Self::SourceMissing => "source-missing",
            Self::SourceChanged => "source-changed",
            Self::UnknownReference => "unknown-reference",
            Self::UnknownKey => "unknown-key",
            Self::FigureUnsourced => "figure-unsourced",
            Self::FigureUndated => "figure-undated",
            Self::FiguresConflict => "figures-conflict",
            Self::SeriesUnitDiffers => "series-unit-differs",
            Self::SaidAfterPublished => "said-after-published",
            Self::PublishedInFuture => "published-in-future",
            Self::UnusedActor => "unused-actor",
            Self::SharedAlias => "shared-alias",
            Self::MixedScript => "mixed-script",
            Self::HedgeDropped => "hedge-dropped",
            Self::CaveatDropped => "caveat-dropped",
            Self::OriginalMissing => "original-missing",
            Self::QuoteMarks => "quote-marks",
            Self::YamlTrap => "yaml-trap",
        }
    }

    /// How bad this kind of mistake is.
    pub const fn severity(self) -> Severity {
        if (self as u8) < (Self::UnknownReference as u8) { Severity::Error } else { Severity::Warning }
    }

    /// When it is told, in a sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::YamlSyntax => "The file is not one YAML document of UTF-8.",
            Self::TooLarge => {
                "A limit of loading is passed: 1 MiB, 24 levels, 64 aliases, 50,000 values, 4 MiB of text with aliases followed."
            }
            Self::NewerVersion => "`brief` is above 1: the file is written for a newer program.",
            Self::MissingKey => "A required key is not there, or is empty.",
            Self::WrongType => {
                "A value of another type is expected: text where a number belongs (`012`, `1_000` and infinity are no numbers), one value where a list belongs."
            }
            Self::UnknownValue => "A value is not one of those that its key allows.",
            Self::DuplicateKey => "A key stands twice in one mapping.",
            Self::DuplicateId => {
                "Two items or two actors of a brief have one id, or two briefs of a library."
            }
            Self::SplitByComma => "A comma between brackets cut a value in two: `{value: 8,000}`.",
            Self::InvalidDate => "Not a date, or not one that exists.",
            Self::RangeReversed => "The first number of a range is above the second.",
            Self::QuoteNotVerbatim => {
                "The parts of a direct or partial quote do not stand in the article's text in order."
            }
            Self::LocatorNotFound => {
                "The paragraph of `at` is not there, or the words that it names are not in it."
            }
            Self::SourceMissing => "`source.text` cannot be read, or leads out of the library.",
            Self::SourceChanged => "The article's text is not the one that `sha256` was taken of.",
            Self::UnknownReference => "No declared actor bears this id, name or alias; or no figure this id.",
            Self::UnknownKey => "The format has no such key here, and it does not begin with `x-`.",
            Self::FigureUnsourced => "A figure does not say who gives it.",
            Self::FigureUndated => "A figure has neither `as_of` nor `period`.",
            Self::FiguresConflict => {
                "Two figures of one measure and day give different numbers, and neither says so with `conflicts_with`."
            }
            Self::SeriesUnitDiffers => "Two figures of one series have different units.",
            Self::SaidAfterPublished => "Words were said after the article was printed.",
            Self::PublishedInFuture => "The article was printed on a day that is still to come.",
            Self::UnusedActor => "No item involves a declared actor.",
            Self::SharedAlias => "Two actors share a name or an alias, so a reference by it means the first.",
            Self::MixedScript => {
                "A word mixes letters of scripts that look alike, such as a Cyrillic letter among Latin ones."
            }
            Self::HedgeDropped => "The article hedges a figure (“some”, “at least”), and the brief does not.",
            Self::CaveatDropped => {
                "The article says in the figure's paragraph that it could not be confirmed, and the brief does not."
            }
            Self::OriginalMissing => "A translated quote does not give the words before translation.",
            Self::QuoteMarks => "`text` stands in quote marks of its own; the reader adds them.",
            Self::YamlTrap => {
                "A text without quote marks that YAML 1.1 reads as something else: `no`, `on`, `12:30`."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_stand_before_warnings_and_names_are_unique() {
        assert!(Code::ALL.is_sorted_by_key(|code| (code.severity(), *code)));
        let mut names = Code::ALL.map(Code::name);
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    }
}

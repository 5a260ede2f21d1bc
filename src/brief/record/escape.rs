//! Which characters no output may hold as they are.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// True for controls (Cc) and format characters (Cf), which SAFETY wants escaped, and for the line and paragraph
/// separators, at which some readers would end the line.
pub(super) fn needs_escape(c: char) -> bool {
    !matches!(c, ' '..='~')
        && matches!(
            c.general_category(),
            GeneralCategory::Control
                | GeneralCategory::Format
                | GeneralCategory::LineSeparator
                | GeneralCategory::ParagraphSeparator
        )
}

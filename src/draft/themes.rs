//! What an article is about, by a small vocabulary that an editor can change.

use super::galley::Galley;

/// Themes and the words that speak of them.
#[derive(Debug, Default)]
pub struct Vocabulary {}

impl Vocabulary {
    /// The themes of a text, the strongest first.
    pub fn themes(&self, galley: &Galley<'_>) -> Vec<String> {
        let _ = galley;
        Vec::new()
    }
}

//! Did you mean …?

use super::field::LONGEST_KEY;

/// What all did-you-means of a file together may cost, in compared pairs of characters.
const COMPARED: usize = 10_000_000;

/// Finds what misspelt words mean, within a budget: a hostile file may misspell as many as it likes.
#[derive(Debug, Default)]
pub(super) struct Suggester {
    compared: usize,
}

impl Suggester {
    /// The candidate that a misspelt word most likely means.
    pub(super) fn suggest<'w>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'w str>,
    ) -> Option<&'w str> {
        if word.len() > LONGEST_KEY || self.compared > COMPARED {
            return None;
        }
        let word = word.to_lowercase();
        let length = word.chars().count();
        let limit = match length {
            0..=2 => return None,
            3..=4 => 1,
            _ => (length / 3).max(2),
        };
        let mut best = None;
        for candidate in candidates {
            self.compared += 1;
            if self.compared > COMPARED {
                break;
            }
            if candidate.len() > LONGEST_KEY || candidate.chars().count().abs_diff(length) > limit {
                continue;
            }
            self.compared += candidate.len() * length;
            let distance = strsim::osa_distance(&word, &candidate.to_lowercase());
            if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, candidate));
            }
        }
        best.map(|(_, candidate)| candidate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("vellmer", Some("vellmar"))]
    #[case("HYDRA", Some("hydra"))]
    #[case("hy", None)]
    #[case("orsa", None)]
    fn the_nearest_word_is_meant(#[case] word: &str, #[case] meant: Option<&str>) {
        assert_eq!(Suggester::default().suggest(word, ["hydra", "vellmar", "vellmann"]), meant);
    }
}

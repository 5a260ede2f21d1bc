//! The order in which the parts of a draft are reviewed.

use crate::brief::revise::{Target, drafts};
use crate::brief::verbatim::Concordance;
use crate::brief::{Article, Brief, marks};

/// Every part that is a draft, by where its words begin in the article; without the article by the paragraph it names.
/// What names no place comes behind those, and the summary last.
pub(super) fn in_order(brief: &Brief, article: Option<&Article>) -> Vec<Target> {
    let text = article.map(Concordance::new);
    let place = |target: &Target| {
        let found = text.as_ref().and_then(|text| marks::places(brief, *target, text).into_iter().next());
        let found = found.map(|stretch| (stretch.paragraph + 1, stretch.bytes.start));
        // Who is declared and named nowhere is known before what they say.
        let first = matches!(target, Target::Actor(_)).then_some((0, 0));
        let (paragraph, byte) = found
            .or_else(|| named(brief, *target).map(|paragraph| (paragraph, 0)))
            .or(first)
            .unwrap_or((usize::MAX, usize::MAX));
        (*target == Target::Summary, paragraph, byte)
    };
    let mut targets = drafts(brief);
    targets.sort_by_cached_key(|target| (place(target), *target));
    targets
}

/// The first paragraph that a part's `at` names, from 1.
pub(super) fn named(brief: &Brief, target: Target) -> Option<usize> {
    let Target::Item(index) = target else { return None };
    let at = brief.items.get(index)?.at.iter().find_map(|at| at.paragraph)?;
    usize::try_from(at).ok()
}

//! A part of a draft, as a review has it.

use crate::brief::revise::{Target, Verdict};
use crate::brief::{Actor, Attribution, Body, Brief, Confidence, Drafted, Item, Place, who};
use crate::text::Text;

/// A part of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Which, in the brief that the review has.
    pub target: Target,
    /// What its rule says of it.
    pub draft: Drafted,
    /// What is decided of it; `None` while nothing is.
    pub verdict: Option<Verdict>,
}

/// What a part says, wherever it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    Summary(Option<Text>),
    Actor(Box<Actor>),
    Item(Box<Item>),
}

impl Entry {
    pub(super) fn new(brief: &Brief, target: Target) -> Option<Self> {
        Some(Self { target, draft: target.draft(brief)?.clone(), verdict: None })
    }

    /// Whether its rule is nearly always right.
    pub fn is_sure(&self) -> bool {
        self.draft.confidence == Confidence::High
    }

    /// What it says in a brief.
    pub(super) fn part(&self, brief: &Brief) -> Option<Part> {
        Some(match self.target {
            Target::Summary => Part::Summary(brief.summary.clone()),
            Target::Actor(index) => {
                let mut actor = brief.actors.get(index)?.clone();
                actor.speaks_for.iter_mut().for_each(|whom| *whom = by_name(brief, whom));
                (actor.index, actor.place) = (0, Place::default());
                Part::Actor(Box::new(actor))
            }
            Target::Item(index) => {
                let mut item = brief.items.get(index)?.clone();
                let speaker = match &mut item.body {
                    Body::Quote(quote) => quote.speaker.as_mut(),
                    _ => None,
                };
                let marks = item.actors.iter_mut().chain(&mut item.source).chain(&mut item.via);
                marks.chain(speaker).for_each(|whom| *whom = by_name(brief, whom));
                (item.index, item.place) = (0, Place::default());
                Part::Item(Box::new(item))
            }
        })
    }
}

/// Somebody by name: their place among the actors may be another.
fn by_name(brief: &Brief, whom: &Attribution) -> Attribution {
    match whom {
        Attribution::Actor(_) => Attribution::Undeclared(Text::new(&who::name(brief, whom))),
        other => other.clone(),
    }
}

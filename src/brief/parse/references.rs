//! References that mean nobody, told once all are known: a name that is wrong in one place may be referred to in many.

use super::Decoder;
use crate::brief::yaml::lines::What;
use crate::brief::{Code, Diagnostic, Place};
use crate::text::fold::fold_name;
use crate::text::script::mixed_word;
use std::collections::HashMap;

/// A reference to no declared actor.
#[derive(Debug)]
pub(super) struct Unknown {
    pub(super) word: String,
    pub(super) place: Place,
    pub(super) field: String,
}

impl Decoder<'_> {
    /// Tells each unknown name once, at the first place that has it. It is silent where a mistake in `actors` may be why
    /// nobody is called so.
    pub(super) fn unknown_references(&mut self) {
        let mut unknown = std::mem::take(&mut self.unknown);
        if unknown.is_empty()
            || self.report.found().iter().any(|one| may_hide_a_name(one, self.names.is_empty()))
        {
            return;
        }
        unknown.sort_by_key(|one| one.place);
        unknown.dedup_by_key(|one| one.place);
        if self.names.is_empty() {
            return self.nobody(&unknown);
        }
        let mut groups: Vec<Vec<Unknown>> = Vec::new();
        let mut by_name: HashMap<String, usize> = HashMap::new();
        for one in unknown {
            let group = *by_name.entry(fold_name(&one.word)).or_insert(groups.len());
            match groups.get_mut(group) {
                Some(group) => group.push(one),
                None => groups.push(vec![one]),
            }
        }
        for group in &groups {
            self.unknown_name(group);
        }
    }

    /// References of a brief that declares nobody have one cause.
    fn nobody(&mut self, unknown: &[Unknown]) {
        let Some((first, others)) = unknown.split_first() else { return };
        self.report.add_to(Code::UnknownReference, first.place, &first.field, || {
            let what = What::new(format!("no actor is called `{}`: none is declared", first.word));
            what.again(others.len()).help(declare(&first.word))
        });
    }

    fn unknown_name(&mut self, group: &[Unknown]) {
        let Some((first, others)) = group.split_first() else { return };
        let meant = self.report.suggest(&first.word, self.names.words());
        if meant.is_some_and(|meant| mixed_word(meant).is_some()) {
            // What is wrong is the actor's name, which is told there.
            return;
        }
        let declared =
            meant.filter(|_| !others.is_empty()).and_then(|meant| self.names.without_reference(meant));
        if let (Some(called), Some(meant)) = (declared, meant) {
            // Many agree against one, which nothing else refers to.
            self.report.add_to(Code::UnknownReference, called.place, &called.field(), || {
                let what =
                    What::new(format!("{} references say `{}`, not `{meant}`", group.len(), first.word));
                what.help(format!("did you mean `{}` here?", first.word))
            });
            return;
        }
        self.report.add_to(Code::UnknownReference, first.place, &first.field, || {
            let what = What::new(format!("no actor is called `{}`", first.word)).again(others.len());
            what.help(match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => declare(&first.word),
            })
        });
    }
}

fn declare(word: &str) -> String {
    format!("declare it under `actors`, or write {{unnamed: {word}}}")
}

/// Whether a mistake may be why a name is not declared: a key that may be `actors`, or what an actor is called.
fn may_hide_a_name(one: &Diagnostic, none_is_declared: bool) -> bool {
    let field = one.field.as_str();
    let in_root = !field.contains(['.', '[']);
    let Some(rest) = field.strip_prefix("actors") else {
        return in_root && one.code == Code::UnknownKey && none_is_declared;
    };
    let about_others =
        ["kind", "role", "same_as", "local", "speaks_for"].iter().any(|key| rest.contains(key));
    !about_others
}

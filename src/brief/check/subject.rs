//! The brief that rules look at, with what reading has found in it.

use crate::brief::field::Field;
use crate::brief::{Brief, Code, Diagnostic};
use std::cell::OnceCell;
use std::collections::HashSet;

/// The brief that rules look at.
pub(super) struct Subject<'c> {
    pub(super) brief: &'c Brief,
    /// What reading has found.
    pub(super) read: &'c [Diagnostic],
    mistaken: OnceCell<Mistaken<'c>>,
}

impl<'c> Subject<'c> {
    /// A brief and what reading has found in it.
    pub(super) fn new(brief: &'c Brief, read: &'c [Diagnostic]) -> Self {
        Self { brief, read, mistaken: OnceCell::new() }
    }

    /// Whether a mistake that reading has found may be why something lacks a key: in the key itself, in what ought to hold
    /// it, or in a key that the format does not have or that stands where it does not belong.
    pub(super) fn may_hide(&self, holder: &Field, key: &str) -> bool {
        !self.read.is_empty() && {
            let mistaken = self.mistaken.get_or_init(|| Mistaken::new(self.read));
            mistaken.may_hide(&holder.to_string(), key)
        }
    }
}

/// The paths of mistaken fields, each looked up at once: of thousands of items, each asks.
#[derive(Default)]
struct Mistaken<'c> {
    /// The last steps of keys that are unknown or stand twice.
    keys: HashSet<&'c str>,
    /// What holds an unknown key, at any depth.
    above_unknown: HashSet<&'c str>,
    /// Fields of which the value is mistaken.
    values: HashSet<&'c str>,
    /// These and what holds one, at any depth.
    above_values: HashSet<&'c str>,
}

impl<'c> Mistaken<'c> {
    fn new(read: &'c [Diagnostic]) -> Self {
        let mut mistaken = Self::default();
        for one in read {
            let field = one.field.as_str();
            match one.code {
                Code::UnknownKey | Code::DuplicateKey => {
                    mistaken.keys.extend(field.rsplit(['.', '[']).next());
                    if one.code == Code::UnknownKey {
                        mistaken.above_unknown.extend(prefixes(field));
                    }
                }
                _ => {
                    mistaken.values.insert(field);
                    mistaken.above_values.extend(prefixes(field));
                }
            }
        }
        mistaken
    }

    fn may_hide(&self, holder: &str, key: &str) -> bool {
        let is_entry_of = |list: &&str| holder.get(list.len()..).is_some_and(|rest| rest.starts_with('['));
        self.keys.contains(key)
            || self.above_unknown.contains(holder)
            || self.values.contains(holder)
            || prefixes(holder).filter(is_entry_of).any(|list| self.values.contains(list))
            || self.above_values.contains(format!("{holder}.{key}").as_str())
    }
}

/// A path and those of what holds it: `a`, `a[0]`, `a[0].b`.
fn prefixes(path: &str) -> impl Iterator<Item = &str> {
    let ends = path.match_indices(['.', '[']).map(|(at, _)| at).chain([path.len()]);
    ends.filter_map(|end| path.get(..end))
}

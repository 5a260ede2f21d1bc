//! Files that come, change and go: only what follows from them is worked out anew.
//!
//! Most changes are of words. Then ids, days and people are what they were, and the file is put in the other's place.
//! Else lists are put in order; and where keys of people come or go, everybody is joined anew, but what is known of those
//! who are who they were is kept.

use super::people::{self, Profile};
use super::{Filed, Memory, row_of};
use crate::library::load::{Loaded, told};
use crate::library::names::{Person, Renumbered};
use crate::library::query::{BriefKey, State};
use crate::library::soundness::{self, Member};
use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::Arc;

/// What follows from a change.
#[derive(Default)]
struct Consequences {
    /// Whether files may stand in another order, or share their ids with others.
    order: bool,
    /// Those of whom something else was said, or at another place, by their numbers before.
    said: Vec<Person>,
}

impl Memory {
    /// Takes in more files, or those known by their key anew, and lets go of others.
    pub fn change(&mut self, files: Vec<Loaded>, gone: &[BriefKey]) {
        let mut follows = Consequences::default();
        self.ready &= files.is_empty();
        self.name_words_of_read(&files);
        for loaded in files {
            self.put(Filed::new(loaded, &self.marks), &mut follows);
        }
        self.let_go(gone, &mut follows);
        if follows.order {
            self.put_in_order();
        }
        self.join(&follows.said);
    }

    /// Lets go of what was found in texts that are no longer what was read; gives whether there were any.
    pub fn forget_stale_texts(&mut self) -> bool {
        let stale = self.files.iter_mut().filter_map(|filed| filed.loaded.forget_stale_text().then_some(()));
        stale.count() > 0
    }

    fn put(&mut self, mut filed: Filed, follows: &mut Consequences) {
        let Some(index) = self.by_key.get(&filed.loaded.key).copied() else {
            self.by_key.insert(filed.loaded.key.clone(), self.files.len());
            self.registry.admit(&filed.loaded.cast);
            self.files.push(filed);
            follows.order = true;
            return;
        };
        let before = &mut self.files[index];
        let moves = before.order(&filed) != Ordering::Equal || before.shares_id;
        if moves || before.loaded.cast != filed.loaded.cast {
            self.registry.admit(&filed.loaded.cast);
            self.registry.release(&before.loaded.cast);
            follows.said.append(&mut before.people);
        } else {
            filed.people = std::mem::take(&mut before.people);
        }
        follows.order |= moves;
        self.files[index] = filed;
    }

    fn let_go(&mut self, gone: &[BriefKey], follows: &mut Consequences) {
        let gone: HashSet<&BriefKey> = gone.iter().filter(|key| self.by_key.contains_key(key)).collect();
        if gone.is_empty() {
            return;
        }
        follows.order = true;
        for filed in self.files.extract_if(.., |filed| gone.contains(&filed.loaded.key)) {
            self.registry.release(&filed.loaded.cast);
            follows.said.extend(filed.people);
        }
    }

    fn put_in_order(&mut self) {
        self.files.sort_by(Filed::order);
        self.mark_shared_ids();
        self.by_key = self.files.iter().enumerate().map(|(i, filed)| (filed.loaded.key.clone(), i)).collect();
    }

    /// A brief whose id is another's is flawed, whatever else it is (FORMAT, `duplicate-id`).
    fn mark_shared_ids(&mut self) {
        for filed in self.files.iter_mut().filter(|filed| filed.shares_id) {
            filed.shares_id = false;
            filed.row = Arc::new(row_of(&filed.loaded, &self.marks));
        }
        let mut order: Vec<usize> = (0..self.files.len()).collect();
        order.sort_by(|one, other| self.files[*one].loaded.key.cmp(&self.files[*other].loaded.key));
        let loaded = order.iter().map(|index| &self.files[*index].loaded);
        let members: Vec<Member<'_>> =
            loaded.map(|loaded| Member { path: loaded.path.raw(), claims: &loaded.claims }).collect();
        for (member, mistake) in soundness::shared_ids(&members) {
            let filed = &mut self.files[order[member]];
            filed.shares_id = true;
            let row = Arc::make_mut(&mut filed.row);
            row.state = State::Flawed;
            row.problem.get_or_insert_with(|| told(&mistake));
        }
    }

    /// Finds out who is who, where that is not known.
    fn join(&mut self, said: &[Person]) {
        let renumbered = self.registry.join();
        let mut anew: HashSet<Person> = HashSet::new();
        for filed in &mut self.files {
            let members = &filed.loaded.cast.members;
            let known = filed.people.len() == members.len();
            if !known || renumbered.as_ref().is_some_and(|numbers| !renumber(&mut filed.people, numbers)) {
                filed.people = members.iter().filter_map(|one| self.registry.person(&one.key)).collect();
            }
            if !known {
                anew.extend(&filed.people);
            }
        }
        if let Some(profiles) = self.profiles.take() {
            let kept = self.keep_profiles(profiles, said, renumbered.as_ref(), &anew);
            self.profiles = people::complete(kept, &self.files).into();
        }
    }

    /// The profiles of those of whom nothing else is said than before, by their numbers now.
    fn keep_profiles(
        &self,
        profiles: Vec<Profile>,
        said: &[Person],
        renumbered: Option<&Renumbered>,
        anew: &HashSet<Person>,
    ) -> Vec<Option<Profile>> {
        let said: HashSet<&Person> = said.iter().collect();
        let mut kept: Vec<Option<Profile>> = (0..self.registry.len()).map(|_| None).collect();
        for (before, profile) in profiles.into_iter().enumerate() {
            let now = renumbered.map_or(Some(before), |numbers| numbers.of(before));
            if let Some(now) = now.filter(|now| !said.contains(&before) && !anew.contains(now)) {
                kept[now] = Some(profile);
            }
        }
        kept
    }
}

/// Gives people their numbers of now; false where one is not who they were.
fn renumber(people: &mut [Person], numbers: &Renumbered) -> bool {
    people.iter_mut().all(|person| numbers.of(*person).map(|now| *person = now).is_some())
}

//! Which keys do what: one key, or two in a row.

use super::action::{ACTIONS, Action, Entry};
use super::key::{Key, UnknownKey};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// One key, or two in a row, as `g g`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord {
    /// The key pressed first.
    pub first: Key,
    /// The key pressed after it, if it takes two.
    pub then: Option<Key>,
}

impl FromStr for Chord {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let mut keys = text.split_whitespace().map(Key::from_str);
        let first = keys.next().ok_or(UnknownKey)??;
        let then = keys.next().transpose()?;
        if keys.next().is_some() { Err(UnknownKey) } else { Ok(Self { first, then }) }
    }
}

/// `gg` for help and footer; names of more than one character stay apart.
impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.first.to_string();
        match self.then {
            None => f.write_str(&first),
            Some(then) if first.chars().count() == 1 => write!(f, "{first}{then}"),
            Some(then) => write!(f, "{first} {then}"),
        }
    }
}

/// What one key means after those pressed before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Do this.
    Do(Action),
    /// Wait for a second key.
    Wait,
    /// Nothing.
    Nothing,
}

/// The keys of every action. Those of a review lie over the others, and count there alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    chords: BTreeMap<Chord, Action>,
    review: BTreeMap<Chord, Action>,
}

/// Two actions that want the same key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// The key, or the key that begins the longer chord.
    pub chord: Chord,
    /// Who has it.
    pub taken_by: Action,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Self::empty();
        for entry in ACTIONS {
            for chord in entry.keys.iter().filter_map(|keys| keys.parse().ok()) {
                keymap.layer_mut(entry.action).insert(chord, entry.action);
            }
        }
        keymap
    }
}

impl Keymap {
    const fn empty() -> Self {
        Self { chords: BTreeMap::new(), review: BTreeMap::new() }
    }

    fn layer(&self, action: Action) -> &BTreeMap<Chord, Action> {
        if action.is_of_review() { &self.review } else { &self.chords }
    }

    fn layer_mut(&mut self, action: Action) -> &mut BTreeMap<Chord, Action> {
        if action.is_of_review() { &mut self.review } else { &mut self.chords }
    }

    /// Takes all its keys from an action.
    pub fn unbind(&mut self, action: Action) {
        self.layer_mut(action).retain(|_, bound| *bound != action);
    }

    /// Gives an action one more key.
    ///
    /// # Errors
    /// Where another action has that key, or one of the two begins with the other.
    pub fn bind(&mut self, chord: Chord, action: Action) -> Result<(), Conflict> {
        let clash = self.layer(action).iter().find(|(other, bound)| {
            let prefix = other.first == chord.first && (other.then.is_none() || chord.then.is_none());
            (**other == chord || prefix) && **bound != action
        });
        if let Some((chord, taken_by)) = clash {
            Err(Conflict { chord: *chord, taken_by: *taken_by })
        } else {
            self.layer_mut(action).insert(chord, action);
            Ok(())
        }
    }

    /// What a key means, after the first key of a chord or after none.
    pub fn meaning(&self, pending: Option<Key>, key: Key) -> Meaning {
        meaning(&self.chords, pending, key)
    }

    /// The same in a review.
    pub fn meaning_in_review(&self, pending: Option<Key>, key: Key) -> Meaning {
        match meaning(&self.review, pending, key) {
            Meaning::Nothing => self.meaning(pending, key),
            found => found,
        }
    }

    /// The keys of an action, those of the default order first.
    pub fn keys(&self, action: Action) -> Vec<Chord> {
        let mut keys: Vec<Chord> = self
            .layer(action)
            .iter()
            .filter(|(_, bound)| **bound == action)
            .map(|(chord, _)| *chord)
            .collect();
        let default = ACTIONS.iter().find(|entry| entry.action == action).map_or(&[][..], |entry| entry.keys);
        let place =
            |chord: &Chord| default.iter().position(|keys| keys.parse() == Ok(*chord)).unwrap_or(usize::MAX);
        keys.sort_by_key(|chord| (place(chord), *chord));
        keys
    }

    /// The key that a footer names for an action; `None` where it has none.
    pub fn key(&self, action: Action) -> Option<String> {
        self.keys(action).first().map(ToString::to_string)
    }

    /// Every action that has a key, in the order of the help.
    pub fn live(&self) -> impl Iterator<Item = &'static Entry> {
        ACTIONS.iter().filter(|entry| !self.keys(entry.action).is_empty())
    }
}

fn meaning(chords: &BTreeMap<Chord, Action>, pending: Option<Key>, key: Key) -> Meaning {
    let chord = match pending {
        Some(first) => Chord { first, then: Some(key) },
        None => Chord { first: key, then: None },
    };
    if let Some(action) = chords.get(&chord) {
        return Meaning::Do(*action);
    }
    let begins = pending.is_none() && chords.keys().any(|other| other.first == key && other.then.is_some());
    if begins { Meaning::Wait } else { Meaning::Nothing }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_do_not_clash() {
        let mut keymap = Keymap::empty();
        for entry in ACTIONS {
            for keys in entry.keys {
                assert_eq!(keymap.bind(keys.parse().expect(keys), entry.action), Ok(()), "{keys}");
            }
        }
        assert_eq!(keymap, Keymap::default());
    }

    #[test]
    fn names_of_actions_are_unique() {
        let mut names: Vec<&str> = ACTIONS.iter().map(|entry| entry.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ACTIONS.len());
    }

    #[test]
    fn a_chord_of_two_waits_for_the_second() {
        let keymap = Keymap::default();
        assert_eq!(keymap.meaning(None, Key::char('g')), Meaning::Wait);
        assert_eq!(keymap.meaning(Some(Key::char('g')), Key::char('g')), Meaning::Do(Action::First));
        assert_eq!(keymap.meaning(Some(Key::char('g')), Key::char('j')), Meaning::Nothing);
    }

    #[test]
    fn a_key_that_begins_a_chord_is_taken() {
        let mut keymap = Keymap::default();
        let conflict = keymap.bind("g".parse().unwrap(), Action::Help).unwrap_err();
        assert_eq!((conflict.taken_by, conflict.chord.to_string().as_str()), (Action::First, "gg"));
    }

    #[test]
    fn keys_of_a_review_count_there_alone() {
        let mut keymap = Keymap::default();
        let meant = |keymap: &Keymap, key| (keymap.meaning(None, key), keymap.meaning_in_review(None, key));
        let both = |one, other| (Meaning::Do(one), Meaning::Do(other));
        assert_eq!(meant(&keymap, Key::char('u')), both(Action::ToggleRead, Action::Undo));
        assert_eq!(meant(&keymap, Key::char('j')), both(Action::Down, Action::Down));
        assert_eq!(keymap.bind("y".parse().unwrap(), Action::Accept), Ok(()));
        assert_eq!(meant(&keymap, Key::char('y')), both(Action::Copy, Action::Accept));
        assert_eq!(keymap.bind("d".parse().unwrap(), Action::Accept).unwrap_err().taken_by, Action::Drop);
    }
}

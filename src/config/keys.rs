//! The keys that files give to actions, and the keymap that comes of it.

use super::mistake::{Mistake, Spot};
use crate::reader::action::{ACTIONS, Action, Entry};
use crate::reader::keymap::{Chord, Conflict, Keymap};

/// The actions that a file mentions, in the order they were last mentioned.
#[derive(Debug, Default)]
pub(super) struct Bindings(Vec<Binding>);

/// The keys that a file gives an action.
#[derive(Debug)]
struct Binding {
    entry: &'static Entry,
    /// Where the action is named.
    spot: Spot,
    chords: Vec<(Chord, Spot)>,
}

impl Bindings {
    /// Gives an action these keys and no other, whatever was said before.
    pub(super) fn set(&mut self, entry: &'static Entry, spot: Spot, chords: Vec<(Chord, Spot)>) {
        self.0.retain(|binding| binding.entry.action != entry.action);
        self.0.push(Binding { entry, spot, chords });
    }

    /// The default keymap with the keys of the mentioned actions replaced. Keys that are taken are reported.
    pub(super) fn keymap(&self, mistakes: &mut Vec<Mistake>) -> Keymap {
        let mut keymap = Keymap::default();
        for binding in &self.0 {
            keymap.unbind(binding.entry.action);
        }
        for binding in &self.0 {
            for (chord, spot) in &binding.chords {
                if let Err(conflict) = keymap.bind(*chord, binding.entry.action) {
                    mistakes.push(Mistake::at(spot, self.taken(*chord, &conflict)));
                }
            }
        }
        self.require_a_way_out(&keymap, mistakes);
        keymap
    }

    fn taken(&self, chord: Chord, conflict: &Conflict) -> String {
        let other = name(conflict.taken_by);
        let clash = if conflict.chord == chord {
            format!("`{chord}` is also a key of `{other}`")
        } else if conflict.chord.then.is_some() {
            format!("`{chord}` begins `{}`, a key of `{other}`", conflict.chord)
        } else {
            format!("`{chord}` begins with `{}`, a key of `{other}`", conflict.chord)
        };
        let mentioned = self.0.iter().find(|binding| binding.entry.action == conflict.taken_by);
        let spot =
            mentioned.and_then(|binding| binding.chords.iter().find(|(own, _)| *own == conflict.chord));
        match spot {
            Some((_, spot)) => format!("{clash} ({}:{})", spot.path.display(), spot.line),
            None => format!("{clash} by default; give `{other}` other keys too, or none: {other} = []"),
        }
    }

    /// A reader whom no key lets out would have to close the terminal.
    fn require_a_way_out(&self, keymap: &Keymap, mistakes: &mut Vec<Mistake>) {
        let bound = |action| keymap.key(action).is_some();
        if bound(Action::Quit) || bound(Action::Close) {
            return;
        }
        if let Some(binding) = self.0.iter().rfind(|b| matches!(b.entry.action, Action::Quit | Action::Close))
        {
            let message = "no key would quit the program: leave `quit` or `close` one".to_owned();
            mistakes.push(Mistake::at(&binding.spot, message));
        }
    }
}

fn name(action: Action) -> &'static str {
    ACTIONS.iter().find(|entry| entry.action == action).map_or("", |entry| entry.name)
}

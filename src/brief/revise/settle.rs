//! Verdicts: what stands loses its `x-draft`, what does not goes.

use super::{Counted, File, Refusal, Revised, Target, Verdict, cut};
use crate::brief::drafted::KEY;
use crate::brief::field::Field as Path;
use crate::brief::mend::edit::Edit;
use crate::brief::yaml::{Node, Style, Value};
use crate::brief::{Attribution, Body, Brief, Section};
use std::collections::BTreeSet;

/// All verdicts written into the file. The part of a verdict that is no draft only goes, or stays as it is.
///
/// # Errors
/// Where something refers to an actor that goes, or the file cannot be changed just so.
pub fn settle(text: &str, stem: &str, verdicts: &[(Target, Verdict)]) -> Result<Revised, Refusal> {
    let file = File::read(text, stem)?;
    let settling = Settling::new(&file, verdicts);
    let meant = settling.meant()?;
    let edits = settling.edits()?;
    file.revised(edits, meant).map_err(|refusal| match refusal {
        Refusal::Entangled => settling.why(),
        other => other,
    })
}

struct Settling<'f, 'a> {
    file: &'f File<'a>,
    accepted: Vec<Target>,
    summary: bool,
    /// What goes, by indices of the brief.
    actors: BTreeSet<usize>,
    items: BTreeSet<usize>,
}

impl<'f, 'a> Settling<'f, 'a> {
    fn new(file: &'f File<'a>, verdicts: &[(Target, Verdict)]) -> Self {
        let dropped = || verdicts.iter().filter(|(_, verdict)| *verdict == Verdict::Drop).map(|(at, _)| *at);
        let accepted = verdicts.iter().filter(|(_, verdict)| *verdict == Verdict::Accept).map(|(at, _)| *at);
        Self {
            file,
            accepted: accepted.filter(|target| target.draft(&file.brief).is_some()).collect(),
            summary: dropped().any(|target| target == Target::Summary),
            actors: dropped()
                .filter_map(|it| if let Target::Actor(at) = it { Some(at) } else { None })
                .collect(),
            items: dropped()
                .filter_map(|it| if let Target::Item(at) = it { Some(at) } else { None })
                .collect(),
        }
    }

    /// What the brief is to say afterwards.
    fn meant(&self) -> Result<Brief, Refusal> {
        let mut meant = self.file.brief.clone();
        for target in &self.accepted {
            let draft = match *target {
                Target::Summary => Some(&mut meant.draft),
                Target::Actor(index) => meant.actors.get_mut(index).map(|actor| &mut actor.draft),
                Target::Item(index) => meant.items.get_mut(index).map(|item| &mut item.draft),
            };
            if let Some(draft) = draft {
                *draft = None;
            }
        }
        if self.summary {
            (meant.summary, meant.draft) = (None, None);
        }
        self.leave_out_items(&mut meant);
        if let Some(index) = self.actors.iter().find(|index| is_named(&meant, **index, &self.actors)) {
            return Err(referred(&meant, *index, &self.actors));
        }
        self.leave_out_actors(&mut meant);
        Ok(meant)
    }

    fn leave_out_items(&self, meant: &mut Brief) {
        let gone: Vec<(Section, usize)> = self
            .items
            .iter()
            .filter_map(|at| meant.items.get(*at))
            .map(|item| (item.section, item.index))
            .collect();
        meant.items.retain(|item| !gone.contains(&(item.section, item.index)));
        for item in &mut meant.items {
            let before =
                |(section, index): &&(Section, usize)| *section == item.section && *index < item.index;
            item.index -= gone.iter().filter(before).count();
        }
    }

    fn leave_out_actors(&self, meant: &mut Brief) {
        let gone: Vec<usize> =
            self.actors.iter().filter_map(|at| meant.actors.get(*at)).map(|actor| actor.index).collect();
        meant.actors.retain(|actor| !gone.contains(&actor.index));
        for actor in &mut meant.actors {
            actor.index -= gone.iter().filter(|index| **index < actor.index).count();
        }
        each_reference(meant, &mut |whom| {
            if let Attribution::Actor(index) = whom {
                *index -= self.actors.range(..*index).count();
            }
        });
    }

    fn edits(&self) -> Result<Vec<Edit>, Refusal> {
        let document = &self.file.document;
        let root = document.value(&Path::default()).ok_or(Refusal::Entangled)?;
        let mut edits = Vec::new();
        let mut root_keys = BTreeSet::new();
        for target in &self.accepted {
            if *target == Target::Summary {
                root_keys.extend(cut::index(root, KEY));
                continue;
            }
            let node = target.path(&self.file.brief).and_then(|path| document.value(&path));
            let node = node.ok_or(Refusal::Entangled)?;
            let keys = cut::index(node, KEY).into_iter().collect();
            edits.extend(cut::keys(document.source(), node, &keys).ok_or_else(|| self.file.refusal(node))?);
        }
        if self.summary {
            root_keys.extend(["summary", KEY].into_iter().filter_map(|key| cut::index(root, key)));
        }
        for (key, entries) in self.sections() {
            edits.extend(self.section(root, key, &entries, &mut root_keys)?);
        }
        edits.extend(cut::keys(document.source(), root, &root_keys).ok_or(Refusal::Entangled)?);
        Ok(edits)
    }

    /// Of each list of the file, the entries that go.
    fn sections(&self) -> impl Iterator<Item = (&'static str, BTreeSet<usize>)> {
        let brief = &self.file.brief;
        let actors = self.actors.iter().filter_map(|at| Some(brief.actors.get(*at)?.index)).collect();
        let of = |section: Section| {
            let items = self.items.iter().filter_map(|at| brief.items.get(*at));
            items.filter(|item| item.section == section).map(|item| item.index).collect()
        };
        let items = Section::ALL.into_iter().map(move |section| (section.key(), of(section)));
        std::iter::once(("actors", actors))
            .chain(items)
            .filter(|(_, entries): &(_, BTreeSet<usize>)| !entries.is_empty())
    }

    /// Takes entries out of a list. A list that would be left with none goes with its key.
    fn section(
        &self,
        root: &Node<'_>,
        key: &str,
        entries: &BTreeSet<usize>,
        root_keys: &mut BTreeSet<usize>,
    ) -> Result<Vec<Edit>, Refusal> {
        let source = self.file.document.source();
        let at = cut::index(root, key).ok_or(Refusal::Entangled)?;
        let Value::Mapping(pairs) = &root.value else { return Err(Refusal::Entangled) };
        let Some((name, list)) = pairs.get(at) else { return Err(Refusal::Entangled) };
        let Value::Sequence(all) = &list.value else { return Err(Refusal::Entangled) };
        let refusal = || self.file.refusal(list);
        if entries.len() < all.len() {
            return cut::entries(source, list, entries).ok_or_else(refusal);
        }
        if list.style == Style::Flow || root.style == Style::Flow {
            root_keys.insert(at);
            return Ok(Vec::new());
        }
        // Comments between the entries stay.
        let mut edits = cut::entries(source, list, entries).ok_or_else(refusal)?;
        edits.push(cut::line(source, name).ok_or_else(refusal)?);
        Ok(edits)
    }

    /// Why the file could not be changed: the first part on which it fails.
    fn why(&self) -> Refusal {
        let dropped = self.actors.iter().map(|at| Target::Actor(*at));
        let dropped = dropped.chain(self.items.iter().map(|at| Target::Item(*at)));
        let parts = self.accepted.iter().copied().chain(dropped);
        let nodes = parts.filter_map(|part| self.file.document.value(&part.path(&self.file.brief)?));
        let mut refusals = nodes.map(|node| self.file.refusal(node));
        refusals.find(|refusal| *refusal == Refusal::Shared).unwrap_or(Refusal::Entangled)
    }
}

/// Whether something that stays refers to an actor.
fn is_named(brief: &Brief, actor: usize, gone: &BTreeSet<usize>) -> bool {
    referring(brief, actor, gone).iter().any(|(count, _)| *count > 0)
}

fn referred(brief: &Brief, actor: usize, gone: &BTreeSet<usize>) -> Refusal {
    let counts = referring(brief, actor, gone);
    let several = counts.iter().map(|(count, _)| count).sum::<usize>() > 1;
    Refusal::Referred { referring: Counted(&counts).to_string(), several }
}

/// How many parts of each kind refer to an actor.
fn referring(brief: &Brief, actor: usize, gone: &BTreeSet<usize>) -> [(usize, &'static str); 6] {
    let nouns = ["actor", "key fact", "quote", "figure", "piece of context", "event"];
    let mut counts = nouns.map(|noun| (0, noun));
    let mut brief = brief.clone();
    let is_it = |found: &mut bool, whom: &Attribution| *found |= *whom == Attribution::Actor(actor);
    for (index, other) in brief.actors.iter().enumerate().filter(|(index, _)| !gone.contains(index)) {
        let speaks = other.speaks_for.contains(&Attribution::Actor(actor)) && index != actor;
        counts[0].0 += usize::from(speaks);
    }
    for item in &mut brief.items {
        let mut found = false;
        each_of_item(item, &mut |whom| is_it(&mut found, whom));
        counts[1 + item.section as usize].0 += usize::from(found);
    }
    counts
}

fn each_reference(brief: &mut Brief, change: &mut impl FnMut(&mut Attribution)) {
    brief.actors.iter_mut().flat_map(|actor| &mut actor.speaks_for).for_each(&mut *change);
    for item in &mut brief.items {
        each_of_item(item, change);
    }
}

fn each_of_item(item: &mut crate::brief::Item, change: &mut impl FnMut(&mut Attribution)) {
    let speaker = match &mut item.body {
        Body::Quote(quote) => quote.speaker.as_mut(),
        _ => None,
    };
    let marks = item.actors.iter_mut().chain(&mut item.source).chain(&mut item.via);
    marks.chain(speaker).for_each(change);
}

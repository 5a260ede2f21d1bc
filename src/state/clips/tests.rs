use super::*;
use crate::brief::parse::parse;
use proptest::prelude::*;

fn clips(count: usize) -> Clips {
    let facts: Vec<String> = (0..count).map(|number| format!("fact {number}")).collect();
    let yaml = format!(
        "brief: 1\nheadline: h\nsource: {{outlet: o, published: 2031}}\nkey_facts: [{}]\n",
        facts.join(", ")
    );
    let brief = parse(yaml.as_bytes(), "x").brief.expect("readable");
    let name = BriefName { library: "/b".into(), id: "x".into() };
    let taken = Taken { name: &name, path: "x.yaml", brief: &brief };
    Clips { clips: brief.items.iter().map(|item| taken.item(item)).collect() }
}

fn order(clips: &Clips) -> String {
    clips.clips.iter().map(|clip| clip.words.trim_start_matches("fact ")).collect()
}

#[test]
fn a_clip_moves_by_one_and_stops_at_the_ends() {
    let mut clips = clips(4);
    let id = clips.clips[1].id;
    for expected in ["0213", "0231"] {
        let change = clips.moving(id, true).expect("room");
        clips.apply(&change);
        assert_eq!(order(&clips), expected);
    }
    assert_eq!(clips.moving(id, true), None);
    while let Some(change) = clips.moving(id, false) {
        clips.apply(&change);
    }
    assert_eq!(order(&clips), "1023");
}

#[test]
fn the_same_words_are_one_clip_and_others_another() {
    let clips = clips(5);
    let mut ids: Vec<ClipId> = clips.clips.iter().map(|clip| clip.id).collect();
    assert_eq!(ids, self::clips(5).clips.iter().map(|clip| clip.id).collect::<Vec<_>>());
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 5);
}

#[test]
fn what_is_taken_is_stamped_once() {
    let (first, later) = (Timestamp::UNIX_EPOCH, Timestamp::MAX);
    let add = ClipChange::Add(Box::new(clips(1).clips.remove(0)), None).stamped(first);
    let ClipChange::Add(clip, _) = add.stamped(later) else { panic!("still an addition") };
    assert_eq!(clip.at, Some(first));
}

proptest! {
    /// Any row of changes is undone, step by step.
    #[test]
    fn every_change_can_be_undone(steps in prop::collection::vec((0..4_u8, 0..6_usize, 0..7_usize), 0..20)) {
        let mut tray = clips(5);
        let spare = clips(6).clips;
        let mut states = vec![tray.clone()];
        let mut undo = Vec::new();
        for (kind, which, before) in steps {
            let (id, before) = (spare[which].id, spare.get(before).map(|clip| clip.id));
            let change = match kind {
                0 => ClipChange::Add(Box::new(spare[which].clone()), before),
                1 => ClipChange::Remove(id),
                2 => ClipChange::Note(id, Some(format!("note {which}"))),
                _ => ClipChange::Move(id, before),
            };
            if let Some(inverse) = tray.undoing(&change) {
                tray.apply(&change);
                undo.push(inverse);
                states.push(tray.clone());
            }
        }
        while let Some(inverse) = undo.pop() {
            prop_assert_eq!(&tray, &states.pop().expect("a state"));
            tray.apply(&inverse);
        }
        prop_assert_eq!(&tray, &states[0]);
    }
}

//! Libraries of invented briefs, for tests and measurements: any size, the same for the same seed.
//!
//! A seed makes a world of outlets, actors and series that all its briefs share, so that names, themes and measures
//! recur as they do on a desk, a few of them often and most seldom. A brief depends on the seed and its own number
//! alone: a library of a thousand is the beginning of a library of a million. Names are put together from syllables
//! and every file says `x-synthetic: true`, so that nobody takes one for news.

mod items;
mod world;

use fastrand::Rng;
use items::Writer;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::io;
use std::path::Path;
use world::{Entity, Kind, World, pick};

/// How many briefs share a folder.
const SHARD: usize = 1000;

/// Every published day lies within these years from [`FIRST_DAY`].
const DAYS: i64 = 6 * 365;
const FIRST_DAY: Date = date(2019, 1, 7);

/// Writes invented briefs.
#[derive(Debug)]
pub struct Generator {
    seed: u64,
    world: World,
}

impl Generator {
    /// The generator of a seed.
    pub fn new(seed: u64) -> Self {
        Self { seed, world: World::new(seed) }
    }

    /// The name of the file of brief `n`, and its YAML: about 6 kB.
    pub fn brief(&self, n: usize) -> (String, String) {
        let mut rng = Rng::with_seed(mixed(self.seed, n));
        let published = FIRST_DAY.saturating_add(rng.i64(0..DAYS).days());
        let id = format!("{published}-{}-{n:06}", world::WORDS[n % world::WORDS.len()]);
        let yaml = self.yaml(&mut rng, &id, published);
        (format!("{id}.yaml"), yaml)
    }

    fn yaml(&self, rng: &mut Rng, id: &str, published: Date) -> String {
        let cast = self.world.cast(rng);
        let themes = world::distinct(rng, &world::THEMES, 5);
        let head = self.head(rng, id, published, &cast, &themes);
        let mut writer = Writer::new(rng, &self.world, &cast, &themes, published);
        let sections =
            [writer.key_facts(), writer.quotes(), writer.figures(), writer.context(), writer.timeline()];
        format!("{head}\n{}", sections.join("\n"))
    }

    fn head(&self, rng: &mut Rng, id: &str, published: Date, cast: &[&Entity], themes: &[&str]) -> String {
        let outlet = pick(rng, &self.world.outlets);
        let place = &pick(rng, &self.world.places).name;
        let status = if rng.u8(..12) == 0 { "status: corrected\n" } else { "" };
        let actors: String = cast.iter().map(|entity| actor(rng, entity)).collect();
        format!(
            "brief: 1\nheadline: \"{headline}\"\nsummary: \"{summary}\"\nid: {id}\nplace: {place}\n{status}\
             source:\n  outlet: {outlet}\n  published: {published}\n  title: \"{title}\"\n  \
             url: https://news.invalid/{id}\n  byline: [{byline}]\n\
             made: {{by: xx, with: nutgraf generator, at: {published}}}\nx-synthetic: true\nactors:\n{actors}\
             themes: [{themes}]\n",
            headline = items::headline(rng, place),
            summary = items::sentences(rng, 2),
            title = items::headline(rng, place),
            byline = pick(rng, &self.world.people).name,
            themes = themes.join(", "),
        )
    }
}

/// One seed for a brief: neighbouring numbers and seeds must not give related streams.
fn mixed(seed: u64, n: usize) -> u64 {
    let mut rng = Rng::with_seed(seed ^ (n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    rng.u64(..)
}

fn actor(rng: &mut Rng, entity: &Entity) -> String {
    let speaks_for =
        entity.speaks_for.as_ref().map(|whom| format!("\n    speaks_for: {whom}")).unwrap_or_default();
    let aliases = entity.alias.as_ref().map(|alias| format!("\n    aliases: [{alias}]")).unwrap_or_default();
    let known = if entity.kind == Kind::Person && rng.u8(..4) == 0 {
        format!("\n    same_as: [\"register:{}\"]", entity.id)
    } else {
        String::new()
    };
    format!(
        "  - id: {}\n    name: {}\n    kind: {}\n    role: {}{speaks_for}{aliases}{known}\n",
        entity.id,
        entity.name,
        entity.kind.key(),
        entity.role
    )
}

/// Writes a library of so many briefs into a folder, a thousand to a folder within it.
///
/// # Errors
/// Where a folder or a file cannot be written.
pub fn write_library(dir: &Path, briefs: usize, seed: u64) -> io::Result<()> {
    let generator = Generator::new(seed);
    for n in 0..briefs {
        let folder = dir.join(format!("{:04}", n / SHARD));
        if n.is_multiple_of(SHARD) {
            std::fs::create_dir_all(&folder)?;
        }
        let (name, yaml) = generator.brief(n);
        std::fs::write(folder.join(name), yaml)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::parse::parse;
    use crate::brief::{Brief, QuoteKind, Section};
    use std::collections::BTreeSet;

    fn briefs(numbers: std::ops::Range<usize>) -> Vec<Brief> {
        let generator = Generator::new(7);
        let read = |n| {
            let (name, yaml) = generator.brief(n);
            let parsed = parse(yaml.as_bytes(), &name);
            assert!(parsed.diagnostics.is_empty(), "{name}: {:?}\n{yaml}", parsed.diagnostics);
            parsed.brief.unwrap()
        };
        numbers.map(read).collect()
    }

    #[test]
    fn every_brief_is_without_mistakes_and_of_a_usual_size() {
        for brief in briefs(0..200) {
            let sizes = [Section::Quotes, Section::Figures].map(|section| brief.section(section).len());
            assert!(sizes.iter().all(|size| (6..=10).contains(size)), "{sizes:?}");
        }
        let bytes: usize = (0..200).map(|n| Generator::new(7).brief(n).1.len()).sum();
        assert!((5_000..7_500).contains(&(bytes / 200)), "{}", bytes / 200);
    }

    #[test]
    fn a_brief_depends_on_seed_and_number_alone() {
        let one = Generator::new(7);
        one.brief(3);
        assert_eq!(one.brief(41), Generator::new(7).brief(41));
        assert_ne!(one.brief(41), one.brief(42));
        assert_ne!(one.brief(41), Generator::new(8).brief(41));
    }

    #[test]
    fn a_library_has_a_bit_of_everything() {
        let briefs = briefs(0..200);
        let items = || briefs.iter().flat_map(|brief| &brief.items);
        let quotes = || items().filter_map(|item| item.quote());
        let figures = || items().filter_map(|item| item.figure());
        assert!(quotes().any(|q| q.kind == QuoteKind::Indirect) && quotes().any(|q| q.translated.is_some()));
        assert!(quotes().any(|q| q.parts.len() == 2) && quotes().any(|q| q.said.date.is_some()));
        assert!(figures().any(|f| f.range.is_some()) && figures().any(|f| f.words.is_some()));
        assert!(figures().any(|f| f.per.is_some()) && figures().any(|f| f.of.is_some()));
        assert!(figures().any(|f| f.also.is_some()) && figures().any(|f| f.period.is_some()));
        assert!(figures().any(|f| f.bound.is_some()) && figures().any(|f| !f.conflicts_with.is_empty()));
        assert!(items().any(|item| item.caveat.is_some()) && items().any(|item| item.via.is_some()));
        assert!(
            briefs.iter().any(Brief::items_follow_themes) && !briefs.iter().all(Brief::items_follow_themes)
        );
    }

    #[test]
    fn names_recur_and_years_pass() {
        let briefs = briefs(0..200);
        let outlets: BTreeSet<_> = briefs.iter().map(|brief| brief.source.outlet.raw()).collect();
        let years: BTreeSet<_> =
            briefs.iter().filter_map(|b| Some(b.source.published.first()?.year())).collect();
        let actors: Vec<_> = briefs.iter().flat_map(|b| &b.actors).map(|actor| actor.name.raw()).collect();
        let distinct: BTreeSet<_> = actors.iter().collect();
        assert!((10..=20).contains(&outlets.len()) && years.len() >= 5);
        assert!(
            distinct.len() > 100 && distinct.len() * 2 < actors.len(),
            "{} {}",
            distinct.len(),
            actors.len()
        );
    }

    #[test]
    fn a_library_is_written_in_folders_of_a_thousand() {
        let dir = tempfile::tempdir().unwrap();
        write_library(dir.path(), 1001, 1).unwrap();
        let count = |folder: &str| std::fs::read_dir(dir.path().join(folder)).unwrap().count();
        assert_eq!((count("0000"), count("0001")), (1000, 1));
    }
}

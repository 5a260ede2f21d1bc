//! The invented world that the briefs of one seed share: who prints, who speaks, what is counted.

use fastrand::Rng;
use std::collections::BTreeSet;

/// An invented person, organisation, group or place.
#[derive(Debug)]
pub(super) struct Entity {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) role: String,
    /// The id of an organisation.
    pub(super) speaks_for: Option<String>,
    pub(super) alias: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Person,
    Organisation,
    Group,
    Place,
}

impl Kind {
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Group => "group",
            Self::Place => "place",
        }
    }
}

/// A measure that several briefs report.
#[derive(Debug)]
pub(super) struct Series {
    pub(super) name: String,
    pub(super) unit: &'static str,
    pub(super) what: &'static str,
}

/// Everything that recurs from brief to brief.
#[derive(Debug)]
pub(super) struct World {
    pub(super) outlets: Vec<String>,
    pub(super) people: Vec<Entity>,
    pub(super) organisations: Vec<Entity>,
    pub(super) groups: Vec<Entity>,
    pub(super) places: Vec<Entity>,
    pub(super) series: Vec<Series>,
}

impl World {
    pub(super) fn new(seed: u64) -> Self {
        let mut names = Names { rng: Rng::with_seed(seed), taken: BTreeSet::new() };
        let places = names.entities(80, Kind::Place);
        let organisations = names.entities(120, Kind::Organisation);
        let groups = names.entities(40, Kind::Group);
        let mut people = names.entities(300, Kind::Person);
        for person in people.iter_mut().step_by(3) {
            person.speaks_for = Some(pick(&mut names.rng, &organisations).id.clone());
        }
        let outlets =
            (0..20).map(|n| format!("{} {}", names.syllables(2), PAPERS[n % PAPERS.len()])).collect();
        let series = places.iter().take(24).zip(MEASURES.iter().cycle()).map(|(place, (unit, what))| {
            Series { name: format!("{}-{}", place.id, what.replace(' ', "-")), unit, what }
        });
        let series = series.collect();
        Self { outlets, people, organisations, groups, places, series }
    }

    /// Some people with those they speak for, a group and a place.
    pub(super) fn cast<'w>(&'w self, rng: &mut Rng) -> Vec<&'w Entity> {
        let mut cast: Vec<&'w Entity> = Vec::new();
        let mut add = |entity: &'w Entity| {
            if !cast.iter().any(|known| std::ptr::eq(*known, entity)) {
                cast.push(entity);
            }
        };
        for _ in 0..rng.usize(4..=6) {
            let person = pick(rng, &self.people);
            add(person);
            self.organisations
                .iter()
                .filter(|o| person.speaks_for.as_ref() == Some(&o.id))
                .for_each(&mut add);
        }
        add(pick(rng, &self.organisations));
        add(pick(rng, &self.groups));
        add(pick(rng, &self.places));
        cast
    }
}

/// One of several, the first of them more often than the last.
pub(super) fn pick<'a, T>(rng: &mut Rng, from: &'a [T]) -> &'a T {
    &from[rng.usize(..from.len()).min(rng.usize(..from.len()))]
}

/// Some of several, each once.
pub(super) fn distinct<'a>(rng: &mut Rng, from: &[&'a str], count: usize) -> Vec<&'a str> {
    let mut chosen = BTreeSet::new();
    while chosen.len() < count.min(from.len()) {
        chosen.insert(*pick(rng, from));
    }
    chosen.into_iter().collect()
}

struct Names {
    rng: Rng,
    /// Every part of a name stands once, so that no alias means two.
    taken: BTreeSet<String>,
}

impl Names {
    fn entities(&mut self, count: usize, kind: Kind) -> Vec<Entity> {
        (0..count).map(|n| self.entity(n, kind)).collect()
    }

    fn entity(&mut self, n: usize, kind: Kind) -> Entity {
        let own = self.syllables(3);
        let (name, alias) = match kind {
            Kind::Person => (format!("{} {own}", GIVEN[n % GIVEN.len()]), Some(own.clone())),
            Kind::Organisation => (format!("{own} {}", BODIES[n % BODIES.len()]), Some(own.clone())),
            Kind::Group => (format!("{} of {own}", GROUPS[n % GROUPS.len()]), None),
            Kind::Place => (own.clone(), None),
        };
        let role = match kind {
            Kind::Person => PEOPLE_ROLES[n % PEOPLE_ROLES.len()],
            Kind::Organisation | Kind::Group => BODY_ROLES[n % BODY_ROLES.len()],
            Kind::Place => "town",
        };
        Entity { id: own.to_lowercase(), name, kind, role: role.to_owned(), speaks_for: None, alias }
    }

    /// A name that nothing else bears.
    fn syllables(&mut self, count: usize) -> String {
        loop {
            let name: String = (0..count).map(|_| SYLLABLES[self.rng.usize(..SYLLABLES.len())]).collect();
            if self.taken.insert(name.clone()) {
                let mut chars = name.chars();
                return chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
            }
        }
    }
}

const SYLLABLES: [&str; 30] = [
    "ba", "dor", "vel", "mi", "ska", "run", "lo", "thi", "mar", "que", "zan", "fi", "gol", "her", "ju",
    "kel", "nor", "pi", "ru", "sten", "tov", "ul", "var", "wen", "xi", "yor", "bri", "cas", "dun", "els",
];

const GIVEN: [&str; 24] = [
    "Ada", "Bero", "Cima", "Dario", "Edda", "Faro", "Gitta", "Hano", "Ilka", "Joris", "Kea", "Lumo", "Mirja",
    "Nilo", "Oda", "Pavo", "Quira", "Rasmo", "Silja", "Tarek", "Uma", "Veit", "Wanda", "Yaro",
];

const PAPERS: [&str; 10] = [
    "Courier",
    "Post",
    "Observer",
    "Herald",
    "Gazette",
    "Evening Mail",
    "Tribune",
    "Wire",
    "Chronicle",
    "Radio",
];

const BODIES: [&str; 12] = [
    "Water Board",
    "Harbour Authority",
    "Rail",
    "Teachers Union",
    "Clinic",
    "Ministry",
    "Energy",
    "Growers Guild",
    "Court",
    "Fire Service",
    "University",
    "Bank",
];

const GROUPS: [&str; 6] = ["Residents", "Fishers", "Nurses", "Parents", "Drivers", "Tenants"];

const PEOPLE_ROLES: [&str; 12] = [
    "mayor",
    "spokeswoman",
    "engineer",
    "police chief",
    "shop steward",
    "physician",
    "head teacher",
    "harbour master",
    "judge",
    "economist",
    "minister of works",
    "relief coordinator",
];

const BODY_ROLES: [&str; 5] = ["operator", "regulator", "employer", "campaigners", "public body"];

const MEASURES: [(&str, &str); 8] = [
    ("people", "evacuated"),
    ("people", "missing"),
    ("households", "without power"),
    ("tonnes", "grain stored"),
    ("metres", "river level"),
    ("beds", "beds in use"),
    ("flights", "flights cancelled"),
    ("hectares", "land burnt"),
];

pub(super) const THEMES: [&str; 60] = [
    "dams",
    "evacuation",
    "ferries",
    "harbour strike",
    "water supply",
    "wildfire",
    "power cuts",
    "school closures",
    "hospital staffing",
    "rail safety",
    "flood defences",
    "fishing quotas",
    "housing",
    "rent control",
    "air quality",
    "grain prices",
    "elections",
    "budget",
    "inquiry",
    "border traffic",
    "drought",
    "bridge repair",
    "mine safety",
    "pensions",
    "public transport",
    "snow clearing",
    "tourism",
    "waste disposal",
    "tax reform",
    "food aid",
    "orchards",
    "epidemic",
    "vaccination",
    "court ruling",
    "police reform",
    "land rights",
    "forestry",
    "local press",
    "museums",
    "wages",
    "factory closure",
    "shipping",
    "coast erosion",
    "earthquake",
    "landslide",
    "child care",
    "road tolls",
    "data protection",
    "heating costs",
    "solar parks",
    "wind parks",
    "insurance",
    "relief funds",
    "volunteers",
    "missing persons",
    "reconstruction",
    "arms control",
    "ceasefire",
    "refugees",
    "curfew",
];

pub(super) const WORDS: [&str; 40] = [
    "harbour",
    "valve",
    "ledger",
    "orchard",
    "levee",
    "tunnel",
    "ferry",
    "depot",
    "school",
    "market",
    "reservoir",
    "bridge",
    "signal",
    "warehouse",
    "clinic",
    "turbine",
    "archive",
    "quarry",
    "causeway",
    "granary",
    "lighthouse",
    "station",
    "canal",
    "foundry",
    "pasture",
    "courtyard",
    "pipeline",
    "terminal",
    "vineyard",
    "barracks",
    "kiln",
    "embankment",
    "cellar",
    "viaduct",
    "sluice",
    "customs house",
    "tannery",
    "glasshouse",
    "mill",
    "jetty",
];

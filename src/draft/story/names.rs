//! Who wrote an article: lines such as "By Ilse Marrén and Tom Oduya, Orsa Press Agency".

use crate::draft::names::is_particle;

/// What a byline begins with, in small letters.
const BY: &[&str] =
    &["by ", "by: ", "written by ", "reported by ", "reporting by ", "story by ", "von ", "par ", "por "];

/// Words of what a writer is.
const ROLES: &[&str] = &[
    "author",
    "bureau",
    "chief",
    "columnist",
    "contributor",
    "correspondent",
    "desk",
    "editor",
    "journalist",
    "press",
    "reporter",
    "staff",
    "writer",
    "writers",
];

/// Agencies whose name is enough to know them.
const AGENCIES: &[&str] = &[
    "AAP",
    "AFP",
    "AGI",
    "AP",
    "APA",
    "ANI",
    "ANP",
    "ANSA",
    "ATS",
    "Agence France-Presse",
    "Agencia EFE",
    "Anadolu",
    "Anadolu Agency",
    "Associated Press",
    "Belga",
    "Bloomberg",
    "Bloomberg News",
    "CP",
    "Canadian Press",
    "CTK",
    "DPA",
    "EFE",
    "IANS",
    "Interfax",
    "KUNA",
    "Kyodo",
    "Kyodo News",
    "Lusa",
    "MTI",
    "NTB",
    "PA",
    "PA Media",
    "PAP",
    "PTI",
    "Press Association",
    "Press Trust of India",
    "QNA",
    "Reuters",
    "Ritzau",
    "SPA",
    "STT",
    "TASS",
    "TT",
    "The Associated Press",
    "The Canadian Press",
    "Thomson Reuters",
    "UPI",
    "WAM",
    "Xinhua",
    "Yonhap",
];

/// An article has fewer authors: what names more is no byline, and need not be read to its end.
const MOST: usize = 50;

/// What a line of authors says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    pub(super) names: Vec<String>,
    pub(super) agency: Option<String>,
}

/// Whether it is the name of an agency that is known.
pub(super) fn is_agency(name: &str) -> bool {
    AGENCIES.iter().any(|agency| agency.eq_ignore_ascii_case(name))
}

/// The authors of a line that has nothing else: it says "By", or a name and what its bearer is.
pub(super) fn line(line: &str) -> Option<Byline> {
    let line = line.trim().trim_matches(['*', '_', '|', '—', '–', '-']).trim();
    if line.len() > 160 || line.ends_with(['.', '!', '?', ':', '"', '”']) {
        return None;
    }
    if let Some(names) = after_by(line) {
        return Some(parts(names)).filter(|byline| !byline.names.is_empty() || byline.agency.is_some());
    }
    let (name, role) = line.split_once(',').or_else(|| line.split_once(" | "))?;
    let says_role = role.split_whitespace().any(|word| ROLES.contains(&word.to_lowercase().as_str()));
    let is_so = is_name(name.trim()) && name.trim().contains(' ') && (says_role || is_agency(role.trim()));
    is_so.then(|| parts(line))
}

/// The authors of a text that is known to name them.
pub(super) fn authors(text: &str) -> Byline {
    let text = text.trim();
    parts(after_by(text).unwrap_or(text))
}

fn after_by(line: &str) -> Option<&str> {
    BY.iter().find_map(|by| {
        let (start, names) = line.split_at_checked(by.len())?;
        start.eq_ignore_ascii_case(by).then_some(names)
    })
}

/// The names of a list, each of them once.
fn parts(names: &str) -> Byline {
    let mut byline = Byline::default();
    for part in names.split([',', ';', '|', '•', '·', '/', '&', '\n']).flat_map(|part| part.split(" and "))
    {
        for name in part.split(" und ").flat_map(|part| part.split(" AND ")) {
            let name = name.strip_prefix("and ").unwrap_or(name);
            let (name, of) =
                name.split_once(" of ").or_else(|| name.split_once(" in ")).unwrap_or((name, ""));
            byline.add(name.trim());
            byline.add_agency(of.trim());
        }
    }
    byline
}

impl Byline {
    fn add(&mut self, name: &str) {
        self.add_agency(name);
        let is_new = self.names.len() < MOST && !self.names.iter().any(|one| one == name);
        if is_new && is_name(name) && !is_agency(name) && !is_degree(name) {
            self.names.push(name.to_owned());
        }
    }

    fn add_agency(&mut self, name: &str) {
        if is_agency(name) && self.agency.is_none() {
            self.agency = Some(name.to_owned());
        }
    }
}

/// `MS`, `RDN`: what stands after a name.
fn is_degree(name: &str) -> bool {
    name.len() < 5 && name.chars().all(|one| one.is_uppercase() || one == '.')
}

/// One to six words that begin as names do, and say nothing of an office.
pub(super) fn is_name(name: &str) -> bool {
    let is_part = |word: &str| {
        let begins = word.chars().next().is_some_and(|first| first.is_uppercase() || !first.is_lowercase());
        (begins && word.chars().all(|one| one.is_alphabetic() || "'’.-".contains(one))) || is_particle(word)
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let says_role = words.iter().any(|word| ROLES.contains(&word.to_lowercase().as_str()));
    (1..=6).contains(&words.len()) && !says_role && words.iter().all(|word| is_part(word))
}

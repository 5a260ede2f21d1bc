//! How many bytes a key costs over the line, beside others that read lists and texts: `cargo bench --bench bytes`.
//!
//! Each program runs in a pseudo-terminal of 80×24 with the same invented headlines and sentences. A key is done when
//! nothing has come for a while; what it did is told by an emulator: nothing moved up or down, or so many lines.

mod material;
mod session;

use material::Material;
use session::Session;

/// What keys cost in one view of a program.
#[derive(Default)]
struct Cost {
    moved: Vec<usize>,
    scrolled: Vec<usize>,
    paged: Vec<usize>,
}

impl Cost {
    /// Presses a key so often, and adds what it cost each time that it did something.
    fn step(&mut self, session: &mut Session, key: &str, times: usize) -> &mut Self {
        for _ in 0..times {
            let (bytes, lines) = session.press(key);
            match (bytes, lines) {
                (0, _) => break,
                (_, 0) => self.moved.push(bytes),
                (_, lines) => self.scrolled.push(bytes / lines),
            }
        }
        self
    }

    fn page(&mut self, session: &mut Session, key: &str, times: usize) -> &mut Self {
        let paged = (0..times).map(|_| session.press(key).0).take_while(|bytes| *bytes > 0);
        self.paged.extend(paged);
        self
    }
}

fn main() {
    let material = Material::new();
    println!("bytes at 80×24, medians                move   scrolled line   page");
    ours(&material);
    newsboat(&material);
    less(&material);
}

fn ours(material: &Material) {
    let start = |keys: &[&str]| {
        let program = env!("CARGO_BIN_EXE_nutgraf");
        let mut session = Session::start(program, &[material.library().as_os_str()], "120 briefs");
        for key in keys {
            session.press(key);
        }
        session
    };
    let mut list = Cost::default();
    let mut session = start(&[]);
    list.step(&mut session, "j", 40).page(&mut session, " ", 3);
    tell("nutgraf", "list", list);

    let mut brief = Cost::default();
    let mut session = start(&["\r"]);
    for section in ["1", "2", "3", "4", "5", "6"] {
        session.press(section);
        brief.step(&mut session, "j", 40);
        session.press("g");
        session.press("g");
        brief.page(&mut session, " ", 3);
    }
    tell("nutgraf", "brief", brief);

    let mut words = Cost::default();
    let mut session = start(&["s", "\r"]);
    words.step(&mut session, "j", 20).page(&mut session, " ", 3);
    tell("nutgraf", "speakers: words", words);

    let mut people = Cost::default();
    // The first move among them gives them the whole height.
    let mut session = start(&["s", "\x1b[B"]);
    people.step(&mut session, "\x1b[B", 40).page(&mut session, "\x1b[6~", 3);
    tell("nutgraf", "speakers: people", people);
}

fn newsboat(material: &Material) {
    if !session::is_installed("newsboat") {
        return println!("newsboat: not installed");
    }
    let arguments = material.newsboat();
    let arguments: Vec<_> = arguments.iter().map(AsRef::as_ref).collect();
    material.load_into_newsboat();
    let mut list = Cost::default();
    let mut session = Session::start("newsboat", &arguments, "Harbour Wire");
    session.press("\r");
    list.step(&mut session, "j", 40).page(&mut session, "\x1b[6~", 3);
    tell("newsboat", "list", list);

    let mut article = Cost::default();
    session.press("\r");
    article.step(&mut session, "j", 20).page(&mut session, " ", 3);
    tell("newsboat", "article", article);
}

fn less(material: &Material) {
    if !session::is_installed("less") {
        return println!("less: not installed");
    }
    let mut text = Cost::default();
    let mut session = Session::start("less", &[material.text().as_os_str()], "article.txt");
    text.step(&mut session, "j", 20).page(&mut session, " ", 3);
    tell("less", "article", text);
}

fn tell(program: &str, view: &str, cost: Cost) {
    let median = |mut bytes: Vec<usize>| {
        bytes.sort_unstable();
        bytes.get(bytes.len() / 2).map_or_else(|| "–".to_owned(), usize::to_string)
    };
    let [moved, scrolled, paged] = [cost.moved, cost.scrolled, cost.paged].map(median);
    let what = format!("{program}, {view}");
    println!("{what:<38}{moved:>5}{scrolled:>16}{paged:>7}");
}

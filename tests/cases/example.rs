//! An example of a mistake: parts of a file that begin with lines such as `=== bad`.

use jiff::civil::date;
use nutgraf::brief::check::{Against, check};
use nutgraf::brief::{Brief, Diagnostic, Original};
use nutgraf::library::soundness::{Member, across};
use nutgraf::text::{Shown, Text};

/// What an example stands below, unless it begins so itself.
pub(crate) const HEAD: &str = "brief: 1\n\
    headline: \"Tram line 4 closed after a rail breaks\"\n\
    source: {outlet: Sarn Evening Post, published: 2031-05-06}\n";
/// Where the article's text stands, relative to the brief.
pub(crate) const ARTICLE: &str = "articles/tram.txt";
/// The file of a second brief.
pub(crate) const BESIDE: &str = "an-earlier-day.yaml";

/// A bad brief and a good one, with what they need.
#[derive(Debug, Default)]
pub(crate) struct Example {
    /// The article's text.
    pub(crate) article: Option<String>,
    /// Another brief of the library.
    pub(crate) beside: Option<String>,
    /// With one mistake.
    pub(crate) bad: String,
    /// Without.
    pub(crate) good: String,
}

impl Example {
    /// Takes the parts of a file.
    pub(crate) fn parse(file: &str) -> Self {
        let mut example = Self::default();
        for part in file.split("=== ").skip(1) {
            let (name, text) = part.split_once('\n').expect("a part has a name");
            match name {
                "article" => example.article = Some(text.to_owned()),
                "beside" => example.beside = Some(text.to_owned()),
                "bad" => text.clone_into(&mut example.bad),
                "good" => text.clone_into(&mut example.good),
                _ => panic!("no part is called {name}"),
            }
        }
        example
    }

    /// Everything that is wrong with a brief beside the rest of the example.
    pub(crate) fn check(&self, brief: &str) -> Vec<Diagnostic> {
        let text = |brief: &Brief| self.text(brief);
        let against = Against { today: date(2031, 5, 31), text: &text };
        let beside =
            check(whole(self.beside.as_deref().unwrap_or_default()).as_bytes(), "an-earlier-day", &against);
        let checked = check(whole(brief).as_bytes(), "example", &against);
        let mut members = vec![Member { path: "example.yaml", claims: &checked.claims }];
        if self.beside.is_some() {
            assert_eq!(beside.parsed.diagnostics, []);
            members.insert(0, Member { path: BESIDE, claims: &beside.claims });
        }
        let last = members.len() - 1;
        let among = across(&members).into_iter().filter(|(index, _)| *index == last).map(|(_, one)| one);
        checked.parsed.diagnostics.iter().cloned().chain(among).collect()
    }

    /// The line of the bad example that a line of its file is.
    pub(crate) fn line(&self, line: usize) -> usize {
        let above = if is_whole(&self.bad) { 0 } else { HEAD.lines().count() };
        line.saturating_sub(above)
    }

    fn text(&self, brief: &Brief) -> Option<Result<Original, Shown>> {
        let path = brief.source.text.as_ref().map(Text::raw)?;
        let article = self.article.as_ref().filter(|_| path == ARTICLE);
        let original = article.map(|article| Original::read(article.as_bytes()).expect("UTF-8"));
        Some(original.ok_or_else(|| {
            Shown::from(format!("The article's text, {path}, cannot be read: no such file or directory."))
        }))
    }
}

fn is_whole(brief: &str) -> bool {
    brief.starts_with("brief:")
}

fn whole(brief: &str) -> String {
    if is_whole(brief) { brief.to_owned() } else { format!("{HEAD}{brief}") }
}

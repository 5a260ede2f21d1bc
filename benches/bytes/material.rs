//! Invented headlines and sentences: as a library, as a feed, as a text.

use nutgraf::library::generate::Generator;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// How many briefs, and items of the feed.
const BRIEFS: usize = 120;

/// Files that are gone when it is dropped.
pub(crate) struct Material(tempfile::TempDir);

impl Material {
    /// Writes them all.
    pub(crate) fn new() -> Self {
        let material = Self(tempfile::tempdir().expect("a folder"));
        fs::create_dir(material.library()).expect("a folder");
        let generator = Generator::new(1);
        let (mut items, mut text) = (String::new(), String::new());
        for n in 0..BRIEFS {
            let (name, yaml) = generator.brief(n);
            fs::write(material.library().join(name), &yaml).expect("a file");
            let sentences = sentences(&yaml);
            let headline = sentences.first().copied().unwrap_or("Nothing");
            let body = sentences.join(" ");
            let _ = writeln!(
                items,
                "<item><title>{headline}</title><link>https://wire.example/{n}</link><guid>{n}</guid>\
                 <pubDate>Wed, {:02} Jan 2025 07:00:00 +0000</pubDate><description>{body}</description></item>",
                n % 28 + 1
            );
            text += &wrapped(&format!("{n} {headline}. {body}"));
        }
        let feed = format!(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Harbour Wire</title>\
             <link>https://wire.example/</link><description>Invented</description>\n{items}</channel></rss>\n"
        );
        fs::write(material.file("feed.xml"), feed).expect("a file");
        fs::write(material.text(), text).expect("a file");
        fs::write(material.file("urls"), format!("file://{}\n", material.file("feed.xml").display()))
            .expect("a file");
        let config =
            "auto-reload no\nrefresh-on-startup no\nconfirm-exit no\nbind-key j down\nbind-key k up\n";
        fs::write(material.file("config"), config).expect("a file");
        material
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The folder of briefs.
    pub(crate) fn library(&self) -> PathBuf {
        self.file("library")
    }

    /// The sentences, broken into lines.
    pub(crate) fn text(&self) -> PathBuf {
        self.file("article.txt")
    }

    /// What newsboat is to be given.
    pub(crate) fn newsboat(&self) -> Vec<std::ffi::OsString> {
        let options = [("-u", "urls"), ("-C", "config"), ("-c", "cache.db")];
        options.iter().flat_map(|(option, file)| [(*option).into(), self.file(file).into()]).collect()
    }

    /// Has newsboat take in the feed.
    pub(crate) fn load_into_newsboat(&self) {
        let mut reload = Command::new("newsboat");
        reload.args(self.newsboat()).args(["-x", "reload"]).env("HOME", self.0.path());
        let _ = reload.stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}

/// The longer texts of a generated brief; the first is its headline.
fn sentences(yaml: &str) -> Vec<&str> {
    yaml.split('"').skip(1).step_by(2).filter(|text| text.len() > 20).collect()
}

/// A paragraph in lines of up to 78 columns.
fn wrapped(paragraph: &str) -> String {
    textwrap::fill(paragraph, 78) + "\n\n"
}

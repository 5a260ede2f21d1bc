//! Whatever may lie in a library's folder beside briefs, and what is to be said of each.

use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;

/// A brief with this headline, whose article is there.
pub(crate) fn brief(headline: &str, text: &str) -> String {
    format!(
        "brief: 1\nheadline: {headline}\nsource: {{outlet: Islander, published: 2021-04-02, text: {text}}}\n\
         key_facts: [It rained.]\n"
    )
}

/// What is no brief, by its name, with what is said of it.
pub(crate) const JUNK: [(&str, &str); 9] = [
    ("fifo.yaml", "it is not a regular file"),
    ("socket.yaml", "it is not a regular file"),
    ("to-fifo.yaml", "it is not a regular file"),
    ("to-folder.yaml", "it is not a regular file"),
    ("loop.yaml", "too many levels of symbolic links"),
    ("nowhere.yaml", "no such file or directory"),
    ("out.yaml", "it is outside the library"),
    ("zero.yaml", "it is outside the library"),
    ("huge.yaml", "the file is larger than 1 MiB"),
];

/// Puts all that into a folder, and links to folders that go round and out.
pub(crate) fn strew(folder: &Path) {
    let at = |name: &str| folder.join(name);
    let link = |to: &str, name: &str| symlink(to, at(name)).expect("a link");
    for end in ["yaml", "txt"] {
        fifo(&at(&format!("fifo.{end}")));
        // The socket stays when nobody listens any more.
        drop(UnixListener::bind(at(&format!("socket.{end}"))).expect("a socket"));
        link(&format!("loop.{end}"), &format!("loop.{end}"));
        link("/etc/passwd", &format!("out.{end}"));
        let huge = fs::File::create(at(&format!("huge.{end}"))).expect("a file");
        huge.set_len(1 << 32).expect("a file with a hole");
    }
    fs::create_dir(at("folder")).expect("a folder");
    fs::create_dir(at("folder.yaml")).expect("a folder");
    // Two names for one file among those that are read are one brief: this one is not read.
    fifo(&at(".fifo"));
    link(".fifo", "to-fifo.yaml");
    link("folder.yaml", "to-folder.yaml");
    link("nowhere", "nowhere.yaml");
    link("/dev/zero", "zero.yaml");
    for (to, name) in [(".", "round"), ("..", "up"), ("/", "everything")] {
        link(to, name);
    }
}

pub(crate) fn fifo(path: &Path) {
    mknodat(CWD, path, FileType::Fifo, Mode::RWXU, 0).expect("a FIFO");
}

/// Names that are no text, or text that would do something to a terminal.
pub(crate) fn badly_named(folder: &Path) {
    let names: [(&[u8], &str); 4] = [
        (b"twin\xfe.yaml", "First twin"),
        (b"twin\xff.yaml", "Second twin"),
        (b"clear\x1b[2J\n.yaml", "Clears"),
        ("turn\u{202e}.yaml".as_bytes(), "Turns"),
    ];
    for (name, headline) in names {
        fs::write(folder.join(OsStr::from_bytes(name)), brief(headline, "a.txt")).expect("a brief");
    }
}

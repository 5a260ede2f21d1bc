//! The configuration files: whether they are there, sound, and nobody else's to write.

use super::{Finding, octal};
use crate::config::{Condition, Reading};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

pub(super) fn findings(reading: &Reading) -> Vec<Finding> {
    let files = reading.files.iter().map(|(path, condition)| match condition {
        Condition::Absent => Finding::ok(format!("config: {}: not there, which is well", path.display())),
        Condition::Sound => written_by_others(path)
            .unwrap_or_else(|| Finding::ok(format!("config: {}: sound", path.display()))),
        Condition::Mistaken => Finding::problem(
            format!("config: {}: mistaken, and the reader does not open until it is mended", path.display()),
            "correct what the next lines name; `nutgraf config --default` shows every setting",
        ),
    });
    let mistakes = reading.mistakes.iter().map(|mistake| Finding::note(format!("config: {mistake}")));
    files.chain(mistakes).collect()
}

fn written_by_others(path: &Path) -> Option<Finding> {
    let mode = path.metadata().ok().map(|meta| meta.mode()).filter(|mode| mode & 0o002 != 0)?;
    let path = path.display();
    Some(Finding::problem(
        format!("config: {path}: anybody may write it (mode {})", octal(mode)),
        format!("chmod o-w {path}"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn each_file_has_a_line_and_each_mistake() {
        let dir = tempfile::tempdir().unwrap();
        let paths = ["absent", "sound", "mistaken", "open"].map(|name| dir.path().join(name));
        for (path, text) in paths[1..].iter().zip(["theme = \"mono\"", "theme = 3\nkes = 1", ""]) {
            fs::write(path, text).unwrap();
            fs::set_permissions(path, PermissionsExt::from_mode(0o644)).unwrap();
        }
        fs::set_permissions(&paths[3], PermissionsExt::from_mode(0o666)).unwrap();
        let folder = format!("{}/", dir.path().display());
        let told = findings(&config::read(&paths));
        let told: Vec<String> = told.iter().map(|finding| finding.what.replace(&folder, "")).collect();
        assert_eq!(
            told[..4],
            [
                "config: absent: not there, which is well",
                "config: sound: sound",
                "config: mistaken: mistaken, and the reader does not open until it is mended",
                "config: open: anybody may write it (mode 666)",
            ]
        );
        assert_eq!(told.len(), 6, "{told:?}");
    }
}

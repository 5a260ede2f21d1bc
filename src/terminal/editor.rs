//! The user's own editor: which it is, and how it is told the line.

use super::program::Program;
use crate::reader::Errand;
use crate::text::Shown;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// The editor where neither variable names one: POSIX has it everywhere.
const USUAL: &str = "vi";

/// What `$VISUAL` names, else `$EDITOR`, else `vi`; an empty variable names none.
///
/// # Errors
/// Where a variable cannot be cut into words, in words for the user.
pub(super) fn of(env: impl Fn(&str) -> Option<OsString>) -> Result<Program, Shown> {
    let usual = ("EDITOR", Some(OsString::from(USUAL)));
    let named = ["VISUAL", "EDITOR"].map(|name| (name, env(name)));
    for (name, value) in named.into_iter().chain([usual]) {
        if let Some(editor) = Program::named("editor", name, &value.unwrap_or_default())? {
            return Ok(editor);
        }
    }
    Err(Shown::from("No editor is named; $EDITOR says which to use."))
}

/// Has a file edited, and waits until the editor has ended.
///
/// # Errors
/// Says what went wrong, in words for the user.
pub(super) fn edit(editor: &Program, errand: &Errand) -> Result<(), Shown> {
    let file = std::path::absolute(&errand.file).unwrap_or_else(|_| errand.file.to_path_buf());
    editor.run(&place(editor.name(), &file, errand.line))
}

/// The arguments that open a file at a line. Most editors know `+LINE`, as `vi` does; `less` counts on it too.
fn place(editor: &OsStr, file: &Path, line: Option<usize>) -> Vec<OsString> {
    let Some(line) = line else { return vec![file.into()] };
    match &*editor.to_string_lossy() {
        "hx" | "helix" | "subl" | "zed" | "zeditor" => vec![with_line(file, line)],
        "code" | "code-insiders" | "codium" | "vscodium" | "cursor" => {
            vec!["--goto".into(), with_line(file, line)]
        }
        "ed" => vec![file.into()],
        _ => vec![format!("+{line}").into(), file.into()],
    }
}

/// `FILE:LINE`
fn with_line(file: &Path, line: usize) -> OsString {
    let mut place = PathBuf::from(file).into_os_string();
    place.push(format!(":{line}"));
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn editor(visual: Option<&str>, editor: Option<&str>) -> Result<Program, Shown> {
        of(|name| if name == "VISUAL" { visual } else { editor }.map(OsString::from))
    }

    #[rstest]
    #[case::visual_first(Some("emacs -nw"), Some("ed"), "emacs", &["-nw"])]
    #[case::empty(Some(" "), Some("nano"), "nano", &[])]
    #[case::none(None, None, "vi", &[])]
    fn the_environment_names_it(
        #[case] visual: Option<&str>,
        #[case] other: Option<&str>,
        #[case] name: &str,
        #[case] arguments: &[&str],
    ) {
        let editor = editor(visual, other).unwrap();
        assert_eq!((editor.name(), &*editor.arguments), (OsStr::new(name), &*os(arguments)));
    }

    fn os(words: &[&str]) -> Vec<OsString> {
        words.iter().map(OsString::from).collect()
    }

    #[test]
    fn a_quote_that_is_not_closed_is_told() {
        assert_eq!(editor(None, Some("vim 'x")).unwrap_err().as_str(), "A quote in $EDITOR is not closed.");
    }

    #[rstest]
    #[case("vim", &["+14", "/b/-x:3.yaml"])]
    #[case("/usr/local/bin/nvim -p", &["+14", "/b/-x:3.yaml"])]
    #[case("hx", &["/b/-x:3.yaml:14"])]
    #[case("code --wait", &["--goto", "/b/-x:3.yaml:14"])]
    #[case("ed", &["/b/-x:3.yaml"])]
    fn each_is_told_the_line_as_it_knows_it(#[case] named: &str, #[case] expected: &[&str]) {
        let editor = editor(None, Some(named)).unwrap();
        assert_eq!(place(editor.name(), Path::new("/b/-x:3.yaml"), Some(14)), os(expected));
    }

    #[test]
    fn without_a_line_the_file_stands_alone() {
        assert_eq!(place(OsStr::new("vim"), Path::new("/b/x.yaml"), None), ["/b/x.yaml"]);
    }
}

//! The text itself: whether it is there, and whether it is the one that was checked.

use super::super::Report;
use crate::brief::field::Field;
use crate::brief::yaml::lines::What;
use crate::brief::{Brief, Code, Original};
use crate::text::Shown;

/// Tells why a text is not at hand.
pub(super) fn missing(why: &Shown, report: &mut Report<'_, '_>) {
    let what = What::new(why.as_str())
        .help("write the path of the article's text, relative to this file and beneath the library's root");
    report.add(Code::SourceMissing, &Field::of("source").key("text"), what);
}

/// Tells that the text is not the one of `sha256`; `stands` where nothing else is wrong with what is held against it.
pub(super) fn changed(brief: &Brief, original: &Original, stands: bool, report: &mut Report<'_, '_>) {
    let Some(recorded) = &brief.source.sha256 else { return };
    if recorded.raw().trim().eq_ignore_ascii_case(&original.sha256) {
        return;
    }
    let digest = &original.sha256;
    let message = if is_digest(recorded.raw().trim()) {
        "the article's text has changed since it was last checked"
    } else {
        "this is no SHA-256, which has 64 hexadecimal digits"
    };
    let what = What::new(message).help(if stands {
        format!("what is held against it still stands: write sha256: {digest}")
    } else {
        format!("mend what no longer stands in it, then write sha256: {digest}")
    });
    report.add(Code::SourceChanged, &Field::of("source").key("sha256"), what);
}

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

//! A library whose every word is hostile.

use super::desk::library;
use super::hostile_files;
use nutgraf::library::Memory;
use std::sync::Arc;

/// The library, read from files as any other.
pub(crate) fn hostile() -> Arc<Memory> {
    let folder = tempfile::tempdir().expect("a folder");
    hostile_files::write(folder.path());
    library(folder.path())
}

//! The briefs of this repository.

use super::desk::library;
use nutgraf::library::Memory;
use std::path::Path;
use std::sync::Arc;

/// Those of one file or folder below its root.
pub(crate) fn repository(path: &str) -> Arc<Memory> {
    library(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
}

//! Paths as text. On disk a name is bytes, and need not be UTF-8.

use super::query::BriefKey;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

/// A path as it is shown: bytes that are no text as `\xfe`.
pub(super) fn written(path: &Path) -> String {
    with_bytes(path, BYTE_SHOWN)
}

const BYTE_SHOWN: &str = "\\x";

/// No path holds a NUL, so two paths never have the same key, whatever their bytes.
const BYTE: &str = "\0";

impl From<&Path> for BriefKey {
    fn from(path: &Path) -> Self {
        Self(with_bytes(path, BYTE).into())
    }
}

impl BriefKey {
    /// The path that the key was made from.
    pub(super) fn path(&self) -> PathBuf {
        let mut parts = self.0.split(BYTE);
        let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
        for part in parts {
            let (digits, rest) = part.split_at_checked(2).unwrap_or((part, ""));
            bytes.extend(u8::from_str_radix(digits, 16));
            bytes.extend(rest.as_bytes());
        }
        PathBuf::from(OsString::from_vec(bytes))
    }

    /// The path that the key was made from, as it is shown: bytes that are no text as `\xfe`.
    pub fn written(&self) -> String {
        self.0.replace(BYTE, BYTE_SHOWN)
    }
}

fn with_bytes(path: &Path, mark: &str) -> String {
    let mut text = String::new();
    for chunk in path.as_os_str().as_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string does not fail.
            let _ = write!(text, "{mark}{byte:02x}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsStr;

    #[test]
    fn every_path_has_a_key_of_its_own_and_is_found_by_it() {
        let names: [&[u8]; 6] =
            [b"/b/x.yaml", b"/b/x\xfe.yaml", b"/b/x\xff.yaml", b"/b/x\\xfe.yaml", b"\xfe\xff", b""];
        let keys: Vec<BriefKey> =
            names.iter().map(|name| Path::new(OsStr::from_bytes(name)).into()).collect();
        for (name, key) in names.iter().zip(&keys) {
            assert_eq!(key.path().as_os_str().as_bytes(), *name);
            assert_eq!(keys.iter().filter(|other| *other == key).count(), 1, "{name:?}");
        }
        assert_eq!(&*keys[0].0, "/b/x.yaml");
        assert_eq!(keys[1].written(), "/b/x\\xfe.yaml");
        assert_eq!(written(Path::new(OsStr::from_bytes(names[1]))), "/b/x\\xfe.yaml");
    }
}

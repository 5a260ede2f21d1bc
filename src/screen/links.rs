//! Text of a drawing that leads somewhere, as terminals are told it: OSC 8.
//!
//! A glyph knows its link by a number, so that a link is compared, carried along by scrolling and changed like any other
//! part of its style. A number means the same address in the last frame and in the next.

use std::ops::Range;
use std::sync::Arc;

/// Columns of a row that are a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The row.
    pub row: u16,
    /// The columns.
    pub columns: Range<u16>,
    /// Where it leads: an address of `http` or `https`, percent-encoded. Any other is no link.
    pub url: Arc<str>,
}

/// The longest address that terminals take.
const LONGEST: usize = 2000;

impl Link {
    /// Whether its address can do nothing but lead to the web.
    fn is_safe(&self) -> bool {
        let web = ["http://", "https://"].iter().any(|scheme| self.url.starts_with(scheme));
        web && self.url.len() <= LONGEST && self.url.bytes().all(|byte| byte.is_ascii_graphic())
    }
}

/// The number of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LinkId(usize);

/// The addresses of the links of the last frame and, while it is drawn, of the next.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    urls: Vec<Option<Arc<str>>>,
}

impl Links {
    /// The number of a link; `None` where it is no safe one.
    pub(super) fn id(&mut self, link: &Link) -> Option<LinkId> {
        if !link.is_safe() {
            return None;
        }
        let known = self.urls.iter().position(|url| url.as_ref() == Some(&link.url));
        let place = known.or_else(|| self.urls.iter().position(Option::is_none)).unwrap_or(self.urls.len());
        if place == self.urls.len() {
            self.urls.push(None);
        }
        self.urls[place] = Some(link.url.clone());
        Some(LinkId(place))
    }

    /// Forgets all addresses but those of some links.
    pub(super) fn keep(&mut self, ids: &[LinkId]) {
        for (place, url) in self.urls.iter_mut().enumerate() {
            if !ids.contains(&LinkId(place)) {
                *url = None;
            }
        }
    }

    /// Begins a link, or ends the one that is open.
    pub(super) fn write(&self, id: Option<LinkId>, out: &mut Vec<u8>) {
        let url = id.and_then(|LinkId(place)| self.urls.get(place)?.as_deref()).unwrap_or_default();
        out.extend_from_slice(b"\x1b]8;;");
        out.extend_from_slice(url.as_bytes());
        out.extend_from_slice(b"\x1b\\");
    }
}

//! The set of briefs, and how it is asked.
//!
//! [`walk`] finds the files, [`load`] makes each a [`Loaded`], a [`Catalog`] holds them and answers a
//! [`Query`] with a [`Page`]. [`memory`] is the catalog that is right by being simple; any
//! other must give the same rows in the same order. [`librarian`] runs a catalog on a thread of its own, for a reader
//! that must never wait.

pub mod checked;
mod facts;
pub mod generate;
pub mod librarian;
pub mod load;
pub mod memory;
pub mod names;
mod narrow;
mod paths;
pub mod query;
pub mod query_line;
pub mod replace;
pub mod samples;
pub mod saver;
pub mod soundness;
pub mod sourced;
pub mod walk;
mod watch;

pub use checked::{Checked, HeldAgainst};
pub use load::Loaded;
pub use memory::Memory;
pub use names::ActorKey;
pub use query::{
    ActorRow, BriefKey, BriefRow, Changed, Clause, Filter, ItemRow, Named, OpenBrief, Page, Query, Reading,
    Row, State, Test, ValueRow, Verdict, Wanted, Who,
};
pub use sourced::Sourced;

use crate::brief::{Article, MarkedArticle};
use crate::text::Shown;
use jiff::civil;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Answers questions about a library.
pub trait Catalog {
    /// The rows that a query wants.
    fn ask(&self, query: &Query) -> Page;

    /// The article a brief was made from.
    ///
    /// # Errors
    /// Says why its text is not at hand.
    fn article(&self, key: &BriefKey) -> Result<Article, Shown>;

    /// The same, with the words marked that the brief's items quote or point at.
    ///
    /// # Errors
    /// Says why its text is not at hand.
    fn marked_article(&self, key: &BriefKey) -> Result<MarkedArticle, Shown> {
        let article = self.article(key)?;
        let query = Query { limit: 1, ..Query::all(Wanted::Brief(key.clone()), Filter::default()) };
        let brief = self.ask(&query).rows.into_iter().find_map(|row| match row {
            Row::Open(open) => open.brief.clone(),
            _ => None,
        });
        let brief = brief.ok_or("The brief cannot be read.")?;
        Ok(MarkedArticle::new(article, &brief))
    }

    /// What `check` says of a brief's file as it stands now; `today` as in
    /// [`Against::today`](crate::brief::check::Against::today).
    ///
    /// # Errors
    /// Says why the file cannot be read.
    fn check(&self, key: &BriefKey, today: civil::Date) -> Result<Checked, Shown>;
}

/// Where briefs come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A folder with everything beneath it, or one file.
    Path(PathBuf),
    /// The same, while another folder is the library in use: its briefs may name what lies in that, if that holds them.
    Asked {
        /// The folder or file.
        path: PathBuf,
        /// The library in use.
        library: Arc<Path>,
    },
    /// The samples built into the program.
    Samples,
}

impl Origin {
    /// The folder or file.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) | Self::Asked { path, .. } => Some(path),
            Self::Samples => None,
        }
    }

    /// The library in use, where that is another.
    fn library(&self) -> Option<&Path> {
        match self {
            Self::Asked { library, .. } => Some(library),
            Self::Path(_) | Self::Samples => None,
        }
    }
}

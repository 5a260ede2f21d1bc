//! What concerns the file under the cursor: what `check` says of it, the file in its reader's own editor, and the link it
//! gives in their own browser. A restricted session starts no program.

use super::Reader;
use super::desk::{Effect, Errand};
use super::filters;
use super::view::View;
use super::view::check::CheckView;
use crate::library::BriefKey;
use crate::text::Shown;
use crate::text::link::Link;

impl Reader {
    /// Opens what `check` says of the brief under the cursor.
    pub(super) fn check(&mut self) {
        if matches!(self.top(), View::Check(_)) {
            return;
        }
        let Some(provenance) = self.top().provenance() else { return self.say_no_brief() };
        let view = CheckView::new(provenance.row, &mut self.desk);
        self.enter(View::Check(Box::new(view)));
    }

    /// Has the user edit the file of what is under the cursor.
    pub(super) fn edit_file(&mut self) {
        if self.setting.restricted {
            return self.say("The editor is off in this account (--restricted).");
        }
        let Some(provenance) = self.top().provenance() else { return self.say_no_brief() };
        let Some(file) = &provenance.row.file else {
            return self.say("This brief is a sample, built into the program: there is no file to edit.");
        };
        let errand = Errand { key: provenance.row.key.clone(), file: file.clone(), line: provenance.line };
        self.desk.push(Effect::Edit(errand));
    }

    /// Shows where the article under the cursor can be read, and has it opened there.
    pub(super) fn open_link(&mut self) {
        let Some(provenance) = self.top().provenance() else { return self.say_no_brief() };
        let url = provenance.row.url.as_ref();
        self.message = Some(filters::link(url));
        let link = url.and_then(|url| Link::new(url.raw())).filter(|_| !self.setting.restricted);
        if let Some(link) = link {
            self.desk.push(Effect::Open(link));
        }
    }

    fn say_no_brief(&mut self) {
        self.say("There is no brief under the cursor.");
    }

    /// What was edited is read anew, however the editor ended: it may have written before.
    pub(super) fn edited(&mut self, key: BriefKey, problem: Option<Shown>) {
        self.message = problem;
        self.desk.push(Effect::Reload(key));
    }
}

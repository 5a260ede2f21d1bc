//! What a reader can do, what it is called, and which keys do it until a config says otherwise.
//!
//! The table [`ACTIONS`] is the one place that knows: the keymap, the config, the help and the footer are made from it.

/// Something a reader can do with one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Next line, item or row.
    Down,
    /// Previous line, item or row.
    Up,
    /// To the beginning.
    First,
    /// To the end.
    Last,
    /// Half a page on.
    HalfDown,
    /// Half a page back.
    HalfUp,
    /// A page on.
    PageDown,
    /// A page back.
    PageUp,
    /// Into what is under the cursor.
    In,
    /// Out of the view.
    Out,
    /// Out of the view; out of the library, quit.
    Close,
    /// Quit from anywhere.
    Quit,
    /// Close a prompt, a pop-up, find marks.
    Cancel,
    /// Next section.
    NextSection,
    /// Previous section.
    PreviousSection,
    /// The section of this number, from 1.
    Section(u8),
    /// Find in this view.
    Find,
    /// To the next place found.
    FindNext,
    /// To the previous place found.
    FindPrevious,
    /// Type a query that narrows everything.
    QueryLine,
    /// Choose actors to narrow by.
    Actors,
    /// Choose themes to narrow by.
    Themes,
    /// Who said what.
    Speakers,
    /// How many, according to whom.
    Figures,
    /// Choose the time to narrow to.
    When,
    /// Narrow by what is under the cursor.
    Narrow,
    /// Drop the last filter.
    DropFilter,
    /// Drop all filters.
    DropFilters,
    /// Show what a filter hides for want of marks.
    Unmarked,
    /// The next brief of the list.
    NextBrief,
    /// The previous brief of the list.
    PreviousBrief,
    /// Back to where I was.
    Back,
    /// What `check` says of the brief.
    Check,
    /// Edit the brief's file.
    Edit,
    /// Show where the article can be read.
    Link,
    /// The brief under the cursor is read, or unread again.
    ToggleRead,
    /// To the next brief that is unread or has changed.
    NextUnread,
    /// A star for the brief under the cursor, or none.
    Star,
    /// All briefs of the list are read; once more, as they were.
    AllRead,
    /// Copy what is under the cursor.
    Copy,
    /// Copy it with its citation.
    CopyCited,
    /// Show it by itself, for the mouse.
    ShowPlain,
    /// Take it into the clip tray.
    Clip,
    /// Open the clip tray.
    Tray,
    /// Remove a clip from the tray.
    Remove,
    /// Write the clips to a file.
    Write,
    /// One pane at any width.
    OnePane,
    /// Draw the figures.
    Chart,
    /// What the keys do.
    Help,
    /// Draw the screen anew.
    Redraw,
    /// In a review: the part under the cursor stands.
    Accept,
    /// It does not.
    Drop,
    /// Correct a field of it.
    Correct,
    /// Take back what was last done.
    Undo,
    /// To the next part whose rule is not sure.
    NextUnsure,
    /// To the previous.
    PreviousUnsure,
    /// Every part whose rule is sure stands.
    AcceptSure,
    /// Edit the file itself.
    EditFile,
}

impl Action {
    /// Whether it runs another program, which a captive account has not.
    pub const fn leads_out(self) -> bool {
        matches!(self, Self::Edit | Self::EditFile)
    }

    /// Whether its keys are those of a review alone, where they come before any others.
    pub const fn is_of_review(self) -> bool {
        matches!(
            self,
            Self::Accept
                | Self::Drop
                | Self::Correct
                | Self::Undo
                | Self::NextUnsure
                | Self::PreviousUnsure
                | Self::AcceptSure
                | Self::EditFile
        )
    }
}

/// What the help groups actions by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Getting about in a view.
    Move,
    /// Going from view to view.
    Go,
    /// Finding and narrowing.
    Narrow,
    /// What is kept across sessions.
    Mark,
    /// Taking words along.
    Take,
    /// Reviewing a draft.
    Review,
    /// How the screen looks, and the rest.
    Screen,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 7] =
        [Self::Move, Self::Go, Self::Narrow, Self::Take, Self::Mark, Self::Review, Self::Screen];

    /// The heading of the help.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Go => "Go",
            Self::Narrow => "Find and narrow",
            Self::Mark => "Mark",
            Self::Take => "Copy and clip",
            Self::Review => "In a review (nutgraf review), before what these keys do elsewhere",
            Self::Screen => "Screen and program",
        }
    }
}

/// An action as config and help know it.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// What is done.
    pub action: Action,
    /// The name in config.toml.
    pub name: &'static str,
    /// The keys that do it by default; two in a row are parted by a space.
    pub keys: &'static [&'static str],
    /// One line of help.
    pub help: &'static str,
    /// Where the help puts it.
    pub group: Group,
}

const fn entry(
    action: Action,
    group: Group,
    name: &'static str,
    keys: &'static [&'static str],
    help: &'static str,
) -> Entry {
    Entry { action, name, keys, help, group }
}

/// Every action, in the order of the help.
pub const ACTIONS: &[Entry] = &[
    entry(Action::Down, Group::Move, "down", &["j", "Down"], "next item; inside a tall one, next line"),
    entry(Action::Up, Group::Move, "up", &["k", "Up"], "previous item; inside a tall one, previous line"),
    entry(Action::First, Group::Move, "first", &["g g", "Home"], "to the beginning"),
    entry(Action::Last, Group::Move, "last", &["G", "End"], "to the end"),
    entry(Action::HalfDown, Group::Move, "half-page-down", &["Ctrl-d"], "half a page on"),
    entry(Action::HalfUp, Group::Move, "half-page-up", &["Ctrl-u"], "half a page back"),
    entry(Action::PageDown, Group::Move, "page-down", &["Space", "Ctrl-f", "PgDn"], "a page on"),
    entry(Action::PageUp, Group::Move, "page-up", &["b", "Ctrl-b", "PgUp"], "a page back"),
    entry(Action::In, Group::Go, "open", &["Enter", "l", "Right"], "open what is under the cursor"),
    entry(Action::Out, Group::Go, "out", &["h", "Left"], "out of this view"),
    entry(Action::Close, Group::Go, "close", &["q"], "out of this view; in the library, quit"),
    entry(Action::Back, Group::Go, "back", &["H", "Ctrl-o"], "back to exactly where I was"),
    entry(Action::NextSection, Group::Go, "next-section", &["Tab", "]"], "next section of the brief"),
    entry(Action::PreviousSection, Group::Go, "previous-section", &["Shift-Tab", "["], "previous section"),
    entry(Action::Section(1), Group::Go, "section-1", &["1"], "key facts"),
    entry(Action::Section(2), Group::Go, "section-2", &["2"], "quotes"),
    entry(Action::Section(3), Group::Go, "section-3", &["3"], "figures"),
    entry(Action::Section(4), Group::Go, "section-4", &["4"], "context"),
    entry(Action::Section(5), Group::Go, "section-5", &["5"], "actors"),
    entry(Action::Section(6), Group::Go, "section-6", &["6"], "timeline"),
    entry(Action::Section(7), Group::Go, "section-7", &["7"], "the article, at the item's paragraph"),
    entry(
        Action::NextBrief,
        Group::Go,
        "next-brief",
        &["J"],
        "next brief of the list; in the clip tray, the clip down",
    ),
    entry(
        Action::PreviousBrief,
        Group::Go,
        "previous-brief",
        &["K"],
        "previous brief of the list; in the clip tray, the clip up",
    ),
    entry(Action::Speakers, Group::Go, "speakers", &["s"], "speakers: who said what, across the library"),
    entry(
        Action::Figures,
        Group::Go,
        "figures",
        &["#"],
        "figures: how many, according to whom, across the library",
    ),
    entry(Action::Check, Group::Go, "check", &["!"], "what check says of the brief; Enter goes to the item"),
    entry(
        Action::Edit,
        Group::Go,
        "edit",
        &["e"],
        "edit the file, at the item's line, in $VISUAL or $EDITOR; in the clip tray, the note",
    ),
    entry(Action::Find, Group::Narrow, "find", &["/"], "find in this view"),
    entry(Action::FindNext, Group::Narrow, "find-next", &["n"], "to the next place found"),
    entry(Action::FindPrevious, Group::Narrow, "find-previous", &["N"], "to the previous place found"),
    entry(
        Action::QueryLine,
        Group::Narrow,
        "query",
        &[":"],
        "query: words, speaker: actor: theme: outlet: after: is:unread …",
    ),
    entry(Action::Actors, Group::Narrow, "actors", &["a"], "filter by actor"),
    entry(Action::Themes, Group::Narrow, "themes", &["t"], "filter by theme"),
    entry(
        Action::When,
        Group::Narrow,
        "when",
        &["w"],
        "filter by date, or to what is new since my last visit",
    ),
    entry(Action::Narrow, Group::Narrow, "filter-here", &["f"], "filter by what is under the cursor"),
    entry(Action::DropFilter, Group::Narrow, "drop-filter", &["x"], "drop the last filter"),
    entry(Action::DropFilters, Group::Narrow, "drop-filters", &["X"], "drop all filters"),
    entry(Action::Unmarked, Group::Narrow, "unmarked", &["i"], "show what a filter hides for want of marks"),
    entry(Action::Copy, Group::Take, "copy", &["y"], "copy what is under the cursor"),
    entry(
        Action::CopyCited,
        Group::Take,
        "copy-cited",
        &["Y"],
        "copy it with who said so, where, and its caveat",
    ),
    entry(Action::ShowPlain, Group::Take, "plain", &["p"], "show it by itself, unwrapped, for the mouse"),
    entry(
        Action::Clip,
        Group::Take,
        "clip",
        &["c"],
        "take it into the clip tray; at once again, write a note on it",
    ),
    entry(
        Action::Tray,
        Group::Take,
        "tray",
        &["C"],
        "the clip tray: order, note, remove and write what was taken",
    ),
    entry(Action::Remove, Group::Take, "remove", &["d"], "in the clip tray, remove the clip"),
    entry(
        Action::Write,
        Group::Take,
        "write",
        &["W"],
        "in the clip tray, write all to one new Markdown file",
    ),
    entry(
        Action::ToggleRead,
        Group::Mark,
        "toggle-read",
        &["u"],
        "mark the brief read or unread (one left, or seen to its end, is read); in the clip tray, undo",
    ),
    entry(
        Action::NextUnread,
        Group::Mark,
        "next-unread",
        &["U"],
        "to the next brief that is unread or has changed; in a brief, open it",
    ),
    entry(Action::Star, Group::Mark, "star", &["m"], "star the brief, or take its star away"),
    entry(
        Action::AllRead,
        Group::Mark,
        "all-read",
        &["A"],
        "mark all briefs of the list read; pressed again, as they were",
    ),
    entry(Action::Accept, Group::Review, "accept", &["Enter", "a"], "accept the item, and go to the next"),
    entry(Action::Drop, Group::Review, "drop", &["d"], "drop it, and go to the next"),
    entry(Action::Correct, Group::Review, "correct", &["e"], "correct it: choose a field, and type"),
    entry(
        Action::Undo,
        Group::Review,
        "undo",
        &["u"],
        "take back what was done last, as often as there is something",
    ),
    entry(
        Action::NextUnsure,
        Group::Review,
        "next-unsure",
        &["Tab", "]"],
        "to the next undecided item whose rule is not sure of it",
    ),
    entry(
        Action::PreviousUnsure,
        Group::Review,
        "previous-unsure",
        &["Shift-Tab", "["],
        "to the previous one",
    ),
    entry(
        Action::AcceptSure,
        Group::Review,
        "accept-sure",
        &["A"],
        "accept all undecided items whose rule is sure and whose words stand in the article",
    ),
    entry(
        Action::EditFile,
        Group::Review,
        "edit-file",
        &["E"],
        "edit the file, at the item's line, in $VISUAL or $EDITOR",
    ),
    entry(
        Action::Chart,
        Group::Screen,
        "chart",
        &["v"],
        "draw the figures: bars of a unit, line of a series",
    ),
    entry(
        Action::Link,
        Group::Screen,
        "link",
        &["o"],
        "show where the article can be read; opens it where $BROWSER names a program",
    ),
    entry(
        Action::OnePane,
        Group::Screen,
        "one-pane",
        &["z"],
        "one pane at any width, or two from 100 columns",
    ),
    entry(Action::Help, Group::Screen, "help", &["?"], "this help; / searches it"),
    entry(Action::Cancel, Group::Screen, "cancel", &["Esc"], "close a prompt, a pop-up, find marks"),
    entry(Action::Redraw, Group::Screen, "redraw", &["Ctrl-l"], "draw the screen anew"),
    entry(Action::Quit, Group::Screen, "quit", &["Q", "Ctrl-c"], "quit from anywhere"),
];

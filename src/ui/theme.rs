//! What each role looks like.
//!
//! The terminal's own foreground and background are the base, and nothing is told by colour alone: a caveat says what
//! it is, what is selected has a mark, what is found is reversed.

use crate::sheet::Role;
use ratatui::style::{Color, Modifier, Style};

/// A set of looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Few of the sixteen colours that every terminal lets its user choose.
    #[default]
    Default,
    /// No colour: weight and underline only.
    Mono,
}

impl Theme {
    /// What a role looks like.
    pub(super) fn style(self, role: Role) -> Style {
        let base = Style::new();
        let bold = base.add_modifier(Modifier::BOLD);
        match (role, self) {
            (Role::Plain, _) => base,
            (Role::Strong | Role::Heading, _) | (Role::Error, Self::Mono) => bold,
            (Role::Dim, _) => base.add_modifier(Modifier::DIM),
            (Role::Accent, Self::Default) => bold.fg(Color::Cyan),
            (Role::Warning, Self::Default) => base.fg(Color::Yellow),
            (Role::Error, Self::Default) => bold.fg(Color::Red),
            (Role::Accent, Self::Mono) => bold.add_modifier(Modifier::UNDERLINED),
            (Role::Warning, Self::Mono) => base.add_modifier(Modifier::UNDERLINED),
        }
    }

    /// What was found.
    pub(super) fn found(style: Style) -> Style {
        style.add_modifier(Modifier::REVERSED)
    }

    /// The lines between regions.
    pub(super) fn rule(self) -> Style {
        self.style(Role::Dim)
    }
}

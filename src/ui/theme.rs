//! What each role looks like.
//!
//! The terminal's own foreground and background are the base, and nothing is told by colour alone: no role differs from
//! what is read by its colour only, what is wrong says so or has its `!`, what is selected has a mark, what is found is
//! reversed.

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
        let underlined = base.add_modifier(Modifier::UNDERLINED);
        match (role, self) {
            (Role::Plain, _) => base,
            (Role::Strong | Role::Heading, _) | (Role::Error, Self::Mono) => bold,
            (Role::Dim, _) => base.add_modifier(Modifier::DIM),
            (Role::Accent, Self::Default) => bold.fg(Color::Cyan),
            (Role::Warning, Self::Default) => underlined.fg(Color::Yellow),
            (Role::Error, Self::Default) => bold.fg(Color::Red),
            (Role::Accent, Self::Mono) => bold.add_modifier(Modifier::UNDERLINED),
            (Role::Warning, Self::Mono) => underlined,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_role_is_told_by_colour_alone() {
        use Role::{Accent, Dim, Error, Heading, Strong, Warning};
        for theme in [Theme::Default, Theme::Mono] {
            for role in [Strong, Dim, Accent, Warning, Error, Heading] {
                let style = theme.style(role);
                assert!(!style.add_modifier.is_empty(), "{role:?} in {theme:?}");
                assert_ne!(Theme::found(style).add_modifier, style.add_modifier);
            }
        }
    }

    #[test]
    fn mono_has_no_colour() {
        use Role::{Accent, Dim, Error, Heading, Plain, Strong, Warning};
        for role in [Plain, Strong, Dim, Accent, Warning, Error, Heading] {
            assert_eq!((Theme::Mono.style(role).fg, Theme::Mono.style(role).bg), (None, None));
        }
    }
}

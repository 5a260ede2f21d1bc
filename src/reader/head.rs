//! The first line of a view.

use crate::sheet::{Line, Role};
use crate::text::Shown;

/// Where I am, what narrows, how much there is. The count gives way last; of the chips there are as many as fit.
pub(super) fn line(title: &Shown, chips: &[Shown], count: &Shown, width: usize) -> Line {
    let mut tail = Line::of(&count.line(), Role::Dim);
    if !count.is_empty() {
        tail.push(" ", Role::Plain);
    }
    let mut head = Line::of(&format!(" {}", title.line()), Role::Strong);
    push_chips(&mut head, chips, width.saturating_sub(tail.width() + 2));
    head.push_right(tail, width)
}

/// Adds the chips that fit into a width, and the number of the others.
pub(super) fn push_chips(line: &mut Line, chips: &[Shown], width: usize) {
    for (index, chip) in chips.iter().enumerate() {
        let others = chips.len() - index;
        let more = if others > 1 { 5 } else { 0 };
        let room = width.saturating_sub(line.width() + more);
        let chip = Line::of(&format!("  {} ✕", chip.line()), Role::Accent);
        // The first chip is cut rather than counted; a later one is shown whole or not at all.
        if room < 8 || index > 0 && chip.width() > room {
            line.push(&format!("  +{others}"), Role::Accent);
            return;
        }
        line.spans.extend(chip.cut(room).spans);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(60, " Briefs  actor: Haimour ✕  theme: displacement ✕   4 of 212")]
    #[case(50, " Briefs  actor: Haimour ✕  +1            4 of 212")]
    #[case(24, " Briefs  +2    4 of 212")]
    #[case(12, "…  4 of 212")]
    fn chips_give_way_to_the_count(#[case] width: usize, #[case] expected: &str) {
        let chips = [Shown::from("actor: Haimour"), Shown::from("theme: displacement")];
        let line = line(&Shown::from("Briefs"), &chips, &Shown::from("4 of 212"), width);
        assert_eq!(line.plain(), expected);
        assert!(line.width() <= width);
    }
}

//! The terminal, as its environment tells of it.

use super::Finding;
use crate::screen::{Caps, Colour};

/// Below this a view is drawn, and little is seen of it.
const SMALL: (u16, u16) = (40, 10);

pub(super) fn findings(caps: &Caps, is_tty: bool, env: &dyn Fn(&str) -> Option<String>) -> Vec<Finding> {
    if !is_tty {
        let what = "terminal: stdout is not a terminal, so lists are printed and the rest of the terminal is not looked at";
        return vec![Finding::note(what)];
    }
    let (columns, rows) = caps.size;
    let mut findings = vec![name(caps)];
    if columns < SMALL.0 || rows < SMALL.1 {
        findings.push(Finding::note(format!("terminal: {columns}×{rows} leaves little room")));
    }
    findings.extend(multiplexer(caps, env));
    findings
}

fn name(caps: &Caps) -> Finding {
    if !caps.can_draw() {
        let named = if caps.term.is_empty() {
            "TERM is not set".to_owned()
        } else {
            format!("TERM is {}", caps.term)
        };
        return Finding::problem(
            format!("terminal: {named}, so lists are printed instead of the screen"),
            "export TERM=xterm-256color, or what your terminal is called; over SSH your client sends it",
        );
    }
    let (columns, rows) = caps.size;
    let colours = match caps.colour {
        Colour::Mono => "no colours",
        Colour::Sixteen => "16 colours",
        Colour::Indexed => "256 colours",
        Colour::True => "all colours",
    };
    let can = |can: bool, what: &str| if can { what.to_owned() } else { format!("no {what}") };
    let rest = [
        if caps.unicode { "UTF-8" } else { "ASCII" }.to_owned(),
        can(caps.sync, "synchronised output"),
        can(caps.links, "links"),
    ];
    Finding::ok(format!("terminal: {}, {columns}×{rows}, {colours}, {}", caps.term, rest.join(", ")))
}

/// What runs between the program and the terminal says so in `TERM`, or programs take it for what it is not.
fn multiplexer(caps: &Caps, env: &dyn Fn(&str) -> Option<String>) -> Option<Finding> {
    let inside = if env("TMUX").is_some() {
        "tmux"
    } else if env("STY").is_some() {
        "screen"
    } else {
        return None;
    };
    let is_named = ["screen", "tmux"].iter().any(|name| caps.term.starts_with(name));
    if is_named || !caps.can_draw() {
        return Some(Finding::ok(format!("terminal: inside {inside}")));
    }
    let cure = match inside {
        "tmux" => {
            "put `set -g default-terminal tmux-256color` into ~/.tmux.conf, and do not set TERM in your shell"
        }
        _ => "put `term screen-256color` into ~/.screenrc, and do not set TERM in your shell",
    };
    Some(Finding::problem(format!("terminal: inside {inside}, but TERM says {}", caps.term), cure))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn told(env: &[(&str, &str)], is_tty: bool, size: (u16, u16)) -> Vec<Finding> {
        let lookup =
            |name: &str| env.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        findings(&Caps::from_env(lookup, size), is_tty, &lookup)
    }

    #[test]
    fn a_good_one_is_described() {
        let good = "terminal: xterm-kitty, 80×24, 256 colours, UTF-8, synchronised output, links";
        assert_eq!(told(&[("TERM", "xterm-kitty")], true, (80, 24)), [Finding::ok(good)]);
        let old = "terminal: vt100, 80×24, no colours, ASCII, no synchronised output, no links";
        assert_eq!(told(&[("TERM", "vt100")], true, (80, 24)), [Finding::ok(old)]);
    }

    #[rstest]
    #[case(&[], "terminal: TERM is not set, so lists are printed instead of the screen")]
    #[case(&[("TERM", "dumb")], "terminal: TERM is dumb, so lists are printed instead of the screen")]
    #[case(&[("TERM", "xterm"), ("TMUX", "/x")], "terminal: inside tmux, but TERM says xterm")]
    #[case(&[("TERM", "vt100"), ("STY", "1.x")], "terminal: inside screen, but TERM says vt100")]
    fn a_bad_one_is_a_problem(#[case] env: &[(&str, &str)], #[case] what: &str) {
        let last = told(env, true, (80, 24)).pop().unwrap();
        assert!(last.what == what && matches!(last.verdict, super::super::Verdict::Problem(_)), "{last:?}");
    }

    #[test]
    fn a_small_one_and_none_are_noted() {
        let notes = told(&[("TERM", "xterm")], true, (20, 24));
        assert_eq!(notes.last(), Some(&Finding::note("terminal: 20×24 leaves little room")));
        assert_eq!(told(&[], false, (80, 24)).len(), 1);
    }

    #[test]
    fn a_multiplexer_that_says_so_is_well() {
        let told = told(&[("TERM", "screen-256color"), ("TMUX", "/x")], true, (80, 24));
        assert_eq!(told.last(), Some(&Finding::ok("terminal: inside tmux")));
    }
}

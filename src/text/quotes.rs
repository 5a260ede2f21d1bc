//! Words in quote marks, and the quote marks among them turned so that what is quoted within stays within.

/// The words in “ ”; quote marks among them alternate with these: “He said ‘no’.”
pub fn quoted(words: &str) -> String {
    let mut nest = Nest { open: Vec::new() };
    let chars: Vec<char> = words.chars().collect();
    let within: String = (0..chars.len()).map(|at| nest.turn(&chars, at)).collect();
    format!("“{within}”")
}

/// The quotations that are open where one reads, from the outermost.
struct Nest {
    open: Vec<Kind>,
}

/// By what a quotation ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Double,
    Single,
}

impl Nest {
    /// A character as it stands within.
    fn turn(&mut self, chars: &[char], at: usize) -> char {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let after = chars.get(at + 1).copied();
        let opens = before.is_none_or(|c| c.is_whitespace() || "([{—–-‘“".contains(c));
        match chars.get(at).copied().unwrap_or_default() {
            '„' => self.begin(Kind::Double),
            // In German words “ is the closing one.
            '“' if opens || !self.open.contains(&Kind::Double) => self.begin(Kind::Double),
            '"' if opens && after.is_some_and(|c| !c.is_whitespace()) => self.begin(Kind::Double),
            '“' | '”' | '"' => self.end(Kind::Double),
            '‘' if is_closed(chars, at) => self.begin(Kind::Single),
            '’' if self.open.contains(&Kind::Single) && !is_letter(after) => self.end(Kind::Single),
            other => other,
        }
    }

    fn begin(&mut self, kind: Kind) -> char {
        self.open.push(kind);
        if self.open.len() % 2 == 1 { '‘' } else { '“' }
    }

    /// Ends what was begun last of a kind; a mark that ends nothing is set as one that ends the innermost.
    fn end(&mut self, kind: Kind) -> char {
        let depth = self.open.iter().rposition(|open| *open == kind).unwrap_or(0);
        self.open.truncate(depth);
        if depth.is_multiple_of(2) { '’' } else { '”' }
    }
}

/// Whether an opening single mark has one that closes it: else it is an apostrophe that was set wrongly.
fn is_closed(chars: &[char], at: usize) -> bool {
    (at + 1..chars.len()).any(|end| chars[end] == '’' && !is_letter(chars.get(end + 1).copied()))
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::none("We told them.", "“We told them.”")]
    #[case::curly("He said “no”.", "“He said ‘no’.”")]
    #[case::straight("He said \"no\", then \"yes\".", "“He said ‘no’, then ‘yes’.”")]
    #[case::german("Er sagte „nein“ und ging.", "“Er sagte ‘nein’ und ging.”")]
    #[case::single("He said ‘no’.", "“He said ‘no’.”")]
    #[case::apostrophe("Iraq’s forces aren't ‘there’ yet", "“Iraq’s forces aren't ‘there’ yet”")]
    #[case::apostrophe_set_wrongly("the ‘90s", "“the ‘90s”")]
    #[case::two_deep("She: “He said ‘no’ twice.”", "“She: ‘He said “no” twice.’”")]
    #[case::two_deep_with_apostrophes("“It’s ‘Iraq’s’ war,” he said", "“‘It’s “Iraq’s” war,’ he said”")]
    #[case::whole("“Go.”", "“‘Go.’”")]
    #[case::stray("He said no”.", "“He said no’.”")]
    #[case::empty("", "“”")]
    fn marks_alternate(#[case] words: &str, #[case] expected: &str) {
        assert_eq!(quoted(words), expected);
    }

    proptest! {
        /// Only marks are turned; every other character stays where it is.
        #[test]
        fn nothing_but_marks_changes(words in "[a-c \"“”„‘’,.]{0,40}") {
            let quoted = quoted(&words);
            let within: Vec<char> = quoted.chars().skip(1).take(words.chars().count()).collect();
            prop_assert_eq!(within.len() + 2, quoted.chars().count());
            for (was, is) in words.chars().zip(within) {
                prop_assert!(was == is || "\"“”„‘’".contains(was) && "“”‘’".contains(is));
            }
        }
    }
}

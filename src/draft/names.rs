//! Names in a text: runs of capitalised words that name somebody or something.

use super::galley::{Galley, Kind, Token};
use std::ops::Range;

/// The names of a text, in order; none overlaps another.
#[derive(Debug, Default)]
pub struct Names {
    names: Vec<Range<usize>>,
}

impl Names {
    /// Finds them.
    pub fn of(galley: &Galley<'_>) -> Self {
        let tokens = galley.tokens();
        let mut names = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let length = tokens[at..].iter().take_while(|token| is_part(token)).count();
            if length > 0 {
                names.push(at..at + length);
            }
            at += length.max(1);
        }
        Self { names }
    }

    /// Every name, as a range of tokens of the galley.
    pub fn all(&self) -> &[Range<usize>] {
        &self.names
    }

    /// The name that holds a token.
    pub fn at(&self, token: usize) -> Option<&Range<usize>> {
        let index = self.names.partition_point(|name| name.end <= token);
        self.names.get(index).filter(|name| name.start <= token)
    }
}

fn is_part(token: &Token<'_>) -> bool {
    token.kind == Kind::Word && token.is_capital()
}

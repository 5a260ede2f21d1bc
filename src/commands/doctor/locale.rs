//! The locale: whether the terminal is taken to show more than ASCII.

use super::Finding;

/// The variables in the order in which the first that is set counts (POSIX, "Environment Variables").
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_CTYPE", "LANG"];

pub(super) fn finding(env: &dyn Fn(&str) -> Option<String>) -> Finding {
    let set = VARIABLES.into_iter().find_map(|name| Some((name, env(name)?)));
    let Some((name, value)) = set else {
        return Finding::note("locale: none is set, so UTF-8 is assumed");
    };
    let lower = value.to_ascii_lowercase();
    if lower.contains("utf-8") || lower.contains("utf8") {
        return Finding::ok(format!("locale: {name} is {value}"));
    }
    Finding::problem(
        format!("locale: {name} is {value}, which is not UTF-8, so marks and letters are written in ASCII"),
        format!("export {name}=C.UTF-8, or another that `locale -a` lists, if your terminal shows UTF-8"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(env: &[(&str, &str)]) -> Finding {
        finding(&|name| env.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_first_that_is_set_counts() {
        assert_eq!(told(&[("LANG", "de_DE.UTF-8")]), Finding::ok("locale: LANG is de_DE.UTF-8"));
        let told = told(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C")]);
        assert!(told.what.starts_with("locale: LC_ALL is C, which is not UTF-8"), "{told:?}");
    }

    #[test]
    fn none_is_no_problem() {
        assert_eq!(told(&[]), Finding::note("locale: none is set, so UTF-8 is assumed"));
    }
}

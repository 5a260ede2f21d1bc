//! A terminal of any size, and one that changes it.

use crate::started;
use crate::support::pty::Ended;
use std::time::Duration;

#[test]
fn another_size_is_drawn_at_once() {
    let mut session = started();
    session.press("\r", "1 Key facts").resize(120, 40).wait_for("Hallin Islander · 4 April 2025");
    session.resize(40, 12).wait_for("‹ 1 Key facts 7 ›");
    session.resize(1, 1).rest();
    session.resize(500, 200).wait_for("Hallin Islander · 4 April 2025");
    session.resize(80, 24).wait_for("2 Quotes 7");
}

#[test]
fn a_storm_of_sizes_leaves_the_last() {
    let mut session = started();
    session.press("\r2", "› “").rest();
    let before = session.screen();
    for no in 0..300_u16 {
        session.resize_now(1 + no * 37 % 500, 1 + no * 53 % 200);
        if no % 10 == 0 {
            session.send("j");
        }
        std::thread::sleep(Duration::from_millis(u64::from(no % 4)));
    }
    session.rest();
    session.resize(80, 24).press("gg", "2 Quotes 7").wait_until(|screen| screen == before);
    session.send("Q");
    assert_eq!(session.end(), Ended::Status(0));
}

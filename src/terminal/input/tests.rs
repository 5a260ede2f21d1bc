use super::*;

/// Feeds reads that follow each other without a pause, and shows what comes out.
fn decode(reads: &[&[u8]]) -> String {
    let mut decoder = Decoder::default();
    let now = Instant::now();
    let inputs: Vec<Input> = reads.iter().flat_map(|bytes| decoder.feed(bytes, now)).collect();
    show(&inputs)
}

fn show(inputs: &[Input]) -> String {
    let name = |input: &Input| match input {
        Input::Key(key) => key.to_string(),
        Input::Paste(text) => format!("<{text}>"),
        Input::Ready => "(ready)".to_owned(),
    };
    inputs.iter().map(name).collect::<Vec<_>>().join(" ")
}

/// Feeds reads with pauses (in milliseconds) before each; one of [`ESCAPE_WAIT`] and more flushes what waits.
fn decode_slowly(reads: &[(u64, &[u8])]) -> String {
    let mut decoder = Decoder::default();
    let mut now = Instant::now();
    let mut inputs = Vec::new();
    for (pause, bytes) in reads {
        let pause = Duration::from_millis(*pause);
        if pause >= ESCAPE_WAIT && decoder.pending() {
            inputs.extend(decoder.flush());
        }
        now += pause;
        inputs.extend(decoder.feed(bytes, now));
    }
    if decoder.pending() {
        inputs.extend(decoder.flush());
    }
    show(&inputs)
}

#[test]
fn keys_are_named() {
    assert_eq!(decode(&[b"jG \r\t\x7f\x08\x04"]), "j G Space Enter Tab Backspace Backspace Ctrl-d");
    assert_eq!(
        decode(&[b"\x1b[A\x1bOB\x1b[5~\x1b[6~\x1b[H\x1b[4~\x1b[Z\x1b[3~"]),
        "Up Down PgUp PgDn Home End Shift-Tab Del"
    );
    assert_eq!(decode(&[b"\x1bx\x1b[1;5C\x1b[97;5u\x1b[97;2u"]), "Alt-x Ctrl-Right Ctrl-a A");
}

#[test]
fn a_character_split_between_reads_is_one() {
    assert_eq!(decode(&[&[0xe6, 0xb0], &[0xb4, b'x']]), "水 x");
    assert_eq!(decode(&["é".as_bytes(), b"\x1b", "é".as_bytes()]), "é Alt-é");
}

#[test]
fn bytes_that_are_no_text_are_dropped() {
    assert_eq!(decode(&[b"a\xff\x80\xc3b\xc2\x9b"]), "a b");
}

#[test]
fn a_sequence_split_anywhere_is_one() {
    assert_eq!(decode(&[b"\x1b", b"[", b"1", b";", b"5", b"A"]), "Ctrl-Up");
}

#[test]
fn what_is_not_a_key_is_swallowed_whole() {
    for noise in [
        &b"\x1b[?62;22c"[..],
        b"\x1b[24;80R",
        b"\x1b]11;rgb:0000/0000/0000\x1b\\",
        b"\x1b]10;rgb:ffff/ffff/ffff\x07",
        b"\x1bP>|XTerm(388)\x1b\\",
        b"\x1b[?2026;2$y",
        b"\x1b[<0;10;10M\x1b[<0;10;10m",
        b"\x1b[M !!",
        b"\x1b[I\x1b[O",
        b"\x1b[201~",
        b"\x1b[999;999~",
        b"\x1b[?0u",
        b"\x1bOM",
        b"\x1b[[A",
        b"\x1b[15~",
    ] {
        assert_eq!(decode(&[b"a", noise, b"b"]), "a b", "{}", String::from_utf8_lossy(noise));
        let one_by_one: Vec<&[u8]> = noise.chunks(1).collect();
        assert_eq!(decode(&[&[&b"a"[..]], one_by_one.as_slice(), &[&b"b"[..]]].concat()), "a b");
    }
}

#[test]
fn a_paste_is_one_input_whatever_it_holds() {
    assert_eq!(decode(&[b"a\x1b[200~q\x1b[A\nq\x1b[20", b"1~b"]), "a <q\x1b[A\nq> b");
    assert_eq!(decode(&[b"\x1b[200~\x1b[201~b"]), "<> b");
}

#[test]
fn what_is_too_long_is_dropped_and_what_follows_is_not() {
    let mut parameters = b"\x1b[".to_vec();
    parameters.extend([b'1'; 5000]);
    assert_eq!(decode(&[&parameters, b"mj"]), "j");
    assert_eq!(decode(&[&parameters, b"\x1b[A"]), "Up");

    let mut answer = b"\x1b]52;c;".to_vec();
    answer.extend([b'Q'; 5000]);
    assert_eq!(decode(&[&answer, b"\x1b\\j"]), "j");

    let mut paste = b"\x1b[200~".to_vec();
    paste.extend(vec![b'q'; 1_000_000]);
    assert_eq!(decode(&[&paste, b"\x1b[201~j"]), "j");
    let mut decoder = Decoder::default();
    decoder.feed(&paste, Instant::now());
    assert!(decoder.held.capacity() <= 4 * LONGEST_PASTE);
}

#[test]
fn a_lone_escape_waits_and_then_is_a_key() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b", Instant::now()), []);
    assert!(decoder.pending());
    assert_eq!(decoder.flush(), Some(Input::Key(Key::plain(Code::Esc))));
    assert!(!decoder.pending());
    assert_eq!(decoder.flush(), None);
    assert_eq!(decode(&[b"\x1b\x1b[A"]), "Esc Up");
}

#[test]
fn what_a_slow_line_splits_is_one_key() {
    assert_eq!(decode_slowly(&[(0, b"\x1b"), (200, b"[A"), (10, b"j")]), "Up j");
    assert_eq!(decode_slowly(&[(0, b"\x1b"), (200, b"["), (200, b"A")]), "Up");
    assert_eq!(decode_slowly(&[(0, b"\x1b"), (200, b"OA")]), "Up");
}

#[test]
fn what_is_typed_after_escape_is_not_typed_with_alt() {
    assert_eq!(decode_slowly(&[(0, b"\x1b"), (20, b"j")]), "Alt-j");
    assert_eq!(decode_slowly(&[(0, b"\x1b"), (80, b"jk")]), "Esc j k");
    assert_eq!(decode_slowly(&[(0, b"\x1b"), (80, b"\x1b"), (80, b"[A")]), "Esc Up");
}

#[test]
fn the_rest_of_a_sequence_that_was_taken_for_escape_is_not_letters() {
    assert_eq!(decode_slowly(&[(0, b"\x1b"), (310, b"[A"), (10, b"j")]), "Esc Up j");
    assert_eq!(decode_slowly(&[(0, b"\x1b"), (310, b"O"), (10, b"A")]), "Esc Up");
    assert_eq!(decode_slowly(&[(0, b"\x1b"), (400, b"[5"), (300, b"~")]), "Esc PgUp");
    assert_eq!(decode_slowly(&[(0, b"\x1b"), (310, b"["), (310, b"j")]), "Esc [ j");
    assert_eq!(decode_slowly(&[(0, b"\x1b"), (600, b"[A")]), "Esc [ A");
    assert_eq!(decode_slowly(&[(0, b"\x1b"), (310, b"j")]), "Esc j");
}

#[test]
fn the_answer_of_a_terminal_that_is_ready_is_told_wherever_it_stands() {
    assert_eq!(decode(&[b"j\x1b[0nk"]), "j (ready) k");
    assert_eq!(decode(&[b"\x1b", b"[", b"0", b"n"]), "(ready)");
    assert_eq!(decode(&[b"\x1b[3n"]), "(ready)");
    assert_eq!(decode(&[b"\x1b[200~\x1b[0n\x1b[201~"]), "<\x1b[0n>");
}

#[test]
fn the_beginning_of_a_sequence_leaks_no_letters_and_holds_up_nothing() {
    assert_eq!(decode_slowly(&[(0, b"\x1b[1"), (300, b";5A")]), "Ctrl-Up");
    assert_eq!(decode_slowly(&[(0, b"\x1b[1"), (600, b"j")]), "j");
    assert_eq!(decode_slowly(&[(0, b"\x1b]11;x"), (600, b"j")]), "j");
    assert_eq!(decode_slowly(&[(0, b"\x1bP"), (310, b"j")]), "Alt-P j");
    assert_eq!(decode_slowly(&[(0, b"\x1b[200~text"), (2500, b"j")]), "<text> j");
    assert_eq!(decode(&[b"\x1b[1\x1b[A"]), "Up");
}

/// A line may bring Escape and what was typed after it at once, and what follows in pieces.
#[test]
fn what_was_typed_after_escape_swallows_nothing() {
    assert_eq!(decode_slowly(&[(0, b"\x1bX"), (200, b"j"), (200, b"k"), (200, b"Q")]), "Alt-X j k Q");
    assert_eq!(decode_slowly(&[(0, b"\x1b^j"), (200, b"\x1b[0n")]), "Alt-^ j (ready)");
    for letter in ["P", "]", "_"] {
        let typed = format!("\x1b{letter}jk");
        assert_eq!(decode(&[typed.as_bytes()]), format!("Alt-{letter} j k"));
    }
}

#[test]
fn a_string_that_lost_its_end_swallows_no_sequence() {
    assert_eq!(decode(&[b"\x1b]11;rgb:0\x1b[0nj"]), "(ready) j");
    assert_eq!(decode(&[b"\x1bP1", b"\x1b", b"[A"]), "Up");
    assert_eq!(decode(&[b"\x1b]1\x1b\x1bOA"]), "Esc Up");
    let long = [&b"\x1b]52;c;"[..], &[b'Q'; 5000], b"\x1b[0nj"].concat();
    assert_eq!(decode(&[&long]), "(ready) j");
}

use super::*;

const ARTICLE: &str = "The gate held, said Kaldor.\n\n“It was dark,” Ekk said. Some 60 people left.";
const DRAFT: &str = "brief: 1\nheadline: h\nsummary: The gate held, said Kaldor.\nx-draft: {rule: lead, confidence: low}\nsource: {outlet: o, published: 2031}\n\
actors:\n- {name: Ekk, x-draft: {rule: a, confidence: high}}\n- {name: Kaldor, x-draft: {rule: a, confidence: high}}\n\
quotes:\n- {speaker: Ekk, text: It was dark, at: 2, x-draft: {rule: q, confidence: medium}}\n- {speaker: Ekk, text: It was cold, at: 2, x-draft: {rule: q, confidence: high}}\n\
figures:\n- {value: 60, unit: people, what: left, at: {paragraph: 2, exact: Some 60 people}, x-draft: {rule: f, confidence: high}}\n\
context:\n- {text: It rains., x-draft: {rule: c, confidence: low}}\n";

fn review(article: bool) -> Review {
    Review::new(Proof {
        key: BriefKey("x.yaml".into()),
        path: Shown::from("x.yaml"),
        stem: "x".to_owned(),
        text: DRAFT.into(),
        article: if article { Ok(Arc::new(Article::new(ARTICLE))) } else { Err(Shown::from("not here")) },
    })
    .expect("a brief")
}

fn order(review: &Review) -> Vec<Target> {
    review.entries().iter().map(|entry| entry.target).collect()
}

#[test]
fn parts_come_in_the_articles_order_and_the_summary_last() {
    use Target::{Actor, Item, Summary};
    assert_eq!(order(&review(true)), [Actor(1), Item(1), Item(0), Actor(0), Item(2), Item(3), Summary]);
    assert_eq!(order(&review(false)), [Actor(0), Actor(1), Item(0), Item(1), Item(2), Item(3), Summary]);
}

#[test]
fn only_what_stands_in_the_article_is_accepted_unseen() {
    let review = review(true);
    let sure: Vec<Target> = review.sure().iter().map(|at| review.entries()[*at].target).collect();
    assert_eq!(
        sure,
        [Target::Actor(1), Target::Actor(0), Target::Item(2)],
        "“It was cold” does not stand there"
    );
}

#[test]
fn the_next_that_is_open_is_sought_round_the_end() {
    let mut review = review(true);
    assert_eq!((review.open_from(0, true, true), review.open_from(0, false, true)), (Some(2), Some(6)));
    review.decide(&[2, 5, 6], Verdict::Accept).unwrap();
    assert_eq!(review.open_from(0, true, true), None);
    assert_eq!((review.open_from(4, true, false), review.progress()), (Some(0), (3, 7, 0)));
}

#[test]
fn the_line_of_a_part_is_that_of_the_file_as_it_is() {
    let mut review = review(true);
    let quote = review.entries().iter().position(|entry| entry.target == Target::Item(1)).unwrap();
    assert_eq!(review.line(quote), Some(11));
    let other = review.entries().iter().position(|entry| entry.target == Target::Item(0)).unwrap();
    review.decide(&[other], Verdict::Drop).unwrap();
    assert_eq!((review.line(quote), review.line(other)), (Some(10), None));
}

#[test]
fn what_was_saved_before_another_program_wrote_counts_as_done() {
    let mut review = review(true);
    review.decide(&[0], Verdict::Accept).unwrap();
    review.saved(review.save().text);
    review.decide(&[2], Verdict::Drop).unwrap();
    let theirs = review.saved.replace("headline: h", "headline: theirs");
    assert_eq!(review.overtaken(1, Ok(theirs.into()), 3), 2);
    assert_eq!((review.progress(), review.is_unsaved()), ((2, 7, 2), true));
    assert!(review.save().text.contains("theirs") && !review.save().text.contains("dark"));
}

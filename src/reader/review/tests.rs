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
    let overtaken = review.overtaken(1, Ok(theirs.into()), 3);
    assert_eq!(overtaken, Overtaken { at: 2, lost: None, undo_gone: true });
    assert_eq!((review.progress(), review.is_unsaved()), ((2, 7, 2), true));
    assert!(review.save().text.contains("theirs") && !review.save().text.contains("dark"));
}

#[test]
fn a_part_that_was_changed_meanwhile_is_looked_at_again() {
    let mut review = review(true);
    review.decide(&[2], Verdict::Accept).unwrap();
    let theirs = review.saved.replace("It was dark", "It was dark, Ekk said");
    let overtaken = review.overtaken(1, Ok(theirs.into()), 3);
    assert_eq!(overtaken.lost, Some(Verdict::Accept));
    assert_eq!(review.entries()[overtaken.at].target, Target::Item(0));
    assert_eq!((review.progress().0, review.entries()[overtaken.at].verdict), (0, None));
    assert!(!review.is_unsaved());
}

#[test]
fn what_came_of_it_counts_what_was_done_before_another_program_wrote() {
    let mut review = review(true);
    review.decide(&[0], Verdict::Accept).unwrap();
    review.decide(&[2], Verdict::Drop).unwrap();
    review.saved(review.save().text);
    let theirs = review.saved.replace("headline: h", "headline: theirs");
    review.overtaken(1, Ok(theirs.into()), 3);
    assert_eq!(review.outcome().as_str(), "1 accepted, 1 dropped, 5 left: nutgraf review x.yaml");
}

#[test]
fn a_mistake_of_the_file_is_found_in_its_part() {
    let mut review = review(true);
    let quote = review.entries().iter().position(|entry| entry.target == Target::Item(1));
    assert_eq!(review.of_field("quotes[1].text"), quote);
    review.decide(&[2], Verdict::Drop).unwrap();
    assert_eq!(review.of_field("quotes[0].text"), quote, "as the file has it now");
    let head = Some(review.entries().len() - 1);
    assert_eq!([review.of_field("headline"), review.of_field("source.url")], [head, None]);
}

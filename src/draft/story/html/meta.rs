//! What a page says of its article in its head and in its markup.

use super::linked::{Linked, unescaped};
use crate::brief::Date;
use crate::draft::story::{Story, day, names};
use dom_query::{Document, NodeRef};

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.created",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "publish-date",
    "publish_date",
    "published_time",
    "pubdate",
    "publication_date",
    "article.published",
    "article:published",
    "date",
];

const UPDATED: &[&str] =
    &["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified"];

const AUTHOR: &[&str] = &[
    "article:author",
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
];

const OUTLET: &[&str] =
    &["og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher"];

/// What a page says of its article.
pub(super) fn said(page: &Document, linked: &Linked) -> Story {
    let meta = Meta::of(page);
    let outlet = linked.text("publisher").or_else(|| meta.one(OUTLET));
    let published =
        linked.text("datePublished").and_then(|date| day::machine(&date)).or_else(|| published(page, &meta));
    let updated =
        linked.text("dateModified").and_then(|date| day::machine(&date)).or_else(|| meta.date(UPDATED));
    Story {
        headline: linked.text("headline").or_else(|| headline(page, &meta, outlet.as_deref())),
        updated: updated
            .filter(|updated| published.as_ref().is_none_or(|published| is_later(updated, published))),
        published,
        agency: linked.text("sourceOrganization").filter(|agency| Some(agency) != outlet.as_ref()),
        url: url(page, &meta).or_else(|| linked.url()),
        byline: byline(page, &meta, linked, outlet.as_deref()),
        dateline: linked.text("dateline"),
        language: language(page, &meta, linked),
        outlet,
        ..Story::default()
    }
}

/// Whether it is later, by the instant or by the day as written.
fn is_later(updated: &Date, published: &Date) -> bool {
    updated.is_after(published) || updated.first() > published.first()
}

/// The `<meta>` of a page: names in small letters, contents as read.
struct Meta(Vec<(String, String)>);

impl Meta {
    fn of(page: &Document) -> Self {
        let entry = |node: &NodeRef<'_>| {
            let name =
                ["property", "name", "itemprop", "http-equiv"].into_iter().find_map(|key| node.attr(key))?;
            let content = unescaped(node.attr("content")?.trim());
            (!content.is_empty()).then(|| (name.trim().to_lowercase(), content))
        };
        Self(page.select("meta").nodes().iter().filter_map(entry).collect())
    }

    fn all<'m>(&'m self, name: &str) -> impl Iterator<Item = &'m str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, content)| content.as_str())
    }

    /// The first that any of some names has, in the order of the names.
    fn one(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.all(name).next()).map(str::to_owned)
    }

    fn date(&self, names: &[&str]) -> Option<Date> {
        names.iter().flat_map(|name| self.all(name)).find_map(day::machine)
    }
}

/// The text of what a selector finds first.
fn text(page: &Document, selector: &str) -> Option<String> {
    let nodes = page.select(selector);
    let texts = nodes.nodes().iter().map(|node| unspaced(&node.text()));
    texts.into_iter().find(|text| !text.is_empty())
}

fn unspaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn headline(page: &Document, meta: &Meta, outlet: Option<&str>) -> Option<String> {
    let said = meta.one(&["og:title", "twitter:title", "sailthru.title", "parsely-title", "dc.title"]);
    let only = || text(page, "h1").filter(|_| page.select("h1").length() == 1);
    let title = said.or_else(only).or_else(|| text(page, "title"))?;
    let bare = outlet.map(|outlet| without_outlet(&title, outlet)).filter(|title| !title.is_empty());
    bare.or(Some(title))
}

/// `Thousands flee | Orsa Courier` without the outlet's name.
fn without_outlet(title: &str, outlet: &str) -> String {
    let cut = [" | ", " - ", " – ", " — ", " :: "].iter().find_map(|between| {
        let (title, name) = title.rsplit_once(between)?;
        name.trim().eq_ignore_ascii_case(outlet.trim()).then_some(title)
    });
    cut.unwrap_or(title).trim().to_owned()
}

/// The date of the page's head, or of its markup where that has one alone.
fn published(page: &Document, meta: &Meta) -> Option<Date> {
    let dates = |selector: &str| -> Vec<Date> {
        let written = |node: &NodeRef<'_>| {
            let text = node.attr("datetime").or_else(|| node.attr("content")).unwrap_or_else(|| node.text());
            day::machine(&text)
        };
        page.select(selector).nodes().iter().filter_map(written).collect()
    };
    let only = |selector: &str| {
        let dates = dates(selector);
        let first = dates.first()?.clone();
        dates.iter().all(|date| date.first() == first.first()).then_some(first)
    };
    meta.date(PUBLISHED)
        .or_else(|| dates("[itemprop='datePublished'], time[pubdate]").into_iter().next())
        .or_else(|| only("article time[datetime]"))
        .or_else(|| only("time[datetime]"))
}

fn url(page: &Document, meta: &Meta) -> Option<String> {
    let canonical = page.select("link[rel='canonical']").attr("href").map(|url| url.trim().to_owned());
    canonical.into_iter().chain(meta.one(&["og:url"])).find(|url| url.starts_with("http"))
}

fn byline(page: &Document, meta: &Meta, linked: &Linked, outlet: Option<&str>) -> Vec<String> {
    let is_person =
        |name: &String| Some(name.as_str()) != outlet && !name.contains("://") && !name.contains('@');
    let entities: Vec<String> =
        linked.texts("author").into_iter().flat_map(|name| one_or_more(&name)).collect();
    let marked =
        |selector: &str| text(page, selector).map(|line| names::authors(&line).names).unwrap_or_default();
    let of_meta = || {
        AUTHOR.iter().flat_map(|name| meta.all(name)).find_map(|line| {
            let names = names::authors(line).names;
            (!names.is_empty()).then_some(names)
        })
    };
    let mut names: Vec<String> = entities.into_iter().filter(is_person).collect();
    if names.is_empty() {
        names = of_meta().unwrap_or_default().into_iter().filter(is_person).collect();
    }
    for selector in ["[rel='author']", "[itemprop='author']", ".byline", ".by-line", ".author-name"] {
        if names.is_empty() {
            names = marked(selector).into_iter().filter(is_person).collect();
        }
    }
    names.dedup();
    names
}

/// The names of an author's entry; the entry itself where it is in no form that is known.
fn one_or_more(entry: &str) -> Vec<String> {
    let names = names::authors(entry).names;
    if names.is_empty() && !names::is_agency(entry) { vec![entry.to_owned()] } else { names }
}

fn language(page: &Document, meta: &Meta, linked: &Linked) -> Option<String> {
    let root = page.select("html").attr("lang").map(|language| language.trim().to_owned());
    let said =
        root.into_iter().chain(linked.text("inLanguage")).chain(meta.one(&["og:locale", "content-language"]));
    said.map(|language| language.replace('_', "-")).find(|language| is_language(language))
}

/// Whether it has the form of a language's tag: `en`, `en-GB`, `zh-Hans-CN`.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.bytes().all(|one| one.is_ascii_alphabetic())
    });
    first
        && parts
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|one| one.is_ascii_alphanumeric()))
}

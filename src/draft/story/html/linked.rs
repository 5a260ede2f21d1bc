//! What a page says of its article in JSON-LD, in the words of schema.org.

use super::depth::excess;
use super::paragraphs::paragraphs;
use dom_query::Document;
use serde_json::{Map, Value};

/// An article has fewer authors: each may point at any object of the page.
const MOST: usize = 50;

/// The JSON-LD of a page.
pub(super) struct Linked {
    /// Every object that is not inside another.
    objects: Vec<Map<String, Value>>,
    /// Which of them is the article.
    article: Option<usize>,
}

impl Linked {
    pub(super) fn of(page: &Document) -> Self {
        let mut objects = Vec::new();
        for script in page.select("script[type='application/ld+json']").nodes() {
            if let Some(value) = parsed(&script.text()) {
                gather(value, &mut objects);
            }
        }
        let article = objects.iter().position(is_article);
        Self { objects, article }
    }

    fn value(&self, key: &str) -> Option<&Value> {
        self.objects.get(self.article?)?.get(key)
    }

    /// A text of the article's.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.texts(key).into_iter().next()
    }

    /// The texts of the article's: a text, or the names of what stands there, or of what is pointed at.
    pub(super) fn texts(&self, key: &str) -> Vec<String> {
        let values = match self.value(key) {
            Some(Value::Array(values)) => values.iter().collect(),
            Some(value) => vec![value],
            None => Vec::new(),
        };
        values.into_iter().take(MOST).filter_map(|value| self.name(value)).collect()
    }

    fn name(&self, value: &Value) -> Option<String> {
        let text = match value {
            Value::String(text) => text,
            Value::Array(values) => return self.name(values.first()?),
            value => value
                .get("name")
                .and_then(Value::as_str)
                .or_else(|| self.pointed(value)?.get("name")?.as_str())?,
        };
        let text = unescaped(text);
        (!text.is_empty()).then_some(text)
    }

    /// The object that another points at: `{"@id": "#publisher"}`.
    fn pointed(&self, value: &Value) -> Option<&Map<String, Value>> {
        let id = value.get("@id").filter(|id| id.is_string())?;
        self.objects.iter().find(|object| object.get("@id") == Some(id))
    }

    /// Where the article is, as it says.
    pub(super) fn url(&self) -> Option<String> {
        let page = self.value("mainEntityOfPage").map(|page| page.get("@id").unwrap_or(page));
        let urls = [self.value("url"), page];
        urls.into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .find(|url| url.starts_with("http"))
            .map(str::to_owned)
    }

    /// The article's text, where the page's metadata has all of it.
    pub(super) fn body(&self) -> Option<String> {
        let text = self.value("articleBody")?.as_str()?;
        let lines = text.lines().map(unescaped).filter(|line| !line.is_empty());
        Some(lines.collect::<Vec<_>>().join("\n\n")).filter(|text| text.len() > 300)
    }
}

/// The JSON of a script, whose strings may hold line breaks that JSON does not allow.
fn parsed(script: &str) -> Option<Value> {
    let script = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[");
    let script = script
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';');
    let spaced = || script.replace(|one: char| one.is_control(), " ");
    serde_json::from_str(script).or_else(|_| serde_json::from_str(&spaced())).ok()
}

/// Every object that is not the value of a key but `@graph`.
fn gather(value: Value, objects: &mut Vec<Map<String, Value>>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| gather(value, objects)),
        Value::Object(mut object) => {
            let graph = object.remove("@graph");
            objects.push(object);
            if let Some(graph) = graph {
                gather(graph, objects);
            }
        }
        _ => {}
    }
}

/// `NewsArticle`, `ReportageNewsArticle`, `Article`, and what else schema.org has for them.
fn is_article(object: &Map<String, Value>) -> bool {
    let is_so = |kind: &Value| {
        let kind = kind.as_str().unwrap_or_default();
        kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_so),
        Some(kind) => is_so(kind),
        None => false,
    }
}

/// A text whose characters may be written as in HTML, in one line. What has more markup than a page may have is no such
/// text, and left as it is: it would take as long as that page.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains(['&', '<']) || excess(text).is_some() {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let page = Document::fragment(text);
    let lines = paragraphs(&page).into_iter().map(|paragraph| paragraph.text.replace('\n', " "));
    lines.collect::<Vec<_>>().join(" ")
}

//! Articles in ninjs, the JSON of the IPTC for news: versions 1, 2 and 3.
//!
//! Version 2 made lists of what version 1 names (`headline` became `headlines`, `body_text` one of `bodies`), and version 3
//! wrote its names in another way (`versionCreated` for `versioncreated`): keys are compared without case and underscores.

use super::{Story, Trouble, day, html, names};
use serde_json::{Map, Value};

/// The article of a ninjs document.
pub(super) fn read(text: &str) -> Result<Story, Trouble> {
    let value: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| Trouble::Json {
            line: error.line(),
            column: error.column(),
            what: error.to_string().split(" at line").next().unwrap_or_default().to_owned(),
        })?;
    let Value::Object(map) = value else { return Err(Trouble::NotNinjs) };
    let item = Item(map.into_iter().map(|(key, value)| (folded(&key), value)).collect());
    let paragraphs = item.body().ok_or(Trouble::NotNinjs)??;
    let mut story = item.said();
    story.text = paragraphs.join("\n\n");
    story.cut_head(false);
    story.take_dateline();
    Ok(story)
}

/// An item, its keys folded.
struct Item(Map<String, Value>);

fn folded(key: &str) -> String {
    key.chars().filter(|one| *one != '_').flat_map(char::to_lowercase).collect()
}

impl Item {
    fn text(&self, key: &str) -> Option<String> {
        let text = self.0.get(key)?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A text of the objects of a list: the first of the preferred role, or the first.
    fn listed(&self, key: &str, inside: &str, role: &str) -> Option<String> {
        let objects = self.objects(key);
        let is_of_role =
            |object: &&Map<String, Value>| object.get("role").and_then(Value::as_str) == Some(role);
        let object =
            objects.iter().copied().find(|object| is_of_role(object)).or(objects.first().copied())?;
        object.get(inside)?.as_str().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn objects(&self, key: &str) -> Vec<&Map<String, Value>> {
        self.0.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object).collect()
    }

    /// The paragraphs of the body, plain text before HTML; nothing where there is no key for one.
    fn body(&self) -> Option<Result<Vec<String>, Trouble>> {
        let (plain, marked) = self.bodies();
        let found = match (plain, marked) {
            (Some(text), _) => Ok(divided(&text)),
            (None, Some(text)) => html::fragment(&text),
            (None, None) => return None,
        };
        Some(found)
    }

    fn bodies(&self) -> (Option<String>, Option<String>) {
        let of = |is_plain: bool| {
            let objects = self.objects("bodies").into_iter();
            let mut objects = objects.filter(move |body| {
                let kind = body.get("contenttype").or(body.get("contentType")).and_then(Value::as_str);
                kind.is_none_or(|kind| kind.contains("plain")) == is_plain
            });
            let text = objects.next()?.get("value")?.as_str()?.to_owned();
            (!text.trim().is_empty()).then_some(text)
        };
        (
            self.text("bodytext").or_else(|| of(true)),
            self.text("bodyhtml").or(self.text("bodyxhtml")).or_else(|| of(false)),
        )
    }

    /// What the item says of itself.
    fn said(&self) -> Story {
        let date = |key: &str| self.text(key).and_then(|date| day::machine(&date));
        let created = date("firstcreated").or_else(|| date("versioncreated"));
        let byline = names::authors(&self.text("byline").or_else(|| self.text("by")).unwrap_or_default());
        Story {
            headline: self.text("headline").or_else(|| self.listed("headlines", "value", "main")),
            outlet: self.outlet(),
            updated: date("versioncreated").filter(|updated| Some(updated) != created.as_ref()),
            published: created,
            agency: byline.agency,
            url: self.text("uri").or(self.text("url")).filter(|url| url.starts_with("http")),
            byline: byline.names,
            dateline: self.text("located"),
            language: self.text("language"),
            ..Story::default()
        }
    }

    fn outlet(&self) -> Option<String> {
        let provider =
            self.0.get("provider").and_then(|provider| provider.get("name")).and_then(Value::as_str);
        let source =
            || self.listed("infosources", "name", "").or_else(|| self.listed("infosource", "name", ""));
        let provider =
            provider.map(str::to_owned).or_else(|| self.text("provider")).or_else(|| self.text("source"));
        provider.or_else(source).or_else(|| self.text("copyrightholder"))
    }
}

/// The paragraphs of a plain text.
fn divided(text: &str) -> Vec<String> {
    let article = crate::brief::Article::new(text);
    article.paragraphs.iter().map(|paragraph| paragraph.raw().to_owned()).collect()
}

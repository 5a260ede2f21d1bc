//! From the parser's events to the tree, within the limits.

use super::explain::explain;
use super::lines::{Lines, What};
use super::{MAX_ALIASES, MAX_DEPTH, MAX_NODES, MAX_SCALARS, Node, Style, Value};
use crate::brief::{Code, Diagnostic, Place};
use granit_parser::{Event, Options, Parser, ScalarStyle, Span, StructureStyle, Tag};
use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

/// The tree of the one document of a text.
///
/// # Errors
/// Where it is not one YAML document, or goes over a limit.
pub(in crate::brief) fn tree<'a>(lines: &Lines<'a>) -> Result<Node<'a>, Diagnostic> {
    let mut builder = Builder::new(lines);
    for event in Parser::new_from_str_with_options(lines.source(), options()) {
        let (event, span) = event.map_err(|error| explain(&error, lines, &builder.context()))?;
        builder.take(event, &span)?;
    }
    builder.root.ok_or_else(|| {
        let what = What::new("the file is empty").help("a brief begins with `brief: 1`");
        lines.report(Code::YamlSyntax, Place::default(), "", what)
    })
}

/// The parser looks ahead of its events: its own limits keep that short.
fn options() -> Options {
    granit_parser::options! { flow_nesting_limit: MAX_DEPTH, block_nesting_limit: MAX_DEPTH }
}

/// What had been read when the parser stopped.
#[derive(Debug)]
pub(super) struct Context {
    /// The byte up to which all was well.
    pub(super) read: usize,
    /// The innermost open `[` or `{`, by its byte.
    pub(super) bracket: Option<usize>,
}

struct Builder<'a, 'l> {
    lines: &'l Lines<'a>,
    /// The open lists and mappings, outermost first.
    open: Vec<Frame<'a>>,
    anchors: HashMap<usize, Rc<Anchored<'a>>>,
    spent: Spent,
    documents: usize,
    aliases: usize,
    read: usize,
    root: Option<Node<'a>>,
}

/// A list or mapping that is not closed yet.
struct Frame<'a> {
    node: Node<'a>,
    /// The key that waits for its value.
    key: Option<Node<'a>>,
    anchor: usize,
}

/// A node that aliases can name.
struct Anchored<'a> {
    node: Node<'a>,
    spent: Spent,
    height: usize,
}

/// What nodes cost.
#[derive(Debug, Clone, Copy, Default)]
struct Spent {
    nodes: usize,
    scalars: usize,
}

impl<'a, 'l> Builder<'a, 'l> {
    fn new(lines: &'l Lines<'a>) -> Self {
        Self {
            lines,
            open: Vec::new(),
            anchors: HashMap::new(),
            spent: Spent::default(),
            documents: 0,
            aliases: 0,
            read: 0,
            root: None,
        }
    }

    fn context(&self) -> Context {
        let bracket = self.open.iter().rev().find(|frame| frame.node.style == Style::Flow);
        Context { read: self.read, bracket: bracket.map(|frame| frame.node.range().start) }
    }

    fn take(&mut self, event: Event<'a>, span: &Span) -> Result<(), Diagnostic> {
        self.read = self.read.max(span.end.byte_offset().unwrap_or(0));
        match event {
            Event::DocumentStart(..) => self.document(span),
            Event::Scalar(text, style, anchor, tag) => self.scalar(text, style, anchor, tag.as_deref(), span),
            Event::SequenceStart(style, anchor, tag) => {
                self.start(Value::Sequence(Vec::new()), style, anchor, tag.as_deref(), span)
            }
            Event::MappingStart(style, anchor, tag) => {
                self.start(Value::Mapping(Vec::new()), style, anchor, tag.as_deref(), span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            _ => Ok(()),
        }
    }

    fn document(&mut self, span: &Span) -> Result<(), Diagnostic> {
        self.documents += 1;
        if self.documents == 1 {
            return Ok(());
        }
        let what = What::new("a second document begins here").help(
            "a file holds one brief: delete the line `---`, or put the second brief in a file of its own",
        );
        Err(self.refuse(Code::YamlSyntax, span, what))
    }

    fn scalar(
        &mut self,
        text: Cow<'a, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: &Span,
    ) -> Result<(), Diagnostic> {
        let tagged_text = self.check_tag(tag, span)?;
        let style = match style {
            ScalarStyle::Plain if tagged_text => Style::Quoted,
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        self.spend(Spent { nodes: 1, scalars: text.len() }, span)?;
        self.attach(node(style, Value::Scalar(text), span), anchor, span)
    }

    fn start(
        &mut self,
        value: Value<'a>,
        style: StructureStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: &Span,
    ) -> Result<(), Diagnostic> {
        self.check_tag(tag, span)?;
        self.spend(Spent { nodes: 1, scalars: 0 }, span)?;
        self.check_depth(1, span)?;
        let style = match style {
            StructureStyle::Block => Style::Block,
            StructureStyle::Flow => Style::Flow,
        };
        self.open.push(Frame { node: node(style, value, span), key: None, anchor });
        Ok(())
    }

    fn end(&mut self, span: &Span) -> Result<(), Diagnostic> {
        let Some(Frame { mut node, anchor, .. }) = self.open.pop() else { return Ok(()) };
        let (end, byte) = match node.last().filter(|_| node.style == Style::Block) {
            Some(last) => ((last.place.end_line, last.place.end_column), last.bytes.1),
            None => ((span.end.line(), span.end.col() + 1), offset(span.end.byte_offset())),
        };
        (node.place.end_line, node.place.end_column) = end;
        node.bytes.1 = byte;
        self.attach(node, anchor, span)
    }

    fn alias(&mut self, anchor: usize, span: &Span) -> Result<(), Diagnostic> {
        self.aliases += 1;
        if self.aliases > MAX_ALIASES {
            let what = What::new("the file has more than 64 aliases (`*name`)").help("write the values out");
            return Err(self.refuse(Code::TooLarge, span, what));
        }
        let Some(named) = self.anchors.get(&anchor).map(Rc::clone) else {
            let what = What::new("this alias stands inside the very value that it names")
                .help("write the value out; put a value that begins with `*` in double quotes");
            return Err(self.refuse(Code::YamlSyntax, span, what));
        };
        self.check_depth(named.height, span)?;
        self.spend(named.spent, span)?;
        self.attach(node(named.node.style, named.node.value.clone(), span), 0, span)
    }

    /// Puts a finished node where it belongs, and keeps a copy where aliases may name it.
    fn attach(&mut self, node: Node<'a>, anchor: usize, span: &Span) -> Result<(), Diagnostic> {
        if anchor != 0 {
            let (spent, height) = node.cost();
            self.spend(spent, span)?;
            self.anchors.insert(anchor, Rc::new(Anchored { node: node.clone(), spent, height }));
        }
        let Some(frame) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut frame.node.value {
            Value::Sequence(items) => items.push(node),
            Value::Mapping(pairs) => match frame.key.take() {
                Some(key) => pairs.push((key, node)),
                None => frame.key = Some(node),
            },
            Value::Scalar(_) => {}
        }
        Ok(())
    }

    /// True where the tag says that a scalar is text.
    fn check_tag(&self, tag: Option<&Tag>, span: &Span) -> Result<bool, Diagnostic> {
        let Some(tag) = tag else { return Ok(false) };
        match (tag.core_suffix(), tag.handle(), tag.suffix()) {
            (Some("str"), ..) | (None, "!", "") | (None, "", "!") => Ok(true),
            (Some(_), ..) => Ok(false),
            (None, ..) => {
                let what = What::new(format!("tags such as `{}` have no meaning in a brief", tag.original()))
                    .help("delete the tag; put a value that begins with `!` in double quotes");
                Err(self.refuse(Code::YamlSyntax, &span.tag_span().unwrap_or(*span), what))
            }
        }
    }

    fn check_depth(&self, more: usize, span: &Span) -> Result<(), Diagnostic> {
        if self.open.len() + more <= MAX_DEPTH {
            return Ok(());
        }
        Err(self.refuse(Code::TooLarge, span, too_deep()))
    }

    fn spend(&mut self, more: Spent, span: &Span) -> Result<(), Diagnostic> {
        self.spent.nodes += more.nodes;
        self.spent.scalars += more.scalars;
        let what = if self.spent.nodes > MAX_NODES {
            What::new("the file holds more than 50,000 values, aliases followed")
        } else if self.spent.scalars > MAX_SCALARS {
            What::new("the file holds more than 4 MiB of text, aliases followed")
        } else {
            return Ok(());
        };
        Err(self.refuse(Code::TooLarge, span, what))
    }

    fn refuse(&self, code: Code, span: &Span, what: What) -> Diagnostic {
        self.lines.report(code, place(span), "", what)
    }
}

/// What is said of lists and mappings nested too deep.
pub(super) fn too_deep() -> What {
    What::new("lists and mappings are nested more than 24 deep")
        .help("a brief needs six; put a value that begins with `[` or `{` in double quotes")
}

impl<'a> Node<'a> {
    fn last(&self) -> Option<&Node<'a>> {
        match &self.value {
            Value::Scalar(_) => None,
            Value::Sequence(items) => items.last(),
            Value::Mapping(pairs) => pairs.last().map(|(_, value)| value),
        }
    }

    /// What a copy costs, and how deep it is.
    fn cost(&self) -> (Spent, usize) {
        let children: Vec<&Node<'a>> = match &self.value {
            Value::Scalar(text) => return (Spent { nodes: 1, scalars: text.len() }, 0),
            Value::Sequence(items) => items.iter().collect(),
            Value::Mapping(pairs) => pairs.iter().flat_map(|(key, value)| [key, value]).collect(),
        };
        let (mut spent, mut height) = (Spent { nodes: 1, scalars: 0 }, 0);
        for (cost, depth) in children.into_iter().map(Node::cost) {
            spent = Spent { nodes: spent.nodes + cost.nodes, scalars: spent.scalars + cost.scalars };
            height = height.max(depth);
        }
        (spent, height + 1)
    }
}

fn node<'a>(style: Style, value: Value<'a>, span: &Span) -> Node<'a> {
    let bytes = (offset(span.start.byte_offset()), offset(span.end.byte_offset()));
    Node { place: place(span), bytes, style, value }
}

fn offset(byte: Option<usize>) -> u32 {
    byte.and_then(|byte| u32::try_from(byte).ok()).unwrap_or(0)
}

/// The parser counts lines from 1, columns from 0.
fn place(span: &Span) -> Place {
    Place {
        line: span.start.line(),
        column: span.start.col() + 1,
        end_line: span.end.line(),
        end_column: span.end.col() + 1,
    }
}

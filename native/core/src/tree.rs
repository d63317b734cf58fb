//! The document that is being built: nodes and attributes as in a payload, except for text offsets.
//! Until they are emitted those are source offsets, or complements of pool offsets.

use crate::failure::{past, Fallible};
use crate::format::{ATTRIBUTE_STRING, ITEM_CHECKED, ITEM_TASK};
use crate::grow::{self, Grow};
use crate::kinds::NodeKind;
use crate::limit::Limit;
use crate::limits::Limits;
use crate::strings::Strings;
use crate::values::{Value, Values, ABSENT};

/// A node. Its head has the kind, the flags and the number of attributes.
#[derive(Clone, Copy)]
pub(crate) struct Node {
    pub(crate) head: u32,
    pub(crate) next: u32,
    pub(crate) parent: u32,
    pub(crate) text: i32,
    pub(crate) length: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) data: u32,
}

impl Node {
    pub(crate) fn kind(&self) -> u32 {
        self.head & 0xFF
    }

    pub(crate) fn is(&self, kind: NodeKind) -> bool {
        self.kind() == kind.code()
    }

    pub(crate) fn is_element(&self) -> bool {
        self.is(NodeKind::MdxJsxFlowElement) || self.is(NodeKind::MdxJsxTextElement)
    }
}

/// An attribute. Its head has the kind, the field and the length of the name.
#[derive(Clone, Copy)]
pub(crate) struct Attribute {
    pub(crate) head: u32,
    pub(crate) name: i32,
    pub(crate) value: i32,
    pub(crate) length: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

#[derive(Default)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) strings: Strings,
    open: Vec<u32>,
    max_depth: usize,
    max_nodes: usize,
}

impl Tree {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.nodes)
            + grow::bytes(&self.attributes)
            + grow::bytes(&self.open)
            + self.strings.scratch_bytes()
    }

    pub(crate) fn begin(&mut self, limits: &Limits) {
        self.nodes.clear();
        self.attributes.clear();
        self.strings.begin(limits.count(Limit::NameBytes));
        self.open.clear();
        self.max_depth = limits.count(Limit::Depth);
        self.max_nodes = limits.count(Limit::Nodes);
    }

    /// Opens a node. Nodes that are added before it is closed are its children.
    pub(crate) fn open(
        &mut self,
        kind: NodeKind,
        flags: u32,
        start: usize,
        data: u32,
    ) -> Fallible<()> {
        let node = self.nodes.len() as u32;
        self.leaf(kind, flags, start, start, data)?;
        self.open.add(node);
        Ok(())
    }

    /// Closes the innermost open node.
    #[inline]
    pub(crate) fn close(&mut self, end: usize) {
        if let Some(node) = self.open.pop() {
            let next = self.nodes.len() as u32;
            let node = &mut self.nodes[node as usize];
            node.next = next;
            node.end = end as u32;
        }
    }

    /// Adds a node without children.
    #[inline]
    pub(crate) fn leaf(
        &mut self,
        kind: NodeKind,
        flags: u32,
        start: usize,
        end: usize,
        data: u32,
    ) -> Fallible<()> {
        let node = self.nodes.len();
        if node >= self.max_nodes {
            return past(
                Limit::Nodes,
                self.max_nodes as u64,
                node as u64 + 1,
                Some(start),
            );
        }
        self.nodes.add(Node {
            head: kind.code() | flags << 8,
            next: node as u32 + 1,
            parent: self.open.last().copied().unwrap_or(node as u32),
            text: ABSENT,
            length: 0,
            start: start as u32,
            end: end as u32,
            data,
        });
        let depth = self.open.len();
        if depth > self.max_depth {
            return past(
                Limit::Depth,
                self.max_depth as u64,
                depth as u64,
                Some(start),
            );
        }
        Ok(())
    }

    /// Returns the node that was added last.
    #[inline]
    fn last(&mut self) -> &mut Node {
        let last = self.nodes.len() - 1;
        &mut self.nodes[last]
    }

    /// Sets the literal value of the node that was added last.
    #[inline]
    pub(crate) fn value(&mut self, source: &[u8], values: &Values, value: Value) {
        let text = self.strings.value(source, values, value);
        let node = self.last();
        node.text = text;
        node.length = value.length;
    }

    /// Sets the element name of the node that was added last.
    pub(crate) fn name(&mut self, source: &[u8], values: &Values, name: Value) -> Fallible<()> {
        let text = self.strings.name(source, values, name)?;
        let node = self.last();
        node.text = text;
        node.length = name.length;
        Ok(())
    }

    /// Adds a field of mdast to the node that was added last, unless the value is absent.
    pub(crate) fn field(
        &mut self,
        field: u32,
        source: &[u8],
        values: &Values,
        value: Value,
        span: (usize, usize),
    ) {
        if !value.is_none() {
            let offset = self.strings.value(source, values, value);
            self.attribute(Attribute {
                head: ATTRIBUTE_STRING | field << 8,
                name: ABSENT,
                value: offset,
                length: value.length,
                start: span.0 as u32,
                end: span.1 as u32,
            });
        }
    }

    /// Adds an attribute to the node that was added last. Its text offsets are those of `strings`.
    pub(crate) fn attribute(&mut self, attribute: Attribute) {
        let index = self.attributes.len() as u32;
        let node = self.last();
        if node.head >> 16 == 0 {
            node.data = index;
        }
        node.head += 1 << 16;
        self.attributes.add(attribute);
    }

    /// Returns the index of the innermost open node. While the document is built, one is open.
    pub(crate) fn innermost(&self) -> usize {
        self.open[self.open.len() - 1] as usize
    }

    /// Returns whether a node that is added next is a child of the root, or of elements in the
    /// root.
    pub(crate) fn is_at_top(&self) -> bool {
        let node = self.innermost();
        node == 0 || self.nodes[node].is_element()
    }

    /// Adds a check box to the list item that contains the innermost open node.
    pub(crate) fn check(&mut self, checked: bool) {
        let item = self.open[self.open.len() - 2] as usize;
        let flags = ITEM_TASK | if checked { ITEM_CHECKED } else { 0 };
        self.nodes[item].head |= flags << 8;
    }

    /// Moves a node's start to that of its first child, if the child is a text that starts at
    /// `start`.
    pub(crate) fn start_at_text(&mut self, node: usize, start: usize) {
        let starts = match self.nodes.get(node + 1) {
            Some(child) => child.is(NodeKind::Text) && child.start as usize == start,
            None => false,
        };
        if starts {
            self.nodes[node].start = start as u32;
        }
    }
}

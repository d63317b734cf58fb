package org.ocp4j.toolkit.edit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.ReferenceType;
import org.ocp4j.toolkit.build.TreeException;

/**
 * Changes parts of a document's source. Every byte outside of the changed places stays as it is.
 *
 * <pre>{@code
 * SourceEdits edits = SourceEdits.of(document);
 * document.find("Note").forEach(note -> edits.renameElement(note, "Aside"));
 * byte[] source = edits.apply();
 * }</pre>
 *
 * <p>The methods note edits of nodes of one document; {@link #apply} makes all of them. The
 * document does not change, and has to be open until then. A text or a tree that is inserted is
 * escaped for its place: a parse of the result gives the tree with exactly these changes. Source
 * from {@link Markup#raw} is inserted as it is. Lines that are inserted get the line endings of the
 * document, and the marks of the quotes and lists they are in.
 *
 * <p>An edit whose result would be read as something else is refused with an {@link
 * EditException}, at the call or by {@code apply}. Some things follow from an edit:
 *
 * <ul>
 *   <li>Inserted blocks have blank lines around them, so a list that was tight may become spread.
 *   <li>A comment takes the place of a deleted node where those around it would become one, such as
 *       two lists: {@code <!-- -->} in Markdown, a comment in braces in MDX.
 *   <li>With GFM, an address in a text, such as {@code www.example.com}, becomes a link.
 * </ul>
 *
 * <p>Edits of the same bytes are refused by {@code apply} with an {@link
 * OverlappingEditsException}. So are edits that depend on each other, such as two insertions
 * between the same lists.
 *
 * <p>Positions are bytes. A byte order mark stays where it is. One thread at a time may use this;
 * its threads are those that may use the document. After the document is closed, every method
 * throws {@link org.ocp4j.OcpClosedException}.
 */
public final class SourceEdits {
  private final OcpDocument document;
  private final Source source;
  private final List<Edit> edits = new ArrayList<>();
  private final Map<String, Splice> once = new HashMap<>();
  private final Map<Integer, LinkEdits.Change> links = new LinkedHashMap<>();
  private final Map<Integer, CodeEdits.Change> codes = new LinkedHashMap<>();

  /** The blocks to delete, by their indices, with the numbers of the edits. */
  private final TreeMap<Integer, Integer> deleted = new TreeMap<>();

  private int count;

  private SourceEdits(OcpDocument document) {
    this.document = document;
    source = new Source(document);
  }

  /** Adds an edit to those that are applied together. */
  private interface Edit {
    void addTo(Edits target);
  }

  /**
   * Returns edits of a document: none so far.
   *
   * @throws org.ocp4j.OcpClosedException when the document is closed
   */
  public static SourceEdits of(OcpDocument document) {
    return new SourceEdits(Objects.requireNonNull(document, "document"));
  }

  // Nodes.

  /**
   * Replaces a node.
   *
   * @throws EditException when the node is of another document, or the markup cannot stand there
   */
  public SourceEdits replace(OcpNode node, Markup markup) {
    require(node);
    if (markup.isRaw()) {
      return raw(node, node.start(), node.end(), markup, "replace");
    }
    int edit = next();
    requireUnreferenced(node);
    BlockEdits.Change change = isBlock(node)
        ? checked(node, () -> new BlockEdits(source).replace(node, markup, edit))
        : checked(node, () -> new InlineEdits(source).replace(node, markup, edit));
    return add(target -> {
      target.add(change);
      remove(target, node, change.splices().get(0));
    });
  }

  /** Inserts before a node. */
  public SourceEdits insertBefore(OcpNode node, Markup markup) {
    require(node);
    if (markup.isRaw()) {
      return raw(node, node.start(), node.start(), markup, "insertBefore");
    }
    int edit = next();
    return structural(
        isBlock(node)
            ? checked(node, () -> new BlockEdits(source).insertBefore(node, markup, edit))
            : checked(node, () -> new InlineEdits(source).insert(node, false, markup, edit)));
  }

  /** Inserts after a node. */
  public SourceEdits insertAfter(OcpNode node, Markup markup) {
    require(node);
    if (markup.isRaw()) {
      return raw(node, node.end(), node.end(), markup, "insertAfter");
    }
    int edit = next();
    return structural(
        isBlock(node)
            ? checked(node, () -> new BlockEdits(source).insertAfter(node, markup, edit))
            : checked(node, () -> new InlineEdits(source).insert(node, true, markup, edit)));
  }

  /** Inserts before the first child of a node; of the root, after its front matter. */
  public SourceEdits prepend(OcpNode parent, Markup markup) {
    require(parent);
    OcpNode first = parent.firstChild();
    if (first == null) {
      return insertInto(parent, markup);
    }
    return Kinds.isFrontMatter(first.kind())
        ? insertAfter(first, markup)
        : insertBefore(first, markup);
  }

  /** Inserts after the last child of a node. */
  public SourceEdits append(OcpNode parent, Markup markup) {
    require(parent);
    OcpNode last = Kinds.lastChild(parent);
    return last == null ? insertInto(parent, markup) : insertAfter(last, markup);
  }

  private SourceEdits insertInto(OcpNode parent, Markup markup) {
    NodeKind kind = parent.kind();
    if (kind != NodeKind.ROOT && kind != NodeKind.MDX_JSX_FLOW_ELEMENT) {
      throw source.failure(
          "this " + kind.type() + " has no children to insert beside: replace it", parent);
    }
    int edit = next();
    if (markup.isRaw()) {
      byte[] bytes = Source.bytes(markup.source());
      int end = source.b.length;
      Splice splice = kind == NodeKind.ROOT
          ? new Splice(end, end, bytes, "insert", edit)
          : new Tag(source, parent).content(markup.source(), "insert", edit);
      return add(target -> target.add(parent.index(), splice));
    }
    return structural(
        checked(parent, () -> new BlockEdits(source).insertInto(parent, markup, edit)));
  }

  /**
   * Deletes a node. The only child of a paragraph, an item or a list is deleted with its parent.
   *
   * @throws EditException when something refers to the node, or what is around would change
   */
  public SourceEdits delete(OcpNode node) {
    require(node);
    OcpNode parent = node.parent();
    if (parent == null) {
      throw source.failure("the root cannot be deleted: delete its children", node);
    }
    boolean isAll = InlineEdits.isOnly(node, parent)
        && (parent.kind() == NodeKind.PARAGRAPH
            || parent.kind() == NodeKind.LIST
            || parent.kind() == NodeKind.LIST_ITEM);
    if (isAll) {
      return delete(parent);
    }
    int edit = next();
    requireUnreferenced(node);
    if (Kinds.isFlowParent(parent.kind())) {
      if (deleted.putIfAbsent(node.index(), edit) != null) {
        throw source.failure("this node is deleted already", node);
      }
      return this;
    }
    if (Kinds.isInline(node)) {
      return delete(node, checked(node, () -> new InlineEdits(source).delete(node, edit)));
    }
    return delete(node, new Rows(source).delete(node, edit));
  }

  private SourceEdits delete(OcpNode node, Splice splice) {
    return add(target -> {
      target.add(parent(node), splice);
      remove(target, node, splice);
    });
  }

  /** Puts source around a node, as it is. Of two such edits, the later one is outside. */
  public SourceEdits wrap(OcpNode node, Markup before, Markup after) {
    require(node);
    if (!before.isRaw() || !after.isRaw()) {
      throw source.failure("only raw source can be put around a node", node);
    }
    int edit = next();
    Splice open = BlockEdits.insertion(node.start(), before.source(), "wrap", -edit);
    Splice close = BlockEdits.insertion(node.end(), after.source(), "wrap", edit);
    return add(target -> target.add(parent(node), List.of(open, close)));
  }

  /** Puts a node into a JSX element without attributes. */
  public SourceEdits wrapInElement(OcpNode node, String name) {
    return wrapInElement(node, name, Map.of());
  }

  /**
   * Puts a node into a JSX element.
   *
   * @param attributes the values of the attributes by their names, in the map's order
   * @throws EditException when a name is not valid, or the document is not MDX
   */
  public SourceEdits wrapInElement(OcpNode node, String name, Map<String, String> attributes) {
    require(node);
    int edit = next();
    String written =
        Tag.built(source, node, element -> attributes.forEach(element::attribute), name);
    String open = "<" + name + (written.isEmpty() ? "" : " " + written) + ">";
    String close = "</" + name + ">";
    if (isBlock(node)) {
      return structural(checked(node, () -> new BlockEdits(source).wrap(node, open, close, edit)));
    }
    List<Splice> splices =
        checked(node, () -> new InlineEdits(source).wrap(node, open, close, false, edit));
    return add(target -> target.add(parent(node), splices));
  }

  /**
   * Puts a node of a paragraph, a heading or a cell into a link.
   *
   * @throws EditException when the node has a link, or is in one
   */
  public SourceEdits wrapInLink(OcpNode node, String url) {
    require(node);
    requireInline(node);
    int edit = next();
    String close = "](" + new LinkEdits(source).written(url, null, node) + ")";
    List<Splice> splices =
        checked(node, () -> new InlineEdits(source).wrap(node, "[", close, true, edit));
    return add(target -> target.add(parent(node), splices));
  }

  // Elements.

  /**
   * Sets a JSX attribute to a text. It is added after the others if there is none with this name;
   * if there are several, one is left.
   */
  public SourceEdits setAttribute(OcpNode element, String name, String value) {
    Objects.requireNonNull(value, "value");
    Tag tag = tag(element);
    return setAttribute(element, name, tag, tag.written(name, value));
  }

  /** Sets a JSX attribute to code, which is not checked: {@code name={code}}. */
  public SourceEdits setAttributeExpression(OcpNode element, String name, String code) {
    Tag tag = tag(element);
    return setAttribute(element, name, tag, tag.writtenExpression(name, code));
  }

  /** Sets a JSX attribute that has no value. */
  public SourceEdits setAttribute(OcpNode element, String name) {
    Tag tag = tag(element);
    return setAttribute(element, name, tag, tag.written(name, null));
  }

  private SourceEdits setAttribute(OcpNode element, String name, Tag tag, String written) {
    List<Splice> splices = tag.set(name, written, next());
    requireOnce(element, "attribute " + name, splices.get(0));
    return add(target -> target.add(element.index(), splices));
  }

  /** Adds a JSX attribute after the others, whether there is one with this name or not. */
  public SourceEdits addAttribute(OcpNode element, String name, String value) {
    Objects.requireNonNull(value, "value");
    Tag tag = tag(element);
    List<Splice> splices = tag.add(tag.written(name, value), next());
    return add(target -> target.add(element.index(), splices));
  }

  /**
   * Removes the JSX attributes with a name.
   *
   * @throws EditException when there is none
   */
  public SourceEdits removeAttribute(OcpNode element, String name) {
    List<Splice> splices = tag(element).remove(name, next());
    requireOnce(element, "attribute " + name, splices.get(0));
    return add(target -> target.add(element.index(), splices));
  }

  /**
   * Renames a JSX element, in both of its tags.
   *
   * @param name an identifier, {@code a.b} or {@code a:b}; null makes a fragment of an element
   *     without attributes
   */
  public SourceEdits renameElement(OcpNode element, @Nullable String name) {
    List<Splice> splices = tag(element).rename(name, next());
    requireOnce(element, "name", splices.get(0));
    return add(target -> target.add(element.index(), splices));
  }

  private Tag tag(OcpNode element) {
    require(element);
    if (!Kinds.isElement(element.kind())) {
      throw source.failure(
          "a " + element.kind().type() + " is no JSX element and has no attributes", element);
    }
    return new Tag(source, element);
  }

  // Links.

  /**
   * Sets the destination of a link, an image or a definition. An autolink is written with the new
   * address as its text.
   *
   * @throws EditException for another kind; for a reference, whose destination is its definition's
   */
  public SourceEdits setUrl(OcpNode node, String url) {
    Objects.requireNonNull(url, "url");
    link(node, "url").url = url;
    return this;
  }

  /** Sets the title of a link, an image or a definition, or removes it for null. */
  public SourceEdits setTitle(OcpNode node, @Nullable String title) {
    LinkEdits.Change change = link(node, "title");
    change.title = title;
    change.setsTitle = true;
    return this;
  }

  private LinkEdits.Change link(OcpNode node, String property) {
    require(node);
    new LinkEdits(source).require(node);
    int edit = next();
    requireOnce(node, property, whole(node, "set " + property, edit));
    return links.computeIfAbsent(node.index(), i -> new LinkEdits.Change(node, edit));
  }

  /** Sets the alternative text of an image, or of an image reference that has one of its own. */
  public SourceEdits setAlt(OcpNode image, String alt) {
    require(image);
    boolean hasAlt = image.kind() == NodeKind.IMAGE
        || (image.kind() == NodeKind.IMAGE_REFERENCE
            && image.referenceType() == ReferenceType.FULL);
    if (!hasAlt) {
      throw source.failure(
          "a " + image.kind().type() + " has no alternative text of its own", image);
    }
    Splice splice = checked(image, () -> new InlineEdits(source).setAlt(image, alt, next()));
    requireOnce(image, "alt", splice);
    return add(target -> target.add(image.index(), splice));
  }

  // Texts.

  /**
   * Replaces the content of a heading, a paragraph, a link, emphasis or another node in text by one
   * text. The text is not Markdown: {@code *} is an asterisk.
   *
   * @throws EditException for another kind, and for an empty text except in a heading
   */
  public SourceEdits setText(OcpNode node, String text) {
    require(node);
    Objects.requireNonNull(text, "text");
    int edit = next();
    if (node.kind() == NodeKind.HEADING) {
      Splice splice = checked(node, () -> new Headings(source).setText(node, text, edit));
      return setContent(node, splice);
    }
    if (node.kind() == NodeKind.TEXT) {
      return replace(node, Markup.text(text));
    }
    if (!Kinds.isPhrasingParent(node.kind())) {
      throw source.failure("a " + node.kind().type() + " has no text to replace", node);
    }
    Splice splice =
        checked(node, () -> new InlineEdits(source).setContent(node, Markup.text(text), edit));
    return setContent(node, splice);
  }

  private SourceEdits setContent(OcpNode node, Splice splice) {
    return add(target -> {
      target.add(node.index(), splice);
      target.remove(node.index() + 1, node.subtreeEnd(), splice);
    });
  }

  // Code.

  /**
   * Sets the content of code or math, in a block or in text, with a longer fence where it needs
   * one; or the code of an expression, which is not checked. Indented code stays so if it can.
   */
  public SourceEdits setValue(OcpNode node, String value) {
    require(node);
    Objects.requireNonNull(value, "value");
    int edit = next();
    switch (node.kind()) {
      case CODE, MATH -> {
        requireOnce(node, "value", whole(node, "setValue", edit));
        CodeEdits.Change change = code(node, "setValue", edit);
        change.value = value;
        change.setsValue = true;
      }
      case INLINE_CODE -> replace(node, Markup.inline(p -> p.inlineCode(value)));
      case INLINE_MATH -> replace(node, Markup.inline(p -> p.inlineMath(value)));
      case MDX_FLOW_EXPRESSION, MDX_TEXT_EXPRESSION -> {
        Splice splice = new CodeEdits(source).expression(node, value, edit);
        add(target -> target.add(node.index(), splice));
      }
      default -> throw source.failure("a " + node.kind().type() + " has no code to set", node);
    }
    return this;
  }

  /** Sets the language of a code block, or removes it for null. Indented code becomes fenced. */
  public SourceEdits setLang(OcpNode code, @Nullable String lang) {
    info(code, "lang").lang = lang;
    return this;
  }

  /** Sets what follows the language of a code block, or removes it for null. */
  public SourceEdits setMeta(OcpNode code, @Nullable String meta) {
    info(code, "meta").meta = meta;
    return this;
  }

  private CodeEdits.Change info(OcpNode node, String property) {
    require(node);
    if (node.kind() != NodeKind.CODE) {
      throw source.failure("a " + node.kind().type() + " has no language: it is no code", node);
    }
    int edit = next();
    requireOnce(node, property, whole(node, "set " + property, edit));
    return code(node, "set " + property, edit);
  }

  private CodeEdits.Change code(OcpNode node, String what, int edit) {
    return codes.computeIfAbsent(node.index(), i -> new CodeEdits.Change(node, what, edit));
  }

  /**
   * Replaces what stands between the marks of the front matter, or adds YAML front matter at the
   * start. The text is not checked.
   *
   * @param raw lines of YAML or TOML
   * @throws EditException when a line would end the front matter, or the document was parsed
   *     without the extension
   */
  public SourceEdits setFrontMatter(String raw) {
    OcpNode root = document.root();
    if (!document.extensions().contains(Extension.FRONTMATTER)) {
      throw source.failure("this document was parsed without front matter: switch that on", root);
    }
    Splice splice = new CodeEdits(source).frontMatter(root, raw, next());
    requireOnce(root, "front matter", splice);
    OcpNode first = root.firstChild();
    int owner = first != null && Kinds.isFrontMatter(first.kind()) ? first.index() : -1;
    return add(target -> target.add(owner, splice));
  }

  // Results.

  /**
   * Returns the source with all edits, as UTF-8. The document stays as it is.
   *
   * @throws OverlappingEditsException when two edits change the same bytes or depend on each other
   * @throws EditException when an edit cannot be written
   */
  public byte[] apply() {
    document.root();
    Edits target = new Edits(source);
    edits.forEach(edit -> edit.addTo(target));
    links.forEach((node, change) -> target.add(node, new LinkEdits(source).splice(change)));
    codes.forEach((node, change) -> target.add(node, new CodeEdits(source).splice(change)));
    addDeletions(target);
    return target.apply();
  }

  /** Like {@link #apply}, as a string. */
  public String applyToString() {
    return new String(apply(), StandardCharsets.UTF_8);
  }

  /** Adds the deletions: blocks side by side are one. */
  private void addDeletions(Edits target) {
    OcpNode first = null;
    OcpNode last = null;
    for (int index : deleted.keySet()) {
      OcpNode node = document.node(index);
      if (last != null && !node.equals(last.nextSibling())) {
        addDeletion(target, Objects.requireNonNull(first), last);
        first = null;
      }
      first = first == null ? node : first;
      last = node;
    }
    if (first != null) {
      addDeletion(target, first, Objects.requireNonNull(last));
    }
  }

  private void addDeletion(Edits target, OcpNode first, OcpNode last) {
    int edit = Objects.requireNonNull(deleted.get(first.index()));
    BlockEdits.Change change =
        checked(first, () -> new BlockDeletion(source, first, last).change(edit));
    target.add(change);
    target.remove(first.index(), last.subtreeEnd(), change.splices().get(0));
  }

  // Checks.

  private int next() {
    return ++count;
  }

  private SourceEdits add(Edit edit) {
    edits.add(edit);
    return this;
  }

  private SourceEdits structural(BlockEdits.Change change) {
    return add(target -> target.add(change));
  }

  private SourceEdits raw(OcpNode node, int start, int end, Markup markup, String what) {
    Splice splice = new Splice(start, end, Source.bytes(markup.source()), what, next());
    return add(target -> {
      target.add(parent(node), splice);
      if (what.equals("replace")) {
        remove(target, node, splice);
      }
    });
  }

  private static int parent(OcpNode node) {
    OcpNode parent = node.parent();
    return parent == null ? -1 : parent.index();
  }

  private static void remove(Edits target, OcpNode node, Splice splice) {
    target.remove(node.index(), node.subtreeEnd(), splice);
  }

  private static Splice whole(OcpNode node, String what, int edit) {
    return new Splice(node.start(), node.end(), new byte[0], what, edit);
  }

  /** A part of an edit that may be refused. */
  private interface Work<T> {
    T get();
  }

  /** Does a part of an edit; what a tree cannot have is an error of the edit. */
  private <T> T checked(OcpNode node, Work<T> work) {
    try {
      return work.get();
    } catch (TreeException e) {
      throw source.failure(e.reason(), node);
    }
  }

  private void require(OcpNode node) {
    document.root();
    if (node.document() != document) {
      String place = node.document().isAlive() ? "bytes " + node.start() + " to " + node.end() : "";
      throw new EditException(
          "this node is of another document: find it in the document of these edits",
          -1,
          -1,
          "node " + node.index() + (place.isEmpty() ? ", closed" : ", " + place + " there"));
    }
    boolean isBuilt = document.sourceByteSize() == 0 && document.nodeCount() > 1;
    if (isBuilt) {
      throw source.failure("this document was built and has no source: render it", node);
    }
  }

  private boolean isBlock(OcpNode node) {
    if (Kinds.isBlock(node)) {
      return true;
    }
    requireInline(node);
    return false;
  }

  private void requireInline(OcpNode node) {
    if (!Kinds.isInline(node)) {
      throw source.failure(
          "a " + node.kind().type() + " can be edited with raw source or deleted only", node);
    }
  }

  /** Checks that nothing outside of a node refers to a definition in it. */
  private void requireUnreferenced(OcpNode node) {
    Facts inside = Facts.of(node);
    if (inside.defined.isEmpty()) {
      return;
    }
    Facts outside = Facts.of(document.root(), node);
    inside.defined.retainAll(outside.undefined);
    if (!inside.defined.isEmpty()) {
      throw source.failure(
          "references to " + inside.defined + " would become text: edit them first", node);
    }
  }

  private void requireOnce(OcpNode node, String property, Splice splice) {
    Splice earlier = once.putIfAbsent(node.index() + " " + property, splice);
    if (earlier != null) {
      throw new OverlappingEditsException(
          "the " + property + " of this " + node.kind().type() + " is set already: set it once",
          splice,
          earlier,
          source.place(splice.start(), splice.end()));
    }
  }
}

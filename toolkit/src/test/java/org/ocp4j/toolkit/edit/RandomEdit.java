package org.ocp4j.toolkit.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.ocp4j.Format;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.toolkit.build.PhrasingBuilder;
import org.ocp4j.toolkit.build.RandomTexts;
import org.ocp4j.toolkit.build.TreeBuilder;

/** Makes random edits of a document, and the same changes of a model of its tree. */
final class RandomEdit {
  private final OcpDocument document;
  private final SourceEdits edits;
  private final Random random;
  private final RandomTexts texts;
  private final List<Model> nodes = new ArrayList<>();
  private final Model root;

  /** What was edited: bytes outside of these ranges must not change. */
  final List<int[]> ranges = new ArrayList<>();

  /** What was done, for messages. */
  final List<String> done = new ArrayList<>();

  /** Whether lists may become spread or tight; whether comments may stay. */
  boolean isStructural;

  boolean mayLeaveComment;

  /** Whether a node was edited that another edit has moved, which must be refused. */
  boolean isBroken;

  RandomEdit(OcpDocument document, Random random) {
    this.document = document;
    this.random = random;
    edits = SourceEdits.of(document);
    texts = new RandomTexts(random);
    root = Model.of(document.root(), nodes);
  }

  SourceEdits edits() {
    return edits;
  }

  /** Returns the tree that the result should have. */
  Model expected() {
    root.join();
    if (mayLeaveComment || isStructural) {
      root.trim();
    }
    return root;
  }

  /**
   * Makes an edit of a random node.
   *
   * @throws EditException when it is refused; then nothing has changed
   */
  void make() {
    OcpNode node = document.node(random.nextInt(document.nodeCount()));
    int choice = random.nextInt(4);
    switch (node.kind()) {
      case ROOT -> frontMatter(node);
      case HEADING -> {
        if (choice == 0) {
          text(node);
        } else {
          structure(node);
        }
      }
      case LINK, IMAGE, DEFINITION -> {
        if (choice < 3) {
          link(node, choice);
        } else {
          structure(node);
        }
      }
      case CODE, MATH, INLINE_CODE -> {
        if (choice < 3) {
          code(node, choice);
        } else {
          structure(node);
        }
      }
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> {
        if (choice < 3) {
          element(node, choice);
        } else {
          structure(node);
        }
      }
      case EMPHASIS, STRONG, DELETE, PARAGRAPH -> {
        if (choice == 0) {
          text(node);
        } else {
          structure(node);
        }
      }
      default -> structure(node);
    }
  }

  private Model model(OcpNode node) {
    return nodes.get(node.index());
  }

  private Model parent(OcpNode node) {
    return nodes.get(Objects.requireNonNull(node.parent()).index());
  }

  private void note(String what, OcpNode node, int start, int end) {
    done.add(what + " of " + node);
    ranges.add(new int[] {start, end});
  }

  private void note(String what, OcpNode node) {
    note(what, node, node.start(), node.end());
  }

  /** Returns a text that GitHub finds no link in. */
  private String words() {
    String text = texts.nasty();
    boolean isLink = text.contains("www")
        || text.contains("http")
        || text.contains("@")
        || text.contains("xmpp")
        || text.contains("mailto");
    return isLink ? texts.words() : text;
  }

  // Edits of fields.

  private void frontMatter(OcpNode node) {
    String raw = "a: " + texts.words();
    edits.setFrontMatter(raw);
    OcpNode first = node.firstChild();
    if (first != null && Kinds.isFrontMatter(first.kind())) {
      model(first).value = raw;
      note("front matter", first);
    } else {
      Model model = new Model(NodeKind.YAML);
      model.value = raw;
      root.children.add(0, model);
      note("front matter", node, node.start(), node.start());
    }
  }

  private void link(OcpNode node, int choice) {
    if (choice == 0 && node.kind() == NodeKind.IMAGE) {
      String alt = words().replaceAll("[\r\n]+", " ").strip();
      edits.setAlt(node, alt);
      model(node).field("alt", alt);
      note("setAlt " + alt, node);
    } else if (choice == 1) {
      String title = random.nextInt(3) == 0 ? null : words();
      edits.setTitle(node, title);
      model(node).field("title", title);
      note("setTitle " + title, node);
    } else {
      String url = random.nextInt(4) == 0 ? "https://a.example/b" : texts.line();
      boolean isAuto = node.kind() == NodeKind.LINK && node.isAutolink();
      if (isAuto) {
        url = "https://a.example/b";
      }
      edits.setUrl(node, url);
      model(node).field("url", url);
      if (isAuto) {
        model(node).children.get(0).value = url;
      }
      note("setUrl " + url, node);
    }
  }

  private void text(OcpNode node) {
    String text = words();
    edits.setText(node, text);
    Model model = model(node);
    model.children.clear();
    if (!text.isEmpty()) {
      model.children.add(Model.text(text));
    }
    note("setText " + text, node);
  }

  private void code(OcpNode node, int choice) {
    Model model = model(node);
    if (node.kind() == NodeKind.CODE && choice == 0) {
      String lang = random.nextInt(3) == 0 && node.meta() == null ? null : "l" + texts.name();
      edits.setLang(node, lang);
      model.field("lang", lang);
      model.head = lang == null ? model.head : "code fenced";
      note("setLang " + lang, node, lineStart(node), node.end());
    } else {
      String value = node.kind() == NodeKind.INLINE_CODE ? texts.line() : texts.lines();
      edits.setValue(node, value);
      model.value = value;
      boolean isIndented = node.kind() == NodeKind.CODE && !node.isFenced();
      if (isIndented) {
        boolean isLine = !value.isEmpty()
            && !value.lines().findFirst().orElse("").isBlank()
            && !value
                .substring(Math.max(value.lastIndexOf('\n'), value.lastIndexOf('\r')) + 1)
                .isBlank();
        model.head = isLine ? "code" : "code fenced";
      }
      note("setValue " + value, node, lineStart(node), node.end());
    }
  }

  private int lineStart(OcpNode node) {
    int at = node.start();
    while (at > 0 && sourceAt(at - 1) != '\n' && sourceAt(at - 1) != '\r') {
      at--;
    }
    return at;
  }

  private int sourceAt(int at) {
    return document.source().get(at);
  }

  private void element(OcpNode node, int choice) {
    Model model = model(node);
    String name = texts.name();
    if (choice == 0) {
      edits.renameElement(node, name);
      model.name = name;
      note("rename " + name, node);
    } else if (choice == 1 && !model.attributes.isEmpty()) {
      Model.Attribute attribute = model.attributes.get(random.nextInt(model.attributes.size()));
      if (attribute.name() == null) {
        return;
      }
      edits.removeAttribute(node, attribute.name());
      model.set("", attribute.name(), null, false);
      note("removeAttribute " + attribute.name(), node);
    } else if (random.nextBoolean()) {
      String value = texts.nasty();
      edits.setAttribute(node, name, value);
      setFirst(model, new Model.Attribute("STRING", name, value));
      note("setAttribute " + name + " " + value, node);
    } else {
      edits.setAttributeExpression(node, name, "{a: 1}");
      setFirst(model, new Model.Attribute("EXPRESSION", name, "{a: 1}"));
      note("setAttributeExpression " + name, node);
    }
  }

  private static void setFirst(Model model, Model.Attribute attribute) {
    int at = -1;
    for (int i = model.attributes.size() - 1; i >= 0; i--) {
      if (Objects.equals(attribute.name(), model.attributes.get(i).name())) {
        at = i;
        model.attributes.remove(i);
      }
    }
    model.attributes.add(at < 0 ? model.attributes.size() : at, attribute);
  }

  // Edits of the structure.

  private void structure(OcpNode node) {
    if (node.parent() == null) {
      return;
    }
    int choice = random.nextInt(6);
    if (choice == 0) {
      delete(node);
    } else if (Kinds.isBlock(node)) {
      block(node, choice);
    } else if (Kinds.isInline(node)) {
      inline(node, choice);
    }
  }

  private void delete(OcpNode node) {
    edits.delete(node);
    OcpNode gone = node;
    while (InlineEdits.isOnly(gone, Objects.requireNonNull(gone.parent()))
        && List.of(NodeKind.PARAGRAPH, NodeKind.LIST, NodeKind.LIST_ITEM)
            .contains(gone.parent().kind())) {
      gone = gone.parent();
    }
    model(gone).isGone = true;
    OcpNode next = gone.nextSibling();
    boolean isFirst = gone.equals(gone.parent().firstChild());
    if (isFirst
        && next != null
        && gone.kind() == NodeKind.LIST_ITEM
        && gone.parent().ordered()) {
      // The list starts with the number of the next item.
      int number = 0;
      for (int at = next.start(); Character.isDigit(sourceAt(at)); at++) {
        number = number * 10 + sourceAt(at) - '0';
      }
      parent(gone).head = parent(gone).head.replaceFirst("from \\d+", "from " + number);
    }
    isStructural = true;
    mayLeaveComment = true;
    noteAround("delete", gone);
  }

  /** Notes a range with the white space around a node. */
  private void noteAround(String what, OcpNode node) {
    int start = node.start();
    int end = node.end();
    while (start > 0 && isLoose(sourceAt(start - 1))) {
      start--;
    }
    while (end < document.sourceByteSize() && isLoose(sourceAt(end))) {
      end++;
    }
    note(what, node, start, end);
  }

  private static boolean isLoose(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '>';
  }

  private void block(OcpNode node, int choice) {
    if (choice == 5 && document.format() == Format.MDX) {
      edits.wrapInElement(node, "W");
      Model wrapper = new Model(NodeKind.MDX_JSX_FLOW_ELEMENT);
      wrapper.name = "W";
      wrapper.children.add(model(node));
      wrap(parent(node).children, model(node), wrapper);
      isStructural = true;
      noteAround("wrap", node);
      return;
    }
    Consumer<TreeBuilder> content = blocks();
    Markup markup = Markup.blocks(content);
    List<Model> models;
    TreeBuilder builder =
        document.format() == Format.MDX ? TreeBuilder.mdx() : TreeBuilder.markdown();
    content.accept(builder);
    try (OcpDocument built = builder.build()) {
      models = Model.blocks(built);
    }
    List<Model> siblings = parent(node).children;
    switch (choice) {
      case 1, 2 -> {
        edits.insertAfter(node, markup);
        Model model = model(node);
        siblings.addAll(indexOf(siblings, model) + 1 + model.inserted, models);
        model.inserted += models.size();
      }
      case 3 -> {
        edits.insertBefore(node, markup);
        siblings.addAll(indexOf(siblings, model(node)), models);
      }
      default -> {
        edits.replace(node, markup);
        Model model = model(node);
        model.isGone = true;
        siblings.addAll(indexOf(siblings, model) + 1, models);
        model.inserted += models.size();
      }
    }
    isStructural = true;
    noteAround("block " + choice + " " + models, node);
  }

  private void wrap(List<Model> siblings, Model model, Model wrapper) {
    int at = indexOf(siblings, model);
    if (!siblings.isEmpty()) {
      siblings.set(at, wrapper);
    }
  }

  private int indexOf(List<Model> list, Model model) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) == model) {
        return i;
      }
    }
    isBroken = true;
    return 0;
  }

  private Consumer<TreeBuilder> blocks() {
    String text = words().strip();
    String words = text.isEmpty() ? "a" : text;
    String lines = texts.lines();
    return switch (random.nextInt(7)) {
      case 0 -> b -> b.heading(2, words.replaceAll("[\r\n]", ""));
      case 1 -> b -> b.code("js", lines);
      case 2 -> b -> b.list(list -> list.item("one").item("two"));
      case 3 -> b -> b.blockquote(q -> q.paragraph("quoted").code(lines));
      case 4 -> b -> b.thematicBreak().paragraph("a");
      case 5 -> b -> b.table(t -> t.row("a", "b").row("c", "d"));
      default -> b -> b.paragraph(words);
    };
  }

  private void inline(OcpNode node, int choice) {
    if (choice == 5) {
      Model wrapper;
      if (document.format() == Format.MDX && random.nextBoolean()) {
        edits.wrapInElement(node, "W");
        wrapper = new Model(NodeKind.MDX_JSX_TEXT_ELEMENT);
        wrapper.name = "W";
      } else {
        edits.wrapInLink(node, "u v");
        wrapper = new Model(NodeKind.LINK);
        wrapper.field("url", "u v");
      }
      wrapper.children.add(model(node));
      wrap(parent(node).children, model(node), wrapper);
      note("wrap inline " + wrapper.name, node);
      return;
    }
    Consumer<PhrasingBuilder> content = phrasing();
    List<Model> models;
    try (OcpDocument built = TreeBuilder.markdown().paragraph(content).build()) {
      models = Model.blocks(built).get(0).children;
    }
    Markup markup = Markup.inline(content);
    List<Model> siblings = parent(node).children;
    switch (choice) {
      case 1 -> {
        edits.insertAfter(node, markup);
        Model model = model(node);
        siblings.addAll(indexOf(siblings, model) + 1 + model.inserted, models);
        model.inserted += models.size();
      }
      case 2 -> {
        edits.insertBefore(node, markup);
        siblings.addAll(indexOf(siblings, model(node)), models);
      }
      default -> {
        edits.replace(node, markup);
        Model model = model(node);
        model.isGone = true;
        siblings.addAll(indexOf(siblings, model) + 1, models);
        model.inserted += models.size();
      }
    }
    noteAround("inline " + choice + " " + models, node);
  }

  private Consumer<PhrasingBuilder> phrasing() {
    String words = words();
    String line = texts.line();
    return switch (random.nextInt(6)) {
      case 0 -> p -> p.emphasis("b");
      case 1 -> p -> p.strong("b c");
      case 2 -> p -> p.link("u " + line, "text");
      case 3 -> p -> p.inlineCode(line);
      default -> p -> p.text(words.isEmpty() ? "a" : words);
    };
  }
}

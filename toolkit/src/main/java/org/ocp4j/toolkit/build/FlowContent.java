package org.ocp4j.toolkit.build;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Alert;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.spi.PayloadFormat;

/**
 * Adds flow content: paragraphs, headings, lists and the other blocks of a document.
 *
 * @param <B> the type of the builder itself
 */
public abstract sealed class FlowContent<B extends FlowContent<B>> extends Content<B>
    permits TreeBuilder, FlowBuilder, ItemBuilder, FlowElementBuilder {
  FlowContent(Tree tree, int node) {
    super(tree, node);
  }

  /** Adds a paragraph. */
  public B paragraph(Consumer<? super PhrasingBuilder> content) {
    return phrasing(new Draft(NodeKind.PARAGRAPH), content);
  }

  /** Adds a paragraph of one text. */
  public B paragraph(String text) {
    return paragraph(paragraph -> paragraph.text(text));
  }

  /**
   * Adds a heading.
   *
   * @param depth from 1 to 6
   */
  public B heading(int depth, Consumer<? super PhrasingBuilder> content) {
    return phrasing(new Draft(NodeKind.HEADING).number(depth), content);
  }

  /**
   * Adds a heading of one text.
   *
   * @param depth from 1 to 6
   */
  public B heading(int depth, String text) {
    return heading(depth, heading -> heading.text(text));
  }

  private B phrasing(Draft draft, Consumer<? super PhrasingBuilder> content) {
    Objects.requireNonNull(content, "content");
    return fill(new PhrasingBuilder(tree, open(draft)), content);
  }

  /** Adds a thematic break. */
  public B thematicBreak() {
    return leaf(new Draft(NodeKind.THEMATIC_BREAK));
  }

  /** Adds a block quote. */
  public B blockquote(Consumer<? super FlowBuilder> content) {
    return flow(new Draft(NodeKind.BLOCKQUOTE), content);
  }

  /**
   * Adds an alert of GitHub. The marker, such as {@code [!NOTE]}, becomes the start of the content:
   * the first line of its first paragraph, or a paragraph of its own if something else is first.
   */
  public B alert(Alert alert, Consumer<? super FlowBuilder> content) {
    Objects.requireNonNull(content, "content");
    requireOpen();
    return fill(new FlowBuilder(tree, tree.openAlert(alert)), content);
  }

  private B flow(Draft draft, Consumer<? super FlowBuilder> content) {
    Objects.requireNonNull(content, "content");
    return fill(new FlowBuilder(tree, open(draft)), content);
  }

  /** Adds a list that is not ordered. */
  public B list(Consumer<? super ListBuilder> items) {
    return list(new Draft(NodeKind.LIST), items);
  }

  /** Adds an ordered list that starts with 1. */
  public B orderedList(Consumer<? super ListBuilder> items) {
    return orderedList(1, items);
  }

  /**
   * Adds an ordered list.
   *
   * @param start the number of the first item, from 0 to 999,999,999
   */
  public B orderedList(int start, Consumer<? super ListBuilder> items) {
    return list(new Draft(NodeKind.LIST).flags(PayloadFormat.LIST_ORDERED).number(start), items);
  }

  private B list(Draft draft, Consumer<? super ListBuilder> items) {
    Objects.requireNonNull(items, "items");
    return fill(new ListBuilder(tree, open(draft)), items);
  }

  /** Adds fenced code without a language. */
  public B code(String value) {
    return code(null, null, value);
  }

  /** Adds fenced code with a language, or without one for null. */
  public B code(@Nullable String language, String value) {
    return code(language, null, value);
  }

  /**
   * Adds fenced code.
   *
   * @param language the first word after the fence, or null
   * @param meta the rest of the line after the language, or null
   * @param value the code, without a line ending after the last line
   */
  public B code(@Nullable String language, @Nullable String meta, String value) {
    return leaf(literal(NodeKind.CODE, value)
        .flags(PayloadFormat.CODE_FENCED)
        .field(NodeField.LANG, language)
        .field(NodeField.META, meta));
  }

  /** Adds indented code, which MDX does not have. */
  public B indentedCode(String value) {
    return leaf(literal(NodeKind.CODE, value));
  }

  /** Adds raw HTML, which MDX does not have. */
  public B html(String value) {
    return leaf(literal(NodeKind.HTML, value));
  }

  /** Adds a definition without a title; see {@link #definition(String, String, String)}. */
  public B definition(String label, String url) {
    return definition(label, url, null);
  }

  /**
   * Adds a definition, to which references with a label that matches refer. The identifier is made
   * of the label as a parser makes it.
   *
   * @param title the title, or null
   */
  public B definition(String label, String url, @Nullable String title) {
    return leaf(Labels.label(new Draft(NodeKind.DEFINITION), label, tree)
        .field(NodeField.URL, Objects.requireNonNull(url, "url"))
        .field(NodeField.TITLE, title));
  }

  /** Adds the definition of a footnote. */
  public B footnoteDefinition(String label, Consumer<? super FlowBuilder> content) {
    return flow(Labels.label(new Draft(NodeKind.FOOTNOTE_DEFINITION), label, tree), content);
  }

  /** Adds a table. */
  public B table(Consumer<? super TableBuilder> rows) {
    Objects.requireNonNull(rows, "rows");
    return fill(new TableBuilder(tree, open(new Draft(NodeKind.TABLE))), rows);
  }

  /** Adds math. */
  public B math(String value) {
    return math(null, value);
  }

  /**
   * Adds math.
   *
   * @param meta the rest of the line after the opening fence, or null
   */
  public B math(@Nullable String meta, String value) {
    return leaf(literal(NodeKind.MATH, value).field(NodeField.META, meta));
  }

  /**
   * Adds an expression of MDX, which is not checked.
   *
   * @param code the code between the braces
   */
  public B expression(String code) {
    return leaf(literal(NodeKind.MDX_FLOW_EXPRESSION, code));
  }

  /**
   * Adds a JSX element. Without children it is self-closing.
   *
   * @param name an identifier, {@code a.b} or {@code a:b}
   */
  public B element(String name, Consumer<? super FlowElementBuilder> content) {
    Objects.requireNonNull(content, "content");
    Draft draft = literal(NodeKind.MDX_JSX_FLOW_ELEMENT, name);
    return fill(new FlowElementBuilder(tree, open(draft)), content);
  }

  /** Adds a JSX fragment. */
  public B fragment(Consumer<? super FlowBuilder> content) {
    return flow(new Draft(NodeKind.MDX_JSX_FLOW_ELEMENT), content);
  }

  static Draft literal(NodeKind kind, String value) {
    return new Draft(kind).text(Objects.requireNonNull(value, "value"));
  }
}

package org.ocp4j.toolkit.build;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.ReferenceType;
import org.ocp4j.spi.PayloadFormat;

/**
 * Adds phrasing content: texts, emphasis, links and whatever else stands in a paragraph.
 *
 * @param <B> the type of the builder itself
 */
public abstract sealed class PhrasingContent<B extends PhrasingContent<B>> extends Content<B>
    permits PhrasingBuilder, TextElementBuilder {
  PhrasingContent(Tree tree, int node) {
    super(tree, node);
  }

  /**
   * Adds text. Texts that follow one another become one text, as in a parsed document, and an empty
   * text adds nothing. The text is not Markdown: {@code *} is an asterisk.
   */
  public B text(String value) {
    requireOpen();
    tree.text(Objects.requireNonNull(value, "value"));
    return self();
  }

  /** Adds emphasis. */
  public B emphasis(Consumer<? super PhrasingBuilder> content) {
    return phrasing(new Draft(NodeKind.EMPHASIS), content);
  }

  /** Adds emphasis of one text. */
  public B emphasis(String text) {
    return emphasis(emphasis -> emphasis.text(text));
  }

  /** Adds strong emphasis. */
  public B strong(Consumer<? super PhrasingBuilder> content) {
    return phrasing(new Draft(NodeKind.STRONG), content);
  }

  /** Adds strong emphasis of one text. */
  public B strong(String text) {
    return strong(strong -> strong.text(text));
  }

  /** Adds struck text. */
  public B delete(Consumer<? super PhrasingBuilder> content) {
    return phrasing(new Draft(NodeKind.DELETE), content);
  }

  /** Adds struck text of one text. */
  public B delete(String text) {
    return delete(delete -> delete.text(text));
  }

  private B phrasing(Draft draft, Consumer<? super PhrasingBuilder> content) {
    Objects.requireNonNull(content, "content");
    return fill(new PhrasingBuilder(tree, open(draft)), content);
  }

  /** Adds code in text. */
  public B inlineCode(String value) {
    return leaf(FlowContent.literal(NodeKind.INLINE_CODE, value));
  }

  /** Adds a hard line break. */
  public B lineBreak() {
    return leaf(new Draft(NodeKind.BREAK));
  }

  /** Adds a link without a title. */
  public B link(String url, Consumer<? super PhrasingBuilder> content) {
    return link(url, null, content);
  }

  /** Adds a link of one text, without a title. */
  public B link(String url, String text) {
    return link(url, link -> link.text(text));
  }

  /**
   * Adds a link.
   *
   * @param url the destination, which may be empty
   * @param title the title, or null
   */
  public B link(String url, @Nullable String title, Consumer<? super PhrasingBuilder> content) {
    return phrasing(link(url).field(NodeField.TITLE, title), content);
  }

  /** Adds an autolink, whose text is its address. MDX and GFM have those of some schemes only. */
  public B autolink(String url) {
    Draft draft = link(url).flags(PayloadFormat.LINK_AUTO);
    return phrasing(draft, link -> link.text(url));
  }

  private static Draft link(String url) {
    return new Draft(NodeKind.LINK).field(NodeField.URL, Objects.requireNonNull(url, "url"));
  }

  /** Adds an image without a title. */
  public B image(String url, String alt) {
    return image(url, alt, null);
  }

  /**
   * Adds an image.
   *
   * @param alt the alternative text, which may be empty
   * @param title the title, or null
   */
  public B image(String url, String alt, @Nullable String title) {
    return leaf(new Draft(NodeKind.IMAGE)
        .field(NodeField.ALT, Objects.requireNonNull(alt, "alt"))
        .field(NodeField.URL, Objects.requireNonNull(url, "url"))
        .field(NodeField.TITLE, title));
  }

  /** Adds a link through a definition, written with its text and its label. */
  public B linkReference(String label, Consumer<? super PhrasingBuilder> content) {
    return linkReference(label, ReferenceType.FULL, content);
  }

  /**
   * Adds a link through a definition.
   *
   * @param label the label, which is also the text unless the type is {@link ReferenceType#FULL}
   */
  public B linkReference(
      String label, ReferenceType type, Consumer<? super PhrasingBuilder> content) {
    Draft draft = new Draft(NodeKind.LINK_REFERENCE).flags(Flags.of(type));
    return phrasing(Labels.label(draft, label, tree), content);
  }

  /** Adds an image through a definition, written with its alternative text and its label. */
  public B imageReference(String label, String alt) {
    return imageReference(label, ReferenceType.FULL, alt);
  }

  /**
   * Adds an image through a definition.
   *
   * @param label the label, which is also the alternative text unless the type is {@link
   *     ReferenceType#FULL}
   */
  public B imageReference(String label, ReferenceType type, String alt) {
    Draft draft = new Draft(NodeKind.IMAGE_REFERENCE)
        .flags(Flags.of(type))
        .field(NodeField.ALT, Objects.requireNonNull(alt, "alt"));
    return leaf(Labels.label(draft, label, tree));
  }

  /** Adds a call to a footnote. */
  public B footnoteReference(String label) {
    return leaf(Labels.label(new Draft(NodeKind.FOOTNOTE_REFERENCE), label, tree));
  }

  /** Adds raw HTML, which MDX does not have. */
  public B html(String value) {
    return leaf(FlowContent.literal(NodeKind.HTML, value));
  }

  /** Adds math in text. */
  public B inlineMath(String value) {
    return leaf(FlowContent.literal(NodeKind.INLINE_MATH, value));
  }

  /**
   * Adds an expression of MDX, which is not checked.
   *
   * @param code the code between the braces
   */
  public B expression(String code) {
    return leaf(FlowContent.literal(NodeKind.MDX_TEXT_EXPRESSION, code));
  }

  /**
   * Adds a JSX element. Without children it is self-closing.
   *
   * @param name an identifier, {@code a.b} or {@code a:b}
   */
  public B element(String name, Consumer<? super TextElementBuilder> content) {
    Objects.requireNonNull(content, "content");
    Draft draft = FlowContent.literal(NodeKind.MDX_JSX_TEXT_ELEMENT, name);
    return fill(new TextElementBuilder(tree, open(draft)), content);
  }

  /** Adds a JSX fragment. */
  public B fragment(Consumer<? super PhrasingBuilder> content) {
    return phrasing(new Draft(NodeKind.MDX_JSX_TEXT_ELEMENT), content);
  }
}

package org.ocp4j.engine.java.internal;

import static org.ocp4j.spi.PayloadFormat.ATTRIBUTE_SPREAD;
import static org.ocp4j.spi.PayloadFormat.FIELD_NAMED;
import static org.ocp4j.spi.PayloadFormat.JSX_SELF_CLOSING;

import org.jspecify.annotations.Nullable;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.NodeKind;
import org.ocp4j.spi.ParserFailure;

/**
 * Makes JSX elements of tags, and checks that they nest with each other and with all other nodes.
 */
final class Elements {
  private final Tree tree;
  private final Jsx jsx;
  private final Values values;

  /** For each open element, the source offset where its opening tag ends. */
  private final Ints openTags;

  /** The open tags in an image's alternative text. */
  private final Ints imageTags;

  private byte[] source = new byte[0];

  Elements(Scratch scratch, Tree tree, Jsx jsx, Values values) {
    this.tree = tree;
    this.jsx = jsx;
    this.values = values;
    openTags = new Ints(scratch, 32);
    imageTags = new Ints(scratch, 8);
  }

  void begin(byte[] source) {
    this.source = source;
    openTags.clear();
    imageTags.clear();
  }

  /** Adds a tag: opens an element, closes one, or both. */
  void tag(int tag, boolean flow) {
    if (jsx.isClosing(tag)) {
      close(tag);
      return;
    }
    boolean selfClosing = jsx.isSelfClosing(tag);
    NodeKind kind = flow ? NodeKind.MDX_JSX_FLOW_ELEMENT : NodeKind.MDX_JSX_TEXT_ELEMENT;
    int flags = selfClosing ? JSX_SELF_CLOSING : 0;
    tree.open(kind.code(), flags, jsx.start(tag), 0);
    tree.name(values, jsx.nameOffset(tag), jsx.nameLength(tag));
    attributes(tag);
    if (selfClosing) {
      tree.close(jsx.end(tag));
    } else {
      openTags.push(jsx.end(tag));
    }
  }

  private void attributes(int tag) {
    int end = jsx.attributesEnd(tag);
    for (int i = jsx.firstAttribute(tag); i < end; i += Jsx.ATTRIBUTE_STRIDE) {
      int kind = jsx.attributeKind(i);
      boolean named = kind != ATTRIBUTE_SPREAD;
      int nameLength = named ? jsx.attributeNameLength(i) : 0;
      int name =
          named ? tree.strings.name(values, jsx.attributeName(i), nameLength) : Values.ABSENT;
      int valueLength = jsx.attributeValueLength(i);
      int value = tree.strings.value(values, jsx.attributeValue(i), valueLength);
      tree.attribute(
          kind,
          FIELD_NAMED,
          name,
          nameLength,
          value,
          valueLength,
          jsx.attributeStart(i),
          jsx.attributeEnd(i));
    }
  }

  private void close(int tag) {
    int start = jsx.start(tag);
    int end = jsx.end(tag);
    if (openTags.size == 0) {
      throw new ParserFailure(
          DiagnosticCode.UNEXPECTED_CLOSING_SLASH,
          "Unexpected closing slash `/` in tag, expected an open tag first",
          start + 1,
          start + 2);
    }
    int innermost = tree.innermost();
    if (!tree.isElement(innermost)) {
      String type = Tree.type(tree.kind(innermost));
      int from = tree.nodes.array[innermost + Tree.START];
      throw new ParserFailure(
          DiagnosticCode.END_TAG_MISMATCH,
          "Unexpected closing tag `"
              + tagName("</", tag)
              + "`, expected it after the end of the `"
              + type
              + "` that starts at "
              + place(from)
              + ", or its opening tag in there",
          start,
          end);
    }
    if (!closes(tag, innermost)) {
      throw new ParserFailure(
          DiagnosticCode.END_TAG_MISMATCH,
          "Unexpected closing tag `"
              + tagName("</", tag)
              + "`, expected corresponding closing tag for `"
              + openingTag(innermost)
              + "` ("
              + placeOfOpening(innermost)
              + ")",
          start,
          end);
    }
    openTags.size--;
    tree.close(end);
  }

  private boolean closes(int tag, int node) {
    int length = jsx.nameLength(tag);
    return length == tree.nodes.array[node + Tree.LENGTH]
        && nameOf(tag) == tree.nodes.array[node + Tree.TEXT];
  }

  /**
   * Throws if an element is open where another node ends. The error points at the opening tag,
   * which is what the author has to change.
   *
   * @param type the node's type, or null at the end of the document
   */
  void checkClosed(@Nullable String type) {
    int innermost = tree.innermost();
    if (openTags.size == 0 || !tree.isElement(innermost)) {
      return;
    }
    String where = type == null ? "" : " before the end of `" + type + "`";
    throw new ParserFailure(
        DiagnosticCode.END_TAG_MISMATCH,
        "Expected a closing tag for `" + openingTag(innermost) + "`" + where,
        tree.nodes.array[innermost + Tree.START],
        openTags.array[openTags.size - 1]);
  }

  // Tags in an image must nest, too, although an image has no children.

  /** Throws if a tag in an image's alternative text closes no other tag of it. */
  void tagInImage(int tag) {
    if (jsx.isClosing(tag)) {
      int open = imageTags.size == 0 ? -1 : imageTags.array[--imageTags.size];
      if (open < 0 || !sameName(open, tag)) {
        throw new ParserFailure(
            DiagnosticCode.END_TAG_MISMATCH,
            "Unexpected closing tag `"
                + tagName("</", tag)
                + "`, expected corresponding opening tag in the same image",
            jsx.start(tag),
            jsx.end(tag));
      }
    } else if (!jsx.isSelfClosing(tag)) {
      imageTags.push(tag);
    }
  }

  /** Throws if a tag is open where an image ends. */
  void checkImage() {
    if (imageTags.size > 0) {
      int tag = imageTags.array[imageTags.size - 1];
      throw new ParserFailure(
          DiagnosticCode.END_TAG_MISMATCH,
          "Expected a closing tag for `" + tagName("<", tag) + "` before the end of `image`",
          jsx.start(tag),
          jsx.end(tag));
    }
  }

  private boolean sameName(int first, int second) {
    return nameOf(first) == nameOf(second);
  }

  private int nameOf(int tag) {
    return tree.strings.name(values, jsx.nameOffset(tag), jsx.nameLength(tag));
  }

  // Errors.

  private String openingTag(int node) {
    int offset = tree.nodes.array[node + Tree.TEXT];
    return "<" + tree.strings.string(offset, tree.nodes.array[node + Tree.LENGTH]) + ">";
  }

  private String tagName(String mark, int tag) {
    int length = jsx.nameLength(tag);
    return mark + tree.strings.string(nameOf(tag), length) + ">";
  }

  private String placeOfOpening(int node) {
    int start = tree.nodes.array[node + Tree.START];
    return place(start) + "-" + place(openTags.array[openTags.size - 1]);
  }

  /** Returns a source offset as a line and a column in UTF-16 code units, from one. */
  private String place(int offset) {
    int line = 1;
    int column = 1;
    int i = 0;
    while (i < offset) {
      if (Chars.isEol(source[i])) {
        i = Chars.afterEol(source, i, source.length);
        line++;
        column = 1;
      } else {
        column += Links.utf16Units(source[i]);
        i++;
      }
    }
    return line + ":" + column;
  }
}

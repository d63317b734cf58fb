package org.ocp4j.engine.java.internal;

import static org.ocp4j.spi.PayloadFormat.FIELD_NAMED;
import static org.ocp4j.spi.PayloadFormat.JSX_SELF_CLOSING;

import org.jspecify.annotations.Nullable;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.NodeKind;
import org.ocp4j.spi.ParserFailure;

/** JSX elements made of their tags, which have to nest with each other and with all else. */
final class Elements {
  private final Tree tree;
  private final Jsx jsx;
  private final Values values;

  /** The open elements: where the opening tag ends, by which errors name it. */
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
    int[] a = jsx.tags.a;
    if ((a[tag + Jsx.TAG_FLAGS] & Jsx.CLOSING) != 0) {
      close(tag);
      return;
    }
    boolean selfClosing = (a[tag + Jsx.TAG_FLAGS] & Jsx.SELF_CLOSING) != 0;
    NodeKind kind = flow ? NodeKind.MDX_JSX_FLOW_ELEMENT : NodeKind.MDX_JSX_TEXT_ELEMENT;
    int flags = selfClosing ? JSX_SELF_CLOSING : 0;
    tree.open(kind.code(), flags, a[tag + Jsx.TAG_START], 0);
    tree.name(values, a[tag + Jsx.TAG_NAME], a[tag + Jsx.TAG_NAME + 1]);
    attributes(tag);
    if (selfClosing) {
      tree.close(a[tag + Jsx.TAG_END]);
    } else {
      openTags.push(a[tag + Jsx.TAG_END]);
    }
  }

  private void attributes(int tag) {
    int[] a = jsx.attributes.a;
    int end = jsx.tags.a[tag + Jsx.TAG_ATTRIBUTES_END];
    for (int i = jsx.tags.a[tag + Jsx.TAG_ATTRIBUTES]; i < end; i += Jsx.ATTRIBUTE_STRIDE) {
      int kind = a[i + Jsx.ATTRIBUTE_KIND];
      boolean named = kind != Jsx.SPREAD;
      int nameLength = named ? a[i + Jsx.ATTRIBUTE_NAME + 1] : 0;
      int name =
          named ? tree.strings.name(values, a[i + Jsx.ATTRIBUTE_NAME], nameLength) : Values.ABSENT;
      int valueLength = a[i + Jsx.ATTRIBUTE_VALUE + 1];
      int value = tree.strings.value(values, a[i + Jsx.ATTRIBUTE_VALUE], valueLength);
      tree.attribute(
          kind,
          FIELD_NAMED,
          name,
          nameLength,
          value,
          valueLength,
          a[i + Jsx.ATTRIBUTE_START],
          a[i + Jsx.ATTRIBUTE_END]);
    }
  }

  private void close(int tag) {
    int[] a = jsx.tags.a;
    int start = a[tag + Jsx.TAG_START];
    int end = a[tag + Jsx.TAG_END];
    if (openTags.n == 0) {
      throw new ParserFailure(
          DiagnosticCode.UNEXPECTED_CLOSING_SLASH,
          "Unexpected closing slash `/` in tag, expected an open tag first",
          start + 1,
          start + 2);
    }
    int innermost = tree.innermost();
    if (!tree.isElement(innermost)) {
      String type = Tree.type(tree.kind(innermost));
      int from = tree.nodes.a[innermost + Tree.START];
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
    openTags.n--;
    tree.close(end);
  }

  private boolean closes(int tag, int node) {
    int length = jsx.tags.a[tag + Jsx.TAG_NAME + 1];
    return length == tree.nodes.a[node + Tree.LENGTH]
        && nameOf(tag) == tree.nodes.a[node + Tree.TEXT];
  }

  /**
   * Checks that no element is open where another node ends. The error points at the opening tag,
   * which is what has to be mended.
   *
   * @param type the node's type, or null at the end of the document
   */
  void checkClosed(@Nullable String type) {
    int innermost = tree.innermost();
    if (openTags.n == 0 || !tree.isElement(innermost)) {
      return;
    }
    String where = type == null ? "" : " before the end of `" + type + "`";
    throw new ParserFailure(
        DiagnosticCode.END_TAG_MISMATCH,
        "Expected a closing tag for `" + openingTag(innermost) + "`" + where,
        tree.nodes.a[innermost + Tree.START],
        openTags.a[openTags.n - 1]);
  }

  // Tags in an image, which has no children: they must nest all the same.

  /** Checks a tag in an image's alternative text. */
  void tagInImage(int tag) {
    int[] a = jsx.tags.a;
    int flags = a[tag + Jsx.TAG_FLAGS];
    if (flags == 0) {
      imageTags.push(tag);
    } else if (flags == Jsx.CLOSING) {
      int open = imageTags.n == 0 ? -1 : imageTags.a[--imageTags.n];
      if (open < 0 || !sameName(open, tag)) {
        throw new ParserFailure(
            DiagnosticCode.END_TAG_MISMATCH,
            "Unexpected closing tag `"
                + tagName("</", tag)
                + "`, expected corresponding opening tag in the same image",
            a[tag + Jsx.TAG_START],
            a[tag + Jsx.TAG_END]);
      }
    }
  }

  /** Checks that no tag is open where an image ends. */
  void checkImage() {
    if (imageTags.n > 0) {
      int tag = imageTags.a[imageTags.n - 1];
      throw new ParserFailure(
          DiagnosticCode.END_TAG_MISMATCH,
          "Expected a closing tag for `" + tagName("<", tag) + "` before the end of `image`",
          jsx.tags.a[tag + Jsx.TAG_START],
          jsx.tags.a[tag + Jsx.TAG_END]);
    }
  }

  private boolean sameName(int first, int second) {
    return nameOf(first) == nameOf(second);
  }

  private int nameOf(int tag) {
    int[] a = jsx.tags.a;
    return tree.strings.name(values, a[tag + Jsx.TAG_NAME], a[tag + Jsx.TAG_NAME + 1]);
  }

  // Errors.

  private String openingTag(int node) {
    int offset = tree.nodes.a[node + Tree.TEXT];
    return "<" + tree.strings.string(offset, tree.nodes.a[node + Tree.LENGTH]) + ">";
  }

  private String tagName(String mark, int tag) {
    int length = jsx.tags.a[tag + Jsx.TAG_NAME + 1];
    return mark + tree.strings.string(nameOf(tag), length) + ">";
  }

  private String placeOfOpening(int node) {
    int start = tree.nodes.a[node + Tree.START];
    return place(start) + "-" + place(openTags.a[openTags.n - 1]);
  }

  /** Line and UTF-16 column, from one. */
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

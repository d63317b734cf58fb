package org.ocp4j.lucene;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeField;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;

/** Makes the plain text of a document, in one walk through its nodes. */
final class PlainTextWalk {
  private static final int QUOTE = 0;
  private static final int SEPARATE_WORDS = 1;
  private static final int SEPARATE_LINES = 2;

  private final OcpDocument document;
  private final SourcePositions positions;
  private final Alignment alignment = new Alignment();
  private final InlineAligner inlines;
  private final LineAligner lines;
  private final PlainTextBuilder result = new PlainTextBuilder();

  /** The nodes around the current one whose end matters: after which node, and what it means. */
  private int[] openEnds = new int[16];

  private int[] openKinds = new int[16];
  private int open;
  private int quotes;

  /** The index of the node after the paragraph, heading or cell that was entered last. */
  private int inlineEnd;

  /** The offset in bytes before which text is left out, as it is the marker of an alert. */
  private int alertEnd;

  PlainTextWalk(OcpDocument document) {
    this.document = document;
    positions = new SourcePositions(document);
    inlines = new InlineAligner(positions.source(), alignment);
    lines = new LineAligner(positions.source(), alignment);
  }

  PlainText walk() {
    try (OcpCursor cursor = document.cursor()) {
      do {
        leaveUntil(cursor.index());
        enter(cursor);
      } while (cursor.next());
    }
    return result.build(positions.source().length());
  }

  private void leaveUntil(int index) {
    while (open > 0 && openEnds[open - 1] <= index) {
      open--;
      switch (openKinds[open]) {
        case QUOTE -> quotes--;
        case SEPARATE_WORDS -> result.separate(' ');
        case SEPARATE_LINES -> result.separate('\n');
        default -> throw new AssertionError("nothing ends here");
      }
    }
  }

  private void open(OcpCursor node, int kind) {
    if (open == openEnds.length) {
      openEnds = Arrays.copyOf(openEnds, open * 2);
      openKinds = Arrays.copyOf(openKinds, open * 2);
    }
    openEnds[open] = node.subtreeEnd();
    openKinds[open] = kind;
    open++;
  }

  private void enter(OcpCursor node) {
    switch (node.kind()) {
      case TEXT -> text(node);
      case INLINE_CODE, INLINE_MATH -> {
        String value = valueOf(node);
        inlines.align(InlineAligner.Kind.CODE, value, start(node), end(node), quotes);
        append(value, Origin.INLINE_CODE);
      }
      case CODE -> block(node, node.isFenced());
      case MATH -> block(node, true);
      case HTML -> html(node);
      case IMAGE, IMAGE_REFERENCE -> image(node);
      case BREAK -> result.separate('\n');
      case MDX_TEXT_EXPRESSION, FOOTNOTE_REFERENCE -> result.separate(' ');
      case MDX_JSX_TEXT_ELEMENT -> element(node);
      case TABLE_CELL -> {
        result.separate('\t');
        inlineEnd = node.subtreeEnd();
      }
      case PARAGRAPH, HEADING -> {
        result.separate('\n');
        inlineEnd = node.subtreeEnd();
      }
      case BLOCKQUOTE -> quote(node);
      case MDX_JSX_FLOW_ELEMENT -> {
        result.separate('\n');
        open(node, SEPARATE_LINES);
      }
      case EMPHASIS, STRONG, DELETE, LINK, LINK_REFERENCE -> {}
      default -> result.separate('\n');
    }
  }

  private int start(OcpCursor node) {
    return positions.index(node.start());
  }

  private int end(OcpCursor node) {
    return positions.index(node.end());
  }

  private static String valueOf(OcpCursor node) {
    String value = node.value();
    return value == null ? "" : value;
  }

  private void append(String value, Origin origin) {
    result.append(value, 0, value.length(), alignment, origin);
  }

  private void text(OcpCursor node) {
    String value = valueOf(node);
    int start = start(node);
    boolean hasMarker = node.start() < alertEnd;
    int markerEnd = hasMarker ? positions.index(alertEnd) : 0;
    inlines.align(InlineAligner.Kind.TEXT, value, start, end(node), quotes);
    int from = 0;
    while (hasMarker
        && from < value.length()
        && (alignment.start(from) < markerEnd || Character.isWhitespace(value.charAt(from)))) {
      from++;
    }
    result.append(value, from, value.length(), alignment, Origin.PROSE);
  }

  private void block(OcpCursor node, boolean hasFence) {
    String value = valueOf(node);
    result.separate('\n');
    lines.align(value, start(node), end(node), hasFence);
    append(value, Origin.CODE);
    result.separate('\n');
  }

  private void html(OcpCursor node) {
    boolean isInline = node.index() < inlineEnd;
    if (!isInline) {
      result.separate('\n');
    }
    String value = valueOf(node);
    lines.align(value, start(node), end(node), false);
    HtmlText texts = new HtmlText(value);
    boolean hasNext;
    do {
      hasNext = texts.next();
      if (texts.separates()) {
        result.separate(' ');
      }
      result.append(value, texts.start(), texts.end(), alignment, Origin.PROSE);
    } while (hasNext);
    if (!isInline) {
      result.separate('\n');
    }
  }

  private void image(OcpCursor node) {
    String alt = node.alt();
    int attribute = node.attributeOf(NodeField.ALT);
    result.separate(' ');
    if (alt != null && !alt.isEmpty() && attribute >= 0) {
      int from = positions.index(node.attributeStart(attribute));
      int to = positions.index(node.attributeEnd(attribute));
      inlines.align(InlineAligner.Kind.ALT, alt, from, to, quotes);
      append(alt, Origin.PROSE);
      result.separate(' ');
    }
  }

  private void element(OcpCursor node) {
    if (!isInline(node.name())) {
      result.separate(' ');
      open(node, SEPARATE_WORDS);
    }
  }

  private static boolean isInline(@Nullable String element) {
    return element == null || HtmlText.isInline(element);
  }

  private void quote(OcpCursor node) {
    result.separate('\n');
    quotes++;
    open(node, QUOTE);
    int attribute = node.attributeOf(NodeField.ALERT);
    if (attribute >= 0) {
      alertEnd = node.attributeEnd(attribute);
    }
  }
}

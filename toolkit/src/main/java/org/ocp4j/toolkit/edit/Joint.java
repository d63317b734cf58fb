package org.ocp4j.toolkit.edit;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpNode;
import org.ocp4j.ReferenceType;

/**
 * A range of a paragraph, a heading or a cell that gets other content, and what stands beside it.
 * It refuses content that would be read together with what is around it.
 */
final class Joint {
  private static final String MARKS = "*_~";
  private static final Pattern ADDRESS =
      Pattern.compile("www\\.|http|[@:/]", Pattern.CASE_INSENSITIVE);
  private static final Pattern REFERENCE = Pattern.compile("&[#A-Za-z0-9]*$");
  private static final Pattern START_MARKS = Pattern.compile("[-#+=>*_~`:|0-9.)]*");

  private enum CharClass {
    WHITE,
    PUNCTUATION,
    OTHER
  }

  private final Source source;
  private final OcpNode node;
  private final OcpNode leaf;
  private final Margin margin;
  private final int start;
  private final int end;
  private final @Nullable OcpNode removed;
  private final boolean startsLine;
  private final boolean endsLine;
  private final boolean endsLeaf;

  /** Whether the range starts after the opening mark of emphasis; ends before the closing one. */
  private final boolean startsMark;

  private final boolean endsMark;

  /**
   * Creates a joint.
   *
   * @param node the node that is edited, or one beside the place
   * @param from where the range starts
   * @param to where it ends
   * @param removed the node whose content, or which itself, is removed; null for an insertion
   */
  Joint(Source source, OcpNode node, int from, int to, @Nullable OcpNode removed) {
    this.source = source;
    this.node = node;
    this.removed = removed;
    OcpNode found = Kinds.leafOf(node);
    if (found == null) {
      throw source.failure("a " + node.kind().type() + " is not in a text", node);
    }
    leaf = found;
    OcpNode parent = leaf.kind() == NodeKind.TABLE_CELL ? table(leaf) : leaf.parent();
    margin = Margin.of(source, Objects.requireNonNull(parent));
    OcpNode first = Objects.requireNonNull(leaf.firstChild());
    OcpNode last = Objects.requireNonNull(Kinds.lastChild(leaf));
    end = afterIndentation(source, margin, to, last.end());
    start = from == to ? end : from;
    int content = margin.contentStart(start);
    int before = source.skipSpaceBack(start);
    startsLine =
        start <= first.start() || before <= (content < 0 ? source.lineStart(start) : content);
    endsLeaf = end >= last.end();
    OcpNode around = Objects.requireNonNull(node.parent());
    boolean isInMark = Kinds.isMark(around.kind());
    startsMark =
        isInMark && start == Objects.requireNonNull(around.firstChild()).start();
    endsMark =
        isInMark && end == Objects.requireNonNull(Kinds.lastChild(around)).end();
    endsLine = endsLeaf || source.isEol(source.skipSpace(end));
  }

  private static @Nullable OcpNode table(OcpNode cell) {
    return Objects.requireNonNull(Objects.requireNonNull(cell.parent()).parent())
        .parent();
  }

  /** Passes over the start of a line, if a text ends with the line ending before it. */
  private static int afterIndentation(Source source, Margin margin, int place, int leafEnd) {
    if (place >= leafEnd || !source.isEol(place - 1)) {
      return place;
    }
    int content = margin.contentStart(place);
    return source.skipSpace(Math.max(content, place));
  }

  OcpNode leaf() {
    return leaf;
  }

  /** Returns where the range ends: after the start of a line that belongs to no node. */
  int end() {
    return end;
  }

  /** Returns whether the range is in the text of a link. */
  boolean isInLink() {
    boolean isContent = removed != null && !removed.equals(node) && Kinds.isLink(removed.kind());
    boolean isIn = isContent || isIn(NodeKind.LINK) || isIn(NodeKind.LINK_REFERENCE);
    if (isIn && startsLine) {
      throw failure("a line of a link's text starts here: use raw source");
    }
    return isIn;
  }

  /**
   * Checks that a line does not consist of tags when the range is deleted.
   *
   * @throws EditException when it would be a block
   */
  void requireText() {
    String before = lineBefore();
    String rest = (before + source.text(end, source.lineEnd(end))).strip();
    boolean isTag = !rest.isEmpty() && isTag(rest.charAt(0));
    if (leaf.kind() == NodeKind.PARAGRAPH && isTag) {
      throw failure("a line of tags would be read as a block: use raw source");
    }
  }

  Margin margin() {
    return margin;
  }

  boolean startsLine() {
    return startsLine;
  }

  boolean endsLine() {
    return endsLine;
  }

  EditException failure(String reason) {
    return source.failure(reason, start, end);
  }

  // Characters.

  private CharClass before() {
    return startsLine ? CharClass.WHITE : classOf(source.text(charStart(start), start));
  }

  private CharClass after() {
    return endsLine ? CharClass.WHITE : classOf(source.text(end, charEnd(end)));
  }

  private int charStart(int place) {
    int at = place - 1;
    while ((source.b[at] & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }

  private int charEnd(int place) {
    int at = place + 1;
    while (at < source.b.length && (source.b[at] & 0xC0) == 0x80) {
      at++;
    }
    return at;
  }

  private static CharClass classOf(String text) {
    return classOf(text.codePointAt(0));
  }

  private static CharClass classOf(int c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return CharClass.WHITE;
    }
    if (c > Character.MAX_VALUE) {
      return CharClass.OTHER;
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL -> CharClass.PUNCTUATION;
      default -> CharClass.OTHER;
    };
  }

  /** Returns a text that stands for what is before the range, when content is written. */
  String sentinelBefore() {
    if (startsLine) {
      return "";
    }
    return switch (before()) {
      case WHITE -> "x ";
      case PUNCTUATION -> "x,";
      case OTHER -> "x";
    };
  }

  /** Returns a text that stands for what is after the range. */
  String sentinelAfter() {
    if (endsLine) {
      return "";
    }
    return switch (after()) {
      case WHITE -> " x";
      case PUNCTUATION -> ",x";
      case OTHER -> "x";
    };
  }

  // What can be edited at all.

  /**
   * Checks that the content here is what the source has.
   *
   * @throws EditException when it is not
   */
  void requireEditable() {
    if (node.kind() == NodeKind.BREAK) {
      throw failure("a hard break is part of two lines: use raw source");
    }
    boolean isAlertMark = leaf.parent() != null
        && leaf.parent().kind() == NodeKind.BLOCKQUOTE
        && leaf.parent().alert() != null
        && leaf.equals(leaf.parent().firstChild());
    if (isAlertMark) {
      throw failure("the mark of an alert is in this paragraph: replace the alert");
    }
    OcpNode at = removed != null && !removed.equals(node) ? removed : node.parent();
    while (at != null && !at.equals(leaf)) {
      if (at.kind() == NodeKind.LINK && at.isAutolink()) {
        throw failure("the text of an autolink is its address: use setUrl");
      }
      if (at.kind() == NodeKind.LINK_REFERENCE && at.referenceType() != ReferenceType.FULL) {
        throw failure("the text of this reference is its label: replace the reference");
      }
      at = at.parent();
    }
    OcpNode previous = Kinds.previous(node);
    OcpNode next = node.nextSibling();
    if (isBare(previous) || isBare(next) || (removed == null && isBare(node))) {
      throw failure("a bare address beside this would be another one: use raw source");
    }
    boolean besideBreak = (previous != null && previous.kind() == NodeKind.BREAK)
        || (next != null && next.kind() == NodeKind.BREAK);
    if (besideBreak) {
      throw failure("a hard break beside this depends on it: use raw source");
    }
  }

  private boolean isBare(@Nullable OcpNode other) {
    return other != null
        && other.kind() == NodeKind.LINK
        && other.isAutolink()
        && source.at(other.start()) != '<';
  }

  /**
   * Checks that a node may be left without content.
   *
   * @throws EditException when Markdown cannot express that
   */
  void requireEmptiable(OcpNode parent) {
    boolean isEmptiable = switch (parent.kind()) {
      case LINK, TABLE_CELL, MDX_JSX_TEXT_ELEMENT -> true;
      case HEADING -> source.at(parent.start()) == '#';
      default -> false;
    };
    boolean isAlone = parent.kind() == NodeKind.MDX_JSX_TEXT_ELEMENT
        && Kinds.previous(parent) == null
        && parent.nextSibling() == null;
    if (!isEmptiable || isAlone) {
      String type = parent.kind().type();
      throw failure("this is all that the " + type + " has: delete the " + type);
    }
  }

  /**
   * Checks that the node may be put into a link or an element.
   *
   * @throws EditException when that would be read as something else
   */
  void requireWrappable(boolean isLink) {
    Facts inside = Facts.of(node);
    if (inside.hasBreaks || source.isSpace(start) || source.isEol(start)) {
      throw failure("what starts with a space or has a hard break cannot be put into a tag");
    }
    if (source.isSpace(end - 1) || source.isEol(end - 1)) {
      throw failure("what ends with a space cannot be put into a tag");
    }
    if (isLink && (inside.hasLinks || isIn(NodeKind.LINK) || isIn(NodeKind.LINK_REFERENCE))) {
      throw failure("a link cannot stand in a link");
    }
    if (source.at(end - 1) == '\\') {
      throw failure("a backslash at the end would be read with what follows it");
    }
    String text = source.text(start, end);
    if (isLink && node.kind() != NodeKind.IMAGE && text.matches("(?s).*[\\[\\]].*")) {
      throw failure("brackets in this would be read as part of the link");
    }
    boolean mayBeBlock = inside.hasElements || inside.hasHtml || text.matches("(?s).*[\r\n].*");
    if (startsLine && !isLink && (mayBeBlock || endsLine)) {
      throw failure("tags alone on a line would be read as a block: wrap the paragraph");
    }
  }

  private boolean isInMark() {
    return isIn(NodeKind.EMPHASIS) || isIn(NodeKind.STRONG) || isIn(NodeKind.DELETE);
  }

  private boolean isIn(NodeKind kind) {
    for (OcpNode at = node.parent(); at != null && !at.equals(leaf); at = at.parent()) {
      if (at.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  // Content that is safe here.

  /**
   * Checks content against texts anywhere in the paragraph, whose characters might pair with it.
   *
   * @throws EditException when they might
   */
  void requireSafe(Facts content) {
    boolean hasInner = content.links > (isInLink() ? 1 : 0);
    if (hasInner && isInLink()) {
      throw failure("a link cannot stand in a link");
    }
    boolean isFree = before() == CharClass.WHITE && after() == CharClass.WHITE;
    if (content.hasMarks && !isFree && isInMark()) {
      throw failure("marks of emphasis in emphasis need white space around them");
    }
    if (content.hasBreaks && (leaf.kind() != NodeKind.PARAGRAPH || startsLine || endsLine)) {
      throw failure("a hard break stands between two texts of a paragraph only");
    }
    if (content.hasHtml || content.hasElements) {
      requireText();
    }
    if ((content.hasHtml || content.hasElements) && (startsLine || endsLine)) {
      throw failure("tags at the start or end of a line may be read as a block: use raw source");
    }
    content.undefined.removeAll(Facts.of(source.document.root()).defined);
    if (!content.undefined.isEmpty()) {
      throw failure("no definition of " + content.undefined + ": insert one first");
    }
    requireUnpaired(content);
  }

  /** Checks content, or a deletion, against the texts around it. */
  void requireUnpaired(Facts content) {
    String around = textAround();
    Facts gone = removed == null ? content : Facts.of(removed);
    boolean marks = content.hasMarks || (removed != null && gone.hasMarks);
    boolean links = removed != null && gone.hasLinks;
    String inside = content.text.toString();
    boolean pairs = (has(around, MARKS) && marks)
        || (has(around, "`") && (content.hasCode || has(inside, "`")))
        || (has(around, "$") && (content.hasMath || has(inside, "$")))
        || (has(around, "[") && (links || has(inside, "]")))
        || (has(around, "]") && (links || has(inside, "[")))
        || (has(around, "<") && (content.hasHtml || has(inside, "\"'<>")));
    if (pairs) {
      throw failure("a character elsewhere in the " + leaf.kind().type()
          + " might be read together with this: use raw source");
    }
  }

  private static boolean has(String text, String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the source of the texts in the leaf, but for those that are removed. */
  private String textAround() {
    StringBuilder text = new StringBuilder();
    int i = leaf.index();
    while (i < leaf.subtreeEnd()) {
      OcpNode at = leaf.document().node(i);
      boolean isGone =
          removed != null && start <= at.start() && at.end() <= end && i > leaf.index();
      if (isGone) {
        i = at.subtreeEnd();
        continue;
      }
      if (at.kind() == NodeKind.TEXT) {
        text.append(source.text(at.start(), at.end())).append('\n');
      }
      i++;
    }
    return text.toString();
  }

  /**
   * Checks content against the characters beside it.
   *
   * @throws EditException when they would be read together
   */
  void requireSafe(String written) {
    if (written.isEmpty()) {
      throw failure("nothing to insert: delete the node instead");
    }
    int first = written.codePointAt(0);
    int last = written.codePointBefore(written.length());
    boolean isSafe = isSafeStart(first, written) && isSafeEnd(last, written);
    if (!isSafe || makesAddress(written)) {
      throw failure("this would be read together with what stands beside it: use raw source");
    }
  }

  private boolean isSafeStart(int first, String written) {
    if (startsLine) {
      OcpNode previous = Kinds.previous(leaf);
      boolean isTitle =
          previous != null && previous.kind() == NodeKind.DEFINITION && isIn("\"'(", first);
      return !isTitle && (first != '<' || source.mdx) && (!isTag(first) || !endsLine);
    }
    int c = source.at(start - 1);
    if (isIn(MARKS, c)) {
      boolean isSame =
          classOf(first) == oldFirst() || (startsMark && classOf(first) == CharClass.OTHER);
      return isSame && !isIn(MARKS, first);
    }
    if (REFERENCE.matcher(runBefore()).find()
        || START_MARKS.matcher(lineBefore()).matches()) {
      return false;
    }
    return switch (c) {
      case '!' -> first != '[';
      case ']' -> !isIn("([:", first);
      case '`', '$' -> first != c;
      case '\\', '<' -> false;
      default -> written.length() > 0;
    };
  }

  private static boolean isTag(int c) {
    return c == '<' || c == '{';
  }

  private boolean isSafeEnd(int last, String written) {
    if (endsLine) {
      return endsLeaf || !written.endsWith("\\");
    }
    int c = source.at(end);
    if (isIn(MARKS, c)) {
      boolean isSame = classOf(last) == oldLast() || (endsMark && classOf(last) == CharClass.OTHER);
      return isSame && !isIn(MARKS, last);
    }
    boolean isEscaped = written.endsWith("\\") && !written.endsWith("\\\\");
    return switch (c) {
      case '[' -> !isEscaped && last != '!' && last != ']';
      case '(', ':' -> !isEscaped && last != ']';
      case '`', '$' -> !isEscaped && last != c;
      default -> !isEscaped && !isIn("<&\\", last);
    };
  }

  private static boolean isIn(String characters, int c) {
    return c >= 0 && characters.indexOf(c) >= 0;
  }

  private CharClass oldFirst() {
    return end > start ? classOf(source.text(start, charEnd(start))) : after();
  }

  private CharClass oldLast() {
    return end > start ? classOf(source.text(charStart(end), end)) : before();
  }

  private String lineBefore() {
    int content = margin.contentStart(start);
    int line = Math.max(content, source.lineStart(start));
    return source.text(Math.min(line, start), start);
  }

  private String runBefore() {
    int at = start;
    while (at > leaf.start() && !source.isSpace(at - 1) && !source.isEol(at - 1)) {
      at--;
    }
    return source.text(at, start);
  }

  private String runAfter() {
    int at = end;
    while (at < leaf.end() && !source.isSpace(at) && !source.isEol(at)) {
      at++;
    }
    return source.text(end, at);
  }

  /** Returns whether GitHub would find an address in what is written and what is around it. */
  private boolean makesAddress(String written) {
    if (!source.options.has(Extension.GFM)) {
      return false;
    }
    String before = startsLine ? "" : runBefore();
    String after = endsLine ? "" : runAfter();
    boolean joins = !before.isEmpty() || !after.isEmpty();
    boolean isAlone = written.length() > 0
        && classOf(written) == CharClass.PUNCTUATION
        && classOf(written.codePointBefore(written.length())) == CharClass.PUNCTUATION;
    return joins
        && !isAlone
        && (ADDRESS.matcher(before).find()
            || ADDRESS.matcher(after).find()
            || ADDRESS.matcher(written).find());
  }

  /** Returns whether what is before and after the range may stand side by side. */
  boolean canClose() {
    if (startsLine) {
      int next = source.at(source.skipSpace(end));
      boolean isLetter = next < 0 || Character.isLetter(next);
      boolean isCode = source.startsWith(source.skipSpace(end), "import")
          || source.startsWith(source.skipSpace(end), "export");
      return !endsLine && isLetter && !isCode;
    }
    int before = source.at(start - 1);
    if (endsLine) {
      return !isIn(MARKS, before) && before != '\\' && (endsLeaf || before != '<');
    }
    int after = source.at(end);
    boolean isMark = isIn(MARKS, before) || isIn(MARKS, after) || before == '\\' || before == '<';
    boolean isPair = (before == '!' && after == '[')
        || (before == ']' && isIn("([:", after))
        || ((before == '`' || before == '$') && after == before);
    boolean isReference = REFERENCE.matcher(runBefore()).find();
    boolean isStart = START_MARKS.matcher(lineBefore()).matches();
    return !isMark && !isPair && !isReference && !isStart && !makesAddress("");
  }
}

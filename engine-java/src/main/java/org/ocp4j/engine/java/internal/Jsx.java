package org.ocp4j.engine.java.internal;

import static org.ocp4j.spi.PayloadFormat.ATTRIBUTE_BOOLEAN;
import static org.ocp4j.spi.PayloadFormat.ATTRIBUTE_STRING;

/**
 * The JSX tags of a document and their attributes. A scan adds a tag with offsets into the content;
 * {@link #resolve} turns the offsets into values once it is known that the tag stays.
 *
 * <p>A tag is named by its index in {@link #tags}, an attribute by its index in {@link
 * #attributes}.
 */
final class Jsx {
  // Results of a scan that finds no tag.

  /** The content is text. */
  static final int NOT_A_TAG = -1;

  /** The content ends inside the tag, and more of it can be gathered. */
  static final int NEED_MORE = -2;

  /** The tag breaks the grammar: {@link #failure} says how. */
  static final int BROKEN = -3;

  // Flags of a tag.

  /** The tag closes an element. */
  static final int CLOSING = 1;

  /** The tag is an element without children. */
  static final int SELF_CLOSING = 2;

  /** Number of integers in a tag. */
  static final int TAG_STRIDE = 7;

  private static final int TAG_FLAGS = 0;
  private static final int TAG_NAME = 1;
  private static final int TAG_NAME_LENGTH = 2;
  private static final int TAG_ATTRIBUTES = 3;
  private static final int TAG_ATTRIBUTES_END = 4;
  private static final int TAG_START = 5;
  private static final int TAG_END = 6;

  /** Number of integers in an attribute. */
  static final int ATTRIBUTE_STRIDE = 7;

  private static final int KIND = 0;
  private static final int NAME = 1;
  private static final int NAME_LENGTH = 2;
  private static final int VALUE = 3;
  private static final int VALUE_LENGTH = 4;
  private static final int START = 5;
  private static final int END = 6;

  final Ints tags;
  final Ints attributes;
  final Failure failure;

  private final JsxScanner scanner;
  private final Values values;
  private final Bytes name;

  Jsx(Scratch scratch, Expressions expressions, Values values) {
    this.values = values;
    tags = new Ints(scratch, TAG_STRIDE * 16);
    attributes = new Ints(scratch, ATTRIBUTE_STRIDE * 32);
    name = new Bytes(scratch, 64);
    scanner = new JsxScanner(this, expressions);
    failure = scanner.failure;
  }

  /** Starts a document. */
  void clear(int maxAttributes) {
    tags.clear();
    attributes.clear();
    scanner.begin(maxAttributes);
  }

  /** Drops the reference to the content of the last scan. */
  void forget() {
    scanner.forget();
  }

  /**
   * Scans one tag. A scan that finds no tag adds nothing.
   *
   * @param t the content
   * @param from the offset of the less-than sign
   * @param mayGrow whether more content can be gathered
   * @return the offset where the tag ends, or one of the negative results
   */
  int scan(Text t, int from, boolean mayGrow) {
    int firstAttribute = attributes.size;
    int end = scanner.scan(t, from, mayGrow);
    if (end < 0) {
      attributes.size = firstAttribute;
      return end;
    }
    int tag = tags.row(TAG_STRIDE);
    int[] array = tags.array;
    array[tag + TAG_FLAGS] = scanner.flags();
    array[tag + TAG_NAME] = scanner.nameStart();
    array[tag + TAG_NAME_LENGTH] = scanner.nameEnd() - scanner.nameStart();
    array[tag + TAG_ATTRIBUTES] = firstAttribute;
    array[tag + TAG_ATTRIBUTES_END] = attributes.size;
    array[tag + TAG_START] = from;
    array[tag + TAG_END] = end;
    return end;
  }

  /** Adds an attribute of the tag that is being scanned. */
  void addAttribute(int kind, int name, int nameEnd, int value, int valueEnd, int start, int end) {
    int attribute = attributes.row(ATTRIBUTE_STRIDE);
    int[] array = attributes.array;
    array[attribute + KIND] = kind;
    array[attribute + NAME] = name;
    array[attribute + NAME_LENGTH] = nameEnd - name;
    array[attribute + VALUE] = value;
    array[attribute + VALUE_LENGTH] = valueEnd - value;
    array[attribute + START] = start;
    array[attribute + END] = end;
  }

  // Tags.

  boolean isClosing(int tag) {
    return (tags.array[tag + TAG_FLAGS] & CLOSING) != 0;
  }

  boolean isSelfClosing(int tag) {
    return (tags.array[tag + TAG_FLAGS] & SELF_CLOSING) != 0;
  }

  /** Returns the offset of a tag's name, as in {@link Values} once the tag is resolved. */
  int nameOffset(int tag) {
    return tags.array[tag + TAG_NAME];
  }

  /** Returns the length of a tag's name, in bytes; 0 for a fragment. */
  int nameLength(int tag) {
    return tags.array[tag + TAG_NAME_LENGTH];
  }

  /** Returns the tag's first attribute. */
  int firstAttribute(int tag) {
    return tags.array[tag + TAG_ATTRIBUTES];
  }

  /** Returns the index after the tag's last attribute. */
  int attributesEnd(int tag) {
    return tags.array[tag + TAG_ATTRIBUTES_END];
  }

  /** Returns where the tag starts, in the source once the tag is resolved. */
  int start(int tag) {
    return tags.array[tag + TAG_START];
  }

  /** Returns where the tag ends, in the source once the tag is resolved. */
  int end(int tag) {
    return tags.array[tag + TAG_END];
  }

  // Attributes of resolved tags.

  /** Returns the kind of an attribute, as the payload has it. */
  int attributeKind(int attribute) {
    return attributes.array[attribute + KIND];
  }

  /** Returns the offset of an attribute's name, as in {@link Values}. */
  int attributeName(int attribute) {
    return attributes.array[attribute + NAME];
  }

  /** Returns the length of an attribute's name, in bytes. */
  int attributeNameLength(int attribute) {
    return attributes.array[attribute + NAME_LENGTH];
  }

  /** Returns the offset of an attribute's value, as in {@link Values}. */
  int attributeValue(int attribute) {
    return attributes.array[attribute + VALUE];
  }

  /** Returns the length of an attribute's value, in bytes. */
  int attributeValueLength(int attribute) {
    return attributes.array[attribute + VALUE_LENGTH];
  }

  /** Returns the source offset where an attribute starts. */
  int attributeStart(int attribute) {
    return attributes.array[attribute + START];
  }

  /** Returns the source offset where an attribute ends. */
  int attributeEnd(int attribute) {
    return attributes.array[attribute + END];
  }

  // Values.

  /** Turns the offsets of the tags from {@code first} on into values. */
  void resolve(Text t, int first) {
    for (int tag = first; tag < tags.size; tag += TAG_STRIDE) {
      int[] array = tags.array;
      name(t, array[tag + TAG_NAME], array[tag + TAG_NAME_LENGTH]);
      array[tag + TAG_NAME] = values.offset;
      array[tag + TAG_NAME_LENGTH] = values.length;
      array[tag + TAG_START] = t.source(array[tag + TAG_START]);
      array[tag + TAG_END] = t.sourceEnd(array[tag + TAG_END]);
      int end = array[tag + TAG_ATTRIBUTES_END];
      for (int i = array[tag + TAG_ATTRIBUTES]; i < end; i += ATTRIBUTE_STRIDE) {
        resolveAttribute(t, i);
      }
    }
  }

  private void resolveAttribute(Text t, int attribute) {
    int[] array = attributes.array;
    int kind = array[attribute + KIND];
    int valueStart = array[attribute + VALUE];
    int valueEnd = valueStart + array[attribute + VALUE_LENGTH];
    name(t, array[attribute + NAME], array[attribute + NAME_LENGTH]);
    array[attribute + NAME] = values.offset;
    array[attribute + NAME_LENGTH] = values.length;
    if (kind == ATTRIBUTE_STRING) {
      values.jsxString(t, valueStart, valueEnd);
    } else if (kind != ATTRIBUTE_BOOLEAN) {
      values.expression(t, valueStart, valueEnd);
    } else {
      values.none();
    }
    array[attribute + VALUE] = values.offset;
    array[attribute + VALUE_LENGTH] = values.length;
    array[attribute + START] = t.source(array[attribute + START]);
    array[attribute + END] = t.sourceEnd(array[attribute + END]);
  }

  /** Makes a value of a name, without the white space that may stand around dots and colons. */
  private void name(Text t, int from, int length) {
    if (length == 0) {
      values.none();
      return;
    }
    int to = from + length;
    name.clear();
    for (int i = from; i < to; ) {
      int cp = Chars.codePointAt(t.bytes, i);
      int next = i + Chars.length(cp);
      if (!UnicodeTables.isJsWhitespace(cp)) {
        name.append(t.bytes, i, next);
      }
      i = next;
    }
    if (name.size == length) {
      values.plain(t, from, to);
    } else {
      values.made(name);
    }
  }
}

package org.ocp4j.spi;

import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;

/**
 * The layout of an OCP payload, version 2, for engines that write one. All integers are
 * little-endian; offsets are in bytes from the payload's first byte; every section starts on an
 * 8-byte boundary, in the order header, nodes, attributes, diagnostics, pool, source.
 *
 * <p>An absent text has offset 0 and length 0. An empty text has length 0 and an offset in the
 * source or the pool. Nodes of the literal kinds always have a text, which may be empty. JSX
 * elements have a name, except fragments. Nodes of other kinds have no text.
 *
 * <p>These fields are attributes. Every node of the kind has the fields before the semicolon, and
 * may have those after it:
 *
 * <ul>
 *   <li>link: url; title
 *   <li>image: url, alt; title
 *   <li>definition: url, identifier, label; title
 *   <li>linkReference, footnoteReference, footnoteDefinition: identifier, label
 *   <li>imageReference: alt, identifier, label
 *   <li>code: none; lang, meta
 *   <li>math: none; meta
 *   <li>blockquote: none; alert, which spans the marker {@code [!NOTE]}, while its value is what is
 *       written between {@code [!} and {@code ]}: one of {@link org.ocp4j.Alert}, in any case
 * </ul>
 *
 * <p>Attributes are in the order of their nodes. The span of an attribute is within the span of its
 * node. The spans of nodes are within the spans of their parents, in order, and do not overlap.
 */
public final class PayloadFormat {
  // Generated constants, from tables/ by java tables/Generate.java

  /** {@code 'O' 'C' 'P' 2} as a little-endian integer. */
  public static final int MAGIC = 0x0250434F;

  /** The size of the header in bytes. */
  public static final int HEADER_SIZE = 64;

  /** The size of a node record in bytes. */
  public static final int NODE_SIZE = 32;

  /** The size of an attribute record in bytes. */
  public static final int ATTRIBUTE_SIZE = 24;

  /** The size of a diagnostic record in bytes. */
  public static final int DIAGNOSTIC_SIZE = 24;

  /** Header: the magic. */
  public static final int H_MAGIC = 0;

  /** Header: the flags, see {@link #FLAG_MDX} and its neighbours. */
  public static final int H_FLAGS = 4;

  /** Header: the payload's length. */
  public static final int H_LENGTH = 8;

  /** Header: the number of nodes. */
  public static final int H_NODES = 12;

  /** Header: the number of attributes. */
  public static final int H_ATTRIBUTES = 16;

  /** Header: the number of diagnostics. */
  public static final int H_DIAGNOSTICS = 20;

  /** Header: the text pool's length. */
  public static final int H_POOL_LENGTH = 24;

  /** Header: the source's length. */
  public static final int H_SOURCE_LENGTH = 28;

  /** Header: the offset of the source. */
  public static final int H_SOURCE_OFFSET = 32;

  /** Header: CRC-32C of all bytes after the header, or zero; the runtime fills it in. */
  public static final int H_CRC = 36;

  /** Payload flag: the source was read as MDX. */
  public static final int FLAG_MDX = 1;

  /** Payload flag: GFM was on. */
  public static final int FLAG_GFM = 1 << 1;

  /** Payload flag: math was on. */
  public static final int FLAG_MATH = 1 << 2;

  /** Payload flag: front matter was on. */
  public static final int FLAG_FRONTMATTER = 1 << 3;

  /** Payload flag: {@link #H_CRC} holds a checksum. */
  public static final int FLAG_CHECKSUM = 1 << 8;

  /** Node: kind, u8. */
  public static final int N_KIND = 0;

  /** Node: flags by kind, u8. */
  public static final int N_FLAGS = 1;

  /** Node: the number of attributes, u16. */
  public static final int N_ATTRIBUTE_COUNT = 2;

  /** Node: the index after the last node of its subtree. */
  public static final int N_NEXT = 4;

  /** Node: the index of its parent; 0 for the root. */
  public static final int N_PARENT = 8;

  /** Node: the offset of its literal value or element name; zero if it has none. */
  public static final int N_TEXT_OFFSET = 12;

  /** Node: the length of its literal value or element name. */
  public static final int N_TEXT_LENGTH = 16;

  /** Node: the offset in the source where it starts. */
  public static final int N_START = 20;

  /** Node: the offset in the source where it ends. */
  public static final int N_END = 24;

  /**
   * Node: the index of its first attribute, or a number that depends on the kind: the depth of a
   * heading, the start of an ordered list.
   */
  public static final int N_DATA = 28;

  /** Attribute: kind, u8. */
  public static final int A_KIND = 0;

  /** Attribute: the field that it stores, u8: {@link #FIELD_NAMED} or one of mdast's. */
  public static final int A_FIELD = 1;

  /** Attribute: the length of its name, u16; zero unless {@link #FIELD_NAMED}. */
  public static final int A_NAME_LENGTH = 2;

  /** Attribute: the offset of its name; zero unless {@link #FIELD_NAMED}. */
  public static final int A_NAME_OFFSET = 4;

  /** Attribute: the offset of its value; zero if it has none. */
  public static final int A_VALUE_OFFSET = 8;

  /** Attribute: the length of its value. */
  public static final int A_VALUE_LENGTH = 12;

  /** Attribute: the offset in the source where it starts. */
  public static final int A_START = 16;

  /** Attribute: the offset in the source where it ends. */
  public static final int A_END = 20;

  /** Diagnostic: severity, u8. */
  public static final int D_SEVERITY = 0;

  /** Diagnostic: code, u16. */
  public static final int D_CODE = 2;

  /** Diagnostic: the offset in the source where the mistake starts. */
  public static final int D_START = 4;

  /** Diagnostic: the offset in the source where the mistake ends. */
  public static final int D_END = 8;

  /** Diagnostic: the offset of its message. */
  public static final int D_MESSAGE_OFFSET = 12;

  /** Diagnostic: the length of its message. */
  public static final int D_MESSAGE_LENGTH = 16;

  /** Attribute field: a JSX attribute with a name of its own, or a spread with none. */
  public static final int FIELD_NAMED = 0;

  /** Attribute field: {@code url}. */
  public static final int FIELD_URL = 1;

  /** Attribute field: {@code title}. */
  public static final int FIELD_TITLE = 2;

  /** Attribute field: {@code alt}. */
  public static final int FIELD_ALT = 3;

  /** Attribute field: {@code lang}. */
  public static final int FIELD_LANG = 4;

  /** Attribute field: {@code meta}. */
  public static final int FIELD_META = 5;

  /** Attribute field: {@code identifier}. */
  public static final int FIELD_IDENTIFIER = 6;

  /** Attribute field: {@code label}. */
  public static final int FIELD_LABEL = 7;

  /** Attribute field: {@code alert}. */
  public static final int FIELD_ALERT = 8;

  /** Attribute kind: a string, or one of mdast's fields. */
  public static final int ATTRIBUTE_STRING = 0;

  /** Attribute kind: an expression in braces. */
  public static final int ATTRIBUTE_EXPRESSION = 1;

  /** Attribute kind: a name without a value. */
  public static final int ATTRIBUTE_BOOLEAN = 2;

  /** Attribute kind: a spread, which has no name. */
  public static final int ATTRIBUTE_SPREAD = 3;

  /** Node flag of a list: it is ordered, and {@link #N_DATA} is its start. */
  public static final int LIST_ORDERED = 1;

  /** Node flag of a list or an item: blank lines separate its direct children. */
  public static final int SPREAD = 1 << 1;

  /** Node flag of an item: it has a check box. */
  public static final int ITEM_TASK = 1 << 2;

  /** Node flag of an item: its check box is checked. */
  public static final int ITEM_CHECKED = 1 << 3;

  /** Node flag of code: it is fenced, not indented. */
  public static final int CODE_FENCED = 1;

  /** Node flag of a link: it is an autolink. */
  public static final int LINK_AUTO = 1;

  /** Node flag of a JSX element: its tag is self-closing. */
  public static final int JSX_SELF_CLOSING = 1;

  /** Node flag of a table row: it is the header. */
  public static final int ROW_HEADER = 1;

  /** Node flags of a table cell: alignment, none. */
  public static final int ALIGN_NONE = 0;

  /** Node flags of a table cell: aligned left. */
  public static final int ALIGN_LEFT = 1;

  /** Node flags of a table cell: aligned right. */
  public static final int ALIGN_RIGHT = 2;

  /** Node flags of a table cell: centred. */
  public static final int ALIGN_CENTER = 3;

  /** Node flags of a reference: {@code [a]}. */
  public static final int REFERENCE_SHORTCUT = 0;

  /** Node flags of a reference: {@code [a][]}. */
  public static final int REFERENCE_COLLAPSED = 1;

  /** Node flags of a reference: {@code [a][b]}. */
  public static final int REFERENCE_FULL = 2;

  /** Severity: a hint. */
  public static final int SEVERITY_HINT = 0;

  /** Severity: a warning. */
  public static final int SEVERITY_WARNING = 1;

  /** Severity: an error. */
  public static final int SEVERITY_ERROR = 2;

  // End of generated constants

  /**
   * The largest number of bytes that all texts of nodes and attributes have together, for each byte
   * of the payload. Texts may share bytes; without this bound a small payload could make a renderer
   * write far more than the payload's size. A parser needs at most 9 for each byte of the source:
   * {@code [x]}, where x is NUL, becomes a text, a label and an identifier, with three bytes for
   * each NUL.
   */
  public static final int MAX_TEXT_GROWTH = 10;

  /** The largest size of a diagnostic's message in bytes. Many diagnostics may share a message. */
  public static final int MAX_MESSAGE_BYTES = 1024;

  private PayloadFormat() {}

  /** Returns the flags of a payload for the format and the extensions of parse options. */
  public static int flags(ParseOptions options) {
    int flags = options.format() == Format.MDX ? FLAG_MDX : 0;
    if (options.has(Extension.GFM)) {
      flags |= FLAG_GFM;
    }
    if (options.has(Extension.MATH)) {
      flags |= FLAG_MATH;
    }
    if (options.has(Extension.FRONTMATTER)) {
      flags |= FLAG_FRONTMATTER;
    }
    return flags;
  }

  /** Returns the next multiple of 8, where the section after {@code offset} starts. */
  public static int align(int offset) {
    return (offset + 7) & -8;
  }
}

package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.ocp4j.NodeKind;
import org.ocp4j.spi.PayloadFormat;

/**
 * Describes where two payloads differ: the section, the node with its path in the tree, and the
 * field. The first payload is the expected one; the second may hold any bytes.
 */
final class PayloadDifference {
  /** The description of equal payloads. */
  static final String NONE = "no difference";

  /** A field of a record: its offset, its size in bytes, and its name in messages. */
  private record Field(int at, int bytes, String name) {}

  private static final Field[] HEADER = {
    new Field(PayloadFormat.H_NODES, 4, "number of nodes"),
    new Field(PayloadFormat.H_ATTRIBUTES, 4, "number of attributes"),
    new Field(PayloadFormat.H_DIAGNOSTICS, 4, "number of diagnostics"),
    new Field(PayloadFormat.H_POOL_LENGTH, 4, "bytes of the text pool"),
    new Field(PayloadFormat.H_SOURCE_LENGTH, 4, "bytes of the source"),
    new Field(PayloadFormat.H_SOURCE_OFFSET, 4, "offset of the source"),
    new Field(PayloadFormat.H_LENGTH, 4, "bytes of the payload"),
    new Field(PayloadFormat.H_FLAGS, 4, "flags"),
    new Field(PayloadFormat.H_CRC, 4, "checksum"),
  };

  private static final Field[] NODE = {
    new Field(PayloadFormat.N_KIND, 1, "kind"),
    new Field(PayloadFormat.N_FLAGS, 1, "flags"),
    new Field(PayloadFormat.N_ATTRIBUTE_COUNT, 2, "attribute count"),
    new Field(PayloadFormat.N_NEXT, 4, "end of the subtree"),
    new Field(PayloadFormat.N_PARENT, 4, "parent"),
    new Field(PayloadFormat.N_TEXT_OFFSET, 4, "text offset"),
    new Field(PayloadFormat.N_TEXT_LENGTH, 4, "text length"),
    new Field(PayloadFormat.N_START, 4, "source start"),
    new Field(PayloadFormat.N_END, 4, "source end"),
    new Field(PayloadFormat.N_DATA, 4, "number (first attribute, depth or start)"),
  };

  private static final Field[] ATTRIBUTE = {
    new Field(PayloadFormat.A_KIND, 1, "kind"),
    new Field(PayloadFormat.A_FIELD, 1, "field"),
    new Field(PayloadFormat.A_NAME_LENGTH, 2, "name length"),
    new Field(PayloadFormat.A_NAME_OFFSET, 4, "name offset"),
    new Field(PayloadFormat.A_VALUE_OFFSET, 4, "value offset"),
    new Field(PayloadFormat.A_VALUE_LENGTH, 4, "value length"),
    new Field(PayloadFormat.A_START, 4, "source start"),
    new Field(PayloadFormat.A_END, 4, "source end"),
  };

  private static final Field[] DIAGNOSTIC = {
    new Field(PayloadFormat.D_SEVERITY, 1, "severity"),
    new Field(PayloadFormat.D_CODE, 2, "code"),
    new Field(PayloadFormat.D_START, 4, "source start"),
    new Field(PayloadFormat.D_END, 4, "source end"),
    new Field(PayloadFormat.D_MESSAGE_OFFSET, 4, "message offset"),
    new Field(PayloadFormat.D_MESSAGE_LENGTH, 4, "message length"),
  };

  private final ByteBuffer expected;
  private final ByteBuffer seen;
  private final int nodes;
  private final int attributes;
  private final int diagnostics;

  private PayloadDifference(byte[] expected, byte[] seen) {
    this.expected = ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN);
    this.seen = ByteBuffer.wrap(seen).order(ByteOrder.LITTLE_ENDIAN);
    nodes = this.expected.getInt(PayloadFormat.H_NODES);
    attributes = this.expected.getInt(PayloadFormat.H_ATTRIBUTES);
    diagnostics = this.expected.getInt(PayloadFormat.H_DIAGNOSTICS);
  }

  /**
   * Returns a description of the first difference.
   *
   * @param expected a payload that is well-formed
   * @param seen bytes that should be the same
   */
  static String of(byte[] expected, byte[] seen) {
    int at = Arrays.mismatch(expected, seen);
    if (at < 0) {
      return NONE;
    }
    if (expected.length < PayloadFormat.HEADER_SIZE || seen.length < PayloadFormat.HEADER_SIZE) {
      return "byte " + at + ": " + seen.length + " bytes, expected " + expected.length;
    }
    return new PayloadDifference(expected, seen).first(at);
  }

  private String first(int at) {
    if (at < PayloadFormat.HEADER_SIZE) {
      return "byte " + at + " of the header: " + header() + firstNode();
    }
    if (at >= seen.capacity() || at >= expected.capacity()) {
      return "cut at byte " + at + ": " + seen.capacity() + " bytes, expected "
          + expected.capacity();
    }
    int from = PayloadFormat.HEADER_SIZE;
    int end = from + nodes * PayloadFormat.NODE_SIZE;
    if (at < end) {
      return "byte " + at + ": " + node((at - from) / PayloadFormat.NODE_SIZE);
    }
    from = end;
    end += attributes * PayloadFormat.ATTRIBUTE_SIZE;
    if (at < end) {
      return "byte " + at + ": " + attribute(from, (at - from) / PayloadFormat.ATTRIBUTE_SIZE);
    }
    from = end;
    end += diagnostics * PayloadFormat.DIAGNOSTIC_SIZE;
    if (at < end) {
      int index = (at - from) / PayloadFormat.DIAGNOSTIC_SIZE;
      int record = from + index * PayloadFormat.DIAGNOSTIC_SIZE;
      return "byte " + at + ": diagnostic " + index + ", " + field(DIAGNOSTIC, record, at);
    }
    return "byte " + at + ": " + text(at, end);
  }

  /** Returns the fields of the header that differ. */
  private String header() {
    StringBuilder words = new StringBuilder();
    for (Field field : HEADER) {
      long right = value(expected, field, 0);
      long wrong = value(seen, field, 0);
      if (right != wrong) {
        words.append(field.name()).append(' ').append(wrong);
        words.append(", expected ").append(right).append("; ");
      }
    }
    return words.toString();
  }

  /** Returns the first node that differs, when the header differs too. */
  private String firstNode() {
    int both = Math.min(nodes, Math.max(0, seen.getInt(PayloadFormat.H_NODES)));
    for (int i = 1; i < both; i++) {
      int at = PayloadFormat.HEADER_SIZE + i * PayloadFormat.NODE_SIZE;
      for (int field : new int[] {PayloadFormat.N_KIND, PayloadFormat.N_START}) {
        if (at + PayloadFormat.NODE_SIZE <= seen.capacity()
            && (expected.get(at) != seen.get(at)
                || expected.getInt(at + field) != seen.getInt(at + field))) {
          return "the first node that differs is " + node(i);
        }
      }
    }
    return "nodes " + (both - 1) + " and before have the same kinds and starts";
  }

  private String node(int index) {
    int record = PayloadFormat.HEADER_SIZE + index * PayloadFormat.NODE_SIZE;
    return "node " + index + ", " + path(index) + ", " + field(NODE, record, record);
  }

  private String attribute(int from, int index) {
    int owner = -1;
    for (int i = 0; i < nodes && owner < 0; i++) {
      int at = PayloadFormat.HEADER_SIZE + i * PayloadFormat.NODE_SIZE;
      int count = expected.getShort(at + PayloadFormat.N_ATTRIBUTE_COUNT) & 0xFFFF;
      int first = expected.getInt(at + PayloadFormat.N_DATA);
      owner = index >= first && index < first + count ? i : -1;
    }
    int record = from + index * PayloadFormat.ATTRIBUTE_SIZE;
    return "attribute " + index + (owner < 0 ? "" : " of node " + owner + ", " + path(owner)) + ", "
        + field(ATTRIBUTE, record, record);
  }

  /** Describes a byte of the text pool, of the padding after it, or of the source. */
  private String text(int at, int pool) {
    int source = expected.getInt(PayloadFormat.H_SOURCE_OFFSET);
    int made = expected.getInt(PayloadFormat.H_POOL_LENGTH);
    String where;
    if (at >= source) {
      where = "byte " + (at - source) + " of the source section";
    } else if (at >= pool + made) {
      where = "the padding before the source section";
    } else {
      where = "byte " + (at - pool) + " of the text pool";
    }
    for (int i = 0; i < nodes; i++) {
      int record = PayloadFormat.HEADER_SIZE + i * PayloadFormat.NODE_SIZE;
      int start = expected.getInt(record + PayloadFormat.N_TEXT_OFFSET);
      int length = expected.getInt(record + PayloadFormat.N_TEXT_LENGTH);
      if (at >= start && at < start + length) {
        where += ", in the text of node " + i + ", " + path(i);
        break;
      }
    }
    return where + ", is " + (seen.get(at) & 0xFF) + ", expected " + (expected.get(at) & 0xFF);
  }

  /** Returns the first field that differs, from some byte on. */
  private String field(Field[] fields, int record, int from) {
    for (Field field : fields) {
      if (record + field.at() + field.bytes() <= seen.capacity()) {
        long right = value(expected, field, record);
        long wrong = value(seen, field, record);
        if (right != wrong && record + field.at() + field.bytes() > from) {
          return field.name() + " is " + wrong + ", expected " + right;
        }
      }
    }
    return "a byte that should be zero";
  }

  private static long value(ByteBuffer payload, Field field, int record) {
    int at = record + field.at();
    return switch (field.bytes()) {
      case 1 -> payload.get(at) & 0xFF;
      case 2 -> payload.getShort(at) & 0xFFFF;
      default -> payload.getInt(at);
    };
  }

  /**
   * Returns the kinds from the root to a node, each with its number among its parent's children.
   */
  private String path(int index) {
    Deque<String> steps = new ArrayDeque<>();
    for (int at = index; ; at = integer(at, PayloadFormat.N_PARENT)) {
      int parent = integer(at, PayloadFormat.N_PARENT);
      NodeKind kind = NodeKind.ofCode(
          expected.get(PayloadFormat.HEADER_SIZE + at * PayloadFormat.NODE_SIZE) & 0xFF);
      String name = kind == null ? "?" : kind.type();
      if (at == 0) {
        steps.push(name);
        return String.join("/", steps);
      }
      int place = 0;
      for (int child = parent + 1; child < at; child = integer(child, PayloadFormat.N_NEXT)) {
        place++;
      }
      steps.push(name + '[' + place + ']');
    }
  }

  private int integer(int node, int field) {
    return expected.getInt(PayloadFormat.HEADER_SIZE + node * PayloadFormat.NODE_SIZE + field);
  }
}

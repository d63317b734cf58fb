package org.ocp4j.engine.java.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.ocp4j.DiagnosticCode;

/**
 * Finds the JSX tags without a partner, in a lenient parse. It is notified of tags, and of the
 * starts and ends of nodes that contain them.
 */
final class Nesting {
  /** The number of open tags among which a closing tag looks for its partner. */
  private static final int REACH = 64;

  /** The number of bytes of the longest name that a message shows. */
  private static final int SHOWN = 64;

  private static final int FRAME = -1;
  private static final int STRIDE = 2;

  /** The handles of the tags without a partner. */
  final Ints refused;

  private final Jsx jsx;
  private final Values values;
  private final Problems problems;

  /** Open tags with their handles, and {@link #FRAME} for each open node. */
  private final Ints open;

  private byte[] source = new byte[0];

  Nesting(Scratch scratch, Jsx jsx, Values values, Problems problems) {
    this.jsx = jsx;
    this.values = values;
    this.problems = problems;
    refused = new Ints(scratch, 16);
    open = new Ints(scratch, STRIDE * 32);
  }

  void begin(byte[] source) {
    this.source = source;
    open.clear();
    refused.clear();
  }

  /** Notes the start of a node that can contain tags. */
  void enter() {
    push(FRAME, 0);
  }

  /** Notes the end of the innermost node. Tags that are open in it have no partner. */
  void leave(String type) {
    while (open.size > 0 && open.array[open.size - STRIDE] != FRAME) {
      unclosed(" before the end of `" + type + "`");
    }
    open.size = Math.max(0, open.size - STRIDE);
  }

  /** Notes the end of the content. */
  void finish(String where) {
    while (open.size > 0) {
      if (open.array[open.size - STRIDE] == FRAME) {
        open.size -= STRIDE;
      } else {
        unclosed(where);
      }
    }
  }

  /**
   * Notes a tag.
   *
   * @param tag the tag in {@link Jsx#tags}
   * @param handle the number that stands for the tag in {@link #refused}
   */
  void tag(int tag, int handle) {
    if (jsx.isClosing(tag)) {
      close(tag, handle);
    } else if (!jsx.isSelfClosing(tag)) {
      push(tag, handle);
    }
  }

  private void close(int tag, int handle) {
    int lowest = Math.max(0, open.size - REACH * STRIDE);
    int partner = open.size - STRIDE;
    while (partner >= lowest
        && open.array[partner] != FRAME
        && !sameName(open.array[partner], tag)) {
      partner -= STRIDE;
    }
    if (partner < lowest || open.array[partner] == FRAME) {
      refused.push(handle);
      String name = name("</", tag);
      report(
          tag,
          () -> "Unexpected closing tag"
              + name
              + ", expected its opening tag before it, in the same block and the same emphasis or"
              + " link");
      return;
    }
    while (open.size - STRIDE > partner) {
      unclosed(" before a closing tag of another name");
    }
    open.size = partner;
  }

  private void unclosed(String where) {
    open.size -= STRIDE;
    int tag = open.array[open.size];
    refused.push(open.array[open.size + 1]);
    String name = (jsx.nameLength(tag) > SHOWN ? "" : " for") + name("<", tag);
    report(tag, () -> "Expected a closing tag" + name + where);
  }

  private void report(int tag, Supplier<String> reason) {
    int start = jsx.start(tag);
    problems.report(
        new Problem(start, jsx.end(tag), DiagnosticCode.END_TAG_MISMATCH, reason), start);
  }

  private void push(int tag, int handle) {
    int row = open.row(STRIDE);
    open.array[row] = tag;
    open.array[row + 1] = handle;
  }

  /** Returns a tag as a message shows it, or nothing if its name is too long. */
  private String name(String mark, int tag) {
    int length = jsx.nameLength(tag);
    if (length > SHOWN) {
      return "";
    }
    int offset = jsx.nameOffset(tag);
    int at = offset >= 0 ? offset : ~offset;
    String name = length == 0 ? "" : new String(bytes(offset), at, length, StandardCharsets.UTF_8);
    return " `" + mark + name + ">`";
  }

  private boolean sameName(int first, int second) {
    int length = jsx.nameLength(first);
    if (length != jsx.nameLength(second)) {
      return false;
    }
    int one = jsx.nameOffset(first);
    int two = jsx.nameOffset(second);
    if (length == 0) {
      return true;
    }
    int i = one >= 0 ? one : ~one;
    int k = two >= 0 ? two : ~two;
    return Arrays.equals(bytes(one), i, i + length, bytes(two), k, k + length);
  }

  private byte[] bytes(int offset) {
    return offset >= 0 ? source : values.side.array;
  }
}

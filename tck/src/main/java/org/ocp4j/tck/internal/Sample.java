package org.ocp4j.tck.internal;

import org.ocp4j.ParseOptions;

/**
 * A source and the options that it is parsed with.
 *
 * @param name what a message calls it: enough to make it again
 * @param source its bytes
 * @param options how to parse it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares samples
record Sample(String name, byte[] source, ParseOptions options) {
  /** Sources longer than this are not shown whole. */
  private static final int SHOWN = 120;

  /** Returns the source with what no editor shows written as escapes, or its ends. */
  String shown() {
    String text = Texts.escaped(source, 0, Math.min(source.length, SHOWN));
    if (source.length <= SHOWN) {
      return '"' + text + '"';
    }
    int from = Math.max(SHOWN, source.length - SHOWN / 2);
    String end = Texts.escaped(source, from, source.length);
    return '"' + text + "\" ... \"" + end + "\", " + source.length + " bytes";
  }

  @Override
  public String toString() {
    return name + ", " + shown();
  }
}

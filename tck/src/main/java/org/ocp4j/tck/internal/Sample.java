package org.ocp4j.tck.internal;

import org.ocp4j.ParseOptions;

/**
 * A source and its parse options.
 *
 * @param name the name in messages, from which the sample can be made again
 * @param source the bytes to parse
 * @param options how to parse them
 */
@SuppressWarnings("ArrayRecordComponent") // samples are never compared
record Sample(String name, byte[] source, ParseOptions options) {
  /** Longer sources are shown by their beginning and end only. */
  private static final int SHOWN = 120;

  /**
   * Returns the source with unprintable characters as escapes; of a long source, its beginning and
   * end.
   */
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

package org.ocp4j.docs;

/**
 * A fenced code block.
 *
 * @param page the page, relative to the root of the checkout
 * @param line the line of the page where its content starts, from 1
 * @param language the first word after the fence; empty if there is none
 * @param text its content
 * @param marker the marker before it, or {@link Marker#ABSENT}
 * @param output the block of {@code text} that follows it directly, which shows what it prints;
 *     empty if there is none
 */
record CodeBlock(
    String page, int line, String language, String text, Marker marker, String output) {
  /** Returns where the block is, such as {@code "README.md:12"}. */
  String place() {
    return page + ":" + line;
  }

  boolean is(Marker.Kind kind) {
    return marker.kind() == kind;
  }
}

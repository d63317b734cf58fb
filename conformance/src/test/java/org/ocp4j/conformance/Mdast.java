package org.ocp4j.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares trees in remark's format with the engine's. */
final class Mdast {
  /** The types of nodes to which remark gives no position when it finds them in parsed text. */
  private static final Set<String> MADE_OF_TEXT = Set.of("text", "link");

  private Mdast() {}

  /** Returns the byte offset of each offset in UTF-16 code units. */
  static int[] byteOffsets(String text) {
    int[] offsets = new int[text.length() + 1];
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      offsets[i] = bytes;
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)) {
        // No node starts here or at the low surrogate; together they take four bytes.
        bytes += 3;
      } else if (Character.isLowSurrogate(c)) {
        bytes += 1;
      } else {
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
      }
    }
    offsets[text.length()] = bytes;
    if (bytes != text.getBytes(StandardCharsets.UTF_8).length) {
      throw new IllegalArgumentException("unpaired surrogate: " + text);
    }
    return offsets;
  }

  /** Replaces the offsets of a tree's points by others. */
  static void mapOffsets(JsonNode node, int[] offsets) {
    JsonNode offset = node.path("offset");
    if (node instanceof ObjectNode point && offset.isInt() && node.has("line")) {
      point.put("offset", offsets[offset.intValue()]);
    }
    node.forEach(child -> mapOffsets(child, offsets));
  }

  /**
   * Removes the fields that the engine's trees do not have: acorn's syntax trees and micromark's
   * internal positions.
   */
  static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("_bufferIndex");
      object.remove("_index");
      if (object.path("data") instanceof ObjectNode data) {
        data.remove("estree");
        if (data.isEmpty()) {
          object.remove("data");
        }
      }
    }
    node.forEach(Mdast::strip);
  }

  /**
   * Returns where and how two trees first differ; {@code null} if they are equal. remark finds some
   * autolinks in parsed text, and gives no position to them or to the text around them. The engine
   * gives positions, which are not compared there.
   */
  static @Nullable String difference(JsonNode expected, JsonNode actual) {
    return difference("", expected, actual);
  }

  private static @Nullable String difference(String path, JsonNode expected, JsonNode actual) {
    if (expected.isObject() && actual.isObject()) {
      Set<String> names = new TreeSet<>();
      expected.fieldNames().forEachRemaining(names::add);
      actual.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (name.equals("position") && isMadeOfText(expected)) {
          continue;
        }
        String found = difference(path + "/" + name, expected.path(name), actual.path(name));
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    if (expected.isArray() && actual.isArray()) {
      for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
        String found = difference(path + "/" + i, expected.path(i), actual.path(i));
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    boolean equal = expected.equals(actual)
        || (expected.isIntegralNumber()
            && actual.isIntegralNumber()
            && expected.longValue() == actual.longValue());
    return equal ? null : path + ": " + shown(expected) + " expected, " + shown(actual) + " found";
  }

  private static boolean isMadeOfText(JsonNode expected) {
    return !expected.has("position")
        && MADE_OF_TEXT.contains(expected.path("type").asText());
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "nothing" : shortened(node.toString(), 160);
  }

  static String shortened(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "…";
  }
}

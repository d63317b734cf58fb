package org.ocp4j.toolkit.markdown;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells kinds of blocks of HTML. */
final class HtmlBlocks {
  private static final String[] RAW = {"pre", "script", "style", "textarea"};

  /** Elements whose tags can interrupt a paragraph. */
  private static final Set<String> BASIC = Set.of(("address article aside base basefont blockquote"
          + " body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption"
          + " figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend"
          + " li link main menu menuitem nav noframes ol optgroup option p param search section"
          + " summary table tbody td tfoot th thead title tr track ul")
      .split(" "));

  private HtmlBlocks() {}

  /** Returns whether a block of HTML can follow a paragraph directly. */
  static boolean canInterrupt(byte[] t, int length) {
    int at = Chars.skipSpace(t, 0, length);
    if (starts(t, at, length, "<!") || starts(t, at, length, "<?")) {
      return true;
    }
    int from = starts(t, at, length, "</") ? at + 2 : at + 1;
    int to = Math.min(from, length);
    while (to < length && (Chars.isAlphanumeric(t[to]) || t[to] == '-')) {
      to++;
    }
    String name = lower(t, Math.min(from, length), to);
    return BASIC.contains(name) || (from == at + 1 && List.of(RAW).contains(name));
  }

  /** Returns whether a block of HTML has no end of its own, not even a blank line. */
  static boolean isUnclosed(byte[] t, int length) {
    int at = Chars.skipSpace(t, 0, length);
    if (starts(t, at, length, "<!--")) {
      return !has(t, at + 2, length, "-->");
    }
    if (starts(t, at, length, "<?")) {
      return !has(t, at + 1, length, "?>");
    }
    if (starts(t, at, length, "<![CDATA[")) {
      return !has(t, at + 2, length, "]]>");
    }
    if (starts(t, at, length, "<!")) {
      return !has(t, at + 2, length, ">");
    }
    String start = lower(t, at, Math.min(length, at + 10));
    for (String name : RAW) {
      if (start.startsWith("<" + name) && !isNameByte(start, name.length() + 1)) {
        return !hasRawEnd(lower(t, at, length));
      }
    }
    return false;
  }

  private static boolean isNameByte(String start, int at) {
    return at < start.length() && " \t\n\r>".indexOf(start.charAt(at)) < 0;
  }

  private static boolean hasRawEnd(String text) {
    for (String name : RAW) {
      if (text.contains("</" + name + ">")) {
        return true;
      }
    }
    return false;
  }

  private static String lower(byte[] t, int from, int to) {
    return new String(t, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  private static boolean starts(byte[] t, int at, int length, String word) {
    if (length - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (t[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(byte[] t, int from, int length, String end) {
    for (int i = from; i + end.length() <= length; i++) {
      if (starts(t, i, length, end)) {
        return true;
      }
    }
    return false;
  }
}

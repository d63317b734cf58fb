package org.ocp4j.lucene;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.ocp4j.Format;

/**
 * A random document in which every word occurs once. It knows which of its words a reader sees, and
 * so where each of them must be mapped to.
 */
final class RandomSource {
  private static final List<String> NOISE = List.of(
      "\\*",
      "\\_",
      "\\\\",
      "\\`",
      "&amp;",
      "&copy;",
      "&#x1F600;",
      "&#0;",
      "&nGt;",
      "&amp;amp;",
      "&",
      "\\&amp;",
      "\0",
      "\uD83D\uDE00",
      "&eacute;",
      "&bogus;",
      "!",
      "\\[",
      "&#32;",
      "\\>");
  private static final List<String> LINE_ENDINGS = List.of("\n", "\r\n", "\r");

  private final Random random;
  private final boolean isMdx;
  private final Set<String> visible = new LinkedHashSet<>();
  private final String source;
  private int words;

  RandomSource(long seed, Format format) {
    random = new Random(seed);
    isMdx = format == Format.MDX;
    String ending = LINE_ENDINGS.get(random.nextInt(LINE_ENDINGS.size()));
    String mark = one(10) ? "\uFEFF" : "";
    String front = one(8) ? "---\na: " + word() + "\n---\n\n" : "";
    List<String> lines = blocks(0);
    source = mark + (front + String.join("\n", lines) + "\n").replace("\n", ending);
  }

  /** Returns the source. */
  String source() {
    return source;
  }

  /** Returns the words that are in the plain text. */
  Set<String> visible() {
    return visible;
  }

  private boolean one(int of) {
    return random.nextInt(of) == 0;
  }

  /** Returns a word that is nowhere else; no word contains another. */
  private String word() {
    String digits = String.format("%05d", words++);
    return switch (random.nextInt(4)) {
      case 0 -> "\u00F6" + digits + "\u00DF";
      case 1 -> "\uD835\uDC9C" + digits + "\uD840\uDC00";
      case 2 -> "\u6F22" + digits + "\u5B57";
      default -> "w" + digits + "x";
    };
  }

  private String seen() {
    String word = word();
    visible.add(word);
    return word;
  }

  private List<String> blocks(int depth) {
    List<String> lines = new ArrayList<>();
    int count = 1 + random.nextInt(depth == 0 ? 6 : 3);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        lines.add("");
      }
      lines.addAll(block(depth));
    }
    return lines;
  }

  private List<String> block(int depth) {
    return switch (random.nextInt(depth < 3 ? 13 : 9)) {
      case 0 -> List.of("#".repeat(1 + random.nextInt(6)) + " " + inline(1));
      case 1 -> fence();
      case 2 -> table();
      case 3 -> List.of("$$", seen() + " " + seen(), "  " + seen(), "$$");
      case 4 -> List.of(seen() + " " + seen(), one(2) ? "===" : "---");
      case 5 -> isMdx ? paragraph() : List.of("    " + seen(), "", "      " + seen() + "  ");
      case 6, 7, 8 -> paragraph();
      case 9 -> quote(depth);
      case 10 -> prefix(blocks(depth + 1), one(2) ? "- " : "12. ");
      case 11 -> depth == 0 ? footnote() : html(depth);
      default -> html(depth);
    };
  }

  private List<String> paragraph() {
    List<String> lines = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String indent = " ".repeat(i == 0 ? 0 : random.nextInt(4));
      String end = i < count - 1 ? List.of("", "", " ", "  ", "\\").get(random.nextInt(5)) : "";
      lines.add(indent + seen() + " " + inline(2 + random.nextInt(5)) + " " + seen() + end);
    }
    return lines;
  }

  private String inline(int count) {
    StringBuilder line = new StringBuilder(seen());
    for (int i = 0; i < count; i++) {
      line.append(' ').append(piece());
    }
    return line.toString();
  }

  private String piece() {
    return switch (random.nextInt(16)) {
      case 0 -> "*" + seen() + "*";
      case 1 -> "**" + seen() + " _" + seen() + "_**";
      case 2 -> "`" + seen() + "`";
      case 3 -> "`` ` " + seen() + " & \\* &amp; ``";
      case 4 -> "[" + seen() + " *" + seen() + "*](/" + word() + " \"" + word() + "\")";
      case 5 -> "![" + seen() + " \\* **" + seen() + "** &amp; x](/" + word() + ")";
      case 6 -> "![[" + seen() + "](" + word() + ") " + seen() + "](/" + word() + ")";
      case 7 -> "~~" + seen() + "~~" + seen();
      case 8 -> "$" + seen() + "$";
      case 9 -> isMdx ? "{" + word() + "}" : "<https://" + seen() + "/?a&amp;b\\*>";
      case 10 -> "<b>" + seen() + "</b>";
      case 11 -> isMdx ? "{/* " + word() + " */}" : "<!-- " + word() + " -->";
      default -> seen() + NOISE.get(random.nextInt(NOISE.size())) + seen();
    };
  }

  private List<String> fence() {
    String mark = one(2) ? "```" : "~~~~";
    return List.of(
        mark + (one(2) ? "java" : ""),
        "  " + seen() + " &amp; \\* > " + seen(),
        "",
        "\t" + seen() + "  ",
        "> " + seen(),
        mark);
  }

  private List<String> table() {
    return List.of(
        "| " + seen() + " | " + seen() + "|",
        "|---|:-:|",
        "| `" + seen() + " \\| " + seen() + "` | \\| " + inline(1) + " |",
        seen() + " | *" + seen() + "*");
  }

  private List<String> quote(int depth) {
    List<String> lines = new ArrayList<>();
    if (one(4)) {
      lines.add("> [!NOTE]");
      lines.add("> " + seen());
      return lines;
    }
    String mark = List.of("> ", ">", " >  ").get(random.nextInt(3));
    for (String line : blocks(depth + 1)) {
      lines.add(mark + line);
    }
    if (one(3)) {
      lines.add(mark);
      lines.add(mark + seen());
      lines.add(seen() + " lazy");
    }
    return lines;
  }

  private static List<String> prefix(List<String> lines, String first) {
    List<String> all = new ArrayList<>();
    for (String line : lines) {
      String indent = all.isEmpty() ? first : " ".repeat(first.length());
      all.add(line.isEmpty() ? line : indent + line);
    }
    return all;
  }

  private List<String> footnote() {
    return prefix(paragraph(), "[^" + word() + "]: ");
  }

  private List<String> html(int depth) {
    if (isMdx) {
      List<String> lines = Stream.of(List.of("<Note a=\"" + word() + "\">"), blocks(depth + 1))
          .flatMap(List::stream)
          .map(line -> line)
          .toList();
      return Stream.concat(lines.stream(), Stream.of("</Note>")).toList();
    }
    return List.of(
        "<div class=\"" + word() + "\">" + seen() + "<br>" + seen(),
        "  <!-- " + word() + " --> " + seen(),
        "</div>");
  }
}

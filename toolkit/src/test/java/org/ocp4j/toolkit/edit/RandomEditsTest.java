package org.ocp4j.toolkit.edit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.Format;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.build.RandomTree;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;
import org.ocp4j.toolkit.markdown.SharedData;
import org.ocp4j.toolkit.testing.TreeText;

/**
 * Tests random edits of random documents: bytes outside of the edited places stay as they are, and
 * a parse of the result gives the tree with exactly these changes. An edit may be refused, but most
 * are not.
 */
class RandomEditsTest {
  /** The number of documents for each format; the property sets another one. */
  private static final int DOCUMENTS =
      Integer.getInteger("ocp.tests.edits", Boolean.getBoolean("ocp.tests.full") ? 3_000 : 1_000);

  private static final int LONGEST = 4;

  /** How often each file of a corpus is edited. */
  private static final int ROUNDS = Math.max(1, DOCUMENTS / 1_000);

  private int made;
  private int refused;
  private int applied;
  private int different;
  private final List<String> examples = new ArrayList<>();

  @Test
  void markdown() {
    edit(Format.MARKDOWN);
  }

  @Test
  void mdx() {
    edit(Format.MDX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mdx", "react.dev", "shadcn-ui", "vercel-ai"})
  void corpus(String name) throws IOException {
    long seed = 0;
    for (Path file : SharedData.corpus(name)) {
      Format format = file.toString().endsWith(".mdx") ? Format.MDX : Format.MARKDOWN;
      for (int i = 0; i < ROUNDS; i++) {
        edit(Files.readString(file), format, seed++);
      }
    }
    report(name);
  }

  private void edit(Format format) {
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      try (OcpDocument tree = RandomTree.of(seed, format)) {
        edit(MarkdownRenderer.DEFAULT.render(tree), format, seed);
      }
    }
    report(format.name());
  }

  private void report(String what) {
    System.out.printf(
        "%s: %d edits of %d documents, %d more refused, %d results differ%n",
        what, made, applied, refused, different);
    assertTrue(made > refused, () -> refused + " of " + (made + refused) + " were refused");
    assertTrue(different == 0, () -> different + " differ:\n\n" + String.join("\n\n", examples));
  }

  private void edit(String source, Format format, long seed) {
    Random random = new Random(seed);
    String text = random.nextInt(4) == 0 ? source.replace("\n", "\r\n") : source;
    ParseOptions options = ParseOptions.DEFAULT.withFormat(format);
    try (OcpDocument document = Ocp.parse(text, options)) {
      RandomEdit edit = new RandomEdit(document, random);
      int count = 1 + random.nextInt(LONGEST);
      for (int i = 0; i < count; i++) {
        make(edit);
      }
      byte[] result = apply(edit);
      if (result != null) {
        assertFalse(edit.isBroken, () -> "seed " + seed + " " + edit.done);
        applied++;
        String problem = problem(edit, text.getBytes(StandardCharsets.UTF_8), result, options);
        if (problem != null) {
          different++;
          if (examples.size() < 50) {
            examples.add("seed " + seed + " " + edit.done + "\n" + problem + "\nresult\n"
                + changed(text, new String(result, StandardCharsets.UTF_8)));
          }
        }
      }
    } catch (OcpParseException e) {
      // One random tree of some hundred has no source.
      return;
    }
  }

  /** Returns the part of the source, and of the result, that is not the same. */
  private static String changed(String before, String after) {
    int start = 0;
    int shorter = Math.min(before.length(), after.length());
    while (start < shorter && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
      end++;
    }
    int from = Math.max(0, start - 40);
    return TreeText.quoted(
            before.substring(from, Math.min(before.length(), before.length() - end + 30)))
        + "\n"
        + TreeText.quoted(
            after.substring(from, Math.min(after.length(), after.length() - end + 30)));
  }

  private void make(RandomEdit edit) {
    try {
      edit.make();
      made++;
    } catch (EditException e) {
      refused++;
    }
  }

  private static byte @Nullable [] apply(RandomEdit edit) {
    try {
      return edit.edits().apply();
    } catch (EditException e) {
      return null;
    }
  }

  private static @Nullable String problem(
      RandomEdit edit, byte[] before, byte[] after, ParseOptions options) {
    String moved = moved(edit, before, after);
    if (moved != null) {
      return moved;
    }
    try (OcpDocument read = Ocp.parse(after, options)) {
      Model actual = Model.of(read.root());
      if (edit.isStructural) {
        actual.trim();
      }
      String expected = edit.expected().lines(!edit.isStructural);
      String found = actual.lines(!edit.isStructural);
      if (edit.mayLeaveComment && !found.equals(expected)) {
        withoutComments(actual);
        actual.join();
        actual.trim();
        found = actual.lines(false);
      }
      return found.equals(expected) ? null : difference(expected, found);
    } catch (OcpParseException e) {
      return e.getMessage();
    }
  }

  /** Returns the first lines that differ. */
  private static String difference(String expected, String found) {
    List<String> a = expected.lines().toList();
    List<String> b = found.lines().toList();
    int same = 0;
    while (same < a.size() && same < b.size() && a.get(same).equals(b.get(same))) {
      same++;
    }
    int from = Math.max(0, same - 1);
    return "expected\n" + part(a, from) + "\nfound\n" + part(b, from);
  }

  private static String part(List<String> lines, int from) {
    return String.join("\n", lines.subList(from, Math.min(lines.size(), from + 4)));
  }

  private static void withoutComments(Model model) {
    model.children.removeIf(child -> (child.kind == NodeKind.HTML && "<!-- -->".equals(child.value))
        || "/* */".equals(child.value));
    model.children.forEach(RandomEditsTest::withoutComments);
  }

  /** Returns what changed outside of the edited ranges, or null. */
  private static @Nullable String moved(RandomEdit edit, byte[] before, byte[] after) {
    List<int[]> ranges = new ArrayList<>(edit.ranges);
    ranges.sort(Comparator.comparingInt(range -> range[0]));
    String rest = new String(after, StandardCharsets.ISO_8859_1);
    int from = 0;
    int at = 0;
    boolean isStart = true;
    for (int[] range : ranges) {
      if (range[0] > from) {
        String kept = new String(before, from, range[0] - from, StandardCharsets.ISO_8859_1);
        int found = isStart ? (rest.startsWith(kept) ? 0 : -1) : rest.indexOf(kept, at);
        if (found < 0) {
          return "changed outside: " + kept;
        }
        at = found + kept.length();
      }
      isStart = false;
      from = Math.max(from, range[1]);
    }
    String end = new String(before, from, before.length - from, StandardCharsets.ISO_8859_1);
    return rest.endsWith(end) && rest.length() - end.length() >= at ? null : "changed at the end";
  }
}

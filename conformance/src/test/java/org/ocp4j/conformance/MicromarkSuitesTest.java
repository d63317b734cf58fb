package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;
import org.ocp4j.conformance.Tally.Difference;

/**
 * Tests with the suites of micromark's extensions for MDX and front matter. Each suite tests one
 * part of MDX alone, or with settings that remark does not use; the engine implements MDX as a
 * whole. So for each exception, except the marked ones, the engine must agree with remark as a
 * whole.
 */
@Tag("shared")
class MicromarkSuitesTest {
  private enum Why implements Tally.Reason {
    /**
     * micromark does not match tags with one another; mdast-util-mdx-jsx does, and refuses
     * mismatched tags.
     */
    TAGS_MATCH(Difference.REFUSED),
    /** Without acorn, micromark accepts any code between braces. */
    WITHOUT_ACORN(Difference.REFUSED),
    /** The test's own extension reads a spread where an expression stands. */
    OWN_EXTENSION(Difference.REFUSED),
    /** Without the JSX extension, tags are text. */
    WITHOUT_JSX(Difference.OTHER_RESULT),
    /** Without the JSX extension, tags are text, also tags that MDX refuses. */
    WITHOUT_JSX_REFUSED(Difference.REFUSED),
    /** acorn is set to refuse JSX, or syntax newer than ES5. */
    ACORN_SET_OLDER(Difference.ACCEPTED),
    /** Indented code, which MDX does not have. */
    INDENTED_CODE(Difference.OTHER_RESULT),
    /** Front matter in other formats than YAML and TOML, or not at the start. */
    OTHER_FRONT_MATTER(Difference.OTHER_RESULT),
    /** Empty braces among attributes, which remark never allows. */
    EMPTY_SPREAD(Difference.REFUSED),
    /** acorn refuses JavaScript that ocp4j, which has no JavaScript parser, does not examine. */
    ACORN_ONLY(Difference.ACCEPTED);

    private final Difference difference;

    Why(Difference difference) {
      this.difference = difference;
    }

    @Override
    public Difference difference() {
      return difference;
    }

    /** Returns {@code true} if remark as a whole agrees with the engine. */
    boolean isLikeRemark() {
      return this != EMPTY_SPREAD && this != ACORN_ONLY;
    }
  }

  private static final Map<Why, List<String>> EXCEPTIONS = new EnumMap<>(Why.class);

  static {
    except(
        Why.TAGS_MATCH,
        "mdx-jsx 7: a <b> c",
        "mdx-jsx 12: a <b> c",
        "mdx-jsx 23: a <b> c",
        "mdx-jsx 24: a <> c",
        "mdx-jsx 25: a < \t>b</>",
        "mdx-jsx 26: a < \nb\t>b</b>",
        "mdx-jsx 86: a </> c.",
        "mdx-jsx 87: a <></b>",
        "mdx-jsx 88: a <b></>",
        "mdx-jsx 89: a <a.b></a>",
        "mdx-jsx 90: a <a></a.b>",
        "mdx-jsx 91: a <a.b></a.c>",
        "mdx-jsx 92: a <a:b></a>",
        "mdx-jsx 93: a <a></a:b>",
        "mdx-jsx 94: a <a:b></a:c>",
        "mdx-jsx 95: a <a:b></a.b>",
        "mdx-jsx 96: a <a>b</a/>",
        "mdx-jsx 97: a <a>b</a b>",
        "mdx-jsx 103: a *open <b> close* </b> c.",
        "mdx-jsx 104: a **open <b> close** </b> c.",
        "mdx-jsx 105: a [open <b> close](c) </b> d.",
        "mdx-jsx 106: a ![open <b> close](c) </b> d.",
        "mdx-jsx 112: a <b \n c> d.");
    except(
        Why.WITHOUT_ACORN,
        "mdx-jsx 8: a <b {1 + 1} /> c",
        "mdx-jsx 109: > a <b c={d\ne} /> f",
        "mdx-jsx 110: > a <b {c\nd} /> e",
        "mdx-jsx 117: <a b c:d e=\"\" f={/* g */} {...h} />");
    except(Why.OWN_EXTENSION, "mdx-expression 11: alp {...b}");
    except(Why.WITHOUT_JSX, "mdx-expression 76: >  aaa <b c={`\n>      d\n>  `} /> eee");
    except(
        Why.WITHOUT_JSX_REFUSED,
        "mdx-md 1: <a>",
        "mdx-md 2: a<b>",
        "mdx-md 3: a <https://example.com>");
    except(
        Why.ACORN_SET_OLDER,
        "mdx-expression 1: a {<b />} c",
        "mdx-expression 3: a {(() => {})()} c",
        "mdxjs-esm 26: export var a = () => {}\n\nb");
    except(Why.INDENTED_CODE, "mdx-expression 52:     {}");
    except(Why.EMPTY_SPREAD, "mdx-expression 87: a {} b", "mdx-expression 89: a {/* b */} c");
    except(Why.ACORN_ONLY, "mdxjs-esm 25: export {a}\n");
    except(
        Why.OTHER_FRONT_MATTER,
        "frontmatter 17: <<<\na\n\nb\n>>>",
        "frontmatter 18: <<<\na\n\nb\n>>>",
        "frontmatter 19: {\na\n\nb\n}",
        "frontmatter 21: # Hello\n---\na\n\nb\n---\n+++",
        "frontmatter 22: a\n---\nb\n---",
        "frontmatter 23: ---\nasd\n...");
  }

  private static void except(Why why, String... names) {
    EXCEPTIONS.put(why, List.of(names));
  }

  private static Map<String, Why> exceptions(String extension) {
    Map<String, Why> exceptions = new HashMap<>();
    EXCEPTIONS.forEach((why, names) -> names.stream()
        .filter(name -> name.startsWith(extension + " "))
        .forEach(name -> exceptions.put(name, why)));
    return exceptions;
  }

  @ParameterizedTest
  @CsvSource({"mdx-expression, 59, 24", "mdx-jsx, 73, 42", "mdx-md, 6, 0", "mdxjs-esm, 49, 5"})
  void mdx(String extension, int equal, int refused) throws IOException {
    check(extension, ParseOptions.DEFAULT.withExtensions(), equal, refused);
  }

  @ParameterizedTest
  @CsvSource("frontmatter, 20, 0")
  void frontmatter(String extension, int equal, int refused) throws IOException {
    check(extension, ParseOptions.DEFAULT.withFormat(Format.MARKDOWN), equal, refused);
  }

  private static void check(String extension, ParseOptions options, int equal, int refused)
      throws IOException {
    String suite = "micromark-extension-" + extension;
    Tally tally = new Tally(suite, exceptions(extension));
    SharedData.lines("suites/micromark_" + suite + ".jsonl", (number, line) -> {
      String input = line.path("input").textValue();
      String name = extension + " " + number + ": " + input;
      Parsed parsed = Parsed.of(isSpread(line) ? amongAttributes(input) : input, options);
      boolean ok = line.path("ok").booleanValue();
      if (!ok && parsed.isRefused()) {
        tally.refused();
      } else if (!ok || parsed.isRefused()) {
        tally.differs(name, ok ? Difference.REFUSED : Difference.ACCEPTED, parsed.toString());
      } else {
        String expected = line.path("out").textValue();
        boolean mdx = options.format() == Format.MDX;
        String wanted = mdx ? MdastHtml.normalize(expected) : expected;
        String found = mdx ? MdastHtml.of(parsed.tree()) : parsed.html().stripTrailing();
        if (found.equals(wanted)) {
          tally.equal();
        } else {
          tally.differs(name, Difference.OTHER_RESULT, found + " instead of " + wanted);
        }
      }
    });
    tally.report(equal, refused);
  }

  /** Returns {@code true} if the extension is set to read expressions as JSX attributes. */
  private static boolean isSpread(JsonNode line) {
    return line.path("exts").path(0).path("opts").path(0).path("spread").booleanValue();
  }

  /** Returns an input with its braces among the attributes of a tag. */
  private static String amongAttributes(String input) {
    int open = input.indexOf('{');
    int close = input.lastIndexOf('}') + 1;
    return input.substring(0, open)
        + "<x "
        + input.substring(open, close)
        + " />"
        + input.substring(close);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mdx", "md"})
  void exceptionsAreWhatRemarkAsAWholeDoes(String format) throws IOException {
    RemarkVerdicts remark = new RemarkVerdicts(format);
    EXCEPTIONS.forEach((why, names) -> {
      boolean markdown = why == Why.OTHER_FRONT_MATTER;
      if (why.isLikeRemark() && markdown == format.equals("md")) {
        for (String name : names) {
          String input = name.substring(name.indexOf(": ") + 2);
          assertEquals(why.difference() == Difference.REFUSED, remark.refuses(input), name);
        }
      }
    });
  }
}

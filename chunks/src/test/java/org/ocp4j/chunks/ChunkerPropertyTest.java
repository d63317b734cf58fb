package org.ocp4j.chunks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/** What holds for the chunks of random documents. */
class ChunkerPropertyTest {
  private static final int ROUNDS = 20_000;

  private static final List<String> PIECES = List.of(
      "# a b\n\n",
      "## long heading of some words\n",
      "### ä *b* `c`\n\n",
      "a\n===\n",
      "Some text. And more of it! Is it? It is [a link](https://example.com/x_y) here.\n\n",
      "word ",
      "verylongwordwithoutanyspaceinit",
      "日本語の文章です。もう一つ。\n\n",
      "😀😀 ü\n",
      "- item one\n- item two\n\n  more of it\n- three\n\n",
      "1. one\n   - nested a\n   - nested b\n\n2. two\n\n",
      "> quote *with* text\n> and more\n>\n> - list\n\n",
      "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 4 5 | [x](y) |\n| `c` | d |\n\n",
      "```js\nlet a = 1;\n\nlet b = 2;\n  c();\n```\n\n",
      "~~~~\nx\n```\ny\n~~~~\n",
      "- ```sh\n  ls -l\n  rm\n  ```\n\n",
      "    indented code\n\n    more\n\n",
      "$$\na^2\nb\n$$\n\n",
      "<!-- a comment -->\n\n",
      "text <!-- inline --> more\n\n",
      "{/* comment */}\n\n",
      "## Title {/*id*/}\n\n",
      "export const a = 1\n\n",
      "import a from 'b'\n\n",
      "<Note>\n\nInside. Of it.\n\n### In element\n\nThen.\n\n</Note>\n\n",
      "<Tabs>\n  <Tab a=\"b\">\n    text\n  </Tab>\n</Tabs>\n\n",
      "<br />\n\n",
      "{props.value + 1}\n\n",
      "[^1]: A footnote. With sentences.\n\n",
      "text[^1] and ![image](a.png)\n\n",
      "[ref]: https://example.com\n\n[ref] and [text][ref].\n\n",
      "***\n\n",
      "\r\n\r\n",
      "\n",
      "\t",
      "end");

  @Test
  void chunksCoverTheSourceOnce() {
    Random random = new Random(20);
    int count = 0;
    try (OcpEngine engine = Ocp.engine()) {
      for (int round = 0; round < ROUNDS; round++) {
        String source = source(random);
        boolean isMdx = random.nextBoolean();
        ParseOptions options =
            (isMdx ? ParseOptions.MDX : ParseOptions.MARKDOWN).withLenient(isMdx);
        Chunker chunker = chunker(random);
        try (OcpDocument document = engine.parse(source, options)) {
          List<Chunk> chunks = chunker.chunks(document);
          count += chunks.size();
          try {
            new Invariants(chunker, document, chunks).check();
          } catch (AssertionError e) {
            throw new AssertionError(
                "round " + round + ", budget " + chunker.budget() + " " + chunker.counter() + ": "
                    + e.getMessage(),
                e);
          }
        }
      }
    }
    assertTrue(count > 5 * ROUNDS, count + " chunks");
  }

  private static Chunker chunker(Random random) {
    int budget = 1 + random.nextInt(random.nextBoolean() ? 400 : 40);
    TokenCounter counter = switch (random.nextInt(3)) {
      case 0 -> TokenCounter.CHARACTERS;
      case 1 -> TokenCounter.WORDS;
      // A counter for which a whole is larger than its parts.
      default ->
        new TokenCounter() {
          @Override
          public int count(CharSequence text) {
            return text.length() / 4 + (text.length() > 60 ? 3 : 0);
          }

          @Override
          public String toString() {
            return "of odd sizes";
          }
        };
    };
    Chunker.Builder builder = Chunker.builder(budget, counter)
        .minimum(random.nextInt(budget / 2 + 1))
        .headingPath(random.nextBoolean())
        .visibleText(random.nextBoolean())
        .omitExpressions(random.nextInt(4) == 0);
    if (random.nextInt(4) == 0) {
      builder.policy(NodeKind.CODE, NodePolicy.ALONE);
    }
    if (random.nextInt(6) == 0) {
      builder.policy(NodeKind.TABLE, NodePolicy.KEEP);
    }
    return builder.build();
  }

  private static String source(Random random) {
    StringBuilder source = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
    if (random.nextInt(8) == 0) {
      source.append("---\na: b\n---\n");
    }
    for (int i = random.nextInt(20); i > 0; i--) {
      source.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return random.nextInt(8) == 0 ? source.toString().replace("\n", "\r\n") : source.toString();
  }
}

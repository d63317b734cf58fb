package org.ocp4j.conformance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;

/** Makes randomly changed fragments of documents, and random parse options. */
final class Mutations {
  /** Tokens of the grammar. */
  static final List<String> TOKENS = List.of(
      "\n",
      "\n\n",
      "\r\n",
      "\r",
      " ",
      "  ",
      "    ",
      "\t",
      "*",
      "**",
      "_",
      "`",
      "```",
      "~",
      "~~",
      "[",
      "]",
      "(",
      ")",
      "![",
      "<",
      ">",
      "</",
      "/>",
      "{",
      "}",
      "{/*",
      "*/}",
      "&amp;",
      "&#0;",
      "&",
      "\\",
      "> ",
      "- ",
      "1. ",
      "* ",
      "+ ",
      "#",
      "## ",
      "|",
      "|-|\n",
      "---\n",
      "===\n",
      "$",
      "$$",
      "$$\n",
      "[^a]",
      "[^a]: ",
      "[x]: /u 'd'\n",
      "[x]",
      "https://a.b",
      "www.a.b",
      "a@b.c",
      "<a b={c}>",
      "</a>",
      "<A/>",
      "<A",
      "import a from 'b'\n",
      "export const a = 1\n",
      "\0",
      "é",
      "€",
      "😀",
      " ",
      "'",
      "\"",
      "<!--",
      "-->",
      "<?",
      "?>",
      "[ ] ",
      "[x] ",
      ":",
      "!",
      "=",
      "-",
      "<b>",
      "</b>",
      "{...a}",
      "=>",
      "function",
      "/re/",
      "${",
      "```js\n",
      "+++\n",
      "[!NOTE]\n",
      "xmpp:a@b.c",
      "mailto:",
      "//",
      "/*",
      "*/",
      ",",
      "a",
      "\uFEFF");

  private final List<String> documents;
  private final Random random;

  Mutations(List<String> documents, long seed) {
    this.documents = documents;
    random = new Random(seed);
  }

  /** Returns the next source, without unpaired surrogates. */
  String source() {
    StringBuilder source = new StringBuilder(fragment());
    for (int edits = random.nextInt(8); edits > 0; edits--) {
      edit(source);
    }
    // Encoding replaces unpaired surrogates by question marks.
    byte[] bytes = source.toString().getBytes(StandardCharsets.UTF_8);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String fragment() {
    String document = documents.get(random.nextInt(documents.size()));
    int length = 20 + random.nextInt(random.nextInt(4) == 0 ? 1500 : 250);
    if (document.length() <= length) {
      return document;
    }
    int start = random.nextInt(document.length() - length);
    return document.substring(start, start + length);
  }

  private void edit(StringBuilder source) {
    int at = random.nextInt(source.length() + 1);
    String token = TOKENS.get(random.nextInt(TOKENS.size()));
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> source.insert(at, token);
      case 3 -> source.delete(at, Math.min(source.length(), at + 1 + random.nextInt(12)));
      case 4 -> {
        String piece = source.substring(at, Math.min(source.length(), at + 1 + random.nextInt(40)));
        source.insert(random.nextInt(source.length() + 1), piece);
      }
      default -> source.insert(at, token.repeat(1 + random.nextInt(6)));
    }
  }

  /** Returns the next options: mostly the defaults, or the defaults with lenient parsing. */
  ParseOptions options() {
    ParseOptions options = ParseOptions.DEFAULT.withLenient(random.nextBoolean());
    if (random.nextInt(5) == 0) {
      options = options.withFormat(Format.MARKDOWN);
    }
    if (random.nextInt(4) == 0) {
      for (Extension extension : Extension.values()) {
        options = options.with(extension, random.nextBoolean());
      }
    }
    return options;
  }
}

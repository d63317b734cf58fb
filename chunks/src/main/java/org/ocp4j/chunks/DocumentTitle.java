package org.ocp4j.chunks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocp4j.toolkit.frontmatter.FrontMatter;
import org.ocp4j.toolkit.frontmatter.FrontMatterException;

/** Finds the title of a document in its front matter. */
final class DocumentTitle {
  private static final String KEY = "title";
  private static final String VALUE =
      "(?:\"([^\"\\\\]*)\"|'([^']*)'|(\\w[^#:'\"\\\\\\r\\n]*))[ \\t]*";

  /** A title on a line of its own, without what YAML or TOML read as more than text. */
  private static final Pattern PLAIN =
      Pattern.compile("(?m)^title[ \\t]*[:=][ \\t]*" + VALUE + "$");

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private DocumentTitle() {}

  /** Returns the title on one line; empty if there is none, or if it cannot be read. */
  static String of(Optional<FrontMatter> frontMatter) {
    String raw = frontMatter.map(FrontMatter::raw).orElse("");
    if (!raw.contains(KEY)) {
      return "";
    }
    Matcher plain = PLAIN.matcher(raw);
    String title = plain.find() ? group(plain) : read(frontMatter.orElseThrow());
    return WHITE_SPACE.matcher(title).replaceAll(" ").strip();
  }

  private static String group(Matcher plain) {
    for (int i = 1; i <= plain.groupCount(); i++) {
      String text = plain.group(i);
      if (text != null) {
        return text;
      }
    }
    return "";
  }

  private static String read(FrontMatter frontMatter) {
    try {
      @Nullable Object title = frontMatter.asMap().get(KEY);
      return title instanceof String text ? text : "";
    } catch (FrontMatterException | IllegalStateException e) {
      // Broken front matter has no title; nor has it one without the library that reads it.
      return "";
    }
  }
}

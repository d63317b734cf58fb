package org.ocp4j.toolkit.build;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.MalformedInput;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.PayloadFormat;

/** Checks the fields of nodes and attributes: texts, names, numbers, flags. */
final class DraftChecker {
  private static final int MOST_DEPTH = 6;
  private static final int MOST_START = 999_999_999;

  private final ParseOptions options;

  DraftChecker(ParseOptions options) {
    this.options = options;
  }

  /**
   * Checks a node.
   *
   * @param path where the node would stand
   * @throws TreeException for what the node cannot have
   */
  void check(Draft draft, Supplier<String> path) {
    switch (draft.kind) {
      case HEADING -> range("depth", draft.number, 1, MOST_DEPTH, path);
      case LIST -> range("start", draft.number, 0, MOST_START, path);
      case LIST_ITEM -> {
        if ((draft.flags & PayloadFormat.ITEM_TASK) != 0) {
          requireGfm("a check box", () -> path.get() + "/checked");
        }
      }
      case CODE -> {
        boolean fenced = (draft.flags & PayloadFormat.CODE_FENCED) != 0;
        if (!fenced && options.format() == Format.MDX) {
          throw new TreeException("indented code in MDX: only Markdown has it", path.get());
        }
      }
      default -> {}
    }
    if (draft.isElement() && draft.text != null && !JsxNames.isElement(draft.text)) {
      throw name("element", draft.text, path.get() + "/name");
    }
    text(draft.text, path, draft.textPath());
    for (Draft.Attribute attribute : draft.attributes) {
      check(attribute, path);
    }
  }

  /** Checks an attribute of the node at a path. */
  void check(Draft.Attribute attribute, Supplier<String> path) {
    String name = attribute.name();
    if (name != null && !JsxNames.isAttribute(name)) {
      throw name("attribute", name, path.get() + attribute.path() + "/name");
    }
    text(name, path, attribute.path() + "/name");
    text(attribute.value(), path, attribute.valuePath());
  }

  private static TreeException name(String what, String found, String path) {
    return new TreeException(
        "the name of an " + what + " is " + Found.string(found) + ": expected a JSX name", path);
  }

  private static void range(String field, int found, int least, int most, Supplier<String> path) {
    if (found < least || found > most) {
      throw new TreeException(
          field + " is " + found + ": expected " + least + " to " + most, path.get() + "/" + field);
    }
  }

  private void text(@Nullable String text, Supplier<String> path, String field) {
    if (text == null || options.malformedInput() == MalformedInput.REPLACE) {
      return;
    }
    int lone = Surrogates.firstLone(text);
    if (lone >= 0) {
      String code = String.format("U+%04X", (int) text.charAt(lone));
      throw new TreeException(
          "a surrogate without its partner, " + code + " at index " + lone, path.get() + field);
    }
  }

  /** Checks that GFM is on. */
  void requireGfm(String what, Supplier<String> path) {
    if (!options.has(Extension.GFM)) {
      throw new TreeException(what + " needs the extension " + Extension.GFM, path.get());
    }
  }
}

package org.ocp4j.toolkit.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ocp4j.Alert;
import org.ocp4j.Alignment;
import org.ocp4j.Format;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.build.RandomPhrasing.Place;

/**
 * Builds random trees of all kinds of nodes that Markdown can express. What it cannot express is
 * listed at {@link TreeBuilder}.
 */
public final class RandomTree {
  private static final List<Alert> ALERTS = List.of(Alert.values());
  private static final List<Alignment> ALIGNMENTS = List.of(Alignment.values());

  private final Random random;
  private final RandomTexts texts;
  private final RandomPhrasing phrasing;
  private final Format format;
  private final List<String> labels = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private RandomTree(long seed, Format format) {
    this.format = format;
    random = new Random(seed);
    texts = new RandomTexts(random);
    phrasing = new RandomPhrasing(random, texts, format, labels, notes);
  }

  /** Returns a document with a tree; the same seed makes the same tree. */
  public static OcpDocument of(long seed, Format format) {
    Random seeds = new Random(seed);
    while (true) {
      OcpDocument document = new RandomTree(seeds.nextLong(), format).build().build();
      if (!FoundLinks.isIn(document)) {
        return document;
      }
      document.close();
    }
  }

  private TreeBuilder build() {
    TreeBuilder root =
        TreeBuilder.of(format == Format.MDX ? ParseOptions.MDX : ParseOptions.MARKDOWN);
    for (int i = random.nextInt(3); i > 0; i--) {
      labels.add(label());
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      notes.add("n" + i);
    }
    if (random.nextInt(6) == 0) {
      String lines = texts.words() + ": " + texts.line();
      root = random.nextBoolean() ? root.yaml(lines) : root.toml(lines);
    }
    if (format == Format.MDX && random.nextInt(4) == 0) {
      root.esm(random.nextBoolean() ? "import a from 'b'" : "export const a = 1\nexport let b");
    }
    flow(root, 1 + random.nextInt(4), 3, true);
    for (String label : labels) {
      String title = random.nextBoolean() ? texts.line() : null;
      root.definition(label, random.nextInt(4) == 0 ? "" : texts.line(), title);
    }
    for (String note : notes) {
      root.footnoteDefinition(note, n -> flow(n, 1 + random.nextInt(2), 1, false));
    }
    return root;
  }

  private String label() {
    return switch (random.nextInt(4)) {
      case 0 -> "a";
      case 1 -> "B c";
      case 2 -> "é" + texts.words();
      default -> "d[e]\\*&amp;";
    };
  }

  /** Adds flow content that can stand side by side with blank lines between. */
  private <B extends FlowContent<B>> void flow(B target, int count, int depth, boolean atTop) {
    Last last = Last.NOTHING;
    for (int i = 0; i < count; i++) {
      last = block(target, depth, last, atTop);
    }
  }

  /** What was added last, as far as it decides what may come next. */
  private enum Last {
    NOTHING,
    CONTAINER,
    ITEM,
    OTHER
  }

  private <B extends FlowContent<B>> Last block(B target, int depth, Last last, boolean atTop) {
    boolean deeper = depth > 0;
    switch (random.nextInt(20)) {
      case 0, 1 -> {
        int level = 1 + random.nextInt(6);
        target.heading(level, p -> phrasing.add(p, Place.heading()));
      }
      case 2 -> target.thematicBreak();
      case 3, 4 -> {
        if (deeper) {
          target.blockquote(quote -> flow(quote, random.nextInt(3), depth - 1, false));
          return Last.CONTAINER;
        }
        paragraph(target);
      }
      case 5, 6, 7, 8 -> {
        if (deeper && last != Last.ITEM) {
          list(target, depth - 1);
          return Last.CONTAINER;
        }
        paragraph(target);
      }
      case 9 -> target.code(null, texts.lines());
      case 10 -> target.code("l" + texts.name(), "m " + texts.words(), texts.lines());
      case 11 -> {
        if (format == Format.MARKDOWN && last == Last.OTHER) {
          target.indentedCode("a" + texts.line().strip() + "\n\n  b" + texts.words());
        }
        // After indented code, some lists would be read as paragraphs.
        paragraph(target);
      }
      case 12 -> table(target);
      case 13 -> target.math(random.nextBoolean() ? "m" : null, texts.lines());
      case 14, 15 -> {
        special(target, depth, atTop);
        return Last.CONTAINER;
      }
      case 16 -> {
        if (atTop) {
          Alert alert = ALERTS.get(random.nextInt(ALERTS.size()));
          target.alert(alert, quote -> flow(quote, 1 + random.nextInt(2), 0, false));
          return Last.CONTAINER;
        }
        paragraph(target);
      }
      default -> paragraph(target);
    }
    return Last.OTHER;
  }

  private void paragraph(FlowContent<?> target) {
    target.paragraph(p -> phrasing.add(p, Place.paragraph(3)));
  }

  private void table(FlowContent<?> target) {
    int columns = 1 + random.nextInt(3);
    Alignment[] alignments = new Alignment[columns];
    for (int i = 0; i < columns; i++) {
      alignments[i] = ALIGNMENTS.get(random.nextInt(ALIGNMENTS.size()));
    }
    target.table(table -> {
      table.align(alignments);
      for (int rows = random.nextInt(3); rows >= 0; rows--) {
        boolean header = table.tree.isChildless();
        table.row(row -> {
          int cells = header ? columns : 1 + random.nextInt(columns);
          for (int i = 0; i < cells; i++) {
            row.cell(cell -> {
              if (random.nextInt(4) > 0) {
                phrasing.add(cell, Place.cell());
              }
            });
          }
        });
      }
    });
  }

  private void special(FlowContent<?> target, int depth, boolean atTop) {
    if (format == Format.MARKDOWN) {
      target.html(List.of("<div>\na\n</div>", "<!-- a\n\nb -->", "<pre>\n\na</pre>", "<hr>")
          .get(random.nextInt(4)));
    } else if (random.nextBoolean()) {
      target.expression(texts.expression());
    } else if (random.nextInt(4) == 0) {
      target.fragment(f -> flow(f, 1 + random.nextInt(2), depth - 1, atTop));
    } else {
      target.element(texts.name(), element -> {
        phrasing.attributes(element);
        flow(element, random.nextInt(3), depth - 1, atTop);
      });
    }
  }

  private void list(FlowContent<?> target, int depth) {
    if (random.nextInt(3) == 0) {
      int start = random.nextInt(3) == 0 ? 999_999_990 : random.nextInt(12);
      target.orderedList(start, list -> items(list, depth));
    } else {
      target.list(list -> items(list, depth));
    }
  }

  /** Adds flow content to an item. A list in it is its last child. */
  private void item(ItemBuilder item, int depth) {
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      block(item, depth, Last.ITEM, false);
    }
    if (depth > 0 && random.nextBoolean()) {
      list(item, depth - 1);
    }
  }

  private void items(ListBuilder list, int depth) {
    int count = 1 + random.nextInt(3);
    list.spread(count > 1 && random.nextBoolean());
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(6)) {
        case 0 -> list.item(item -> {});
        case 1 ->
          list.task(random.nextBoolean(), item -> {
            item.paragraph(p -> {
              p.text("a");
              phrasing.add(p, Place.paragraph(1));
            });
          });
        case 2 ->
          list.item(item -> {
            paragraph(item);
            item.list(inner -> inner.item(texts.words()));
          });
        default -> list.item(item -> item(item, depth));
      }
    }
  }
}

package org.ocp4j.toolkit.build;

import java.util.List;
import java.util.Random;
import org.ocp4j.Format;
import org.ocp4j.ReferenceType;

/**
 * Adds random phrasing content that Markdown can express. It cannot express an empty emphasis, a
 * link in a link, an emphasis that begins or ends with a hard break, or code with line endings.
 */
final class RandomPhrasing {
  private static final List<String> HTML =
      List.of("<b>", "</b>", "<br/>", "<a href=\"x\">", "<!-- c -->", "<?d?>");

  private final Random random;
  private final RandomTexts texts;
  private final Format format;

  /** The labels that the document defines, as words. */
  private final List<String> labels;

  private final List<String> notes;

  RandomPhrasing(
      Random random, RandomTexts texts, Format format, List<String> labels, List<String> notes) {
    this.random = random;
    this.texts = texts;
    this.format = format;
    this.labels = labels;
    this.notes = notes;
  }

  /**
   * Where content stands.
   *
   * @param oneLine whether it is one line, and so has no hard breaks
   * @param inCell whether it is in a cell of a table
   * @param inLink whether it is in a link
   * @param depth how deep more content may be nested
   * @param marks how many more marks of emphasis may be nested
   */
  record Place(boolean oneLine, boolean inCell, boolean inLink, int depth, int marks) {
    static Place paragraph(int depth) {
      return new Place(false, false, false, depth, 2);
    }

    static Place heading() {
      return new Place(true, false, false, 2, 2);
    }

    static Place cell() {
      return new Place(true, true, false, 2, 2);
    }

    Place inside() {
      return new Place(oneLine, inCell, inLink, depth - 1, marks);
    }

    Place insideMark() {
      return new Place(oneLine, inCell, inLink, depth - 1, marks - 1);
    }

    Place insideLink() {
      return new Place(oneLine, inCell, true, depth - 1, marks);
    }
  }

  /** Adds content. Texts stand between all other nodes but a few. */
  <B extends PhrasingContent<B>> void add(B target, Place place) {
    boolean needsText = random.nextBoolean();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      if (needsText) {
        target.text(texts.nasty());
      }
      needsText = node(target, place, random.nextInt(24));
    }
    if (needsText) {
      target.text(texts.nasty());
    }
  }

  private void element(TextElementBuilder element, Place place) {
    attributes(element);
    if (place.depth() > 0 && random.nextBoolean()) {
      element.text("a");
      add(element, place.inside());
    }
  }

  /** Adds attributes of all kinds. */
  <B extends ElementAttributes<B>> void attributes(B element) {
    for (int i = random.nextInt(4); i > 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> element.attribute(texts.name(), texts.line());
        case 1 -> element.attribute(texts.name() + ":b");
        case 2 -> element.attributeExpression(texts.name(), texts.shortExpression());
        default -> element.spread("..." + texts.name());
      }
    }
  }

  /** Adds a node, and returns whether a text has to follow. */
  private <B extends PhrasingContent<B>> boolean node(B target, Place place, int choice) {
    boolean deeper = place.depth() > 0;
    boolean outsideLink = deeper && !place.inLink();
    if (choice < 5 && deeper && place.marks() > 0) {
      mark(target, place, choice);
    } else if (choice < 7) {
      target.inlineCode(code(place));
    } else if (choice == 7) {
      target.inlineMath(texts.words() + (random.nextBoolean() ? "$" : "\\") + "b");
    } else if (choice < 10 && outsideLink) {
      link(target, place);
      return false;
    } else if (choice == 10) {
      target.image(texts.line(), texts.nasty(), random.nextBoolean() ? texts.line() : null);
      return false;
    } else if (choice == 11 && outsideLink && !labels.isEmpty()) {
      reference(target, place);
    } else if (choice == 12 && !labels.isEmpty()) {
      imageReference(target);
    } else if (choice == 13 && !notes.isEmpty()) {
      target.footnoteReference(pick(notes));
    } else if (choice == 14 && format == Format.MARKDOWN && !place.inLink()) {
      target.autolink(random.nextBoolean() ? "https://a.b/?c=d&e" : "mailto:a");
    } else if (choice < 17 && !place.oneLine()) {
      target.text("a").lineBreak();
    } else if (choice < 20) {
      raw(target, place);
    } else {
      target.text(texts.nasty());
      return false;
    }
    return true;
  }

  private <B extends PhrasingContent<B>> void mark(B target, Place place, int choice) {
    switch (choice) {
      case 0, 1 -> target.emphasis(p -> add(p, place.insideMark()));
      case 2, 3 -> target.strong(p -> add(p, place.insideMark()));
      default -> target.delete(p -> p.text("a").text(texts.nasty()).text("b"));
    }
  }

  /** Adds HTML, an expression or an element, which does not stand alone on its line. */
  private <B extends PhrasingContent<B>> void raw(B target, Place place) {
    target.text("a");
    if (format == Format.MARKDOWN) {
      target.html(HTML.get(random.nextInt(HTML.size())));
    } else if (random.nextBoolean()) {
      target.expression(place.oneLine() ? texts.shortExpression() : texts.expression());
    } else {
      target.element(texts.name(), element -> element(element, place));
    }
  }

  private String code(Place place) {
    String code = texts.line();
    return place.inCell() ? code.replace("\\", "") + "a" : code;
  }

  private <B extends PhrasingContent<B>> void link(B target, Place place) {
    String title = random.nextBoolean() ? texts.nasty() : null;
    target.link(texts.line(), title, p -> {
      if (random.nextInt(5) > 0) {
        add(p, place.insideLink());
      }
    });
  }

  private <B extends PhrasingContent<B>> void reference(B target, Place place) {
    String label = pick(labels);
    switch (random.nextInt(3)) {
      case 0 -> target.linkReference(label, p -> add(p, place.insideLink()));
      case 1 -> target.linkReference(label, ReferenceType.COLLAPSED, p -> p.text(label));
      default -> target.linkReference(label, ReferenceType.SHORTCUT, p -> p.text(label));
    }
  }

  private <B extends PhrasingContent<B>> void imageReference(B target) {
    String label = pick(labels);
    switch (random.nextInt(3)) {
      case 0 -> target.imageReference(label, texts.nasty());
      case 1 -> target.imageReference(label, ReferenceType.COLLAPSED, label);
      default -> target.imageReference(label, ReferenceType.SHORTCUT, label);
    }
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}

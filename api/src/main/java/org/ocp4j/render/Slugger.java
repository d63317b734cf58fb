package org.ocp4j.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;

/**
 * Makes slugs of headings like GitHub, for ids and for links to them: {@code "Hello, world!"}
 * becomes {@code "hello-world"}. The slugs equal those of the npm package {@code github-slugger}
 * 2.0.0, and are the same on every JDK.
 *
 * <pre>{@code
 * Slugger slugger = new Slugger();
 * document.headings().forEach(heading -> System.out.println(slugger.slug(heading)));
 * }</pre>
 *
 * <p>A slug is the text in lower case, without the characters that are neither letters, marks,
 * digits, {@code _}, {@code -} nor spaces, and with {@code -} for each space. Each slug of a
 * slugger is unique: {@code -1}, {@code -2} and so on is added to those that are taken. Use one
 * slugger for each document. A slug may be empty.
 *
 * <p>A slugger is not thread-safe. Making a slug takes time in proportion to the text. A slugger
 * keeps the slugs it has made, until it is {@linkplain #reset reset}.
 */
public final class Slugger {
  /** For each slug that is taken, the last number that was added to it. */
  private final Map<String, Integer> taken = new HashMap<>();

  /** Creates a slugger that has made no slugs. */
  public Slugger() {}

  /** Returns the slug of a text, which no other text gets from this slugger. */
  public String slug(String text) {
    String base = SlugText.slug(text);
    String slug = base;
    while (taken.containsKey(slug)) {
      slug = base + "-" + taken.merge(base, 1, Integer::sum);
    }
    taken.put(slug, 0);
    return slug;
  }

  /**
   * Returns the slug of a heading's {@linkplain #textOf text}, which no other heading gets from
   * this slugger.
   *
   * @throws org.ocp4j.OcpClosedException when the heading's document is closed
   */
  public String slug(OcpNode heading) {
    return slug(textOf(heading));
  }

  /** Makes all slugs available again. */
  public void reset() {
    taken.clear();
  }

  /**
   * Returns the text of a heading that slugs are made of: its text, code and math. Images, raw HTML
   * tags, JSX tags, expressions and the calls of footnotes add nothing; the text between tags
   * stays. A line ending in code or math is a space.
   *
   * @throws org.ocp4j.OcpClosedException when the heading's document is closed
   */
  public static String textOf(OcpNode heading) {
    if (heading.subtreeEnd() == heading.index() + 2) {
      OcpNode only = heading.document().node(heading.index() + 1);
      if (only.kind() == NodeKind.TEXT) {
        return String.valueOf(only.value());
      }
    }
    Utf8Sink sink = Utf8Sink.collecting(heading.end() - heading.start());
    try (OcpCursor cursor = heading.document().cursor()) {
      cursor.moveTo(heading.index());
      int end = cursor.subtreeEnd();
      write(cursor, sink);
      for (int next = heading.index() + 1; next < end; next++) {
        cursor.next();
        write(cursor, sink);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sink.collected();
  }

  private static void write(OcpCursor node, Utf8Sink sink) throws IOException {
    switch (node.kind()) {
      case TEXT -> sink.text(node, 0);
      case INLINE_CODE, INLINE_MATH -> sink.string(onOneLine(String.valueOf(node.value())));
      case BREAK -> sink.put('\n');
      default -> {}
    }
  }

  private static String onOneLine(String text) {
    return text.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
  }
}

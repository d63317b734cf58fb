package org.ocp4j.toolkit.outline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.ParseOptions;

/**
 * The headings of a document as nested sections, with slugs and places, and as a table of contents.
 *
 * <pre>{@code
 * System.out.println(Outline.of(document).toMarkdown());
 * }</pre>
 *
 * <p>A heading starts a section if nothing but JSX elements is around it, because elements such as
 * {@code <Steps>} arrange the content of a page. Headings in block quotes, lists and footnotes
 * start no section: they are a part of what surrounds them. They have slugs nevertheless, and a
 * later heading with the same text gets another slug, as on GitHub. Headings that are written as
 * HTML or JSX tags, such as {@code <h2>}, are not in the outline.
 *
 * <p>A section is in the nearest section before it whose depth is less, so a heading of depth 3
 * after one of depth 1 starts a subsection of that. Sections depend on the order of headings only:
 * a section that starts in an element may end after the element.
 *
 * <p>Immutable. An outline stays valid after its document is closed, and any number of threads may
 * use it. It takes time and memory in proportion to the document's nodes and headings.
 */
public final class Outline {
  private final Section root;
  private final Format format;
  private final Set<Extension> extensions;
  private volatile @Nullable Map<String, Section> bySlug;

  private Outline(Section root, Format format, Set<Extension> extensions) {
    this.root = root;
    this.format = format;
    this.extensions = extensions;
  }

  /**
   * Returns the outline of a document.
   *
   * @throws OcpClosedException when the document is closed
   * @throws OcpWrongThreadException when the document is confined to another thread
   */
  public static Outline of(OcpDocument document) {
    Section root = new SectionFinder(document).find();
    return new Outline(root, document.format(), document.extensions());
  }

  /**
   * Returns the whole document as a section of depth 0, without a title. Its {@linkplain
   * Section#contentStart() own content} is what stands before the first heading, without front
   * matter. In a document without headings that is everything.
   */
  public Section root() {
    return root;
  }

  /** Returns the outermost sections, in document order, as an unmodifiable list. */
  public List<Section> sections() {
    return root.children();
  }

  /** Returns all sections, in document order. */
  public Stream<Section> stream() {
    return root.stream().skip(1);
  }

  /**
   * Returns the section with a slug, or null if no section has it.
   *
   * @param slug the slug, without {@code #}
   */
  public @Nullable Section find(String slug) {
    Objects.requireNonNull(slug, "slug");
    Map<String, Section> known = bySlug;
    if (known == null) {
      known = new HashMap<>();
      for (Section section : stream().toList()) {
        known.put(section.slug(), section);
      }
      bySlug = known;
    }
    return known.get(slug);
  }

  /**
   * Returns a table of contents as Markdown: a list with a link to each section, nested as the
   * sections are. Sections without a title are left out. The result ends with a line ending unless
   * it is empty.
   */
  public String toMarkdown() {
    return toMarkdown(1, 6);
  }

  /**
   * Returns a table of contents as Markdown, with the sections of some depths.
   *
   * @param minDepth the least depth, from 1 to 6; 2 leaves out the title of the document
   * @param maxDepth the greatest depth, from {@code minDepth} to 6
   * @throws IllegalArgumentException when a depth is outside its range
   */
  public String toMarkdown(int minDepth, int maxDepth) {
    if (minDepth < 1 || minDepth > maxDepth || maxDepth > 6) {
      throw new IllegalArgumentException("a table of contents for headings of depth "
          + minDepth
          + " to "
          + maxDepth
          + "; depths are from 1 to 6, the lesser one first");
    }
    ParseOptions options = ParseOptions.DEFAULT
        .withFormat(format)
        .withExtensions(extensions.toArray(Extension[]::new));
    return new TableOfContents(minDepth, maxDepth).write(sections(), options);
  }

  @Override
  public String toString() {
    return "Outline[" + stream().count() + " sections]";
  }
}

package org.ocp4j.chunks;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ocp4j.NodeKind;
import org.ocp4j.toolkit.frontmatter.FrontMatter;
import org.ocp4j.toolkit.links.Link;

/**
 * A part of a document that is indexed as one: Markdown, with its place in the source and what is
 * known about it. A chunk is immutable, and stays valid after its document is closed.
 *
 * @param id a name-based UUID made of the document's id, the titles of the heading path and the
 *     Markdown. It stays the same while these do, wherever in the document the chunk stands, so an
 *     index can be updated by {@linkplain ChunkDiff difference}. If chunks of a document are equal
 *     in all of this, the id also depends on how many of them come before.
 * @param documentId the id of the document that the caller gave; empty if none was given
 * @param index the position of this chunk among those of its document, from 0
 * @param text the text to embed or to index: the context, a blank line, and the Markdown without
 *     what a reader does not see, as {@link Chunker.Builder#visibleText} says, and without white
 *     space at its start
 * @param context the title of the document in its front matter, and the titles of the heading path,
 *     outermost first, joined by {@code " > "}; empty if there are none, or if the chunker adds no
 *     heading path. Of a long path the outermost titles are left out.
 * @param markdown the Markdown as it stands in the source: the bytes of the {@linkplain #ranges()
 *     ranges}, one after another
 * @param size the size of the text, in the unit of the chunker's budget
 * @param ranges the parts of the source that this chunk consists of, at least one. There are
 *     several where the chunk repeats a part, or where it leaves one out, such as a comment.
 * @param headingPath the headings that the start of this chunk is under, outermost first; the
 *     heading that the chunk starts with is the last of them
 * @param kinds the kinds of blocks in this chunk
 * @param languages the languages of the code in this chunk, without duplicates, in document order
 * @param links the links and images that start in this chunk, with their resolved targets. A link
 *     in a part that is repeated is a link of each of the chunks.
 * @param components the names of the JSX elements that are around all of this chunk, outermost
 *     first; a fragment has an empty name
 * @param frontMatter the front matter of the document, if it has some
 */
public record Chunk(
    String id,
    String documentId,
    int index,
    String text,
    String context,
    String markdown,
    int size,
    List<SourceRange> ranges,
    List<Heading> headingPath,
    Set<NodeKind> kinds,
    List<String> languages,
    List<Link> links,
    List<String> components,
    Optional<FrontMatter> frontMatter) {
  /** Copies the collections. */
  public Chunk {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(documentId, "documentId");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(markdown, "markdown");
    Objects.requireNonNull(frontMatter, "frontMatter");
    ranges = List.copyOf(ranges);
    headingPath = List.copyOf(headingPath);
    kinds = Set.copyOf(kinds);
    languages = List.copyOf(languages);
    links = List.copyOf(links);
    components = List.copyOf(components);
  }

  /** Returns the slug of the innermost heading of the path; empty if there is no heading above. */
  public String anchor() {
    return headingPath.isEmpty() ? "" : headingPath.get(headingPath.size() - 1).slug();
  }

  /** Returns the first line of this chunk in the source, without the parts that it repeats. */
  public int firstLine() {
    return own(0).firstLine();
  }

  /** Returns the last line of this chunk in the source, without the parts that it repeats. */
  public int lastLine() {
    return own(ranges.size() - 1).lastLine();
  }

  private SourceRange own(int from) {
    int step = from == 0 ? 1 : -1;
    for (int i = from; i >= 0 && i < ranges.size(); i += step) {
      if (!ranges.get(i).repeated()) {
        return ranges.get(i);
      }
    }
    return ranges.get(from);
  }

  @Override
  public String toString() {
    return "Chunk[" + index + ", lines " + firstLine() + " to " + lastLine() + ", size " + size
        + "]";
  }
}

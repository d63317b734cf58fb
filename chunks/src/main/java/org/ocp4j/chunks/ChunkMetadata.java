package org.ocp4j.chunks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.toolkit.frontmatter.FrontMatter;
import org.ocp4j.toolkit.frontmatter.FrontMatterException;
import org.ocp4j.toolkit.links.Link;

/**
 * Describes chunks and front matter as flat maps of texts and numbers, which vector stores and
 * search engines keep beside a text.
 *
 * <pre>{@code
 * store.add(chunk.id(), embed(chunk.text()), ChunkMetadata.of(chunk));
 * }</pre>
 *
 * <p>The values of {@link #KINDS}, {@link #LANGUAGES}, {@link #LINKS} and {@link #COMPONENTS} are
 * lists, joined by spaces. A list without elements, an empty heading path and an empty id have no
 * entry.
 */
public final class ChunkMetadata {
  /** The {@linkplain Chunk#id() id} of the chunk, a text. */
  public static final String CHUNK_ID = "chunk_id";

  /** The {@linkplain Chunk#documentId() id} of its document, a text. */
  public static final String DOCUMENT_ID = "document_id";

  /** The {@linkplain Chunk#index() position} in the document, an integer from 0. */
  public static final String CHUNK_INDEX = "chunk_index";

  /** The titles of the {@linkplain Chunk#headingPath() headings}, joined by {@code " > "}. */
  public static final String HEADING_PATH = "heading_path";

  /** The slug of the innermost heading, a text without {@code #}. */
  public static final String ANCHOR = "anchor";

  /** The {@linkplain Chunk#firstLine() first line} in the source, an integer from 1. */
  public static final String FIRST_LINE = "first_line";

  /** The {@linkplain Chunk#lastLine() last line} in the source, an integer from 1. */
  public static final String LAST_LINE = "last_line";

  /** The byte offset in the source where the chunk starts, an integer. */
  public static final String START_BYTE = "start_byte";

  /**
   * The byte offset in the source after the chunk, an integer. What the chunk leaves out, such as a
   * comment, may stand between the start and the end; what it repeats from before does not count.
   */
  public static final String END_BYTE = "end_byte";

  /** The types of its blocks as mdast names them, such as {@code "heading paragraph"}. */
  public static final String KINDS = "kinds";

  /** The languages of its code, such as {@code "java sh"}. */
  public static final String LANGUAGES = "languages";

  /**
   * The targets of its links and images, each once. Spaces and line endings in a target are
   * percent-encoded, so a space always separates two targets.
   */
  public static final String LINKS = "links";

  /** The names of the JSX elements around it, outermost first; fragments are left out. */
  public static final String COMPONENTS = "components";

  /** The reason why front matter could not be read, a text. */
  public static final String FRONT_MATTER_ERROR = "front_matter_error";

  /** The keys that {@link #of(Chunk)} may use, in its order. */
  public static final List<String> KEYS = List.of(
      CHUNK_ID,
      DOCUMENT_ID,
      CHUNK_INDEX,
      HEADING_PATH,
      ANCHOR,
      FIRST_LINE,
      LAST_LINE,
      START_BYTE,
      END_BYTE,
      KINDS,
      LANGUAGES,
      LINKS,
      COMPONENTS);

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s");

  private ChunkMetadata() {}

  /**
   * Returns what is known about a chunk. Values are {@link String} and {@link Integer}. The caller
   * owns the map, which has the order of {@link #KEYS}.
   */
  public static Map<String, Object> of(Chunk chunk) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, CHUNK_ID, chunk.id());
    put(map, DOCUMENT_ID, chunk.documentId());
    map.put(CHUNK_INDEX, chunk.index());
    put(
        map,
        HEADING_PATH,
        chunk.headingPath().stream().map(Heading::title).collect(Collectors.joining(" > ")));
    put(map, ANCHOR, chunk.anchor());
    map.put(FIRST_LINE, chunk.firstLine());
    map.put(LAST_LINE, chunk.lastLine());
    List<SourceRange> own = own(chunk.ranges());
    map.put(START_BYTE, own.get(0).start());
    map.put(END_BYTE, own.get(own.size() - 1).end());
    put(
        map,
        KINDS,
        chunk.kinds().stream().sorted().map(NodeKind::type).collect(Collectors.joining(" ")));
    put(map, LANGUAGES, String.join(" ", chunk.languages()));
    put(
        map,
        LINKS,
        chunk.links().stream()
            .map(Link::target)
            .filter(target -> !target.isEmpty())
            .distinct()
            .map(ChunkMetadata::encode)
            .collect(Collectors.joining(" ")));
    put(
        map,
        COMPONENTS,
        chunk.components().stream()
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(" ")));
    return map;
  }

  private static void put(Map<String, Object> map, String key, String value) {
    if (!value.isEmpty()) {
      map.put(key, value);
    }
  }

  private static List<SourceRange> own(List<SourceRange> ranges) {
    List<SourceRange> own = ranges.stream().filter(range -> !range.repeated()).toList();
    return own.isEmpty() ? ranges : own;
  }

  private static String encode(String target) {
    return WHITE_SPACE
        .matcher(target)
        .replaceAll(space -> String.format("%%%02X", (int) space.group().charAt(0)));
  }

  /**
   * Returns the values of front matter. Texts, booleans, {@link Long} and {@link Double} stay what
   * they are. Other numbers, dates and times become texts. A list becomes a text, its elements
   * joined by {@code ", "}. The entries of a map have keys with dots, such as {@code author.name}.
   * Empty lists, null, and blank keys have no entry. The caller owns the map.
   *
   * <p>Front matter that is not valid, or whose library is missing, gives a map with one entry,
   * {@link #FRONT_MATTER_ERROR}.
   */
  public static Map<String, Object> of(FrontMatter frontMatter) {
    Map<String, Object> map = new LinkedHashMap<>();
    try {
      flatten("", frontMatter.asMap(), map);
    } catch (FrontMatterException | IllegalStateException e) {
      map.put(FRONT_MATTER_ERROR, String.valueOf(e.getMessage()));
    }
    return map;
  }

  private static void flatten(String prefix, Map<?, ?> values, Map<String, Object> map) {
    values.forEach((name, value) -> {
      String key = prefix + name;
      if (value instanceof Map<?, ?> nested) {
        flatten(key + ".", nested, map);
      } else if (value instanceof Collection<?> list) {
        put(map, key, join(list));
      } else if (value != null && !key.isBlank()) {
        map.put(key, isPlain(value) ? value : value.toString());
      }
    });
  }

  private static String join(Collection<?> list) {
    List<String> texts = new ArrayList<>();
    for (@Nullable Object element : list) {
      if (element != null) {
        texts.add(element.toString());
      }
    }
    return String.join(", ", texts);
  }

  private static boolean isPlain(Object value) {
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Double;
  }
}

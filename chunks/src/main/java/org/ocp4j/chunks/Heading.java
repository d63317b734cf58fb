package org.ocp4j.chunks;

import java.util.Objects;

/**
 * A heading above a chunk.
 *
 * @param depth the depth of the heading, from 1 to 6
 * @param title the text of the heading on one line, without markup
 * @param slug the slug of the heading as GitHub makes it, without {@code #}; no other heading of
 *     the document has it
 */
public record Heading(int depth, String title, String slug) {
  /** Checks that title and slug are not null. */
  public Heading {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(slug, "slug");
  }
}

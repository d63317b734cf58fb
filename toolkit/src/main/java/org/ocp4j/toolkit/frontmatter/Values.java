package org.ocp4j.toolkit.frontmatter;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What front matter contains, and where. */
final class Values {
  private final Map<String, @Nullable Object> map;

  /** Returns the place of the value with a path. */
  private final Function<String, Place> places;

  Values(Map<String, @Nullable Object> map, Function<String, Place> places) {
    this.map = map;
    this.places = places;
  }

  /**
   * A place in the document.
   *
   * @param line from 1
   * @param column from 1, in UTF-16 code units
   */
  record Place(int line, int column) {
    /** The start of the front matter. */
    static final Place START = new Place(1, 1);

    FrontMatterException failure(String reason) {
      return new FrontMatterException(reason, line, column, null);
    }

    FrontMatterException failure(String reason, Throwable cause) {
      return new FrontMatterException(reason, line, column, cause);
    }
  }

  static Values empty() {
    return new Values(Map.of(), path -> Place.START);
  }

  Map<String, @Nullable Object> map() {
    return map;
  }

  Place placeOf(String path) {
    return places.apply(path);
  }
}

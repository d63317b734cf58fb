package org.ocp4j.toolkit.links;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.OcpMemoryLimitException;

/**
 * What a checker keeps of a file.
 *
 * @param file the file
 * @param anchors what fragments can name
 * @param local the links that are not external
 * @param links the number of all links
 * @param error why the file was not parsed, or null
 */
record FileScan(
    Path file,
    Set<String> anchors,
    List<Link> local,
    int links,
    @Nullable Exception error) {

  /** Parses a file, and closes the document. */
  static FileScan of(Path file, OcpEngine engine, ParseOptions options) {
    try (OcpDocument document = engine.parse(file, options)) {
      Anchors anchors = new Anchors();
      List<Link> links = new LinkFinder(document, anchors).find();
      return new FileScan(file, anchors.names(), local(links), links.size(), null);
    } catch (IOException | OcpParseException | OcpLimitException | OcpMemoryLimitException e) {
      return new FileScan(file, Set.of(), List.of(), 0, e);
    }
  }

  /** Returns a copy without the links, for a file that is only the target of links. */
  FileScan withoutLinks() {
    return new FileScan(file, anchors, List.of(), 0, error);
  }

  private static List<Link> local(List<Link> links) {
    List<Link> local = new ArrayList<>();
    for (Link link : links) {
      if (!link.isExternal()) {
        local.add(link);
      }
    }
    return local;
  }

  /** Returns {@code true} if a fragment names something, or if the file could not be parsed. */
  boolean hasAnchor(String fragment) {
    // Browsers take an empty fragment and "top" as the top of the page.
    return error != null
        || fragment.isEmpty()
        || anchors.contains(fragment)
        || fragment.equalsIgnoreCase("top");
  }
}

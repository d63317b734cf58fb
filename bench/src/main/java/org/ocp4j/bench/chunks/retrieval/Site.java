package org.ocp4j.bench.chunks.retrieval;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocp4j.bench.chunks.source.Source;

/**
 * The pages of the corpora by their addresses. The address of a page is its path without what sites
 * leave out: numbers that order the files, folders in parentheses, the extension, {@code index} and
 * {@code readme}. What stands before it in the path, such as {@code content/}, may be left out in a
 * link if only one page is meant, or one has the shortest path.
 */
final class Site {
  private final List<Source> sources;
  private final List<Map<String, Section>> sections = new ArrayList<>();

  /** The numbers of the pages whose addresses end so, by corpus and ending. */
  private final Map<String, List<Integer>> endings = new HashMap<>();

  Site(List<Source> sources) {
    this.sources = sources;
    for (int i = 0; i < sources.size(); i++) {
      sections.add(Sections.of(i, sources.get(i)));
      Deque<String> ending = new ArrayDeque<>(segments(sources.get(i).path()));
      while (!ending.isEmpty()) {
        endings
            .computeIfAbsent(key(sources.get(i), ending), key -> new ArrayList<>())
            .add(i);
        ending.removeFirst();
      }
    }
  }

  private static String key(Source source, Iterable<String> segments) {
    return source.corpus() + ":" + String.join("/", segments);
  }

  /** Returns the section that a link of a document leads to, or null if it is none of ours. */
  @Nullable
  Section target(int from, String url) {
    int hash = url.indexOf('#');
    if (hash < 0 || hash == url.length() - 1 || url.contains(":") || url.startsWith("//")) {
      return null;
    }
    String page = url.substring(0, hash);
    int number = page.isEmpty() ? from : page(from, page);
    if (number < 0) {
      return null;
    }
    String name =
        URLDecoder.decode(url.substring(hash + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
    return sections.get(number).get(name);
  }

  private int page(int from, String link) {
    Source source = sources.get(from);
    if (link.startsWith("/")) {
      return shortest(key(source, segments(link)));
    }
    // A site's page may be a folder of its own, so a relative link is tried from both.
    int slash = source.path().lastIndexOf('/');
    String folder = slash < 0 ? "" : source.path().substring(0, slash + 1);
    int beside = exact(source, folder + link);
    return beside >= 0 ? beside : exact(source, source.path() + "/" + link);
  }

  private int exact(Source source, String path) {
    List<String> wanted = segments(path);
    for (int number : endings.getOrDefault(key(source, wanted), List.of())) {
      if (segments(sources.get(number).path()).equals(wanted)) {
        return number;
      }
    }
    return -1;
  }

  /** Returns the page with an ending and the shortest path, or -1 if there is none or several. */
  private int shortest(String ending) {
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int number : endings.getOrDefault(ending, List.of())) {
      int length = segments(sources.get(number).path()).size();
      if (length < least) {
        best = number;
        least = length;
      } else if (length == least) {
        best = -1;
      }
    }
    return best;
  }

  /** Returns the parts of a path that are in an address. */
  static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      String name = part.replaceFirst("\\.mdx?$", "").replaceFirst("^\\d+-", "");
      if (part.equals("..")) {
        if (!segments.isEmpty()) {
          segments.remove(segments.size() - 1);
        }
      } else if (!name.isEmpty() && !name.equals(".") && !name.matches("\\(.*\\)")) {
        segments.add(name);
      }
    }
    int last = segments.size() - 1;
    if (last > 0 && segments.get(last).matches("(?i)index|readme")) {
      segments.remove(last);
    }
    return segments;
  }
}

package org.ocp4j.toolkit.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.Format;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/**
 * Round trips of random sources. What differs is made as small as leaving tokens out can make it,
 * and has to be in {@code token-soup.txt}, which says why.
 */
class TokenSoupTest {
  private static final long SEED = 20_260_721;

  @ParameterizedTest
  @ValueSource(strings = {"markdown", "commonmark", "mdx"})
  void fewSources(String format) throws IOException {
    Set<String> failures = failures(format, 4_000);
    failures.removeAll(listed(format));
    assertEquals(Set.of(), failures, "sources that are not listed in token-soup.txt");
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"markdown", "commonmark", "mdx"})
  void manySources(String format) throws IOException {
    assertEquals(listed(format), failures(format, 200_000), "what token-soup.txt lists");
  }

  private static Set<String> listed(String format) throws IOException {
    return KnownDifferences.listed("/token-soup.txt", format);
  }

  private static Set<String> failures(String format, int count) {
    boolean mdx = format.equals("mdx");
    ParseOptions options = ParseOptions.DEFAULT.withFormat(mdx ? Format.MDX : Format.MARKDOWN);
    ParseOptions chosen = format.equals("commonmark") ? options.withExtensions() : options;
    TokenSoup soup = new TokenSoup(SEED, mdx);
    Set<String> failures = new TreeSet<>();
    int parsed = 0;
    try (OcpEngine engine = Ocp.builder().engine("java").build()) {
      for (int i = 0; i < count; i++) {
        List<String> tokens = soup.next();
        RoundTrip trip = trip(engine, String.join("", tokens), chosen);
        parsed += trip == null ? 0 : 1;
        if (trip != null && !trip.isFaithful()) {
          List<String> few = TokenSoup.shrink(tokens, source -> fails(engine, source, chosen));
          failures.add(KnownDifferences.escaped(String.join("", few)));
        }
      }
    }
    System.out.printf("%s: %d sources, %d kinds differ%n", format, parsed, failures.size());
    assertTrue(parsed > count / 2, "too few sources parse");
    return failures;
  }

  private static boolean fails(OcpEngine engine, String source, ParseOptions options) {
    RoundTrip trip = trip(engine, source, options);
    return trip != null && !trip.isFaithful();
  }

  private static RoundTrip trip(OcpEngine engine, String source, ParseOptions options) {
    return RoundTrip.of(engine, source, options, MarkdownRenderer.DEFAULT);
  }
}

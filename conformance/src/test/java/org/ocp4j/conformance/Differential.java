package org.ocp4j.conformance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/** Compares an engine with the Java engine, source by source. */
final class Differential implements AutoCloseable {
  private final OcpEngine reference = Ocp.builder().engine("java").build();
  private final OcpEngine engine;
  private int parsed;
  private int refused;

  Differential(String id) {
    engine = Ocp.builder().engine(id).build();
  }

  /** Returns how many sources both engines parsed, and how many both refused. */
  String tally() {
    return parsed + " parsed and " + refused + " refused";
  }

  /**
   * Compares the results of both engines for a source.
   *
   * @return {@code null} if the results are the same; otherwise the smallest source found that
   * shows a difference, with both results
   */
  @Nullable
  String difference(String source, ParseOptions options) {
    Outcome expected = outcome(reference, source, options);
    if (expected.equals(outcome(engine, source, options))) {
      if (expected.isParsed()) {
        parsed++;
      } else {
        refused++;
      }
      return null;
    }
    String smallest = Shrinker.shrink(source, s -> !isSame(s, options));
    return "source: " + quoted(smallest)
        + "\noptions: " + options
        + "\n" + reference.id() + ": " + outcome(reference, smallest, options)
        + "\n" + engine.id() + ": " + outcome(engine, smallest, options);
  }

  private boolean isSame(String source, ParseOptions options) {
    return outcome(reference, source, options).equals(outcome(engine, source, options));
  }

  /** Parses a source, every other time from a direct buffer. */
  private static Outcome outcome(OcpEngine engine, String source, ParseOptions options) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length % 2 == 0) {
      buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
    return Outcome.of(engine, buffer, options);
  }

  /** Returns a text as a string literal of Java. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars().forEach(c -> {
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '"', '\\' -> out.append('\\').append((char) c);
        default -> {
          if (c < ' ' || c > '~') {
            out.append(String.format("\\u%04X", c));
          } else {
            out.append((char) c);
          }
        }
      }
    });
    return out.append('"').toString();
  }

  @Override
  public void close() {
    reference.close();
    engine.close();
  }
}

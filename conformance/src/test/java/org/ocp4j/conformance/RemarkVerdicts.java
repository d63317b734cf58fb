package org.ocp4j.conformance;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which inputs remark refuses when all of it is in force. Suites test one part of it, or one set
 * otherwise; where the engine differs from the part, this tells whether it agrees with the whole.
 */
final class RemarkVerdicts {
  private final Map<String, Boolean> refused = new HashMap<>();

  /**
   * Reads the verdicts.
   *
   * @param format {@code "mdx"} or {@code "md"}
   */
  RemarkVerdicts(String format) throws IOException {
    SharedData.lines(
        "suites/pairs.ndjson.gz",
        (number, line) ->
            refused.put(line.path("input").textValue(), line.path(format).has("error")));
  }

  /** Whether it refuses an input; null when nobody asked it. */
  @Nullable
  Boolean refuses(String input) {
    return refused.get(input);
  }
}

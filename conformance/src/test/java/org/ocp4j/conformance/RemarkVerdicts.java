package org.ocp4j.conformance;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records which inputs remark refuses with all its parts. Suites test one part of it, or other
 * settings; if the engine disagrees with a suite, this class tells whether it agrees with remark as
 * a whole.
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

  /** Returns {@code true} if remark refuses an input; {@code null} if the input was not tried. */
  @Nullable
  Boolean refuses(String input) {
    return refused.get(input);
  }
}

package org.ocp4j;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.payload.Payload;

/**
 * The lines of a document's source, without their line endings. Each line is read when it is
 * consumed, and nothing is held while the consumer runs.
 */
final class SourceLines extends Spliterators.AbstractSpliterator<String> {
  private final OcpDocument document;

  /** The byte offset at which the next line starts. */
  private int next;

  SourceLines(OcpDocument document, int first) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.document = document;
    this.next = first;
  }

  @Override
  public boolean tryAdvance(Consumer<? super String> action) {
    String line = line();
    if (line == null) {
      return false;
    }
    action.accept(line);
    return true;
  }

  private @Nullable String line() {
    Payload payload = document.enter();
    try {
      int source = payload.sourceOffset();
      int length = payload.sourceLength();
      if (next == length) {
        return null;
      }
      int end = next;
      while (end < length && !isLineEnding(payload.byteAt(source + end))) {
        end++;
      }
      String line = payload.decode(source + next, end - next);
      boolean isPair = end + 1 < length
          && payload.byteAt(source + end) == '\r'
          && payload.byteAt(source + end + 1) == '\n';
      next = Math.min(length, end + (isPair ? 2 : 1));
      return line;
    } finally {
      document.exit();
    }
  }

  private static boolean isLineEnding(byte b) {
    return b == '\n' || b == '\r';
  }
}

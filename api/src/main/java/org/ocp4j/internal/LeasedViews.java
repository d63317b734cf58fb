package org.ocp4j.internal;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;

/**
 * Views of a document for code of this module that reads them while a cursor of its own is open,
 * and never after. Those that users get are counted as theirs, and keep the memory.
 */
public final class LeasedViews {
  private static volatile @Nullable Function<OcpDocument, ByteBuffer> sources;

  private LeasedViews() {}

  /** Lets documents say how; called when their class is initialized. */
  public static void set(Function<OcpDocument, ByteBuffer> function) {
    sources = function;
  }

  /** The source, for as long as the cursor is open. */
  public static ByteBuffer source(OcpCursor cursor) {
    return Objects.requireNonNull(sources).apply(cursor.document());
  }
}

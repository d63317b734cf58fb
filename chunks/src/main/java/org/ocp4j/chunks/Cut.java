package org.ocp4j.chunks;

import org.jspecify.annotations.Nullable;

/** A block that is being cut into pieces, because it exceeds the budget. */
interface Cut {
  /** Returns the next piece, or null at the end. */
  @Nullable
  Piece next(Splitter.Room room);
}

package org.ocp4j.toolkit.edit;

/**
 * Thrown when two edits change the same bytes, or stand so close that neither could be written
 * without knowing the other. {@link #start()} and {@link #end()} are the place of the edit that was
 * made later.
 */
public final class OverlappingEditsException extends EditException {
  private static final long serialVersionUID = 1L;

  private final int otherStart;
  private final int otherEnd;

  OverlappingEditsException(String reason, Splice later, Splice earlier, String place) {
    super(reason, later.start(), later.end(), place);
    otherStart = earlier.start();
    otherEnd = earlier.end();
  }

  /** Returns the byte offset in the source where the place of the earlier edit starts. */
  public int otherStart() {
    return otherStart;
  }

  /** Returns the byte offset in the source after the end of the earlier edit's place. */
  public int otherEnd() {
    return otherEnd;
  }
}

package org.ocp4j.toolkit.edit;

/**
 * Thrown when an edit cannot be made: the node is of another document or of a kind that the edit
 * does not have, or the result would not be read as it was meant. The edits that were made before
 * are not affected.
 */
public class EditException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final int start;
  private final int end;

  EditException(String reason, int start, int end, String place) {
    super(reason + " (" + place + ")");
    this.reason = reason;
    this.start = start;
    this.end = end;
  }

  /** Returns what is wrong and how to mend it, without the place. */
  public String reason() {
    return reason;
  }

  /** Returns the byte offset in the source where the edit's place starts. */
  public int start() {
    return start;
  }

  /** Returns the byte offset in the source after the end of the edit's place. */
  public int end() {
    return end;
  }
}

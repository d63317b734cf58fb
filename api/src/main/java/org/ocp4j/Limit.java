package org.ocp4j;

/**
 * A count that can be limited, with its default value.
 *
 * @spec contract.md#6.1 Contract 6.1
 */
public enum Limit {
  /** Bytes of a source, as UTF-8. */
  SOURCE_BYTES("source bytes", 128L << 20, Integer.MAX_VALUE),
  /** Bytes of a payload. */
  PAYLOAD_BYTES("payload bytes", 1L << 30, Integer.MAX_VALUE),
  /** Nodes of a document. */
  NODES("nodes", 16L << 20, Integer.MAX_VALUE / 32),
  /** Nested nodes, the root not counted. */
  DEPTH("depth", 256, 65_535),
  /** Attributes of one node. */
  ATTRIBUTES("attributes of a node", 4_096, 65_535),
  /** Bytes of the name of a JSX element or attribute. */
  NAME_BYTES("name bytes", 65_535, 65_535),
  /** Bytes of a line, its line ending not counted. */
  LINE_BYTES("line bytes", 16L << 20, Integer.MAX_VALUE),
  /** Diagnostics of a document. Further diagnostics are dropped; they are not an error. */
  DIAGNOSTICS("diagnostics", 1_000, 1L << 20);

  private final String title;
  private final long defaultValue;
  private final long maximum;

  Limit(String title, long defaultValue, long maximum) {
    this.title = title;
    this.defaultValue = defaultValue;
    this.maximum = maximum;
  }

  /** Returns the name of this limit in the message of an error, such as {@code "source bytes"}. */
  public String title() {
    return title;
  }

  /** Returns the default value of this limit. */
  public long defaultValue() {
    return defaultValue;
  }

  /**
   * Returns the largest value that can be set, which is the largest that a payload can represent.
   */
  public long maximum() {
    return maximum;
  }
}

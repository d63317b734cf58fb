package org.ocp4j;

/** What can be limited (contract 6.1), each with the default that is in force unless set. */
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
  /** Diagnostics of a document; further ones are dropped, not an error. */
  DIAGNOSTICS("diagnostics", 1_000, 1L << 20);

  private final String title;
  private final long defaultValue;
  private final long maximum;

  Limit(String title, long defaultValue, long maximum) {
    this.title = title;
    this.defaultValue = defaultValue;
    this.maximum = maximum;
  }

  /** The words an error names this limit with. */
  public String title() {
    return title;
  }

  /** The value in force unless another is set. */
  public long defaultValue() {
    return defaultValue;
  }

  /** The largest value that can be set: what the payload's fields can count. */
  public long maximum() {
    return maximum;
  }
}

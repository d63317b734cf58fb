package org.ocp4j.spark.internal.functions;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpFormatException;
import org.ocp4j.spark.OcpFunctionException;

/** Opens payloads in the arrays that Spark has. Nothing is copied, and nothing is parsed. */
final class Payloads {
  private Payloads() {}

  /** Computes a value from a document, of which the value keeps nothing. */
  interface Reader {
    /** Returns the value. */
    @Nullable
    Object read(OcpDocument document);
  }

  /**
   * Opens a payload, reads it and closes it.
   *
   * @param function the name of the function, for the exception
   * @throws OcpFunctionException when the bytes are no payload
   */
  static @Nullable Object read(String function, byte[] payload, Reader reader) {
    try (OcpDocument document = open(function, payload)) {
      return reader.read(document);
    }
  }

  private static OcpDocument open(String function, byte[] payload) {
    try {
      return OcpDocument.open(ByteBuffer.wrap(payload));
    } catch (OcpFormatException e) {
      throw new OcpFunctionException(
          function,
          "the argument is not a payload: "
              + e.reason()
              + " at byte "
              + e.offset()
              + "; pass what ocp_parse returned, unchanged",
          e);
    }
  }
}

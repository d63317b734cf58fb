package org.ocp4j.internal.payload;

import static org.ocp4j.internal.payload.PayloadChecker.require;
import static org.ocp4j.spi.PayloadFormat.DIAGNOSTIC_SIZE;
import static org.ocp4j.spi.PayloadFormat.D_END;
import static org.ocp4j.spi.PayloadFormat.D_MESSAGE_LENGTH;
import static org.ocp4j.spi.PayloadFormat.D_MESSAGE_OFFSET;
import static org.ocp4j.spi.PayloadFormat.D_SEVERITY;
import static org.ocp4j.spi.PayloadFormat.D_START;

/** Checks diagnostics. Unknown codes are allowed, because a later version may add codes. */
public final class DiagnosticChecker {
  private static final int ZERO = D_SEVERITY + 1;
  private static final int LAST_ZERO = DIAGNOSTIC_SIZE - 4;

  private final Payload payload;
  private final TextChecker texts;

  DiagnosticChecker(Payload payload, TextChecker texts) {
    this.payload = payload;
    this.texts = texts;
  }

  void check() {
    for (int i = 0; i < payload.diagnosticCount(); i++) {
      int at = payload.diagnosticAt(i);
      Codes.severity(payload, at);
      require(payload.byteAt(at + ZERO) == 0, "padding that is not zero", at + ZERO);
      require(payload.intAt(at + LAST_ZERO) == 0, "padding that is not zero", at + LAST_ZERO);
      texts.span(payload.intAt(at + D_START), payload.intAt(at + D_END), at);
      texts.message(payload.intAt(at + D_MESSAGE_OFFSET), payload.intAt(at + D_MESSAGE_LENGTH), at);
    }
  }
}

package org.ocp4j.internal.payload;

import org.ocp4j.Alert;
import org.ocp4j.Alignment;
import org.ocp4j.AttributeKind;
import org.ocp4j.OcpFormatException;
import org.ocp4j.ReferenceType;
import org.ocp4j.Severity;
import org.ocp4j.spi.PayloadFormat;

/**
 * Converts the small numbers in a payload to enum constants. A checked payload has no unknown
 * numbers; in any other payload, an unknown number throws an {@code OcpFormatException}.
 */
public final class Codes {
  private static final Alert[] ALERTS = Alert.values();

  /** The bit by which an ASCII letter's lower case differs from its upper case. */
  private static final int CASE = 0x20;

  private Codes() {}

  /** Returns the kind of an attribute. */
  public static AttributeKind attributeKind(Payload payload, int attribute) {
    int code = payload.attributeKind(attribute);
    return switch (code) {
      case 0 -> AttributeKind.STRING;
      case 1 -> AttributeKind.EXPRESSION;
      case 2 -> AttributeKind.BOOLEAN;
      case 3 -> AttributeKind.SPREAD;
      case 4 -> AttributeKind.NUMBER;
      default -> throw unknown("attribute kind", code, payload.attributeAt(attribute));
    };
  }

  /** Returns the type of a reference. */
  public static ReferenceType referenceType(Payload payload, int node) {
    int code = payload.nodeFlags(node);
    return switch (code) {
      case PayloadFormat.REFERENCE_SHORTCUT -> ReferenceType.SHORTCUT;
      case PayloadFormat.REFERENCE_COLLAPSED -> ReferenceType.COLLAPSED;
      case PayloadFormat.REFERENCE_FULL -> ReferenceType.FULL;
      default -> throw unknown("reference type", code, Payload.nodeAt(node));
    };
  }

  /** Returns the alignment of a table cell. */
  public static Alignment alignment(Payload payload, int node) {
    int code = payload.nodeFlags(node);
    return switch (code) {
      case PayloadFormat.ALIGN_NONE -> Alignment.NONE;
      case PayloadFormat.ALIGN_LEFT -> Alignment.LEFT;
      case PayloadFormat.ALIGN_RIGHT -> Alignment.RIGHT;
      case PayloadFormat.ALIGN_CENTER -> Alignment.CENTER;
      default -> throw unknown("alignment", code, Payload.nodeAt(node));
    };
  }

  /** Returns the alert whose type, in any case, is the value of an attribute. */
  public static Alert alert(Payload payload, int attribute) {
    for (Alert alert : ALERTS) {
      if (isType(payload, attribute, alert.type())) {
        return alert;
      }
    }
    throw new OcpFormatException("an alert of no known type", payload.attributeAt(attribute));
  }

  private static boolean isType(Payload payload, int attribute, String lower) {
    boolean equal = payload.valueLength(attribute) == lower.length();
    for (int i = 0; equal && i < lower.length(); i++) {
      equal = (payload.byteAt(payload.valueOffset(attribute) + i) | CASE) == lower.charAt(i);
    }
    return equal;
  }

  /** Returns the severity of the diagnostic whose record is at an offset. */
  public static Severity severity(Payload payload, int at) {
    int code = payload.byteAt(at + PayloadFormat.D_SEVERITY) & 0xFF;
    return switch (code) {
      case PayloadFormat.SEVERITY_HINT -> Severity.HINT;
      case PayloadFormat.SEVERITY_WARNING -> Severity.WARNING;
      case PayloadFormat.SEVERITY_ERROR -> Severity.ERROR;
      default -> throw unknown("severity", code, at);
    };
  }

  private static OcpFormatException unknown(String what, int code, int at) {
    return new OcpFormatException("unknown " + what + " " + code, at);
  }
}

package org.ocp4j.toolkit.build;

import org.ocp4j.Alignment;
import org.ocp4j.AttributeKind;
import org.ocp4j.ReferenceType;
import org.ocp4j.spi.PayloadFormat;

/** The numbers in a payload that stand for a choice. */
final class Flags {
  private Flags() {}

  static int of(Alignment alignment) {
    return switch (alignment) {
      case NONE -> PayloadFormat.ALIGN_NONE;
      case LEFT -> PayloadFormat.ALIGN_LEFT;
      case RIGHT -> PayloadFormat.ALIGN_RIGHT;
      case CENTER -> PayloadFormat.ALIGN_CENTER;
    };
  }

  static int of(AttributeKind kind) {
    return switch (kind) {
      case STRING -> 0;
      case EXPRESSION -> 1;
      case BOOLEAN -> 2;
      case SPREAD -> 3;
      case NUMBER -> 4;
    };
  }

  static int of(ReferenceType type) {
    return switch (type) {
      case SHORTCUT -> PayloadFormat.REFERENCE_SHORTCUT;
      case COLLAPSED -> PayloadFormat.REFERENCE_COLLAPSED;
      case FULL -> PayloadFormat.REFERENCE_FULL;
    };
  }
}

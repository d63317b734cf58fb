package org.ocp4j.internal.payload;

import static org.ocp4j.internal.payload.PayloadChecker.require;
import static org.ocp4j.spi.PayloadFormat.FIELD_ALERT;
import static org.ocp4j.spi.PayloadFormat.FIELD_NAMED;

import org.ocp4j.AttributeKind;

/**
 * Checks that attributes are in the order of their nodes, and that each node has only attributes
 * that its kind allows.
 */
public final class AttributeChecker {
  private final Payload payload;
  private final TextChecker texts;
  private int next;

  AttributeChecker(Payload payload, TextChecker texts) {
    this.payload = payload;
    this.texts = texts;
  }

  /** Checks the attributes of the next node in document order. */
  void check(int node) {
    int count = payload.attributeCount(node);
    int at = Payload.nodeAt(node);
    if (count > 0) {
      require(payload.data(node) == next, "attributes out of order", at);
      require(count <= payload.attributeCount() - next, "attributes past the end", at);
    }
    int kind = payload.kind(node);
    int fields = 0;
    for (int last = next + count; next < last; next++) {
      if (NodeRules.isJsx(kind)) {
        named(next);
      } else {
        fields |= field(next, NodeRules.allowedFields(kind) & ~fields);
      }
      span(next, node);
    }
    int missing = NodeRules.requiredFields(kind) & ~fields;
    require(missing == 0, "a field its kind must have is missing", at);
  }

  /** Checks that no attributes are left after the last node. */
  void checkEnd() {
    require(isAtEnd(), "attributes that no node has", payload.attributeAt(next));
  }

  /** Returns {@code true} if all attributes have been checked. */
  boolean isAtEnd() {
    return next == payload.attributeCount();
  }

  private void named(int attribute) {
    int at = payload.attributeAt(attribute);
    require(payload.field(attribute) == FIELD_NAMED, "a field of another kind of node", at);
    AttributeKind kind = Codes.attributeKind(payload, attribute);
    require(kind != AttributeKind.NUMBER, "a number, which no attribute is", at);
    int name = payload.nameOffset(attribute);
    int nameLength = payload.nameLength(attribute);
    if (kind == AttributeKind.SPREAD) {
      TextChecker.absent(name, nameLength, at);
    } else {
      require(nameLength > 0, "an attribute without a name", at);
      texts.present(name, nameLength, at);
    }
    if (kind == AttributeKind.BOOLEAN) {
      TextChecker.absent(payload.valueOffset(attribute), payload.valueLength(attribute), at);
    } else {
      texts.present(payload.valueOffset(attribute), payload.valueLength(attribute), at);
    }
  }

  private int field(int attribute, int allowed) {
    int at = payload.attributeAt(attribute);
    int field = payload.field(attribute);
    boolean known = field < Integer.SIZE && (allowed & (1 << field)) != 0;
    require(known, "a field its kind lacks, or that it has already", at);
    boolean string = Codes.attributeKind(payload, attribute) == AttributeKind.STRING;
    require(string, "a field that is not a string", at);
    TextChecker.absent(payload.nameOffset(attribute), payload.nameLength(attribute), at);
    texts.present(payload.valueOffset(attribute), payload.valueLength(attribute), at);
    if (field == FIELD_ALERT) {
      Codes.alert(payload, attribute);
    }
    return 1 << field;
  }

  private void span(int attribute, int node) {
    int at = payload.attributeAt(attribute);
    int start = payload.attributeStart(attribute);
    int end = payload.attributeEnd(attribute);
    texts.span(start, end, at);
    boolean inside = start >= payload.start(node) && end <= payload.end(node);
    require(inside, "an attribute outside its node", at);
  }
}

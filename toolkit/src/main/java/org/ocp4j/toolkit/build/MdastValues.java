package org.ocp4j.toolkit.build;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Alignment;
import org.ocp4j.AttributeKind;
import org.ocp4j.ReferenceType;

/** Reads the values of fields of mdast from JSON. */
final class MdastValues {
  private static final String EXPRESSION = "mdxJsxAttributeValueExpression";

  private final JsonParser json;

  /** Where the parser is within the value: part of a JSON Pointer, empty for the value itself. */
  private String inside = "";

  MdastValues(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads the value of a field, at which the parser is.
   *
   * @return a string, an integer, a boolean, a reference type, or a list of alignments or
   *     attributes; null for a value that is null or to be ignored
   */
  @Nullable
  Object read(MdastField field, MdastNode node) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    inside = "";
    try {
      return switch (field.type()) {
        case STRING -> string();
        case DEPTH -> number(1, 6);
        case START -> number(0, 999_999_999);
        case BOOLEAN -> bool();
        case REFERENCE_TYPE -> referenceType();
        case ALIGNMENTS -> alignments();
        case ATTRIBUTES -> attributes();
        case DATA -> alert();
      };
    } catch (Unexpected e) {
      throw unexpected(e.expected, node.path() + "/" + field.title() + inside);
    }
  }

  private String string() throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new Unexpected("a string");
    }
    return json.getText();
  }

  private Integer number(int least, int most) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
        && json.getNumberType() == JsonParser.NumberType.INT) {
      int value = json.getIntValue();
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw new Unexpected("a whole number from " + least + " to " + most);
  }

  private Boolean bool() {
    JsonToken token = json.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw new Unexpected("true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  private ReferenceType referenceType() throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      for (ReferenceType type : ReferenceType.values()) {
        if (type.mdast().equals(json.getText())) {
          return type;
        }
      }
    }
    throw new Unexpected("\"shortcut\", \"collapsed\" or \"full\"");
  }

  private List<Alignment> alignments() throws IOException {
    requireToken(JsonToken.START_ARRAY, "an array");
    List<Alignment> alignments = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      inside = "/" + alignments.size();
      alignments.add(alignment());
    }
    return alignments;
  }

  private Alignment alignment() throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return Alignment.NONE;
    }
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      switch (json.getText()) {
        case "left" -> {
          return Alignment.LEFT;
        }
        case "right" -> {
          return Alignment.RIGHT;
        }
        case "center" -> {
          return Alignment.CENTER;
        }
        default -> {}
      }
    }
    throw new Unexpected("\"left\", \"right\", \"center\" or null");
  }

  private List<Draft.Attribute> attributes() throws IOException {
    requireToken(JsonToken.START_ARRAY, "an array");
    List<Draft.Attribute> attributes = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      inside = "/" + attributes.size();
      attributes.add(attribute(attributes.size()));
    }
    return attributes;
  }

  private Draft.Attribute attribute(int number) throws IOException {
    requireToken(JsonToken.START_OBJECT, "an attribute");
    String place = inside;
    String type = null;
    String name = null;
    String value = null;
    boolean isExpression = false;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      inside = place + "/" + field;
      JsonToken token = json.nextToken();
      if (field.equals("type")) {
        type = string();
      } else if (field.equals("name") && token != JsonToken.VALUE_NULL) {
        name = string();
      } else if (field.equals("value") && token == JsonToken.START_OBJECT) {
        value = expression();
        isExpression = true;
      } else if (field.equals("value") && token != JsonToken.VALUE_NULL) {
        value = string();
      } else {
        json.skipChildren();
      }
    }
    inside = place;
    return attribute(type, name, value, isExpression, number);
  }

  private static Draft.Attribute attribute(
      @Nullable String type,
      @Nullable String name,
      @Nullable String value,
      boolean isExpression,
      int number) {
    if ("mdxJsxExpressionAttribute".equals(type)) {
      if (value == null || isExpression) {
        throw new Unexpected("an mdxJsxExpressionAttribute with a value");
      }
      return Draft.Attribute.named(AttributeKind.SPREAD, null, value, number);
    }
    if (!"mdxJsxAttribute".equals(type)) {
      throw new Unexpected("a type of JSX attribute");
    }
    if (name == null) {
      throw new Unexpected("an mdxJsxAttribute with a name");
    }
    AttributeKind kind = value == null
        ? AttributeKind.BOOLEAN
        : isExpression ? AttributeKind.EXPRESSION : AttributeKind.STRING;
    return Draft.Attribute.named(kind, name, value, number);
  }

  private String expression() throws IOException {
    String place = inside;
    String type = null;
    String value = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      inside = place + "/" + field;
      json.nextToken();
      if (field.equals("type")) {
        type = string();
      } else if (field.equals("value")) {
        value = string();
      } else {
        json.skipChildren();
      }
    }
    inside = place;
    if (value == null || !EXPRESSION.equals(type)) {
      throw new Unexpected("an " + EXPRESSION + " with a value");
    }
    return value;
  }

  /** Returns the type of an alert among the data of a node, or null. */
  private @Nullable String alert() throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return null;
    }
    String alert = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      boolean isAlert = json.currentName().equals("alert");
      if (json.nextToken() == JsonToken.VALUE_STRING && isAlert) {
        alert = json.getText();
      } else {
        json.skipChildren();
      }
    }
    return alert;
  }

  private void requireToken(JsonToken token, String expected) {
    if (json.currentToken() != token) {
      throw new Unexpected(expected);
    }
  }

  /** Returns an exception that says what the parser found at a place in the tree. */
  MdastFormatException unexpected(String expected, String path) throws IOException {
    return new MdastFormatException("found " + found() + ", expected " + expected, path, place());
  }

  private String found() throws IOException {
    JsonToken token = json.currentToken();
    if (token == null) {
      return "the end of the JSON";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case END_OBJECT -> "the end of an object";
      case START_ARRAY -> "an array";
      case END_ARRAY -> "the end of an array";
      case VALUE_STRING -> Found.string(json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Found.cut(json.getText());
      default -> token.name().replace("VALUE_", "").toLowerCase(Locale.ROOT);
    };
  }

  /** Returns where the current token starts. */
  JsonPlace place() {
    return place(json.currentTokenLocation());
  }

  static JsonPlace place(JsonLocation location) {
    return new JsonPlace(
        Math.max(1, location.getLineNr()),
        Math.max(1, location.getColumnNr()),
        Math.max(0, location.getCharOffset()));
  }

  /** Thrown for a value that is not what a field needs, and replaced where the place is known. */
  private static final class Unexpected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final String expected;

    Unexpected(String expected) {
      super(expected, null, false, false);
      this.expected = expected;
    }
  }
}

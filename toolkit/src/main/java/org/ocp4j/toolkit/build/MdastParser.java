package org.ocp4j.toolkit.build;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpLimitException;

/** Reads the nodes of mdast from JSON, without recursion. Nothing else but values uses Jackson. */
final class MdastParser {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** How deep values may be nested that are ignored, beside the nodes. */
  private static final int IGNORED_DEPTH = 1_000;

  private final JsonParser json;
  private final Limits limits;
  private final MdastValues values;
  private final List<MdastNode> nodes = new ArrayList<>();
  private @Nullable MdastNode current;
  private boolean inChildren;

  private MdastParser(JsonParser json, Limits limits) {
    this.json = json;
    this.limits = limits;
    this.values = new MdastValues(json);
  }

  /** Returns the nodes in document order. */
  static List<MdastNode> parse(Reader reader, Limits limits) throws IOException {
    BufferedReader buffered = new BufferedReader(reader);
    try (JsonParser json = factory(limits).createParser(buffered)) {
      MdastParser parser = new MdastParser(json, limits);
      parser.parse(buffered);
      return parser.nodes;
    }
  }

  private static JsonFactory factory(Limits limits) {
    StreamReadConstraints constraints = StreamReadConstraints.builder()
        .maxNestingDepth(2 * (int) limits.get(Limit.DEPTH) + IGNORED_DEPTH)
        .maxStringLength(Integer.MAX_VALUE)
        .build();
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .build();
  }

  private void parse(BufferedReader reader) throws IOException {
    try {
      skipByteOrderMark(reader);
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw values.unexpected("an object, the root", "");
      }
      start();
      while (current != null) {
        step(current);
      }
      if (json.nextToken() != null) {
        throw values.unexpected("the end of the JSON", "");
      }
    } catch (JsonProcessingException e) {
      throw broken("broken JSON: " + e.getOriginalMessage(), e.getLocation(), e);
    } catch (CharacterCodingException e) {
      throw broken("bytes that are not UTF-8", null, e);
    }
  }

  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }

  private MdastFormatException broken(
      String reason, @Nullable JsonLocation location, IOException cause) {
    JsonPlace place = MdastValues.place(location == null ? json.currentLocation() : location);
    String path = current == null ? "" : current.path();
    MdastFormatException exception = new MdastFormatException(reason, path, place);
    exception.initCause(cause);
    return exception;
  }

  private void step(MdastNode node) throws IOException {
    JsonToken token = json.nextToken();
    if (!inChildren) {
      if (token == JsonToken.END_OBJECT) {
        end(node);
      } else {
        field(node);
      }
    } else if (token == JsonToken.START_OBJECT) {
      start();
    } else if (token == JsonToken.END_ARRAY) {
      inChildren = false;
    } else {
      throw values.unexpected("a node", node.path() + "/children/" + node.children);
    }
  }

  private void start() {
    MdastNode node = new MdastNode(current, nodes.size(), values.place());
    require(Limit.DEPTH, node.depth);
    require(Limit.NODES, nodes.size() + 1L);
    nodes.add(node);
    current = node;
    inChildren = false;
  }

  private void require(Limit limit, long count) {
    long allowed = limits.get(limit);
    if (count > allowed) {
      throw new OcpLimitException(limit, allowed, count, -1);
    }
  }

  private void end(MdastNode node) {
    NodeKind kind = node.kind;
    if (kind == null) {
      throw missing(node, "type", "a type of mdast");
    }
    if (!node.hasChildren && ContentModel.isParent(kind)) {
      throw missing(node, "children", "an array");
    }
    for (MdastField field : MdastField.requiredOf(kind)) {
      if (node.get(field) == null) {
        throw missing(node, field.title(), "a value");
      }
    }
    current = node.parent;
    inChildren = current != null;
  }

  private static MdastFormatException missing(MdastNode node, String field, String expected) {
    return new MdastFormatException(
        "no " + field + ": expected " + expected, node.path() + "/" + field, node.place);
  }

  private void field(MdastNode node) throws IOException {
    String name = json.currentName();
    JsonToken token = json.nextToken();
    if (name.equals("type")) {
      type(node);
    } else if (name.equals("children")) {
      if (token != JsonToken.START_ARRAY) {
        throw values.unexpected("an array of nodes", node.path() + "/children");
      }
      node.hasChildren = true;
      inChildren = true;
    } else {
      MdastField field = MdastField.of(name);
      boolean ignored = field == null || (node.kind != null && !field.isOf(node.kind));
      Object value = ignored ? null : values.read(Objects.requireNonNull(field), node);
      if (value == null) {
        json.skipChildren();
      } else {
        node.set(Objects.requireNonNull(field), value);
      }
    }
  }

  private void type(MdastNode node) throws IOException {
    String type = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
    NodeKind kind = MdastField.kindOf(type);
    if (kind == null) {
      throw values.unexpected("a type of mdast, such as \"paragraph\"", node.path() + "/type");
    }
    if (node.parent == null && kind != NodeKind.ROOT) {
      throw values.unexpected("\"root\"", "/type");
    }
    node.kind = kind;
  }
}

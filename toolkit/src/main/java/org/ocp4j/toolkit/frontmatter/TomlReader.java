package org.ocp4j.toolkit.frontmatter;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.toml.TomlReadFeature;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocp4j.toolkit.frontmatter.Values.Place;

/** Reads TOML with Jackson, as a tree of JDK types. */
final class TomlReader {
  private int values;

  private TomlReader() {}

  static Values read(String raw) {
    StreamReadConstraints constraints = StreamReadConstraints.builder()
        .maxNestingDepth(FrontMatter.DEEPEST)
        .maxNumberLength(1_000)
        .maxDocumentLength(FrontMatter.LARGEST)
        .build();
    TomlFactory factory =
        TomlFactory.builder().streamReadConstraints(constraints).build();
    TomlMapper mapper =
        TomlMapper.builder(factory).enable(TomlReadFeature.PARSE_JAVA_TIME).build();
    try {
      JsonNode root = mapper.readTree(raw);
      return new Values(new TomlReader().map(root, 1), path -> Place.START);
    } catch (JsonProcessingException e) {
      throw place(e.getLocation()).failure("this is not TOML: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns a place in the document, whose second line is the first one of the block. */
  private static Place place(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? Place.START
        : new Place(location.getLineNr() + 1, Math.max(1, location.getColumnNr()));
  }

  private Map<String, @Nullable Object> map(JsonNode node, int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    node.properties().forEach(e -> map.put(e.getKey(), value(e.getValue(), depth + 1)));
    return Collections.unmodifiableMap(map);
  }

  private @Nullable Object value(JsonNode node, int depth) {
    if (depth > FrontMatter.DEEPEST) {
      throw Place.START.failure("more than " + FrontMatter.DEEPEST + " levels");
    }
    if (++values > FrontMatter.MOST_VALUES) {
      throw Place.START.failure("more than " + FrontMatter.MOST_VALUES + " values");
    }
    if (node.isObject()) {
      return map(node, depth);
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.forEach(item -> list.add(value(item, depth + 1)));
      return Collections.unmodifiableList(list);
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber()) {
      BigInteger number = node.bigIntegerValue();
      return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return node instanceof POJONode pojo ? pojo.getPojo() : node.textValue();
  }
}

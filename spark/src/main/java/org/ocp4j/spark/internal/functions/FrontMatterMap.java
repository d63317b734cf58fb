package org.ocp4j.spark.internal.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.chunks.ChunkMetadata;
import org.ocp4j.spark.OcpFunctionException;
import org.ocp4j.toolkit.frontmatter.FrontMatter;
import org.ocp4j.toolkit.frontmatter.FrontMatterException;

/** The front matter of a document as a map of texts. Lists and maps in it are JSON. */
final class FrontMatterMap {
  static final MapType TYPE = new MapType(DataTypes.StringType, DataTypes.StringType, true);

  private static final ObjectMapper JSON = new ObjectMapper();

  private FrontMatterMap() {}

  /** Returns the map; null for a document without front matter. */
  static @Nullable MapData of(OcpDocument document) {
    Optional<FrontMatter> frontMatter = FrontMatter.of(document);
    return frontMatter.isEmpty() ? null : map(values(frontMatter.get()));
  }

  private static Map<String, @Nullable Object> values(FrontMatter frontMatter) {
    try {
      return frontMatter.asMap();
    } catch (FrontMatterException e) {
      return Map.of(ChunkMetadata.FRONT_MATTER_ERROR, String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      // A library is missing, which is no fault of the document.
      throw new OcpFunctionException("ocp_frontmatter", String.valueOf(e.getMessage()), e);
    }
  }

  private static MapData map(Map<String, @Nullable Object> values) {
    Object[] keys = new Object[values.size()];
    @Nullable Object[] texts = new @Nullable Object[keys.length];
    int count = 0;
    for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
      keys[count] = UTF8String.fromString(entry.getKey());
      texts[count] = UTF8String.fromString(text(entry.getValue()));
      count++;
    }
    return new ArrayBasedMapData(new GenericArrayData(keys), new GenericArrayData(texts));
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof List || value instanceof Map) {
      try {
        return JSON.writeValueAsString(plain(value));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
    return value == null ? null : value.toString();
  }

  /** Returns a value with texts for dates and times, which JSON does not have. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(plain(element)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(String.valueOf(key), plain(element)));
      return copy;
    }
    return value instanceof Temporal ? value.toString() : value;
  }
}

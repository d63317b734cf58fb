package org.ocp4j.spark.internal.functions;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.spark.internal.nodes.NodeTexts;

/** All nodes of a document, in its order. */
final class Nodes {
  static final ArrayType TYPE = Rows.arrayOf(new StructType()
      .add("index", IntegerType, false)
      .add("kind", StringType, false)
      .add("depth", IntegerType, false)
      .add("start", IntegerType, false)
      .add("end", IntegerType, false)
      .add("parent", IntegerType, true)
      .add("name", StringType, true)
      .add("value", StringType, true));

  private static final Map<NodeKind, UTF8String> KINDS = new EnumMap<>(NodeKind.class);

  static {
    for (NodeKind kind : NodeKind.values()) {
      KINDS.put(kind, UTF8String.fromString(kind.type()));
    }
  }

  private Nodes() {}

  static ArrayData of(OcpDocument document) {
    Object[] rows = new Object[document.nodeCount()];
    // The ends of the subtrees around the current node, outermost first.
    int[] ends = new int[16];
    int[] parents = new int[16];
    int depth = 0;
    try (OcpCursor node = document.cursor()) {
      for (int index = 0; index < rows.length; index++) {
        while (depth > 0 && ends[depth - 1] <= index) {
          depth--;
        }
        rows[index] = row(node, index, depth, depth == 0 ? null : parents[depth - 1]);
        if (depth == ends.length) {
          ends = Arrays.copyOf(ends, 2 * depth);
          parents = Arrays.copyOf(parents, 2 * depth);
        }
        ends[depth] = node.subtreeEnd();
        parents[depth] = index;
        depth++;
        node.next();
      }
    }
    return new GenericArrayData(rows);
  }

  private static Object row(OcpCursor node, int index, int depth, @Nullable Integer parent) {
    return Rows.row(
        index,
        KINDS.get(node.kind()),
        depth,
        node.start(),
        node.end(),
        parent,
        NodeTexts.isName(node) ? text(node) : null,
        NodeTexts.isValue(node) ? text(node) : null);
  }

  private static UTF8String text(OcpCursor node) {
    byte[] text = new byte[node.textLength()];
    node.copyText(0, text, 0, text.length);
    return UTF8String.fromBytes(text);
  }
}

package org.ocp4j.spark.arrow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.spark.internal.nodes.NodeTexts;

/**
 * The nodes of documents as vectors of Arrow: a row for each node, with the columns of {@code
 * ocp_nodes} after the number of the document.
 *
 * <pre>{@code
 * try (NodeVectors nodes = NodeVectors.of(allocator);
 *     ArrowStreamWriter writer = new ArrowStreamWriter(nodes.root(), null, stream)) {
 *   for (OcpDocument document : documents) {
 *     nodes.add(document);
 *   }
 *   writer.writeBatch();
 * }
 * }</pre>
 *
 * <p>The vectors are copies, so a document may be closed once it is added. One thread at a time may
 * use this object.
 */
public final class NodeVectors implements AutoCloseable {
  /**
   * The columns:
   *
   * <ul>
   *   <li>{@code document}: how many documents were added before this one
   *   <li>{@code index}: the place of the node in its document, from 0, the root
   *   <li>{@code kind}: the type of mdast, such as {@code listItem}
   *   <li>{@code depth}: the number of its ancestors
   *   <li>{@code start} and {@code end}: byte offsets in the source
   *   <li>{@code parent}: the index of the parent; null for the root
   *   <li>{@code name}: the name of a JSX element; null for fragments and other kinds
   *   <li>{@code value}: the text, the code, the expression; null for kinds without one
   * </ul>
   */
  public static final Schema SCHEMA = new Schema(List.of(
      number("document", false),
      number("index", false),
      text("kind", false),
      number("depth", false),
      number("start", false),
      number("end", false),
      number("parent", true),
      text("name", true),
      text("value", true)));

  private static final Map<NodeKind, byte[]> KINDS = new EnumMap<>(NodeKind.class);

  static {
    for (NodeKind kind : NodeKind.values()) {
      KINDS.put(kind, kind.type().getBytes(StandardCharsets.UTF_8));
    }
  }

  private final VectorSchemaRoot root;
  private final IntVector document;
  private final IntVector index;
  private final VarCharVector kind;
  private final IntVector depth;
  private final IntVector start;
  private final IntVector end;
  private final IntVector parent;
  private final VarCharVector name;
  private final VarCharVector value;

  private int documents;
  private byte[] text = new byte[256];

  /** The indexes of the current node and of its ancestors, by their levels. */
  private int[] ancestors = new int[16];

  private NodeVectors(VectorSchemaRoot root) {
    this.root = root;
    document = (IntVector) root.getVector("document");
    index = (IntVector) root.getVector("index");
    kind = (VarCharVector) root.getVector("kind");
    depth = (IntVector) root.getVector("depth");
    start = (IntVector) root.getVector("start");
    end = (IntVector) root.getVector("end");
    parent = (IntVector) root.getVector("parent");
    name = (VarCharVector) root.getVector("name");
    value = (VarCharVector) root.getVector("value");
  }

  private static Field number(String name, boolean nullable) {
    return new Field(name, new FieldType(nullable, new ArrowType.Int(32, true), null), null);
  }

  private static Field text(String name, boolean nullable) {
    return new Field(name, new FieldType(nullable, ArrowType.Utf8.INSTANCE, null), null);
  }

  /** Returns vectors without rows, whose memory comes from an allocator. The caller closes them. */
  public static NodeVectors of(BufferAllocator allocator) {
    return new NodeVectors(VectorSchemaRoot.create(SCHEMA, allocator));
  }

  /** Returns the vectors, which this object keeps and fills. The caller does not close them. */
  public VectorSchemaRoot root() {
    return root;
  }

  /**
   * Adds a row for each node of a document. If this method throws, no row is added.
   *
   * @throws OcpClosedException when the document is closed
   * @throws OutOfMemoryException when the allocator has too little memory
   */
  public void add(OcpDocument added) {
    int first = root.getRowCount();
    boolean done = false;
    try (OcpCursor node = added.cursor()) {
      int row = first;
      do {
        setNode(row, first, node);
        row++;
      } while (node.next());
      root.setRowCount(row);
      documents++;
      done = true;
    } finally {
      if (!done) {
        forget(first);
      }
    }
  }

  private void setNode(int row, int first, OcpCursor node) {
    int level = node.level();
    if (level == ancestors.length) {
      ancestors = Arrays.copyOf(ancestors, 2 * level);
    }
    ancestors[level] = row - first;
    document.setSafe(row, documents);
    index.setSafe(row, row - first);
    kind.setSafe(row, KINDS.get(node.kind()));
    depth.setSafe(row, level);
    start.setSafe(row, node.start());
    end.setSafe(row, node.end());
    if (level == 0) {
      parent.setNull(row);
    } else {
      parent.setSafe(row, ancestors[level - 1]);
    }
    setTexts(row, node);
  }

  private void setTexts(int row, OcpCursor node) {
    int length = node.textLength();
    boolean hasName = NodeTexts.isName(node);
    boolean hasValue = NodeTexts.isValue(node);
    if (hasName || hasValue) {
      if (text.length < length) {
        text = new byte[Math.max(length, 2 * text.length)];
      }
      node.copyText(0, text, 0, length);
    }
    set(name, row, hasName, length);
    set(value, row, hasValue, length);
  }

  private void set(VarCharVector vector, int row, boolean exists, int length) {
    if (exists) {
      vector.setSafe(row, text, 0, length);
    } else {
      vector.setNull(row);
    }
  }

  /** Lets a later document write over the rows that a failed one left. */
  private void forget(int first) {
    for (BaseVariableWidthVector vector : List.of(kind, name, value)) {
      vector.setLastSet(Math.min(vector.getLastSet(), first - 1));
    }
  }

  /** Removes all rows, and keeps the memory for others. The numbers of documents go on. */
  public void clear() {
    root.getFieldVectors().forEach(vector -> vector.reset());
    root.setRowCount(0);
  }

  /** Releases the memory of the vectors. A second call has no effect. */
  @Override
  public void close() {
    root.close();
  }
}

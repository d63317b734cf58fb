package org.ocp4j.spark.internal.functions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.chunks.Chunker;

/** The function that cuts a document into chunks. */
public final class ChunkFunction implements Target {
  private static final long serialVersionUID = 1;

  private static final String NAME = "ocp_chunks";

  private final int budget;
  private final HashMap<String, String> options;
  private final String optionsSql;
  private transient volatile @Nullable Chunker chunker;

  private ChunkFunction(int budget, Map<String, String> options, String optionsSql) {
    this.budget = budget;
    this.options = new HashMap<>(options);
    this.optionsSql = optionsSql;
  }

  static Expression call(Arguments arguments) throws AnalysisException {
    arguments.requireCount(2, 4);
    Expression payload = arguments.payload(0);
    int budget = arguments.constantInt(1, "budget");
    boolean hasId = arguments.count() == 4 || (arguments.count() == 3 && !arguments.isMap(2));
    int afterId = hasId ? 3 : 2;
    Map<String, String> options = arguments.options(afterId);
    try {
      ChunkOptions.check(budget, options);
    } catch (IllegalArgumentException e) {
      throw arguments.refusal(String.valueOf(e.getMessage()), e);
    }
    return Call.of(
        new ChunkFunction(budget, options, arguments.sqlAfterComma(afterId)),
        ChunkFunction.class,
        ChunkRows.TYPE,
        hasId ? List.of(payload, arguments.string(2, "document id")) : List.of(payload));
  }

  @Override
  public String function() {
    return NAME;
  }

  @Override
  public String sql(List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.add(1, String.valueOf(budget));
    return NAME + "(" + String.join(", ", all) + optionsSql + ")";
  }

  /** Returns the chunks of a payload without an id. */
  public @Nullable Object apply(byte[] payload) {
    return Payloads.read(NAME, payload, document -> chunks(document, ""));
  }

  /** Returns the chunks of a payload. */
  public @Nullable Object apply(byte[] payload, UTF8String documentId) {
    return Payloads.read(NAME, payload, document -> chunks(document, documentId.toString()));
  }

  private Object chunks(OcpDocument document, String documentId) {
    return ChunkRows.of(document, chunker().chunks(document, documentId));
  }

  private Chunker chunker() {
    Chunker known = chunker;
    if (known == null) {
      known = ChunkOptions.chunker(budget, options);
      chunker = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChunkFunction that
        && budget == that.budget
        && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    return 31 * budget + options.hashCode();
  }

  @Override
  public String toString() {
    return NAME;
  }
}

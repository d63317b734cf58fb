package org.ocp4j.spark.internal.functions;

import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.render.HtmlRenderer;
import org.ocp4j.render.JsonRenderer;
import org.ocp4j.render.TextRenderer;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;

/** A function that reads a payload and needs nothing else. */
// Spark's types are immutable, and the readers have no state; Error Prone cannot know.
@SuppressWarnings("ImmutableEnumChecker")
public enum PayloadFunction implements Target {
  /** Returns the text that a reader sees. */
  TEXT(
      "ocp_text",
      DataTypes.StringType,
      document -> rendered(document, 1, out -> TextRenderer.DEFAULT.render(document, out))),
  /** Returns HTML that is safe to show. */
  HTML(
      "ocp_html",
      DataTypes.StringType,
      document -> rendered(document, 2, out -> HtmlRenderer.DEFAULT.render(document, out))),
  /** Returns the tree as mdast in JSON. */
  JSON(
      "ocp_json",
      DataTypes.StringType,
      document -> rendered(document, 8, out -> JsonRenderer.DEFAULT.render(document, out))),
  /** Returns the document as Markdown in one style. */
  MARKDOWN(
      "ocp_markdown",
      DataTypes.StringType,
      document -> rendered(document, 1, out -> MarkdownRenderer.DEFAULT.render(document, out))),
  /** Returns the headings that start a section. */
  HEADINGS("ocp_headings", Headings.TYPE, Headings::of),
  /** Returns the links and images. */
  LINKS("ocp_links", LinkRows.TYPE, LinkRows::of),
  /** Returns the blocks of code. */
  CODE("ocp_code", CodeBlocks.TYPE, CodeBlocks::of),
  /** Returns the front matter. */
  FRONT_MATTER("ocp_frontmatter", FrontMatterMap.TYPE, FrontMatterMap::of),
  /** Returns the findings of the linter. */
  LINT("ocp_lint", Findings.TYPE, Findings::ofLinter),
  /** Returns the mistakes that a lenient parser read as text. */
  DIAGNOSTICS("ocp_diagnostics", Findings.TYPE, Findings::ofParser),
  /** Returns all nodes. */
  NODES("ocp_nodes", Nodes.TYPE, Nodes::of);

  private final String function;
  private final DataType type;
  private final Payloads.Reader reader;

  PayloadFunction(String function, DataType type, Payloads.Reader reader) {
    this.function = function;
    this.type = type;
    this.reader = reader;
  }

  /**
   * Returns what a renderer writes.
   *
   * @param growth about how many times as large as the source that is
   */
  private static UTF8String rendered(
      OcpDocument document, int growth, Utf8Output.Rendering rendering) {
    int capacity = (int) Math.min((long) growth * document.sourceByteSize(), 1 << 30);
    return Utf8Output.of(capacity, rendering);
  }

  Expression call(Arguments arguments) throws AnalysisException {
    arguments.requireCount(1, 1);
    return Call.of(this, PayloadFunction.class, type, List.of(arguments.payload(0)));
  }

  @Override
  public String function() {
    return function;
  }

  /** Returns the result for a payload. */
  public @Nullable Object apply(byte[] payload) {
    return Payloads.read(function, payload, reader);
  }
}

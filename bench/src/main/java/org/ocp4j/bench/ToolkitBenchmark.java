package org.ocp4j.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.commonmark.node.Node;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.edit.SourceEdits;
import org.ocp4j.toolkit.links.Link;
import org.ocp4j.toolkit.links.Links;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;
import org.ocp4j.toolkit.outline.Outline;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures the toolkit's operations on a document of 1.6 KB, each on a document that is open and
 * together with parsing it. What a user of commonmark-java writes for the same task is beside it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 1)
@Fork(3)
@State(Scope.Benchmark)
public class ToolkitBenchmark {
  /** Where the edits let a link point to. */
  static final String TARGET = "reference.md#fields";

  private static final ParseOptions OPTIONS = Corpus.MARKDOWN.withOwnership(Ownership.CONFINED);

  private final byte[] utf8 = SizedState.small();
  private final String text = SizedState.text(SizedState.SMALL);
  private final CommonmarkTasks commonmark = new CommonmarkTasks();
  private final Node tree = commonmark.parse(text);

  /** Holds an open document. */
  @State(Scope.Benchmark)
  public static class Open {
    private OcpDocument document;

    /** Parses the document. */
    @Setup
    public void start(EngineState engine) {
      document = engine.ocp().parse(SizedState.small(), Corpus.MARKDOWN);
    }

    /** Closes the document. */
    @TearDown
    public void stop() {
      document.close();
    }
  }

  static String edit(OcpDocument document) {
    OcpNode link = document.find(NodeKind.LINK).findFirst().orElseThrow();
    return SourceEdits.of(document).setUrl(link, TARGET).applyToString();
  }

  private OcpDocument parse(EngineState engine) {
    return engine.ocp().parse(utf8, OPTIONS);
  }

  /** Makes the outline of an open document. */
  @Benchmark
  public Outline outline(Open open) {
    return Outline.of(open.document);
  }

  /** Parses a document, and makes its outline. */
  @Benchmark
  public Outline parseOutline(EngineState engine) {
    try (OcpDocument document = parse(engine)) {
      return Outline.of(document);
    }
  }

  /** Collects the links of an open document. */
  @Benchmark
  public List<Link> links(Open open) {
    return Links.of(open.document);
  }

  /** Parses a document, and collects its links. */
  @Benchmark
  public List<Link> parseLinks(EngineState engine) {
    try (OcpDocument document = parse(engine)) {
      return Links.of(document);
    }
  }

  /** Writes an open document as Markdown. */
  @Benchmark
  public String markdown(Open open) {
    return MarkdownRenderer.DEFAULT.render(open.document);
  }

  /** Parses a document, and writes it as Markdown. */
  @Benchmark
  public String parseMarkdown(EngineState engine) {
    try (OcpDocument document = parse(engine)) {
      return MarkdownRenderer.DEFAULT.render(document);
    }
  }

  /** Changes a link's target in the source of an open document. */
  @Benchmark
  public String edit(Open open) {
    return edit(open.document);
  }

  /** Parses a document, and changes a link's target in its source. */
  @Benchmark
  public String parseEdit(EngineState engine) {
    try (OcpDocument document = parse(engine)) {
      return edit(document);
    }
  }

  /** Collects the headings of a tree with ids, with commonmark-java. */
  @Benchmark
  public List<CommonmarkTasks.Heading> commonmarkOutline() {
    return commonmark.outline(tree);
  }

  /** Parses a document, and collects its headings with ids, with commonmark-java. */
  @Benchmark
  public List<CommonmarkTasks.Heading> commonmarkParseOutline() {
    return commonmark.outline(commonmark.parse(text));
  }

  /** Collects the links of a tree, with commonmark-java. */
  @Benchmark
  public List<String> commonmarkLinks() {
    return commonmark.links(tree);
  }

  /** Parses a document, and collects its links, with commonmark-java. */
  @Benchmark
  public List<String> commonmarkParseLinks() {
    return commonmark.links(commonmark.parse(text));
  }

  /** Writes a tree as Markdown, with commonmark-java. */
  @Benchmark
  public String commonmarkMarkdown() {
    return commonmark.markdown(tree);
  }

  /** Parses a document, and writes it as Markdown, with commonmark-java. */
  @Benchmark
  public String commonmarkParseMarkdown() {
    return commonmark.markdown(commonmark.parse(text));
  }

  /** Changes a link's target in a tree, and writes all of it as Markdown, with commonmark-java. */
  @Benchmark
  public String commonmarkEdit() {
    return commonmark.edit(tree, TARGET);
  }

  /** Parses a document, changes a link's target and writes all of it, with commonmark-java. */
  @Benchmark
  public String commonmarkParseEdit() {
    return commonmark.edit(commonmark.parse(text), TARGET);
  }
}

package org.ocp4j.spark.internal.functions;

import java.util.ArrayList;
import java.util.List;

/** Lists the SQL functions. */
public final class SqlFunctions {
  private static final String SOURCE_OPTIONS = "(source [, options])";

  private static final List<String> OF_SOURCES = List.of(
      "source - Markdown or MDX, a STRING or a BINARY in UTF-8",
      "options - a constant map of strings, such as map('format', 'markdown')");

  private static final List<String> OF_PAYLOADS =
      List.of("payload - the BINARY that ocp_parse returns");

  private SqlFunctions() {}

  /** Returns all functions, in the order in which their documentation has them. */
  public static List<SqlFunction> all() {
    List<SqlFunction> all = new ArrayList<>();
    all.add(new SqlFunction(
        "ocp_parse",
        SOURCE_OPTIONS,
        "Returns the payload of a source; null if the source does not parse.",
        OF_SOURCES,
        "SELECT ocp_text(_FUNC_('# Hello, *world*'))",
        "Hello, world",
        SourceFunction.Kind.PARSE::call));
    all.add(new SqlFunction(
        "ocp_error",
        SOURCE_OPTIONS,
        "Returns why a source does not parse; null if the source parses.",
        OF_SOURCES,
        "SELECT _FUNC_('A <b>bold word').code",
        "end-tag-mismatch",
        SourceFunction.Kind.ERROR::call));
    all.add(new SqlFunction(
        "ocp_parse_strict",
        SOURCE_OPTIONS,
        "Returns the payload of a source; fails if the source does not parse.",
        OF_SOURCES,
        "SELECT ocp_text(_FUNC_('2 < 3', map('format', 'markdown')))",
        "2 < 3",
        SourceFunction.Kind.PARSE_STRICT::call));
    addReaders(all);
    all.add(new SqlFunction(
        "ocp_chunks",
        "(payload, budget [, document_id] [, options])",
        "Cuts a document into chunks for search and retrieval.",
        List.of(
            "payload - the BINARY that ocp_parse returns",
            "budget - a constant number, the greatest size of a chunk's text",
            "document_id - a STRING that tells the document from others",
            "options - a constant map of strings, such as map('unit', 'words')"),
        "SELECT size(_FUNC_(ocp_parse('# A\\n\\nb\\n\\n# C\\n\\nd'), 4, map('unit', 'words')))",
        "2",
        ChunkFunction::call));
    return List.copyOf(all);
  }

  private static void addReaders(List<SqlFunction> all) {
    all.add(reader(
        PayloadFunction.TEXT,
        "Returns the text that a reader of the document sees.",
        "SELECT _FUNC_(ocp_parse('# Hello, *world*'))",
        "Hello, world"));
    all.add(reader(
        PayloadFunction.HTML,
        "Returns the document as HTML that is safe to show.",
        "SELECT trim('\\n' FROM _FUNC_(ocp_parse('Hello, *world*')))",
        "<p>Hello, <em>world</em></p>"));
    all.add(reader(
        PayloadFunction.JSON,
        "Returns the tree of the document as mdast in JSON.",
        "SELECT get_json_object(_FUNC_(ocp_parse('# Hello')), '$.children[0].depth')",
        "1"));
    all.add(reader(
        PayloadFunction.MARKDOWN,
        "Returns the document as Markdown or MDX, written in one style.",
        "SELECT trim('\\n' FROM _FUNC_(ocp_parse('* __one__')))",
        "- **one**"));
    all.add(reader(
        PayloadFunction.HEADINGS,
        "Returns the headings that start a section, as an array of structs.",
        "SELECT _FUNC_(ocp_parse('# Hello, *world*'))[0].slug",
        "hello-world"));
    all.add(reader(
        PayloadFunction.LINKS,
        "Returns the links and images, as an array of structs.",
        "SELECT _FUNC_(ocp_parse('See [the guide](guide.md).')).target[0]",
        "guide.md"));
    all.add(reader(
        PayloadFunction.CODE,
        "Returns the blocks of code, as an array of structs.",
        "SELECT _FUNC_(ocp_parse('```sql\\nSELECT 1\\n```')).language[0]",
        "sql"));
    all.add(reader(
        PayloadFunction.FRONT_MATTER,
        "Returns the front matter, as a map of strings; null if there is none.",
        "SELECT _FUNC_(ocp_parse('---\\ntags: [a, b]\\n---'))['tags']",
        "[\"a\",\"b\"]"));
    all.add(reader(
        PayloadFunction.LINT,
        "Returns probable mistakes, as an array of structs.",
        "SELECT _FUNC_(ocp_parse('![](cat.png)')).rule[0]",
        "require-alt-text"));
    all.add(reader(
        PayloadFunction.DIAGNOSTICS,
        "Returns the mistakes that a lenient parser read as text, as an array of structs.",
        "SELECT _FUNC_(ocp_parse('A <b>bold word', map('lenient', 'true'))).rule[0]",
        "end-tag-mismatch"));
    all.add(reader(
        PayloadFunction.NODES,
        "Returns all nodes in document order, as an array of structs.",
        "SELECT array_join(_FUNC_(ocp_parse('*one* two')).kind, ' ')",
        "root paragraph emphasis text text"));
  }

  private static SqlFunction reader(
      PayloadFunction function, String summary, String example, String result) {
    return new SqlFunction(
        function.function(), "(payload)", summary, OF_PAYLOADS, example, result, function::call);
  }
}

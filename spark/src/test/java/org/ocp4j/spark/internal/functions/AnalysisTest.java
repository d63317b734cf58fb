package org.ocp4j.spark.internal.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocp4j.spark.LocalSession;

/** Bad calls are refused before a query runs, with what is allowed. */
class AnalysisTest {
  private final SparkSession spark = LocalSession.get();

  /** Calls, and on the next line a part of the reason for which each is refused. */
  private static final String CALLS = """
      ocp_parse()
        the number of arguments is 0; use 1 to 2
      ocp_text(X'', 1)
        the number of arguments is 2; use 1
      ocp_chunks(X'')
        the number of arguments is 1; use 2 to 4
      ocp_parse(1)
        the source is INT; use STRING or BINARY
      ocp_error(array('a'))
        the source is ARRAY<STRING>; use STRING or BINARY
      ocp_text('# Title')
        the payload is a STRING; pass the BINARY that ocp_parse
      ocp_nodes(1.5D)
        the payload is DOUBLE; use the BINARY that ocp_parse
      ocp_parse('', 'lenient')
        the options are STRING; use a map of strings, such as
      ocp_parse('', map('lenient', true))
        the options are MAP<STRING, BOOLEAN>; use a map of
      ocp_parse('', map('lenient', string(null)))
        option lenient is null; give it a value
      ocp_parse('', map('a', 'b', 'A', 'b'))
        option A is given twice
      ocp_parse('', cast(null as map<string,string>))
        the options are null
      ocp_parse('', map('lenient', string(id)))
        the options must be constant; map('lenient', CAST(id AS STRING)) may differ
      ocp_parse('', map('linient', 'true'))
        unknown option "linient": use one of format, extensions
      ocp_parse('', map('lenient', 'yes'))
        option lenient is "yes": use true or false
      ocp_parse('', map('format', 'html'))
        option format is "html": use mdx or markdown
      ocp_parse('', map('maxDepth', '0'))
        option maxDepth is "0": limit on depth is 0: use 1 to
      ocp_chunks(X'', 'a')
        the budget is 'a'; use a whole number, such as 512
      ocp_chunks(X'', int(null))
        the budget is CAST(NULL AS INT); use a whole number
      ocp_chunks(X'', int(id))
        the budget must be constant; CAST(id AS INT) may differ between rows
      ocp_chunks(X'', 0)
        a budget of 0; it must be at least 1
      ocp_chunks(X'', 8, 9)
        the document id is INT; use STRING
      ocp_chunks(X'', 8, map(), 'a')
        the options are STRING; use a map of strings
      ocp_chunks(X'', 8, map('unit', 'bytes'))
        option unit is "bytes": use tokens, words or
      ocp_chunks(X'', 8, map('size', '1'))
        unknown option "size": use one of unit, encoding
      ocp_chunks(X'', 8, map('overlap', '5'))
        the overlap is 5; it must be from 0 to 4, half of
      ocp_chunks(X'', 8, map('overlap', 'x'))
        option overlap is "x": use a whole number
      ocp_chunks(X'', 8, map('encoding', 'gpt'))
        use one of r50k_base, p50k_base
      ocp_chunks(X'', 8, map('unit', 'words', 'encoding', 'o200k_base'))
        option encoding is for
      ocp_chunks(X'', 8, map('keep', 'tables'))
        "tables" is no kind of node; use kinds of mdast
      ocp_chunks(X'', 8, map('alone', 'link'))
        nodes of kind LINK stand within lines
      ocp_chunks(X'', 8, map('locale', '_'))
        option locale is "_": use a language tag
      ocp_chunks(X'', 8, map('headingPath', '1'))
        option headingPath is "1": use true or false
      """;

  static Stream<Arguments> calls() {
    List<String> lines = CALLS.lines().toList();
    return IntStream.range(0, lines.size() / 2)
        .mapToObj(i -> arguments(lines.get(2 * i), lines.get(2 * i + 1).strip()));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void bad_calls_are_refused(String call, String reason) {
    AnalysisException refusal =
        assertThrows(AnalysisException.class, () -> spark.range(2).selectExpr(call), call);
    String function = call.substring(0, call.indexOf('('));
    String message = refusal.getMessage();
    assertTrue(message.startsWith(function + "("), message);
    assertTrue(message.contains(reason), message);
  }

  @Test
  void the_place_in_the_query_is_a_part_of_the_message() {
    AnalysisException refusal =
        assertThrows(AnalysisException.class, () -> spark.sql("SELECT\n  ocp_text(1)"));
    assertEquals(2, refusal.line().get());
  }
}

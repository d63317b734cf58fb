package org.ocp4j.toolkit.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;

class MdastErrorsTest {
  /** Texts are written with ' for ", so that they can be read. */
  private static MdastFormatException refuse(String json) {
    return assertThrows(
        MdastFormatException.class, () -> TreeBuilder.fromMdast(json.replace('\'', '"')));
  }

  private static MdastFormatException refuseNode(String node) {
    return refuse("{'type':'root','children':[{'type':'thematicBreak'},\n  " + node + "]}");
  }

  private static void assertFault(MdastFormatException e, String path, String reason) {
    assertEquals(reason.replace('\'', '"'), e.reason());
    assertEquals(path, e.path());
  }

  @Test
  void theMessageHasReasonAndPlace() {
    MdastFormatException e = refuseNode("{'type':'heading','depth':7,'children':[]}");
    assertFault(e, "/children/1/depth", "found 7, expected a whole number from 1 to 6");
    assertEquals(
        "not a well-formed mdast tree: found 7, expected a whole number from 1 to 6"
            + " (at /children/1/depth, line 2, column 29)",
        e.getMessage());
    assertEquals(2, e.line());
    assertEquals(29, e.column());
    assertEquals(81, e.offset());
  }

  private static Stream<Arguments> fieldsOfFlow() {
    return Stream.of(
        arguments("{'type':'heading','children':[]}", "depth", "no depth: expected a value"),
        arguments(
            "{'type':'heading','depth':null,'children':[]}", "depth", "no depth: expected a value"),
        arguments(
            "{'type':'heading','depth':0,'children':[]}",
            "depth",
            "found 0, expected a whole number from 1 to 6"),
        arguments(
            "{'type':'heading','depth':2.0,'children':[]}",
            "depth",
            "found 2.0, expected a whole number from 1 to 6"),
        arguments(
            "{'type':'heading','depth':'2','children':[]}",
            "depth",
            "found '2', expected a whole number from 1 to 6"),
        arguments("{'type':'heading','depth':1}", "children", "no children: expected an array"),
        arguments(
            "{'type':'heading','depth':1,'children':null}",
            "children",
            "found null, expected an array of nodes"),
        arguments(
            "{'type':'heading','depth':1,'children':{}}",
            "children",
            "found an object, expected an array of nodes"),
        arguments("{'children':[]}", "type", "no type: expected a type of mdast"),
        arguments("{'type':7}", "type", "found 7, expected a type of mdast, such as 'paragraph'"),
        arguments(
            "{'type':'leafDirective'}",
            "type",
            "found 'leafDirective', expected a type of mdast, such as 'paragraph'"),
        arguments(
            "{'type':'list','start':-1,'children':[]}",
            "start",
            "found -1, expected a whole number from 0 to 999999999"),
        arguments(
            "{'type':'list','start':99999999999,'children':[]}",
            "start",
            "found 99999999999, expected a whole number from 0 to 999999999"),
        arguments(
            "{'type':'list','ordered':1,'children':[]}",
            "ordered",
            "found 1, expected true or false"),
        arguments(
            "{'type':'list','spread':'','children':[]}",
            "spread",
            "found '', expected true or false"),
        arguments("{'type':'code'}", "value", "no value: expected a value"),
        arguments("{'type':'code','value':{}}", "value", "found an object, expected a string"),
        arguments(
            "{'type':'code','value':'','lang':[]}", "lang", "found an array, expected a string"),
        arguments(
            "{'type':'code','value':'','meta':true}", "meta", "found true, expected a string"),
        arguments("{'type':'definition','identifier':'a'}", "url", "no url: expected a value"),
        arguments(
            "{'type':'definition','url':'a'}", "identifier", "no identifier: expected a value"),
        arguments(
            "{'type':'table','align':'left','children':[]}",
            "align",
            "found 'left', expected an array"),
        arguments(
            "{'type':'table','align':[null,'up'],'children':[]}",
            "align/1",
            "found 'up', expected 'left', 'right', 'center' or null"),
        arguments(
            "{'type':'mdxJsxFlowElement','name':1,'children':[]}",
            "name",
            "found 1, expected a string"),
        arguments(
            "{'type':'mdxJsxFlowElement','name':'','children':[]}",
            "name",
            "the name of an element is '': expected a JSX name"));
  }

  @ParameterizedTest
  @MethodSource
  void fieldsOfFlow(String node, String field, String reason) {
    assertFault(refuseNode(node), "/children/1/" + field, reason);
  }

  private static Stream<Arguments> fieldsOfPhrasing() {
    return Stream.of(
        arguments("{'type':'text'}", "value", "no value: expected a value"),
        arguments("{'type':'text','value':null}", "value", "no value: expected a value"),
        arguments("{'type':'link','children':[]}", "url", "no url: expected a value"),
        arguments("{'type':'image','url':7}", "url", "found 7, expected a string"),
        arguments("{'type':'image','url':'','title':7}", "title", "found 7, expected a string"),
        arguments("{'type':'image','url':'','alt':7}", "alt", "found 7, expected a string"),
        arguments(
            "{'type':'linkReference','identifier':'a','children':[]}",
            "referenceType",
            "no referenceType: expected a value"),
        arguments(
            "{'type':'imageReference','identifier':'a','referenceType':'long'}",
            "referenceType",
            "found 'long', expected 'shortcut', 'collapsed' or 'full'"),
        arguments(
            "{'type':'footnoteReference','identifier':'a','label':7}",
            "label",
            "found 7, expected a string"));
  }

  @ParameterizedTest
  @MethodSource
  void fieldsOfPhrasing(String node, String field, String reason) {
    String paragraph = "{'type':'paragraph','children':[" + node + "]}";
    assertFault(refuseNode(paragraph), "/children/1/children/0/" + field, reason);
  }

  private static Stream<Arguments> attributes() {
    return Stream.of(
        arguments("7", "", "found 7, expected an array"),
        arguments("[7]", "/0", "found 7, expected an attribute"),
        arguments("[{}]", "/0", "found the end of an object, expected a type of JSX attribute"),
        arguments(
            "[{'type':'mdxJsxAttribute'}]",
            "/0",
            "found the end of an object, expected an mdxJsxAttribute with a name"),
        arguments("[{'type':'mdxJsxAttribute','name':7}]", "/0/name", "found 7, expected a string"),
        arguments(
            "[{'type':'mdxJsxAttribute','name':'a','value':7}]",
            "/0/value",
            "found 7, expected a string"),
        arguments(
            "[{'type':'mdxJsxAttribute','name':'a.b'}]",
            "/0/name",
            "the name of an attribute is 'a.b': expected a JSX name"),
        arguments(
            "[{'type':'mdxJsxAttribute','name':'a','value':{'value':'b'}}]",
            "/0/value",
            "found the end of an object, expected an mdxJsxAttributeValueExpression with a value"),
        arguments(
            "[{'type':'mdxJsxAttribute','name':'a','value':{'type':7}}]",
            "/0/value/type",
            "found 7, expected a string"),
        arguments(
            "[{'type':'mdxJsxExpressionAttribute'}]",
            "/0",
            "found the end of an object, expected an mdxJsxExpressionAttribute with a value"));
  }

  @ParameterizedTest
  @MethodSource
  void attributes(String attributes, String path, String reason) {
    String node = "{'type':'mdxJsxFlowElement','children':[],'attributes':" + attributes + "}";
    String at = "/children/1/attributes" + path;
    assertFault(refuseNode(node), at, reason);
  }

  @Test
  void nodesThatCannotStandThere() {
    assertFault(
        refuseNode("{'type':'text','value':'a'}"),
        "/children/1",
        "text in root: expected flow content, such as a paragraph");
    assertFault(
        refuseNode("{'type':'root','children':[]}"),
        "/children/1",
        "root in root: expected flow content, such as a paragraph");
    assertFault(
        refuseNode("{'type':'list','children':[{'type':'thematicBreak'}]}"),
        "/children/1/children/0",
        "thematicBreak in list: expected list items");
    assertFault(
        refuseNode("{'type':'code','value':'','children':[{'type':'text','value':'a'}]}"),
        "/children/1/children/0",
        "text in code: expected no children");
    assertFault(
        refuseNode("{'type':'yaml','value':''}"),
        "/children/1",
        "yaml after other nodes: front matter is the first child of the root");
    MdastFormatException mixed =
        refuseNode("{'type':'html','value':''},{'type':'mdxjsEsm','value':''}");
    assertFault(mixed, "/children/1", "html in MDX: only Markdown has it");
    assertEquals(2, mixed.line());
    assertEquals(3, mixed.column());
  }

  @Test
  void nodesThatTheGrammarLacks() {
    String json = "{\"type\":\"root\",\"children\":[{\"type\":\"table\",\"children\":[]}]}";
    ParseOptions plain = ParseOptions.MARKDOWN.withExtensions();
    MdastFormatException e =
        assertThrows(MdastFormatException.class, () -> TreeBuilder.fromMdast(json, plain));
    assertFault(e, "/children/0", "table needs the extension GFM");
  }

  @Test
  void childrenThatAreNoNodes() {
    assertFault(refuseNode("null"), "/children/1", "found null, expected a node");
    assertFault(refuseNode("[]"), "/children/1", "found an array, expected a node");
    assertFault(
        refuseNode("{'type':'paragraph','children':['a']}"),
        "/children/1/children/0",
        "found 'a', expected a node");
  }

  @Test
  void rootsThatAreNone() {
    assertFault(refuse(""), "", "found the end of the JSON, expected an object, the root");
    assertFault(refuse("[]"), "", "found an array, expected an object, the root");
    assertFault(refuse("null"), "", "found null, expected an object, the root");
    assertFault(
        refuse("{'type':'paragraph','children':[]}"),
        "/type",
        "found 'paragraph', expected 'root'");
  }

  @Test
  void alertsWithoutMarkers() {
    String text = "'children':[{'type':'paragraph','children':[{'type':'text','value':'a'}]}]}";
    assertFault(
        refuseNode("{'type':'blockquote','data':{'alert':'note'}," + text),
        "/children/1/data/alert",
        "no marker [!NOTE] at the start of the text of an alert");
    assertFault(
        refuseNode("{'type':'blockquote','data':{'alert':'info'}," + text),
        "/children/1/data/alert",
        "found 'info', expected a type of alert");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{'type':'root','children':[",
        "{'type':'root','children':[]",
        "{'type':'root','children':[{]}",
        "{'type':'root',}",
        "{'type':'root','children':[],'x':01}",
        "{'type':'root','children':[],'x':'\\u12'}",
        "{'type':'root','children':[],'x':NaN}",
        "{'type':'root','type':'root','children':[]}",
        "{'type':'root','children':[],'children':[]}",
        "{'type':'root','children':[],'x':{'y':1,'y':2}}",
        "{'type':'root','children':[]}]",
        "root"
      })
  void brokenJson(String json) {
    MdastFormatException e = refuse(json);
    assertTrue(e.reason().startsWith("broken JSON: "), e.reason());
    assertTrue(e.getCause() != null);
  }

  @Test
  void duplicateFieldsAreNamed() {
    MdastFormatException e = refuseNode("{'type':'code','value':'a','value':'b'}");
    assertEquals("broken JSON: Duplicate field 'value'", e.reason());
    assertEquals("/children/1", e.path());
    assertEquals(2, e.line());
  }

  @Test
  void whatFollowsTheTree() {
    assertFault(
        refuse("{'type':'root','children':[]} {}"),
        "",
        "found an object, expected the end of the JSON");
  }

  @Test
  void bytesThatAreNotUtf8() {
    byte[] bytes = "{\"type\":\"é".getBytes(StandardCharsets.ISO_8859_1);
    MdastFormatException e = assertThrows(
        MdastFormatException.class, () -> TreeBuilder.fromMdast(new ByteArrayInputStream(bytes)));
    assertEquals("bytes that are not UTF-8", e.reason());
    assertInstanceOf(CharacterCodingException.class, e.getCause());
  }

  @Test
  void surrogatesWithoutPartners() {
    assertFault(
        refuseNode("{'type':'html','value':'a\\ud800'}"),
        "/children/1/value",
        "a surrogate without its partner, U+D800 at index 1");
  }

  @Test
  void longStringsAreCut() {
    assertFault(
        refuseNode("{'type':'" + "x".repeat(100) + "\\n'}"),
        "/children/1/type",
        "found '" + "x".repeat(40) + "…', expected a type of mdast, such as 'paragraph'");
    assertFault(
        refuseNode("{'type':'a\\n\\ud800'}"),
        "/children/1/type",
        "found 'a\\u000a\\ud800', expected a type of mdast, such as 'paragraph'");
  }

  @Test
  void deepTrees() {
    String open = "{\"type\":\"root\",\"children\":[" + "{\"children\":[".repeat(1_000_000);
    OcpLimitException e = assertThrows(OcpLimitException.class, () -> TreeBuilder.fromMdast(open));
    assertEquals(Limit.DEPTH, e.limit());
    assertEquals(257, e.actual());
  }

  @Test
  void deepValuesThatAreIgnored() {
    String open = "{\"type\":\"root\",\"x\":" + "[".repeat(1_000_000);
    MdastFormatException e =
        assertThrows(MdastFormatException.class, () -> TreeBuilder.fromMdast(open));
    assertTrue(e.reason().contains("nesting depth"), e.reason());
  }

  @Test
  void manyNodes() {
    String json = MdastTest.root("{\"type\":\"thematicBreak\"},{\"type\":\"thematicBreak\"}");
    ParseOptions options = ParseOptions.MARKDOWN.withLimits(Limits.DEFAULT.with(Limit.NODES, 2));
    OcpLimitException e =
        assertThrows(OcpLimitException.class, () -> TreeBuilder.fromMdast(json, options));
    assertEquals(Limit.NODES, e.limit());
  }
}

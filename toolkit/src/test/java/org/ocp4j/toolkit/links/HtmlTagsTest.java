package org.ocp4j.toolkit.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTagsTest {
  @Test
  void findsOpeningAndClosingTags() {
    assertEquals(List.of("a", "b", "/b", "x-y", "/a"), names("<a>t<B/></b ><x-y\n></a>"));
  }

  @Test
  void attributesHaveValuesWithoutQuotesAndReferences() {
    assertEquals(
        List.of("a=1", "b=2 >", "c='", "d=&<\u00e9\u20ac&unknown;&#0;", "e=f/g"),
        attributes(
            "<x a=1 B = '2 >' c=\"'\" d='&amp;&lt;&#233;&#x20AC;&unknown;&#0;'" + " e=f/g i j=>"));
  }

  @Test
  void attributesHavePlaces() {
    String html = "\u00e4<x a = 'b'>";
    HtmlTags tags = new HtmlTags(html.getBytes(StandardCharsets.UTF_8));
    tags.next();
    HtmlTags.Attribute attribute = tags.attributes().get(0);
    assertEquals(List.of(5, 12), List.of(attribute.start(), attribute.end()));
    assertEquals(List.of(2, 13), List.of(tags.start(), tags.end()));
  }

  @Test
  void passesOverCommentsDeclarationsAndRawText() {
    assertEquals(
        List.of("a", "script", "/script", "b"),
        names("<!-- <i> --><a><?x <i> ?><!DOCTYPE i><![CDATA[<i>]]><script><i></i></script><b>"));
    assertEquals(List.of(), names("<!-- <i>"));
    assertEquals(List.of("style"), names("<style><i>"));
  }

  @Test
  void whatIsNoTagIsText() {
    assertEquals(List.of("b"), names("< a> <1> <> </ a> <a b='> <a \"> <b>"));
    assertEquals(List.of(), names("<a href='b'"));
  }

  @Test
  void unfinishedTagsTakeLinearTime() {
    // Each would be scanned to the end from every start if time were quadratic: 10^10 steps.
    assertEquals(0, names("<a ".repeat(100_000)).size());
    assertEquals(0, names("<a b='".repeat(100_001)).size());
    assertEquals(0, names("<a b=\"<a c='".repeat(100_001)).size());
    assertEquals(0, names("<!-".repeat(100_000)).size());
    assertEquals(1, names("<script>" + "</".repeat(100_000)).size());
  }

  private static List<String> names(String html) {
    HtmlTags tags = new HtmlTags(html.getBytes(StandardCharsets.UTF_8));
    List<String> names = new ArrayList<>();
    while (tags.next()) {
      names.add((tags.isOpening() ? "" : "/") + tags.name());
    }
    return names;
  }

  private static List<String> attributes(String html) {
    HtmlTags tags = new HtmlTags(html.getBytes(StandardCharsets.UTF_8));
    tags.next();
    return tags.attributes().stream()
        .map(attribute -> attribute.name() + "=" + attribute.value())
        .toList();
  }
}

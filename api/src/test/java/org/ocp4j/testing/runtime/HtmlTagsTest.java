package org.ocp4j.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.internal.text.HtmlTags;

class HtmlTagsTest {
  /** Returns the opening tags, each with its attributes, and a question mark after blank ones. */
  private static List<String> opened(String html) {
    List<String> opened = new ArrayList<>();
    HtmlTags tags = new HtmlTags(html);
    while (tags.next()) {
      if (!tags.name().isEmpty()) {
        StringBuilder tag = new StringBuilder(tags.name());
        for (String attribute : new TreeSet<>(tags.attributes())) {
          tag.append(' ').append(attribute).append(tags.blank().contains(attribute) ? "?" : "");
        }
        opened.add(tag.toString());
      }
    }
    return opened;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a<b>c</b >d|acd",
        "<a title=\"a>b\">c|c",
        "<a title = 'a>\"b'/>c|c",
        "<a b=/c/?d=e @f.g='>'h>i|i",
        "1 < 2 <3 </ <> a|1 < 2 <3 </ <> a",
        "<a title=\"b>c|<a title=\"b>c",
        "<a title='b> <i>c</i> \"|<a title='b> c \"",
        "<a \"b\">c|<a \"b\">c",
        "<a <b>c|<a c",
        "<a b=c\"d\">e|<a b=c\"d\">e",
        "a <b c=|a",
        "a<!-- <b> - -->b<!-->c<!--->d|abcd",
        "a<?b > <c>?>d<?>e?>f|adf",
        "a<![CDATA[b]>]]>c<![CDATA<b>d|ac<![CDATAd",
        "a<!DOCTYPE b>c<!b>d<! b>|acd<! b>",
        "a<!-- <b>c|a",
        "a<?b>c|a",
        "<script>if (a<b && c>d)</script>e|if (a<b && c>d)e",
        "<p>\u00a0ä <b>\u6587</b>\ud83d\ude00</p>|\u00a0ä \u6587\ud83d\ude00"
      })
  void stripsMarkup(String html, String text) {
    assertEquals(text, strip(html));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t\r\n\f", "\u000b\u001c", "\u2003", "\u3000", " \u3000\n\u2003 "})
  void stripsWhiteSpaceAround(String space) {
    for (String text : List.of("", "a", "ä", "\u6587 a\u3000\u6587")) {
      assertEquals(text, strip("<p>" + space + text + space + "<br>" + space));
    }
  }

  private static String strip(String html) {
    byte[] text = HtmlTags.strip(html.getBytes(StandardCharsets.UTF_8));
    return new String(text, StandardCharsets.UTF_8);
  }

  @Test
  void findsOpeningTagsAndTheirAttributes() {
    assertEquals(
        List.of("a b c? d e? f? href", "img"),
        opened("<A HREF=x b=\" y\" c d='>' e=' ' f=></a><!-- <b> --><img/><?<i>?>"));
    assertEquals(
        List.of("title", "i", "script"), opened("<title><a></b></TITLE><i><script>\"<b>\""));
  }

  /** A scan that takes time in proportion to the square of these sizes takes minutes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "<a ",
        "<a \"",
        "<a b=\"",
        "<a b='\"",
        "<a b='\"' c=\"",
        "<a b=\"' c='",
        "<a b=",
        "</a '",
        "<!--",
        "<!-",
        "<?",
        "<!a",
        "<![CDATA[",
        "<script>",
        "<title></",
        "</script"
      })
  void takesTimeInProportionToTheHtml(String part) {
    String html = part.repeat(300_000);
    for (String end : List.of("", ">", "\">", "'>")) {
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> opened(html + end));
    }
  }
}

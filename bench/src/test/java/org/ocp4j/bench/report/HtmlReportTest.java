package org.ocp4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Tests that the page is complete and self-contained, and shows every figure twice: as a bar and in
 * a table.
 */
class HtmlReportTest {
  private static final String NASTY = "<b>\"&'</b>\u0000\ud800 ]]> --%s☃";

  private static Document page(SavedRun saved) throws Exception {
    String html = HtmlReport.of(saved);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  private static SavedRun typical() {
    return SavedRun.of(Runs.ENGINES, Runs.typical());
  }

  private static int count(Document page, String tag, String style) {
    NodeList elements = page.getElementsByTagName(tag);
    int count = 0;
    for (int i = 0; i < elements.getLength(); i++) {
      if (((Element) elements.item(i)).getAttribute("class").equals(style)) {
        count++;
      }
    }
    return count;
  }

  @Test
  void is_well_formed_and_has_a_chart_and_a_table_for_each_section() throws Exception {
    Document page = page(typical());
    assertEquals(2, page.getElementsByTagName("table").getLength());
    assertEquals(2 + 3, page.getElementsByTagName("svg").getLength()); // three belong to the key
    assertEquals(4 + 1, count(page, "rect", "engine"));
    assertEquals(2 + 1, count(page, "rect", "peer"));
    assertEquals(6 + 1, count(page, "path", "whisker"));
    assertTrue(page.getDocumentElement().getTextContent().contains("5.4×"));
  }

  @Test
  void ids_are_unique() throws Exception {
    Document page = page(typical());
    Set<String> ids = new HashSet<>();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      String id = ((Element) all.item(i)).getAttribute("id");
      assertTrue(id.isEmpty() || ids.add(id), id);
    }
    NodeList charts = page.getElementsByTagName("svg");
    for (int i = 0; i < charts.getLength(); i++) {
      Element chart = (Element) charts.item(i);
      if (chart.getAttribute("role").equals("img")) {
        assertTrue(ids.containsAll(List.of(chart.getAttribute("aria-labelledby").split(" "))));
      } else {
        assertEquals("true", chart.getAttribute("aria-hidden"));
      }
    }
  }

  @Test
  void nothing_is_loaded() {
    String html = HtmlReport.of(typical());
    for (String word : List.of("<script", "src=", "href=", "url(", "@import")) {
      assertFalse(html.contains(word), word);
    }
  }

  @Test
  void everything_is_escaped() throws Exception {
    Figure figure = new Figure(NASTY, NASTY, NASTY, NASTY, true, List.of(1.0, 2.0));
    Run run = new Run(
        NASTY,
        true,
        Map.of(NASTY, NASTY),
        Map.of(NASTY, NASTY),
        Map.of(NASTY, NASTY),
        List.of(NASTY),
        List.of(figure));
    Document page = page(SavedRun.of(List.of(), run));
    assertEquals(0, page.getElementsByTagName("b").getLength());
    String shown = NASTY.replace('\u0000', '\ufffd').replace('\ud800', '\ufffd');
    assertEquals(shown, page.getElementsByTagName("li").item(0).getTextContent());
    assertEquals(1, count(page, "p", "warn"));
  }

  @Test
  void figures_of_nothing_and_of_one_sample_are_drawn() throws Exception {
    Document page =
        page(SavedRun.of(Runs.ENGINES, Runs.of(Runs.time("ffm", 0), Runs.time("java", 0, 0))));
    assertEquals(2 + 1, count(page, "rect", "engine"));
    assertEquals(1 + 1, count(page, "path", "whisker"));
    assertFalse(HtmlReport.of(typical()).contains("NaN"));
  }

  @Test
  void a_run_without_figures_is_a_page() throws Exception {
    assertEquals(
        0, page(SavedRun.of(List.of(), Runs.of())).getElementsByTagName("table").getLength());
  }
}

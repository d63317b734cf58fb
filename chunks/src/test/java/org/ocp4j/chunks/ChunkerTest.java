package org.ocp4j.chunks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.links.Link;

/** Where documents are cut, and what chunks say. */
class ChunkerTest {
  private static List<Chunk> chunks(Chunker chunker, String source) {
    return chunks(chunker, source, ParseOptions.MARKDOWN);
  }

  private static List<Chunk> chunks(Chunker chunker, String source, ParseOptions options) {
    try (OcpDocument document = Ocp.parse(source, options)) {
      List<Chunk> chunks = chunker.chunks(document, "test");
      if (chunker.overlap == 0) {
        new Invariants(chunker, document, chunks).check();
      }
      return chunks;
    }
  }

  private static List<String> markdown(Chunker chunker, String source) {
    return chunks(chunker, source).stream().map(Chunk::markdown).toList();
  }

  private static Chunker.Builder characters(int budget) {
    return Chunker.builder(budget, TokenCounter.CHARACTERS).minimum(0).headingPath(false);
  }

  @Test
  void aDocumentThatFitsIsOneChunk() {
    assertEquals(List.of("a\n\nb"), markdown(characters(100).build(), "\n\na\n\nb\n"));
  }

  @Test
  void aDocumentWithoutContentHasNoChunks() {
    Chunker chunker = characters(100).build();
    assertEquals(List.of(), markdown(chunker, ""));
    assertEquals(List.of(), markdown(chunker, "\n \n"));
    assertEquals(List.of(), markdown(chunker, "---\na: b\n---\n<!-- c -->\n"));
  }

  @Test
  void sectionsAreChunks() {
    String source = "Intro.\n\n# A\n\nText.\n\n## B\n\nMore.\n\n# C\n\nEnd.\n";
    assertEquals(
        List.of("Intro.", "# A\n\nText.", "## B\n\nMore.", "# C\n\nEnd."),
        markdown(characters(100).build(), source));
  }

  @Test
  void smallSectionsAreJoined() {
    String source = "Intro.\n\n# A\n\nText.\n\n## B\n\nMore of it.\n\n# C\n\nEnd.\n";
    assertEquals(
        List.of("Intro.\n\n# A\n\nText.", "## B\n\nMore of it.\n\n# C\n\nEnd."),
        markdown(characters(34).minimum(14).build(), source));
  }

  @Test
  void aHeadingStaysWithWhatFollows() {
    String source = "aaaa aaaa aaaa.\n\n# A\n\n## B\n\nbbbb bbbb bbbb bbbb.\n";
    assertEquals(
        List.of("aaaa aaaa aaaa.", "# A\n\n## B\n\nbbbb bbbb bbbb bbbb."),
        markdown(characters(32).build(), source));
    assertEquals(
        List.of("aaaa aaaa aaaa.", "# A\n\n## B\n\nbbbb bbbb", "bbbb bbbb."),
        markdown(characters(24).build(), source));
  }

  @Test
  void blocksAreJoinedWhileTheyFit() {
    assertEquals(
        List.of("one\n\ntwo", "three\n\nfour", "five"),
        markdown(characters(12).build(), "one\n\ntwo\n\nthree\n\nfour\n\nfive\n"));
  }

  @Test
  void aListIsCutBetweenItems() {
    assertEquals(
        List.of("- one\n- two", "- three\n  more", "- four"),
        markdown(characters(15).build(), "- one\n- two\n- three\n  more\n- four\n"));
  }

  @Test
  void aHeadingInAListStaysWithWhatFollows() {
    assertEquals(
        List.of("- aaaa aaaa", "  # B\n\n  bbbb bbbb"),
        markdown(characters(20).build(), "- aaaa aaaa\n\n  # B\n\n  bbbb bbbb\n"));
  }

  @Test
  void aBlockBetweenTagsIsNotCutBecauseOfThem() {
    String source = "<Sandbox>\n\n```js\na()\nb()\n```\n\n</Sandbox>\n";
    assertEquals(
        List.of("<Sandbox>", "```js\na()\nb()\n```", "</Sandbox>"),
        chunks(characters(18).visibleText(false).build(), source, ParseOptions.MDX).stream()
            .map(Chunk::markdown)
            .toList());
    assertEquals(
        List.of("<Sandbox>", "```js\na()\nb()\n```\n\n</Sandbox>"),
        chunks(characters(32).visibleText(false).build(), source, ParseOptions.MDX).stream()
            .map(Chunk::markdown)
            .toList());
  }

  @Test
  void anItemIsCutBetweenItsBlocks() {
    assertEquals(
        List.of("- one\n\n  two", "  - three\n  - four"),
        markdown(characters(20).build(), "- one\n\n  two\n\n  - three\n  - four\n"));
  }

  @Test
  void aTableRepeatsItsHeader() {
    String source = "| a |\n|---|\n| 1 |\n| 2 |\n| 3 |\n| 4 |\n| 5 |\n";
    List<Chunk> chunks = chunks(characters(26).build(), source);
    assertEquals(
        List.of("| a |\n|---|\n| 1 |\n| 2 |", "| a |\n|---|\n| 3 |\n| 4 |", "| a |\n|---|\n| 5 |"),
        chunks.stream().map(Chunk::markdown).toList());
    assertEquals(
        List.of(
            new SourceRange(0, 12, 0, 12, 1, 2, true),
            new SourceRange(24, 35, 24, 35, 5, 6, false)),
        chunks.get(1).ranges());
    assertEquals(5, chunks.get(1).firstLine());
    assertEquals(6, chunks.get(1).lastLine());
  }

  @Test
  void codeRepeatsItsFences() {
    String source = "```js\na();\nb();\nc();\nd();\n```\n";
    List<Chunk> chunks = chunks(characters(22).build(), source);
    assertEquals(
        List.of("```js\na();\nb();\n```", "```js\nc();\nd();\n```"),
        chunks.stream().map(Chunk::markdown).toList());
    assertEquals(List.of("js"), chunks.get(1).languages());
    assertEquals(Set.of(NodeKind.CODE), chunks.get(1).kinds());
    assertTrue(chunks.get(0).ranges().get(1).repeated());
    assertTrue(chunks.get(1).ranges().get(0).repeated());
  }

  @Test
  void codeInAListRepeatsTheLineOfItsFence() {
    assertEquals(
        List.of("- ```\n  aaaa\n  ```", "- ```\n  bbbb\n  ```"),
        markdown(characters(24).build(), "- ```\n  aaaa\n  bbbb\n  ```\n"));
  }

  @Test
  void aFenceMayBeTheEndOfTheDocument() {
    for (String fence : List.of("```", "$$")) {
      List<String> chunks = markdown(characters(1).build(), "> " + fence);
      assertEquals(">" + fence, String.join("", chunks));
    }
  }

  @Test
  void aLineOfCodeThatExceedsTheBudgetStaysCode() {
    assertEquals(
        List.of("```\naaaa bbbb \n```", "```\ncccc\n```"),
        markdown(characters(18).build(), "```\naaaa bbbb cccc\n```\n"));
  }

  @Test
  void aParagraphIsCutBetweenSentences() {
    assertEquals(
        List.of("One two. Three.", "Four five six."),
        markdown(characters(20).build(), "One two. Three. Four five six.\n"));
  }

  @Test
  void aSentenceIsCutBetweenWordsAndAWordBetweenCharacters() {
    assertEquals(
        List.of("one two", "three", "four"), markdown(characters(8).build(), "one two three four"));
    assertEquals(List.of("aaaa", "aaaa", "aa"), markdown(characters(4).build(), "aaaaaaaaaa"));
    assertEquals(List.of("😀", "😀"), markdown(characters(3).build(), "😀😀"));
    assertEquals(List.of("😀", "😀"), markdown(characters(1).build(), "😀😀"));
  }

  @Test
  void aLinkIsNotCut() {
    assertEquals(
        List.of("see the", "[one. Two](http://a.b)", "end."),
        markdown(characters(24).visibleText(false).build(), "see the [one. Two](http://a.b) end."));
  }

  @Test
  void theContextIsWithinTheBudget() {
    String source = "# Guide\n\n## Install it\n\nRun this. Then run that. Be happy.\n";
    List<Chunk> chunks = chunks(characters(50).headingPath(true).build(), source);
    assertEquals(
        List.of(
            "Guide\n\n# Guide\n\n## Install it\n\nRun this.",
            "Install it\n\nThen run that. Be happy."),
        chunks.stream().map(Chunk::text).toList());
    assertEquals("install-it", chunks.get(1).anchor());
    assertEquals(
        List.of(new Heading(1, "Guide", "guide"), new Heading(2, "Install it", "install-it")),
        chunks.get(1).headingPath());
  }

  @Test
  void theContextHasTheHeadingsThatTheChunkIsUnder() {
    String source = "# Guide\n\nIntro.\n\n## Install it\n\nRun this.\n";
    assertEquals(
        List.of("Guide\n\n# Guide\n\nIntro.", "Guide > Install it\n\n## Install it\n\nRun this."),
        chunks(characters(80).headingPath(true).build(), source).stream()
            .map(Chunk::text)
            .toList());
  }

  @Test
  void theContextHasTheTitleOfTheDocument() {
    Chunker chunker = characters(80).headingPath(true).build();
    for (String title : List.of("title: A b", "title: 'A b'", "x: y\ntitle: \"A b\"\nz: 1")) {
      String source = "---\n" + title + "\n---\n\nIntro.\n\n# One\n\nText.\n";
      assertEquals(
          List.of("A b\n\nIntro.", "A b > One\n\n# One\n\nText."),
          chunks(chunker, source).stream().map(Chunk::text).toList());
    }
    assertEquals("A\n\nx", chunks(chunker, "+++\ntitle = \"A\"\n+++\nx").get(0).text());
    assertEquals(
        "A: b\n\nx", chunks(chunker, "---\ntitle: >\n  A: b\n---\nx").get(0).text());
    assertEquals("x", chunks(chunker, "---\ntitle: [a\n---\nx").get(0).text());
    assertEquals(
        "A\n\n# A\n\nx", chunks(chunker, "---\ntitle: A\n---\n# A\n\nx").get(0).text());
  }

  @Test
  void commentsFrontMatterAndEsmAreLeftOut() {
    String source = """
        ---
        title: T
        ---

        import A from 'a'

        # A {/*id*/}

        B {/* c */} d.

        {/* e */}

        {1 + 1}

        F {g}.
        """;
    List<Chunk> chunks = chunks(characters(100).build(), source, ParseOptions.MDX);
    assertEquals("# A\n\nB  d.\n\n{1 + 1}\n\nF {g}.", chunks.get(0).markdown());
    assertEquals(Optional.of("title: T"), chunks.get(0).frontMatter().map(front -> front.raw()));
    Chunker without = characters(100).omitExpressions(true).build();
    assertEquals(
        "# A\n\nB  d.\n\nF .", chunks(without, source, ParseOptions.MDX).get(0).markdown());
  }

  @Test
  void theElementsAroundAChunkAreKnown() {
    String source = """
        <Steps>

        <Step name="a">

        aaaa aaaa

        </Step>

        <Step>

        bbbb bbbb

        </Step>

        </Steps>
        """;
    List<Chunk> chunks = chunks(characters(60).build(), source, ParseOptions.MDX);
    assertEquals(
        List.of(List.of("Steps"), List.of("Steps")),
        chunks.stream().map(Chunk::components).toList());
  }

  @Test
  void linksAreThoseOfTheChunk() {
    String source = "[a](x.md) and [b][r].\n\n![c](y.png)\n\n[r]: z.md\n";
    List<Chunk> chunks = chunks(characters(24).visibleText(false).build(), source);
    assertEquals(
        List.of(List.of("x.md", "z.md"), List.of("y.png")),
        chunks.stream()
            .limit(2)
            .map(chunk -> chunk.links().stream().map(Link::target).toList())
            .toList());
  }

  @Test
  void theTextIsWhatAReaderSees() {
    String source = """
        A [*link* `b`](x.md "t") ![the \\] image](y.png) <b>c</b> [d][r] <https://e.f> [^1].

        <Card title="x">
          Text <Icon name="y" /> here.
        </Card>

        <!-- c -->

        | [a](b) |
        |---|
        | ![](c) |

        [r]: z.md
        """;
    Chunk chunk = chunks(characters(1000).build(), source, ParseOptions.MDX.withLenient(true))
        .get(0);
    assertEquals("""
        A *link* `b` the \\] image c d <https://e.f> [^1].

        Text  here.

        | a |
        |---|
        |  |""", chunk.text().replaceAll("\n{3,}", "\n\n").replace("<!-- c -->\n\n", ""));
    assertTrue(chunk.markdown().contains("(x.md \"t\")"), chunk.markdown());
    Chunker all = characters(1000).visibleText(false).build();
    assertEquals(
        chunk.markdown(),
        chunks(all, source, ParseOptions.MDX.withLenient(true)).get(0).text());
    assertEquals("![](x.png)", chunks(all, "![](x.png)").get(0).text());
    assertEquals(
        "![](x.png)", chunks(characters(99).build(), "![](x.png)").get(0).text());
  }

  @Test
  void policiesKeepOmitAndIsolate() {
    String source = "a\n\n```\nlong long code\n```\n\nb\n";
    Chunker alone = characters(100).policy(NodeKind.CODE, NodePolicy.ALONE).build();
    assertEquals(List.of("a", "```\nlong long code\n```", "b"), markdown(alone, source));
    Chunker kept = characters(10).policy(NodeKind.CODE, NodePolicy.KEEP).build();
    assertEquals(List.of("a", "```\nlong long code\n```", "b"), markdown(kept, source));
    Chunker omitted = characters(100).policy(NodeKind.CODE, NodePolicy.OMIT).build();
    assertEquals(List.of("a\n\nb"), markdown(omitted, source));
  }

  @Test
  void anOverlapRepeatsWholeSentencesOfTheSection() {
    Chunker chunker = characters(30).overlap(12).build();
    List<Chunk> chunks =
        chunks(chunker, "# A\n\nOne two three. Four. Five six seven eight. Nine.\n\n# B\n\nTen.\n");
    assertEquals(
        List.of(
            "# A\n\nOne two three. Four.", "Four. Five six seven eight.", "Nine.", "# B\n\nTen."),
        chunks.stream().map(Chunk::markdown).toList());
    assertTrue(chunks.get(1).ranges().get(0).repeated());
  }

  @Test
  void idsStayTheSameWhereverTheChunkStands() {
    Chunker chunker = characters(40).build();
    List<Chunk> before = chunks(chunker, "# A\n\na\n\n# B\n\nb\n\n# C\n\nc\n");
    List<Chunk> after = chunks(chunker, "# New\n\nn\n\n# A\n\na\n\n# C\n\nchanged\n");
    ChunkDiff diff = ChunkDiff.between(before, after);
    assertEquals(List.of(after.get(0), after.get(2)), diff.added());
    assertEquals(List.of(before.get(1), before.get(2)), diff.removed());
    assertEquals(List.of(new ChunkDiff.Move(before.get(0), after.get(1))), diff.moved());
    assertEquals(List.of(), diff.unchanged());
    assertEquals(before, ChunkDiff.between(before, before).unchanged());
  }

  @Test
  void equalChunksHaveDifferentIds() {
    List<Chunk> chunks = chunks(characters(2).build(), "a\n\na\n\na\n");
    assertEquals(3, chunks.stream().map(Chunk::id).distinct().count());
    assertThrows(
        IllegalArgumentException.class,
        () -> ChunkDiff.between(List.of(), List.of(chunks.get(0), chunks.get(0))));
  }

  @Test
  void aStreamReadsWhileItIsConsumed() {
    try (OcpEngine engine = Ocp.engine()) {
      OcpDocument document = engine.parse("# A\n\na\n\n# B\n\nb\n\n# C\n\nc\n");
      Stream<Chunk> stream = characters(20).build().stream(document, "");
      var iterator = stream.iterator();
      assertEquals("# A\n\na", iterator.next().markdown());
      document.close();
      assertThrows(OcpClosedException.class, () -> {
        while (iterator.hasNext()) {
          iterator.next();
        }
      });
      stream.close();
      assertEquals(0, engine.statistics().documents().liveBlocks());
    }
  }

  @Test
  void aCounterMayCloseTheDocument() {
    try (OcpEngine engine = Ocp.engine()) {
      OcpDocument document = engine.parse("# A\n\na\n\n# B\n\nb\n");
      Chunker chunker = Chunker.of(10, text -> {
        document.close();
        return text.length();
      });
      assertThrows(OcpClosedException.class, () -> chunker.chunks(document));
      assertEquals(0, engine.statistics().documents().liveBlocks());
    }
  }

  @Test
  void mistakesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Chunker.of(0, TokenCounter.WORDS));
    Chunker.Builder builder = characters(10);
    assertThrows(IllegalArgumentException.class, () -> builder.overlap(6));
    assertThrows(IllegalArgumentException.class, () -> builder.minimum(-1));
    assertThrows(IllegalArgumentException.class, () -> builder.minimum(11));
    assertThrows(
        IllegalArgumentException.class, () -> builder.policy(NodeKind.ROOT, NodePolicy.OMIT));
    assertThrows(
        IllegalArgumentException.class, () -> builder.policy(NodeKind.LINK, NodePolicy.ALONE));
    IllegalStateException negative =
        assertThrows(IllegalStateException.class, () -> chunks(Chunker.of(9, text -> -1), "a"));
    assertTrue(String.valueOf(negative.getMessage()).contains("returned -1"));
  }
}

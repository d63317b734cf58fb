package org.ocp4j.toolkit.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpParseException;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;

class LinkCheckerTest {
  @TempDir
  private Path temporary;

  private final OcpEngine engine = Ocp.builder().engine("java").build();

  @AfterEach
  void noDocumentIsLeftOpen() {
    assertEquals(0, engine.liveDocuments());
    engine.close();
  }

  @Test
  void aLinkToAFileThatIsMissingIsBroken() throws IOException {
    write("a.md", "[b](b.md) [c](c/d.md) [d](d.md) ![e](e.png)\n");
    write("b.md", "");
    write("c/d.md", "[up](../a.md) [up](../../site/b.md)\n[none](./d)\n");
    assertBroken(
        "a.md:1:23 NO_SUCH_FILE d.md",
        "a.md:1:33 NO_SUCH_FILE e.png",
        "c/d.md:2:1 NO_SUCH_FILE ./d");
  }

  @Test
  void upperAndLowerCaseMatter() throws IOException {
    write("a.md", "[a](A.md) [b](Docs/b.md) [c](docs/b.md)\n");
    write("docs/b.md", "");
    assertBroken("a.md:1:1 NO_SUCH_FILE A.md", "a.md:1:11 NO_SUCH_FILE Docs/b.md");
  }

  @Test
  void aFragmentMustNameAnAnchorOfItsFile() throws IOException {
    write(
        "a.md", "# One\n# One\n\n[1](#one) [2](#one-1) [3](#one-2) [4](b.mdx#two) [5](b.mdx#no)\n");
    write("b.mdx", "> ## Two\n\n[top](#) [top](#top) [no](#One)\n");
    assertBroken(
        "a.md:4:23 NO_SUCH_ANCHOR #one-2",
        "a.md:4:50 NO_SUCH_ANCHOR b.mdx#no",
        "b.mdx:3:22 NO_SUCH_ANCHOR #One");
  }

  @Test
  void idsAndNamesAreAnchors() throws IOException {
    write(
        "a.md",
        "<a id='x'></a> <p name=y>\n\n<h2 align='a'><b>Big</b> T&amp;T</h2>\n\n## Set {#own} ##\n\n"
            + "[](#x) [](#y) [](#big-tt) [](#own) [](#set-own) [](b.mdx#p) [](b.mdx#q) [](b.mdx#r)"
            + " [](b.mdx#s) [](#z)\n");
    write(
        "b.mdx",
        "<A id=\"p\"><b name='q'>t</b></A>\n\n## R {/*r*/}\n\n## S {/* #s */}\n\n<i id={z} />\n");
    assertBroken("a.md:7:97 NO_SUCH_ANCHOR #z");
  }

  @Test
  void headingsMaySetTheirIdInBothFormats() throws IOException {
    String links = "[](#a) [](#b-c) [](#d) [](#e)\n";
    write("a.md", "# A1 {/*a*/}\n\n# B *x* {/* #b-c */}\n\nD {#d}\n===\n\n# E {#e} f\n\n" + links);
    write("b.mdx", "# A1 {/*a*/}\n\n# B *x* {/* #b-c */} ##\n\nD {/*d*/}\n---\n\n" + links);
    assertBroken("a.md:10:24 NO_SUCH_ANCHOR #e", "b.mdx:8:24 NO_SUCH_ANCHOR #e");
  }

  @Test
  void footnotesAreNoAnchorsButTheirHeadingsAre() throws IOException {
    write("a.md", "[^1]\n\n[^1]: # Note\n\n# Note\n\n[](#note) [](#note-1) [](#1) [](#fn-1)\n");
    assertBroken("a.md:7:23 NO_SUCH_ANCHOR #1", "a.md:7:30 NO_SUCH_ANCHOR #fn-1");
  }

  @Test
  void aTargetThatLeavesTheFolderIsReported() throws IOException {
    Files.writeString(temporary.resolve("out.md"), "# Out\n");
    write("a.md", "[1](../out.md) [2](b/../../none.md) [3](b/../../site/a.md)\n");
    assertBroken("a.md:1:1 OUTSIDE_ROOT ../out.md", "a.md:1:16 OUTSIDE_ROOT b/../../none.md");
    LinkChecker outside = LinkChecker.builder().allowOutside(true).build();
    assertBroken(outside, "a.md:1:16 NO_SUCH_FILE b/../../none.md");
  }

  @Test
  void aSymbolicLinkThatLeavesTheFolderIsReported() throws IOException {
    Files.createDirectories(temporary.resolve("out"));
    Files.writeString(temporary.resolve("out/x.md"), "# X\n");
    write("a.md", "[1](l/x.md#x) [2](x.md) [3](in/b.md#b) [4](dead)\n");
    write("c/b.md", "# B\n");
    Files.createSymbolicLink(work().resolve("l"), temporary.resolve("out"));
    Files.createSymbolicLink(work().resolve("x.md"), temporary.resolve("out/x.md"));
    Files.createSymbolicLink(work().resolve("in"), work().resolve("c"));
    Files.createSymbolicLink(work().resolve("dead"), work().resolve("none"));
    assertBroken(
        "a.md:1:1 OUTSIDE_ROOT l/x.md#x",
        "a.md:1:15 OUTSIDE_ROOT x.md",
        "a.md:1:40 NO_SUCH_FILE dead");
    LinkReport report = LinkChecker.DEFAULT.check(work(), engine);
    assertEquals(3, report.skipped().size());
    LinkChecker outside = LinkChecker.builder().allowOutside(true).build();
    assertBroken(outside, "a.md:1:40 NO_SUCH_FILE dead");
  }

  @Test
  void wrongPercentEncodingIsReported() throws IOException {
    write(
        "a.md", "[1](a%zz.md) [2](b%2) [3](%FF.md) [4](#%C3) [5](c%20d%C3%A4.md#%C3%A4) [6](a%)\n");
    write("c d\u00e4.md", "# \u00c4\n");
    assertBroken(
        "a.md:1:1 MALFORMED_URL a%zz.md",
        "a.md:1:14 MALFORMED_URL b%2",
        "a.md:1:23 MALFORMED_URL %FF.md",
        "a.md:1:35 MALFORMED_URL #%C3",
        "a.md:1:72 MALFORMED_URL a%");
  }

  @Test
  void queriesAndTextDirectivesAreCut() throws IOException {
    write("a.md", "# A\n[](a.md?plain=1#a) [](?x) [](#:~:text=b) [](#a:~:text=c) [](?x#b)\n");
    assertBroken("a.md:2:58 NO_SUCH_ANCHOR ?x#b");
  }

  @Test
  void externalTargetsAreCountedOnly() throws IOException {
    write("a.md", "<https://a.invalid> [](mailto:b@c) [](//d) [](a.md) ![](data:,x)\n");
    LinkReport report = LinkChecker.DEFAULT.check(work(), engine);
    assertEquals(5, report.links());
    assertEquals(4, report.externalLinks());
    assertTrue(report.isClean());
    assertEquals("files: 1 (0 failed), links: 5 (4 external, 0 broken)", report.toString());
  }

  @Test
  void targetsWithASlashAreRelativeToTheRootOfTheSite() throws IOException {
    write("docs/a.md", "[](/docs/a.md) [](/b.md) [](/../b.md)\n");
    write("docs/public/b.md", "");
    assertBroken("docs/a.md:1:16 NO_SUCH_FILE /b.md", "docs/a.md:1:26 OUTSIDE_ROOT /../b.md");
    Path site = Path.of("docs/public");
    assertBroken(
        LinkChecker.builder().siteRoot(site).build(),
        "docs/a.md:1:1 NO_SUCH_FILE /docs/a.md",
        "docs/a.md:1:26 NO_SUCH_FILE /../b.md");
    LinkChecker absolute = LinkChecker.builder().siteRoot(work().resolve(site)).build();
    assertEquals(2, absolute.check(work(), engine).broken().size());
    LinkChecker outside = LinkChecker.builder().siteRoot(temporary).build();
    assertThrows(IllegalArgumentException.class, () -> outside.check(work(), engine));
  }

  @Test
  void aFolderStandsForItsReadme() throws IOException {
    write("a.md", "[](b) [](b/) [](b#b) [](b/#c) [](d#e) [](.) [](./#x)\n");
    write("b/README.md", "# B\n");
    write("d/x.txt", "");
    assertBroken(
        "a.md:1:22 NO_SUCH_ANCHOR b/#c",
        "a.md:1:31 NO_SUCH_ANCHOR d#e",
        "a.md:1:45 NO_SUCH_ANCHOR ./#x");
  }

  @Test
  void extensionsMayBeLeftOutOnRequest() throws IOException {
    write("a.md", "[](b) [](c/d#d) [](c) [](e) [](f) [](c/#i) [](/b#b)\n");
    write("b.mdx", "# B\n");
    write("c/d.markdown", "# D\n");
    write("c/index.md", "# I\n");
    write("e/x.txt", "");
    write("f/README.md", "");
    LinkChecker checker = LinkChecker.builder().extensionless(true).build();
    assertBroken(checker, "a.md:1:23 NO_SUCH_FILE e");
    assertEquals(4, LinkChecker.DEFAULT.check(work(), engine).broken().size());
  }

  @Test
  void everyKindOfLinkIsChecked() throws IOException {
    write("a.md", "[r] <a href='h'>\n\n[r]: d\n[unused]: u\n");
    write("b.mdx", "<A href=\"j\" b={'x'} />\n");
    assertBroken(
        "a.md:1:1 NO_SUCH_FILE d",
        "a.md:1:8 NO_SUCH_FILE h",
        "a.md:4:1 NO_SUCH_FILE u",
        "b.mdx:1:4 NO_SUCH_FILE j");
  }

  @Test
  void aFileThatDoesNotParseStopsNothing() throws IOException {
    write("a.md", "[](b.mdx#any) [](c.md)\n");
    write("b.mdx", "<A>\n\n[](none)\n");
    Files.write(work().resolve("d.md"), new byte[] {'a', (byte) 0xFF});
    LinkReport report = LinkChecker.DEFAULT.check(work(), engine);
    assertEquals(List.of("a.md:1:15 NO_SUCH_FILE c.md"), shown(report));
    assertEquals(2, report.failures().size());
    assertEquals(work().resolve("b.mdx"), report.failures().get(0).file());
    assertInstanceOf(OcpParseException.class, report.failures().get(0).error());
    assertTrue(report.failures().get(0).toString().contains("b.mdx: "));
    assertEquals(3, report.files());
    assertFalse(report.isClean());
  }

  @Test
  void someFilesCanBeCheckedWithAnchorsOfOthers() throws IOException {
    write("a.md", "[](b.md#b) [](b.md#c) [](.x/d.md#d) [](.x/d.md#e)\n");
    write("b.md", "# B\n\n[](none)\n");
    write(".x/d.md", "# D\n");
    LinkReport report = LinkChecker.DEFAULT.check(work(), List.of(work().resolve("a.md")), engine);
    assertEquals(
        List.of("a.md:1:12 NO_SUCH_ANCHOR b.md#c", "a.md:1:37 NO_SUCH_ANCHOR .x/d.md#e"),
        shown(report));
    assertEquals(1, report.files());
    assertEquals(4, report.links());
  }

  @Test
  void aFileOutsideTheFolderIsRefused() throws IOException {
    write("a.md", "");
    List<Path> files = List.of(temporary.resolve("x.md"));
    assertThrows(
        IllegalArgumentException.class, () -> LinkChecker.DEFAULT.check(work(), files, engine));
    assertThrows(
        NoSuchFileException.class,
        () -> LinkChecker.DEFAULT.check(temporary.resolve("none"), engine));
  }

  @Test
  void aFileThatIsGoneIsAFailure() throws IOException {
    write("a.md", "");
    List<Path> files = List.of(work().resolve("gone.md"));
    LinkReport report = LinkChecker.DEFAULT.check(work(), files, engine);
    assertEquals(1, report.failures().size());
  }

  @Test
  void aClosedEngineChecksNothing() throws IOException {
    write("a.md", "[](b)\n");
    OcpEngine closed = Ocp.builder().engine("java").build();
    closed.close();
    assertThrows(OcpClosedException.class, () -> LinkChecker.DEFAULT.check(work(), closed));
  }

  @Test
  void optionsSayHowFilesAreParsed() throws IOException {
    write("a.md", "<A href=\"b\" />\n\n{'<a href=c>'}\n");
    ParseOptions options = ParseOptions.MDX.withOwnership(Ownership.AUTO);
    assertBroken(LinkChecker.builder().parseOptions(options).build(), "a.md:1:4 NO_SUCH_FILE b");
  }

  @Test
  void aBrokenLinkIsOneLine() throws IOException {
    write("a.md", "\n  [](b)\n");
    BrokenLink broken = LinkChecker.DEFAULT.check(work(), engine).broken().get(0);
    assertEquals(work().resolve("a.md") + ":2:3: no such file: b", broken.toString());
  }

  @Test
  void longTargetsOfManyReferencesAreResolvedOnce() throws IOException {
    int count = 100_000;
    String target = "a/../".repeat(2 << 20);
    write("a.md", "[r]: " + target + "\n[s]: #" + target + "\n\n" + "[r]\n[s]\n".repeat(count));
    LinkReport report = LinkChecker.DEFAULT.check(work(), engine);
    assertEquals(2 * count, report.broken().size());
  }

  private Path work() {
    return temporary.resolve("site");
  }

  private void write(String name, String text) throws IOException {
    Path file = work().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void assertBroken(String... expected) throws IOException {
    assertBroken(LinkChecker.DEFAULT, expected);
  }

  private void assertBroken(LinkChecker checker, String... expected) throws IOException {
    LinkReport report = checker.check(work(), engine);
    assertEquals(List.of(), report.failures());
    assertEquals(List.of(expected), shown(report));
  }

  private List<String> shown(LinkReport report) {
    return report.broken().stream()
        .map(broken -> work().relativize(broken.file()).toString().replace('\\', '/')
            + ":"
            + broken.line()
            + ":"
            + broken.column()
            + " "
            + broken.problem()
            + " "
            + broken.target())
        .toList();
  }
}

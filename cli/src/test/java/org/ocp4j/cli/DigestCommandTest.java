package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the output and exit codes of {@code ocp digest}, also with programs of the system. */
class DigestCommandTest extends CommandTest {
  private static final String SHA256 =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String TAGGED = "crc32,crc32c,md5,sha1,sha256,sha512,sha384,sha3-256";

  DigestCommandTest() {
    super("digest");
  }

  /** Runs a program in the folder, and returns what it prints; skips the test if it is absent. */
  private String ran(int code, String... command) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      assumeTrue(false, () -> command[0] + " is not installed: " + e.getMessage());
      return "";
    }
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(code, process.waitFor(), out);
    return out;
  }

  // Printing.

  @Test
  void prints_the_form_of_coreutils() throws IOException {
    String a = file("a.md", "abc");
    assertEquals(SHA256 + "  " + a + "\n", printed(a));
    assertEquals(SHA256 + "  -\n", run(0, new Cli().input("abc")).out());
    assertEquals(SHA256 + "  -\n", run(0, new Cli().input("abc"), "-").out());
    assertEquals("352441c2  " + a + "\n", printed("-a", "CRC-32", a));
  }

  @Test
  void prints_several_algorithms_with_tags() throws IOException {
    String a = file("a.md", "abc");
    String b = file("b.md", "");
    assertEquals(
        "CRC32C (" + a + ") = 364b3fb7\nGIT (" + a
            + ") = f2ba8f84ab5c1bce84a7b441cb1959cfc7093b7f\n"
            + "CRC32C (" + b
            + ") = 00000000\nGIT (" + b + ") = e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\n",
        printed("--algorithms", "crc32c,git", a, b));
    assertTrue(printed("-a", "sha3-256,sha384", a).startsWith("SHA3-256 (" + a + ") = 3a985da7"));
  }

  @Test
  void git_reads_the_standard_input_too() {
    assertEquals(
        "f2ba8f84ab5c1bce84a7b441cb1959cfc7093b7f  -\n",
        run(0, new Cli().input("abc"), "-a", "git").out());
  }

  @Test
  void reads_all_files_of_a_folder() throws IOException {
    String a = file("b/a.png", "abc");
    String b = file("b/c/b", "abc");
    file("b/.git/c", "abc");
    file("b/node_modules/c", "abc");
    Cli.Result result = run(0, folder.resolve("b").toString());
    assertEquals(SHA256 + "  " + a + "\n" + SHA256 + "  " + b + "\n", result.out());
    assertEquals(
        "ocp: skipped 1 hidden folder, 1 node_modules folder; to read one, name it\n",
        result.err());
    assertEquals(SHA256 + "  " + a + "\n", printed(folder.resolve("b") + "/*.png"));
  }

  @Test
  void goes_on_after_inputs_that_fail() throws IOException {
    String a = file("a.md", "abc");
    String missing = folder.resolve("missing").toString();
    Cli.Result result = run(1, missing, a);
    assertEquals(SHA256 + "  " + a + "\n", result.out());
    assertEquals(missing + ": error: no such file\n", result.err());
  }

  @Test
  void refuses_what_it_cannot_do() throws IOException {
    String a = file("a.md", "abc");
    refused("--algorithms: digest md17: no security provider has it;", "-a", "sha256,md17", a);
    refused("--check: FILE " + a + " is given as well", "--check", a, a);
    String several = run(2, "--check", a, "-a", "md5,sha1").err();
    assertTrue(several.contains("--algorithms names 2; name one"), several);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    refused("FILE: no file is in the folder ", empty.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed2k", "ed2k-blue", "tth"})
  void names_the_jars_that_are_missing(String algorithm) throws IOException {
    String err = run(2, "-a", algorithm, file("a.md", "abc")).err();
    assertTrue(
        err.matches("(?s)ocp: --algorithms: [A-Z2-]+ needs ocp4j-digests-\\d+\\.\\d+\\S*\\.jar and"
            + " bcprov-jdk18on-\\d+\\.\\d+\\.jar; put both into the folder lib beside ocp.jar\n.*"),
        err);
  }

  // Checking.

  @Test
  void checks_lists_in_both_forms() throws IOException {
    String a = file("a.md", "abc");
    String b = file("b.md", "x");
    for (String algorithms : List.of("sha256", TAGGED + ",git")) {
      String list = file("list", printed("-a", algorithms, a, b));
      String checked = printed("--check", list);
      assertEquals(algorithms.contains(",") ? 18 : 2, checked.lines().count());
      assertTrue(checked.lines().allMatch(line -> line.endsWith(".md: OK")), checked);
      assertEquals(
          checked,
          run(0, new Cli().input(Files.readString(Path.of(list))), "-c", "-").out());
    }
    String list = file("list", printed("-a", "md5", a));
    assertEquals(a + ": OK\n", printed("-c", list, "-a", "md5"));
    assertTrue(run(1, "-c", list).err().contains("list:1: error: no digest of SHA-256"));
  }

  @Test
  void reports_files_that_have_changed() throws IOException {
    String a = file("a.md", "abc");
    String b = file("b.md", "x");
    String plain = file("plain", printed(a, b));
    String tagged = file("tagged", printed("-a", "md5,crc32", a, b));
    file("a.md", "abd");
    Files.delete(Path.of(b));
    Cli.Result result = run(1, "-c", plain);
    assertEquals(a + ": FAILED\n" + b + ": FAILED open or read\n", result.out());
    assertEquals(b + ": error: no such file\n", result.err());
    assertTrue(run(1, "-c", tagged)
        .out()
        .startsWith(a + ": FAILED (MD5)\n" + a + ": FAILED (CRC32)\n" + b));
  }

  @Test
  void reports_lines_that_are_wrong() throws IOException {
    String a = file("a.md", "abc");
    String list = file(
        "list",
        "# comment\n\n" + SHA256 + " *" + a + "\nwhat\nMD17 (a) = 00\nTTH (a) = AA\n\\00  \\x\n");
    Cli.Result result = run(1, "-c", list);
    assertEquals(a + ": OK\n", result.out());
    assertTrue(result.err().startsWith(list + ":4: error: neither "), result.err());
    assertTrue(result.err().contains(list + ":5: error: digest MD17: "), result.err());
    assertTrue(result.err().contains(list + ":6: error: TTH needs ocp4j-digests-"), result.err());
    assertTrue(result.err().contains(list + ":7: error: no "), result.err());
    assertTrue(run(1, "-c", file("empty", "\n")).err().contains("no line of it"));
    String missing = run(1, "-c", folder.resolve("missing").toString()).err();
    assertTrue(missing.endsWith("missing: no such file\n"), missing);
  }

  // Programs of the system.

  @ParameterizedTest
  @CsvSource({"sha256, sha256sum", "sha1, sha1sum", "md5, md5sum", "sha512, sha512sum"})
  void programs_of_the_system_accept_the_list(String algorithm, String program) throws Exception {
    String a = file("a b.md", "abc");
    String b = file("b(c) = d.md", "");
    String plain = file("plain", printed("-a", algorithm, a, b));
    assertEquals(a + ": OK\n" + b + ": OK\n", ran(0, program, "--strict", "-c", plain));
    assertEquals(ran(0, program, a, b), Files.readString(Path.of(plain)));
    String tagged = file("tagged", printed("-a", TAGGED, a, b));
    assertTrue(
        ran(0, program, "-c", tagged).startsWith(a + ": OK\n" + b + ": OK\n"), "in " + tagged);
    String theirs = file("theirs", ran(0, program, "--tag", a, b));
    assertEquals(a + ": OK\n" + b + ": OK\n", printed("-c", theirs));
  }

  @Test
  void rhash_accepts_the_list() throws Exception {
    String a = file("a b.md", "abc");
    String b = file("b.md", "");
    for (String algorithms : List.of("crc32", "sha256", TAGGED)) {
      String list = file("list", printed("-a", algorithms, a, b));
      assertTrue(ran(0, "rhash", "-c", list).contains("Everything OK"), algorithms);
    }
    String theirs = file("theirs", ran(0, "rhash", "--bsd", "--crc32", "--md5", "--sha1", a, b));
    assertEquals(
        6, printed("-c", theirs).lines().filter(line -> line.endsWith(": OK")).count());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its names have no such characters")
  void names_are_escaped_as_coreutils_do() throws Exception {
    List<String> names = new ArrayList<>();
    for (String name : List.of("back\\slash", "new\nline", "re\rturn", "plain", "é")) {
      names.add(file(name, name));
    }
    String list = file("list", printed(names.toArray(String[]::new)));
    String tagged = file(
        "tagged",
        printed(
            Stream.concat(Stream.of("-a", "sha256,sha1"), names.stream()).toArray(String[]::new)));
    assertEquals(5, printed("-c", list).split(": OK", -1).length - 1);
    assertEquals(10, printed("-c", tagged).split(": OK", -1).length - 1);
    assertFalse(printed("-c", list).contains("FAILED"));
    List<String> command = new ArrayList<>(List.of("sha256sum"));
    command.addAll(names);
    assertEquals(ran(0, command.toArray(String[]::new)), Files.readString(Path.of(list)));
    ran(0, "sha256sum", "--strict", "-c", list);
    ran(0, "sha256sum", "-c", tagged);
  }
}

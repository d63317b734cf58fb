package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests messages for wrong usage, and the help texts. */
class UsageTest {
  @TempDir
  private Path folder;

  private String file() throws IOException {
    return Files.writeString(folder.resolve("a.md"), "x").toString();
  }

  private static void refused(String reason, String... arguments) {
    refused(new Cli(), reason, arguments);
  }

  private static void refused(Cli cli, String reason, String... arguments) {
    Cli.Result result = cli.run(arguments);
    assertEquals(2, result.code(), result.err());
    assertEquals("", result.out());
    assertTrue(result.err().startsWith("ocp: " + reason), result.err());
    assertTrue(result.err().contains(" --help'."), result.err());
  }

  @Test
  void refuses_unknown_arguments() throws IOException {
    refused("Missing required subcommand");
    refused("Unmatched argument at index 0: 'pars'", "pars");
    refused("Unknown option: '--html'", "parse", "--html", file());
    refused("Invalid value for option '--to'", "parse", "--to", "pdf", file());
    refused("Invalid value for option '--format'", "parse", "--format", "org", file());
    refused("Missing required parameter for option '--output'", "parse", file(), "-o");
  }

  @Test
  void refuses_to_read_a_terminal() {
    for (String command :
        new String[] {"parse", "lint", "toc", "links", "chunk", "format", "digest"}) {
      String reason = "FILE: none is given, and the standard input is a terminal; name a file";
      refused(new Cli().terminal(0), reason, command);
    }
  }

  @Test
  void refuses_folders_and_patterns_without_files() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    for (String command : new String[] {"parse", "lint", "toc", "links", "chunk", "format"}) {
      String empty = folder.resolve("empty").toString();
      refused("FILE: no file in the folder " + empty + " is named *.md", command, empty);
      String pattern = folder + "/*.mdx";
      refused("FILE: no file matches the pattern " + pattern, command, file(), pattern);
      refused("FILE: no file matches", command, folder.resolve("none") + "/**/*.md");
    }
    refused("FILE: an empty name is given", "parse", "");
    refused("FILE: [a.md is not a pattern: ", "parse", "[a.md");
  }

  @Test
  void refuses_the_standard_input_twice() {
    refused("FILE: - is given twice", "parse", "-", "-");
  }

  @Test
  void refuses_several_documents_for_kinds_of_one() throws IOException {
    for (String kind : new String[] {"json", "html", "markdown", "ocp"}) {
      refused("--to " + kind + " prints one document", "parse", "--to", kind, file(), file());
    }
  }

  @Test
  void refuses_ndjson_with_other_kinds() throws IOException {
    refused("--ndjson prints trees as JSON, not html", "parse", "--ndjson", "--to=html", file());
    assertEquals(0, new Cli().run("parse", "--ndjson", "--to", "json", file()).code());
  }

  @Test
  void refuses_zero_jobs() throws IOException {
    refused("--jobs: 0 is too few; use 1 or more", "parse", "--jobs", "0", file());
    refused("--jobs: -1 is too few", "parse", "--ndjson", "--jobs=-1", file());
    refused("Invalid value for option '--jobs'", "parse", "--jobs", "all", file());
    assertEquals(0, new Cli().run("parse", "--jobs", "1", file()).code());
  }

  @Test
  void refuses_bytes_on_a_terminal() throws IOException {
    refused(new Cli().terminal(1), "--to ocp prints bytes", "parse", "--to", "ocp", file());
    String out = folder.resolve("out.ocp").toString();
    Cli cli = new Cli().terminal(1);
    assertEquals(0, cli.run("parse", "--to", "ocp", file(), "-o", out).code());
  }

  @Test
  void refuses_to_unravel_other_kinds() throws IOException {
    refused("--unravel needs --to html or --to json", "parse", "--unravel", file());
    refused("--unravel needs", "parse", "--unravel", "--to", "text", file());
    refused("--unravel needs", "parse", "--unravel", "--ndjson", file());
  }

  @Test
  void refuses_options_of_html_for_other_kinds() throws IOException {
    refused("--unsafe-html needs --to html", "parse", "--unsafe-html", file());
    refused("--unsafe-html needs", "parse", "--unsafe-html", "--to", "markdown", file());
    refused("--unsafe-html needs", "parse", "--unsafe-html", "--ndjson", file());
    refused("--page needs --to html", "parse", "--page", "--to", "text", file());
  }

  @Test
  void refuses_lenient_parsing_without_support() throws IOException {
    refused(
        "--lenient: engine \"strict\" cannot parse leniently",
        "parse",
        "--engine",
        StrictEngine.ID,
        "--lenient",
        file());
  }

  @Test
  void refuses_unknown_engines_and_lists_the_others() throws IOException {
    String unknown = "--engine: there is no engine \"steam\"\n";
    refused(unknown, "parse", "--engine", "steam", file());
    String absent = "--engine: engine \"" + UnavailableEngine.ID + "\" is not available\n";
    refused(absent, "parse", "--engine", UnavailableEngine.ID, file());
    String err = new Cli().run("parse", "--engine", "steam", file()).err();
    assertTrue(err.contains("it needs a harbour; fix: build one"), err);
    assertTrue(err.contains("pure Java"), err);
  }

  @Test
  void prints_its_help() {
    Cli.Result root = new Cli().run("--help");
    assertEquals(0, root.code());
    assertTrue(root.out().startsWith("Usage: ocp "), root.out());
    Cli.Result parse = new Cli().run("parse", "--help");
    assertEquals(0, parse.code());
    assertTrue(parse.out().contains("tree, json, html, text, markdown, ocp, stats"), parse.out());
    assertTrue(parse.out().contains("UTF-16"), parse.out());
    assertEquals(parse.out(), new Cli().run("help", "parse").out());
    for (String command :
        new String[] {"parse", "lint", "toc", "links", "chunk", "format", "digest"}) {
      String help = new Cli().run("help", command).out();
      assertTrue(help.startsWith("Usage: ocp " + command + " "), help);
      assertTrue(help.contains("Exit codes:"), help);
      assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
    }
    assertEquals(0, new Cli().run("engines", "-h").code());
  }

  @Test
  void prints_its_version() {
    Cli.Result result = new Cli().run("--version");
    assertEquals(0, result.code());
    assertTrue(result.out().matches("(?s)ocp \\d+\\.\\d+\\.\\d+\\S*\\RJava .*"), result.out());
    assertEquals(result.out(), new Cli().run("parse", "-V").out());
  }
}

package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Unpacks the archive of the command, and runs what is in it as a user does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class ArchiveTest {
  private static final Path ARCHIVE = Path.of(System.getProperty("ocp.archive", ""));

  @TempDir
  private Path folder;

  private Path home = Path.of("");
  private Path document = Path.of("");

  private record Result(int code, String out, String err) {}

  @BeforeEach
  void unpack() throws IOException, InterruptedException {
    assumeTrue(ARCHIVE.isAbsolute(), "the archive is made, and tested, after other tests");
    Path tools = Files.createDirectories(folder.resolve("my tools"));
    assertEquals("", ran("tar", "-xzf", ARCHIVE.toAbsolutePath().toString(), "-C", tools + ""));
    try (Stream<Path> found = Files.list(tools)) {
      home = found.findFirst().orElseThrow();
    }
    document = Files.writeString(folder.resolve("a page.md"), "# Hello, *world*\n");
  }

  private Result run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    return result(started(environment, command));
  }

  private Process started(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    environment.forEach(builder.environment()::put);
    builder.environment().values().removeIf(String::isEmpty);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static Result result(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out, err);
  }

  /** Runs a command that must succeed and print no error, and returns its output. */
  private String ran(String... command) throws IOException, InterruptedException {
    return out(run(Map.of(), command));
  }

  private static String out(Result result) {
    assertEquals("", result.err());
    assertEquals(0, result.code(), result.out());
    return result.out();
  }

  private String ocp() {
    return home.resolve("bin/ocp").toString();
  }

  /** Returns the homes of the newest and of the oldest JDK found, which may be the same. */
  private static List<String> javas() {
    List<String> homes = new ArrayList<>(List.of(System.getProperty("java.home")));
    Path oldest = Path.of(System.getProperty("ocp.oldest.java", ""));
    if (oldest.isAbsolute() && Files.isExecutable(oldest)) {
      homes.add(oldest.getParent().getParent().toString());
    }
    return homes;
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.filter(file -> file.toString().contains(".jsa")).sorted().toList();
    }
  }

  private void assertParses(String java, String command) throws IOException, InterruptedException {
    String out = out(run(Map.of("JAVA_HOME", java), command, "parse", "--to=text", document + ""));
    assertEquals("Hello, world\n", out);
  }

  @Test
  void runs_through_a_link_on_the_newest_and_the_oldest_java() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("ocp"), Path.of("my tools", "."));
    Path inner = Files.createSymbolicLink(
        folder.resolve("run"), link.resolve(home.getFileName()).resolve("bin/ocp"));
    for (String java : javas()) {
      assertParses(java, inner.toString());
      assertParses(java, inner.toString());
    }
    assertEquals(javas().stream().distinct().count(), archives().size());
    for (Path archive : archives()) {
      assertTrue(Files.size(archive) > 1 << 20, archive + " is empty");
    }
  }

  @Test
  void runs_with_a_broken_archive_and_with_one_of_another_java() throws Exception {
    for (String java : javas()) {
      assertParses(java, ocp());
    }
    List<Path> archives = archives();
    Path first = archives.get(0);
    Files.move(archives.get(archives.size() - 1), first, StandardCopyOption.REPLACE_EXISTING);
    for (String java : javas()) {
      assertParses(java, ocp());
    }
    Files.delete(first);
    Files.writeString(first, "not an archive");
    for (String java : javas()) {
      assertParses(java, ocp());
    }
  }

  @Test
  void two_first_runs_at_once_leave_one_archive() throws Exception {
    String[] command = {ocp(), "parse", "--to=text", document.toString()};
    Map<String, String> java = Map.of("JAVA_HOME", javas().get(0));
    Process one = started(java, command);
    Process other = started(java, command);
    assertEquals("Hello, world\n", out(result(one)));
    assertEquals("Hello, world\n", out(result(other)));
    assertEquals(1, archives().size(), archives().toString());
    assertTrue(archives().get(0).toString().endsWith(".jsa"));
  }

  @Test
  void runs_folders_and_patterns() throws Exception {
    Map<String, String> java = Map.of("JAVA_HOME", javas().get(0));
    assertTrue(out(run(java, ocp(), "parse", ".")).startsWith("root "));
    assertTrue(out(run(java, ocp(), "parse", "*.md")).startsWith("root "));
    assertTrue(out(run(java, ocp(), "engines")).contains("java"));
  }

  @Test
  void says_what_is_wrong_with_java() throws Exception {
    Result wrong = run(Map.of("JAVA_HOME", "/nowhere"), ocp(), "--version");
    assertEquals(1, wrong.code());
    assertTrue(wrong.err().startsWith("ocp: JAVA_HOME is /nowhere, but there is no bin/java"));

    Path empty = Files.createDirectory(folder.resolve("empty"));
    Result none = run(Map.of("JAVA_HOME", "", "PATH", empty + ""), "/bin/sh", ocp(), "--version");
    assertEquals(1, none.code());
    assertTrue(none.err().startsWith("ocp: no java found: JAVA_HOME is not set"), none.err());

    Path old = Files.createDirectories(folder.resolve("old/bin"));
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");
    Files.writeString(old.resolve("java"), "#!/bin/sh\nexit 9\n");
    assertTrue(old.resolve("java").toFile().setExecutable(true));
    Result older = run(Map.of("JAVA_HOME", old.getParent() + ""), ocp(), "--version");
    assertEquals(1, older.code());
    assertTrue(older.err().contains(" is Java 11.0.2; ocp needs Java 17 or newer."), older.err());
  }

  @Test
  void the_jar_alone_says_where_its_libraries_are() throws Exception {
    String java = javas().get(0) + File.separator + "bin" + File.separator + "java";
    assertTrue(ran(java, "-jar", home.resolve("ocp.jar") + "", "--version").startsWith("ocp "));
    Path alone = Files.copy(home.resolve("ocp.jar"), folder.resolve("ocp.jar"));
    Result result = run(Map.of(), java, "-jar", alone.toString(), "--version");
    assertEquals(1, result.code());
    assertTrue(result.err().startsWith("ocp: this jar was started without its libraries"));
    assertTrue(result.err().contains("org.ocp4j:ocp:zip:bin"), result.err());
  }

  @Test
  void bash_completes_commands_and_options() throws Exception {
    assumeTrue(isInstalled("bash"), "bash is not installed");
    // compopt works only while the user types.
    String script = "compopt() { :; }; cd \"$0\"; source completions/ocp.bash;"
        + " COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _complete_ocp;"
        + " echo \"${COMPREPLY[@]}\"";
    String[] shell = {"bash", "-c", script, home.toString()};
    assertEquals("parse", completed(shell, "ocp", "pa"));
    assertTrue(completed(shell, "ocp", "parse", "--").contains("--ndjson"));
    List<String> kinds = List.of(completed(shell, "ocp", "parse", "--to", "").split(" ", -1));
    assertTrue(kinds.containsAll(List.of("html", "markdown")), kinds.toString());
  }

  private String completed(String[] shell, String... words) throws Exception {
    String[] command = Arrays.copyOf(shell, shell.length + words.length);
    System.arraycopy(words, 0, command, shell.length, words.length);
    return ran(command).strip();
  }

  @Test
  void zsh_reads_the_completions() throws Exception {
    assumeTrue(isInstalled("zsh"), "zsh is not installed");
    String script = home.resolve("completions/ocp.zsh").toString();
    assertEquals(
        "_bash_complete -F _complete_ocp -o default\n",
        ran("zsh", "-fc", "source \"$1\"; print $_comps[ocp]", "zsh", script));
  }

  @Test
  void manual_pages_render() throws Exception {
    List<Path> pages;
    try (Stream<Path> files = Files.list(home.resolve("man/man1"))) {
      pages = files.sorted().toList();
    }
    assertTrue(pages.stream().anyMatch(page -> page.endsWith("ocp-parse.1")), pages + "");
    boolean hasMandoc = isInstalled("mandoc");
    assumeTrue(hasMandoc || isInstalled("man"), "neither mandoc nor man is installed");
    for (Path page : pages) {
      String text = hasMandoc
          ? ran("mandoc", "-W", "error", "-T", "utf8", page.toString())
          : ran("man", "-l", page.toString());
      assertTrue(text.replaceAll(".\b", "").contains("DESCRIPTION"), text);
    }
  }

  @Test
  void brings_the_licence_and_the_launcher_for_windows() throws IOException {
    assertTrue(Files.readString(home.resolve("LICENSE")).contains("Apache License"));
    assertTrue(Files.readString(home.resolve("NOTICE")).contains("ocp4j"));
    String launcher = Files.readString(home.resolve("bin/ocp.cmd"));
    assertTrue(launcher.contains("ocp.jar"));
    assertFalse(launcher.replace("\r\n", "").contains("\n"), "lines must end in CR LF");
    assertTrue(Files.exists(ARCHIVE.resolveSibling("ocp-bin.zip")));
  }

  private static boolean isInstalled(String program) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .anyMatch(found -> !found.isEmpty() && Files.isExecutable(Path.of(found, program)));
  }
}

package org.ocp4j.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what is wrong with a command that is not run: a name in it that does not exist. */
final class Commands {
  private static final Set<String> PHASES =
      Set.of("clean", "compile", "test", "package", "verify", "install", "deploy");
  private static final Set<String> FLAGS =
      Set.of("-am", "--also-make", "-q", "-o", "-B", "--batch-mode", "--no-transfer-progress");
  private static final Set<String> MODULE_FLAGS = Set.of("-pl", "--projects");
  private static final Set<String> MAVEN_PROPERTIES =
      Set.of("test", "skipTests", "surefire.failIfNoSpecifiedTests");
  private static final Set<String> SHELL = Set.of("cd", "git", "export", "cargo");

  private static final Pattern OPTION = Pattern.compile("\"(--?[a-z][a-z-]*)\"");
  private static final Pattern SUBCOMMAND = Pattern.compile("\\bname = \"([a-z]+)\"");

  private final SourceTree tree;
  private final String sources;
  private final String poms;
  private final Set<String> options;
  private final Set<String> subcommands;

  /** Reads the checkout. */
  Commands() throws IOException {
    tree = new SourceTree();
    poms = tree.texts(path -> path.endsWith("pom.xml"));
    sources = tree.texts(path -> path.toString().endsWith(".java"));
    String commands = tree.texts(Commands::isOfCommand);
    options = all(OPTION, commands);
    options.addAll(Set.of("--help", "--version"));
    subcommands = all(SUBCOMMAND, commands);
    subcommands.add("help");
  }

  private static boolean isOfCommand(Path path) {
    String name = path.toString();
    return name.endsWith(".java")
        && (name.contains("/cli/src/main/") || name.contains("/bench/command/"));
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Returns what is wrong with a command, in words; nothing if all is well. */
  List<String> problems(List<String> words) throws IOException {
    String program = words.get(0);
    return switch (program) {
      case "./mvnw" -> maven(words);
      case "./ocp" -> ocp(words);
      case "java" -> java(words);
      default -> other(program);
    };
  }

  private List<String> other(String program) {
    Path file = Pages.ROOT.resolve(program);
    boolean isKnown =
        SHELL.contains(program) || (program.contains("/") && Files.isExecutable(file));
    return isKnown
        ? List.of()
        : List.of("\"" + program + "\" is no script of the checkout; mark the block as skipped");
  }

  private List<String> ocp(List<String> words) {
    List<String> problems = new ArrayList<>();
    if (words.size() > 1 && !words.get(1).startsWith("-") && !subcommands.contains(words.get(1))) {
      problems.add("no command " + words.get(1));
    }
    for (String word : words) {
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      if (name.startsWith("--") && !options.contains(name)) {
        problems.add("no option " + name);
      }
    }
    return problems;
  }

  private List<String> java(List<String> words) {
    List<String> problems = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("org.ocp4j.")
          && !tree.hasClass(word.substring(word.lastIndexOf('.') + 1))) {
        problems.add("no class " + word);
      } else if (words.get(i - 1).equals("-jar") && !isBuilt(word)) {
        problems.add("nothing builds " + word);
      }
    }
    return problems;
  }

  private boolean isBuilt(String jar) {
    String name = jar.substring(jar.lastIndexOf('/') + 1).replace(".jar", "");
    return poms.contains("<finalName>" + name + "</finalName>");
  }

  private List<String> maven(List<String> words) {
    List<String> problems = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (MODULE_FLAGS.contains(word)) {
        modules(words.get(++i), problems);
      } else if (word.startsWith("-D")) {
        property(word.substring(2), problems);
      } else if (word.startsWith("-P")) {
        for (String profile : word.substring(2).split(",", -1)) {
          require(poms.contains("<id>" + profile + "</id>"), "no profile " + profile, problems);
        }
      } else if (word.startsWith("-")) {
        require(FLAGS.contains(word), "unknown flag " + word, problems);
      } else if (word.contains(":")) {
        String plugin = word.substring(0, word.indexOf(':'));
        require(
            poms.contains(plugin + "-maven-plugin</artifactId>")
                || poms.contains("maven-" + plugin + "-plugin</artifactId>"),
            "no plugin " + plugin,
            problems);
      } else {
        require(PHASES.contains(word), "no phase " + word, problems);
      }
    }
    return problems;
  }

  private static void modules(String list, List<String> problems) {
    for (String module : list.split(",", -1)) {
      require(
          Files.isRegularFile(Pages.ROOT.resolve(module).resolve("pom.xml")),
          "no module " + module,
          problems);
    }
  }

  private void property(String assignment, List<String> problems) {
    Matcher parts = Pattern.compile("([\\w.]+)(?:=(.*))?").matcher(assignment);
    if (!parts.matches()) {
      problems.add("no property: -D" + assignment);
      return;
    }
    String name = parts.group(1);
    if (name.equals("test")) {
      for (String test : parts.group(2).split(",", -1)) {
        String type = test.replaceFirst("#.*", "");
        require(tree.hasClass(type), "no test " + type, problems);
      }
    }
    boolean isKnown = MAVEN_PROPERTIES.contains(name)
        || sources.contains("\"" + name + "\"")
        || poms.contains("<" + name + ">")
        || poms.contains("<name>" + name + "</name>")
        || poms.contains("<name>!" + name + "</name>");
    require(isKnown, "nothing reads the property " + name, problems);
  }

  private static void require(boolean holds, String problem, List<String> problems) {
    if (!holds) {
      problems.add(problem);
    }
  }
}

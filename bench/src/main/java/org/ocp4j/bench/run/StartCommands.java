package org.ocp4j.bench.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ocp4j.Ocp;

/**
 * The commands that {@link StartUp} compares. Each parses one file and prints its tree.
 *
 * @param commands the commands by name: {@code ocp} first
 * @param absent the names of the programs that are not installed
 */
public record StartCommands(Map<String, List<String>> commands, List<String> absent) {
  private static final Program NODE = new Program("node", List.of());
  private static final List<Program> TREES = List.of(
      new Program("cmark", List.of("-t", "xml")),
      new Program(
          "cmark-gfm",
          List.of("-e", "table", "-e", "strikethrough", "-e", "tasklist", "-t", "xml")));

  /**
   * Finds the commands.
   *
   * @param checkout the root of the checkout, with the script {@code ocp}
   * @param file the document to parse
   * @param searchPath folders, as in the environment variable {@code PATH}
   */
  public static StartCommands find(Path checkout, Path file, String searchPath) {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    List<String> absent = new ArrayList<>();
    List<String> parse =
        List.of(checkout.resolve("ocp").toString(), "parse", "--to", "json", file.toString());
    commands.put("ocp", parse);
    Ocp.engines().stream().filter(Ocp.Candidate::available).forEach(engine -> {
      List<String> command = new ArrayList<>(parse);
      command.addAll(List.of("--engine", engine.id()));
      commands.put("ocp --engine " + engine.id(), command);
    });
    Path remark = checkout.resolve("bench/peers/remark");
    Optional<Program.Installed> node = NODE.in(searchPath);
    if (node.isPresent() && Files.isDirectory(remark.resolve("node_modules"))) {
      commands.put(
          "remark (node " + node.get().version() + ")",
          List.of(
              node.get().file().toString(),
              remark.resolve("parse.js").toString(),
              file.toString()));
    } else {
      absent.add("remark (run npm install in bench/peers/remark)");
    }
    for (Program program : TREES) {
      Optional<Program.Installed> found = program.in(searchPath);
      if (found.isPresent()) {
        List<String> command = new ArrayList<>(found.get().command());
        command.add(file.toString());
        commands.put(program.name() + " " + found.get().version(), command);
      } else {
        absent.add(program.name());
      }
    }
    return new StartCommands(commands, List.copyOf(absent));
  }
}

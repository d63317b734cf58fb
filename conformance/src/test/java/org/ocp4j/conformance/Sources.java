package org.ocp4j.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.ExampleReader;

/** The sources of the suites and the corpora. */
final class Sources {
  private Sources() {}

  /** Returns the sources of the project's fixtures. */
  static List<String> fixtures() throws IOException {
    return Fixture.all().stream().map(Fixture::source).toList();
  }

  /** Returns the sources of CommonMark's specification and regressions. */
  static List<String> commonMark() {
    List<String> sources = new ArrayList<>();
    ExampleReader.readExampleSources(TestResources.getSpec()).forEach(sources::add);
    TestResources.getRegressions()
        .forEach(file -> sources.addAll(ExampleReader.readExampleSources(file)));
    return sources;
  }

  /** Returns the sources of other projects' suites; skips the test if they are not available. */
  static List<String> suites() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(SharedData.file("suites"))) {
      for (Path file : files.sorted().toList()) {
        String name = "suites/" + file.getFileName();
        if (name.endsWith(".json")) {
          for (JsonNode example : SharedData.json(Files.readString(file))) {
            sources.add(example.path("markdown").textValue());
          }
        } else {
          SharedData.lines(name, (number, line) -> sources.add(SharedData.input(line)));
        }
      }
    }
    return sources;
  }

  /** Returns the documents of the corpora; skips the test if they are not available. */
  static List<String> corpora() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SharedData.file("corpus"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        sources.add(Files.readString(file));
      }
    }
    return sources;
  }
}

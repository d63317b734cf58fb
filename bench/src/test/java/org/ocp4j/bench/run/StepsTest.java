package org.ocp4j.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.bench.Corpus;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

class StepsTest {
  private static final List<String> ENGINES = List.of("ffm", "jna", "java", "wasm");
  private static final Program.Installed CMARK =
      new Program.Installed(new Program("cmark", List.of()), Path.of("/usr/bin/cmark"), "0.30.2");

  private Jmh jmh;

  @BeforeEach
  void open() throws Exception {
    jmh = new Jmh();
  }

  @AfterEach
  void close() throws Exception {
    jmh.close();
  }

  private Maker maker(List<String> engines, boolean isQuick, int documentBytes) {
    byte[] utf8 = "a".repeat(documentBytes).getBytes(StandardCharsets.UTF_8);
    Corpus corpus = new Corpus(
        List.of(new Corpus.Document("a.md", utf8, new String(utf8, StandardCharsets.UTF_8))),
        documentBytes);
    return new Maker(new Plan(Path.of("documents"), engines, isQuick), corpus, jmh, 16_000);
  }

  private List<Step> steps(List<String> engines, boolean isQuick) {
    Maker maker = maker(engines, isQuick, 1_000);
    return Bench.steps(maker, new HeldSteps(maker), List.of(CMARK));
  }

  private static Stream<JmhStep> ofJmh(List<Step> steps) {
    return steps.stream().filter(JmhStep.class::isInstance).map(JmhStep.class::cast);
  }

  private static Stream<Reading> readings(List<Step> steps) {
    return ofJmh(steps).flatMap(step -> step.readings().stream());
  }

  @Test
  void aFullRunHasEveryGroupExceptThatOfAnotherCommand() {
    Set<Group> groups =
        readings(steps(ENGINES, false)).map(Reading::group).collect(Collectors.toSet());
    assertEquals(EnumSet.complementOf(EnumSet.of(Group.CHUNKS)), groups);
  }

  @Test
  void aQuickRunHasTheGroupsThatMatterMost() {
    Set<Group> groups =
        readings(steps(ENGINES, true)).map(Reading::group).collect(Collectors.toSet());
    assertEquals(
        EnumSet.complementOf(
            EnumSet.of(Group.TEXT, Group.CHUNKS, Group.OPEN, Group.CLOSE, Group.FRAME_RESET)),
        groups);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noFigureIsMeasuredTwiceButThoseThatTakeTurns(boolean isQuick) {
    List<String> keys = readings(steps(ENGINES, isQuick))
        .filter(reading -> isQuick || !takesTurns(reading))
        .map(reading -> reading.group() + "|" + reading.workload() + "|" + reading.subject())
        .toList();
    assertEquals(new HashSet<>(keys).size(), keys.size());
  }

  private static boolean takesTurns(Reading reading) {
    return reading.workload().startsWith("corpus")
        ? reading.group() != Group.TEXT
        : reading.group() == Group.PARSE_WALK_CLOSE;
  }

  @ParameterizedTest
  @ValueSource(strings = {"corpus", "corpus as Markdown"})
  void parsersTakeTurnsWithTheLibraryTheyAreComparedWith(String workload) {
    List<String> subjects = readings(steps(List.of("ffm", "java"), false))
        .filter(reading -> reading.group() == Group.PARSE && reading.workload().equals(workload))
        .map(Reading::subject)
        .toList();
    List<String> turn = List.of("ffm", "java", "commonmark-java + GFM");
    List<String> others = List.of("commonmark-java", "commonmark-java + spans", "flexmark-java");
    assertEquals(Stream.of(turn, turn, turn, others).flatMap(List::stream).toList(), subjects);
  }

  @ParameterizedTest
  @CsvSource({"WALK, 6", "PARSE_WALK_CLOSE, 3"})
  void walksAndSmallDocumentsTakeTurns(Group group, int turns) {
    List<String> subjects = readings(steps(List.of("ffm", "java"), false))
        .filter(reading -> reading.group() == group)
        .map(Reading::subject)
        .toList();
    List<String> turn = List.of("ffm", "java", "commonmark-java + GFM");
    assertEquals(
        Collections.nCopies(turns, turn).stream().flatMap(List::stream).toList(), subjects);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void benchmarksExistAndHaveTheParametersTheyAreGiven(boolean isQuick) {
    ofJmh(steps(ENGINES, isQuick)).forEach(step -> {
      Method method = Arrays.stream(step.benchmark().getMethods())
          .filter(found ->
              found.getName().equals(step.method()) && found.isAnnotationPresent(Benchmark.class))
          .findFirst()
          .orElseThrow(() -> new AssertionError(step.title()));
      assertEquals(step.parameters().keySet(), parameters(method), step.title());
    });
  }

  private static Set<String> parameters(Method benchmark) {
    Set<Class<?>> states = new HashSet<>();
    addStates(benchmark.getDeclaringClass(), states);
    Arrays.stream(benchmark.getParameterTypes()).forEach(state -> addStates(state, states));
    return states.stream()
        .flatMap(state -> Arrays.stream(state.getFields()))
        .filter(field -> field.isAnnotationPresent(Param.class))
        .map(Field::getName)
        .collect(Collectors.toSet());
  }

  private static void addStates(Class<?> state, Set<Class<?>> states) {
    if (states.add(state)) {
      Arrays.stream(state.getMethods())
          .filter(method -> method.isAnnotationPresent(Setup.class))
          .flatMap(method -> Arrays.stream(method.getParameterTypes()))
          .forEach(needed -> addStates(needed, states));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countersExist(boolean isQuick) {
    ofJmh(steps(ENGINES, isQuick)).forEach(step -> {
      Set<String> counters = counters(step);
      counters.addAll(List.of(Reading.SCORE, Reading.ALLOCATED));
      step.readings()
          .forEach(reading ->
              assertTrue(counters.contains(reading.counter()), step.title() + ": " + reading));
    });
  }

  private static Set<String> counters(JmhStep step) {
    return Arrays.stream(step.benchmark().getMethods())
        .filter(method -> method.getName().equals(step.method()))
        .flatMap(method -> Arrays.stream(method.getParameterTypes()))
        .filter(state -> state.isAnnotationPresent(AuxCounters.class))
        .flatMap(state ->
            Stream.concat(Arrays.stream(state.getFields()), Arrays.stream(state.getMethods())))
        .map(Member::getName)
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void walksCountTheirOwnAllocation() {
    assertEquals(
        Set.of("allocatedByWalk"),
        readings(steps(ENGINES, true))
            .filter(reading -> reading.group() == Group.WALK_ALLOCATION)
            .map(Reading::counter)
            .collect(Collectors.toSet()));
  }

  @Test
  void onlyThePlansEnginesAreMeasured() {
    Set<String> engines = ofJmh(steps(List.of("java"), false))
        .map(step -> step.parameters().getOrDefault("engine", "java"))
        .collect(Collectors.toSet());
    assertEquals(Set.of("java"), engines);
  }

  @Test
  void wasmIsWarmInAFullRunWhereItParses() {
    ofJmh(steps(ENGINES, false))
        .filter(step -> "wasm".equals(step.parameters().get("engine")))
        .filter(step -> !step.title().startsWith("walk"))
        .filter(step -> !step.title().startsWith("retained heap"))
        .forEach(step -> assertTrue(
            step.timing().warmups() * step.timing().warmupMillis() >= 25_000, step.title()));
  }

  @Test
  void walksOfWasmWaitUntilItsParserIsCompiled() {
    List<Integer> warmups = ofJmh(steps(ENGINES, false))
        .filter(step -> step.title().startsWith("walk") && step.title().endsWith("wasm"))
        .map(step -> step.timing().warmups() * step.timing().warmupMillis())
        .toList();
    assertEquals(Collections.nCopies(6, 10_000), warmups);
  }

  @Test
  void smallDocumentsAreMeasuredInShortIterationsThatTakeAsLongInAll() {
    for (boolean quick : new boolean[] {true, false}) {
      List<JmhStep> small = ofJmh(steps(ENGINES, quick))
          .filter(step -> step.title().contains("1.6 KB"))
          .toList();
      assertFalse(small.isEmpty());
      for (JmhStep step : small) {
        Timing timing = step.timing();
        assertEquals(100, timing.millis(), step.title());
        assertEquals(quick ? 15 : 35, timing.iterations(), step.title());
      }
    }
  }

  @Test
  void runsTakeNoLongerThanTheyShould() {
    double quick = steps(ENGINES, true).stream().mapToDouble(Step::seconds).sum();
    double full = steps(ENGINES, false).stream().mapToDouble(Step::seconds).sum();
    assertTrue(quick < 200, "quick: " + quick);
    assertTrue(full < 2_600, "full: " + full);
  }

  @Test
  void programsAreInTheWorkloadsOfTheCorpus() {
    List<ProgramStep> programs = steps(ENGINES, false).stream()
        .filter(ProgramStep.class::isInstance)
        .map(ProgramStep.class::cast)
        .toList();
    assertEquals(
        List.of("parse, corpus, corpus as Markdown: cmark 0.30.2 (a process)"),
        programs.stream().map(Step::title).toList());
  }

  @Test
  void tenThousandSmallDocumentsAreKeptOpen() {
    HeldSteps held = new HeldSteps(maker(ENGINES, false, 15_000));
    assertEquals(10_000, held.count());
    assertEquals(
        List.of("10,000 documents are held, all parsed as Markdown, together 150 MB of source:"
            + " the files of the folder, again and again."),
        held.notes());
  }

  @Test
  void fewerLargeDocumentsAreKeptOpen() {
    HeldSteps held = new HeldSteps(maker(ENGINES, false, 1_000_000));
    assertEquals(150, held.count());
    assertTrue(held.notes().get(0).contains("fewer than 10,000"), held.notes().toString());
    assertEquals(1, new HeldSteps(maker(ENGINES, false, 200_000_000)).count());
  }

  @Test
  void jmhIsAskedForOneForkOfOneBenchmark() {
    JmhStep step = ofJmh(steps(List.of("java"), true)).findFirst().orElseThrow();
    var options = step.options().build();
    assertEquals(
        List.of("^org\\.ocp4j\\.bench\\.ParseBenchmark\\.ocpByName$"), options.getIncludes());
    assertEquals(1, options.getForkCount().get());
    assertEquals(Map.of("engine", "java", "corpus", "documents"), step.parameters());
    assertTrue(options.getJvmArgs().get().contains("--enable-native-access=ALL-UNNAMED"));
    assertEquals(1, options.getProfilers().size());
  }
}

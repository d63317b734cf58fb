package org.ocp4j.tck.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;
import org.ocp4j.tck.Effort;
import org.ocp4j.tck.Sample;
import org.ocp4j.tck.TckOptions;
import org.ocp4j.tck.TckResult;
import org.ocp4j.tck.TckResult.Status;
import org.ocp4j.tck.TckResult.TestResult;
import org.ocp4j.tck.TckRunner;

/** The kit catches every engine that breaks a rule, says which, and passes one that breaks none. */
class MutantsTest {
  private static final TckOptions QUICK =
      TckOptions.DEFAULT.withEffort(Effort.QUICK).withSeed(42);

  private static List<Mutant> mutants() {
    return Stream.of(
            ReleaseMutants.all(),
            ViewMutants.all(),
            HeapMutants.all(),
            ClaimMutants.all(),
            ParserMutants.all(),
            SourceMutants.all(),
            PayloadMutants.all(),
            GrammarMutants.all(),
            ProviderMutants.all(),
            VolumeMutants.all(),
            BorderMutants.all(),
            EnduranceMutants.all(),
            ReuseMutants.all(),
            ExactMutants.all(),
            GapMutants.all(),
            KernelMutants.all())
        .flatMap(List::stream)
        .toList();
  }

  @Test
  @Tag("full")
  void engineThatBreaksNoRulePasses() {
    Mutant whole = Mutant.ofBackend("whole", "nothing", "", "", MutantsTest::around);
    TckResult result = TckRunner.run(whole.engine(), QUICK);
    assertTrue(result.isSuccess(), TckRunner.table(result));
  }

  /** Returns the same engine, with something around each of its parts. */
  private static EngineBackend around(EngineBackend backend) {
    Heap heap = new Delegates.OfHeap(backend.heap()) {
      @Override
      public Block allocate(int byteSize) {
        return new Delegates.OfBlock(super.allocate(byteSize));
      }
    };
    return new Delegates.OfBackend(backend, heap) {
      @Override
      public Parser newParser() {
        return new Delegates.OfParser(super.newParser());
      }
    };
  }

  @Test
  void everyMutantHasANameOfItsOwn() {
    List<Mutant> all = mutants();
    assertEquals(all.size(), all.stream().map(Mutant::name).distinct().count());
  }

  @TestFactory
  Stream<DynamicTest> everyMutantIsCaught() {
    MutantTable table = new MutantTable();
    List<Mutant> all = mutants();
    List<Mutant> run = Sample.of(all, 8);
    Stream<DynamicTest> caught = all.stream()
        .map(mutant -> DynamicTest.dynamicTest(mutant.name(), () -> {
          if (run.contains(mutant)) {
            table.add(mutant, messageAbout(mutant));
          } else {
            table.add(mutant);
          }
        }));
    DynamicTest check = DynamicTest.dynamicTest("the table", () -> table.check(run.size()));
    return Stream.concat(caught, Stream.of(check));
  }

  /** Returns the message of the kit that is of help; fails when there is none. */
  private static String messageAbout(Mutant mutant) {
    List<String> first = messagesAbout(mutant, true);
    return helpful(mutant, first)
        .or(() -> helpful(mutant, messagesAbout(mutant, false)))
        .orElseThrow(() -> new AssertionError(mutant.broken() + ": the kit should say \""
            + begin(mutant) + "... " + mutant.word() + " ...\"; it says first " + first));
  }

  private static List<String> messagesAbout(Mutant mutant, boolean stops) {
    TckOptions options = QUICK.withRules(List.of(mutant.rule())).withStopAtFailure(stops);
    return TckRunner.run(mutant.engine(), options).rules().stream()
        .flatMap(rule -> rule.tests().stream())
        .filter(test -> test.status() == Status.FAILED)
        .map(TestResult::message)
        .toList();
  }

  private static Optional<String> helpful(Mutant mutant, List<String> messages) {
    return messages.stream()
        .filter(message -> message.startsWith(begin(mutant)) && message.contains(mutant.word()))
        .findFirst();
  }

  private static String begin(Mutant mutant) {
    return "rule " + mutant.rule() + " of the contract (docs/contract.md): ";
  }
}

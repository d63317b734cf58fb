package org.ocp4j.tck.right;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Effort;
import org.ocp4j.tck.TckOptions;
import org.ocp4j.tck.TckResult;
import org.ocp4j.tck.TckRunner;

/** Tests that engines of different designs that keep the contract pass the kit. */
@Tag("full")
class RightEnginesTest {
  private static Stream<EngineProvider> engines() {
    return Stream.of(
        RightEngine.of("arrays", RightHeaps.Arrays::new),
        RightEngine.of("direct-buffers", RightHeaps.DirectBuffers::new),
        RightEngine.of("pages", RightHeaps.Pages::new),
        RightEngine.of("slabs", RightHeaps.Slabs::new),
        RightEngine.of("one-view", RightHeaps.OneView::new),
        RightEngine.of("rubbish", RightHeaps.Rubbish::new),
        new RightEngine("slow", RightHeaps.Slow::new, RightParsers.Slow::new, true, true),
        new RightEngine("strict-and-plain", RightHeaps.Arrays::new, parser -> parser, false, false),
        new RightEngine("frugal", RightHeaps.Arrays::new, RightParsers.Frugal::new, true, true),
        RevokingEngine.of(Capability.REVOKES_VIEWS),
        RevokingEngine.of(Capability.REVOKES_CONFINED_VIEWS));
  }

  @TestFactory
  Stream<DynamicTest> engineThatKeepsTheContractPasses() {
    return engines()
        .map(engine -> DynamicTest.dynamicTest(engine.id(), () -> {
          assumeTrue(engine.availability().available(), engine.availability().reason());
          TckResult result = TckRunner.run(engine, TckOptions.DEFAULT.withEffort(Effort.QUICK));
          assertTrue(result.isSuccess(), () -> TckRunner.table(result));
        }));
  }
}

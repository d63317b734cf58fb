package org.ocp4j.tck.internal;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/** Tests with random sequences of calls, compared with a small model that predicts each result. */
public abstract class ModelRules extends EngineRules {
  /** Creates the tests of one provider's engine. */
  protected ModelRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("1.3")
  @DisplayName("1.3 random calls on one thread have the results that a model predicts")
  void randomUseDoesWhatTheModelSays() {
    for (int i = 0; i < effort().of(30, 200, 2000); i++) {
      play(new SplittableRandom(seed() + i), i % 2 == 0 ? 10 : 0, 500L << 20, 200);
    }
  }

  @Rule("5.2")
  @DisplayName("5.2 random calls under a small limit have the results that a model predicts")
  void randomUseUnderALimitDoesWhatTheModelSays() {
    for (int i = 0; i < effort().of(2, 3, 15); i++) {
      play(
          new SplittableRandom(seed() + i),
          i % 2 == 0 ? 2 : 0,
          200_000,
          effort().of(40, 80, 150));
    }
  }

  private void play(SplittableRandom random, int capacity, long limit, int steps) {
    Model model = new Model(
        contract(),
        openWatched(builder -> builder.poolCapacity(capacity).memoryLimit(limit)),
        watch(),
        this::options,
        random,
        replay());
    for (int step = 0; step < steps; step++) {
      model.step();
    }
    model.end();
  }
}

package org.ocp4j.tck.mutants;

import java.util.List;
import java.util.stream.Stream;
import org.ocp4j.tck.*;

final class Exploration {
  public static void main(String[] a) {
    for (Mutant m : Stream.of(
            VolumeMutants.all(),
            BorderMutants.all(),
            EnduranceMutants.all(),
            ReuseMutants.all(),
            ExactMutants.all(),
            GapMutants.all())
        .flatMap(List::stream)
        .toList()) {
      if (a.length > 0 && !List.of(a).contains(m.name())) continue;
      long t = System.nanoTime();
      TckResult r = TckRunner.run(
          m.engine(),
          TckOptions.DEFAULT.withEffort(Effort.QUICK).withSeed(42).withStopAtFailure(true));
      String f = r.rules().stream()
          .flatMap(x -> x.tests().stream())
          .filter(x -> x.status() == TckResult.Status.FAILED)
          .map(x -> x.message())
          .findFirst()
          .orElse("SURVIVED");
      System.out.println(m.name() + " [" + m.rule() + "] " + (System.nanoTime() - t) / 1000000
          + " ms: " + f.substring(0, Math.min(500, f.length())).replace("\n", " / "));
      System.out.flush();
    }
    System.exit(0);
  }
}

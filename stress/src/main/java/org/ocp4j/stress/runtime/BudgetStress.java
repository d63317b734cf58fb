package org.ocp4j.stress.runtime;

import org.ocp4j.internal.memory.Budget;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJJ_Result;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/**
 * Admission is exact under contention, and the peak true.
 *
 * @spec contract.md#4.4 Contract 4.4
 * @spec contract.md#5.1 Contract 5.1
 */
public final class BudgetStress {
  private static final long LIMIT = 10;

  private BudgetStress() {}

  /** Of two that fit only alone, one is refused, and told what the other has. */
  @JCStressTest
  @Outcome(id = "-1, 6, 6, 6", expect = Expect.ACCEPTABLE, desc = "One was admitted.")
  @Outcome(id = "6, -1, 6, 6", expect = Expect.ACCEPTABLE, desc = "The other was.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Both, none, or counted wrong.")
  @State
  public static class OneFits {
    final Budget budget = new Budget(LIMIT);

    /** Asks. */
    @Actor
    public void one(JJJJ_Result r) {
      r.r1 = budget.admit(6);
    }

    /** Asks as well. */
    @Actor
    public void other(JJJJ_Result r) {
      r.r2 = budget.admit(6);
    }

    /** Looks at the sum and the peak. */
    @Arbiter
    public void look(JJJJ_Result r) {
      r.r3 = budget.used();
      r.r4 = budget.peak();
    }
  }

  /** Two that fit together are both admitted, to the last byte. */
  @JCStressTest
  @Outcome(id = "-1, -1, 10, 10", expect = Expect.ACCEPTABLE, desc = "Both.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "One was refused, or counted wrong.")
  @State
  public static class BothFit {
    final Budget budget = new Budget(LIMIT);

    /** Asks. */
    @Actor
    public void one(JJJJ_Result r) {
      r.r1 = budget.admit(4);
    }

    /** Asks as well. */
    @Actor
    public void other(JJJJ_Result r) {
      r.r2 = budget.admit(6);
    }

    /** Looks at the sum and the peak. */
    @Arbiter
    public void look(JJJJ_Result r) {
      r.r3 = budget.used();
      r.r4 = budget.peak();
    }
  }

  /** What is credited is there for who asks, before or after. */
  @JCStressTest
  @Outcome(id = "-1, 8, 8", expect = Expect.ACCEPTABLE, desc = "Credited before.")
  @Outcome(id = "6, 0, 6", expect = Expect.ACCEPTABLE, desc = "Credited after it was refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Past the limit, or counted wrong.")
  @State
  public static class AdmitAgainstCredit {
    final Budget budget = new Budget(LIMIT);

    /** Uses more than half. */
    public AdmitAgainstCredit() {
      budget.admit(6);
    }

    /** Asks. */
    @Actor
    public void admit(JJJ_Result r) {
      r.r1 = budget.admit(8);
    }

    /** Gives back. */
    @Actor
    public void credit() {
      budget.credit(6);
    }

    /** Looks at the sum and the peak. */
    @Arbiter
    public void look(JJJ_Result r) {
      r.r2 = budget.used();
      r.r3 = budget.peak();
    }
  }

  /** The peak is the most that was used at once: one after the other, or both together. */
  @JCStressTest
  @Outcome(id = "-1, -1, 5, 7", expect = Expect.ACCEPTABLE, desc = "Both together.")
  @Outcome(id = "-1, -1, 5, 5", expect = Expect.ACCEPTABLE, desc = "One after the other.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A peak that was not there, or counted wrong.")
  @State
  public static class PeakOfTwo {
    final Budget budget = new Budget(LIMIT);

    /** Asks and gives back. */
    @Actor
    public void comeAndGo(JJJJ_Result r) {
      r.r1 = budget.admit(2);
      budget.credit(2);
    }

    /** Asks and keeps. */
    @Actor
    public void stay(JJJJ_Result r) {
      r.r2 = budget.admit(5);
    }

    /** Looks at the sum and the peak. */
    @Arbiter
    public void look(JJJJ_Result r) {
      r.r3 = budget.used();
      r.r4 = budget.peak();
    }
  }
}

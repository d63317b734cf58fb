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
 * Tests that a budget admits exactly up to its limit, and that its peak is exact, when threads
 * compete.
 *
 * @spec contract.md#4.4 Contract 4.4
 * @spec contract.md#5.1 Contract 5.1
 */
public final class BudgetStress {
  private static final long LIMIT = 10;

  private BudgetStress() {}

  /**
   * Tests that of two requests that fit only alone, one is refused, and gets the bytes the other
   * uses.
   */
  @JCStressTest
  @Outcome(id = "-1, 6, 6, 6", expect = Expect.ACCEPTABLE, desc = "One was admitted.")
  @Outcome(id = "6, -1, 6, 6", expect = Expect.ACCEPTABLE, desc = "The other was.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Both, none, or counted wrong.")
  @State
  public static class OneFits {
    final Budget budget = new Budget(LIMIT);

    /** Requests bytes. */
    @Actor
    public void one(JJJJ_Result r) {
      r.r1 = budget.admit(6);
    }

    /** Requests bytes, too. */
    @Actor
    public void other(JJJJ_Result r) {
      r.r2 = budget.admit(6);
    }

    /** Reads the sum and the peak. */
    @Arbiter
    public void look(JJJJ_Result r) {
      r.r3 = budget.used();
      r.r4 = budget.peak();
    }
  }

  /** Tests that two requests are both admitted if they fit exactly. */
  @JCStressTest
  @Outcome(id = "-1, -1, 10, 10", expect = Expect.ACCEPTABLE, desc = "Both.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "One was refused, or counted wrong.")
  @State
  public static class BothFit {
    final Budget budget = new Budget(LIMIT);

    /** Requests bytes. */
    @Actor
    public void one(JJJJ_Result r) {
      r.r1 = budget.admit(4);
    }

    /** Requests bytes, too. */
    @Actor
    public void other(JJJJ_Result r) {
      r.r2 = budget.admit(6);
    }

    /** Reads the sum and the peak. */
    @Arbiter
    public void look(JJJJ_Result r) {
      r.r3 = budget.used();
      r.r4 = budget.peak();
    }
  }

  /** Tests that credited bytes are available for a request that comes later. */
  @JCStressTest
  @Outcome(id = "-1, 8, 8", expect = Expect.ACCEPTABLE, desc = "Credited before.")
  @Outcome(id = "6, 0, 6", expect = Expect.ACCEPTABLE, desc = "Credited after it was refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Past the limit, or counted wrong.")
  @State
  public static class AdmitAgainstCredit {
    final Budget budget = new Budget(LIMIT);

    /** Makes a budget of which more than half is used. */
    public AdmitAgainstCredit() {
      budget.admit(6);
    }

    /** Requests bytes. */
    @Actor
    public void admit(JJJ_Result r) {
      r.r1 = budget.admit(8);
    }

    /** Credits bytes. */
    @Actor
    public void credit() {
      budget.credit(6);
    }

    /** Reads the sum and the peak. */
    @Arbiter
    public void look(JJJ_Result r) {
      r.r2 = budget.used();
      r.r3 = budget.peak();
    }
  }

  /** Tests that the peak is the most that was in use at the same time. */
  @JCStressTest
  @Outcome(id = "-1, -1, 5, 7", expect = Expect.ACCEPTABLE, desc = "Both together.")
  @Outcome(id = "-1, -1, 5, 5", expect = Expect.ACCEPTABLE, desc = "One after the other.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A wrong peak, or counted wrong.")
  @State
  public static class PeakOfTwo {
    final Budget budget = new Budget(LIMIT);

    /** Requests bytes and credits them. */
    @Actor
    public void comeAndGo(JJJJ_Result r) {
      r.r1 = budget.admit(2);
      budget.credit(2);
    }

    /** Requests bytes and keeps them. */
    @Actor
    public void stay(JJJJ_Result r) {
      r.r2 = budget.admit(5);
    }

    /** Reads the sum and the peak. */
    @Arbiter
    public void look(JJJJ_Result r) {
      r.r3 = budget.used();
      r.r4 = budget.peak();
    }
  }
}

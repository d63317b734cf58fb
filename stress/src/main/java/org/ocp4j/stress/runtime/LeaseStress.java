package org.ocp4j.stress.runtime;

import org.jspecify.annotations.Nullable;
import org.ocp4j.Ownership;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/**
 * Leases against the end: memory goes back once, after the last lease that stands, and not later
 * than everything ended.
 *
 * @spec contract.md#1.5 Contract 1.5
 * @spec contract.md#3.3 Contract 3.3
 * @spec contract.md#3.7 Contract 3.7
 */
public final class LeaseStress {
  private LeaseStress() {}

  /** A read is right or refused, and the memory went back when both are done. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Read, then closed.")
  @Outcome(id = "-1, 1", expect = Expect.ACCEPTABLE, desc = "Refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Read after release, or not released once.")
  @State
  public static class CloseAgainstRead {
    final StressLifetime memory = new StressLifetime(Ownership.SHARED);

    /** Reads. */
    @Actor
    public void read(II_Result r) {
      r.r1 = memory.read();
    }

    /** Closes. */
    @Actor
    public void close() {
      memory.close();
    }

    /** Counts. */
    @Arbiter
    public void count(II_Result r) {
      r.r2 = memory.releases();
    }
  }

  /** A lease that was granted keeps the memory, however long, and its end gives it back. */
  @JCStressTest
  @Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "Kept until its end.")
  @Outcome(id = "-1, 1, 1", expect = Expect.ACCEPTABLE, desc = "Refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under a lease, or not released once.")
  @State
  public static class CloseAgainstHeldLease {
    final StressLifetime memory = new StressLifetime(Ownership.SHARED);
    int leased;

    /** Takes a lease. */
    @Actor
    public void lease() {
      leased = memory.lease();
    }

    /** Closes. */
    @Actor
    public void close() {
      memory.close();
    }

    /** Looks, ends the lease, and looks again. */
    @Arbiter
    public void look(III_Result r) {
      r.r1 = leased == StressLifetime.GONE ? leased : memory.peek();
      r.r2 = memory.releases();
      if (leased != StressLifetime.GONE) {
        memory.release();
      }
      r.r3 = memory.releases();
    }
  }

  /** Closing and the end of the last lease: one of the two gives the memory back. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Released once.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under a lease, or not released once.")
  @State
  public static class CloseAgainstLastLease {
    final StressLifetime memory = new StressLifetime(Ownership.SHARED);

    /** Takes the lease. */
    public CloseAgainstLastLease() {
      memory.acquire();
    }

    /** Ends the lease. */
    @Actor
    public void end(II_Result r) {
      r.r1 = memory.peek();
      memory.release();
    }

    /** Closes. */
    @Actor
    public void close() {
      memory.close();
    }

    /** Counts. */
    @Arbiter
    public void count(II_Result r) {
      r.r2 = memory.releases();
    }
  }

  /** Of two who close, one is the first, and one gives the memory back. */
  @JCStressTest
  @Outcome(id = "true, false, 1", expect = Expect.ACCEPTABLE, desc = "One was first.")
  @Outcome(id = "false, true, 1", expect = Expect.ACCEPTABLE, desc = "The other was.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Both or none.")
  @State
  public static class TwoClosers {
    final StressLifetime memory = new StressLifetime(Ownership.SHARED);

    /** Closes. */
    @Actor
    public void one(ZZI_Result r) {
      r.r1 = memory.closeForAll();
    }

    /** Closes as well. */
    @Actor
    public void other(ZZI_Result r) {
      r.r2 = memory.closeForAll();
    }

    /** Counts. */
    @Arbiter
    public void count(ZZI_Result r) {
      r.r3 = memory.releases();
    }
  }

  /** Two readers, one of which closes while it reads. */
  @JCStressTest
  @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "Both read.")
  @Outcome(id = "-1, 1, 1", expect = Expect.ACCEPTABLE, desc = "The other was refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under a lease, or not released once.")
  @State
  public static class TwoReadersOneCloses {
    final StressLifetime memory = new StressLifetime(Ownership.SHARED);

    /** Reads. */
    @Actor
    public void read(III_Result r) {
      r.r1 = memory.read();
    }

    /** Closes what it reads. */
    @Actor
    public void readAndClose(III_Result r) {
      memory.acquire();
      memory.close();
      r.r2 = memory.peek();
      memory.release();
    }

    /** Counts. */
    @Arbiter
    public void count(III_Result r) {
      r.r3 = memory.releases();
    }
  }

  /** Confined memory that its engine closes from another thread goes back when its owner comes. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Read, then closed.")
  @Outcome(id = "-1, 1", expect = Expect.ACCEPTABLE, desc = "Refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under its owner, or not released once.")
  @State
  public static class EngineClosesConfined {
    private static final int PATIENCE = 1_000;

    volatile @Nullable StressLifetime memory;

    /** Opens, reads until it is closed, and closes. */
    @Actor
    public void own(II_Result r) {
      StressLifetime own = new StressLifetime(Ownership.CONFINED);
      memory = own;
      r.r1 = own.lease();
      if (r.r1 != StressLifetime.GONE) {
        for (int i = 0; i < PATIENCE && own.isAlive(); i++) {
          Thread.onSpinWait();
        }
        r.r1 = own.peek();
        own.release();
      }
      own.close();
      r.r2 = own.releases();
    }

    /** Closes whoever owns it. */
    @Actor
    public void close() {
      for (int i = 0; i < PATIENCE && memory == null; i++) {
        Thread.onSpinWait();
      }
      StressLifetime found = memory;
      if (found != null) {
        found.closeForAll();
      }
    }
  }
}

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
 * Tests leases while memory is closed: the memory is released once, after the last lease ends, and
 * no later than that.
 *
 * @spec contract.md#1.5 Contract 1.5
 * @spec contract.md#3.3 Contract 3.3
 * @spec contract.md#3.7 Contract 3.7
 */
public final class LeaseStress {
  private LeaseStress() {}

  /**
   * Tests that a read either sees its memory or is refused, and that the memory is released when
   * both threads are done.
   */
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

    /** Closes the memory. */
    @Actor
    public void close() {
      memory.close();
    }

    /** Counts the releases. */
    @Arbiter
    public void count(II_Result r) {
      r.r2 = memory.releases();
    }
  }

  /** Tests that a lease keeps the memory allocated, and that its end releases the memory. */
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

    /** Closes the memory. */
    @Actor
    public void close() {
      memory.close();
    }

    /** Reads, ends the lease, and counts the releases. */
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

  /** Tests closing while the last lease ends: one of the two releases the memory. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Released once.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under a lease, or not released once.")
  @State
  public static class CloseAgainstLastLease {
    final StressLifetime memory = new StressLifetime(Ownership.SHARED);

    /** Makes memory on which a lease has been taken. */
    public CloseAgainstLastLease() {
      memory.acquire();
    }

    /** Ends the lease. */
    @Actor
    public void end(II_Result r) {
      r.r1 = memory.peek();
      memory.release();
    }

    /** Closes the memory. */
    @Actor
    public void close() {
      memory.close();
    }

    /** Counts the releases. */
    @Arbiter
    public void count(II_Result r) {
      r.r2 = memory.releases();
    }
  }

  /** Tests two closes at the same time: one is the first, and one releases the memory. */
  @JCStressTest
  @Outcome(id = "true, false, 1", expect = Expect.ACCEPTABLE, desc = "One was first.")
  @Outcome(id = "false, true, 1", expect = Expect.ACCEPTABLE, desc = "The other was.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Both or none.")
  @State
  public static class TwoClosers {
    final StressLifetime memory = new StressLifetime(Ownership.SHARED);

    /** Closes the memory. */
    @Actor
    public void one(ZZI_Result r) {
      r.r1 = memory.closeForAll();
    }

    /** Closes the memory, too. */
    @Actor
    public void other(ZZI_Result r) {
      r.r2 = memory.closeForAll();
    }

    /** Counts the releases. */
    @Arbiter
    public void count(ZZI_Result r) {
      r.r3 = memory.releases();
    }
  }

  /** Tests two readers, one of which closes the memory during its read. */
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

    /** Reads, and closes the memory during the read. */
    @Actor
    public void readAndClose(III_Result r) {
      memory.acquire();
      memory.close();
      r.r2 = memory.peek();
      memory.release();
    }

    /** Counts the releases. */
    @Arbiter
    public void count(III_Result r) {
      r.r3 = memory.releases();
    }
  }

  /**
   * Tests confined memory that an engine closes on another thread: the owner's next call releases
   * it.
   */
  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Read, then closed.")
  @Outcome(id = "-1, 1", expect = Expect.ACCEPTABLE, desc = "Refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under its owner, or not released once.")
  @State
  public static class EngineClosesConfined {
    private static final int PATIENCE = 1_000;

    volatile @Nullable StressLifetime memory;

    /** Opens memory, reads until it is closed, and closes it. */
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

    /** Closes the memory from a thread that does not own it. */
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

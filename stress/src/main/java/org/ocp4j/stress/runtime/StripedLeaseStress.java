package org.ocp4j.stress.runtime;

import org.ocp4j.Ownership;
import org.ocp4j.internal.lifetime.Leases;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/**
 * Tests leases that are counted at several counters: a lease may be taken at one counter and ended
 * at another, and closing is nevertheless exact.
 *
 * @spec contract.md#3.7 Contract 3.7
 */
public final class StripedLeaseStress {
  private StripedLeaseStress() {}

  /**
   * Tests two leases that end on other threads than they began on, while one of these closes the
   * memory.
   */
  @JCStressTest
  @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "Released after both.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under a lease, or not released once.")
  @State
  public static class EndedElsewhere {
    final StressLifetime memory = new StressLifetime(Ownership.SHARED);

    /** Makes memory on which two leases have been taken. */
    public EndedElsewhere() {
      memory.spread();
      memory.acquire();
      memory.acquire();
    }

    /** Ends a lease. */
    @Actor
    public void end(III_Result r) {
      r.r1 = memory.peek();
      memory.release();
    }

    /** Closes the memory, and ends the other lease. */
    @Actor
    public void closeAndEnd(III_Result r) {
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

  /** Tests a lease that ends on another thread while a second one is granted or refused. */
  @JCStressTest
  @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "Read before the end.")
  @Outcome(id = "-1, 1, 1", expect = Expect.ACCEPTABLE, desc = "Refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under a lease, or not released once.")
  @State
  public static class ReadAgainstEndElsewhere {
    final StressLifetime memory = new StressLifetime(Ownership.SHARED);

    /** Makes memory on which a lease has been taken. */
    public ReadAgainstEndElsewhere() {
      memory.spread();
      memory.acquire();
    }

    /** Reads. */
    @Actor
    public void read(III_Result r) {
      r.r1 = memory.read();
    }

    /** Closes the memory, and ends the lease. */
    @Actor
    public void closeAndEnd(III_Result r) {
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
   * Tests two threads that contend for the single counter, which becomes several while they hold
   * leases.
   */
  @JCStressTest
  @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "Both read.")
  @Outcome(id = "-1, 1, 1", expect = Expect.ACCEPTABLE, desc = "The other was refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under a lease, or not released once.")
  @State
  public static class SpreadUnderLeases {
    final StressLifetime memory = new StressLifetime(Ownership.SHARED);

    /** Reads during a read. */
    @Actor
    public void readTwice(III_Result r) {
      r.r1 = memory.lease();
      if (r.r1 != StressLifetime.GONE) {
        memory.read();
        r.r1 = memory.peek();
        memory.release();
      }
    }

    /** Reads, and closes the memory during the read. */
    @Actor
    public void readAndClose(III_Result r) {
      memory.acquire();
      memory.read();
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

  /** Tests leases that begin and end while the single counter becomes several: none is lost. */
  @JCStressTest
  @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "As many ended as began.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A lease was lost or counted twice.")
  @State
  public static class CountWhileSpreading {
    final Leases leases = new Leases(null);

    /** Takes two leases and ends them. */
    @Actor
    public void one() {
      leases.take();
      leases.refuse(leases.take());
      leases.giveUp();
    }

    /** Takes two leases and ends them. */
    @Actor
    public void other() {
      leases.take();
      leases.refuse(leases.take());
      leases.giveUp();
    }

    /** Adds up the counters. */
    @Arbiter
    public void sum(J_Result r) {
      r.r1 = leases.sum();
    }
  }
}

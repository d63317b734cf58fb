package org.ocp4j.tck;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.parallel.Isolated;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.internal.AccountingRules;
import org.ocp4j.tck.internal.BlockRules;
import org.ocp4j.tck.internal.BorderRules;
import org.ocp4j.tck.internal.BudgetRules;
import org.ocp4j.tck.internal.CloseRules;
import org.ocp4j.tck.internal.DamageRules;
import org.ocp4j.tck.internal.DiscoveryRules;
import org.ocp4j.tck.internal.EnduranceRules;
import org.ocp4j.tck.internal.ErrorRules;
import org.ocp4j.tck.internal.FailureRules;
import org.ocp4j.tck.internal.FormatRules;
import org.ocp4j.tck.internal.FrameResetRules;
import org.ocp4j.tck.internal.FrameRules;
import org.ocp4j.tck.internal.GrownRules;
import org.ocp4j.tck.internal.HoldingRules;
import org.ocp4j.tck.internal.HostileRules;
import org.ocp4j.tck.internal.KernelDataRules;
import org.ocp4j.tck.internal.KernelRules;
import org.ocp4j.tck.internal.KernelUseRules;
import org.ocp4j.tck.internal.LeakRules;
import org.ocp4j.tck.internal.LifecycleRules;
import org.ocp4j.tck.internal.LimitRules;
import org.ocp4j.tck.internal.ManagementRules;
import org.ocp4j.tck.internal.ModelRules;
import org.ocp4j.tck.internal.OwnershipRules;
import org.ocp4j.tck.internal.ParserRules;
import org.ocp4j.tck.internal.PoolRules;
import org.ocp4j.tck.internal.PressureRules;
import org.ocp4j.tck.internal.ReentryRules;
import org.ocp4j.tck.internal.ReuseRules;
import org.ocp4j.tck.internal.StressRules;
import org.ocp4j.tck.internal.ThreadRules;
import org.ocp4j.tck.internal.ViewRules;
import org.ocp4j.tck.internal.VolumeRules;
import org.ocp4j.tck.internal.ZeroCopyRules;

/**
 * The base class of an engine's test: it checks an engine against the contract. The author of an
 * engine writes one class,
 *
 * <pre>{@code
 * class MyEngineTest extends OcpEngineTck {
 *   @Override
 *   protected EngineProvider provider() {
 *     return new MyEngineProvider();
 *   }
 * }
 * }</pre>
 *
 * <p>and runs it like any other test. Each test method checks one {@link Rule}. A test that does
 * not apply to the engine is skipped with a reason. At the end the kit prints a table of the rules
 * and writes a report.
 *
 * <p>The kit reads these system properties or JUnit configuration parameters:
 *
 * <ul>
 *   <li>{@code ocp.tck.effort}: quick, normal or long, see {@link Effort}; the default is normal
 *   <li>{@code ocp.tck.seed}: the seed of random tests, to repeat a failure; the failure's message
 * and the report contain it
 *   <li>{@code ocp.tck.stop}: {@code true} skips the remaining tests after the first failure
 *   <li>{@code ocp.tck.report}: the directory for the report; the default is {@code
 * target/ocp4j-tck}
 * </ul>
 */
@Isolated
@TestClassOrder(ClassOrderer.DisplayName.class)
public abstract class OcpEngineTck {
  /**
   * The tag of tests that repeat something very often or use very much memory: {@value}. They take
   * about half of the kit's time with quick effort. A build that must be short can exclude the tag;
   * an engine keeps the contract only if these tests pass as well.
   */
  public static final String ENDURANCE = "endurance";

  /** Creates a test class; for subclasses. */
  protected OcpEngineTck() {}

  /** Returns the provider of the engine under test: a new one at every call, or always the same. */
  protected abstract EngineProvider provider();

  @Nested
  @DisplayName("§1 lifecycle")
  class Lifecycle extends LifecycleRules {
    Lifecycle() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§1 closing and leases")
  class Closing extends CloseRules {
    Closing() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§1 views")
  class Views extends ViewRules {
    Views() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§1 leaks and closing the engine")
  class Leaks extends LeakRules {
    Leaks() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§1 failures")
  class Failures extends FailureRules {
    Failures() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§1 user code in calls")
  class Reentry extends ReentryRules {
    Reentry() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§1 the engine's blocks")
  class Blocks extends BlockRules {
    Blocks() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§1 reused memory")
  class Reuse extends ReuseRules {
    Reuse() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§1 blocks of every size and number")
  class Volume extends VolumeRules {
    Volume() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§2 zero copy")
  class ZeroCopy extends ZeroCopyRules {
    ZeroCopy() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§3 ownership")
  class Ownership extends OwnershipRules {
    Ownership() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§3 threads")
  class Threads extends ThreadRules {
    Threads() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§4 accounting")
  class Accounting extends AccountingRules {
    Accounting() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§4 management")
  class Management extends ManagementRules {
    Management() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§5 budget")
  class Budget extends BudgetRules {
    Budget() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§5 pool")
  class Pool extends PoolRules {
    Pool() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§5 pressure")
  class Pressure extends PressureRules {
    Pressure() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§6 limits")
  class Limits extends LimitRules {
    Limits() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§6 errors")
  class Errors extends ErrorRules {
    Errors() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§6 hostile input")
  class Hostile extends HostileRules {
    Hostile() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§7 frames")
  class Frames extends FrameRules {
    Frames() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§7 resetting frames")
  class FrameResets extends FrameResetRules {
    FrameResets() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§8 the same bytes")
  class Format extends FormatRules {
    Format() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§8 the larger corpus")
  class Grown extends GrownRules {
    Grown() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§8 borders of blocks")
  class Borders extends BorderRules {
    Borders() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§8 the engine's parsers")
  class Parsers extends ParserRules {
    Parsers() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§8 damaged payloads")
  class Damage extends DamageRules {
    Damage() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§9 discovery")
  class Discovery extends DiscoveryRules {
    Discovery() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§10 kernels")
  class Kernels extends KernelRules {
    Kernels() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§10 what reaches a kernel")
  class KernelData extends KernelDataRules {
    KernelData() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§10 calls of kernels")
  class KernelUse extends KernelUseRules {
    KernelUse() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("stress")
  class Stress extends StressRules {
    Stress() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("§4 memory held by parsers")
  class Holding extends HoldingRules {
    Holding() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("endurance")
  class Endurance extends EnduranceRules {
    Endurance() {
      super(OcpEngineTck.this::provider);
    }
  }

  @Nested
  @DisplayName("random use")
  class Model extends ModelRules {
    Model() {
      super(OcpEngineTck.this::provider);
    }
  }
}

package org.ocp4j.engine.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ocp4j.kernel.KernelValue.BYTE_VECTOR;
import static org.ocp4j.kernel.KernelValue.INT;
import static org.ocp4j.kernel.KernelValue.LONG;
import static org.ocp4j.kernel.KernelValue.VOID;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.frame.OcpByteVector;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.VectorType;
import org.ocp4j.kernel.Kernel;
import org.ocp4j.kernel.KernelBindException;
import org.ocp4j.kernel.KernelCode;
import org.ocp4j.kernel.KernelFailureException;
import org.ocp4j.kernel.KernelLibrary;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.memory.OcpMemoryLimitException;

/** Tests kernels in WebAssembly that trap, that need much memory, and that cannot be loaded. */
class WasmKernelsTest {
  /**
   * A module with one page of memory. {@code trap} writes and traps, {@code outside} reads outside
   * of the memory, {@code deep} calls itself, {@code grow} grows the memory, {@code sum} adds the
   * bytes of a vector, and {@code spin} counts in the first byte of a vector.
   */
  private static final String MODULE =
      "0061736d01000000011c0560027f7e006000017f60017f017f60027f7e017f60037f7e7e017e"
          + "0308070001010102030405030100010606017f0141000b073607066d656d6f72790200047472"
          + "61700000076f7574736964650001046465657000020467726f7700040373756d000504737069"
          + "6e00060a7d070a0020004109360200000b070041782802000b040010030b0700100341016a0b"
          + "0600200040000b2a01027f024003402002ad20015a0d012003200020026a2d00006a21032002"
          + "41016a21020c000b0b20030b2901017e02400340200320025a0d01200020002d000041016a3a"
          + "0000200342017c21030c000b0b20030b";

  /** A module with a memory of 1.2 GiB. */
  private static final String LARGE = "0061736d0100000005050100a09c01070a01066d656d6f72790200";

  private static final String IMPORTS =
      "0061736d010000000104016000000207010161016200000503010001070a01066d656d6f7279" + "0200";
  private static final String WITHOUT_MEMORY =
      "0061736d0100000001040160000003020100070501016600000a040102000b";
  private static final int LIMIT = 24 << 20;

  private final OcpEngine engine =
      Ocp.builder().provider(new WasmEngineProvider()).memoryLimit(LIMIT).build();
  private final OcpFrame frame = engine.openFrame(23 << 20);

  @AfterEach
  void stop() {
    engine.close();
  }

  private static KernelLibrary library(String hex) {
    return new KernelLibrary() {
      @Override
      public String name() {
        return "a module";
      }

      @Override
      public Optional<KernelCode> code(String target) {
        return target.equals(WASM)
            ? Optional.of(KernelCode.ofBytes("a.wasm", HexFormat.of().parseHex(hex)))
            : Optional.empty();
      }
    };
  }

  private Kernel bind(String name, KernelType type) {
    return engine.kernels(library(MODULE)).bind(name, type);
  }

  private KernelBindException refused(String hex) {
    return assertThrows(KernelBindException.class, () -> engine.kernels(library(hex)));
  }

  @Test
  void trapLosesNothingButTheCall() {
    Kernel trap = bind("trap", KernelType.of(VOID, BYTE_VECTOR));
    OcpByteVector vector = frame.allocate(VectorType.BYTE, 16);
    for (int i = 0; i < 3; i++) {
      assertThrows(KernelFailureException.class, () -> trap.call(vector));
      assertEquals(0, vector.get(0));
    }
    assertThrows(
        KernelFailureException.class, () -> bind("outside", KernelType.of(INT)).call());
    KernelFailureException deep = assertThrows(
        KernelFailureException.class, () -> bind("deep", KernelType.of(INT)).call());
    assertTrue(deep.getMessage().contains("deep"), deep::getMessage);
    assertEquals(0, engine.statistics().leases());
  }

  @Test
  void memoryAtItsLimitIsATypedError() {
    Kernel sum = bind("sum", KernelType.of(INT, BYTE_VECTOR));
    OcpByteVector small = frame.allocate(VectorType.BYTE, 1000);
    small.fill((byte) 2);
    OcpByteVector large = frame.allocate(VectorType.BYTE, 22 << 20);
    large.fill((byte) 1);
    assertEquals(2000, sum.call(small));
    assertEquals(22 << 20, sum.call(large));
    assertEquals(2000, sum.call(small));
    Kernel both = bind("trap", KernelType.of(VOID, BYTE_VECTOR));
    assertThrows(KernelFailureException.class, () -> both.call(large));
    // The module's own memory leaves too little room for the vector.
    Kernel grow = bind("grow", KernelType.of(INT, INT));
    assertEquals(1, grow.call(100));
    assertEquals(-1, grow.call(10_000));
  }

  @Test
  void vectorThatDoesNotFitIsRefused() {
    try (OcpEngine little = Ocp.builder()
            .provider(new WasmEngineProvider())
            .memoryLimit(LIMIT)
            .poolCapacity(0)
            .build();
        OcpFrame whole = little.openFrame(LIMIT)) {
      Kernel sum = little.kernels(library(MODULE)).bind("sum", KernelType.of(INT, BYTE_VECTOR));
      OcpByteVector vector = whole.allocate(VectorType.BYTE, LIMIT - 64);
      OcpMemoryLimitException e =
          assertThrows(OcpMemoryLimitException.class, () -> sum.call(vector));
      assertEquals(LIMIT, e.allowed());
      OcpFrame.Mark mark = whole.mark();
      whole.rewind(mark);
      assertEquals(0, little.statistics().leases());
      whole.reset();
      assertEquals(0, sum.call(whole.allocate(VectorType.BYTE, 10)));
    }
  }

  @Test
  void interruptDoesNotStopACall() throws InterruptedException {
    Kernel spin = bind("spin", KernelType.of(LONG, BYTE_VECTOR, LONG));
    OcpByteVector vector = frame.allocate(VectorType.BYTE, 1);
    Thread caller = Thread.currentThread();
    Thread interrupter = new Thread(caller::interrupt);
    interrupter.start();
    assertEquals(3_000_000L, spin.call(vector, 3_000_000L));
    interrupter.join();
    assertTrue(Thread.interrupted());
    assertEquals((byte) 3_000_000, vector.get(0));
    caller.interrupt();
    assertEquals(5L, spin.call(vector, 5L));
    assertTrue(Thread.interrupted());
  }

  @Test
  void modulesThatCannotRunAreRefused() {
    assertTrue(refused(IMPORTS).found().contains("import of b"));
    assertTrue(refused(WITHOUT_MEMORY).found().contains("memory"));
    assertTrue(refused("00").getMessage().contains("a.wasm"));
    assertInstanceOf(
        OcpMemoryLimitException.class,
        assertThrows(RuntimeException.class, () -> engine.kernels(library(LARGE))));
  }

  @Test
  void functionOfAnotherTypeIsRefused() {
    assertThrows(KernelBindException.class, () -> bind("sum", KernelType.of(LONG, BYTE_VECTOR)));
    assertThrows(KernelBindException.class, () -> bind("sum", KernelType.of(INT, INT, LONG, INT)));
    assertThrows(KernelBindException.class, () -> bind("memory", KernelType.of(VOID)));
  }
}

package org.ocp4j.example.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.frame.NodeColumns;
import org.ocp4j.frame.OcpFloatVector;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.OcpIntVector;
import org.ocp4j.frame.VectorType;
import org.ocp4j.kernel.Kernel;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.kernel.KernelValue;
import org.ocp4j.kernel.Kernels;

/** Tests that the sample kernels compute the same bits on every engine that runs here. */
class SampleKernelsTest {
  private static final Path DIRECTORY =
      Path.of("src", "main", "resources", "org", "ocp4j", "example", "kernels", "samplekernels");

  private static Stream<String> engines() {
    return Ocp.engines().stream().filter(Ocp.Candidate::available).map(Ocp.Candidate::id);
  }

  private static float[] random(int length) {
    Random dice = new Random(length);
    float[] all = new float[length];
    for (int i = 0; i < length; i++) {
      all[i] = (dice.nextFloat() - 0.5f) * (1 << dice.nextInt(20));
    }
    return all;
  }

  private static OcpFloatVector vector(OcpFrame frame, float[] elements) {
    OcpFloatVector vector = frame.allocate(VectorType.FLOAT, elements.length);
    vector.put(0, elements);
    return vector;
  }

  @TestFactory
  Stream<DynamicTest> everyEngineHasTheSameBits() {
    return engines().map(id -> DynamicTest.dynamicTest(id, () -> compare(id)));
  }

  private static void compare(String id) {
    try (OcpEngine engine = Ocp.builder().engine(id).build();
        OcpFrame frame = engine.openFrame(8 << 20)) {
      Filters own = engine.kernels(new SampleKernels()).as(Filters.class);
      for (int length : new int[] {0, 1, 2, 3, 7, 8, 9, 100, 50_001}) {
        float[] x = random(length);
        float[] y = random(length + 1);
        y = Arrays.copyOf(y, length);
        FloatBuffer xs = FloatBuffer.wrap(x.clone());
        FloatBuffer ys = FloatBuffer.wrap(y.clone());
        OcpFloatVector a = vector(frame, x);
        OcpFloatVector b = vector(frame, y);
        SampleMethods.saxpy(0.3f, xs, ys);
        own.saxpy(0.3f, a, b);
        assertArrayEquals(ys.array(), b.toArray());
        assertEquals(SampleMethods.dot(xs, ys), own.dot(a, b));
        SampleMethods.scale(ys, xs, 1.7f);
        own.scale(b, a, 1.7f);
        assertArrayEquals(xs.array(), a.toArray());
        float[] taps = {0.25f, 0.6f, -0.1f};
        SampleMethods.filter3(xs, ys, FloatBuffer.wrap(taps));
        own.filter3(a, b, vector(frame, taps));
        assertArrayEquals(ys.array(), b.toArray());
      }
      float[] m = random(128 * 128);
      FloatBuffer product = FloatBuffer.allocate(m.length);
      SampleMethods.matmul(FloatBuffer.wrap(m), FloatBuffer.wrap(m), product, 128);
      OcpFloatVector matrix = vector(frame, m);
      OcpFloatVector result = frame.allocate(VectorType.FLOAT, m.length);
      own.matmul(matrix, matrix, result, 128);
      assertArrayEquals(product.array(), result.toArray());
    }
  }

  @TestFactory
  Stream<DynamicTest> everyEngineCountsNodes() {
    return engines()
        .map(id -> DynamicTest.dynamicTest(id, () -> {
          try (OcpEngine engine = Ocp.builder().engine(id).build();
              OcpFrame frame = engine.openFrame(1 << 20);
              OcpDocument document =
                  engine.parse("# One\n\nTwo *three* `four`.\n\n- five\n- six\n")) {
            Filters own = engine.kernels(new SampleKernels()).as(Filters.class);
            NodeColumns columns = document.columns(frame);
            OcpIntVector counts = frame.allocate(VectorType.INT, 256);
            own.count_kinds(columns.kinds(), counts);
            for (NodeKind kind : NodeKind.values()) {
              assertEquals(document.find(kind).count(), counts.get(kind.code()), kind.name());
            }
            assertEquals(
                "OneTwo three.fivesix".length() + 1,
                own.text_bytes(columns.kinds(), columns.textByteSizes(), NodeKind.TEXT.code()));
          }
        }));
  }

  @TestFactory
  Stream<DynamicTest> everyEngineRunsItsOwnCode() {
    return engines()
        .map(id -> DynamicTest.dynamicTest(id, () -> {
          try (OcpEngine engine = Ocp.builder().engine(id).build()) {
            Kernels kernels = engine.kernels();
            Kernel dot = kernels.bind(
                "dot",
                KernelType.of(
                    KernelValue.FLOAT, KernelValue.FLOAT_VECTOR, KernelValue.FLOAT_VECTOR));
            assertEquals(id.equals("java"), dot.isJava(), dot::origin);
            assertEquals(id.equals("wasm"), dot.copies(), dot::origin);
          }
        }));
  }

  @Test
  void filesAreThoseThatWereBuilt() throws Exception {
    Properties built = new Properties();
    built.load(Files.newBufferedReader(DIRECTORY.resolve("kernels.properties")));
    MessageDigest sources = MessageDigest.getInstance("SHA-256");
    sources.update(Files.readAllBytes(Path.of("ocp_kernel.h")));
    sources.update(Files.readAllBytes(Path.of("sample.c")));
    assertEquals(
        built.remove("sources"),
        HexFormat.of().formatHex(sources.digest()),
        "the sources have changed: run native/build-kernels, and commit what it writes");
    assertFalse(built.isEmpty());
    for (String file : built.stringPropertyNames()) {
      byte[] bytes = Files.readAllBytes(DIRECTORY.resolve(file));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertEquals(built.getProperty(file), HexFormat.of().formatHex(digest), file);
      String target = file.substring(0, file.indexOf('/'));
      assertTrue(new SampleKernels().code(target).isPresent(), target);
    }
  }
}

package org.ocp4j.tck.internal;

import static org.ocp4j.kernel.KernelValue.FLOAT;
import static org.ocp4j.kernel.KernelValue.FLOAT_VECTOR;
import static org.ocp4j.kernel.KernelValue.INT;
import static org.ocp4j.kernel.KernelValue.INT_VECTOR;
import static org.ocp4j.kernel.KernelValue.LONG;
import static org.ocp4j.kernel.KernelValue.VOID;

import java.util.List;
import java.util.stream.Stream;
import org.ocp4j.OcpEngine;
import org.ocp4j.frame.OcpFloatVector;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.OcpIntVector;
import org.ocp4j.frame.VectorType;
import org.ocp4j.kernel.Kernel;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.kernel.KernelValue;
import org.ocp4j.kernel.Kernels;

/**
 * The kernels of the kit, bound for an engine, with a frame.
 *
 * @param engine the engine
 * @param frame an open frame of the engine
 * @param kernels the kit's kernels
 */
record KernelScene(OcpEngine engine, OcpFrame frame, Kernels kernels) {
  static final KernelType SCALE = KernelType.of(VOID, FLOAT_VECTOR, FLOAT_VECTOR, FLOAT);
  static final List<KernelValue> VECTORS =
      Stream.of(KernelValue.values()).filter(KernelValue::isVector).toList();
  static final List<VectorType<?>> VECTOR_TYPES = List.of(
      VectorType.BOOLEAN,
      VectorType.BYTE,
      VectorType.SHORT,
      VectorType.CHAR,
      VectorType.INT,
      VectorType.LONG,
      VectorType.FLOAT,
      VectorType.DOUBLE);

  static KernelScene of(OcpEngine engine, int capacity) {
    return new KernelScene(engine, engine.openFrame(capacity), engine.kernels(KitKernels.whole()));
  }

  Kernel scale() {
    return kernels.bind("scale", SCALE);
  }

  Kernel add() {
    return kernels.bind("add", KernelType.of(VOID, INT_VECTOR, INT_VECTOR, INT));
  }

  Kernel hold() {
    return kernels.bind("hold", KernelType.of(LONG, INT_VECTOR, INT, LONG));
  }

  Kernel fail() {
    return kernels.bind("fail", KernelType.of(INT, INT_VECTOR));
  }

  OcpFloatVector floats(float... elements) {
    OcpFloatVector vector = frame.allocate(VectorType.FLOAT, elements.length);
    vector.put(0, elements);
    return vector;
  }

  OcpIntVector ints(int length) {
    return frame.allocate(VectorType.INT, length);
  }
}

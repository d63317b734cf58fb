package org.ocp4j.engine.jna;

import com.sun.jna.Native;
import org.junit.jupiter.api.Tag;
import org.ocp4j.nativelib.access.NativeAccessTest;

@Tag("jdk")
class JnaAccessTest extends NativeAccessTest {
  JnaAccessTest() {
    // JNA keeps each class that has its direct mapping, and a thread, for the rest of the JVM's
    // life.
    super("jna", "com.sun.jna", false, JnaEngineProvider.class, Native.class);
  }
}

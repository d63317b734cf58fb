package org.ocp4j.engine.jna;

import com.sun.jna.Native;
import org.junit.jupiter.api.Tag;
import org.ocp4j.nativelib.access.NativeAccessTest;

@Tag("jdk")
class JnaAccessTest extends NativeAccessTest {
  JnaAccessTest() {
    super("jna", "com.sun.jna", JnaEngineProvider.class, Native.class);
  }
}

package org.ocp4j.engine.ffm;

import org.ocp4j.nativelib.access.NativeAccessTest;

class FfmAccessTest extends NativeAccessTest {
  FfmAccessTest() {
    super("ffm", "org.ocp4j.engine.ffm", true, FfmEngineProvider.class);
  }
}

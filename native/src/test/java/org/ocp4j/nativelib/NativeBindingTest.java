package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;

/** Tests the availability of libraries that can be called, and of libraries that cannot. */
class NativeBindingTest {
  private final Module unnamed = getClass().getModule();

  private Availability failing(Throwable failure, Module caller) {
    NativeBinding binding = NativeBinding.of("a fake", caller, path -> {
      throw new ExceptionInInitializerError(failure);
    });
    assertFalse(binding.availability().available());
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> binding.open(Set.of()));
    assertSame(binding.availability().cause(), refusal.getCause());
    return binding.availability();
  }

  @Test
  void libraryOfTheRightVersionIsAvailable() {
    NativeBinding binding = NativeBinding.of("a fake", unnamed, path -> new FakeCalls());
    Availability said = binding.availability();
    assertTrue(said.available(), said.toString());
    assertTrue(said.reason().endsWith(", called with a fake"), said.reason());
    try (EngineBackend backend = binding.open(Set.of())) {
      assertEquals(3, backend.heap().liveBlocks());
    }
  }

  @Test
  void libraryOfAnotherVersionIsNot() {
    FakeCalls calls = new FakeCalls();
    calls.version = 77;
    Availability said = NativeBinding.of("a fake", unnamed, path -> calls).availability();
    assertFalse(said.available());
    assertTrue(said.reason().endsWith(" has version 77 of the C interface, not 1"), said.reason());
    assertTrue(said.fix().contains(NativeLibrary.LIBRARY_PROPERTY), said.fix());
  }

  @Test
  void deniedAccessNamesTheFlag() {
    Throwable denied = new IllegalStateException(new IllegalCallerException("no"));
    assertEquals(
        "start java with --enable-native-access=ALL-UNNAMED",
        failing(denied, unnamed).fix());
    assertEquals(
        "start java with --enable-native-access=java.base",
        failing(denied, Object.class.getModule()).fix());
  }

  @Test
  void failureToLoadIsExplained() {
    Throwable failure = new UnsatisfiedLinkError("it is cursed");
    Availability said = failing(failure, unnamed);
    assertTrue(said.reason().contains("it is cursed"), said.reason());
    assertSame(failure, said.cause());
  }
}

package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LibcTest {
  @TempDir
  Path root;

  private TestMachine made;

  @BeforeEach
  void makeMachine() throws Exception {
    made = new TestMachine(root);
  }

  private boolean isMusl() {
    return Libc.isMusl(made.machine());
  }

  @Test
  void theLoaderThatTheProgramAsksFor() throws Exception {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      for (boolean wide : new boolean[] {true, false}) {
        made.program(TestMachine.elf(TestMachine.MUSL, wide, order));
        assertTrue(isMusl(), order + " " + wide);
        made.program(TestMachine.elf("/lib/ld-linux.so.2", wide, order));
        assertFalse(isMusl(), order + " " + wide);
      }
    }
  }

  @Test
  void theProgramDecidesNotTheInstalledLoaders() throws Exception {
    made.file("/lib/ld-musl-x86_64.so.1", new byte[0]);

    assertFalse(isMusl());
    made.program(TestMachine.elf(TestMachine.MUSL));
    made.file("/lib64/ld-linux-x86-64.so.2", new byte[0]);
    assertTrue(isMusl());
  }

  @Test
  void aLoaderThatWasCalledWithTheProgram() throws Exception {
    Path program = root.resolve("proc/self/exe");
    Files.delete(program);
    Path musl = made.file("/lib/ld-musl-x86_64.so.1", TestMachine.elf(""));
    Files.createSymbolicLink(program, musl);
    assertTrue(isMusl());

    Files.delete(program);
    Path glibc = made.file("/lib64/ld-linux-x86-64.so.2", TestMachine.elf(""));
    Files.createSymbolicLink(program, glibc);
    assertFalse(isMusl());
  }

  @Test
  void installedLoadersDecideIfTheProgramDoesNot() throws Exception {
    made.program(TestMachine.elf(""));
    assertFalse(isMusl());
    made.file("/lib/ld-musl-aarch64.so.1", new byte[0]);
    assertTrue(isMusl());
    made.file("/lib/ld-linux-aarch64.so.1", new byte[0]);
    assertFalse(isMusl());
  }

  @Test
  void aProgramThatCannotBeRead() throws Exception {
    Files.delete(root.resolve("proc/self/exe"));

    assertFalse(isMusl());
  }

  @Test
  void aProgramCutAnywhereNamesNoLoader() throws Exception {
    byte[] whole = TestMachine.elf(TestMachine.MUSL);
    int end = 300 + TestMachine.MUSL.length() + 1;
    for (int length = 0; length < end; length++) {
      made.program(Arrays.copyOf(whole, length));
      assertEquals("", ElfInterpreter.of(root.resolve("proc/self/exe")), length + " bytes");
    }
    made.program(Arrays.copyOf(whole, end));
    assertEquals(TestMachine.MUSL, ElfInterpreter.of(root.resolve("proc/self/exe")));
  }

  @Test
  void aProgramWithAnyByteChangedDoesNoHarm() throws Exception {
    byte[] whole = TestMachine.elf(TestMachine.MUSL);
    for (int at = 0; at < whole.length; at++) {
      for (int value : new int[] {0, 0x7F, 0xFF}) {
        byte[] changed = whole.clone();
        changed[at] = (byte) value;
        made.program(changed);
        String loader = ElfInterpreter.of(root.resolve("proc/self/exe"));
        assertTrue(loader.length() <= whole.length, () -> loader);
      }
    }
  }

  @Test
  void aScriptNamesNoLoader() throws Exception {
    made.program("#!/bin/sh\n".repeat(20).getBytes(StandardCharsets.UTF_8));

    assertEquals("", ElfInterpreter.of(root.resolve("proc/self/exe")));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thisJvmNamesItsLoader() {
    String loader = ElfInterpreter.of(Path.of("/proc/self/exe"));
    assumeTrue(!loader.isEmpty(), "this JVM was started by its loader, or is linked statically");

    assertTrue(loader.startsWith("/") && Files.exists(Path.of(loader)), loader);
    assertEquals(loader.contains("musl"), Libc.isMusl(Machine.current()));
  }
}

package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
  @TempDir
  Path root;

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, x86_64, linux-x86_64",
    "Linux, aarch64, linux-aarch64",
    "Linux, arm64, linux-aarch64",
    "Linux, i386, linux-i386",
    "Linux, riscv64, linux-riscv64",
    "Windows 11, amd64, windows-x86_64",
    "Windows Server 2022, x64, windows-x86_64",
    "Mac OS X, aarch64, macos-aarch64",
    "Mac OS X, x86_64, macos-x86_64",
    "macOS, arm64, macos-aarch64",
    "FreeBSD, amd64, freebsd-x86_64",
    "../OS/2, ../PPC, os2-ppc",
    "'', '', unknown-unknown",
  })
  void namesAreThoseOfTheDirectories(String os, String arch, String directory) throws Exception {
    TestMachine made = new TestMachine(root);
    made.properties.put("os.name", os);
    made.properties.put("os.arch", arch);

    assertEquals(directory, Platform.of(made.machine()).directory());
  }

  @Test
  void propertiesThatAreNotSet() throws Exception {
    TestMachine made = new TestMachine(root);
    made.properties.clear();

    assertEquals("unknown-unknown", Platform.of(made.machine()).directory());
  }

  @Test
  void muslIsAnotherPlatformOnLinuxOnly() throws Exception {
    TestMachine made = new TestMachine(root);
    made.program(TestMachine.elf(TestMachine.MUSL));

    assertEquals("linux-x86_64-musl", Platform.of(made.machine()).directory());
    made.properties.put("os.name", "Windows 11");
    assertEquals("windows-x86_64", Platform.of(made.machine()).directory());
  }

  @Test
  void androidIsNotLinux() throws Exception {
    TestMachine made = new TestMachine(root);
    made.properties.put("java.vm.name", "Dalvik");

    assertEquals("android-x86_64", Platform.of(made.machine()).directory());
  }
}

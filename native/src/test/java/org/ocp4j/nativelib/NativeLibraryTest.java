package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ocp4j.nativelib.NativeLibrary.Found;
import org.ocp4j.nativelib.NativeLibrary.Missing;

/** Tests the built artifact on this machine. */
class NativeLibraryTest {
  private static final int MOST_BYTES = 600 << 10;

  @Test
  void theVersionOfTheInterfaceIsTheHeaders() throws IOException {
    Matcher version = Pattern.compile("#define OCP_ABI_VERSION (\\d+)")
        .matcher(Files.readString(Path.of("include/ocp.h")));

    assertTrue(version.find());
    assertEquals(NativeLibrary.ABI_VERSION, Integer.parseInt(version.group(1)));
  }

  @Test
  void theLibraryForThisMachineIsFoundAndLoads() throws IOException {
    String platform = Platform.of(Machine.current()).directory();
    assumeTrue(
        LibraryIndex.read(NativeLibrary.class::getResourceAsStream).get(platform) != null,
        "there is no library for " + platform);

    Found found = assertInstanceOf(Found.class, NativeLibrary.locate());
    System.load(found.path().toString());
    assertEquals(found, NativeLibrary.locate());
  }

  @Test
  void anInvalidLibraryIsExplained() {
    Path file = Path.of("pom.xml").toAbsolutePath();
    UnsatisfiedLinkError failure = new UnsatisfiedLinkError("invalid ELF header");
    Missing missing = NativeLibrary.explain(file, failure);

    assertTrue(missing.reason().contains("invalid ELF header"), missing.reason());
    assertTrue(missing.fix().contains(NativeLibrary.LIBRARY_PROPERTY), missing.fix());
  }

  @Test
  void everyLibraryMatchesItsDigestAndIsSmall() throws Exception {
    Properties index = new Properties();
    try (InputStream in = NativeLibrary.class.getResourceAsStream(LibraryIndex.RESOURCE)) {
      index.load(in);
    }
    int libraries = 0;
    for (String key : index.stringPropertyNames()) {
      if (key.endsWith(".file")) {
        String platform = key.replace(".file", "");
        String resource = platform + "/" + index.getProperty(key);
        try (InputStream in =
            Objects.requireNonNull(NativeLibrary.class.getResourceAsStream(resource), resource)) {
          byte[] bytes = in.readAllBytes();
          assertEquals(index.getProperty(platform + ".sha256"), TestMachine.sha256(bytes));
          assertTrue(bytes.length <= MOST_BYTES, resource + " has " + bytes.length + " bytes");
        }
        libraries++;
      }
    }
    assertTrue(libraries > 0, "the artifact has a library");
  }
}

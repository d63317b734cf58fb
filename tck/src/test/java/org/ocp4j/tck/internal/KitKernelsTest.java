package org.ocp4j.tck.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ocp4j.kernel.KernelLibrary;

/** Tests that the committed kernels were built from the committed sources. */
class KitKernelsTest {
  private static final Path DIRECTORY =
      Path.of("src", "main", "resources", "org", "ocp4j", "tck", "internal", "kitkernels");

  private static String sha256(Path... files) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path file : files) {
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void filesAreThoseThatWereBuilt() throws Exception {
    Properties built = new Properties();
    built.load(Files.newBufferedReader(DIRECTORY.resolve("kernels.properties")));
    assertEquals(
        built.remove("sources"),
        sha256(
            Path.of("..", "examples", "kernels", "ocp_kernel.h"),
            Path.of("src", "main", "kernels", "kit.c")),
        "the sources have changed: run native/build-kernels, and commit what it writes");
    Set<String> files = new TreeSet<>();
    for (String file : built.stringPropertyNames()) {
      assertEquals(built.getProperty(file), sha256(DIRECTORY.resolve(file)), file);
      files.add(file.substring(0, file.indexOf('/')));
    }
    for (String target : files) {
      assertEquals(true, KitKernels.whole().code(target).isPresent(), target);
    }
    assertEquals(
        Set.of(
            "linux-x86_64",
            "linux-aarch64",
            "windows-x86_64",
            "macos-x86_64",
            "macos-aarch64",
            KernelLibrary.WASM),
        files);
  }
}

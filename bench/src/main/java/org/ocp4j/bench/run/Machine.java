package org.ocp4j.bench.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes the machine that the benchmarks run on. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final long MEGABYTE = 1 << 20;

  private Machine() {}

  /** Returns the machine's properties by name, in the order they are shown. */
  static Map<String, String> describe() {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put(
        "operating system",
        property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
    machine.put("processor", processor(PROCESSORS));
    machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("memory", memory() + " MB");
    machine.put(
        "Java",
        property("java.vendor") + " " + Runtime.version() + ", " + property("java.vm.name"));
    return machine;
  }

  /** Returns the size of the machine's memory in megabytes. */
  static long memory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
        / MEGABYTE;
  }

  /**
   * Returns the processor's name from Linux's file {@code /proc/cpuinfo}, or, without that file,
   * the best name that Java knows.
   */
  static String processor(Path file) {
    if (Files.isReadable(file)) {
      try {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (String line : lines) {
          int colon = line.indexOf(':');
          if (line.startsWith("model name") && colon > 0) {
            return line.substring(colon + 1).strip();
          }
        }
      } catch (IOException e) {
        // Without the file, use the names below.
      }
    }
    String name = System.getenv("PROCESSOR_IDENTIFIER");
    return name == null ? property("os.arch") : name;
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}

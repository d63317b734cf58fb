package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from Linux's list of mounted file systems where executing files is forbidden. */
final class Mounts {
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");

  private Mounts() {}

  /**
   * Returns {@code true} if a directory is on a file system mounted {@code noexec}, and {@code
   * false} if that is unknown.
   */
  static boolean noexec(Machine machine, Path directory) {
    List<String> lines;
    Path real;
    try {
      real = directory.toRealPath();
      lines = Files.readAllLines(machine.file("/proc/self/mounts"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return false;
    }
    int longest = -1;
    boolean noexec = false;
    for (String line : lines) {
      String[] fields = line.split(" ", -1);
      if (fields.length < 4) {
        continue;
      }
      Path mounted = Path.of(unescape(fields[1]));
      // Of several file systems mounted at one place, the last is the visible one.
      if (real.startsWith(mounted) && mounted.getNameCount() >= longest) {
        longest = mounted.getNameCount();
        noexec = Arrays.asList(fields[3].split(",", -1)).contains("noexec");
      }
    }
    return noexec;
  }

  /** Replaces the octal escapes of spaces and similar characters. */
  private static String unescape(String field) {
    Matcher escapes = ESCAPE.matcher(field);
    String bytes = escapes.replaceAll(escape ->
        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 8))));
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}

package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from Linux's list of mounted file systems where no code may be run from. */
final class Mounts {
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");

  private Mounts() {}

  /**
   * Whether a directory is on a file system mounted {@code noexec}. False when it cannot be told.
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
      // The last of several in one place is the one that is seen.
      if (real.startsWith(mounted) && mounted.getNameCount() >= longest) {
        longest = mounted.getNameCount();
        noexec = Arrays.asList(fields[3].split(",", -1)).contains("noexec");
      }
    }
    return noexec;
  }

  /** Spaces and their like stand there as octal numbers of bytes. */
  private static String unescape(String field) {
    Matcher escapes = ESCAPE.matcher(field);
    String bytes = escapes.replaceAll(escape ->
        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 8))));
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}

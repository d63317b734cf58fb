package org.ocp4j.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ocp4j.digest.Digest;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.digest.Digester;

/**
 * Measures how fast digests of a file are computed, in this process and by programs of the system.
 * Each runs in turns with the other. What a program needs for an empty file is taken off its time.
 */
public final class DigestSpeeds {
  /** The programs, with the names of algorithms. */
  private static final List<List<String>> PROGRAMS = List.of(
      List.of("CRC-32", "rhash", "--simple", "--crc32"),
      List.of("CRC-32C", "rhash", "--simple", "--crc32c"),
      List.of("MD5", "md5sum"),
      List.of("SHA-1", "sha1sum"),
      List.of("SHA-256", "sha256sum"),
      List.of("SHA-512", "sha512sum"),
      List.of("ED2K", "rhash", "--simple", "--ed2k"),
      List.of("TTH", "rhash", "--simple", "--tth"));

  private static final int WARM_UP = 8;

  private final Path file;
  private final Path empty;
  private final long size;
  private final int runs;

  /**
   * Makes a measurement.
   *
   * @param file the file to digest
   * @param empty an empty file
   * @param size the size of the file in bytes
   * @param runs how often each is run
   */
  public DigestSpeeds(Path file, Path empty, long size, int runs) {
    this.file = file;
    this.empty = empty;
    this.size = size;
    this.runs = runs;
  }

  /** Returns a table in Markdown. Programs that are not installed are left out. */
  public String table() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| algorithm | ocp4j | program | its speed | ocp4j is |\n|---|--:|---|--:|--:|\n");
    for (List<String> program : PROGRAMS) {
      List<String> command = new ArrayList<>(program.subList(1, program.size()));
      try {
        run(command, empty);
      } catch (IOException e) {
        continue; // not installed
      }
      table.append(row(program.get(0), command));
    }
    return table.toString();
  }

  private String row(String algorithm, List<String> command) throws IOException {
    Digester digester = Digester.of(DigestAlgorithm.of(algorithm));
    Digest digest = digester.digest(file).list().get(0);
    String printed = run(command, file);
    if (!printed.toLowerCase(Locale.ROOT).contains(digest.toString().toLowerCase(Locale.ROOT))) {
      throw new IOException(command + " prints another digest: " + printed);
    }
    for (int i = 0; i < WARM_UP; i++) {
      digester.digest(file);
    }
    long[] ours = new long[runs];
    long[] theirs = new long[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      digester.digest(file);
      ours[i] = System.nanoTime() - start;
      start = System.nanoTime();
      run(command, file);
      long end = System.nanoTime();
      run(command, empty);
      theirs[i] = end - start - (System.nanoTime() - end);
    }
    double our = speed(ours);
    double their = speed(theirs);
    return "| %s | %,.0f MB/s | `%s` | %,.0f MB/s | %.2f times as fast |\n"
        .formatted(algorithm, our, String.join(" ", command), their, our / their);
  }

  private double speed(long[] nanoseconds) {
    Arrays.sort(nanoseconds);
    return size * 1e3 / nanoseconds[nanoseconds.length / 2];
  }

  private static String run(List<String> command, Path argument) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.add(argument.toString());
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException(all + " ended with the exit code " + code + ": " + out);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + all + " ran", e);
    }
    return out;
  }
}

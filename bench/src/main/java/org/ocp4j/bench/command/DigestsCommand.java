package org.ocp4j.bench.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;
import org.ocp4j.bench.run.DigestSpeeds;
import org.ocp4j.cli.Console;
import org.ocp4j.cli.UsageException;
import org.ocp4j.cli.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The command {@code ocp bench digests}, which measures digests beside programs of the system. */
@Command(
    name = "digests",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measure digests of a file in the page cache, in this process and with md5sum,",
      "sha1sum, sha256sum, sha512sum and rhash, as a Markdown table."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:a program failed", "2:wrong usage"})
public final class DigestsCommand implements Callable<Integer> {
  private static final int MEGABYTE = 1_000_000;

  private final Console console;

  @Option(names = "--runs", paramLabel = "N", description = "How often each runs. Default: 11.")
  private int runs = 11;

  @Option(
      names = "--megabytes",
      paramLabel = "N",
      description = "The size of the file, of 1,000,000 bytes each. Default: 100.")
  private int megabytes = 100;

  /**
   * Makes the command.
   *
   * @param console the streams to read from and write to
   */
  public DigestsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (runs < 1 || megabytes < 1) {
      throw new UsageException("--runs, --megabytes: at least 1 is needed");
    }
    Path file = Files.createTempFile("ocp4j-bench", ".bin");
    Path empty = Files.createTempFile("ocp4j-bench", ".empty");
    try {
      write(file);
      long size = (long) megabytes * MEGABYTE;
      String table = new DigestSpeeds(file, empty, size, runs).table();
      console.out().write(table.getBytes(StandardCharsets.UTF_8));
      console.out().flush();
    } finally {
      Files.delete(file);
      Files.delete(empty);
    }
    return ExitCode.OK;
  }

  private void write(Path file) throws IOException {
    byte[] part = new byte[MEGABYTE];
    Random random = new Random(1);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < megabytes; i++) {
        random.nextBytes(part);
        out.write(part);
      }
    }
  }
}

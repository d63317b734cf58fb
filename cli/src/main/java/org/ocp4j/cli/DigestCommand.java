package org.ocp4j.cli;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.digest.Digester;
import org.ocp4j.digest.OcpDigestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code ocp digest}, which prints digests of files, and checks lists of them. */
@Command(
    name = "digest",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Print digests of files in the form of sha256sum. Each file is read once. Several",
      "algorithms are printed in the tagged form: SHA256 (NAME) = HEX."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:an input failed, or has another digest", "2:wrong usage"},
    footerHeading = "%nAlgorithms:%n",
    footer = {
      "  crc32, crc32c, md5, sha1, sha256, sha512, git (the id of a blob), and those of",
      "  Java such as sha3-256. ed2k, ed2k-blue and tth need two more jars."
    })
final class DigestCommand implements Callable<Integer> {
  private final Console console;
  private final RootCommand root;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = {
        "A file, a folder, or a pattern: 'docs/**/*.md'.",
        "Of a folder, all files in it and below are read,",
        "whatever their names, without hidden folders and",
        "node_modules. - or no FILE: the standard input."
      })
  private List<String> files = List.of();

  @Option(
      names = {"-a", "--algorithms"},
      paramLabel = "LIST",
      split = ",",
      description = "The algorithms, with commas. Default: sha256.")
  private List<String> algorithms = List.of("sha256");

  @Option(
      names = {"-c", "--check"},
      paramLabel = "LIST",
      description = {
        "Read digests and names from the file LIST, or from -,",
        "in either form, and check them. Names are relative to",
        "the current folder. Lines without a tag are of the",
        "algorithm of --algorithms."
      })
  private @Nullable String check;

  DigestCommand(Console console, RootCommand root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    Digester digester = digester();
    InputReporter reporter = new InputReporter(console.err(), root.showsStackTraces());
    DigestReader reader = new DigestReader(console.in());
    int failed = check == null
        ? new DigestPrinter(console.out(), reporter, reader)
            .print(InputFinder.ofAllFiles().find(files, console), digester)
        : checker(reporter, reader, digester).check(check);
    return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private DigestChecker checker(InputReporter reporter, DigestReader reader, Digester digester) {
    if (!files.isEmpty()) {
      throw new UsageException("--check: FILE " + files.get(0)
          + " is given as well; the list names the files, so leave it out");
    }
    if (digester.algorithms().size() > 1) {
      throw new UsageException("--check: lines without a tag are of one algorithm,"
          + " but --algorithms names " + digester.algorithms().size() + "; name one");
    }
    return new DigestChecker(
        console.out(), reporter, reader, digester.algorithms().get(0));
  }

  private Digester digester() {
    try {
      Digester digester =
          Digester.of(algorithms.stream().map(DigestAlgorithm::of).toList());
      return digester.withExecutor(ForkJoinPool.commonPool());
    } catch (OcpDigestException e) {
      throw new UsageException("--algorithms: " + advice(e), e);
    }
  }

  /** Returns the message for an algorithm that is not there. */
  static String advice(OcpDigestException e) {
    return Set.of("ED2K", "ED2K-BLUE", "TTH").contains(e.algorithm())
        ? e.algorithm() + " needs " + Version.jarsOfDigests()
            + "; put both into the folder lib beside ocp.jar"
        : String.valueOf(e.getMessage());
  }
}

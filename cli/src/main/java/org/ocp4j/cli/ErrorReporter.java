package org.ocp4j.cli;

import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints the error that ended the command, and chooses the exit code. */
final class ErrorReporter implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Console console;
  private final RootCommand root;

  ErrorReporter(Console console, RootCommand root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    usage(e, e.getCommandLine());
    UnmatchedArgumentException.printSuggestions(e, e.getCommandLine().getErr());
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
    if (e instanceof UsageException) {
      usage(e, command);
      return ExitCode.USAGE;
    }
    if (e instanceof CommandException) {
      tell(String.valueOf(e.getMessage()), e);
      return ExitCode.SOFTWARE;
    }
    if (e instanceof IOException failure) {
      return unwritable(failure);
    }
    tell(Failure.of(e).reason(), e);
    return ExitCode.SOFTWARE;
  }

  private void usage(Exception e, CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    tell(e.getMessage() + "\nSee '" + name + " --help'.", e);
  }

  /**
   * Reports that the output could not be written. Errors while reading an input are handled
   * elsewhere, so any other {@code IOException} comes from writing.
   */
  private int unwritable(IOException e) {
    if (isBrokenPipe(e)) {
      return ExitCode.OK;
    }
    tell("cannot write the output: " + Failure.of(e).reason(), e);
    return ExitCode.SOFTWARE;
  }

  /**
   * Returns {@code true} if the program that reads the output has closed its end, as {@code head}
   * does.
   */
  private static boolean isBrokenPipe(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("broken pipe") || message.contains("pipe is being closed");
  }

  private void tell(String message, Exception e) {
    console.err().println("ocp: " + message);
    if (root.showsStackTraces()) {
      e.printStackTrace(console.err());
    }
  }
}

package org.ocp4j.bench;

import java.util.function.Function;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Holds a parser of another library. */
@State(Scope.Benchmark)
public class LibraryState {
  /** The library. */
  @Param
  public Library library;

  private Function<String, Object> parser;

  /** Makes the parser. */
  @Setup
  public void start() {
    parser = library.newParser();
  }

  Object parse(String text) {
    return parser.apply(text);
  }
}

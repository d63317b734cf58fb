package org.ocp4j.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Splits a list of inputs into windows, in order. A window is small enough that all its documents
 * fit in memory together.
 */
final class InputWindows implements Iterable<List<Input>> {
  /** Maximum number of inputs in a window. */
  static final int MOST = 256;

  /**
   * Maximum total size of the inputs in a window, in bytes. A single larger input has a window to
   * itself.
   */
  static final long MOST_BYTES = 8L << 20;

  private final List<Input> inputs;

  InputWindows(List<Input> inputs) {
    this.inputs = inputs;
  }

  @Override
  public Iterator<List<Input>> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < inputs.size();
      }

      @Override
      public List<Input> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        List<Input> window = window(next);
        next += window.size();
        return window;
      }
    };
  }

  private List<Input> window(int start) {
    List<Input> window = new ArrayList<>();
    long bytes = 0;
    for (Input input : inputs.subList(start, Math.min(inputs.size(), start + MOST))) {
      bytes += input.size();
      if (!window.isEmpty() && bytes > MOST_BYTES) {
        break;
      }
      window.add(input);
    }
    return window;
  }
}

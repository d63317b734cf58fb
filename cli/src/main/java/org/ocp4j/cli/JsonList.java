package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Prints a JSON array with one object on each line. */
final class JsonList {
  private final OutputStream out;
  private boolean empty = true;

  JsonList(OutputStream out) {
    this.out = out;
  }

  void add(JsonObject object) throws IOException {
    put((empty ? "[\n  " : ",\n  ") + object);
    empty = false;
  }

  /** Ends the array, after the last object. */
  void finish() throws IOException {
    put(empty ? "[]\n" : "\n]\n");
    out.flush();
  }

  private void put(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}

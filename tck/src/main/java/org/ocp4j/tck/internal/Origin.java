package org.ocp4j.tck.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where in an engine an exception was thrown, so that a hint can name the place. */
final class Origin {
  private static final String[] OTHERS = {
    "java.", "javax.", "jdk.", "sun.", "org.junit.", "org.opentest4j.", "org.ocp4j.tck.internal."
  };

  /** The packages of the runtime, without those of engines and of the SPI's helpers. */
  private static final Set<String> RUNTIME =
      Set.of("org.ocp4j", "org.ocp4j.batch", "org.ocp4j.frame", "org.ocp4j.memory");

  private static final String INTERNAL = "org.ocp4j.internal";

  private Origin() {}

  /**
   * Returns a hint: the innermost method in the engine's own code, and the method that the kit or
   * the runtime called.
   *
   * @param thrown what the engine threw
   * @param otherwise the methods to look at if the stack has no frame of the engine
   */
  static String of(Throwable thrown, String otherwise) {
    Throwable cause = innermost(thrown);
    StackTraceElement own = null;
    StackTraceElement entered = null;
    for (StackTraceElement frame : cause.getStackTrace()) {
      if (isOfTheKit(frame)) {
        break;
      }
      if (isOfTheEngine(frame)) {
        own = own == null ? frame : own;
        entered = frame;
      }
    }
    if (own == null || entered == null) {
      return "the stack trace has no method of the engine: look at " + otherwise;
    }
    String place = "the engine threw it at " + place(own);
    return own.equals(entered) ? place : place + ", called through " + place(entered);
  }

  private static Throwable innermost(Throwable thrown) {
    Throwable cause = thrown;
    for (Throwable next = thrown.getCause(); next != null; next = next.getCause()) {
      cause = next;
    }
    return cause;
  }

  private static boolean isOfTheKit(StackTraceElement frame) {
    return frame.getClassName().startsWith("org.ocp4j.tck.internal.");
  }

  private static boolean isOfTheEngine(StackTraceElement frame) {
    String name = frame.getClassName();
    for (String other : OTHERS) {
      if (name.startsWith(other)) {
        return false;
      }
    }
    return !isOfTheRuntime(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
  }

  private static boolean isOfTheRuntime(String packageName) {
    return RUNTIME.contains(packageName) || (packageName + '.').startsWith(INTERNAL + '.');
  }

  private static String place(@Nullable StackTraceElement frame) {
    if (frame == null) {
      return "an unknown place";
    }
    String type = frame.getClassName();
    return type.substring(type.lastIndexOf('.') + 1) + '.' + frame.getMethodName() + " ("
        + frame.getFileName() + ':' + frame.getLineNumber() + ')';
  }
}

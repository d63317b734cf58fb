package org.ocp4j.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.LeakDetection;
import org.ocp4j.LeakReport;
import org.ocp4j.Ownership;

/** Remembers where documents were parsed, as far as it is asked to, and those that leaked. */
final class LeakLog {
  private static final int SAMPLE = 64;
  private static final int KEPT = 1_000;

  private final LeakDetection level;
  private final Consumer<LeakReport> listener;
  private final Deque<LeakReport> last = new ArrayDeque<>();
  private final AtomicLong count = new AtomicLong();

  LeakLog(LeakDetection level, Consumer<LeakReport> listener) {
    this.level = level;
    this.listener = listener;
  }

  /** Where the caller is, if the document of this number should remember. */
  @Nullable
  Throwable site(long id, Ownership ownership) {
    boolean remembers = switch (level) {
      case OFF -> false;
      case SAMPLED -> id % SAMPLE == 0;
      case FULL -> true;
    };
    return remembers && ownership != Ownership.AUTO ? new Throwable() : null;
  }

  /** Notes a leak, and tells the listener, whose failures are its own. */
  void report(EngineDocument document, LeakReport.Reason reason) {
    if (level == LeakDetection.OFF) {
      return;
    }
    LeakReport report = new LeakReport(
        document.id(),
        document.bytes(),
        Duration.ofNanos(System.nanoTime() - document.born()),
        document.ownership(),
        reason,
        calls(document.site()));
    count.incrementAndGet();
    synchronized (last) {
      if (last.size() == KEPT) {
        last.removeFirst();
      }
      last.addLast(report);
    }
    try {
      listener.accept(report);
    } catch (RuntimeException e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  private static List<StackTraceElement> calls(@Nullable Throwable site) {
    if (site == null) {
      return List.of();
    }
    String own = EngineRuntime.class.getPackageName();
    return Arrays.stream(site.getStackTrace())
        .dropWhile(call -> call.getClassName().startsWith(own)
            || call.getClassName().equals("org.ocp4j.OcpEngine"))
        .toList();
  }

  /** The last leaks, oldest first. */
  List<LeakReport> last() {
    synchronized (last) {
      return List.copyOf(last);
    }
  }

  /** How many leaks there were. */
  long count() {
    return count.get();
  }
}

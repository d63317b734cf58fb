package org.ocp4j.internal.lifetime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ownership;
import org.ocp4j.internal.threads.Uncaught;
import org.ocp4j.memory.LeakDetection;
import org.ocp4j.memory.LeakReport;

/**
 * Records where documents and frames were opened, as far as leak detection is on, and the leaks
 * found.
 */
public final class LeakLog {
  private static final int SAMPLE = 128;
  private static final int KEPT = 1_000;

  /** The prefix of classes between the user's call and the recorded stack trace. */
  private static final String INTERNAL = "org.ocp4j.internal.";

  /** The public classes that open documents and frames. */
  private static final Set<String> OPENING = Set.of(
      "org.ocp4j.OcpEngine",
      "org.ocp4j.OcpDocument",
      "org.ocp4j.batch.OcpBatch",
      "org.ocp4j.frame.OcpFrame");

  /** An object that its user should close. */
  public interface Suspect {
    LeakReport.Kind kind();

    long id();

    long bytes();

    /** Returns when the object was opened, in nanoseconds of {@link System#nanoTime}. */
    long openedNanos();

    Ownership ownership();

    /**
     * Returns the stack trace of the call that opened the object, or null if it was not recorded.
     */
    @Nullable
    Throwable site();
  }

  private final LeakDetection level;
  private final Consumer<LeakReport> listener;
  private final Deque<LeakReport> last = new ArrayDeque<>();
  private final AtomicLong count = new AtomicLong();

  public LeakLog(LeakDetection level, Consumer<LeakReport> listener) {
    this.level = level;
    this.listener = listener;
  }

  /** Returns the calling thread's stack trace, or null if leak detection is off. */
  @Nullable
  public Throwable site() {
    return level == LeakDetection.OFF ? null : new Throwable();
  }

  /**
   * Returns the stack trace to record for a new document or frame, or null. It is that of the
   * caller, if this thread parses for another one.
   *
   * @param id the number of the document or frame
   * @param ownership who may use and close it
   * @param caller the thread that this thread parses for, or null
   */
  @Nullable
  public Throwable site(long id, Ownership ownership, @Nullable Caller caller) {
    boolean remembers = switch (level) {
      case OFF -> false;
      case SAMPLED -> id % SAMPLE == 0;
      case FULL -> true;
    };
    if (!remembers || ownership == Ownership.AUTO) {
      return null;
    }
    return caller == null ? new Throwable() : caller.site();
  }

  /**
   * Records a leak and notifies the listener. An exception of the listener is reported through
   * {@link Uncaught} and not thrown, so that the memory is released and other leaks are recorded.
   *
   * @param suspect the document or frame
   * @param bytes the bytes that it held, as long as it was open
   * @param reason how the leak was noticed
   */
  public void report(Suspect suspect, long bytes, LeakReport.Reason reason) {
    if (level == LeakDetection.OFF) {
      return;
    }
    LeakReport report = new LeakReport(
        suspect.kind(),
        suspect.id(),
        bytes,
        Duration.ofNanos(System.nanoTime() - suspect.openedNanos()),
        suspect.ownership(),
        reason,
        calls(suspect.site()));
    count.incrementAndGet();
    synchronized (last) {
      if (last.size() == KEPT) {
        last.removeFirst();
      }
      last.addLast(report);
    }
    try {
      listener.accept(report);
    } catch (Throwable e) {
      Uncaught.report(e);
    }
  }

  private static List<StackTraceElement> calls(@Nullable Throwable site) {
    if (site == null) {
      return List.of();
    }
    return Arrays.stream(site.getStackTrace())
        .dropWhile(call -> isOwn(call.getClassName()))
        .toList();
  }

  private static boolean isOwn(String type) {
    int nested = type.indexOf('$');
    return type.startsWith(INTERNAL)
        || OPENING.contains(nested < 0 ? type : type.substring(0, nested));
  }

  /** Returns the latest reports, oldest first. */
  public List<LeakReport> last() {
    synchronized (last) {
      return List.copyOf(last);
    }
  }

  /** Returns the number of leaks found. */
  public long count() {
    return count.get();
  }
}

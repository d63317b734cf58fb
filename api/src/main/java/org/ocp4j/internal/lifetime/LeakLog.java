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
 * Remembers where documents and frames were opened, as far as it is asked to, and those that
 * leaked.
 */
public final class LeakLog {
  private static final int SAMPLE = 128;
  private static final int KEPT = 1_000;

  /** Whose calls are between the user's and the site. */
  private static final String INTERNAL = "org.ocp4j.internal.";

  /** Names of the public classes that open documents and frames. */
  private static final Set<String> OPENING = Set.of(
      "org.ocp4j.OcpEngine",
      "org.ocp4j.OcpDocument",
      "org.ocp4j.batch.OcpBatch",
      "org.ocp4j.frame.OcpFrame");

  /** What should be closed by its user. */
  public interface Suspect {
    LeakReport.Kind kind();

    long id();

    long bytes();

    /** When it was opened, as {@link System#nanoTime} tells. */
    long born();

    Ownership ownership();

    /** Where it was opened, if that was remembered. */
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

  /** Where the calling thread is, if anything may have to remember. */
  @Nullable
  public Throwable site() {
    return level == LeakDetection.OFF ? null : new Throwable();
  }

  /**
   * Where what has this number was asked for, if it should remember: where the calling
   * thread is, unless it parses for another.
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
   * Notes a leak and notifies the listener. Whatever that throws is reported as {@link Uncaught}
   * and not thrown, so that the memory is released and the other leaks are noted.
   */
  public void report(Suspect suspect, LeakReport.Reason reason) {
    if (level == LeakDetection.OFF) {
      return;
    }
    LeakReport report = new LeakReport(
        suspect.kind(),
        suspect.id(),
        suspect.bytes(),
        Duration.ofNanos(System.nanoTime() - suspect.born()),
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

  /** The last leaks, oldest first. */
  public List<LeakReport> last() {
    synchronized (last) {
      return List.copyOf(last);
    }
  }

  /** How many leaks there were. */
  public long count() {
    return count.get();
  }
}

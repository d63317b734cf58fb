package org.ocp4j.spark.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/** Records the counters of parses that Spark reports, until it is closed. */
final class Recorder extends SparkListener implements AutoCloseable {
  private final SparkContext context;
  private final Map<String, Long> ofTasks = new ConcurrentHashMap<>();
  private final Set<String> ofStages = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<String> end = new CompletableFuture<>();

  Recorder(SparkContext context) {
    this.context = context;
    context.addSparkListener(this);
  }

  /** Returns the sums over all tasks. */
  Map<String, Long> ofTasks() {
    return ofTasks;
  }

  /** Returns the names of the counters that a stage has. */
  Set<String> ofStages() {
    return ofStages;
  }

  /** Waits for the end of a task, and returns the reason. */
  String awaitEnd() throws Exception {
    return end.get(1, TimeUnit.MINUTES);
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {
    for (AccumulableInfo info : ofParser(event.taskInfo().accumulables())) {
      ofTasks.merge(info.name().get(), (Long) info.update().get(), Long::sum);
    }
    end.complete(event.reason().toString());
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted event) {
    for (AccumulableInfo info : ofParser(event.stageInfo().accumulables().values())) {
      ofStages.add(info.name().get());
    }
  }

  private static List<AccumulableInfo> ofParser(Iterable<AccumulableInfo> infos) {
    return CollectionConverters.asJava(infos.toSeq()).stream()
        .filter(info -> info.name().isDefined() && info.name().get().startsWith("ocp "))
        .toList();
  }

  @Override
  public void close() throws TimeoutException {
    context.listenerBus().waitUntilEmpty();
    context.removeSparkListener(this);
  }
}

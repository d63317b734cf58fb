package org.ocp4j.spark.internal.functions;

import com.knuddels.jtokkit.api.EncodingType;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.ocp4j.chunks.JTokkitCounter;
import org.ocp4j.chunks.TokenCounter;

/** The counters of tokens of this JVM: one for each encoding, which all tasks share. */
final class Counters {
  private static final ConcurrentMap<EncodingType, TokenCounter> OF_TYPES =
      new ConcurrentHashMap<>();

  private Counters() {}

  /** Returns the counter. The first call for an encoding loads it. */
  static TokenCounter of(EncodingType type) {
    return OF_TYPES.computeIfAbsent(type, JTokkitCounter::of);
  }
}

package org.ocp4j.tck.internal;

import java.util.function.IntFunction;

/**
 * Samples that are made by one rule.
 *
 * @param kind what the rule varies
 * @param name what the family is called in messages and in the file of fingerprints
 * @param reading how its samples are parsed
 * @param count how many samples it has with any effort
 * @param most how many it has with normal effort and more, at least {@code count}
 * @param maker makes a sample, by its number from 0
 */
record Family(
    Kind kind, String name, Reading reading, int count, int most, IntFunction<Sample> maker) {
  /** What a rule varies. */
  enum Kind {
    /** Each piece of the grammar, in each context. */
    PIECES,
    /** Many pieces, one after another. */
    MIXES,
    /** Each character, where the grammar asks what it is. */
    CHARACTERS,
    /** The same construct, more and more often, or larger and larger. */
    SIZES,
    /** Each piece with limits that it passes, or just keeps. */
    LIMITS
  }

  Family(Kind kind, String name, Reading reading, int count, IntFunction<Sample> maker) {
    this(kind, name, reading, count, count, maker);
  }

  /** Returns what the file of fingerprints calls this family. */
  String key() {
    return name + " [" + reading.word() + ']';
  }

  /** Returns a sample. */
  Sample sample(int number) {
    return maker.apply(number);
  }

  @Override
  public String toString() {
    return key();
  }
}

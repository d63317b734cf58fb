package org.ocp4j.tck.internal;

import java.util.function.IntFunction;

/**
 * A series of samples that one algorithm makes.
 *
 * @param kind what varies from sample to sample
 * @param name the name in messages and in the file of fingerprints
 * @param reading how to parse the samples
 * @param count the number of samples with quick effort
 * @param most the number of samples with normal or long effort, at least {@code count}
 * @param maker makes a sample from its number, which starts at 0
 */
record Family(
    Kind kind, String name, Reading reading, int count, int most, IntFunction<Sample> maker) {
  /** What varies from sample to sample. */
  enum Kind {
    /** Each piece of the grammar, in each context. */
    PIECES,
    /** Many pieces, one after another. */
    MIXES,
    /** Each character, in places where the grammar depends on its class. */
    CHARACTERS,
    /** The same construct, repeated more often or with more content. */
    SIZES,
    /** Each piece, with limits that it exceeds or just keeps. */
    LIMITS
  }

  Family(Kind kind, String name, Reading reading, int count, IntFunction<Sample> maker) {
    this(kind, name, reading, count, count, maker);
  }

  /** Returns the key of this family in the file of fingerprints. */
  String key() {
    return name + " [" + reading.word() + ']';
  }

  /** Returns the sample with a number. */
  Sample sample(int number) {
    return maker.apply(number);
  }

  @Override
  public String toString() {
    return key();
  }
}

package org.ocp4j.bench.chunks.split;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** Counts the tokens of {@code cl100k_base} with JTokkit, for all splitters and for the judge. */
public final class Tokens {
  /** The encoding. */
  public static final EncodingType TYPE = EncodingType.CL100K_BASE;

  private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(TYPE);

  private Tokens() {}

  /** Returns the number of tokens of a text. */
  public static int count(String text) {
    return ENCODING.countTokensOrdinary(text);
  }
}

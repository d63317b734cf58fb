package org.ocp4j.cli;

import com.knuddels.jtokkit.api.EncodingType;
import java.util.Locale;
import org.ocp4j.chunks.JTokkitCounter;
import org.ocp4j.chunks.TokenCounter;

/** The values of the option {@code --unit}: what the budget of a chunk is counted in. */
enum ChunkUnit {
  TOKENS,
  WORDS,
  CHARACTERS;

  TokenCounter counter(EncodingType encoding) {
    return switch (this) {
      case TOKENS -> JTokkitCounter.of(encoding);
      case WORDS -> TokenCounter.WORDS;
      case CHARACTERS -> TokenCounter.CHARACTERS;
    };
  }

  /** Returns the value as it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

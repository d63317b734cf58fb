package org.ocp4j.chunks;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts tokens as the models of OpenAI do, with JTokkit ({@code com.knuddels:jtokkit}), which a
 * program that uses this class adds. Texts that look like special tokens, such as {@code
 * <|endoftext|>}, are counted as the text they are.
 *
 * <p>The results are those of JTokkit. This class is faster, because it remembers the sizes of words
 * that it has counted: it cuts a text where every encoding starts a new token, and asks JTokkit only
 * for parts that it does not remember. It keeps up to 32,768 parts of at most 48 characters, which
 * take about 4 MB.
 *
 * <p>Any number of threads may use a counter.
 */
public final class JTokkitCounter implements TokenCounter {
  private static final int LONGEST = 48;
  private static final int SLOTS = 1 << 15;

  private final Encoding encoding;

  /** Whether the encoding joins all line endings in a row to one token. */
  private final boolean joinsLineEndings;

  /**
   * The parts by their hash. A newer part replaces an older one with the same slot. Threads share
   * the slots without a lock: a part is immutable, and a lost one is counted again.
   */
  private final @Nullable Part[] parts = new @Nullable Part[SLOTS];

  private record Part(String text, int size) {}

  private JTokkitCounter(Encoding encoding, boolean joinsLineEndings) {
    this.encoding = encoding;
    this.joinsLineEndings = joinsLineEndings;
  }

  /** Returns a counter for an encoding. Loading the encoding takes a part of a second. */
  public static JTokkitCounter of(EncodingType type) {
    Objects.requireNonNull(type, "type");
    Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(type);
    boolean joins = type == EncodingType.CL100K_BASE || type == EncodingType.O200K_BASE;
    return new JTokkitCounter(encoding, joins);
  }

  @Override
  public int count(CharSequence sequence) {
    String text = sequence.toString();
    int length = text.length();
    int size = 0;
    int start = 0;
    int hash = 0;
    for (int i = 0; i < length; i++) {
      if (i > start && isBorder(text, i)) {
        size += part(text, start, i, hash);
        start = i;
        hash = 0;
      }
      hash = 31 * hash + text.charAt(i);
    }
    return size + part(text, start, length, hash);
  }

  /** Returns {@code true} if every encoding starts a token at an index, which is not 0. */
  private boolean isBorder(String text, int index) {
    char before = text.charAt(index - 1);
    char c = text.charAt(index);
    if (c == ' ') {
      return isVisible(before) && index + 1 < text.length() && isLetter(text.charAt(index + 1));
    }
    // A slash may belong to the token before the line ending.
    return before == '\n'
        && isVisible(c)
        && c != '/'
        && (joinsLineEndings || (index > 1 && isVisible(text.charAt(index - 2))));
  }

  private static boolean isVisible(char c) {
    return c > ' ' && c < 0x7F;
  }

  private static boolean isLetter(char c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  private int part(String text, int start, int end, int hash) {
    int length = end - start;
    if (length == 0) {
      return 0;
    }
    if (length > LONGEST) {
      return encoding.countTokensOrdinary(text.substring(start, end));
    }
    int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    Part known = parts[slot];
    if (known != null && known.text.length() == length && text.startsWith(known.text, start)) {
      return known.size;
    }
    String part = text.substring(start, end);
    int size = encoding.countTokensOrdinary(part);
    parts[slot] = new Part(part, size);
    return size;
  }

  @Override
  public String toString() {
    return "tokens of " + encoding.getName();
  }
}

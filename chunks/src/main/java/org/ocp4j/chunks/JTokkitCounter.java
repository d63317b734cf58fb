package org.ocp4j.chunks;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Counts tokens as the models of OpenAI do, with JTokkit ({@code com.knuddels:jtokkit}), which a
 * program that uses this class adds. Texts that look like special tokens, such as {@code
 * <|endoftext|>}, are counted as the text they are.
 *
 * <p>The results are those of JTokkit. This class is faster, because it remembers words: it cuts a
 * text where every encoding starts a new token, and asks JTokkit only for parts that it does not
 * remember. A counter keeps up to 131,072 parts, which take up to 9 MB.
 *
 * <p>Any number of threads may use a counter.
 */
public final class JTokkitCounter implements TokenCounter {
  private static final int SLOT_BITS = 16;
  private static final int SLOTS = 1 << SLOT_BITS;

  /** The number of characters of ASCII whose bits fit into a number, with a byte for the size. */
  private static final int SHORT = 8;

  private static final int LONGEST = 48;

  private final Encoding encoding;

  /** Whether the encoding joins all line endings in a row to one token. */
  private final boolean joinsLineEndings;

  /**
   * Short parts by their hash: the characters, of seven bits each, and the size. A newer part
   * replaces an older one. Threads share the slots without a lock: a lost part is counted again.
   */
  private final AtomicLongArray shortParts = new AtomicLongArray(SLOTS);

  /** Longer parts by their hash. */
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
    char before = length == 0 ? ' ' : text.charAt(0);
    for (int i = 1; i < length; i++) {
      char c = text.charAt(i);
      if (isBorder(text, i, before, c)) {
        size += part(text, start, i);
        start = i;
      }
      before = c;
    }
    return start == length ? size : size + part(text, start, length);
  }

  /** Returns {@code true} if every encoding starts a token at an index, which is not 0. */
  private boolean isBorder(String text, int index, char before, char c) {
    if (isLetter(before)) {
      // Some encodings join the end of "don't" to its start.
      return c < 0x80 && !isLetter(c) && c != '\'';
    }
    if (isDigit(before)) {
      return c < 0x80 && !isDigit(c);
    }
    if (before == '\n') {
      // A slash may belong to the token before the line ending.
      return isVisible(c)
          && c != '/'
          && (joinsLineEndings || (index > 1 && isVisible(text.charAt(index - 2))));
    }
    if (c != ' ') {
      return false;
    }
    // The last of several spaces belongs to what follows it.
    return isVisible(before)
        || (before == ' ' && index + 1 < text.length() && isVisible(text.charAt(index + 1)));
  }

  private static boolean isVisible(char c) {
    return c > ' ' && c < 0x7F;
  }

  private static boolean isLetter(char c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns the size of a part that is not empty. */
  private int part(String text, int start, int end) {
    if (end - start > SHORT) {
      return longPart(text, start, end);
    }
    long bits = 0;
    int all = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      bits = (bits << 7) | c;
      // NUL, and what is not of ASCII, sets a higher bit.
      all |= c | (c - 1);
    }
    if ((all & ~0x7F) != 0) {
      return longPart(text, start, end);
    }
    int slot = (int) ((bits * 0x9E37_79B9_7F4A_7C15L) >>> (Long.SIZE - SLOT_BITS));
    long known = shortParts.getOpaque(slot);
    if (known >>> 8 == bits) {
      return (int) (known & 0xFF);
    }
    int size = encoding.countTokensOrdinary(text.substring(start, end));
    shortParts.setOpaque(slot, (bits << 8) | size);
    return size;
  }

  private int longPart(String text, int start, int end) {
    int length = end - start;
    if (length > LONGEST) {
      return encoding.countTokensOrdinary(text.substring(start, end));
    }
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int slot = (hash * 0x9E37_79B9) >>> (Integer.SIZE - SLOT_BITS);
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

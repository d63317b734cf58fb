package org.ocp4j.chunks;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
 * remember. A counter keeps up to 262,144 parts, which take up to 18 MB.
 *
 * <p>Any number of threads may use a counter.
 */
public final class JTokkitCounter implements TokenCounter {
  private static final int SLOT_BITS = 17;
  private static final int SLOTS = 1 << SLOT_BITS;

  /** The bit of a slot that tells the two slots for a hash apart. */
  private static final int OTHER = 1;

  /** The number of bytes of ASCII whose bits fit into a number, with a byte for the size. */
  private static final int SHORT = 8;

  private static final int LONGEST = 48;

  private final Encoding encoding;

  private final Borders borders;

  /**
   * Short parts by their hash: the bytes, of seven bits each, and the size. Each hash has two
   * slots: a new part takes the first one, the part that was there moves to the second one, and
   * the part in that is forgotten. Threads share the slots without a lock: a lost part is counted
   * again.
   */
  private final AtomicLongArray shortParts = new AtomicLongArray(SLOTS);

  /** Longer parts by their hash, likewise. */
  private final @Nullable Part[] parts = new @Nullable Part[SLOTS];

  /** A part that is remembered, and its size. */
  private static final class Part {
    final byte[] text;
    final int size;

    Part(byte[] text, int size) {
      this.text = text;
      this.size = size;
    }

    boolean is(byte[] other, int start, int end) {
      return Arrays.equals(text, 0, text.length, other, start, end);
    }
  }

  private JTokkitCounter(Encoding encoding, Borders borders) {
    this.encoding = encoding;
    this.borders = borders;
  }

  /** Returns a counter for an encoding. Loading the encoding takes a part of a second. */
  public static JTokkitCounter of(EncodingType type) {
    Objects.requireNonNull(type, "type");
    Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(type);
    boolean joins = type == EncodingType.CL100K_BASE || type == EncodingType.O200K_BASE;
    return new JTokkitCounter(encoding, new Borders(joins));
  }

  @Override
  public int count(CharSequence sequence) {
    byte[] text = sequence.toString().getBytes(StandardCharsets.UTF_8);
    if (text.length == 0) {
      return 0;
    }
    int size = 0;
    int start = 0;
    // The bytes of the part, seven bits each. NUL, and what is not of ASCII, sets a higher bit.
    long bits = text[0];
    int all = text[0] | (text[0] - 1);
    int before = Borders.classOf(text[0]);
    for (int i = 1; i < text.length; i++) {
      byte b = text[i];
      int current = Borders.classOf(b);
      if (borders.isBorder(before, current) && borders.confirms(text, i)) {
        size += part(text, start, i, bits, all);
        start = i;
        bits = 0;
        all = 0;
      }
      bits = (bits << 7) | b;
      all |= b | (b - 1);
      before = current;
    }
    return size + part(text, start, text.length, bits, all);
  }

  /** Returns the size of a part that is not empty. */
  private int part(byte[] text, int start, int end, long bits, int all) {
    if (end - start > SHORT || (all & ~0x7F) != 0) {
      return longPart(text, start, end);
    }
    int slot = (int) ((bits * 0x9E37_79B9_7F4A_7C15L) >>> (Long.SIZE - SLOT_BITS)) & ~OTHER;
    long first = shortParts.getOpaque(slot);
    if (first >>> 8 == bits) {
      return (int) (first & 0xFF);
    }
    long second = shortParts.getOpaque(slot | OTHER);
    if (second >>> 8 == bits) {
      return (int) (second & 0xFF);
    }
    int size = ask(text, start, end);
    shortParts.setOpaque(slot | OTHER, first);
    shortParts.setOpaque(slot, (bits << 8) | size);
    return size;
  }

  private int ask(byte[] text, int start, int end) {
    return encoding.countTokensOrdinary(
        new String(text, start, end - start, StandardCharsets.UTF_8));
  }

  private int longPart(byte[] text, int start, int end) {
    if (end - start > LONGEST) {
      return ask(text, start, end);
    }
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text[i];
    }
    int slot = ((hash * 0x9E37_79B9) >>> (Integer.SIZE - SLOT_BITS)) & ~OTHER;
    Part first = parts[slot];
    if (first != null && first.is(text, start, end)) {
      return first.size;
    }
    Part second = parts[slot | OTHER];
    if (second != null && second.is(text, start, end)) {
      return second.size;
    }
    int size = ask(text, start, end);
    parts[slot | OTHER] = first;
    parts[slot] = new Part(Arrays.copyOfRange(text, start, end), size);
    return size;
  }

  @Override
  public boolean addsUp(char before, char after) {
    return borders.isBorderAnywhere(before, after);
  }

  @Override
  public String toString() {
    return "tokens of " + encoding.getName();
  }
}

package org.ocp4j.chunks;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

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
  private final Encoding encoding;
  private final Borders borders;
  private final PartCache cache = new PartCache();

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
    return count(text, 0, text.length, Integer.MAX_VALUE);
  }

  /**
   * Returns the size of a part of a text in UTF-8, or any number above a limit if the size is above
   * it.
   */
  int count(byte[] text, int from, int to, int limit) {
    int size = 0;
    int start = from;
    while (start < to && size <= limit) {
      int end = borders.next(text, from, to, start);
      size += size(text, start, end);
      start = end;
    }
    return size;
  }

  private int size(byte[] text, int start, int end) {
    if (end - start > PartCache.LONGEST) {
      return ask(text, start, end);
    }
    int known = cache.get(text, start, end);
    if (known != PartCache.UNKNOWN) {
      return known;
    }
    int size = ask(text, start, end);
    cache.put(text, start, end, size);
    return size;
  }

  private int ask(byte[] text, int start, int end) {
    return encoding.countTokensOrdinary(
        new String(text, start, end - start, StandardCharsets.UTF_8));
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

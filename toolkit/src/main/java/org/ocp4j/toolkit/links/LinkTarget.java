package org.ocp4j.toolkit.links;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a target that is not external, without percent-encoding.
 *
 * @param path the path, empty for the file that has the link; the query is cut
 * @param fragment what follows the number sign, or null if there is none
 */
record LinkTarget(String path, @Nullable String fragment) {
  /** Longer schemes do not exist, and each reference to a long target would be searched again. */
  private static final int LONGEST_SCHEME = 64;

  /** Starts a part of a fragment that is for the browser only. */
  private static final String DIRECTIVE = ":~:";

  static boolean isExternal(String target) {
    if (target.startsWith("//")) {
      return true;
    }
    int end = Math.min(target.length(), LONGEST_SCHEME);
    for (int i = 0; i < end; i++) {
      char c = target.charAt(i);
      if (c == ':') {
        return i > 0;
      }
      boolean isLetter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      boolean isOther = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!isLetter && (i == 0 || !isOther)) {
        return false;
      }
    }
    return false;
  }

  /** Returns the parts of a target, or null if its percent-encoding is wrong. */
  static @Nullable LinkTarget of(String target) {
    int hash = target.indexOf('#');
    String before = hash < 0 ? target : target.substring(0, hash);
    int query = before.indexOf('?');
    String path = decode(query < 0 ? before : before.substring(0, query));
    if (path == null) {
      return null;
    }
    if (hash < 0) {
      return new LinkTarget(path, null);
    }
    String after = target.substring(hash + 1);
    int directive = after.indexOf(DIRECTIVE);
    String fragment = decode(directive < 0 ? after : after.substring(0, directive));
    return fragment == null ? null : new LinkTarget(path, fragment);
  }

  private static @Nullable String decode(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return encoded;
    }
    byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        decoded.write(bytes[i]);
        continue;
      }
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return null;
      }
      decoded.write(high << 4 | low);
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}

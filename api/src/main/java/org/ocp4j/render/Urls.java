package org.ocp4j.render;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Checks and encodes URLs for HTML. */
final class Urls {
  private static final String HEX = "0123456789ABCDEF";
  private static final String SAFE_PUNCTUATION = "!#$&'()*+,-./:;=?@_~";

  private Urls() {}

  /**
   * Returns {@code true} if a URL is relative or has one of these schemes. Everything before the
   * first colon counts as the scheme, so characters that a browser skips cannot hide a scheme.
   */
  static boolean isAllowed(String url, Set<String> schemes) {
    for (int i = 0; i < url.length(); i++) {
      switch (url.charAt(i)) {
        case ':' -> {
          return schemes.contains(url.substring(0, i).toLowerCase(Locale.ROOT));
        }
        case '/', '?', '#' -> {
          return true;
        }
        default -> {}
      }
    }
    return true;
  }

  /** Returns a URL with all characters percent-encoded that need it; its escapes stay. */
  static String encode(String url) {
    byte[] bytes = url.getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xFF;
      if (isSafe(b) || (b == '%' && isEscape(bytes, i))) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
      }
    }
    return out.toString();
  }

  private static boolean isSafe(int b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || SAFE_PUNCTUATION.indexOf(b) >= 0;
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return at + 2 < bytes.length
        && Character.digit(bytes[at + 1], 16) >= 0
        && Character.digit(bytes[at + 2], 16) >= 0;
  }
}

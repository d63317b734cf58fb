package org.ocp4j.toolkit.build;

/**
 * Decides what can be the name of a JSX element or attribute. Characters outside ASCII are all
 * taken for letters, so that this does not depend on the JDK's version of Unicode.
 */
final class JsxNames {
  private JsxNames() {}

  /** Returns whether a name is an identifier, {@code a.b} or {@code a:b}. */
  static boolean isElement(String name) {
    return isName(name, true);
  }

  /** Returns whether a name is an identifier or {@code a:b}. */
  static boolean isAttribute(String name) {
    return isName(name, false);
  }

  private static boolean isName(String name, boolean dots) {
    boolean start = true;
    char separator = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == ':' || c == '.') {
        boolean allowed = c == ':' ? separator == 0 : dots && separator != ':';
        if (start || !allowed) {
          return false;
        }
        separator = c;
        start = true;
      } else if (isStart(c) || (!start && isPart(c))) {
        start = false;
      } else {
        return false;
      }
    }
    return !start;
  }

  private static boolean isStart(char c) {
    return c == '$'
        || c == '_'
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= 0x80 && !Character.isWhitespace(c) && !Character.isSpaceChar(c));
  }

  private static boolean isPart(char c) {
    return c == '-' || (c >= '0' && c <= '9');
  }
}

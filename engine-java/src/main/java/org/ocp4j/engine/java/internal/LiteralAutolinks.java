package org.ocp4j.engine.java.internal;

/**
 * Finds autolinks without angle brackets in content: at the dot of {@code www.}, at the colon of
 * {@code http:}, at the sign of an email address. {@link LiteralLinks} finds more of them in the
 * finished text.
 */
final class LiteralAutolinks {
  static final int HTTP = 0;
  static final int WWW = 1;
  static final int EMAIL = 2;

  /** Where the last autolink found starts. */
  int start;

  int end;

  private byte[] bytes = Scratch.NONE;
  private int from;
  private int to;

  /** Punctuation that starts from here on up to {@link #noTrailTo} does not end a link. */
  private int noTrailFrom;

  private int noTrailTo;

  /**
   * Domains that start from here on up to {@link #noDomainTo} are invalid: they end in the same two
   * segments.
   */
  private int noDomainFrom;

  private int noDomainTo;

  /**
   * The start of the characters that were last read as the name of an email address. {@link #sign}
   * is the offset of the sign after them, or -1.
   */
  private int nameFrom;

  private int nameTo;
  private int sign;

  /** The last sign that belongs to no email address. */
  private int wrongSign;

  /** Drops the reference to the last run of content. */
  void forget() {
    bytes = Scratch.NONE;
  }

  /** Starts a run of content. */
  void begin(Text t) {
    bytes = t.bytes;
    from = t.from;
    to = t.to;
    noTrailTo = 0;
    noDomainTo = 0;
    nameTo = 0;
    wrongSign = -1;
  }

  /** Returns whether the dot or colon at {@code at} can belong to an autolink. */
  boolean mayBeAt(int at) {
    return bytes[at] == '.'
        ? at > from && (bytes[at - 1] | 0x20) == 'w'
        : at + 1 < to && bytes[at + 1] == '/';
  }

  /** Returns whether {@code www} stands before the dot. */
  boolean isWww(int dot) {
    return dot - from >= 3
        && (bytes[dot - 1] | 0x20) == 'w'
        && (bytes[dot - 2] | 0x20) == 'w'
        && (bytes[dot - 3] | 0x20) == 'w';
  }

  /** Returns the length of {@code http} or {@code https} before a colon and two slashes, or 0. */
  int protocolSize(int colon) {
    if (colon + 2 >= to || bytes[colon + 1] != '/' || bytes[colon + 2] != '/') {
      return 0;
    }
    int letters = colon > from && (bytes[colon - 1] | 0x20) == 's' ? 5 : 4;
    int at = colon - letters;
    return at >= from
            && (bytes[at] | 0x20) == 'h'
            && (bytes[at + 1] | 0x20) == 't'
            && (bytes[at + 2] | 0x20) == 't'
            && (bytes[at + 3] | 0x20) == 'p'
        ? letters
        : 0;
  }

  /** Returns whether the dot at {@code dot} is that of an autolink with {@code www.}. */
  boolean www(int dot) {
    int at = dot - 3;
    return dot + 1 < to && (at == from || precedesWww(bytes[at - 1])) && url(at, at, 0);
  }

  private static boolean precedesWww(int c) {
    return Chars.isSpaceOrEol(c)
        || c == '('
        || c == '*'
        || c == '_'
        || c == '['
        || c == ']'
        || c == '~';
  }

  /**
   * Returns whether the colon after a protocol is that of an autolink.
   *
   * @param size the length of the protocol
   * @param stop a byte that ends the autolink, or 0
   */
  boolean http(int colon, int size, int stop) {
    int at = colon - size;
    int domain = colon + 3;
    if (domain >= to || (at > from && Chars.isAlpha(bytes[at - 1]))) {
      return false;
    }
    int cp = Chars.codePointAt(bytes, domain);
    return !Chars.isControl(bytes[domain])
        && !isSpace(cp)
        && !isPunctuation(cp)
        && url(at, domain, stop);
  }

  private boolean url(int at, int domain, int stop) {
    int path = domainEnd(domain);
    if (path < 0) {
      return false;
    }
    start = at;
    end = pathEnd(path, stop);
    return true;
  }

  private int domainEnd(int domain) {
    if (domain >= noDomainFrom && domain < noDomainTo) {
      return -1;
    }
    boolean last = false;
    boolean beforeLast = false;
    int lastSegment = domain;
    int segment = domain;
    int i = domain;
    while (i < to) {
      int cp = Chars.codePointAt(bytes, i);
      if (cp == '.' || cp == '_') {
        if (isTrail(i)) {
          break;
        }
        if (cp == '_') {
          last = true;
        } else {
          beforeLast = last;
          last = false;
          segment = lastSegment;
          lastSegment = i + 1;
        }
      } else if (isSpace(cp) || (cp != '-' && isPunctuation(cp))) {
        break;
      }
      i += Chars.length(cp);
    }
    if (last || beforeLast) {
      noDomainFrom = domain;
      noDomainTo = segment;
      return -1;
    }
    return i;
  }

  private int pathEnd(int path, int stop) {
    int open = 0;
    int closed = 0;
    int i = path;
    while (i < to) {
      int cp = Chars.codePointAt(bytes, i);
      if (isSpace(cp) || (stop != 0 && cp == stop)) {
        break;
      }
      if (cp == '(') {
        open++;
      } else if (cp == ')' && closed < open) {
        closed++;
      } else if (endsPath(cp)) {
        if (isTrail(i)) {
          break;
        }
        closed += cp == ')' ? 1 : 0;
      }
      i += Chars.length(cp);
    }
    return i;
  }

  private static boolean endsPath(int c) {
    return c < 128 && "!\"&')*,.:;<?]_~".indexOf(c) >= 0;
  }

  /** Returns whether only punctuation that does not belong to a link follows. */
  private boolean isTrail(int at) {
    if (at >= noTrailFrom && at < noTrailTo) {
      return false;
    }
    int i = at;
    while (i < to) {
      int c = bytes[i];
      if (c == '<' || isSpace(Chars.codePointAt(bytes, i))) {
        return true;
      }
      i++;
      if (c == '&') {
        int name = i;
        while (i < to && Chars.isAlpha(bytes[i])) {
          i++;
        }
        if (i == name || i >= to || bytes[i] != ';') {
          return noTrail(at, i);
        }
        i++;
      } else if (c == ']') {
        if (i < to && (bytes[i] == '(' || bytes[i] == '[')) {
          return true;
        }
      } else if ("!\"')*,.:;?_~".indexOf(c) < 0) {
        return noTrail(at, i);
      }
    }
    return true;
  }

  private boolean noTrail(int at, int failed) {
    noTrailFrom = at;
    noTrailTo = failed;
    return false;
  }

  /**
   * Returns whether the sign at {@code at} is that of an email address. Each sign is checked only
   * once.
   */
  boolean email(int at) {
    if (at == wrongSign) {
      return false;
    }
    wrongSign = at;
    int first = at;
    while (first > from && isAtext(bytes[first - 1])) {
      first--;
    }
    if (first == at || (first > from && bytes[first - 1] == '/')) {
      return false;
    }
    int i = at + 1;
    boolean dot = false;
    boolean other = false;
    while (i < to) {
      int c = bytes[i];
      if (c == '.') {
        if (i + 1 >= to || !Chars.isAlphanumeric(bytes[i + 1])) {
          break;
        }
        dot = true;
      } else if (c == '-' || c == '_' || Chars.isAlphanumeric(c)) {
        other = true;
      } else {
        break;
      }
      i++;
    }
    if (!dot || !other || !Chars.isAlpha(bytes[i - 1])) {
      return false;
    }
    start = first;
    end = i;
    return true;
  }

  /** Returns the offset of the sign of the email address whose name contains {@code at}, or -1. */
  int signAfter(int at) {
    if (at < nameFrom || at >= nameTo) {
      int i = at;
      while (i < to && isAtext(bytes[i])) {
        i++;
      }
      nameFrom = at;
      nameTo = i;
      sign = i < to && bytes[i] == '@' ? i : -1;
    }
    return sign;
  }

  static boolean isAtext(int c) {
    return Chars.isAlphanumeric(c) || c == '+' || c == '-' || c == '.' || c == '_';
  }

  static boolean isSpace(int cp) {
    return cp < 128
        ? Chars.isSpaceOrEol(cp) || cp == 11 || cp == 12
        : UnicodeTables.isJsWhitespace(cp);
  }

  /**
   * Returns whether a code point is punctuation or a symbol in the basic plane, which is all that
   * the reference implementation sees.
   */
  static boolean isPunctuation(int cp) {
    // NUL stands for the replacement character, which is a symbol.
    return cp < 128
        ? cp == 0 || Chars.isAsciiPunctuation(cp)
        : cp < 0x10000 && UnicodeTables.isPunctuationOrSymbol(cp);
  }
}

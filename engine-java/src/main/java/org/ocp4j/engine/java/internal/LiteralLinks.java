package org.ocp4j.engine.java.internal;

/**
 * Links in finished text, where escapes and references are resolved: URLs first, then in what is
 * left {@code xmpp:} addresses, {@code mailto:} ones, and bare email addresses. What each finds cuts
 * the text for those after it.
 */
final class LiteralLinks {
  /** Integers of a row of {@link #found}: where a link starts and ends, and what comes before it. */
  static final int STRIDE = 3;

  static final int NO_PREFIX = 0;
  static final int HTTP_PREFIX = 1;
  static final int MAILTO_PREFIX = 2;

  private static final int URL = 0;
  private static final int XMPP = 1;
  private static final int MAILTO = 2;
  private static final int EMAIL = 3;

  /** The links of the last text, in order. */
  final Ints found;

  private byte[] b = Scratch.NONE;
  private boolean mayHaveUrls;
  private boolean mayHaveAddresses;

  /** The link that matched last, where its match ends, and its prefix. */
  private int start;

  private int end;
  private int matchEnd;
  private int prefix;

  /** Domains that start in here are wrong: they end in the same two segments. */
  private int noDomainFrom;

  private int noDomainTo;

  LiteralLinks(Scratch scratch) {
    found = new Ints(scratch, STRIDE * 8);
  }

  /** Lets go of the last text. */
  void forget() {
    b = Scratch.NONE;
  }

  /** Finds the links of a text; answers whether there are any. */
  boolean find(byte[] bytes, int from, int to) {
    b = bytes;
    found.clear();
    noDomainTo = 0;
    look(from, to);
    if (mayHaveUrls || mayHaveAddresses) {
      pass(mayHaveUrls ? URL : XMPP, from, to);
    }
    return found.n > 0;
  }

  /** Looks for what links are around, so that text without any is not gone over again. */
  private void look(int from, int to) {
    mayHaveUrls = false;
    mayHaveAddresses = false;
    for (int i = from; i < to; i++) {
      int c = b[i];
      if (c == '@') {
        mayHaveAddresses = true;
      } else if (c == '.') {
        mayHaveUrls |= i - from >= 3 && (b[i - 1] | 0x20) == 'w' && (b[i - 2] | 0x20) == 'w';
      } else if (c == ':') {
        mayHaveUrls |= i + 2 < to && b[i + 1] == '/' && b[i + 2] == '/';
      }
    }
  }

  /** Looks for one sort of link; what is left between them is for the next sort. */
  private void pass(int sort, int from, int to) {
    if (sort > EMAIL || from == to || (sort > URL && !mayHaveAddresses)) {
      return;
    }
    int rest = from;
    int i = from;
    while (i < to) {
      if (match(sort, i, from, to)) {
        int linkStart = start;
        int linkEnd = end;
        int next = matchEnd;
        int linkPrefix = prefix;
        pass(sort + 1, rest, linkStart);
        found.push(linkStart);
        found.push(linkEnd);
        found.push(linkPrefix);
        rest = linkEnd;
        i = next;
      } else {
        i++;
      }
    }
    pass(sort + 1, rest, to);
  }

  private boolean match(int sort, int at, int from, int to) {
    int c = b[at];
    return switch (sort) {
      case URL -> ((c | 0x20) == 'h' || (c | 0x20) == 'w') && url(at, from, to);
      case XMPP -> c == 'x' && starts(at, to, "xmpp:") && isFree(at, from) && xmpp(at, to);
      case MAILTO ->
        c == 'm'
            && starts(at, to, "mailto:")
            && isFree(at, from)
            && address(at, at + 7, to, NO_PREFIX);
      default -> LiteralAutolinks.isAtext(c) && email(at, from, to);
    };
  }

  private boolean starts(int at, int to, String word) {
    if (to - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (b[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean startsIgnoringCase(int at, int to, String word) {
    if (to - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      int c = b[at + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether neither an address nor its sign comes before. */
  private boolean isFree(int at, int from) {
    return at == from || !(LiteralAutolinks.isAtext(b[at - 1]) || b[at - 1] == '@');
  }

  // URLs.

  private boolean url(int at, int from, int to) {
    int domain;
    int name;
    if (startsIgnoringCase(at, to, "www.")) {
      domain = at;
      name = at + 3;
      prefix = HTTP_PREFIX;
    } else {
      domain = startsIgnoringCase(at, to, "http://")
          ? at + 7
          : startsIgnoringCase(at, to, "https://") ? at + 8 : -1;
      name = domain;
      prefix = NO_PREFIX;
    }
    if (domain < 0 || (at > from && !mayPrecede(at))) {
      return false;
    }
    int path = domainEnd(domain, name, to);
    if (path < 0) {
      return false;
    }
    int stop = path;
    while (stop < to && b[stop] != ' ' && b[stop] != '\t' && !Chars.isEol(b[stop])) {
      stop++;
    }
    start = at;
    end = trimmed(domain, stop);
    matchEnd = stop;
    return true;
  }

  private boolean mayPrecede(int at) {
    int cp = Chars.codePointAt(b, Chars.previous(b, at));
    return LiteralAutolinks.isSpace(cp) || LiteralAutolinks.isPunctuation(cp);
  }

  /** Where the domain ends: word characters, dashes and at least one dot; -1 when it is none. */
  private int domainEnd(int domain, int name, int to) {
    if (name >= to || (domain >= noDomainFrom && domain < noDomainTo)) {
      return -1;
    }
    int first = Chars.codePointAt(b, domain);
    if (LiteralAutolinks.isPunctuation(first)) {
      return -1;
    }
    int i = name;
    int beforeLast = -1;
    int last = domain;
    while (i < to && (isWord(b[i]) || b[i] == '-' || b[i] == '.')) {
      if (b[i] == '.') {
        beforeLast = last;
        last = i + 1;
      }
      i++;
    }
    if (beforeLast < 0) {
      return -1;
    }
    if (isWrong(last, i) || isWrong(beforeLast, last - 1)) {
      noDomainFrom = domain;
      noDomainTo = beforeLast;
      return -1;
    }
    return i;
  }

  /** Whether a segment has an underscore, or something but neither letter nor digit. */
  private boolean isWrong(int from, int to) {
    boolean alphanumeric = from == to;
    for (int i = from; i < to; i++) {
      if (b[i] == '_') {
        return true;
      }
      alphanumeric |= Chars.isAlphanumeric(b[i]);
    }
    return !alphanumeric;
  }

  private static boolean isWord(int c) {
    return Chars.isAlphanumeric(c) || c == '_';
  }

  /** Where a URL ends without the punctuation after it; parentheses it opened are kept. */
  private int trimmed(int from, int to) {
    int i = to;
    while (i > from && "!\"&'),.:;<>?]}".indexOf(b[i - 1]) >= 0) {
      i--;
    }
    int open = 0;
    for (int k = from; k < i; k++) {
      open += b[k] == '(' ? 1 : b[k] == ')' ? -1 : 0;
    }
    int k = i;
    while (open > 0) {
      k = Scan.indexOf(b, k, to, ')');
      if (k == to) {
        break;
      }
      k++;
      i = k;
      open--;
    }
    return i;
  }

  // Addresses.

  private boolean xmpp(int at, int to) {
    if (!address(at, at + 5, to, NO_PREFIX)) {
      return false;
    }
    int i = end;
    if (i < to && b[i] == '/') {
      i++;
      while (i < to
          && (isWord(b[i])
              || b[i] == '-'
              || b[i] == '/'
              || (b[i] == '.' && i + 1 < to && Chars.isAlphanumeric(b[i + 1])))) {
        i++;
      }
      if (!Chars.isAlpha(b[i - 1]) || (i < to && b[i] == '@')) {
        return false;
      }
    }
    end = i;
    matchEnd = i;
    return true;
  }

  private boolean email(int at, int from, int to) {
    if (at > from) {
      int c = b[at - 1];
      if (LiteralAutolinks.isAtext(c) || (c == ':' && follows(at, from))) {
        return false;
      }
    }
    return address(at, at, to, MAILTO_PREFIX);
  }

  /** Whether a scheme that other passes look for, and that nothing goes before, ends here. */
  private boolean follows(int at, int from) {
    return follows(at, from, "mailto:") || follows(at, from, "xmpp:");
  }

  private boolean follows(int at, int from, String scheme) {
    int s = at - scheme.length();
    return s >= from
        && starts(s, at, scheme)
        && (s == from || !(Chars.isAlphanumeric(b[s - 1]) || b[s - 1] == '@'));
  }

  /** Whether an address with a domain of two segments or more stands at {@code name}. */
  private boolean address(int at, int name, int to, int before) {
    int i = name;
    while (i < to && LiteralAutolinks.isAtext(b[i])) {
      i++;
    }
    if (i == name || i >= to || b[i] != '@') {
      return false;
    }
    i++;
    int segments = 0;
    int stop = i;
    while (true) {
      int segment = i;
      while (i < to && (isWord(b[i]) || b[i] == '-')) {
        i++;
      }
      if (i == segment) {
        break;
      }
      stop = i;
      segments++;
      if (i >= to || b[i] != '.') {
        break;
      }
      i++;
    }
    if (segments < 2 || !Chars.isAlpha(b[stop - 1])) {
      return false;
    }
    start = at;
    end = stop;
    matchEnd = stop;
    prefix = before;
    return true;
  }
}

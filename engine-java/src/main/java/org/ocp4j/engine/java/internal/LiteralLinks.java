package org.ocp4j.engine.java.internal;

/**
 * Finds links in finished text, where escapes and references are resolved: first URLs, then in the
 * text between them {@code xmpp:} addresses, {@code mailto:} addresses and bare email addresses.
 * Each sort of link divides the text for the next.
 */
final class LiteralLinks {
  /** Number of integers in a row of {@link #found}: the start of a link, its end, its prefix. */
  static final int STRIDE = 3;

  static final int NO_PREFIX = 0;
  static final int HTTP_PREFIX = 1;
  static final int MAILTO_PREFIX = 2;

  private static final int URL = 0;
  private static final int XMPP = 1;
  private static final int MAILTO = 2;
  private static final int EMAIL = 3;

  /**
   * Number of integers in a row of {@link #marks}: a sort of link, the offset of its mark, where
   * the link would start.
   */
  private static final int MARK = 3;

  /** The links of the last text, in order. */
  final Ints found;

  /**
   * The bytes that can be inside a link, so that text without such bytes is read only once. The
   * start of an email address is searched when the other links are known.
   */
  private final Ints marks;

  private byte[] bytes = Scratch.NONE;

  /** The start of the link that matched last. */
  private int start;

  private int end;
  private int matchEnd;
  private int prefix;

  /**
   * Domains that start from here on up to {@link #noDomainTo} are invalid: they end in the same two
   * segments.
   */
  private int noDomainFrom;

  private int noDomainTo;

  LiteralLinks(Scratch scratch) {
    found = new Ints(scratch, STRIDE * 8);
    marks = new Ints(scratch, MARK * 8);
  }

  /** Drops the reference to the last text. */
  void forget() {
    bytes = Scratch.NONE;
  }

  /**
   * Finds the links of a text.
   *
   * @return whether the text has links
   */
  boolean find(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    found.clear();
    marks.clear();
    noDomainTo = 0;
    look(from, to);
    if (marks.size > 0) {
      pass(URL, from, to);
    }
    return found.size > 0;
  }

  /** Finds the marks of links. */
  private void look(int from, int to) {
    for (int at = from; at < to; at++) {
      switch (bytes[at]) {
        case '@' -> {
          if (maybeSign(bytes, at, from, to)) {
            mark(EMAIL, at, at);
          }
        }
        case '.' -> {
          if (endsIgnoringCase(from, at, "www")) {
            mark(URL, at, at - 3);
          }
        }
        case ':' -> colon(at, from, to);
        default -> {}
      }
    }
  }

  private void colon(int at, int from, int to) {
    if (at + 2 < to && bytes[at + 1] == '/' && bytes[at + 2] == '/') {
      if (endsIgnoringCase(from, at, "https")) {
        mark(URL, at, at - 5);
      } else if (endsIgnoringCase(from, at, "http")) {
        mark(URL, at, at - 4);
      }
    } else if (at - from >= 4 && starts(at - 4, at, "xmpp")) {
      mark(XMPP, at, at - 4);
    } else if (at - from >= 6 && starts(at - 6, at, "mailto")) {
      mark(MAILTO, at, at - 6);
    }
  }

  private void mark(int sort, int at, int first) {
    int row = marks.row(MARK);
    marks.array[row] = sort;
    marks.array[row + 1] = at;
    marks.array[row + 2] = first;
  }

  /** Returns whether the bytes beside a sign can be those of an email address. */
  static boolean maybeSign(byte[] b, int at, int from, int to) {
    return at > from
        && LiteralAutolinks.isAtext(b[at - 1])
        && at + 1 < to
        && (isWord(b[at + 1]) || b[at + 1] == '-');
  }

  /** Finds links of one sort. The text between them is for the next sort. */
  private void pass(int sort, int from, int to) {
    int row = sort > EMAIL ? marks.size : firstMark(from);
    if (row == marks.size || marks.array[row + 1] >= to) {
      return;
    }
    int rest = from;
    int free = from;
    for (; row < marks.size && marks.array[row + 1] < to; row += MARK) {
      if (marks.array[row] == sort && match(row, from, free, to)) {
        int linkStart = start;
        int linkEnd = end;
        int next = matchEnd;
        int linkPrefix = prefix;
        pass(sort + 1, rest, linkStart);
        found.push(linkStart);
        found.push(linkEnd);
        found.push(linkPrefix);
        rest = linkEnd;
        free = next;
      }
    }
    pass(sort + 1, rest, to);
  }

  /** Returns the first mark at or after an offset. */
  private int firstMark(int from) {
    int low = 0;
    int high = marks.size / MARK;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (marks.array[middle * MARK + 1] < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low * MARK;
  }

  /** Returns whether a mark is that of a link that starts at or after {@code free}. */
  private boolean match(int row, int from, int free, int to) {
    int at = marks.array[row + 1];
    int first = marks.array[row + 2];
    int sort = marks.array[row];
    if (sort == EMAIL) {
      return email(at, from, free, to);
    }
    if (first < free) {
      return false;
    }
    if (sort == URL) {
      return url(first, at, from, to);
    }
    return isFree(first, from)
        && (sort == XMPP ? xmpp(first, to) : address(first, at + 1, to, NO_PREFIX));
  }

  private boolean starts(int at, int to, String word) {
    if (to - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a word, given in lower case, ends at {@code at} in any case. */
  private boolean endsIgnoringCase(int from, int at, String word) {
    int first = at - word.length();
    if (first < from) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((bytes[first + i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether no character of an email address comes before. */
  private boolean isFree(int at, int from) {
    return at == from || !(LiteralAutolinks.isAtext(bytes[at - 1]) || bytes[at - 1] == '@');
  }

  // URLs.

  /**
   * Returns whether a URL starts at {@code at} whose protocol or {@code www} ends at {@code mark}.
   */
  private boolean url(int at, int mark, int from, int to) {
    boolean www = bytes[mark] == '.';
    int domain = www ? at : mark + 3;
    int name = www ? mark : domain;
    prefix = www ? HTTP_PREFIX : NO_PREFIX;
    if (at > from && !mayPrecede(at)) {
      return false;
    }
    int path = domainEnd(domain, name, to);
    if (path < 0) {
      return false;
    }
    int stop = path;
    while (stop < to && bytes[stop] != ' ' && bytes[stop] != '\t' && !Chars.isEol(bytes[stop])) {
      stop++;
    }
    start = at;
    end = trimmed(domain, stop);
    matchEnd = stop;
    return true;
  }

  private boolean mayPrecede(int at) {
    int cp = Chars.codePointAt(bytes, Chars.previous(bytes, at));
    return LiteralAutolinks.isSpace(cp) || LiteralAutolinks.isPunctuation(cp);
  }

  /**
   * Returns where the domain ends, which has word characters, dashes and at least one dot, or -1.
   */
  private int domainEnd(int domain, int name, int to) {
    if (name >= to || (domain >= noDomainFrom && domain < noDomainTo)) {
      return -1;
    }
    int first = Chars.codePointAt(bytes, domain);
    if (LiteralAutolinks.isPunctuation(first)) {
      return -1;
    }
    int i = name;
    int beforeLast = -1;
    int last = domain;
    while (i < to && (isWord(bytes[i]) || bytes[i] == '-' || bytes[i] == '.')) {
      if (bytes[i] == '.') {
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

  /** Returns whether a segment has an underscore, or neither letter nor digit. */
  private boolean isWrong(int from, int to) {
    boolean alphanumeric = from == to;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '_') {
        return true;
      }
      alphanumeric |= Chars.isAlphanumeric(bytes[i]);
    }
    return !alphanumeric;
  }

  private static boolean isWord(int c) {
    return Chars.isAlphanumeric(c) || c == '_';
  }

  /**
   * Returns where a URL ends without the punctuation at its end. A parenthesis that closes one of
   * the URL is kept.
   */
  private int trimmed(int from, int to) {
    int i = to;
    while (i > from && "!\"&'),.:;<>?]}".indexOf(bytes[i - 1]) >= 0) {
      i--;
    }
    int open = 0;
    for (int k = from; k < i; k++) {
      open += bytes[k] == '(' ? 1 : bytes[k] == ')' ? -1 : 0;
    }
    int k = i;
    while (open > 0) {
      k = Scan.indexOf(bytes, k, to, ')');
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
    if (i < to && bytes[i] == '/') {
      i++;
      while (i < to
          && (isWord(bytes[i])
              || bytes[i] == '-'
              || bytes[i] == '/'
              || (bytes[i] == '.' && i + 1 < to && Chars.isAlphanumeric(bytes[i + 1])))) {
        i++;
      }
      if (!Chars.isAlpha(bytes[i - 1]) || (i < to && bytes[i] == '@')) {
        return false;
      }
    }
    end = i;
    matchEnd = i;
    return true;
  }

  /**
   * Returns whether the sign is that of an email address, which starts at the first character
   * before it that an address can contain.
   */
  private boolean email(int sign, int from, int free, int to) {
    int at = sign;
    while (at > from && LiteralAutolinks.isAtext(bytes[at - 1])) {
      at--;
    }
    return at < sign
        && at >= free
        && !(at > from && bytes[at - 1] == ':' && follows(at, from))
        && address(at, at, to, MAILTO_PREFIX);
  }

  /** Returns whether a scheme that another pass looks for ends here, with nothing before it. */
  private boolean follows(int at, int from) {
    return follows(at, from, "mailto:") || follows(at, from, "xmpp:");
  }

  private boolean follows(int at, int from, String scheme) {
    int s = at - scheme.length();
    return s >= from
        && starts(s, at, scheme)
        && (s == from || !(Chars.isAlphanumeric(bytes[s - 1]) || bytes[s - 1] == '@'));
  }

  /** Returns whether an address starts at {@code name} whose domain has two segments or more. */
  private boolean address(int at, int name, int to, int before) {
    int i = name;
    while (i < to && LiteralAutolinks.isAtext(bytes[i])) {
      i++;
    }
    if (i == name || i >= to || bytes[i] != '@') {
      return false;
    }
    i++;
    int segments = 0;
    int stop = i;
    while (true) {
      int segment = i;
      while (i < to && (isWord(bytes[i]) || bytes[i] == '-')) {
        i++;
      }
      if (i == segment) {
        break;
      }
      stop = i;
      segments++;
      if (i >= to || bytes[i] != '.') {
        break;
      }
      i++;
    }
    if (segments < 2 || !Chars.isAlpha(bytes[stop - 1])) {
      return false;
    }
    start = at;
    end = stop;
    matchEnd = stop;
    prefix = before;
    return true;
  }
}

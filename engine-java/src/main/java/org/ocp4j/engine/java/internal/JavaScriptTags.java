package org.ocp4j.engine.java.internal;

/**
 * Reads what JavaScript has of JSX: tags, and the text between them. Each method reads from an
 * offset and returns the offset after what it read.
 */
final class JavaScriptTags {
  private final JavaScriptScanner scanner;
  private final JavaScriptFrames frames;
  private final JavaScriptOutline outline;

  JavaScriptTags(JavaScriptScanner scanner, JavaScriptFrames frames, JavaScriptOutline outline) {
    this.scanner = scanner;
    this.frames = frames;
    this.outline = outline;
  }

  /** Returns whether the byte at {@code at} can follow the less-than sign of a tag. */
  static boolean canStart(byte[] s, int at, int to) {
    if (at >= to) {
      return false;
    }
    int c = s[at];
    return c < 0
        || c == '>'
        || c == '/'
        || c == '\\'
        || Chars.isSpaceOrEol(c)
        || UnicodeTables.isIdStart(c);
  }

  /** Reads one character or one string of a tag, closing or not, after its less-than sign. */
  int tag(byte[] s, int at, int to) {
    int c = s[at];
    int frame = frames.kind();
    boolean inAttributes = frame == JavaScriptFrames.JSX_TAG;
    if (c == '/') {
      slash(at, frame);
    } else if (c == '>') {
      close(frame);
    } else if (c == '{' && inAttributes) {
      openCode();
    } else if (c == '<' && inAttributes) {
      frames.push(JavaScriptFrames.JSX_START);
    } else if ((c == '"' || c == '\'') && inAttributes) {
      return JavaScriptLexemes.jsxStringEnd(s, at, to);
    } else {
      return other(s, at, frame);
    }
    return at + 1;
  }

  private void slash(int at, int frame) {
    if (frame == JavaScriptFrames.JSX_TAG) {
      frames.become(JavaScriptFrames.JSX_SELF_CLOSING);
    } else if (frame == JavaScriptFrames.JSX_START
        && frames.outerKind() == JavaScriptFrames.JSX_TEXT) {
      frames.become(JavaScriptFrames.JSX_CLOSING);
    } else {
      outline.refuse(at);
    }
  }

  private void close(int frame) {
    if (frame == JavaScriptFrames.JSX_START || frame == JavaScriptFrames.JSX_TAG) {
      frames.become(JavaScriptFrames.JSX_TEXT);
      return;
    }
    frames.pop();
    if (frame == JavaScriptFrames.JSX_CLOSING) {
      frames.pop();
    }
    scanner.closed(JavaScriptTokens.VALUE);
  }

  private void openCode() {
    frames.push(JavaScriptFrames.JSX_CODE);
    scanner.closed(JavaScriptTokens.START);
  }

  /** Reads white space, a character of a name, or a character that cannot stand in a tag. */
  private int other(byte[] s, int at, int frame) {
    int c = s[at];
    if (c == '}' && !scanner.isEsm()) {
      outline.refuse(at);
      scanner.stop();
      return at;
    }
    int codePoint = c < 0 ? Chars.codePointAt(s, at) : c;
    if (!UnicodeTables.isJsWhitespace(codePoint)) {
      boolean inAttributes = frame == JavaScriptFrames.JSX_TAG;
      boolean inStart = frame == JavaScriptFrames.JSX_START;
      boolean afterSlash = frame == JavaScriptFrames.JSX_SELF_CLOSING;
      boolean name = c == '\\' || UnicodeTables.isIdContinue(codePoint);
      boolean mark = c == '-' || c == '.' || c == ':' || (c == '=' && inAttributes);
      if (afterSlash || (!name && !mark) || (mark && inStart)) {
        outline.refuse(at);
      }
      if (inStart || afterSlash) {
        frames.become(JavaScriptFrames.JSX_TAG);
      }
    }
    return at + Chars.length(codePoint);
  }

  /** Reads the text between tags, up to what opens a frame in it. */
  int text(byte[] s, int from, int to) {
    for (int at = from; at < to; at++) {
      int c = s[at];
      if (c == '<') {
        frames.push(JavaScriptFrames.JSX_START);
        return at + 1;
      }
      if (c == '{') {
        openCode();
        return at + 1;
      }
      if (c == '>' || c == '}') {
        outline.refuse(at);
        if (c == '}' && !scanner.isEsm()) {
          scanner.stop();
          return at;
        }
      }
    }
    return to;
  }
}

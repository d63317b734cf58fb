package org.ocp4j.chunks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.Point;

/** What holds for the chunks of any document. */
final class Invariants {
  private final Chunker chunker;
  private final OcpDocument document;
  private final byte[] source;
  private final List<Chunk> chunks;

  Invariants(Chunker chunker, OcpDocument document, List<Chunk> chunks) {
    this.chunker = chunker;
    this.document = document;
    this.chunks = chunks;
    source = new byte[document.sourceByteSize()];
    document.copySource(0, source, 0, source.length);
  }

  /** Fails if something does not hold. */
  void check() {
    Set<String> ids = new HashSet<>();
    int[] owners = new int[source.length];
    int last = 0;
    for (Chunk chunk : chunks) {
      assertTrue(ids.add(chunk.id()), () -> "the id of " + chunk + " is not its own");
      StringBuilder text = new StringBuilder();
      for (SourceRange range : chunk.ranges()) {
        checkPlace(range);
        int length = range.end() - range.start();
        text.append(new String(source, range.start(), length, StandardCharsets.UTF_8));
        if (!range.repeated()) {
          assertTrue(range.start() >= last, () -> chunk + " is not in the order of the source");
          last = range.end();
          for (int i = range.start(); i < range.end(); i++) {
            owners[i]++;
          }
        }
      }
      assertEquals(text.toString(), chunk.markdown());
      checkSize(chunk);
    }
    checkCover(owners);
    boolean isAdditive = chunker.counter().equals(TokenCounter.CHARACTERS)
        || chunker.counter().equals(TokenCounter.WORDS);
    if (isAdditive) {
      checkHeadings();
    }
  }

  private void checkPlace(SourceRange range) {
    assertTrue(range.start() < range.end(), () -> "an empty range: " + range);
    Point first = document.point(range.start());
    assertEquals(first.offset(), range.utf16Start());
    assertEquals(first.line(), range.firstLine());
    assertEquals(document.utf16Offset(range.end()), range.utf16End());
    assertEquals(document.point(range.end() - 1).line(), range.lastLine());
  }

  private void checkSize(Chunk chunk) {
    assertEquals(chunker.counter().count(chunk.text()), chunk.size());
    if (chunk.size() > chunker.budget()) {
      int characters = chunk.markdown().codePointCount(0, chunk.markdown().length());
      boolean isKept =
          chunk.kinds().stream().anyMatch(kind -> chunker.policy(kind) == NodePolicy.KEEP);
      assertTrue(
          characters == 1 || isKept,
          () -> chunk + " exceeds " + chunker.budget() + ": " + chunk.text());
    }
  }

  private void checkCover(int[] owners) {
    boolean[] isOmitted = new boolean[source.length];
    document.root().descendants().filter(this::isOmitted).forEach(node -> {
      for (int i = node.start(); i < node.end(); i++) {
        isOmitted[i] = true;
      }
    });
    boolean isMarked = source.length >= 3 && source[0] == (byte) 0xEF && source[1] == (byte) 0xBB;
    for (int i = isMarked ? 3 : 0; i < source.length; i++) {
      boolean isContent = !SourceReader.isWhite(source[i]) && !isOmitted[i];
      if (isContent && owners[i] != 1) {
        fail("byte " + i + " is in " + owners[i] + " chunks; source: " + text());
      }
      if (isOmitted[i] && owners[i] != 0) {
        fail("byte " + i + " is not left out; source: " + text());
      }
    }
  }

  private boolean isOmitted(OcpNode node) {
    String value = node.value() == null ? "" : node.value().strip();
    return chunker.policy(node.kind()) == NodePolicy.OMIT
        || switch (node.kind()) {
          case HTML -> value.matches("(?s)<!--((?!-->).)*-->") && !value.startsWith("<!-->");
          case MDX_FLOW_EXPRESSION, MDX_TEXT_EXPRESSION ->
            value.matches("(?s)(/\\*((?!\\*/).)*\\*/\\s*)+");
          default -> false;
        };
  }

  /** A chunk ends with a heading only if nothing but headings and what is left out follows. */
  private void checkHeadings() {
    for (int i = 0; i + 1 < chunks.size(); i++) {
      SourceRange end = chunks.get(i).ranges().get(chunks.get(i).ranges().size() - 1);
      OcpNode block = blockAt(end.end() - 1);
      if (block != null && isSmallHeading(block)) {
        fail(chunks.get(i) + " ends with a heading; source: " + text());
      }
    }
  }

  private static boolean isMarked(OcpNode node) {
    return node.kind() == NodeKind.BLOCKQUOTE || node.kind() == NodeKind.FOOTNOTE_DEFINITION;
  }

  private boolean isSmallHeading(OcpNode block) {
    if (block.kind() != NodeKind.HEADING) {
      return false;
    }
    // In a quote, the marks of blank lines count too; in an item, what is before the heading.
    if (block.nextSibling() == null || block.ancestors().anyMatch(Invariants::isMarked)) {
      return false;
    }
    // Headings that leave too little room are not kept with what follows.
    int run = 0;
    for (OcpNode node : document.headings().toList()) {
      if (node.start() <= block.start()) {
        run = chunker.counter().count(lines(node)) + (isNextTo(node) ? run : 0);
      }
    }
    return run * 2 < chunker.budget();
  }

  /** Returns a heading with what is before it on its line, and the white space behind it. */
  private String lines(OcpNode heading) {
    int start = heading.start();
    while (start > 0 && source[start - 1] != '\n' && source[start - 1] != '\r') {
      start--;
    }
    int end = heading.end();
    while (end < source.length && SourceReader.isWhite(source[end])) {
      end++;
    }
    return new String(source, start, end - start, StandardCharsets.UTF_8);
  }

  private boolean isNextTo(OcpNode heading) {
    OcpNode parent = heading.parent();
    OcpNode before = null;
    if (parent != null) {
      for (OcpNode child : parent.children()) {
        if (child.index() == heading.index()) {
          break;
        }
        before = isOmitted(child) ? before : child;
      }
    }
    return before == null || before.kind() == NodeKind.HEADING;
  }

  private @Nullable OcpNode blockAt(int offset) {
    OcpNode node = document.nodeAt(offset);
    while (node.kind() != NodeKind.ROOT && !Kinds.isBlock(node.kind())) {
      OcpNode parent = node.parent();
      if (parent == null) {
        return null;
      }
      node = parent;
    }
    return node;
  }

  private String text() {
    return new String(source, StandardCharsets.UTF_8).replace("\n", "\\n").replace("\r", "\\r");
  }
}

package org.ocp4j.toolkit.edit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.toolkit.build.TreeBuilder;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;

/** Changes code and math: what they contain, their language, and what follows it. */
final class CodeEdits {
  private static final int FENCE = 3;
  private static final int LONGEST_FENCE = 1000;

  private final Source source;

  CodeEdits(Source source) {
    this.source = source;
  }

  /** What code is to get. */
  static final class Change {
    final OcpNode node;
    final int edit;
    final String what;

    @Nullable
    String value;

    @Nullable
    String lang;

    @Nullable
    String meta;

    boolean setsValue;

    Change(OcpNode node, String what, int edit) {
      this.node = node;
      this.what = what;
      this.edit = edit;
      value = node.value();
      lang = node.lang();
      meta = node.meta();
    }
  }

  /** Returns what writes a change. */
  Splice splice(Change change) {
    OcpNode node = change.node;
    String value = Objects.requireNonNullElse(change.value, "");
    if (node.kind() == NodeKind.CODE && change.lang == null && change.meta != null) {
      throw source.failure("text after a language that is not there: set the language too", node);
    }
    if (!change.setsValue && node.isFenced()) {
      Splice info = info(change);
      if (info != null) {
        return info;
      }
    }
    BlockPlace place = new BlockPlace(source, node);
    try (OcpDocument built = build(change, value)) {
      String text = place.startsLine ? "" : place.margin.gap();
      String code = Blocks.lines(source, renderer(node).render(built), place.margin);
      String tail = place.endsLine ? "" : place.margin.gap();
      byte[] bytes = Source.bytes(text + code + tail);
      return new Splice(place.start, place.end, bytes, change.what, change.edit);
    }
  }

  private OcpDocument build(Change change, String value) {
    TreeBuilder builder = TreeBuilder.of(source.options);
    if (change.node.kind() == NodeKind.MATH) {
      return builder.math(change.meta, value).build();
    }
    boolean isIndented = !change.node.isFenced() && change.lang == null && canBeIndented(value);
    return isIndented
        ? builder.indentedCode(value).build()
        : builder.code(change.lang, change.meta, value).build();
  }

  private static boolean canBeIndented(String value) {
    boolean startsBlank = value.lines().findFirst().orElse("").isBlank();
    boolean endsBlank = value.isEmpty() || "\r\n".indexOf(value.charAt(value.length() - 1)) >= 0;
    int last = Math.max(value.lastIndexOf('\n'), value.lastIndexOf('\r')) + 1;
    return !startsBlank && !endsBlank && !value.substring(last).isBlank();
  }

  private MarkdownRenderer renderer(OcpNode node) {
    int mark = source.at(node.start());
    boolean isFence = mark == '`' || mark == '~';
    int length = isFence ? fenceEnd(node) - node.start() : FENCE;
    return MarkdownRenderer.builder()
        .fence(isFence ? (char) mark : '`')
        .fenceLength(Math.min(Math.max(length, FENCE), LONGEST_FENCE))
        .build();
  }

  private int fenceEnd(OcpNode node) {
    int at = node.start();
    while (source.at(at) == source.at(node.start())) {
      at++;
    }
    return at;
  }

  /** Returns what writes another line after the fence, or null if the fence has to change. */
  private @Nullable Splice info(Change change) {
    OcpNode node = change.node;
    try (OcpDocument built = build(change, "")) {
      String rendered = renderer(node).render(built);
      String line = rendered.substring(0, rendered.indexOf('\n'));
      int start = fenceEnd(node);
      int length = start - node.start();
      boolean isSame = line.length() >= length
          && line.substring(0, length).equals(source.text(node.start(), start));
      if (!isSame) {
        return null;
      }
      byte[] bytes = Source.bytes(line.substring(length));
      return new Splice(start, source.lineEnd(start), bytes, change.what, change.edit);
    }
  }

  /** Replaces the code of an expression, which is not checked. */
  Splice expression(OcpNode node, String code, int edit) {
    byte[] bytes = Source.bytes(code);
    return new Splice(node.start() + 1, node.end() - 1, bytes, "setValue", edit);
  }

  /** Replaces front matter, or puts it at the start. */
  Splice frontMatter(OcpNode root, String raw, int edit) {
    OcpNode first = root.firstChild();
    if (first != null && !Kinds.isFrontMatter(first.kind())) {
      first = null;
    }
    String fence = first != null && first.kind() == NodeKind.TOML ? "+++" : "---";
    boolean hasFence = raw.lines().anyMatch(line -> line.stripTrailing().equals(fence));
    if (hasFence) {
      throw source.failure("front matter with a line of " + fence + ", which would end it", root);
    }
    String text = raw.isEmpty() ? "" : Blocks.lines(source, ended(raw), "", "") + source.eol;
    if (first == null) {
      int start = root.start();
      String gap = start < source.b.length ? source.eol : "";
      String all = fence + source.eol + text + fence + source.eol + gap;
      return BlockEdits.insertion(start, all, "setFrontMatter", edit);
    }
    int from = source.afterEol(source.lineEnd(first.start()));
    int to = source.lineStart(first.end());
    return new Splice(from, to, Source.bytes(text), "setFrontMatter", edit);
  }

  private static String ended(String raw) {
    return raw.endsWith("\n") || raw.endsWith("\r") ? raw : raw + "\n";
  }
}

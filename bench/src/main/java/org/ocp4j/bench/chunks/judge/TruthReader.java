package org.ocp4j.bench.chunks.judge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ocp4j.bench.chunks.judge.Truth.Block;
import org.ocp4j.bench.chunks.judge.Truth.BlockKind;
import org.ocp4j.bench.chunks.judge.Truth.TrueHeading;
import org.ocp4j.bench.chunks.judge.Truth.TrueLink;
import org.ocp4j.bench.chunks.source.Mdast;
import org.ocp4j.bench.chunks.source.Source;
import org.ocp4j.bench.chunks.split.Tokens;

/** Reads what is in a document from its tree. */
final class TruthReader {
  /** A character reference, whose letters no reader sees. */
  private static final Pattern REFERENCE = Pattern.compile("&#?\\w+;");

  /** Where no heading stands directly before a node. */
  private static final int NO_HEADING = -1;

  private final Source source;
  private final BitSet content = new BitSet();
  private final BitSet solid = new BitSet();
  private final List<Block> blocks = new ArrayList<>();
  private final List<TrueLink> links = new ArrayList<>();
  private final List<TrueHeading> headings = new ArrayList<>();
  private final Map<String, String> definitions = new HashMap<>();

  TruthReader(Source source) {
    this.source = source;
  }

  Truth read() {
    define(source.tree());
    readChildren(source.tree(), NO_HEADING);
    solid.or(content);
    return new Truth(source, content, solid, blocks, links, headings);
  }

  private void define(Mdast node) {
    if (node.is("definition")) {
      definitions.putIfAbsent(node.identifier(), node.url());
    }
    node.children().forEach(this::define);
  }

  /**
   * Reads the children of a node.
   *
   * @param heading where the headings directly before the node start, or {@link #NO_HEADING}
   */
  private void readChildren(Mdast parent, int heading) {
    int before = heading;
    for (Mdast child : parent.children()) {
      if (child.isHidden()) {
        continue;
      }
      read(child, before);
      if (child.is("heading")) {
        before = before == NO_HEADING ? child.start() : before;
      } else {
        before = NO_HEADING;
      }
    }
  }

  private void read(Mdast node, int heading) {
    switch (node.type()) {
      case "text" -> {
        markText(node);
        return;
      }
      case "inlineCode", "inlineMath", "math" -> mark(node.start(), node.end(), content);
      case "code" -> code(node, heading);
      case "table" -> add(BlockKind.TABLE, node, heading);
      case "listItem" -> add(BlockKind.ITEM, node, heading);
      case "heading" -> headings.add(new TrueHeading(node.toText(), node.start(), node.end()));
      case "link" -> link(node, node.url());
      case "linkReference" -> link(node, definitions.getOrDefault(node.identifier(), ""));
      case "image", "imageReference", "html", "mdxFlowExpression", "mdxTextExpression" ->
        mark(node.start(), node.end(), solid);
      case "mdxJsxFlowElement", "mdxJsxTextElement" -> {
        if (node.children().isEmpty()) {
          mark(node.start(), node.end(), solid);
        }
      }
      default -> {}
    }
    readChildren(node, heading);
  }

  private void mark(int start, int end, BitSet marked) {
    Letters.mark(source.text(), start, end, marked);
  }

  private void markText(Mdast node) {
    mark(node.start(), node.end(), content);
    Matcher reference = REFERENCE.matcher(source.text()).region(node.start(), node.end());
    while (reference.find()) {
      content.clear(reference.start(), reference.end());
    }
  }

  private void code(Mdast node, int heading) {
    char first = source.text().charAt(node.start());
    int body = node.start();
    if (first == '`' || first == '~') {
      add(BlockKind.FENCE, node, heading);
      int line = source.text().indexOf('\n', node.start());
      body = line < 0 ? node.end() : Math.min(line, node.end());
    }
    mark(body, node.end(), content);
  }

  private void add(BlockKind kind, Mdast node, int heading) {
    int start = heading == NO_HEADING ? node.start() : heading;
    int size = Tokens.count(source.text().substring(start, node.end()));
    blocks.add(new Block(kind, node.start(), node.end(), size));
  }

  private void link(Mdast node, String url) {
    String markdown = source.text().substring(node.start(), node.end());
    if (!Letters.of(node.toText()).isEmpty()) {
      links.add(new TrueLink(url, markdown, node.start(), node.end()));
    }
  }
}

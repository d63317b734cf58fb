package org.ocp4j.toolkit.build;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Alert;
import org.ocp4j.AttributeKind;
import org.ocp4j.Limit;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;

/**
 * The tree being made: nodes are opened and closed in document order. Every node is checked before
 * it changes anything.
 */
final class Tree {
  private final ParseOptions options;
  private final TreePath path = new TreePath();
  private final Records records;
  private final DraftChecker checker;

  /** Texts that follow one another, which become one node when something else is added. */
  private final StringBuilder pendingText = new StringBuilder();

  /** The marker of an alert that has no children yet. */
  private @Nullable String marker;

  /** The marker and its line ending, with which the pending text begins. */
  private @Nullable String markerLine;

  Tree(ParseOptions options) {
    this.options = options;
    this.records = new Records(options.limits());
    this.checker = new DraftChecker(options);
    path.push(records.add(new Draft(NodeKind.ROOT), 0));
  }

  ParseOptions options() {
    return options;
  }

  /** Returns the number of the innermost open node. */
  int innermost() {
    return path.innermost();
  }

  /** Returns whether the innermost open node has no children. */
  boolean isChildless() {
    return path.children() == 0 && pendingText.length() == 0;
  }

  /** Returns how many children the innermost open node has. */
  int childCount() {
    return path.children() + (pendingText.length() == 0 ? 0 : 1);
  }

  /** Opens a node, and returns its number. What is added until it is closed goes into it. */
  int open(Draft draft) {
    int node = add(draft);
    path.push(node);
    if (marker != null && draft.kind == NodeKind.PARAGRAPH) {
      markerLine = marker + "\n";
      marker = null;
      pendingText.append(markerLine);
    }
    return node;
  }

  /** Adds a node without children. */
  void leaf(Draft draft) {
    add(draft);
  }

  private int add(Draft draft) {
    requirePlace(draft.kind);
    checker.check(draft, this::pathOfNext);
    flushText();
    if (marker != null && draft.kind != NodeKind.PARAGRAPH) {
      addMarker();
    }
    int node = records.add(draft, path.innermost());
    path.count();
    return node;
  }

  private void requirePlace(NodeKind kind) {
    long allowed = options.limits().get(Limit.DEPTH);
    if (path.depth() > allowed) {
      throw new OcpLimitException(Limit.DEPTH, allowed, path.depth(), -1);
    }
    NodeKind parent = records.kind(path.innermost());
    String objection = ContentModel.objection(kind, options);
    if (objection == null) {
      objection = ContentModel.objection(parent, kind, isChildless());
    }
    if (objection != null) {
      throw new TreeException(objection, pathOfNext());
    }
  }

  /** Opens an alert. Its first paragraph begins with its marker, and is made if there is none. */
  int openAlert(Alert alert) {
    checker.requireGfm("an alert", this::pathOfNext);
    Draft quote = new Draft(NodeKind.BLOCKQUOTE).field(NodeField.ALERT, alert.name());
    int node = open(quote);
    marker = "[!" + alert.name() + "]";
    return node;
  }

  private void addMarker() {
    String text = marker;
    marker = null;
    open(new Draft(NodeKind.PARAGRAPH));
    leaf(new Draft(NodeKind.TEXT).text(text));
    close();
  }

  /** Adds to the text at this place, or starts one. */
  void text(String value) {
    requirePlace(NodeKind.TEXT);
    checker.check(new Draft(NodeKind.TEXT).text(value), this::pathOfText);
    pendingText.append(Surrogates.replaceLone(value));
  }

  /** Makes a node of the texts that were added last. */
  private void flushText() {
    if (pendingText.length() > 0) {
      Draft text = new Draft(NodeKind.TEXT).text(pendingText.toString());
      records.add(text, path.innermost());
      path.count();
      pendingText.setLength(0);
    }
    markerLine = null;
  }

  /** Closes the innermost open node. */
  void close() {
    if (marker != null) {
      addMarker();
    } else if (markerLine != null && markerLine.contentEquals(pendingText)) {
      pendingText.setLength(pendingText.length() - 1);
    }
    flushText();
    records.close(path.pop());
  }

  /** Gives the innermost open element an attribute. */
  void attribute(AttributeKind kind, @Nullable String name, @Nullable String value) {
    if (!isChildless()) {
      throw new TreeException(
          "an attribute after children: add attributes first", path.ofInnermost());
    }
    int number = records.attributeCount(path.innermost());
    Draft.Attribute attribute = Draft.Attribute.named(kind, name, value, number);
    checker.check(attribute, path::ofInnermost);
    records.attribute(attribute, path.innermost());
  }

  /**
   * Returns whether the children of the innermost open node are a paragraph and a list that can
   * follow it without a blank line.
   */
  boolean isParagraphAndList() {
    return path.children() == 2
        && pendingText.length() == 0
        && records.isParagraphAndList(path.innermost());
  }

  /** Adds flags to a node. */
  void flag(int node, int flags) {
    records.flag(node, flags);
  }

  /** Returns where the next node would stand. */
  String pathOfNext() {
    return path.ofChild(childCount());
  }

  /** Returns where a text would stand that is added now. */
  private String pathOfText() {
    return path.ofChild(path.children());
  }

  String pathOfInnermost() {
    return path.ofInnermost();
  }

  /** Returns the payload of what was added so far; nothing but the root may be open. */
  ByteBuffer payload() {
    flushText();
    if (path.depth() > 1) {
      String type = records.kind(path.innermost()).type();
      throw new TreeException(type + " is not closed: its content failed", path.ofInnermost());
    }
    records.close(0);
    return PayloadWriter.write(records, options);
  }
}

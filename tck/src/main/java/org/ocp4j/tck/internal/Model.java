package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.Capability;
import org.ocp4j.memory.OcpMemoryLimitException;

/**
 * An engine beside a model of it. The model records each document with its text, and whether the
 * document is closed. Each step is a random call with a result that the model predicts.
 */
final class Model {
  private static final int MOST = 12;

  /** How many bytes larger than requested a block may be. */
  private static final int BLOCK = 4096;

  private final Contract contract;
  private final OcpEngine engine;
  private final Watch watch;
  private final Function<Ownership, ParseOptions> options;
  private final SplittableRandom random;
  private final String replay;
  private final Set<Capability> capabilities;
  private final List<Handle> handles = new ArrayList<>();
  private final List<String> history = new ArrayList<>();
  private int parsed;

  /** A document, the recorded facts about it, and the cursors and views that it returned. */
  private static final class Handle {
    final int number;
    final String text;
    final OcpDocument document;
    final Ownership ownership;
    boolean closed;

    @Nullable
    OcpCursor cursor;

    @Nullable
    ByteBuffer view;

    Handle(int number, String text, OcpDocument document, Ownership ownership) {
      this.number = number;
      this.text = text;
      this.document = document;
      this.ownership = ownership;
    }

    /** Returns {@code true} if the document's views must still show their bytes. */
    boolean showsViews(Set<Capability> capabilities) {
      return !closed || !EngineRules.revokes(capabilities, ownership);
    }

    /** Returns {@code true} if the block of the closed document must not be released yet. */
    boolean isHeld(Set<Capability> capabilities) {
      boolean leased = cursor != null && ownership != Ownership.CONFINED;
      return !closed || leased || (view != null && showsViews(capabilities));
    }
  }

  Model(
      Contract contract,
      OcpEngine engine,
      Watch watch,
      Function<Ownership, ParseOptions> options,
      SplittableRandom random,
      String replay) {
    this.contract = contract;
    this.engine = engine;
    this.watch = watch;
    this.options = options;
    this.random = random;
    this.replay = replay;
    this.capabilities = engine.capabilities();
  }

  private String hint() {
    List<String> last = history.subList(Math.max(0, history.size() - 12), history.size());
    return replay + "; the last calls were " + last;
  }

  /** Makes one random call. */
  void step() {
    if (handles.isEmpty() || (handles.size() < MOST && random.nextInt(3) == 0)) {
      parse();
      return;
    }
    Handle handle = handles.get(random.nextInt(handles.size()));
    switch (random.nextInt(9)) {
      case 0, 1 -> read(handle);
      case 2 -> openCursor(handle);
      case 3 -> readCursor(handle);
      case 4 -> closeCursor(handle);
      case 5 -> view(handle);
      case 6, 7 -> close(handle);
      default -> other(handle);
    }
    look();
  }

  static Ownership anyOwnership(SplittableRandom random) {
    return List.of(Ownership.values()).get(random.nextInt(3));
  }

  private void parse() {
    int number = ++parsed;
    String text = Texts.numbered(number, 1 + random.nextInt(30_000));
    Ownership ownership = anyOwnership(random);
    history.add("parse " + number + ' ' + ownership);
    try {
      OcpDocument document = engine.parse(text, options.apply(ownership));
      handles.add(new Handle(number, text, document, ownership));
    } catch (OcpMemoryLimitException e) {
      // The parser's scratch memory counts towards the limit, and a block may be larger than
      // requested.
      contract.require(
          e.used() + text.length() * 2L + 400 + BLOCK > e.allowed(),
          "a document of " + text.length() + " bytes is refused only if it does not fit into the"
              + " limit",
          e,
          hint());
    }
  }

  private void read(Handle handle) {
    history.add("read " + handle.number);
    if (handle.closed) {
      contract.throwsA(
          OcpClosedException.class,
          handle.document::nodeCount,
          "reading a closed document",
          hint());
    } else {
      contract.equal(
          handle.text, handle.document.node(2).value(), "the text of an open document", hint());
    }
  }

  private void openCursor(Handle handle) {
    if (handle.cursor == null) {
      history.add("cursor of " + handle.number);
      if (handle.closed) {
        contract.throwsA(
            OcpClosedException.class,
            handle.document::cursor,
            "cursor() of a closed document",
            hint());
      } else {
        handle.cursor = handle.document.cursor();
        handle.cursor.moveTo(2);
      }
    }
  }

  private void readCursor(Handle handle) {
    OcpCursor cursor = handle.cursor;
    if (cursor != null) {
      history.add("read cursor of " + handle.number);
      if (handle.closed) {
        contract.throwsA(
            OcpClosedException.class,
            cursor::kind,
            "reading a cursor of a closed document",
            hint());
      } else {
        contract.require(
            cursor.textEquals(handle.text),
            "a cursor shows the document's text",
            cursor.value(),
            hint());
      }
    }
  }

  private void closeCursor(Handle handle) {
    OcpCursor cursor = handle.cursor;
    if (cursor != null) {
      history.add("close cursor of " + handle.number);
      cursor.close();
      handle.cursor = null;
      forgetIfDone(handle);
    }
  }

  private void view(Handle handle) {
    history.add("view of " + handle.number);
    ByteBuffer view = handle.view;
    if (view == null && !handle.closed) {
      handle.view = handle.document.source();
    } else if (view != null && !handle.isHeld(capabilities)) {
      contract.throwsA(
          IllegalStateException.class,
          () -> view.get(0),
          "reading a view of a closed document",
          hint());
    } else if (view != null && handle.showsViews(capabilities)) {
      contract.equal(
          handle.text,
          StandardCharsets.UTF_8.decode(view.duplicate()).toString(),
          "a view of a document that is " + (handle.closed ? "closed" : "open"),
          hint());
    }
  }

  private void close(Handle handle) {
    history.add("close " + handle.number);
    handle.closed = true;
    contract.returns(handle.document::close, "close()", hint());
    forgetIfDone(handle);
  }

  /** Keeps some closed documents, so that later steps call them again. */
  private void forgetIfDone(Handle handle) {
    if (handle.closed && handle.cursor == null && random.nextBoolean()) {
      handles.remove(handle);
    }
  }

  private void other(Handle handle) {
    switch (random.nextInt(4)) {
      case 0 -> {
        history.add("trim");
        engine.trim();
      }
      case 1 -> {
        history.add("break");
        contract.throwsA(
            RuntimeException.class,
            () -> engine.parse("a </b>", options.apply(Ownership.SHARED)),
            "parsing a </b>",
            hint());
      }
      case 2 -> {
        history.add("drop view of " + handle.number);
        handle.view = null;
        forgetIfDone(handle);
      }
      default -> {
        if (handle.ownership == Ownership.AUTO && handle.cursor == null) {
          history.add("forget " + handle.number);
          handles.remove(handle);
        }
      }
    }
  }

  /** Checks that all memory in use is counted, and that the counts add up. */
  private void look() {
    long open = handles.stream().filter(handle -> !handle.closed).count();
    long held = handles.stream().filter(handle -> handle.isHeld(capabilities)).count();
    long live = engine.liveDocuments();
    contract.require(
        live >= open, "liveBlocks is at least the number of open documents, " + open, live, hint());
    contract.require(
        watch.blocks() >= held,
        "the heap has at least the " + held + " blocks of held documents",
        watch.blocks(),
        hint());
  }

  /** Closes the engine, and checks that reading fails and that only memory under views remains. */
  void end() {
    history.add("close engine");
    engine.close();
    for (Handle handle : handles) {
      contract.throwsA(
          OcpClosedException.class,
          handle.document::nodeCount,
          "reading document " + handle.number + " of a closed engine",
          hint());
      if (handle.cursor != null) {
        handle.cursor.close();
      }
    }
    contract.require(
        Pause.until(this::onlyPinsAreLeft, 240),
        "the only blocks left after close() are those pinned by views",
        watch.blocks() + " blocks, " + watch.pins() + " of them pinned",
        hint());
  }

  /** Waits for the collector, which may still be releasing forgotten documents. */
  private boolean onlyPinsAreLeft() {
    long pins = watch.pins();
    return watch.blocks() == pins;
  }
}

package org.ocp4j.tck.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.memory.MemoryStatistics;

/** A document that a call reads, and the actions of user code during that call. */
final class ReentryScene {
  private static final int CAPACITY = 4 << 20;

  /** The actions of user code. */
  enum Act {
    CLOSE_DOCUMENT,
    CLOSE_AND_TRIM,
    CLOSE_ENGINE,
    RESET_FRAME,
    REWIND_FRAME,
    CLOSE_FRAME;

    boolean needsFrame() {
      return compareTo(RESET_FRAME) >= 0;
    }
  }

  private final OcpEngine engine;
  private final String source;
  private final ParseOptions options;
  private final @Nullable OcpFrame frame;
  private final OcpFrame.@Nullable Mark mark;
  private final OcpDocument document;
  private final List<OcpDocument> others = new ArrayList<>();
  private int runs;
  private long blocksHeld;

  /**
   * Opens a document.
   *
   * @param engine the engine that parses the document
   * @param source a text with as many bytes as the text that overwrites it
   * @param options the parse options, with the document's ownership
   * @param inFrame whether the document is placed in a frame of that ownership
   */
  ReentryScene(OcpEngine engine, String source, ParseOptions options, boolean inFrame) {
    this.engine = engine;
    this.source = source;
    this.options = options;
    if (inFrame) {
      frame = engine.openFrame(CAPACITY, options.ownership());
      mark = frame.mark();
      document = frame.parse(source, options);
    } else {
      frame = null;
      mark = null;
      document = engine.parse(source, options);
    }
  }

  OcpDocument document() {
    return document;
  }

  /** Returns how many times user code ran. */
  int runs() {
    return runs;
  }

  /**
   * Returns the number of blocks of documents and frames right after user code closed the document.
   */
  long blocksHeld() {
    return blocksHeld;
  }

  /** Acts on the document at the first call, and then overwrites free memory. */
  void act(Act act) {
    if (runs++ > 0) {
      return;
    }
    switch (act) {
      case CLOSE_DOCUMENT -> document.close();
      case CLOSE_AND_TRIM -> {
        document.close();
        engine.trim();
      }
      case CLOSE_ENGINE -> engine.close();
      case RESET_FRAME -> frame().reset();
      case REWIND_FRAME -> {
        if (mark != null) {
          frame().rewind(mark);
        }
      }
      case CLOSE_FRAME -> frame().close();
    }
    overwrite(act);
    blocksHeld = blocks();
  }

  /** Returns the number of blocks of documents and frames, without those that overwrite memory. */
  long blocks() {
    MemoryStatistics counts = engine.statistics();
    return counts.documents().liveBlocks() + counts.frames().liveBlocks() - others.size();
  }

  private OcpFrame frame() {
    if (frame == null) {
      throw new IllegalStateException("the scene has no frame");
    }
    return frame;
  }

  /** Allocates free memory until the memory released last is overwritten. */
  private void overwrite(Act act) {
    String other = "y".repeat(source.length());
    if (frame != null && frame.isAlive()) {
      if (act != Act.CLOSE_DOCUMENT && act != Act.CLOSE_AND_TRIM) {
        frame.parse(other, options);
      }
    } else if (engine.isAlive()) {
      for (int i = 0; i < 2; i++) {
        others.add(engine.parse(other, options.withOwnership(Ownership.SHARED)));
      }
    }
  }

  /** Returns how many blocks a call that holds the memory keeps, besides those in use. */
  long blocksExpected(Act act) {
    // A frame that was reset has a second block, for later documents.
    return act == Act.RESET_FRAME ? 2 : 1;
  }

  /** Returns how many frames should be open, each with one block, after the call has returned. */
  long framesLeft(Act act) {
    boolean keepsFrame = frame != null && act != Act.CLOSE_FRAME && act != Act.CLOSE_ENGINE;
    return keepsFrame ? 1 : 0;
  }

  /** Closes everything. */
  void close() {
    document.close();
    if (frame != null) {
      frame.close();
    }
    others.forEach(OcpDocument::close);
    engine.close();
  }
}

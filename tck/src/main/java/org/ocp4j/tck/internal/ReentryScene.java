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

/** A document that is read, and what user code can do to it meanwhile. */
final class ReentryScene {
  private static final int CAPACITY = 4 << 20;

  /** What user code does. */
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
   * @param engine parses it
   * @param source has as many bytes as what overwrites it
   * @param options with the document's ownership
   * @param inFrame whether it is placed in a frame of that ownership
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

  /** Returns how often user code ran. */
  int runs() {
    return runs;
  }

  /**
   * Returns the blocks of documents and frames there were when user code had closed the document.
   */
  long blocksHeld() {
    return blocksHeld;
  }

  /**
   * Does something to the document, the first time it is called, and then overwrites free memory.
   */
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

  /**
   * Returns the blocks of documents and frames there are, but for those of what overwrites memory.
   */
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

  /** Takes the memory that is free now, as often as it takes to get what was freed last. */
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

  /** Returns how many blocks the call holds if it holds the memory, besides those in use. */
  long blocksExpected(Act act) {
    // A frame that was reset has a second block, for what was placed in it since.
    return act == Act.RESET_FRAME ? 2 : 1;
  }

  /** Returns how many frames should be open, and have one block, once the call has returned. */
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

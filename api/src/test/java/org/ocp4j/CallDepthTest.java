package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.StackWalker.StackFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;
import org.ocp4j.testing.FakeEngine;

/** Tests how many calls lie between the API and an engine; CONTRIBUTING.md lists these calls. */
class CallDepthTest {
  private static final int TO_PARSE = 5;
  private static final int TO_RELEASE = 7;

  @Test
  void parseReachesTheParserInFewCalls() {
    RecordingEngine recording = new RecordingEngine();
    try (OcpEngine engine = Ocp.builder().provider(recording).build()) {
      engine.parse(ByteBuffer.wrap("a".getBytes(StandardCharsets.UTF_8))).close();
    }
    assertEquals("OcpEngine.parse", outermost(recording.parse));
    assertTrue(recording.parse.size() <= TO_PARSE, recording.parse::toString);
  }

  @Test
  void closeReleasesTheBlockInFewCalls() {
    RecordingEngine recording = new RecordingEngine();
    try (OcpEngine engine = Ocp.builder().provider(recording).poolCapacity(0).build()) {
      engine.parse("a").close();
      assertEquals("OcpDocument.close", outermost(recording.release));
      assertTrue(recording.release.size() <= TO_RELEASE, recording.release::toString);
    }
  }

  private static String outermost(List<String> calls) {
    return calls.isEmpty() ? "" : calls.get(calls.size() - 1);
  }

  /** Records the methods on the stack, innermost first, when it parses and releases a block. */
  private static final class RecordingEngine extends FakeEngine {
    List<String> parse = List.of();
    List<String> release = List.of();

    private final Heap recordingHeap = new Delegates.OfHeap(heap) {
      @Override
      public Block allocate(int byteSize) {
        return new Delegates.OfBlock(super.allocate(byteSize)) {
          @Override
          public void release() {
            release = callers();
            super.release();
          }
        };
      }
    };

    @Override
    public Heap heap() {
      return recordingHeap;
    }

    @Override
    public Parser newParser() {
      return new Delegates.OfParser(super.newParser()) {
        @Override
        public int parse(ByteBuffer source, ParseOptions options) {
          parse = callers();
          return super.parse(source, options);
        }
      };
    }

    /** Returns the methods of the library between an engine and the test. */
    private static List<String> callers() {
      return StackWalker.getInstance()
          .walk(frames -> frames
              .dropWhile(frame -> frame.getClassName().startsWith(CallDepthTest.class.getName()))
              .takeWhile(frame -> !frame.getClassName().equals(CallDepthTest.class.getName()))
              .map(RecordingEngine::name)
              .toList());
    }

    private static String name(StackFrame frame) {
      String type = frame.getClassName();
      return type.substring(type.lastIndexOf('.') + 1) + '.' + frame.getMethodName();
    }
  }
}

package org.ocp4j.internal.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ocp4j.Limit;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.internal.lifetime.Caller;
import org.ocp4j.internal.lifetime.Collector;
import org.ocp4j.internal.lifetime.EngineGate;
import org.ocp4j.internal.lifetime.LeakLog;
import org.ocp4j.internal.lifetime.Lifetime;
import org.ocp4j.internal.memory.EngineBlock;
import org.ocp4j.internal.memory.EngineMemory;
import org.ocp4j.internal.text.Sources;
import org.ocp4j.memory.LeakDetection;
import org.ocp4j.memory.LeakReport;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.ParserFailure;

/**
 * The part of an open engine that is the same for every engine. It pools parsers, allocates blocks
 * for payloads, and closes the backend when the engine is closed and the last user of its memory
 * has finished.
 */
public final class EngineRuntime {
  /** The size of the largest file that can be parsed: Java's buffers have 31-bit sizes. */
  private static final int MAX_BLOCK = Integer.MAX_VALUE - 8;

  private final String id;
  private final EngineBackend backend;
  private final EngineMemory memory;
  private final SourceChecks checks;
  private final Parsing parsing;
  private final EngineGate gate;
  private final EngineDocuments documents;
  private final Set<OpenFrame> frames = ConcurrentHashMap.newKeySet();
  private final AtomicLong lastOpened = new AtomicLong();
  private final LeakLog leaks;

  /**
   * Makes a runtime without documents.
   *
   * @param id the engine's id
   * @param backend the engine's heap and parsers, closed with the engine
   * @param settings the memory limit and the size of the pool
   * @param failures converts a parser's failure, and the source it is about, to the exception
   *     for users
   * @param detection how thoroughly to look for documents that were not closed
   * @param onLeak receives each leak, on the thread that finds it
   */
  public EngineRuntime(
      String id,
      EngineBackend backend,
      EngineMemory.Settings settings,
      BiFunction<ParserFailure, ByteBuffer, OcpParseException> failures,
      LeakDetection detection,
      Consumer<LeakReport> onLeak) {
    this.leaks = new LeakLog(detection, onLeak);
    this.id = id;
    this.backend = backend;
    this.gate = new EngineGate(id, this::end);
    this.memory = new EngineMemory(id, backend.heap(), settings, gate);
    this.checks = new SourceChecks(id, backend, failures);
    this.parsing = new Parsing(id, checks, new ParserPool(backend, memory));
    this.documents = new EngineDocuments(gate, memory, parsing, leaks, lastOpened);
    Collector.begin();
  }

  /** Returns a string as UTF-8, with malformed input replaced or reported as the options say. */
  public ByteBuffer encode(String source, ParseOptions options) {
    return checks.encoded(source, options);
  }

  /** Returns the engine's heap and parsers. */
  public EngineBackend backend() {
    return backend;
  }

  /** Returns the engine's id. */
  public String id() {
    return id;
  }

  /** Returns the engine's memory. */
  public EngineMemory memory() {
    return memory;
  }

  /** Returns the memory statistics. They are available after the engine is closed, too. */
  public MemoryStatistics statistics() {
    boolean open = gate.stay();
    try {
      return memory.statistics(leases(), open);
    } finally {
      if (open) {
        gate.leave();
      }
    }
  }

  private long leases() {
    return documents.leases()
        + frames.stream().mapToLong(OpenFrame::leasesInside).sum();
  }

  /** Releases all idle blocks and parsers. */
  public void trim() {
    if (gate.stay()) {
      try {
        memory.trim();
      } finally {
        gate.leave();
      }
    }
  }

  /** Returns {@code true} until the engine is closed. */
  public boolean isAlive() {
    return gate.isOpen();
  }

  /** Returns the number of documents whose memory has not been released. */
  public long liveDocuments() {
    return documents.count();
  }

  /** Returns the number of open frames. */
  public long liveFrames() {
    return frames.size();
  }

  /** Returns the latest leak reports, oldest first. */
  public List<LeakReport> lastLeaks() {
    return leaks.last();
  }

  /** Returns the number of leaks found. */
  public long leakCount() {
    return leaks.count();
  }

  public LeakLog leaks() {
    return leaks;
  }

  /** Returns the documents of this engine that have a block of their own. */
  public EngineDocuments documents() {
    return documents;
  }

  /**
   * Returns the calling thread as a caller that other threads can parse for.
   *
   * @throws OcpClosedException if the engine is closed
   */
  public Caller caller() {
    if (!isAlive()) {
      throw gate.closedException();
    }
    return new Caller(Thread.currentThread(), leaks.site());
  }

  public Parsing parsing() {
    return parsing;
  }

  public EngineGate gate() {
    return gate;
  }

  /**
   * Reads a file and parses it. The file is not mapped into memory: if another program shortened
   * it, a native parser would crash the JVM. A large file is read into a block, which is released
   * after the parse.
   *
   * @param file the file
   * @param options the parse options, for their limit on the source
   * @param parser parses bytes from position to limit; the bytes are invalid after it returns
   * @return the result of the parser
   * @throws IOException if the file cannot be read
   * @throws OcpLimitException if the file is larger than the options allow
   * @throws OcpMemoryLimitException if the block would exceed the memory limit
   */
  public <T> T parseFile(Path file, ParseOptions options, Function<ByteBuffer, T> parser)
      throws IOException {
    long allowed = options.limits().get(Limit.SOURCE_BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = Sources.size(channel, Limit.SOURCE_BYTES, allowed);
      if (Sources.isSmall(size)) {
        InputStream stream = Channels.newInputStream(channel);
        return parser.apply(Sources.read(stream, Limit.SOURCE_BYTES, allowed));
      }
      gate.enter();
      try {
        return parseInBlock(channel, size, parser);
      } finally {
        gate.leave();
      }
    }
  }

  private <T> T parseInBlock(FileChannel channel, long size, Function<ByteBuffer, T> parser)
      throws IOException {
    if (size > MAX_BLOCK) {
      throw new OcpMemoryLimitException(size, 0, MAX_BLOCK);
    }
    EngineBlock block = memory.allocateDocument((int) size, () -> {});
    try {
      ByteBuffer bytes = block.part((int) size);
      Sources.fill(channel, bytes);
      return parser.apply(bytes.flip());
    } finally {
      block.release();
    }
  }

  /** Returns a number for the next document or frame, from 1. */
  public long nextNumber() {
    return lastOpened.incrementAndGet();
  }

  /**
   * Registers a frame that was opened.
   *
   * @throws OcpClosedException if the engine is closed; the frame is then closed, too
   */
  public void add(OpenFrame frame) {
    memory.addCollectable(frame.ownership(), 1);
    frames.add(frame);
    if (!isAlive()) {
      frame.closeForAll();
      throw gate.closedException();
    }
  }

  /** Unregisters a frame that was closed. */
  public void remove(OpenFrame frame) {
    if (frames.remove(frame)) {
      memory.addCollectable(frame.ownership(), -1);
    }
  }

  /**
   * Closes the engine. Documents and frames that are still open are closed and reported as leaks.
   * The backend is closed when the last call and the last reader have finished.
   */
  public void close() {
    if (gate.close()) {
      memory.events().close();
      documents.forEach(this::closeForgotten);
      frames.forEach(this::closeForgotten);
      memory.beginToClose();
      gate.leave();
    }
  }

  private <T extends Lifetime & LeakLog.Suspect> void closeForgotten(T suspect) {
    long bytes = suspect.bytes();
    if (suspect.closeForAll() && suspect.ownership() != Ownership.AUTO) {
      leaks.report(suspect, bytes, LeakReport.Reason.ENGINE_CLOSED);
    }
  }

  private void end() {
    try {
      memory.close();
      backend.close();
    } finally {
      Collector.end(); // interrupts this thread if it is the collector's
    }
  }
}

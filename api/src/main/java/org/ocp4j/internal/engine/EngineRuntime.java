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
 * What every engine has in common: parsers are pooled, payloads get their block, and the backend is
 * closed by whoever leaves last, be it a parse under way or a document.
 */
public final class EngineRuntime {
  /** The largest file that can be parsed: Java's buffers count in 31 bits. */
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
   * Starts with no document.
   *
   * @param id the engine's id
   * @param backend its heap and parsers; closed with the engine
   * @param settings how much memory it may hold
   * @param failures makes what users see of a parser's failure and the source it is about
   * @param detection how closely to look at forgotten documents
   * @param onLeak told of each, on the thread that finds it
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

  /** The engine's id. */
  public String id() {
    return id;
  }

  /** What its documents and the pool hold. */
  public EngineMemory memory() {
    return memory;
  }

  /** What is counted of its memory; after the engine is closed as well. */
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

  /** Empties the pools of blocks and parsers. */
  public void trim() {
    if (gate.stay()) {
      try {
        memory.trim();
      } finally {
        gate.leave();
      }
    }
  }

  /** Whether it takes work. */
  public boolean isAlive() {
    return gate.isOpen();
  }

  /** Documents whose memory was not given back. */
  public long liveDocuments() {
    return documents.count();
  }

  /** Frames that are not closed. */
  public long liveFrames() {
    return frames.size();
  }

  /** The last leaks, oldest first. */
  public List<LeakReport> lastLeaks() {
    return leaks.last();
  }

  /** How many leaks there were. */
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
   * The calling thread, for whom others can parse.
   *
   * @throws OcpClosedException when the engine is closed
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
   * Reads a file and has it parsed. The file is not mapped: another program may shorten it
   * meanwhile, and a parser in native code would crash the JVM. One that is not small is read into
   * a block, which is released when the parser returns or throws.
   *
   * @param parser parses bytes from position to limit, which it does not keep
   * @throws OcpLimitException when the file has more bytes than the options allow
   * @throws OcpMemoryLimitException when the memory limit does not allow the block
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

  /** Returns the number of the next document or frame. */
  public long nextNumber() {
    return lastOpened.incrementAndGet();
  }

  /**
   * Adds a frame that was opened.
   *
   * @throws OcpClosedException when the engine is closed; the frame is closed, too
   */
  public void add(OpenFrame frame) {
    memory.addCollectable(frame.ownership(), 1);
    frames.add(frame);
    if (!isAlive()) {
      frame.closeForAll();
      throw gate.closedException();
    }
  }

  /** Forgets a frame that was closed. */
  public void remove(OpenFrame frame) {
    if (frames.remove(frame)) {
      memory.addCollectable(frame.ownership(), -1);
    }
  }

  /**
   * Closes every document, reports those as leaks, refuses work, and closes the backend when
   * nothing is under way.
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
    if (suspect.closeForAll() && suspect.ownership() != Ownership.AUTO) {
      leaks.report(suspect, LeakReport.Reason.ENGINE_CLOSED);
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

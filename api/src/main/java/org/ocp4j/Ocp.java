package org.ocp4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Parses sources and opens engines: the place to start.
 *
 * <pre>{@code
 * try (OcpDocument document = Ocp.parse("# Hello, <b>{name}</b>")) {
 *   System.out.println(document.toJson());
 * }
 * }</pre>
 *
 * <p>The {@code parse} methods share one engine, which the first call opens and nothing closes.
 * They throw the exceptions that {@link OcpEngine} lists, and {@link OcpEngineException} when no
 * engine is available.
 */
public final class Ocp {
  private static final Object LOCK = new Object();
  private static volatile @Nullable OcpEngine shared;

  private Ocp() {}

  /**
   * Opens a new engine, which the caller closes. The system property {@code ocp.engine} names the
   * engine; without it the environment variable {@code OCP_ENGINE} does; without both, the engine
   * with the highest priority among those available is opened.
   *
   * @throws OcpEngineException when no engine is available, or when the name is blank, unknown or
   *     of an engine that is not available; the message lists all engines that were found
   * @spec contract.md#9.1 Contract 9.1
   */
  public static OcpEngine engine() {
    return builder().build();
  }

  /** Returns a new builder, which opens an engine with other settings. */
  public static OcpEngine.Builder builder() {
    return new OcpEngine.Builder();
  }

  /**
   * Returns the engines that the API's own class loader finds, in order of choice, including those
   * that are not available.
   */
  public static List<Candidate> engines() {
    return engines(Ocp.class.getClassLoader());
  }

  /**
   * Returns the engines that a class loader finds, in order of choice, including those that are not
   * available.
   *
   * @param classLoader the class loader; null stands for the system class loader
   */
  public static List<Candidate> engines(@Nullable ClassLoader classLoader) {
    return EngineSelector.of(ProviderScan.scan(classLoader), null).candidates();
  }

  /** Parses a string as MDX, see {@link OcpEngine#parse(String)}. */
  public static OcpDocument parse(String source) {
    return shared().parse(source);
  }

  /** Parses a string, see {@link OcpEngine#parse(String, ParseOptions)}. */
  public static OcpDocument parse(String source, ParseOptions options) {
    return shared().parse(source, options);
  }

  /** Parses bytes as MDX, see {@link OcpEngine#parse(byte[])}. */
  public static OcpDocument parse(byte[] source) {
    return shared().parse(source);
  }

  /** Parses bytes, see {@link OcpEngine#parse(byte[], ParseOptions)}. */
  public static OcpDocument parse(byte[] source, ParseOptions options) {
    return shared().parse(source, options);
  }

  /** Parses a buffer as MDX, see {@link OcpEngine#parse(ByteBuffer)}. */
  public static OcpDocument parse(ByteBuffer source) {
    return shared().parse(source);
  }

  /** Parses a buffer, see {@link OcpEngine#parse(ByteBuffer, ParseOptions)}. */
  public static OcpDocument parse(ByteBuffer source, ParseOptions options) {
    return shared().parse(source, options);
  }

  /** Parses a file as MDX or Markdown by its name, see {@link OcpEngine#parse(Path)}. */
  public static OcpDocument parse(Path source) throws IOException {
    return shared().parse(source);
  }

  /** Parses a file, see {@link OcpEngine#parse(Path, ParseOptions)}. */
  public static OcpDocument parse(Path source, ParseOptions options) throws IOException {
    return shared().parse(source, options);
  }

  /** Parses a stream as MDX, see {@link OcpEngine#parse(InputStream)}. */
  public static OcpDocument parse(InputStream source) throws IOException {
    return shared().parse(source);
  }

  /** Parses a stream, see {@link OcpEngine#parse(InputStream, ParseOptions)}. */
  public static OcpDocument parse(InputStream source, ParseOptions options) throws IOException {
    return shared().parse(source, options);
  }

  private static OcpEngine shared() {
    OcpEngine engine = shared;
    if (engine == null) {
      synchronized (LOCK) {
        engine = Objects.requireNonNullElseGet(shared, Ocp::engine);
        shared = engine;
      }
    }
    return engine;
  }

  /**
   * An engine that was found, with the reason why it is selected or not: an element of {@link
   * #engines()}.
   *
   * @param id the name of the engine; empty if its provider failed
   * @param priority its priority, from 0; -1 if its provider failed or is not registered
   * @param available whether it can run here
   * @param reason the reason why it can run here, or cannot
   * @param fix what makes it available, such as a flag, an artifact or a JDK; empty if it is
   *     available
   * @param provider the class name of the provider, as far as known
   * @param location the module, or the location of the class file; empty if unknown
   * @param selected whether {@link #engine()} would open it
   * @param why the reason why it is selected, or is not
   */
  public record Candidate(
      String id,
      int priority,
      boolean available,
      String reason,
      String fix,
      String provider,
      String location,
      boolean selected,
      String why)
      implements Serializable {
    /** Checks that nothing is null. */
    public Candidate {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(fix, "fix");
      Objects.requireNonNull(provider, "provider");
      Objects.requireNonNull(location, "location");
      Objects.requireNonNull(why, "why");
    }
  }
}

package org.ocp4j.tck.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;

/**
 * A stream to which another thread writes a document. It blocks that thread until a test lets it
 * continue.
 */
final class HeldStream extends OutputStream {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Thread writer;

  private HeldStream(OcpDocument document) {
    writer = new Thread(
        () -> {
          try {
            document.writeTo(this);
          } catch (Throwable e) {
            failure.set(e);
            begun.countDown();
          }
        },
        "tck writer");
    writer.setDaemon(true);
  }

  /**
   * Starts writing a document's payload on another thread, and returns when the writing has begun.
   */
  static HeldStream of(OcpDocument document) {
    HeldStream stream = new HeldStream(document);
    stream.writer.start();
    try {
      stream.begun.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return stream;
  }

  /** Lets the writing continue, and returns the bytes that were written. */
  byte[] finish() throws Throwable {
    mayGoOn.countDown();
    writer.join(240_000);
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw thrown;
    }
    return bytes.toByteArray();
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] more, int from, int length) throws IOException {
    begun.countDown();
    try {
      if (!mayGoOn.await(240, TimeUnit.SECONDS)) {
        throw new IOException("the test did not let the writing continue in time");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    bytes.write(more, from, length);
  }
}

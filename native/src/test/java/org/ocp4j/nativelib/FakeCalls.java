package org.ocp4j.nativelib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.Loan;

/** A fake library that returns what the test sets, and records its arguments. */
final class FakeCalls implements NativeCalls {
  private static final long APART = 1L << 32;

  /** The status that {@code parse} returns. */
  int parseStatus = Status.OK;

  /** The status that all other calls return. */
  int status = Status.OK;

  int version = NativeLibrary.ABI_VERSION;

  /** The struct and the text of an error. */
  ByteBuffer error = ByteBuffer.allocate(48).order(ByteOrder.nativeOrder());

  String text = "";

  /** The options of the last parse. */
  ByteBuffer options = ByteBuffer.allocate(0);

  private long payloadSize;

  ByteBuffer room = ByteBuffer.allocateDirect(0);

  /** The block that was allocated last. */
  ByteBuffer block = ByteBuffer.allocateDirect(0);

  final List<Long> freed = new ArrayList<>();
  private final List<ByteBuffer> known = new ArrayList<>();

  private ByteBuffer at(long address) {
    ByteBuffer buffer = known.get((int) (address / APART) - 1).duplicate();
    return buffer.position((int) (address % APART)).order(ByteOrder.nativeOrder());
  }

  private int store(long out, long number) {
    at(out).putLong(status == Status.OK ? number : 0);
    return status;
  }

  @Override
  public int abiVersion() {
    return version;
  }

  @Override
  public int newHeap(long out) {
    return store(out, 1);
  }

  @Override
  public int heapUsage(long heap, long out, long size) {
    at(out).putLong(3).putLong(300).putLong(5).putLong(2);
    return status;
  }

  @Override
  public int freeHeap(long heap) {
    freed.add(heap);
    return status;
  }

  @Override
  public int newBlock(long heap, long size, long out, long address) {
    block = ByteBuffer.allocateDirect((int) size);
    store(address, address(block));
    return store(out, 2);
  }

  @Override
  public int freeBlock(long block) {
    freed.add(block);
    return status;
  }

  @Override
  public int newParser(long out) {
    return store(out, 4);
  }

  @Override
  public int freeParser(long parser) {
    freed.add(parser);
    return status;
  }

  @Override
  public int parserSource(long parser, long length, long out) {
    room = ByteBuffer.allocateDirect((int) length);
    return store(out, address(room));
  }

  @Override
  public int parse(long parser, long length, long asked, long size) {
    options = ByteBuffer.allocate(72).order(ByteOrder.nativeOrder());
    options.put(at(asked).limit(at(asked).position() + 72)).flip();
    payloadSize = length + 1;
    store(size, payloadSize);
    return parseStatus;
  }

  @Override
  public int emit(long parser, long target, long offset, long written) {
    if (target != 2) {
      return Status.HANDLE;
    }
    return emitTo(parser, block.duplicate().position((int) offset), payloadSize, written);
  }

  @Override
  public int emitTo(long parser, ByteBuffer target, long capacity, long written) {
    for (int i = 0; i < capacity; i++) {
      target.put(target.position() + i, (byte) (i + 1));
    }
    return store(written, capacity);
  }

  @Override
  public int parserError(long parser, long out, long size, long where, long capacity, long length) {
    at(out + Integer.BYTES).put(error.duplicate().position(Integer.BYTES));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (capacity > 0) {
      int cut = (int) Math.min(bytes.length, capacity - 1);
      at(where).put(bytes, 0, cut).put((byte) 0);
    }
    at(length).putLong(bytes.length);
    return Status.OK;
  }

  @Override
  public int parserScratch(long parser, long bytes) {
    return store(bytes, 1000);
  }

  @Override
  public long address(ByteBuffer direct) {
    known.add(direct);
    return known.size() * APART;
  }

  @Override
  public ByteBuffer memory(long address, int byteSize) {
    return at(address).slice().limit(byteSize);
  }

  @Override
  public @Nullable Loan lend(long address, int byteSize) {
    return null;
  }

  @Override
  public KernelSymbols kernels(Path library) {
    throw new UnsatisfiedLinkError("the fake library has no loader");
  }
}

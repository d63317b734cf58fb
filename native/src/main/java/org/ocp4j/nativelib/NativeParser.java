package org.ocp4j.nativelib;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.OptionRecord;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.PendingPayload;

/**
 * A parser of the library. Each source is copied once, into memory that the parser reuses. Java
 * code does the copying, because it detects a closed arena or a shortened mapped file; native code
 * would crash.
 */
final class NativeParser implements Parser {
  // Offsets in the mailbox.
  private static final int RESULT = 0;
  private static final int OPTIONS = RESULT + Long.BYTES;
  private static final int ERROR = OPTIONS + OptionRecord.BYTES;
  private static final int BYTES = ERROR + ErrorReader.BYTES;

  private final NativeCalls calls;
  private final Mailbox box;
  private final ErrorReader errors;
  private final PendingPayload pending = new PendingPayload();

  /** The parser's handle; 0 once closed. */
  private long handle;

  /** The parser's memory for sources, as far as it has been used. */
  private @Nullable ByteBuffer room;

  private long roomAddress;

  NativeParser(NativeCalls calls) {
    this.calls = calls;
    this.box = new Mailbox(calls, BYTES);
    this.errors = new ErrorReader(calls, box, ERROR);
    Status.check(calls.newParser(box.at(RESULT)), "opening a parser");
    this.handle = box.number(RESULT);
  }

  @Override
  public int parse(ByteBuffer source, ParseOptions options) {
    pending.clear();
    int length = source.remaining();
    copy(source, length);
    OptionRecord.write(options, box.bytes, OPTIONS);
    int status = calls.parse(handle, length, box.at(OPTIONS), box.at(RESULT));
    if (status != Status.OK) {
      throw failure(status, length);
    }
    return pending.set((int) box.number(RESULT));
  }

  private void copy(ByteBuffer source, int length) {
    int status = calls.parserSource(handle, length, box.at(RESULT));
    if (status != Status.OK) {
      throw Status.failure(status, "room for " + length + " bytes");
    }
    long address = box.number(RESULT);
    ByteBuffer target = room;
    if (target == null || address != roomAddress || target.capacity() < length) {
      target = calls.memory(address, length);
      room = target;
      roomAddress = address;
    }
    target.put(0, source, source.position(), length);
  }

  private RuntimeException failure(int status, int length) {
    if (status == Status.GRAMMAR) {
      return errors.grammar(handle);
    }
    if (status == Status.LIMIT) {
      return errors.limit(handle);
    }
    return Status.failure(status, "parsing " + length + " bytes");
  }

  @Override
  public void emit(Block block, ByteBuffer target) {
    if (block instanceof NativeBlock own) {
      int size = pending.sizeFor(target);
      int status = calls.emit(handle, own.handle(), target.position(), box.at(RESULT));
      Status.check(status, "writing a payload");
      target.position(target.position() + size);
      pending.clear();
    } else {
      emit(target);
    }
  }

  @Override
  public void emit(ByteBuffer target) {
    int size = pending.sizeFor(target);
    if (target.isDirect()) {
      write(target, size);
      target.position(target.position() + size);
    } else {
      ByteBuffer copy = ByteBuffer.allocateDirect(size);
      write(copy, size);
      target.put(copy);
    }
    pending.clear();
  }

  private void write(ByteBuffer target, int size) {
    Status.check(calls.emitTo(handle, target, size, box.at(RESULT)), "writing a payload");
  }

  @Override
  public long scratchBytes() {
    if (handle == 0) {
      return 0;
    }
    Status.check(calls.parserScratch(handle, box.at(RESULT)), "querying the scratch memory");
    return BYTES + box.number(RESULT);
  }

  @Override
  public void close() {
    long last = handle;
    handle = 0;
    pending.clear();
    room = null;
    if (last != 0) {
      Status.check(calls.freeParser(last), "closing a parser");
    }
  }
}

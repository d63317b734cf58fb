package org.ocp4j.internal.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.payload.Payload;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Loan;

/**
 * A block of the engine's heap and who uses it. It goes through the pool as it is, so that taking
 * and giving allocate nothing.
 */
public final class EngineBlock implements Block {
  private static final VarHandle USER;

  static {
    try {
      USER = MethodHandles.lookup().findVarHandle(EngineBlock.class, "user", BlockCounts.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final EngineMemory memory;
  private final Block block;
  private final int byteSize;
  private final int sizeClass;

  /**
   * What its user reads and writes. The user's alone, so that no use of the block makes another.
   */
  private final ByteBuffer part;

  /** Reads {@link #part}, once there was a payload in it. */
  private @Nullable Payload payload;

  /** Null while nobody uses it; whoever makes it null is the one who released it. */
  private volatile @Nullable BlockCounts user;

  /**
   * What views of confined memory are made of, where they can be taken back. Written before
   * exported.
   */
  private @Nullable Loan loan;

  /** Whether its user has handed views out that may be used still. */
  private volatile boolean exported;

  public EngineBlock(EngineMemory memory, Block block) {
    this.memory = memory;
    this.block = block;
    this.byteSize = block.byteSize();
    this.sizeClass = BlockPool.classOf(byteSize);
    this.part = block.view().duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  int sizeClass() {
    return sizeClass;
  }

  void use(BlockCounts counts) {
    USER.setRelease(this, counts);
  }

  /** The block as its heap made it. */
  public Block own() {
    return block;
  }

  /**
   * The whole block. Its last user's bytes are still in it: a view for others is a slice of the
   * bytes that were written since. Moving the position of an earlier view does not matter.
   */
  @Override
  public ByteBuffer view() {
    if (user == null) {
      throw released();
    }
    return block.view().clear().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The start of the block, for its one user alone: little-endian, position zero, the limit its
   * size. Whoever else gets a view gets a slice of it.
   */
  public ByteBuffer part(int size) {
    if (user == null) {
      throw released();
    }
    return part.limit(size).position(0);
  }

  /** The payload that was written into {@link #part}. */
  public Payload payload() {
    Payload reused = payload;
    if (reused == null) {
      reused = new Payload(part);
      payload = reused;
    } else {
      reused.readHeader();
    }
    return reused;
  }

  @Override
  public int byteSize() {
    return byteSize;
  }

  /**
   * A view of a part for who may keep it as long as they like, and nobody counts: read-only and
   * little-endian.
   *
   * @param isConfined whether the block is the calling thread's alone, which may then end the view
   */
  public ByteBuffer export(int offset, int length, boolean isConfined) {
    ByteBuffer whole = isConfined ? lent() : view();
    exported = true;
    return whole.slice(offset, length).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer lent() {
    if (loan == null) {
      loan = lend();
    }
    return loan == null ? view() : loan.view();
  }

  /**
   * Takes back what was exported, if it can be here and now; whether no view shows the block then.
   */
  public boolean recall() {
    if (exported && loan != null && loan.end()) {
      loan = null;
      exported = false;
    }
    return !exported;
  }

  @Override
  public @Nullable Loan lend() {
    return block.lend();
  }

  @Override
  public @Nullable Object anchor() {
    return loan == null ? block.anchor() : loan.anchor();
  }

  @Override
  public Runnable releaser() {
    return memory.pin(this, end());
  }

  @Override
  public void release() {
    memory.giveBack(this);
  }

  /** Ends the use of this block, and returns its user. */
  BlockCounts end() {
    BlockCounts counts = (BlockCounts) USER.getAndSet(this, null);
    if (counts == null) {
      throw released();
    }
    return counts;
  }

  private IllegalStateException released() {
    return new IllegalStateException("block of " + byteSize + " bytes was released before");
  }
}

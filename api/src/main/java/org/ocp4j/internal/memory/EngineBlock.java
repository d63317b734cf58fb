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
 * A block of the engine's heap, with its current user. The pool keeps this same object, so that
 * taking and returning a block allocates nothing.
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
   * The buffer that the block's user reads and writes. Only the user has it, so all uses can share
   * one.
   */
  private final ByteBuffer part;

  /** Reads {@link #part}; null until a payload has been written to it. */
  private @Nullable Payload payload;

  /**
   * The counts of the current user; null while the block is not in use. Whoever sets it to null
   * releases the block.
   */
  private volatile @Nullable BlockCounts user;

  /**
   * The source of views of confined memory, if these can be revoked. Written before {@link
   * #exported}.
   */
  private @Nullable Loan loan;

  /** Whether the block's user has handed out views that may still be used. */
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

  /** Returns the block as its heap made it. */
  public Block own() {
    return block;
  }

  /**
   * Returns a view of the whole block. It may contain bytes of an earlier user, so only slices of
   * newly written bytes may be handed out. The positions of other views do not matter.
   */
  @Override
  public ByteBuffer view() {
    if (user == null) {
      throw released();
    }
    return block.view().clear().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Returns the start of the block, for its user only: little-endian, position 0, the limit its
   * size. Anyone else must get a slice of it.
   */
  public ByteBuffer part(int size) {
    if (user == null) {
      throw released();
    }
    return part.limit(size).position(0);
  }

  /** Returns a reader of the payload that was written to {@link #part}. */
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
   * Returns a read-only, little-endian view of a part that stays valid after the document is
   * closed.
   *
   * @param offset the start of the part in bytes
   * @param length the size of the part in bytes
   * @param isConfined whether only the calling thread uses the block, so that it may revoke the
   *     view
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
   * Revokes the exported views, if possible. Returns {@code true} if no view shows the block any
   * more.
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
    memory.release(this);
  }

  /** Ends the use of this block and returns the counts of its user. */
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

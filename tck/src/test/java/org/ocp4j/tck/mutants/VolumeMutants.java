package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.ocp4j.NodeKind;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.PayloadFormat;

/** Engines that count in too few bits, or have less of something than they need. */
final class VolumeMutants {
  private VolumeMutants() {}

  static List<Mutant> all() {
    return List.of(
        counts("blocks-of-16-bits", "live blocks are counted in 16 bits", n -> n & 0xFFFF, n -> n),
        Mutant.ofHeap(
            "bytes-ever-of-32-bits",
            "live bytes are those ever allocated, in 32 bits, less those ever released",
            "4.2",
            "having been made",
            BytesEver::new),
        Mutant.ofHeap(
            "numbered-blocks",
            "blocks have a number of 16 bits, and memory goes by number",
            "4.2",
            "the same memory or the same handle",
            Numbered::new),
        Mutant.ofHeap(
            "heap-of-64-mib",
            "the heap has 64 MiB, and fails when they are used",
            "5.1",
            "the runtime limits memory",
            heap -> new Capped(heap, 64L << 20)),
        Mutant.ofHeap(
            "short-blocks",
            "a block whose size is a multiple of 1000 is 8 bytes smaller",
            "1.1",
            "has them",
            ShortBlocks::new),
        Mutant.ofHeap(
            "large-release-uncounted",
            "the bytes of pinned blocks of more than 8 MiB stay counted",
            "4.2",
            "after the release then",
            LargeStayCounted::new),
        Mutant.ofHeap(
            "short-above-64-mib",
            "a block of more than 64 MiB is 8 bytes smaller",
            "5.1",
            "has them",
            heap -> new Delegates.OfHeap(heap) {
              @Override
              public Block allocate(int byteSize) {
                return super.allocate(byteSize > 64 << 20 ? byteSize - 8 : byteSize);
              }
            }),
        Mutant.ofHeap(
            "releasers-of-16-bits",
            "a heap has 65,536 releasers, and no more",
            "4.2",
            "very many",
            FewReleasers::new),
        Mutant.ofBlocks(
            "views-of-16-bits",
            "a block has 65,536 views, and no more",
            "1.1",
            "as often as it is asked",
            FewViews::new),
        edit("attributes-of-8-bits", "a node has its attributes modulo 256", payload -> {
          for (int node = 0; node < payload.count(); node++) {
            int count = payload.getShort(node, PayloadFormat.N_ATTRIBUTE_COUNT);
            payload.putShort(node, PayloadFormat.N_ATTRIBUTE_COUNT, count & 0xFF);
          }
        }),
        edit("list-starts-of-24-bits", "a list starts with its number modulo 2²⁴", payload -> {
          for (int node = 0; node < payload.count(); node++) {
            if (payload.kind(node) == NodeKind.LIST.code()) {
              int number = payload.get(node, PayloadFormat.N_DATA);
              payload.put(node, PayloadFormat.N_DATA, number & 0xFFFFFF);
            }
          }
        }),
        edit(
            "parents-of-16-bits",
            "a node's parent is kept in 16 bits",
            payload -> payload.mask(PayloadFormat.N_PARENT, 0xFFFF)),
        edit(
            "spans-of-24-bits",
            "where a node starts is kept in 24 bits",
            payload -> payload.mask(PayloadFormat.N_START, 0xFFFFFF)),
        edit(
            "texts-of-16-bits",
            "the length of a text is kept in 16 bits",
            payload -> payload.mask(PayloadFormat.N_TEXT_LENGTH, 0xFFFF)),
        edit("names-of-8-bits", "the length of an attribute's name is kept in 8 bits", payload -> {
          for (int i = 0; i < payload.attributes(); i++) {
            payload.nameLength(i, payload.nameLength(i) & 0xFF);
          }
        }),
        edit("columns-of-5-bits", "a table has the alignment of 32 columns", payload -> {
          for (int node = 0, column = 0; node < payload.count(); node++) {
            boolean isCell = payload.kind(node) == NodeKind.TABLE_CELL.code();
            column = payload.kind(node) == NodeKind.TABLE_ROW.code() ? 0 : column;
            if (isCell && ++column > 32) {
              int kind = payload.getShort(node, PayloadFormat.N_KIND) & 0xFF;
              payload.putShort(node, PayloadFormat.N_KIND, kind);
            }
          }
        }),
        edit("mistakes-of-8-bits", "a payload has 255 diagnostics at most", payload -> {
          int mistakes = payload.header(PayloadFormat.H_DIAGNOSTICS);
          payload.header(PayloadFormat.H_DIAGNOSTICS, Math.min(255, mistakes));
        }));
  }

  private static Mutant edit(String name, String broken, Nodes.Edit edit) {
    return Mutant.ofParsers(name, broken, "8.2", "expected", Nodes.editing(edit));
  }

  private static Mutant counts(
      String name, String broken, LongUnaryOperator blocks, LongUnaryOperator bytes) {
    return Mutant.ofHeap(name, broken, "4.2", "at once", heap -> new Delegates.OfHeap(heap) {
      @Override
      public long liveBlocks() {
        return blocks.applyAsLong(super.liveBlocks());
      }

      @Override
      public long liveBytes() {
        return bytes.applyAsLong(super.liveBytes());
      }
    });
  }

  private static final class BytesEver extends Delegates.OfHeap {
    private final AtomicLong allocated = new AtomicLong();

    BytesEver(Heap heap) {
      super(heap);
    }

    @Override
    public Block allocate(int byteSize) {
      Block block = super.allocate(byteSize);
      allocated.addAndGet(block.byteSize());
      return block;
    }

    @Override
    public long liveBytes() {
      long released = allocated.get() - super.liveBytes();
      return (allocated.get() & 0xFFFFFFFFL) - released;
    }
  }

  private static final class Numbered extends Delegates.OfHeap {
    private final AtomicLong numbers = new AtomicLong();
    private final ByteBuffer[] memory = new ByteBuffer[1 << 16];

    Numbered(Heap heap) {
      super(heap);
    }

    @Override
    public Block allocate(int byteSize) {
      Block block = super.allocate(byteSize);
      int number = (int) (numbers.getAndIncrement() & 0xFFFF);
      if (byteSize <= 16) {
        memory[number] = memory[number] == null ? block.view() : memory[number];
        boolean fits = memory[number].capacity() == byteSize;
        return fits ? new Elsewhere(block, memory[number]) : block;
      }
      return block;
    }
  }

  private static final class FewReleasers extends Delegates.OfHeap {
    private final AtomicLong releasers = new AtomicLong();

    FewReleasers(Heap heap) {
      super(heap);
    }

    @Override
    public Block allocate(int byteSize) {
      return new Delegates.OfBlock(super.allocate(byteSize)) {
        @Override
        public Runnable releaser() {
          if (releasers.incrementAndGet() > 1 << 16) {
            throw new IllegalArgumentException("no number for a releaser is left");
          }
          return super.releaser();
        }
      };
    }
  }

  private static final class FewViews extends Delegates.OfBlock {
    private int views;

    FewViews(Block block) {
      super(block);
    }

    @Override
    public ByteBuffer view() {
      if (++views > 1 << 16) {
        throw new IllegalArgumentException("no number for a view is left");
      }
      return super.view();
    }
  }

  private static final class Capped extends Delegates.OfHeap {
    private final long most;

    Capped(Heap heap, long most) {
      super(heap);
      this.most = most;
    }

    @Override
    public Block allocate(int byteSize) {
      if (liveBytes() + byteSize > most) {
        throw new OutOfMemoryError("the heap is full");
      }
      return super.allocate(byteSize);
    }
  }

  private static final class ShortBlocks extends Delegates.OfHeap {
    ShortBlocks(Heap heap) {
      super(heap);
    }

    @Override
    public Block allocate(int byteSize) {
      return super.allocate(byteSize % 1000 == 0 ? byteSize - 8 : byteSize);
    }
  }

  private static final class LargeStayCounted extends Delegates.OfHeap {
    private final AtomicLong lost = new AtomicLong();

    LargeStayCounted(Heap heap) {
      super(heap);
    }

    private Runnable counted(Runnable releaser, int byteSize) {
      return () -> {
        releaser.run();
        lost.addAndGet(byteSize > 8 << 20 ? byteSize : 0);
      };
    }

    @Override
    public Block allocate(int byteSize) {
      return new Delegates.OfBlock(super.allocate(byteSize)) {
        @Override
        public Runnable releaser() {
          return counted(super.releaser(), byteSize());
        }
      };
    }

    @Override
    public long liveBytes() {
      return super.liveBytes() + lost.get();
    }
  }
}

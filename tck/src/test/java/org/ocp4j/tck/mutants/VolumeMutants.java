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

/** Engines that count in too few bits, or have too few of some resource. */
final class VolumeMutants {
  private VolumeMutants() {}

  static List<Mutant> all() {
    return List.of(
        counts("blocks-of-16-bits", "live blocks are counted in 16 bits", n -> n & 0xFFFF, n -> n),
        Mutant.ofHeap(
            "bytes-ever-of-32-bits",
            "live bytes are all allocated bytes, counted in 32 bits, minus all released bytes",
            "4.2",
            "were allocated in all",
            BytesEver::new),
        Mutant.ofHeap(
            "numbered-blocks",
            "memory is found by the number of its block, which has 16 bits",
            "4.2",
            "the same memory or the same handle",
            Numbered::new),
        Mutant.ofHeap(
            "heap-of-64-mib",
            "the heap fails when 64 MiB are in use",
            "5.1",
            "the runtime limits the memory",
            heap -> new Capped(heap, 64L << 20)),
        Mutant.ofHeap(
            "short-blocks",
            "a block whose size is a multiple of 1000 is 8 bytes smaller",
            "1.1",
            "has at least that size",
            ShortBlocks::new),
        Mutant.ofHeap(
            "large-release-uncounted",
            "the bytes of pinned blocks of more than 8 MiB are counted after their release",
            "4.2",
            "after the last release",
            LargeStayCounted::new),
        Mutant.ofHeap(
            "short-above-64-mib",
            "a block of more than 64 MiB is 8 bytes smaller",
            "5.1",
            "has at least that size",
            heap -> new Delegates.OfHeap(heap) {
              @Override
              public Block allocate(int byteSize) {
                return super.allocate(byteSize > 64 << 20 ? byteSize - 8 : byteSize);
              }
            }),
        Mutant.ofHeap(
            "releasers-of-16-bits",
            "a heap has only 65,536 releasers",
            "4.2",
            "very many",
            FewReleasers::new),
        Mutant.ofBlocks(
            "views-of-16-bits",
            "a block has only 65,536 views",
            "1.1",
            "very many views",
            FewViews::new),
        edit("attributes-of-8-bits", "a node has its number of attributes modulo 256", payload -> {
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
            "the parent of a node is stored in 16 bits",
            payload -> payload.mask(PayloadFormat.N_PARENT, 0xFFFF)),
        edit(
            "spans-of-24-bits",
            "the start of a node is stored in 24 bits",
            payload -> payload.mask(PayloadFormat.N_START, 0xFFFFFF)),
        edit(
            "texts-of-16-bits",
            "the length of a text is stored in 16 bits",
            payload -> payload.mask(PayloadFormat.N_TEXT_LENGTH, 0xFFFF)),
        edit(
            "names-of-8-bits", "the length of an attribute's name is stored in 8 bits", payload -> {
              for (int i = 0; i < payload.attributes(); i++) {
                payload.nameLength(i, payload.nameLength(i) & 0xFF);
              }
            }),
        edit("columns-of-5-bits", "a table has the alignment of only 32 columns", payload -> {
          for (int node = 0, column = 0; node < payload.count(); node++) {
            boolean isCell = payload.kind(node) == NodeKind.TABLE_CELL.code();
            column = payload.kind(node) == NodeKind.TABLE_ROW.code() ? 0 : column;
            if (isCell && ++column > 32) {
              int kind = payload.getShort(node, PayloadFormat.N_KIND) & 0xFF;
              payload.putShort(node, PayloadFormat.N_KIND, kind);
            }
          }
        }),
        edit("mistakes-of-8-bits", "a payload has at most 255 diagnostics", payload -> {
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
            throw new IllegalArgumentException("no free number for a releaser");
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
        throw new IllegalArgumentException("no free number for a view");
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

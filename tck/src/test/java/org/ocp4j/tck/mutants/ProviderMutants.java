package org.ocp4j.tck.mutants;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/** Engines with a defective provider or backend. */
final class ProviderMutants {
  private ProviderMutants() {}

  static List<Mutant> all() {
    return List.of(
        mutant(
            "upper-case",
            "the name is in upper case",
            "lower case",
            new Mutant.Provider("upper-case", java -> java) {
              @Override
              public String id() {
                return super.id().toUpperCase(Locale.ROOT);
              }
            }),
        mutant(
            "unavailable",
            "reports that it is not available, but starts",
            "is available",
            new Mutant.Provider("unavailable", java -> java) {
              @Override
              public Availability availability() {
                return Availability.no("a library is missing", "install it", null);
              }
            }),
        mutant(
            "throwing-probe",
            "`availability()` throws",
            "UnsatisfiedLinkError",
            new Mutant.Provider("throwing-probe", java -> java) {
              @Override
              public Availability availability() {
                throw new UnsatisfiedLinkError("no ocp in java.library.path");
              }
            }),
        new Mutant(
            "one-backend",
            "`open()` returns the same backend at every call",
            "4.2",
            "another engine's blocks",
            new OneBackend("one-backend")),
        mutant(
            "one-library",
            "closing an engine unloads the library that all engines use",
            "second engine",
            new OneLibrary("one-library")),
        Mutant.ofBackend(
            "new-heap",
            "`heap()` returns another object at every call",
            "1.1",
            "heap()",
            java -> new Delegates.OfBackend(java) {
              @Override
              public Heap heap() {
                return new Delegates.OfHeap(super.heap());
              }
            }),
        Mutant.ofBackend(
            "utf8-unchecked",
            "claims to check that sources are UTF-8, and does not",
            "6.3",
            "parsing the bytes",
            java -> new Delegates.OfBackend(java) {
              @Override
              public boolean checksUtf8() {
                return true;
              }
            }),
        Mutant.ofBackend(
            "throwing-close",
            "`close()` of the backend throws",
            "1.8",
            "a thread is attached",
            java -> new Delegates.OfBackend(java) {
              @Override
              public void close() {
                super.close();
                throw new IllegalStateException("a thread is attached");
              }
            }));
  }

  private static Mutant mutant(String name, String broken, String word, Mutant.Provider provider) {
    return new Mutant(name, broken, "9.1", word, provider);
  }

  private static final class OneBackend extends Mutant.Provider {
    private final EngineBackend backend = new JavaEngineProvider().open();

    OneBackend(String name) {
      super(name, java -> java);
    }

    @Override
    public EngineBackend open() {
      return backend;
    }
  }

  private static final class OneLibrary extends Mutant.Provider {
    private static final AtomicInteger UNLOADED = new AtomicInteger();

    OneLibrary(String name) {
      super(name, OneLibrary::using);
    }

    private static EngineBackend using(EngineBackend java) {
      int library = UNLOADED.get();
      return new Delegates.OfBackend(java) {
        @Override
        public Parser newParser() {
          if (library != UNLOADED.get()) {
            throw new IllegalStateException("the library was unloaded");
          }
          return super.newParser();
        }

        @Override
        public void close() {
          UNLOADED.incrementAndGet();
          super.close();
        }
      };
    }
  }
}

package org.ocp4j.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles code blocks in memory, with every warning, and loads what it has compiled. */
final class Compiler {
  private final Map<String, byte[]> classes = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** Returns the errors and warnings, each with its page and line. */
  List<String> problems() {
    return problems;
  }

  /** Compiles statements and types together with the examples of the checkout. */
  void compile(List<JavaSource> sources) throws IOException {
    List<JavaFileObject> units = new ArrayList<>(sources);
    Path examples = Pages.ROOT.resolve("examples/src/main/java/org/ocp4j/example");
    JavaCompiler compiler = compiler();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        Stream<Path> tree = Files.walk(examples)) {
      tree.filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> files.getJavaFileObjects(file).forEach(units::add));
      run(compiler, new InMemory(files), List.of("-Xlint:all"), units);
    }
  }

  /** Compiles a declaration of a module, with everything on the class path as modules. */
  void compileModule(JavaSource source) throws IOException {
    JavaCompiler compiler = compiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of("-Xlint:all", "--module-path", System.getProperty("java.class.path"));
      run(compiler, new InMemory(files), options, List.of(source));
    }
  }

  private static JavaCompiler compiler() {
    return Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests need a JDK");
  }

  private void run(
      JavaCompiler compiler,
      JavaFileManager files,
      List<String> options,
      List<? extends JavaFileObject> units) {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-proc:none", "-implicit:none", "--release", "17"));
    if (!options.contains("--module-path")) {
      all.addAll(List.of("-cp", System.getProperty("java.class.path")));
    }
    boolean compiled = compiler.getTask(null, files, found, all, null, units).call();
    for (Diagnostic<? extends JavaFileObject> problem : found.getDiagnostics()) {
      problems.add(place(problem) + ": " + problem.getMessage(Locale.ROOT));
    }
    if (!compiled && problems.isEmpty()) {
      problems.add("the compiler failed without a message");
    }
  }

  private static String place(Diagnostic<? extends JavaFileObject> problem) {
    return problem.getSource() instanceof JavaSource source
        ? source.place(problem.getLineNumber())
        : String.valueOf(problem.getSource());
  }

  /** Returns a loader of the compiled classes. */
  ClassLoader loader() {
    return new ClassLoader(Compiler.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
      }
    };
  }

  /** Keeps class files in memory. */
  private final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    InMemory(StandardJavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              try {
                super.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              classes.put(name, toByteArray());
            }
          };
        }
      };
    }
  }
}

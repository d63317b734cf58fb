package org.ocp4j.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Removes one check after another from the runtime's sources: the kit must report the broken rule.
 */
class BrokenRuntimeTest {
  private static final Path SOURCES = Path.of("..", "api", "src", "main", "java", "org", "ocp4j");

  @TempDir
  private Path directory;

  /**
   * A check to remove.
   *
   * @param rule the rule that must fail without it
   * @param name a description of the check
   * @param file the source file
   * @param text the check's text, which the file has exactly once
   * @param instead the text without the check
   */
  record Removal(String rule, String name, String file, String text, String instead) {
    @Override
    public String toString() {
      return rule + " without " + name;
    }
  }

  static Stream<Removal> removals() {
    return Stream.of(
        new Removal(
            "1.3",
            "checking again for a close after taking a lease",
            "internal/lifetime/Lifetime.java",
            "if (closed) {\n        refuse(slot);",
            "if (owner != null) {\n        refuse(slot);"),
        new Removal(
            "1.8",
            "checking whether a confined document is closed",
            "internal/lifetime/Lifetime.java",
            "if (closed) {\n        releaseIfUnread();\n        return",
            "if (owner == null) {\n        releaseIfUnread();\n        return"),
        new Removal(
            "1.4",
            "releasing memory without readers",
            "internal/lifetime/Lifetime.java",
            "if (sum() == 0) {",
            "if (sum() < 0) {"),
        new Removal(
            "1.5",
            "waiting for the last lease",
            "internal/lifetime/Lifetime.java",
            "if (sum() == 0) {",
            "if (sum() >= 0) {"),
        new Removal(
            "1.5",
            "releasing with the last lease",
            "internal/lifetime/Lifetime.java",
            "giveUpAlone();\n    }\n    if (closed) {",
            "giveUpAlone();\n    }\n    if (owner != null) {"),
        new Removal(
            "1.5",
            "checking whether a cursor's document is closed",
            "internal/lifetime/Lifetime.java",
            "if ((boolean) CLOSED.get(this)) {",
            "if (released) {"),
        new Removal(
            "1.6",
            "keeping the memory of views",
            "internal/memory/EngineMemory.java",
            "isFree ? null : block.anchor()",
            "isFree ? null : null"),
        new Removal(
            "1.6",
            "recording that views were returned",
            "internal/memory/EngineBlock.java",
            "    exported = true;",
            "    exported = false;"),
        new Removal(
            "1.7",
            "reporting forgotten documents",
            "internal/engine/EngineDocument.java",
            "documents.leaks().report(this, bytes(), LeakReport.Reason.UNREACHABLE);",
            ""),
        new Removal(
            "1.8",
            "closing documents with the engine",
            "internal/engine/EngineRuntime.java",
            "documents.forEach(this::closeForgotten);",
            ""),
        new Removal(
            "1.9",
            "releasing the block of a failed parse",
            "internal/engine/EngineDocuments.java",
            "        memory.release(block);\n      }\n      throw e;",
            "      }\n      throw e;"),
        new Removal(
            "1.10",
            "counting reads of confined memory",
            "internal/lifetime/Lifetime.java",
            "if (sum() == 0) {",
            "if (!isLeased || sum() == 0) {"),
        new Removal(
            "1.10",
            "releasing confined memory when the last read ends",
            "internal/lifetime/Lifetime.java",
            "giveUpAlone();\n    }\n    if (closed) {",
            "giveUpAlone();\n    }\n    if (closed && isLeased) {"),
        new Removal(
            "1.10",
            "holding a document while a renderer runs user code",
            "OcpDocument.java",
            "      use.of(payload.view(",
            "      exit();\n      use.of(payload.view("),
        new Removal(
            "1.10",
            "holding a document while it is written to a stream",
            "OcpDocument.java",
            "      PayloadFiles.write(stream, ",
            "      exit();\n      PayloadFiles.write(stream, "),
        new Removal(
            "1.10",
            "holding a document while it is written to a channel",
            "OcpDocument.java",
            "      PayloadFiles.write(channel, ",
            "      exit();\n      PayloadFiles.write(channel, "),
        new Removal(
            "1.10",
            "holding a document while it is written to a file",
            "OcpDocument.java",
            "      PayloadFiles.writeAtomically(",
            "      exit();\n      PayloadFiles.writeAtomically("),
        new Removal(
            "1.10",
            "holding a document while its source is digested",
            "OcpDocument.java",
            "      return Digest.of(",
            "      exit();\n      return Digest.of("),
        new Removal(
            "1.10",
            "holding a document while a visitor runs",
            "OcpNode.java",
            "      VisitorWalk.of(",
            "      exit();\n      VisitorWalk.of("),
        new Removal(
            "1.10",
            "unregistering a confined frame that user code closed",
            "internal/frame/FrameMemory.java",
            "      epoch = null;\n      runtime.remove(this);",
            "      epoch = null;"),
        new Removal(
            "1.10",
            "continuing after a leak listener threw",
            "internal/lifetime/LeakLog.java",
            "    } catch (Throwable e) {\n      Uncaught.report(e);",
            "    } catch (RuntimeException e) {\n      Uncaught.report(e);"),
        new Removal(
            "3.2",
            "comparing the owner thread",
            "internal/lifetime/Lifetime.java",
            "if (owner != null && !owner.equals(Thread.currentThread())) {",
            "if (owner != null && owner.equals(null)) {"),
        new Removal(
            "3.4",
            "excluding automatic documents from leaks",
            "internal/lifetime/Lifetime.java",
            "if (forgotten && ownership != Ownership.AUTO) {",
            "if (forgotten) {"),
        new Removal(
            "4.3",
            "crediting the budget",
            "internal/memory/Budget.java",
            "used.addAndGet(-bytes);",
            "used.addAndGet(-bytes + bytes / 1000);"),
        new Removal(
            "5.1",
            "comparing with the limit",
            "internal/memory/Budget.java",
            "if (bytes > limit - before) {",
            "if (bytes > limit) {"),
        new Removal(
            "5.2",
            "emptying the pool when memory is short",
            "internal/memory/EngineMemory.java",
            "    trim();\n    sacrifice.run();",
            "    sacrifice.run();"),
        new Removal(
            "5.3",
            "limiting views to the payload",
            "internal/memory/EngineBlock.java",
            "return part.limit(size).position(0);",
            "return part.limit(byteSize).position(0);"),
        new Removal(
            "6.1",
            "the limit of source bytes",
            "internal/engine/SourceChecks.java",
            "if (source.remaining() > allowed) {",
            "if (source.remaining() > allowed + 1) {"),
        new Removal(
            "6.3",
            "looking for malformed UTF-8",
            "internal/engine/SourceChecks.java",
            "if (bad < 0) {",
            "if (bad < source.capacity()) {"),
        new Removal(
            "7.1", "zeroing vectors", "frame/OcpFrame.java", "OcpVector.clear(room.bytes());", ""),
        new Removal(
            "7.2",
            "waiting for readers before rewinding",
            "internal/frame/FrameEpoch.java",
            "isRead |= !ended.isReleased();",
            "isRead |= ended.isAlive();"),
        new Removal(
            "7.3",
            "keeping the memory of a frame's views after a reset",
            "internal/frame/FrameBlock.java",
            "last != null && last.recall() ? take() : null",
            "last != null ? take() : null"),
        new Removal(
            "7.3",
            "keeping the memory of a frame's views after rewinding",
            "internal/frame/FrameEpoch.java",
            "Math.max(scope.start, floor.get())",
            "Math.max(scope.start, 0)"),
        new Removal(
            "7.4",
            "comparing with the remaining bytes",
            "internal/frame/FrameEpoch.java",
            "if (size > capacity - start) {",
            "if (size > capacity + 8 - start) {"),
        new Removal(
            "8.3",
            "checking payloads from outside",
            "OcpDocument.java",
            "    PayloadChecker.check(bytes);\n",
            ""),
        new Removal(
            "10.2",
            "checking the engine of a kernel's vector",
            "kernel/KernelCall.java",
            "if (!FRIEND.isOf(holder, kernel.runtime)) {",
            "if (holder.length() < 0) {"),
        new Removal(
            "10.2",
            "checking the types of a kernel's arguments",
            "kernel/KernelCall.java",
            "argument == null || argument.getClass() != parameter.argumentType()",
            "argument == null"),
        new Removal(
            "10.3",
            "holding the memory of a kernel's vectors",
            "kernel/KernelCall.java",
            "    entered[enteredCount++] = scope;",
            "    scope.leave();"),
        new Removal(
            "10.5",
            "waiting for the threads of a parallel call",
            "kernel/ParallelKernel.java",
            "new CountDownLatch(ranges)",
            "new CountDownLatch(0)"),
        new Removal(
            "10.6",
            "ending the leases of a kernel that fails",
            "kernel/Kernel.java",
            "    } finally {\n      call.exit();",
            "    } catch (ArithmeticException e) {\n      throw e;\n    } finally {"
                + "\n      if (calls.sum() > 0) {\n        call.exit();\n      }"));
  }

  @Test
  void sourcesHaveEachTextOnce() throws IOException {
    for (Removal removal : removals().toList()) {
      without(removal);
    }
  }

  @TestFactory
  Stream<DynamicTest> aMissingCheckIsNoticed() {
    return Sample.of(removals().toList(), 9).stream()
        .map(
            removal -> DynamicTest.dynamicTest(removal.toString(), () -> assertIsNoticed(removal)));
  }

  private void assertIsNoticed(Removal removal) throws IOException, InterruptedException {
    Path classes = Files.createTempDirectory(directory, "classes");
    compile(removal, classes);
    Path output = classes.resolve("output");
    int exit = run(
        output,
        "java",
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-cp",
        classes + File.pathSeparator + classPath(),
        "org.ocp4j.tck.TckRunner",
        "--engine",
        "java",
        "--effort",
        "quick",
        "--rule",
        removal.rule(),
        "--stop-at-failure",
        "--report",
        classes.resolve("report").toString());
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertEquals(1, exit, said);
    assertTrue(said.contains(removal.rule()), said);
  }

  private static int run(Path output, String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start()
        .waitFor();
  }

  /** Returns the text of the source file without the check. */
  private static String without(Removal removal) throws IOException {
    Path file = SOURCES.resolve(removal.file());
    String source = Files.readString(file, StandardCharsets.UTF_8);
    assertEquals(
        2,
        source.split(Pattern.quote(removal.text()), -1).length,
        () -> file + " should have this text exactly once: " + removal.text());
    return source.replace(removal.text(), removal.instead());
  }

  private static void compile(Removal removal, Path classes)
      throws IOException, InterruptedException {
    Path broken = classes.resolve(Path.of(removal.file()).getFileName().toString());
    Files.writeString(broken, without(removal));
    Path output = classes.resolve("javac");
    int exit = run(
        output,
        "javac",
        "-J-XX:TieredStopAtLevel=1",
        "-nowarn",
        "-proc:none",
        "-cp",
        classPath(),
        "-d",
        classes.toString(),
        broken.toString());
    assertEquals(0, exit, Files.readString(output));
  }

  /** Returns the class path of this test, also if its modules are on the module path. */
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        List.of(
            System.getProperty("java.class.path", ""),
            System.getProperty("jdk.module.path", ""),
            Path.of("target", "classes").toString()));
  }
}

package org.ocp4j.engine.wasm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the classes that Chicory's compiler makes from the WebAssembly module. */
class CompiledModuleTest {
  /** HotSpot never compiles longer methods ({@code -XX:HugeMethodLimit}). */
  private static final int HUGE = 8000;

  private static final String RUNTIME_PART = "CoreMachineShaded";

  private static Map<String, ClassFile> classes() {
    Map<String, ClassFile> classes = new TreeMap<>();
    Stream<String> groups = IntStream.range(0, 100)
        .mapToObj(i -> "CoreMachineFuncGroup_" + i)
        .takeWhile(name -> Sandbox.class.getResource(name + ".class") != null);
    Stream.concat(Stream.of("CoreMachine", "CoreMachineMachineCall"), groups)
        .forEach(name -> classes.put(name, ClassFile.read(name)));
    assertTrue(classes.size() > 2, classes.keySet().toString());
    return classes;
  }

  @Test
  void everyMethodIsCompiledByHotSpot() {
    Set<String> huge = new TreeSet<>();
    classes()
        .forEach((name, file) -> file.methods.forEach((method, length) -> {
          if (length > HUGE) {
            huge.add(name + "." + method + ": " + length + " bytes");
          }
        }));
    assertEquals(
        Set.of(), huge, "make the function in Rust smaller, or look at native/build-wasm's flags");
  }

  @Test
  void nothingIsLeftToChicorysInterpreter() {
    classes().forEach((name, file) -> {
      for (ClassFile.Call call : file.calls) {
        assertTrue(!call.owner().contains("Interpreter"), name + " calls " + call);
      }
    });
  }

  @Test
  void theRuntimePartHasAllCalledMethods() {
    Set<String> there = Arrays.stream(CoreMachineShaded.class.getMethods())
        .filter(method -> method.getDeclaringClass() == CoreMachineShaded.class)
        .map(CompiledModuleTest::signature)
        .collect(Collectors.toSet());
    Set<String> called = new TreeSet<>();
    classes().forEach((name, file) -> {
      for (ClassFile.Call call : file.calls) {
        if (call.owner().endsWith("/" + RUNTIME_PART)) {
          called.add(call.name() + call.descriptor());
        }
      }
    });
    assertTrue(called.size() > 10, called.toString());
    called.removeAll(there);
    assertEquals(Set.of(), called, "Chicory's compiler calls what " + RUNTIME_PART + " has not");
  }

  private static String signature(Method method) {
    return method.getName()
        + java.lang.invoke.MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .toMethodDescriptorString();
  }
}

package org.ocp4j.toolkit.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;

/** What a program sees that has the toolkit and no Jackson. */
class WithoutJacksonTest {
  private static URLClassLoader loader() {
    URL[] places = {place(TreeBuilder.class), place(Ocp.class)};
    return new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
  }

  private static URL place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  @Test
  void documentsAreBuilt() throws IOException, ReflectiveOperationException {
    try (URLClassLoader loader = loader()) {
      Class<?> type = loader.loadClass(TreeBuilder.class.getName());
      assertNotSame(TreeBuilder.class, type);
      Object builder = type.getMethod("markdown").invoke(null);
      Object document = type.getMethod("build").invoke(builder);
      assertEquals(OcpDocument.class.getName(), document.getClass().getName());
    }
  }

  @Test
  void jsonIsRefusedWithAFix() throws IOException, ReflectiveOperationException {
    try (URLClassLoader loader = loader()) {
      Class<?> type = loader.loadClass(TreeBuilder.class.getName());
      InvocationTargetException e = assertThrows(
          InvocationTargetException.class,
          () -> type.getMethod("fromMdast", String.class).invoke(null, "{}"));
      IllegalStateException cause = assertInstanceOf(IllegalStateException.class, e.getCause());
      assertEquals(
          "mdast in JSON is read with Jackson: add com.fasterxml.jackson.core:jackson-core, 2.15"
              + " or newer, to the class path or the module path",
          cause.getMessage());
    }
  }
}

package org.ocp4j.toolkit.frontmatter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.toolkit.build.TreeBuilder;

/** What a program sees that has the toolkit and none of the libraries for front matter. */
class WithoutLibrariesTest {
  private static URL place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static void refuses(String syntax, String fix)
      throws IOException, ReflectiveOperationException {
    URL[] places = {place(FrontMatter.class), place(Ocp.class)};
    try (URLClassLoader loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
      Class<?> builder = loader.loadClass(TreeBuilder.class.getName());
      Object made = builder.getMethod("markdown").invoke(null);
      made = builder.getMethod(syntax, String.class).invoke(made, "a");
      Object document = builder.getMethod("build").invoke(made);
      Class<?> type = loader.loadClass(FrontMatter.class.getName());
      Class<?> documents = loader.loadClass(OcpDocument.class.getName());
      Object front =
          ((Optional<?>) type.getMethod("of", documents).invoke(null, document)).orElseThrow();
      assertEquals("a", type.getMethod("raw").invoke(front));
      InvocationTargetException e = assertThrows(
          InvocationTargetException.class, () -> type.getMethod("asMap").invoke(front));
      IllegalStateException cause = assertInstanceOf(IllegalStateException.class, e.getCause());
      assertEquals(fix, cause.getMessage());
    }
  }

  @Test
  void yaml_is_refused_with_a_fix() throws IOException, ReflectiveOperationException {
    refuses(
        "yaml",
        "front matter in YAML needs a library: add org.snakeyaml:snakeyaml-engine, 3.0"
            + " or newer, to the class path or the module path");
  }

  @Test
  void toml_is_refused_with_a_fix() throws IOException, ReflectiveOperationException {
    refuses(
        "toml",
        "front matter in TOML needs a library: add"
            + " com.fasterxml.jackson.dataformat:jackson-dataformat-toml, 2.15"
            + " or newer, to the class path or the module path");
  }
}

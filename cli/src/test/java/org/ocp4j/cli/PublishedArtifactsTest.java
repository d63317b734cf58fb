package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.spi.EngineProvider;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Compares what is published with the modules: the BOM, the jars for platforms, OSGi headers. */
class PublishedArtifactsTest {
  private static final Path ROOT = SourceTree.ROOT;
  private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency";
  private static final Pattern MODULE = Pattern.compile("(?m)^(?:open )?module ([\\w.]+) \\{");
  private static final Pattern PROVIDES = Pattern.compile("provides (\\w+) with\\s+(\\w+);");

  /** A module of the build that is published as a jar. */
  private record Module(Path folder, Document pom) {
    String artifact() throws Exception {
      return text(pom, "/project/artifactId");
    }
  }

  private static Document read(Path pom) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
  }

  private static List<String> texts(Document pom, String path) throws XPathExpressionException {
    NodeList nodes = (NodeList)
        XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent().strip());
    }
    return texts;
  }

  private static String text(Document pom, String path) throws XPathExpressionException {
    return String.join(" ", texts(pom, path));
  }

  private static List<Module> published() throws Exception {
    Document root = read(ROOT.resolve("pom.xml"));
    List<Module> modules = new ArrayList<>();
    for (String name : texts(root, "//modules/module")) {
      Document pom = read(ROOT.resolve(name).resolve("pom.xml"));
      boolean skipped = text(pom, "/project/properties/maven.deploy.skip").equals("true");
      if (!skipped && !text(pom, "/project/packaging").equals("pom")) {
        modules.add(new Module(ROOT.resolve(name), pom));
      }
    }
    assertTrue(modules.size() > 10, modules.toString());
    return modules;
  }

  private static Document bom() throws Exception {
    return read(ROOT.resolve("bom/pom.xml"));
  }

  @Test
  void theBomManagesWhatIsPublishedAndNothingElse() throws Exception {
    TreeSet<String> artifacts = new TreeSet<>();
    for (Module module : published()) {
      artifacts.add("org.ocp4j:" + module.artifact());
    }
    List<String> managed = new ArrayList<>();
    List<String> groups = texts(bom(), MANAGED + "[not(classifier)]/groupId");
    List<String> names = texts(bom(), MANAGED + "[not(classifier)]/artifactId");
    for (int i = 0; i < names.size(); i++) {
      managed.add(groups.get(i) + ":" + names.get(i));
    }

    Collections.sort(managed);
    assertEquals(List.copyOf(artifacts), managed);
    assertEquals(List.of(), texts(bom(), "/project/parent"), "a parent would manage more");
  }

  @Test
  void modulesThatAreNoLibrariesAreNotPublished() throws Exception {
    TreeSet<String> folders = new TreeSet<>();
    for (Module module : published()) {
      folders.add(ROOT.relativize(module.folder()).toString().replace('\\', '/'));
    }
    for (String folder :
        List.of("bench", "conformance", "examples", "examples/kernels", "stress")) {
      assertTrue(!folders.contains(folder), folder);
    }
  }

  @Test
  void theBomSaysWhatTheParentSays() throws Exception {
    Document root = read(ROOT.resolve("pom.xml"));
    for (String path : List.of("version", "url", "licenses", "developers", "scm")) {
      assertEquals(text(root, "/project/" + path), text(bom(), "/project/" + path), path);
    }
    for (String name : texts(bom(), "//plugin/artifactId")) {
      String path = "//plugin[artifactId='" + name + "']/version";
      assertEquals(text(root, path), text(bom(), path), name);
    }
  }

  @Test
  void eachPlatformHasAJarOfItsOwn() throws Exception {
    Properties index = new Properties();
    Path file = ROOT.resolve("native/src/main/resources/org/ocp4j/nativelib/libraries.properties");
    try (var in = Files.newInputStream(file)) {
      index.load(in);
    }
    TreeSet<String> classifiers = index.stringPropertyNames().stream()
        .filter(key -> key.endsWith(".file"))
        .map(key -> key.replace(".file", ""))
        .collect(Collectors.toCollection(TreeSet::new));
    classifiers.add("no-libraries");
    String managed = MANAGED + "[artifactId='ocp4j-native']/classifier";

    TreeSet<String> jars =
        new TreeSet<>(texts(read(ROOT.resolve("native/pom.xml")), "//classifier"));
    assertEquals(classifiers, jars, "in native/pom.xml");
    assertEquals(jars, new TreeSet<>(texts(bom(), managed)), "in bom/pom.xml");
  }

  @Test
  void bundlesAreNamedLikeModulesAndOfferTheSameServices() throws Exception {
    for (Module module : published()) {
      Path bnd = module.folder().resolve("bnd.bnd");
      if (List.of("ocp", "ocp4j-tck").contains(module.artifact())) {
        assertTrue(Files.notExists(bnd), "a command and a test kit are no bundles");
        continue;
      }
      Path moduleInfo = module.folder().resolve("src/main/java/module-info.java");
      if (module.artifact().equals("ocp4j-spark")) {
        String reason = "Spark's jars share packages, so no module and no bundle can require them";
        assertTrue(Files.notExists(bnd) && Files.notExists(moduleInfo), reason);
        assertEquals("org.ocp4j.spark", text(module.pom(), "//Automatic-Module-Name"));
        continue;
      }
      String headers = Files.readString(bnd);
      String descriptor = Files.readString(moduleInfo);
      Matcher name = MODULE.matcher(descriptor);
      assertTrue(name.find(), descriptor);
      String symbolicName = "Bundle-SymbolicName: " + name.group(1) + "\n";
      assertTrue(headers.contains(symbolicName), bnd + " should have " + symbolicName);
      Matcher service = PROVIDES.matcher(descriptor);
      if (service.find()) {
        assertTrue(headers.contains("." + service.group(1) + "\";register:="), bnd.toString());
        assertTrue(headers.contains("." + service.group(2) + "\"\n"), bnd.toString());
      }
    }
  }

  /** What is said of a merged jar has to know every engine that is published. */
  @Test
  void enginesThatLostTheirServiceFileAreAllFound(@TempDir Path merged) throws Exception {
    TreeSet<String> engines = new TreeSet<>();
    for (Module module : published()) {
      if (module.artifact().startsWith("ocp4j-engine-")) {
        engines.add(module.artifact().substring("ocp4j-engine-".length()));
      }
    }
    Path services = Files.createDirectories(merged.resolve("META-INF/services"));
    Files.writeString(services.resolve(EngineProvider.class.getName()), "# none was kept\n");
    for (Ocp.Candidate candidate : Ocp.engines()) {
      Path file = merged.resolve(candidate.provider().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[] {1}); // nobody may load it
    }
    URL[] path = {merged.toUri().toURL()};

    List<Ocp.Candidate> candidates =
        Ocp.engines(new URLClassLoader(path, ClassLoader.getPlatformClassLoader()));
    assertEquals(
        engines,
        candidates.stream().map(Ocp.Candidate::id).collect(Collectors.toCollection(TreeSet::new)));
    for (Ocp.Candidate candidate : candidates) {
      assertTrue(candidate.fix().contains("ServicesResourceTransformer"), candidate.fix());
    }
  }
}

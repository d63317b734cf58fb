/** Reads and splits the documents of Spring AI along their structure. */
// Spring has no named modules; the name of Spring AI on the module path is that of its file.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module org.ocp4j.springai {
  requires transitive org.ocp4j.chunks;
  requires transitive spring.ai.commons;
  requires transitive spring.core;
  // Front matter in YAML; nothing else resolves the module.
  requires org.snakeyaml.engine;
  requires static org.jspecify;

  exports org.ocp4j.springai;
}

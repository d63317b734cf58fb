/** Cuts the documents of LangChain4j into segments along their structure. */
// LangChain4j has no named modules; its name on the module path is that of its file.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module org.ocp4j.langchain4j {
  requires transitive langchain4j.core;
  requires transitive org.ocp4j.chunks;
  // Front matter in YAML; nothing else resolves the module.
  requires org.snakeyaml.engine;
  requires static org.jspecify;

  exports org.ocp4j.langchain4j;

  provides dev.langchain4j.spi.data.document.splitter.DocumentSplitterFactory with
      org.ocp4j.langchain4j.OcpDocumentSplitterFactory;
}

/** Finds what is in documents, builds and edits them, and writes them back as Markdown. */
module org.ocp4j.toolkit {
  requires transitive org.ocp4j;
  requires static com.fasterxml.jackson.core;
  requires static com.fasterxml.jackson.databind;
  requires static com.fasterxml.jackson.dataformat.toml;
  requires static org.jspecify;
  requires static org.snakeyaml.engine;

  exports org.ocp4j.toolkit.build;
  exports org.ocp4j.toolkit.edit;
  exports org.ocp4j.toolkit.files;
  exports org.ocp4j.toolkit.frontmatter;
  exports org.ocp4j.toolkit.links;
  exports org.ocp4j.toolkit.markdown;
  exports org.ocp4j.toolkit.outline;
}

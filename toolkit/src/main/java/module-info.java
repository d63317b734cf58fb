/** Finds what is in documents, builds them, and writes them back as Markdown. */
module org.ocp4j.toolkit {
  requires transitive org.ocp4j;
  requires static com.fasterxml.jackson.core;
  requires static org.jspecify;

  exports org.ocp4j.toolkit.build;
  exports org.ocp4j.toolkit.files;
  exports org.ocp4j.toolkit.links;
  exports org.ocp4j.toolkit.markdown;
  exports org.ocp4j.toolkit.outline;
}

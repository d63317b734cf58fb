/** Builds documents and writes them back as Markdown. */
module org.ocp4j.toolkit {
  requires transitive org.ocp4j;
  requires static org.jspecify;

  exports org.ocp4j.toolkit.markdown;
}

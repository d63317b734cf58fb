/** Indexes Markdown and MDX with Apache Lucene. */
module org.ocp4j.lucene {
  requires transitive org.apache.lucene.core;
  requires transitive org.ocp4j.chunks;
  requires static org.jspecify;

  exports org.ocp4j.lucene;

  provides org.apache.lucene.analysis.CharFilterFactory with
      org.ocp4j.lucene.OcpMarkdownCharFilterFactory;
}

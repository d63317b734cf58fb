/** Defines the command {@code ocp}. */
// JTokkit is no named module.
@SuppressWarnings("requires-automatic")
module org.ocp4j.cli {
  requires info.picocli;
  requires jtokkit;
  requires org.ocp4j;
  requires org.ocp4j.chunks;
  requires org.ocp4j.tck;
  requires org.ocp4j.toolkit;
  requires static org.jspecify;

  opens org.ocp4j.cli to
      info.picocli;
}

/** Cuts documents into chunks for search and retrieval. */
// JTokkit is no named module; nobody but its users has it on the module path.
@SuppressWarnings("requires-automatic")
module org.ocp4j.chunks {
  requires transitive org.ocp4j.toolkit;
  requires static jtokkit;
  requires static org.jspecify;

  exports org.ocp4j.chunks;
}

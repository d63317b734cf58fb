/**
 * The native library: the parser in Rust, built for several platforms, and the code that selects
 * the right build.
 */
module org.ocp4j.nativelib {
  requires transitive org.ocp4j;
  requires static org.jspecify;

  exports org.ocp4j.nativelib;
}

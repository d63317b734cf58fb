/** A program that uses ocp4j, and does not name an engine. */
module com.example.consumer {
  requires org.ocp4j;
}

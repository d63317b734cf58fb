/** Programs with Apache Spark: a table of chunks that follows a folder, and speeds. */
@NullMarked
package org.ocp4j.example.spark;

import org.jspecify.annotations.NullMarked;

/** Measures documents in Spark, beside one JVM without Spark and beside commonmark-java. */
@NullMarked
package org.ocp4j.example.spark.speed;

import org.jspecify.annotations.NullMarked;

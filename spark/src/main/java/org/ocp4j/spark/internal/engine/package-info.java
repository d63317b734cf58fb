/** The engine of a JVM that runs tasks. */
@NullMarked
package org.ocp4j.spark.internal.engine;

import org.jspecify.annotations.NullMarked;

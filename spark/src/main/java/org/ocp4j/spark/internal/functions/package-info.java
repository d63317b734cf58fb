/** The SQL functions: what each of them computes, and how Spark calls it. */
@NullMarked
package org.ocp4j.spark.internal.functions;

import org.jspecify.annotations.NullMarked;

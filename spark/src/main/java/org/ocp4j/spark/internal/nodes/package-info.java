/** What the rows of nodes have in common, in Spark and in Arrow. */
@NullMarked
package org.ocp4j.spark.internal.nodes;

import org.jspecify.annotations.NullMarked;

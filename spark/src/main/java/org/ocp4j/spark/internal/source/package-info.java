/** The data source {@code mdx}, which reads files. */
@NullMarked
package org.ocp4j.spark.internal.source;

import org.jspecify.annotations.NullMarked;

/** Documents as vectors and buffers of Apache Arrow. */
@NullMarked
package org.ocp4j.spark.arrow;

import org.jspecify.annotations.NullMarked;

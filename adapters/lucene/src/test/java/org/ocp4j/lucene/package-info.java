/** Tests of the package. */
@NullMarked
package org.ocp4j.lucene;

import org.jspecify.annotations.NullMarked;

/** Finds probable mistakes in documents. The rules read only the payload. */
@NullMarked
package org.ocp4j.lint;

import org.jspecify.annotations.NullMarked;

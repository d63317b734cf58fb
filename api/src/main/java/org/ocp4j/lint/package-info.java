/** What is probably wrong in documents, found in the payload alone. */
@NullMarked
package org.ocp4j.lint;

import org.jspecify.annotations.NullMarked;

/** Parses MDX and Markdown into OCP payloads, and reads them in place. */
@NullMarked
package org.ocp4j;

import org.jspecify.annotations.NullMarked;
